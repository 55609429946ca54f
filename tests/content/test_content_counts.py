"""How many there are of a kind."""

import pytest

from content.rules import counts
from tests.content.packs import Pack

STEP = "steps/listen.md"


@pytest.mark.parametrize("heading", ["Check-in", "Done", "Partly", "Not yet", "Hard again"])
def test_that_there_is_a_text_for_each_of_four_days(pack: Pack, heading: str) -> None:
    line = pack.line(STEP, f"## {heading}")
    pack.cut(STEP, line + 1, line + 2)
    assert pack.told(counts.check) == [(f"en/{STEP}", line, "count")]


@pytest.mark.parametrize(("heading", "wanted"), [("Say", "3"), ("Leave out", "2")])
def test_that_there_are_so_many_sentences(pack: Pack, heading: str, wanted: str) -> None:
    line = pack.line(STEP, f"### {heading}", "## Action 10-12")
    pack.put(STEP, line, f'### {heading}\n- "Wait" - It takes time.')
    assert pack.told(counts.check) == [(f"en/{STEP}", line, "count")]
    assert f"'{heading}' of 'Action 10-12', {wanted} are wanted" in pack.message(counts.check)


def test_that_there_are_four_hard_reasons_at_least(pack: Pack) -> None:
    pack.drop(STEP, "## Hard")
    line = pack.line(STEP, "## Hard again")
    pack.put(STEP, line, "## Hard\n- no_time: No time\n  Rest.\n\n## Hard again")
    assert pack.told(counts.check) == [(f"en/{STEP}", line, "count")]


def test_that_a_pool_lasts(pack: Pack) -> None:
    line = pack.line("lines.yaml", "silence:")
    pack.cut("lines.yaml", line + 1, line + 2)
    assert pack.told(counts.check) == [("en/lines.yaml", line, "count")]


def test_that_a_pool_that_nobody_asks_for_needs_no_lines(pack: Pack) -> None:
    pack.add("lines.yaml", "other: [One.]")
    assert pack.told(counts.check) == []


def test_that_the_privacy_policy_has_a_handful_of_pages(pack: Pack) -> None:
    pack.write("privacy.md", ["## All of it", "Nothing is kept."])
    assert pack.told(counts.check) == [("en/privacy.md", 1, "count")]


def test_that_a_privacy_policy_that_there_is_not_is_not_counted(pack: Pack) -> None:
    pack.path("privacy.md").unlink()
    assert pack.told(counts.check) == []
