"""Lengths: of each text, and of those that stand together."""

import pytest

from content import load
from content.faults import Faults
from content.rules import assembled, length
from content.rules.keys import ROLES
from content.rules.length import LIMITS
from content.rules.said import LONG_NAME, Role
from dialogs.child import LONGEST_NAME
from engine.assembly import FITS_ONE
from gateway.texts import CAPTION
from tests.content.packs import Pack, Told

STEP = "steps/listen.md"


def test_that_every_kind_of_text_has_a_limit() -> None:
    assert set(LIMITS) == set(Role)


def test_that_a_name_is_as_long_as_one_may_be() -> None:
    assert len(LONG_NAME) == LONGEST_NAME


def test_that_one_screen_is_what_the_engine_takes_for_one() -> None:
    assert (assembled.SCREEN, assembled.CAPTION) == (FITS_ONE, CAPTION)


@pytest.mark.parametrize(
    ("key", "most"),
    [
        ("story", 600),
        ("done", 34),
        ("reflection-low", 34),
        ("old-button", 190),
        ("bot-name", 64),
        ("bot-description", 512),
        ("bot-short-description", 120),
        ("command-help", 60),
        ("operator-concern", 600),
    ],
)
def test_that_a_message_is_no_longer_than_its_place(pack: Pack, key: str, most: int) -> None:
    assert LIMITS[ROLES[key]] == most
    pack.say(key, "a" * most)
    assert pack.told(length.check) == []
    line = pack.say(key, "a" * (most + 1))
    assert pack.told(length.check) == [("en/ui.ftl", line, "length")]


def test_that_markup_does_not_count(pack: Pack) -> None:
    pack.say("story", f"<b>{'a' * 599}</b>&amp;")
    assert pack.told(length.check) == []


def test_that_a_long_name_counts(pack: Pack) -> None:
    line = pack.say("story", "a" * 570 + " { $child }")
    assert pack.told(length.check) == [("en/ui.ftl", line, "length")]
    assert "601 characters" in pack.message(length.check)


def test_that_the_longest_case_counts(pack: Pack) -> None:
    line = pack.say("ending", "{ $days ->\n    [one] day\n   *[other] " + "a" * 601 + "\n  }")
    assert pack.told(length.check) == [("en/ui.ftl", line, "length")]


@pytest.mark.parametrize(("text", "faults"), [("a" * 900, 0), ("a" * 901, 1), ("a " * 90, 0), ("a " * 91, 1)])
def test_that_an_idea_may_be_longer_but_has_ninety_words(pack: Pack, text: str, faults: int) -> None:
    pack.drop(STEP, "## Idea")
    line = pack.line(STEP, "## Idea")
    pack.put(STEP, line, f"## Idea\n{text}\n\n{pack.lines(STEP)[line - 1]}")
    assert pack.told(length.check) == [(f"en/{STEP}", line + 1, "length")] * faults


@pytest.mark.parametrize(
    ("name", "beginning", "new"),
    [
        (STEP, "title:", "title: " + "a" * 35),
        (STEP, "- no_time:", "- no_time: " + "a" * 35),
        ("signs.yaml", "  name:", "  name: " + "a" * 35),
        ("causes.yaml", "  name:", "  name: " + "a" * 35),
        ("causes.yaml", "  answer:", "  answer: " + "a" * 601),
        ("lines.yaml", "  - ", "  - " + "a" * 601),
        ("concerns/eating.md", "- ", "- " + "a" * 601),
    ],
)
def test_that_every_file_is_measured(pack: Pack, name: str, beginning: str, new: str) -> None:
    line = pack.put(name, pack.line(name, beginning), new)
    assert pack.told(length.check) == [(f"en/{name}", line, "length")]


def test_that_what_is_kept_after_the_end_is_one_line(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Keep") + 1, "a" * 141)
    assert pack.told(length.check) == [(f"en/{STEP}", line, "length")]


def test_that_a_tip_for_an_age_is_measured_where_it_stands(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "  [13-17]"), "  [13-17] " + "a" * 601)
    assert pack.told(length.check) == [(f"en/{STEP}", line, "length")]


def together(whole: Pack) -> list[Told]:
    content = load.read(whole.folder)[0]
    assert content is not None
    faults = Faults()
    assembled.check(whole.language(), content, faults)
    return [(str(fault.file.relative_to(whole.folder)), fault.line, fault.rule) for fault in faults.found]


LONG = "a" * 580


@pytest.mark.parametrize(
    ("name", "beginning", "after", "new"),
    [
        (STEP, "- always:", "", "- always: " + LONG),
        (STEP, "## Why", "", "## Why\n" + LONG * 2),
        (STEP, "### Today", "## Action 6-9", "### Today\n" + LONG),
        (STEP, "### Smaller", "## Action 6-9", "### Smaller\n" + LONG * 2),
        (STEP, "### Leave out", "## Action 6-9", '### Leave out\n- "A" - ' + LONG * 2),
        (STEP, "## Check-in", "", "## Check-in\n- " + LONG * 2),
        (STEP, "## Reflection", "", "## Reflection\n" + LONG * 2),
        (STEP, "## Strength", "", "## Strength\n" + LONG),
        (STEP, "## Keep", "", "## Keep\n" + LONG * 2),
        ("signs.yaml", "  said:", "", "  said: " + LONG),
        ("signs.yaml", "  faded:", "", "  faded: " + LONG * 2),
        ("signs.yaml", "  else:", "", "  else: " + LONG * 2),
        ("causes.yaml", "  said:", "", "  said: " + LONG),
        ("lines.yaml", "  - ", "review_opening:", "  - " + LONG * 2),
        ("concerns/eating.md", "- ", "## Now", "- " + LONG),
        ("concerns/eating.md", "## Heard", "", "## Heard\n" + LONG * 2),
    ],
)
def test_that_what_stands_in_one_message_fits_it(whole: Pack, name: str, beginning: str, after: str, new: str) -> None:
    whole.put(name, whole.line(name, beginning, after), new)
    assert "together" in {rule for file, _, rule in together(whole) if file == f"en/{name}"}


def test_that_a_fault_names_the_longest_of_what_varies(whole: Pack) -> None:
    line = whole.line(STEP, "- always:")
    whole.put(STEP, line, "- always: " + LONG)
    whole.put(STEP, whole.line(STEP, "## Why") + 1, LONG)
    assert set(together(whole)) >= {(f"en/{STEP}", line, "together")}


@pytest.mark.parametrize("key", ["sos", "ending"])
def test_that_a_message_fits_with_what_is_put_under_it(whole: Pack, key: str) -> None:
    line = whole.say(key, LONG * 2)
    assert ("en/ui.ftl", line, "together") in together(whole)


def test_that_nothing_is_put_together_where_a_language_cannot_be_served(whole: Pack) -> None:
    faults = Faults()
    assembled.check(whole.language(), None, faults)
    assert faults.found == []
