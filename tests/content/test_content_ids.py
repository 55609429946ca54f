"""Ids, keys and pools: what the code knows and what a language has."""

import pytest

from content.rules import ids
from tests.content.packs import Pack


@pytest.mark.parametrize("name", ["signs.yaml", "causes.yaml"])
def test_that_an_id_that_the_code_does_not_know_is_unknown(pack: Pack, name: str) -> None:
    line = pack.add(name, "grumpy:\n  name: Grumpy")
    assert pack.told(ids.check) == [(f"en/{name}", line, "unknown")]


@pytest.mark.parametrize("name", ["signs.yaml", "causes.yaml"])
def test_that_a_text_that_nobody_reads_is_unknown(pack: Pack, name: str) -> None:
    line = pack.line(name, "  said:")
    pack.put(name, line, '  told: "You told me."\n' + pack.lines(name)[line - 1])
    assert pack.told(ids.check) == [(f"en/{name}", line, "unknown")]


def test_that_an_age_band_that_there_is_not_is_unknown(pack: Pack) -> None:
    line = pack.put("signs.yaml", pack.line("signs.yaml", '    "2-5"'), '    "2-4": "Hides."')
    assert pack.told(ids.check) == [("en/signs.yaml", line, "unknown")]


def test_that_a_sign_without_ages_is_no_crash(pack: Pack) -> None:
    pack.write("signs.yaml", ["snaps:", '  name: "Snaps"'])
    assert pack.told(ids.check) == []


def test_that_a_pool_that_the_code_asks_for_is_there(pack: Pack) -> None:
    line = pack.put("lines.yaml", pack.line("lines.yaml", "silence:"), "quiet:")
    assert pack.told(ids.check) == [("en/lines.yaml", 1, "missing"), ("en/lines.yaml", line, "unknown")]


def test_that_a_message_that_the_code_asks_for_is_there(pack: Pack) -> None:
    line = pack.put("ui.ftl", pack.line("ui.ftl", "nudge ="), "nudged = We stopped here.")
    assert pack.told(ids.check) == [("en/ui.ftl", 1, "missing"), ("en/ui.ftl", line, "unknown")]


def test_that_every_name_on_the_exported_page_is_needed_and_no_other(pack: Pack) -> None:
    """Guards: a field without a name stood on the page under the code's id."""
    line = pack.line("ui.ftl", "export-page-diary =")
    pack.put("ui.ftl", line, "export-page-a-new-table = A new table")
    assert pack.told(ids.check) == [("en/ui.ftl", 1, "missing"), ("en/ui.ftl", line, "unknown")]


def test_that_a_message_says_something(pack: Pack) -> None:
    line = pack.say("nudge", '{ "" }')
    assert pack.told(ids.check) == [("en/ui.ftl", line, "missing")]


def test_that_a_message_says_something_in_every_case(pack: Pack) -> None:
    line = pack.say("nudge", '{ $pronoun ->\n    [he] { "" }\n    [she] Go on.\n   *[they] Go on.\n  }')
    assert pack.told(ids.check) == [("en/ui.ftl", line, "missing")]


def test_that_a_message_without_a_text_of_its_own_is_missing(pack: Pack) -> None:
    pack.say("nudge", "\n  .title = We stopped here.")
    assert pack.told(ids.check) == [("en/ui.ftl", 1, "missing")]


def test_that_a_section_of_a_concern_that_nobody_reads_is_unknown(pack: Pack) -> None:
    line = pack.add("concerns/eating.md", "## Later\nWait.")
    assert pack.told(ids.check) == [("en/concerns/eating.md", line, "unknown")]


def test_that_only_violence_to_the_child_speaks_of_the_parents_own_hand(pack: Pack) -> None:
    line = pack.add("concerns/eating.md", "## Heard (parent)\nI read that it was you.")
    assert pack.told(ids.check) == [("en/concerns/eating.md", line, "unknown")]


@pytest.mark.parametrize("heading", ["## Heard (parent)", "## Now (parent)"])
def test_that_violence_to_the_child_speaks_of_the_parents_own_hand(pack: Pack, heading: str) -> None:
    pack.drop("concerns/violence_to_child.md", heading)
    assert pack.told(ids.check) == [("en/concerns/violence_to_child.md", 1, "missing")]


def test_that_a_section_of_a_concern_stands_once(pack: Pack) -> None:
    line = pack.add("concerns/eating.md", "## Back\nWe go on.")
    assert pack.told(ids.check) == [("en/concerns/eating.md", line, "twice")]


@pytest.mark.parametrize(("heading", "lost"), [("## Back", "- We go on."), ("## Now", "Stay near.\n")])
def test_that_what_a_concern_does_not_show_is_lost(pack: Pack, heading: str, lost: str) -> None:
    line = pack.line("concerns/eating.md", heading)
    pack.put("concerns/eating.md", line, f"{heading}\n{lost}")
    assert pack.told(ids.check) == [("en/concerns/eating.md", line, "form")]
