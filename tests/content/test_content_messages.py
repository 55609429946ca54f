"""ui.ftl as it is written."""

from pathlib import Path

from content.faults import Faults
from content.messages import Messages, nodes, read, variables
from content.text import Neutral, Voice
from fsm.words import Pronoun

YOUR_CHILD = Neutral("your child", "your child", "your child")


def read_text(tmp_path: Path, text: str) -> tuple[Messages, list[str]]:
    path = tmp_path / "en" / "ui.ftl"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    faults = Faults()
    return read(path, faults), [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


def test_that_a_message_stands_where_its_key_does(tmp_path: Path) -> None:
    messages, faults = read_text(tmp_path, "## Group\n\n# About it\nfirst = One\nsecond =\n    Two\n")
    assert faults == []
    assert (messages.line("first"), messages.line("second"), messages.line("third")) == (4, 5, 1)


def test_that_what_is_no_fluent_is_a_fault_with_its_line(tmp_path: Path) -> None:
    messages, faults = read_text(tmp_path, "first = One\nsecond One\n\nthird = { $x\nfourth = Four\n")
    assert faults == ['2: form: no Fluent: Expected token: "="', '4: form: no Fluent: Expected token: "}"']
    assert sorted(messages.entries) == ["first", "fourth"]


def test_that_a_key_stands_once(tmp_path: Path) -> None:
    messages, faults = read_text(tmp_path, "first = One\nfirst = Two\n")
    assert faults == ["2: twice: message 'first' stands here a second time"]
    assert messages.format("first", Voice("", Pronoun.HE), YOUR_CHILD)[0] == "One"


def test_that_a_message_may_have_no_text_of_its_own(tmp_path: Path) -> None:
    messages, _ = read_text(tmp_path, "first =\n  .title = One\n")
    assert not messages.has_text("first")
    assert not messages.has_text("second")


def test_that_a_message_speaks_of_the_child(tmp_path: Path) -> None:
    messages, _ = read_text(
        tmp_path, "one = { $Child } and { $child }\ntwo = { $pronoun ->\n  [he] him\n *[they] them\n  }\n"
    )
    assert messages.format("one", Voice("", Pronoun.HE), YOUR_CHILD) == ("Your child and your child", [])
    assert messages.format("one", Voice("von Max", Pronoun.HE), YOUR_CHILD) == ("von Max and von Max", [])
    assert messages.format("two", Voice("", Pronoun.HE), YOUR_CHILD) == ("him", [])


def test_that_what_goes_wrong_in_a_message_comes_with_it(tmp_path: Path) -> None:
    messages, _ = read_text(tmp_path, "one = { $day }\n")
    assert messages.format("one", Voice("", Pronoun.HE), YOUR_CHILD, day=3) == ("3", [])
    assert len(messages.format("one", Voice("", Pronoun.HE), YOUR_CHILD)[1]) == 1


def test_the_variables_of_a_message(tmp_path: Path) -> None:
    messages, _ = read_text(tmp_path, "one = { $day ->\n  [one] { $child }\n *[other] { NUMBER($hour) }\n  }\n")
    assert variables(messages.entries["one"]) == {"day", "child", "hour"}
    assert next(iter(nodes(messages.entries["one"]))) is messages.entries["one"]
