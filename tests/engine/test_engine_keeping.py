"""A year without a word: the parent is told once, and a month later everything is erased. Any word keeps it."""

from datetime import datetime, timedelta

import pytest

from fsm import schedule
from fsm.event import Blocked, HumanReply
from fsm.reply import Edit, Say, Toast
from fsm.retention import Retention
from fsm.states import State
from tests.conversation import Conversation, a_parent

DAY = timedelta(days=1)
LASTING = [State.STORY, State.QUIET, State.PAUSED, State.ENDED, State.CHECK_IN, State.HARD, State.SUPPORT_DRAFT]


def silent(bot: Conversation, until: datetime) -> Conversation:
    """The clock calls whenever it wants to, and the parent says nothing, until that time or the end."""
    for _ in range(1000):
        assert bot.turn is not None
        due = bot.turn.due
        if due is None or due > until or bot.turn.erase:
            return bot
        bot.now = due
        bot.calls()
    raise AssertionError("the clock calls without end")


def told(bot: Conversation) -> list[str]:
    """The notices on the phone."""
    return [shown.text for shown in bot.phone.messages.values() if any(":keep" in data for _, data in shown.buttons())]


@pytest.mark.parametrize("state", LASTING)
def test_silent_for_a_year_told_once_and_a_month_later_erased(state: State) -> None:
    bot = a_parent(state)
    last = bot.journey.last_word
    assert last is not None
    begun = bot.now - (bot.now.date() - last)
    silent(bot, begun + 360 * DAY)
    assert told(bot) == []
    silent(bot, begun + 394 * DAY)
    (notice,) = told(bot)
    assert bot.scene.date(last + 395 * DAY) in notice
    assert bot.journey.warned == last + 365 * DAY
    assert bot.turn is not None
    assert not bot.turn.erase
    silent(bot, begun + 397 * DAY)
    assert bot.turn.erase
    assert (bot.turn.replies, bot.files.filed) == ((), [])
    assert bot.now.date() == last + 395 * DAY


def test_the_notice_comes_at_the_parents_hour_as_a_scheduled_message() -> None:
    bot = a_parent(State.QUIET)
    silent(bot, bot.now + 370 * DAY)
    assert bot.turn is not None
    assert bot.turn.scheduled
    assert schedule.local(bot.journey, bot.now).hour == bot.journey.hour == 20
    # At night it waits for the next evening.
    late = a_parent(State.QUIET)
    late.now = (late.now + 400 * DAY).replace(hour=3)
    assert not late.calls().shown
    assert late.ends is not None
    assert schedule.local(late.journey, late.ends).hour == 20


@pytest.mark.parametrize("how", ["word", "press", "command", "old button"])
def test_any_word_keeps_everything_for_another_year(language: str, how: str) -> None:
    bot = a_parent(State.QUIET, language)
    silent(bot, bot.now + 370 * DAY)
    assert len(told(bot)) == 1
    kept = list(bot.files.filed)
    bot.now += 10 * DAY
    match how:
        case "word":
            bot.says("still here")
        case "press":
            bot.presses(bot.scene.label("retention-keep")).said("retention-kept")
            assert [len(bot.replies(kind)) for kind in (Toast, Edit, Say)] == [1, 1, 0]
            assert bot.state == State.QUIET
        case "command":
            bot.says("/help")
        case "old button":
            bot.presses_data("1:yes")
    assert bot.journey.warned is None
    assert bot.journey.last_word == bot.now.date()
    assert bot.files.filed[: len(kept)] == kept
    assert bot.ends is not None
    assert bot.ends - bot.now > 360 * DAY


def test_a_press_on_keep_after_the_erasure_keeps_nothing() -> None:
    bot = a_parent(State.QUIET)
    silent(bot, bot.now + 400 * DAY)
    bot.presses_data("*:keep").is_in(State.WELCOME)
    assert bot.toast == bot.scene.label("old-button")


def test_who_blocked_the_bot_cannot_be_told_and_is_erased_as_late() -> None:
    bot = a_parent(State.DAY)
    begun = bot.now
    bot.take(Blocked())
    silent(bot, begun + 390 * DAY)
    assert bot.turn is not None
    assert not bot.turn.erase
    silent(bot, begun + 400 * DAY)
    assert bot.turn.erase
    assert told(bot) == []


def test_who_never_agreed_is_a_number_that_goes_after_a_month() -> None:
    bot = Conversation().says("/start")
    begun = bot.now
    silent(bot, begun + 29 * DAY)
    assert bot.turn is not None
    assert not bot.turn.erase
    silent(bot, begun + 31 * DAY)
    assert bot.turn.erase
    assert not bot.turn.replies


def test_a_humans_answer_is_no_word_of_the_parents() -> None:
    bot = a_parent(State.QUIET)
    last = bot.journey.last_word
    bot.now += 100 * DAY
    bot.take(HumanReply("How are you?"))
    assert bot.journey.last_word == last


def test_the_operator_chooses_the_times() -> None:
    bot = a_parent(State.QUIET)
    bot.retention = Retention(silent=90, notice=14)
    begun = bot.now
    bot.calls()
    silent(bot, begun + 95 * DAY)
    assert len(told(bot)) == 1
    silent(bot, begun + 110 * DAY)
    assert bot.turn is not None
    assert bot.turn.erase


def test_a_longer_time_than_before_says_nothing_early() -> None:
    """The clock calls as it was set under the shorter time."""
    for state in (State.STORY, State.QUIET, State.CHECK_IN):
        bot = a_parent(state)
        silent(bot, bot.now + 300 * DAY)
        before = len(bot.phone.messages)
        bot.retention = Retention(silent=730)
        bot.now = (bot.now + 70 * DAY).replace(hour=20)
        bot.calls()
        assert len(bot.phone.messages) == before, state


def test_a_hello_comes_no_earlier_because_the_clock_looks_whether_a_year_is_over() -> None:
    bot = a_parent(State.ENDED)
    assert bot.due is not None
    due, bot.now = bot.due, bot.now + 10 * DAY
    bot.calls().is_in(State.ENDED)
    assert not bot.shown
    assert bot.due == due


def test_a_journey_from_before_there_was_such_a_date_begins_its_year_now() -> None:
    bot = a_parent(State.QUIET)
    bot.journey.last_word = None
    bot.now += 500 * DAY
    bot.calls()
    assert not told(bot)
    assert bot.journey.last_word == bot.now.date()


def test_the_last_hello_does_not_stand_in_the_way() -> None:
    """Monthly hellos go on for a year; they are our words, not the parent's."""
    bot = a_parent(State.ENDED)
    assert bot.journey.hello
    begun = bot.now
    silent(bot, begun + 400 * DAY)
    assert len(told(bot)) == 1
    assert bot.turn is not None
    assert bot.turn.erase
