"""Presses: the open question's, an old one's, the same one twice."""

import pytest

from fsm.reply import Edit, Say, Settle, Toast
from fsm.states import State
from tests.conversation import Conversation, a_parent

RESTING = (State.DAY, State.ENDED)


@pytest.mark.parametrize("state", [state for state in State if state not in RESTING])
def test_a_double_press_is_taken_once(language: str, state: State) -> None:
    for _, data in a_parent(state, language).open_buttons():
        bot = a_parent(state, language).presses_data(data)
        assert bot.turn is not None
        if bot.turn.erase or bot.journey.taken != data:
            continue  # A tick or a language: the same press again takes it back.
        before = bot.journey.copy()
        bot.presses_data(data)
        assert bot.journey == before
        assert bot.replies(Toast) == [Toast("callback")]
        assert len(bot.turn.replies) == 1


def test_an_old_button_is_answered_and_the_open_question_comes_back(language: str) -> None:
    bot = a_parent(State.PACE, language)
    old = bot.open_buttons()[0][1]
    bot.chooses("every_day").is_in(State.STORY).chooses("buttons").is_in(State.SIGNS)
    before = bot.journey.copy()
    bot.presses_data(old).is_in(State.SIGNS).asks_again()
    assert bot.toast == bot.scene.label("old-button")
    assert bot.journey == before


@pytest.mark.parametrize("state", RESTING)
def test_an_old_button_while_nothing_is_open(state: State) -> None:
    bot = a_parent(state).presses_data("1:yes")
    assert bot.toast == bot.scene.label("old-button")
    assert not bot.shown


def test_the_answered_question_shows_what_was_chosen() -> None:
    bot = a_parent(State.PACE)
    (message,) = [shown.id for shown in bot.shown]
    data = dict(bot.open_buttons())["Three a week"]
    bot.presses_data(data, message)
    assert bot.replies(Settle) == [Settle(message, "Three a week", data)]
    assert bot.turn is not None
    # It settles last: the answer does not wait for it.
    assert isinstance(bot.turn.replies[-1], Settle)


def test_what_changes_in_place_is_not_settled() -> None:
    bot = a_parent(State.SIGNS).chooses("snaps")
    assert bot.turn is not None
    assert [type(reply) for reply in bot.turn.replies] == [Toast, Edit]


def test_a_leaf_of_something_that_is_gone() -> None:
    bot = a_parent(State.DAY).presses_data("*:step.knitting.today")
    assert bot.toast == bot.scene.label("old-button")
    bot = Conversation().says("/start").presses_data("*:plan.0")
    assert bot.toast == bot.scene.label("old-button")


def test_a_leaf_opens_as_a_message_of_its_own_or_turns_in_place() -> None:
    bot = a_parent(State.CHECK_IN).presses_data("*:open.plan.0")
    assert [type(reply) for reply in bot.replies(Say)] == [Say]
    bot.presses_data("*:plan.1", bot.phone.last)
    assert len(bot.replies(Edit)) == 1
