"""Two ways to read a text, side by side: ours, and the keyword list that such programs usually are."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from signals import understand
from signals.evaluation.statements import Labels

Reader = Callable[[str, str], Labels]
"""A text and its locale in, labels out."""

KEYWORDS = Path(__file__).parent / "keywords.yaml"


def ours(text: str, locale: str) -> Labels:
    """What the program hears."""
    told = understand(text, locale)
    return Labels(
        frozenset(one.id for one in told.signs),
        frozenset(one.id for one in told.denied),
        frozenset(one.id for one in told.causes),
        frozenset(one.id for one in told.concerns),
        told.age,
    )


@cache
def _keywords(locale: str) -> dict[str, dict[str, list[str]]]:
    stored: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(KEYWORDS.read_text(encoding="utf-8"))
    return stored[locale]


def keywords(text: str, locale: str) -> Labels:
    """A label holds when one of its keywords stands in the text; nothing is denied, no age is read."""
    lowered = text.lower()

    def having(kind: str) -> frozenset[str]:
        return frozenset(id_ for id_, words in _keywords(locale)[kind].items() if any(w in lowered for w in words))

    return Labels(having("signs"), frozenset(), having("causes"), having("concerns"))
