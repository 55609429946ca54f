"""The whole check, and the table."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from content.check import faults, table
from tests.content.packs import Pack

TODAY = date(2026, 11, 24)


def told(folder: Path, today: date = TODAY) -> set[str]:
    return {f"{fault.file.relative_to(folder)}:{fault.line}: {fault.rule}" for fault in faults(folder, today)}


def test_that_every_rule_is_heard(pack: Pack) -> None:
    before = told(pack.folder)
    step = "steps/listen.md"
    planted = {
        f"en/{step}:{pack.put(step, pack.line(step, 'source:'), 'source: [eight 9]')}: source",
        f"en/{step}:{pack.put(step, pack.line(step, '## Keep'), '## Kept')}: unknown",
        f"en/{step}:1: missing",
        f"en/lines.yaml:{pack.put('lines.yaml', pack.line('lines.yaml', 'silence:'), 'silence: [One.]')}: count",
        f"en/ui.ftl:{pack.say('nudge', '<u>Go on</u>')}: markup",
        f"en/ui.ftl:{pack.say('quiet', 'Go on, { $kid }')}: placeholder",
        f"en/ui.ftl:{pack.say('ending', 'The end of { $days }')}: plural",
        f"en/ui.ftl:{pack.say('resumed', 'Well done')}: forbidden",
        f"en/ui.ftl:{pack.say('pause-over', 'The programme')}: spelling",
        f"en/ui.ftl:{pack.say('not-paused', '“Go”')}: quotes",
        f"en/ui.ftl:{pack.say('story', 'a' * 601)}: length",
        f"en/ui.ftl:{pack.say('story-more', 'so ' * 30)}: sentence",
        f"en/ui.ftl:{pack.say('story-short', 'unintelligibility ' * 12)}: reading",
        f"en/ui.ftl:{pack.say('empty', 'It is all the same to me.')}: repeated",
    }
    pack.say("edited", "It is all the same to me.")
    found = told(pack.folder) - before
    missing = planted - found
    assert {fault for fault in missing if not fault.endswith("repeated")} == set()
    assert any(fault.endswith("repeated") for fault in found)


def test_that_what_stands_together_is_heard_where_all_can_be_served(pack: Pack) -> None:
    line = pack.say("sos", "a " * 299)
    assert f"en/ui.ftl:{line}: together" in told(pack.folder)


def test_that_faults_are_in_order_and_each_once(pack: Pack) -> None:
    for name in ("steps/listen.md", "steps/accept.md"):
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
