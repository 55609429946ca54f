"""The whole check, and the table."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from content.check import faults, table
from tests.content.packs import Pack

TODAY = date(2026, 11, 24)


def told(folder: Path, today: date = TODAY) -> set[str]:
    return {f"{fault.file.relative_to(folder)}:{fault.line}: {fault.rule}" for fault in faults(folder, today)}


PLANTED = {
    "nudge": ("<u>Go on</u>", "markup"),
    "quiet": ("Go on, { $kid }", "placeholder"),
    "ending": ("The end of { $days }", "plural"),
    "resumed": ("Well done", "forbidden"),
    "pause-over": ("The programme", "spelling"),
    "not-paused": ("“Go”", "quotes"),
    "story": ("a" * 601, "length"),
    "story-more": ("so " * 30, "sentence"),
    "story-short": ("unintelligibility " * 12, "reading"),
    "empty": ("It is all the same to me.", "repeated"),
}
"""A message of each key with the fault that it has. 'edited' stands before 'empty' and says the same."""


def test_that_every_rule_is_heard(pack: Pack) -> None:
    before = told(pack.folder)
    pack.say("edited", PLANTED["empty"][0])
    for key, (text, _) in PLANTED.items():
        pack.say(key, text)
    step = "steps/listen.md"
    source = pack.put(step, pack.line(step, "source:"), "source: [eight 9]")
    kept = pack.put(step, pack.line(step, "## Keep"), "## Kept")
    silence = pack.put("lines.yaml", pack.line("lines.yaml", "silence:"), "silence: [One.]\nother:")
    wanted = {f"en/ui.ftl:{pack.line('ui.ftl', f'{key} =')}: {rule}" for key, (_, rule) in PLANTED.items()}
    wanted |= {f"en/{step}:{source}: source", f"en/{step}:{kept}: unknown", f"en/{step}:1: missing"}
    wanted |= {f"en/lines.yaml:{silence}: count", f"en/lines.yaml:{silence + 1}: unknown"}
    assert wanted - (told(pack.folder) - before) == set()


def test_that_what_stands_together_is_heard_where_all_can_be_served(whole: Pack) -> None:
    line = whole.say("sos", "a " * 299)
    assert f"en/ui.ftl:{line}: together" in told(whole.folder)


def test_that_faults_are_in_order_and_each_once(pack: Pack) -> None:
    for name in ("steps/listen.md", "steps/time_together.md"):
        pack.put(name, pack.line(name, "## Keep"), "## Kept")
    found = faults(pack.folder, TODAY)
    assert found == sorted(set(found))


def test_that_a_helpline_is_good_for_a_year(pack: Pack) -> None:
    before = told(pack.folder)
    assert told(pack.folder, TODAY + timedelta(days=366)) - before != set()


def test_that_today_is_today_unless_said(pack: Pack) -> None:
    (pack.folder / "helplines.yaml").write_text("FI: {}\n", "utf-8")
    assert "helplines.yaml:1: helpline: no directories" in str([str(fault) for fault in faults(pack.folder)])


def test_that_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    assert told(tmp_path) == {
        "en/ui.ftl:1: missing",
        "helplines.yaml:1: missing",
        "SOURCES.md:1: missing",
    }


def test_that_a_file_below_the_working_folder_is_named_from_there(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack.folder)
    pack.put("steps/listen.md", pack.line("steps/listen.md", "## Keep"), "## Kept")
    assert any(str(fault).startswith("en/steps/listen.md:1: missing: ") for fault in faults(pack.folder, TODAY))


def test_the_table(pack: Pack) -> None:
    line = pack.say("story", "Unintelligibility is " * 12)
    rows = table(pack.folder).split("\n")
    assert rows[0].startswith("en: ")
    assert "graded, median grade" in rows[0]
    assert len(rows) == 11
    assert f"{pack.path('ui.ftl')}:{line}  story" in rows[1]


def test_that_a_language_that_cannot_be_graded_is_counted(pack: Pack) -> None:
    pack.path("").rename(pack.folder / "fr")
    assert table(pack.folder).split("\n")[0].endswith(" words")
