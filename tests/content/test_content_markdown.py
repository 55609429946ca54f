"""Markdown files as sections with their lines."""

from pathlib import Path

import pytest

from content.faults import Faults
from content.markdown import Document, read

WHOLE = """\
---
id: listen
source: [eight 3]
---
## Idea
One line
and another.

A second paragraph.

## Idea (never_built)
Begin.

## Action 2-5
### Say
- First
- Second,
  on two lines
"""


def read_text(tmp_path: Path, text: str) -> tuple[Document, list[str]]:
    path = tmp_path / "x.md"
    path.write_text(text, "utf-8")
    faults = Faults()
    return read(path, faults), [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


def test_that_a_file_is_its_sections(tmp_path: Path) -> None:
    document, faults = read_text(tmp_path, WHOLE)
    assert faults == []
    assert document.front.text("id") == "listen"
    assert [(s.title, s.line) for s in document.sections] == [
        ("Idea", 5),
        ("Idea (never_built)", 11),
        ("Action 2-5", 14),
    ]
    idea, action = document.sections[0], document.sections[2]
    assert idea.text == "One line\nand another.\n\nA second paragraph."
    assert [(p.text, p.line) for p in idea.paragraphs][1] == ("A second paragraph.", 9)
    assert [(part.name, [(i.text, i.line) for i in part.items]) for part in action.parts] == [
        ("Say", [("First", 16), ("Second,\non two lines", 17)])
    ]


def test_that_a_section_is_found_by_name_and_variant(tmp_path: Path) -> None:
    document, _ = read_text(tmp_path, WHOLE)
    found = document.section("Idea", "never_built")
    assert found is not None
    assert (found.text, found.text_line) == ("Begin.", 12)
    assert document.section("Idea", "separation") is None


def test_that_a_section_without_a_text_is_at_its_heading(tmp_path: Path) -> None:
    assert read_text(tmp_path, "## Idea\n")[0].sections[0].text_line == 1


def test_that_a_file_may_have_no_front_matter(tmp_path: Path) -> None:
    document, faults = read_text(tmp_path, "### Say\nHello.\n")
    assert (document.front.pairs(), [s.name for s in document.sections], faults) == ([], ["Say"], [])


def test_that_front_matter_that_is_none_is_a_fault_with_its_line(tmp_path: Path) -> None:
    assert read_text(tmp_path, "---\nid: a\nid: b\n---\n## Idea\n")[1] == ["3: twice: 'id' stands here a second time"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1. One\n", "2: form: a numbered list has no place here"),
        ("> One\n", "2: form: a quotation (>) has no place here"),
        ("    One\n", "2: form: lines that begin with four spaces has no place here"),
        ("```\nOne\n```\n", "2: form: a block of code has no place here"),
        ("***\n", "2: form: a line of dashes has no place here"),
    ],
)
def test_that_what_would_be_lost_is_a_fault(tmp_path: Path, text: str, fault: str) -> None:
    assert read_text(tmp_path, f"## Idea\n{text}")[1] == [fault]


def test_that_a_text_before_the_first_heading_is_a_fault(tmp_path: Path) -> None:
    found = read_text(tmp_path, "One.\n\n## Idea\nTwo.\n")[1]
    assert found == ["1: form: a text before the first heading has no place here"]


def test_that_an_underlined_paragraph_is_a_heading_of_its_own_words(tmp_path: Path) -> None:
    document, _ = read_text(tmp_path, "One\ntwo\n---\n")
    assert [s.name for s in document.sections] == ["One\ntwo"]
