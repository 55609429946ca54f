"""The sections, variants, bands and keys of a step."""

import pytest

from content.rules import sections
from tests.content.packs import Pack

STEP = "steps/listen.md"


def test_that_a_section_that_nobody_reads_is_unknown(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Keep"), "## Kept")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_variant_for_no_cause_is_unknown(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Idea (parent_worn_out)"), "## Idea (parent_tired)")
    assert (f"en/{STEP}", line, "unknown") in pack.told(sections.check)


def test_that_a_variant_of_what_has_none_is_unknown(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Keep"), "## Keep (never_built)")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_part_of_an_action_that_nobody_reads_is_unknown(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "### Smaller", "## Action 6-9"), "### Tomorrow")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_part_of_what_has_no_parts_is_unknown(pack: Pack) -> None:
    line = pack.add(STEP, "### Today\nSit down.")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_section_stands_once(pack: Pack) -> None:
    line = pack.add(STEP, "## Why\nBecause.")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "twice")]


@pytest.mark.parametrize("heading", ["## Why", "### Today", "## Day two"])
def test_that_a_list_where_a_text_is_read_is_lost(pack: Pack, heading: str) -> None:
    line = pack.put(STEP, pack.line(STEP, heading) + 1, "- Sit down.")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "form")]


@pytest.mark.parametrize("heading", ["## Done", "### Say", "## Reasons", "## Hard"])
def test_that_a_text_where_a_list_is_read_is_lost(pack: Pack, heading: str) -> None:
    line = pack.put(STEP, pack.line(STEP, heading), f"{heading}\nSit down.\n") + 1
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "form")]


def test_that_a_text_beside_the_parts_of_an_action_is_lost(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Action 2-5"), "## Action 2-5\nSit down.\n") + 1
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "form")]


def test_that_a_variant_has_a_text(pack: Pack) -> None:
    line = pack.add(STEP, "## Growth (separation)")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "missing")]


@pytest.mark.parametrize("cause", ["never_built", "parent_worn_out"])
def test_that_every_step_has_an_idea_for_those_ways(pack: Pack, cause: str) -> None:
    pack.drop(STEP, f"## Idea ({cause})")
    assert pack.told(sections.check) == [(f"en/{STEP}", 1, "missing")]


def test_that_every_step_speaks_to_parents_apart_or_to_those_with_a_distant_child(pack: Pack) -> None:
    for cause in ("separation", "distant_despite_care"):
        for line, text in enumerate(pack.lines(STEP), 1):
            if text == f"## Idea ({cause})":
                pack.put(STEP, line, "## Idea (serious_event)")
    assert (f"en/{STEP}", 1, "missing") in pack.told(sections.check)


def test_that_a_reason_that_the_planner_gives_is_there(pack: Pack) -> None:
    line = pack.line(STEP, "- reflection:")
    pack.cut(STEP, line, line + 1)
    assert pack.told(sections.check) == [(f"en/{STEP}", pack.line(STEP, "## Reasons"), "missing")]
    assert pack.message(sections.check) == "reason 'reflection'"


def test_that_a_reason_that_the_planner_never_gives_is_unknown(pack: Pack) -> None:
    line = pack.line(STEP, "- always:")
    pack.put(STEP, line, "- sign locked_room: The door.\n" + pack.lines(STEP)[line - 1])
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_reason_stands_once(pack: Pack) -> None:
    line = pack.line(STEP, "- always:")
    pack.put(STEP, line, "- always: The rest.\n" + pack.lines(STEP)[line - 1])
    assert pack.told(sections.check) == [(f"en/{STEP}", line + 1, "twice")]


def test_that_what_is_always_hard_is_there(pack: Pack) -> None:
    line = pack.line(STEP, "- no_time:")
    pack.put(STEP, line, "- no_hours: I had no hours")
    assert pack.told(sections.check) == [(f"en/{STEP}", pack.line(STEP, "## Hard"), "missing")]


def test_that_each_step_has_a_hard_reason_of_its_own(pack: Pack) -> None:
    common = [f"- {key}: Hard\n  Rest." for key in sections.COMMON_REASONS]
    pack.drop(STEP, "## Hard")
    start = pack.line(STEP, "## Hard again")
    pack.put(STEP, start, "\n".join(["## Hard", *common, "", "## Hard again"]))
    assert pack.told(sections.check) == [(f"en/{STEP}", start, "missing")]


def test_that_a_tip_is_for_an_age_band_that_there_is(pack: Pack) -> None:
    line = pack.line(STEP, "  [13-17]")
    pack.put(STEP, line, "  [13-19] Go.")
    assert pack.told(sections.check) == [(f"en/{STEP}", line, "unknown")]


def test_that_a_step_that_is_none_and_has_nothing_is_no_crash(pack: Pack) -> None:
    pack.write("steps/hope.md", ["## Why", "Because."])
    assert ("en/steps/hope.md", 1, "missing") in pack.told(sections.check)


def test_that_a_step_without_reasons_is_the_loaders_to_tell(pack: Pack) -> None:
    for heading in ("## Reasons", "## Hard"):
        pack.drop(STEP, heading)
    assert pack.told(sections.check) == []
