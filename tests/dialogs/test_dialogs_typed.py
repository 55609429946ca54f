"""Every button can be typed: by its label, in any case and with any punctuation, or by its number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import typed
from dialogs.leaves import leaf
from dialogs.screen import Option
from engine.turn import MAY_BE_NUMBERED
from fsm.states import State
from tests.conversation import Conversation, a_parent

OPTIONS = [Option("a", "It's new"), Option("b", "✓ Ещё нет!"), Option("c", "20:00 · London")]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("it's new", "a"),
        ("ITS NEW", None),
        ("It s new...", "a"),
        ("еще нет", "b"),
        ("20 00 london", "c"),
        ("London", None),
        ("!!!", None),
        ("", None),
    ],
)
def test_by_label(text: str, id: str | None) -> None:
    assert typed.by_label(text, OPTIONS) == id


@pytest.mark.parametrize(
    ("text", "id"), [("1", "a"), (" 2. ", "b"), ("3)", "c"), ("4", None), ("0", None), ("-1", None), ("one", None)]
)
def test_by_number(text: str, id: str | None) -> None:
    assert typed.by_number(text, OPTIONS) == id


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1, 3 and 5", [1, 3, 5]), ("1 3 5", [1, 3, 5]), ("1;2", [1, 2]), ("7", [7]), ("1 or 2", []), ("", []), ("a", [])],
)
def test_numbers(text: str, numbers: list[int]) -> None:
    assert typed.numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a \n b ", "a b"),
        ("\u202ea\u202c", "a"),
        ("\u200b\u200d\u200c ", ""),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a\x00b\x07", "ab"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert typed.one_line(text) == line


@given(text=st.text())
def test_anything_is_compared(text: str) -> None:
    assert typed.plain(typed.plain(text)) == typed.plain(text)
    assert typed.by_number(text, []) is None
    assert all(0 <= number <= 99 for number in typed.numbers(text))


def answered(bot: Conversation) -> tuple[object, ...]:
    return bot.state, bot.journey.ticked, bot.journey.reflection, bot.turn is not None and bot.turn.erase


@pytest.mark.parametrize("state", list(State))
def test_every_button_typed_does_what_it_does_pressed(language: str, state: State) -> None:
    for place, (label, data) in enumerate(dict(enumerate(a_parent(state, language).open_buttons(), 1)).values(), 1):
        if label.startswith("✓ "):
            label = label.removeprefix("✓ ")
        pressed = a_parent(state, language).presses_data(data)
        said = a_parent(state, language).says(label)
        assert answered(pressed) == answered(said), label
        if state in MAY_BE_NUMBERED and len(options(state, language)) == len(set(options(state, language))):
            number = options(state, language).index(data) + 1
            assert answered(a_parent(state, language).says(str(number))) == answered(pressed), (place, label)


def options(state: State, language: str) -> list[str]:
    bot = a_parent(state, language)
    return [data for _, data in bot.open_buttons()]


@pytest.mark.parametrize(
    "id", ["", "gone", "plan", "plan.x", "plan.1.2", "privacy.-1", "sign.", "step.listen", "step.a.b"]
)
def test_a_leaf_that_is_none(id: str) -> None:
    bot = a_parent(State.DAY)
    assert leaf(bot.journey, bot.scene, id) is None
    bot.presses_data(f"*:{id}")
    assert bot.toast == bot.scene.label("old-button")
