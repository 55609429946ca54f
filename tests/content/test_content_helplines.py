"""helplines.yaml: each number with its source and its day."""

from datetime import date
from pathlib import Path

import pytest

from content.faults import Faults
from content.helplines import read
from content.rules import helplines

TODAY = date(2026, 11, 24)
WHOLE = """\
directories:
  - name: "Find a Helpline"
    url: https://findahelpline.com
    for: [any]
    who: anyone
    languages: [en]
    source: https://findahelpline.com/about
    verified: 2026-11-24

NO:
  emergency:
    number: "113"
    source: https://example.org/no
    verified: 2025-11-24
  services:
    - name: "Lifeline"
      number: "+47 800 (40) 008"
      for: [self_harm, parent_crisis]
      who: parent
      hours: "24/7"
      languages: [en, nb]
      source: https://example.org/life
      verified: 2026-01-01
"""


def told(tmp_path: Path, text: str) -> list[str]:
    """What the loader and the rule say together, as the check does."""
    path = tmp_path / "helplines.yaml"
    path.write_text(text, "utf-8")
    faults = Faults()
    read(path, faults)
    helplines.check(path, TODAY, faults)
    return [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


def test_that_a_whole_file_has_no_faults(tmp_path: Path) -> None:
    assert told(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("NO:", "Norway:", "10: helpline: 'Norway' is no country's code"),
        ("NO:", "QQ:", "10: helpline: 'QQ' is no country's code"),
        ('number: "113"', "number: 113", "11: helpline: the emergency number is no text in quotes"),
        ('number: "113"', 'number: "ask"', "11: helpline: 'ask' is no number"),
        ('name: "Lifeline"', 'title: "Lifeline"', "16: helpline: an entry without a name"),
        (
            'number: "+47 800 (40) 008"',
            "number: 80040008",
            "16: helpline: an entry without a number in quotes, or url,",
        ),
        ("+47 800 (40) 008", "call them", "16: helpline: 'call them' is no number"),
        ("url: https://findahelpline.com", "url: findahelpline", "2: helpline: 'findahelpline' is no address"),
        ("parent_crisis", "parent_crises", "16: helpline: 'parent_crises' is no concern"),
        ("for: [self_harm, parent_crisis]", "for: []", "16: helpline: an entry without 'for'"),
        ("who: parent", "who: mothers", "16: helpline: 'who' is one of anyone, parent, child"),
        ("languages: [en, nb]", "languages: []", "16: helpline: an entry without languages"),
        ("[en, nb]", "[en, norwegian]", "16: helpline: 'norwegian' is no language"),
        ("hours:", "open:", "20: unknown: nothing asks for 'open'"),
        ("source: https://example.org/life", "source: a leaflet", "16: helpline: an entry without a source's address"),
        ("verified: 2026-01-01", "verified: lately", "16: helpline: an entry without the day it was verified"),
        ("verified: 2026-01-01", "verified: 2026-13-01", "16: helpline: an entry without the day it was verified"),
        ("      verified: 2026-01-01\n", "", "16: helpline: an entry without the day it was verified"),
        (
            "verified: 2026-01-01",
            "verified: 2025-11-23",
            "23: helpline: not verified since 2025-11-23, over a year ago",
        ),
        (
            "verified: 2026-01-01",
            "verified: 2026-11-25",
            "23: helpline: verified on 2026-11-25, which is still to come",
        ),
        ("2025-11-24", "2025-11-23", "14: helpline: not verified since 2025-11-23, over a year ago"),
        ("  services:", "  service:", "15: unknown: nothing asks for 'service'"),
        ("  services:", "  service:", "10: helpline: NO has no services"),
        ("  emergency:", "  emergencies:", "11: unknown: nothing asks for 'emergencies'"),
        ("  emergency:", "  emergencies:", "10: helpline: NO has no emergency number"),
    ],
)
def test_that_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in WHOLE
    found = told(tmp_path, WHOLE.replace(old, new))
    assert fault in found
    assert len(found) <= 2


def test_that_a_country_without_an_entry_gets_the_directories(tmp_path: Path) -> None:
    found = told(tmp_path, WHOLE[WHOLE.index("NO:") :])
    assert found == ["1: helpline: no directories: a country without an entry would get nothing"]


def test_that_two_short_numbers_are_a_number(tmp_path: Path) -> None:
    assert told(tmp_path, WHOLE.replace('"113"', '"112 · 113"')) == []


def test_that_a_service_stands_once(tmp_path: Path) -> None:
    again = WHOLE[WHOLE.index("    - name") :]
    assert told(tmp_path, WHOLE + again) == ["24: helpline: 'Lifeline' stands here a second time"]
