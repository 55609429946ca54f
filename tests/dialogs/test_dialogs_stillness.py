"""Silence, pause and resume: the bot keeps quiet, and any word picks up where they stopped."""

from datetime import timedelta

import pytest

from fsm import schedule
from fsm.states import State
from fsm.words import Pace
from tests.conversation import Conversation, a_parent


def test_three_silences_one_question_then_quiet(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language)
    days = [bot.scene.today]
    for _ in range(2):
        bot.waits().is_in(State.CHECK_IN)
        days.append(bot.scene.today)
    bot.waits().is_in(State.SILENCE).took_a_line_of("silence")
    assert bot.scene.today == days[0] + timedelta(days=3)
    assert bot.due is None


@pytest.mark.parametrize("reason", ["no-time", "not-helpful", "better", "other"])
def test_each_reason_is_answered_and_then_it_is_quiet(language: str, reason: str) -> None:
    bot = a_parent(State.SILENCE, language).chooses(reason.replace("-", "_")).is_in(State.QUIET)
    bot.said(f"silence-answer-{reason}").said("quiet")
    assert bot.due is None
    assert (bot.journey.pace == Pace.TWO_A_WEEK) == (reason == "no-time")
    assert bot.answers[-1].value == reason.replace("-", "_")


def test_a_word_instead_of_a_reason_is_a_way_back() -> None:
    bot = a_parent(State.SILENCE).says("I was in hospital").said("resumed").is_in(State.CHECK_IN).asks_again()
    assert bot.answers[-1].words == "I was in hospital"
    assert bot.due is not None


@pytest.mark.parametrize("word", [">resume", "/resume", "/start", "hello again", "go on now", "1"])
@pytest.mark.parametrize("still", [State.PAUSED, State.QUIET])
def test_any_word_picks_up_where_they_stopped(still: State, word: str) -> None:
    bot = a_parent(still, over=State.CLOSENESS) if still == State.PAUSED else a_parent(still)
    bot.chooses(word[1:]) if word.startswith(">") else bot.says(word)
    bot.is_in(State.CLOSENESS if still == State.PAUSED else State.CHECK_IN).said("resumed").asks_again()
    assert bot.due is not None
    assert bot.journey.pause_until is None
    assert ("hello again" in [answer.words for answer in bot.answers]) == (word == "hello again")


@pytest.mark.parametrize("still", [State.PAUSED, State.QUIET])
@pytest.mark.parametrize("command", ["/resume", "/start"])
def test_resume_works_through_what_was_laid_over_the_pause(still: State, command: str) -> None:
    bot = a_parent(still).says("/settings").is_in(State.SETTINGS)
    assert (bot.due is None) == (still == State.QUIET)
    bot.says(command).said("resumed").is_in(State.DAY if still == State.PAUSED else State.CHECK_IN)
    assert bot.due is not None


def test_nothing_to_resume() -> None:
    a_parent(State.CHECK_IN).says("/resume").said("not-paused").asks_again().is_in(State.CHECK_IN)


@pytest.mark.parametrize(("length", "days"), [("three", 3), ("week", 7), ("month", 30)])
def test_a_pause_ends_by_itself_at_the_parents_hour(language: str, length: str, days: int) -> None:
    bot = a_parent(State.PAUSING, language, over=State.CHECK_IN)
    today = bot.scene.today
    bot.chooses(length).is_in(State.PAUSED).said("paused").asks_again()
    bot.waits().said("pause-over").is_in(State.CHECK_IN)
    assert bot.scene.today - today == timedelta(days=days)
    # Who paused was not silent.
    assert (bot.journey.silent, bot.journey.misses) == (0, 0)


def test_after_a_pause_the_step_is_shown_again_before_it_is_asked_about(language: str) -> None:
    bot = a_parent(State.PAUSING, language, over=State.DAY).chooses("week").waits().said("pause-over").is_in(State.DAY)
    assert bot.journey.step is not None
    bot.said("day-again", title=bot.scene.step(bot.journey.step).title)
    back, asked = bot.scene.today, bot.journey.asked
    bot.waits().is_in(State.CHECK_IN)
    assert (bot.scene.today - back, bot.journey.asked) == (timedelta(days=1), asked + 1)


def test_an_open_pause_lasts() -> None:
    bot = a_parent(State.PAUSING).chooses("open").is_in(State.PAUSED).said("paused-open")
    assert bot.due is None


@pytest.mark.parametrize("word", ["/settings", "/support", "/restart", "/sos", "/language"])
def test_a_pause_ends_also_under_what_was_laid_over_it(word: str) -> None:
    bot = a_parent(State.PAUSED).says(word).waits().said("pause-over").is_in(State.DAY)
    assert bot.journey.under == ()


def test_a_pause_over_quiet_takes_its_place() -> None:
    bot = a_parent(State.QUIET).says("/pause").chooses("week").is_in(State.PAUSED)
    assert bot.journey.under == (State.CHECK_IN,)
    bot.waits().said("pause-over").is_in(State.CHECK_IN)


def test_the_pause_can_be_thought_over() -> None:
    a_parent(State.PAUSING, over=State.CHECK_IN).says("hm").said("please-press").asks_again().is_in(State.PAUSING)
    a_parent(State.PAUSING, over=State.CHECK_IN).chooses("back").is_in(State.CHECK_IN).asks_again()
    bot = a_parent(State.PAUSED).says("/pause").chooses("back").is_in(State.PAUSED).said("paused")
    assert bot.due is not None


def test_a_pause_before_the_programme() -> None:
    bot = a_parent(State.PAUSED, over=State.STORY).waits().said("pause-over").said("story").is_in(State.STORY)
    assert bot.due is None


def test_a_pause_after_the_end() -> None:
    bot = a_parent(State.PAUSED, over=State.ENDED).waits().is_in(State.HELLO).said("pause-over")
    assert bot.due is not None


@pytest.mark.parametrize("state", [State.PAUSED, State.QUIET, State.SILENCE, State.STORY, State.ENDED])
def test_a_clock_that_calls_too_early_says_nothing(state: State) -> None:
    bot = a_parent(state)
    if state == State.STORY:
        bot.waits().said("nudge")
    if state == State.ENDED:
        bot.journey.blocked = True
    due = schedule.next_due(bot.journey, bot.now)
    bot.now = bot.now.replace(hour=12) + timedelta(days=1)
    bot.calls().is_in(state)
    assert not bot.shown
    assert bot.due == due
    # An open pause neither.
    bot = a_parent(State.PAUSING).chooses("open")
    bot.now = bot.now.replace(hour=12) + timedelta(days=1)
    assert not bot.calls().shown


def test_a_parent_who_stops_in_the_questions_is_reminded_once(language: str) -> None:
    bot = a_parent(State.STORY, language)
    told: Conversation = bot.waits()
    told.said("nudge").said("story").is_in(State.STORY)
    assert bot.due is None
    bot.says("hello").is_in(State.STORY)
    assert bot.due is None


def test_the_reminder_comes_at_a_decent_hour_as_soon_as_the_clock_is_known() -> None:
    bot = a_parent(State.TIME_ZONE)
    assert bot.due == bot.now + timedelta(days=1)
    bot.says("Los Angeles")
    assert bot.due is not None
    assert bot.scene.journey.hour is None
    bot.waits().said("nudge")
