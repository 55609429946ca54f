"""YAML with its lines."""

from datetime import date
from pathlib import Path

from content.faults import Faults
from content.marked import Marked, read

FILE = Path("x.yaml")


def read_text(tmp_path: Path, text: str) -> tuple[Marked, list[str]]:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    faults = Faults()
    return read(path, faults), [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


def test_that_everything_has_its_line(tmp_path: Path) -> None:
    found, faults = read_text(tmp_path, "# first\na:\n  b: one\n  c: [two,\n    three]\nday: 2026-01-02\n")
    assert faults == []
    assert [(keys, one.value, one.line) for keys, one in found.leaves("x")] == [
        (("x", "a", "b"), "one", 3),
        (("x", "a", "c"), "two", 4),
        (("x", "a", "c"), "three", 5),
        (("x", "day"), date(2026, 1, 2), 6),
    ]


def test_that_keys_are_read_as_they_are_written(tmp_path: Path) -> None:
    found, _ = read_text(tmp_path, "NO: Norway\n2-5: toddlers\n")
    assert [key for key, _ in found.pairs()] == ["NO", "2-5"]


def test_that_what_is_not_there_is_empty(tmp_path: Path) -> None:
    found, _ = read_text(tmp_path, "a: text\nb: [1]\n")
    assert (found.text("a"), found.text("b"), found.text("c")) == ("text", "", "")
    assert found.get("c") is None
    (_, text), (_, numbers) = found.pairs()
    assert (text.pairs(), text.members(), text.get("a")) == ([], [], None)
    assert [member.value for member in numbers.members()] == [1]


def test_that_a_key_stands_once(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a: 1\nb: 2\na: 3\n")[1] == ["3: twice: 'a' stands here a second time"]


def test_that_a_day_that_there_is_not_stays_what_was_written(tmp_path: Path) -> None:
    found, faults = read_text(tmp_path, "day: 2026-13-01\n")
    assert (found.text("day"), faults) == ("2026-13-01", [])


def test_that_what_is_no_yaml_is_a_fault_with_its_line(tmp_path: Path) -> None:
    found, faults = read_text(tmp_path, 'a: 1\nb: "open\n')
    assert found.pairs() == []
    assert [fault.split(":")[0] for fault in faults] == ["3"]
    assert "no YAML: found unexpected end of stream" in faults[0]


def test_that_a_mark_that_no_text_has_is_a_fault(tmp_path: Path) -> None:
    assert "1: form: no YAML: " in read_text(tmp_path, "a: \x00\n")[1][0]


def test_that_a_list_is_no_mapping(tmp_path: Path) -> None:
    assert read_text(tmp_path, "- a\n- b\n")[1] == ["1: form: no 'key: value' lines"]


def test_that_a_file_that_there_is_not_is_a_fault(tmp_path: Path) -> None:
    faults = Faults()
    assert read(tmp_path / "none.yaml", faults).pairs() == []
    assert [(fault.line, fault.rule) for fault in faults.found] == [(1, "missing")]
