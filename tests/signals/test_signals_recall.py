"""No change may make the bot hear fewer concerns than was published."""

import pytest
import yaml

from signals.evaluation.measure import measure
from signals.evaluation.readers import ours
from signals.evaluation.statements import DATA, LOCALES, statements

FLOORS: dict[str, dict[str, float]] = yaml.safe_load((DATA / "floors.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("locale", LOCALES)
def test_concerns_are_heard_as_often_as_was_published(locale: str) -> None:
    heard = [one for one in statements("test", locale) if one.labels.concerns]
    measured = measure(ours, heard)
    floors = FLOORS[locale]
    assert measured.plain.value >= floors["plain"]
    assert measured.indirect.value >= floors["indirect"]
