"""Settings, language, a new round, and everything gone."""

from dataclasses import fields
from datetime import timedelta

import pytest

from engine.finish import KEPT_AT_RESTART
from fsm.journey import Journey
from fsm.states import INTRODUCING, State
from fsm.words import Pace, Pronoun
from tests.conversation import CHAT, LAID_OVER, a_parent, content, languages


def shown(name: str, value: str) -> str:
    return a_parent(State.DAY).scene.label(name, value=value)


def test_the_settings_as_they_are(language: str) -> None:
    bot = a_parent(State.SETTINGS, language, over=State.CHECK_IN).said("settings")
    labels = bot.buttons()
    for name, value in (("set-name", "Mia"), ("set-age", "13"), ("set-hour", "20:00")):
        assert bot.scene.label(name, value=value) in labels
    bot.says("make it better").said("please-press").asks_again()
    bot.chooses("back").is_in(State.CHECK_IN).asks_again()


def test_what_is_not_known_yet_is_a_dash() -> None:
    labels = a_parent(State.SETTINGS, over=State.CHILD_NAME).buttons()
    for name in ("set-name", "set-age", "set-country", "set-zone", "set-hour"):
        assert shown(name, "–") in labels


@pytest.mark.parametrize(
    ("setting", "typed", "name", "value"),
    [
        ("set_name", "Zoe", "set-name", "Zoe"),
        ("set_age", "12", "set-age", "12"),
        ("set_pronoun", "they", "set-pronoun", "They"),
        ("set_country", "Ireland", "set-country", "Ireland"),
        ("set_zone", "London", "set-zone", "London"),
        ("set_hour", "7 am", "set-hour", "7:00"),
        ("set_pace", "every day", "set-pace", "Every day"),
    ],
)
def test_each_setting(setting: str, typed: str, name: str, value: str) -> None:
    bot = a_parent(State(setting)).says("!!").is_in(State(setting)).asks_again()
    bot.says(typed).is_in(State.SETTINGS)
    assert shown(name, value) in bot.buttons()
    bot.chooses("back").is_in(State.DAY)


def test_a_new_hour_holds_from_the_next_message_on() -> None:
    bot = a_parent(State.SET_HOUR).chooses("7")
    assert bot.due is not None
    assert bot.due.hour == 7
    assert bot.due > bot.now


def test_a_country_with_many_zones_asks_for_the_zone_and_the_old_one_holds_until_then() -> None:
    """Guards: the zone was emptied, and who left it at that got messages by the clock of Greenwich, in the night."""
    bot = a_parent(State.SET_COUNTRY).says("USA").is_in(State.SET_ZONE)
    assert (bot.journey.country, bot.journey.zone) == ("US", "Europe/London")
    bot.says("/today").asks_again().says("Denver").is_in(State.SETTINGS)
    assert bot.journey.zone == "America/Denver"


def test_the_zone_needs_a_country_first() -> None:
    """Guards: without a country no city was understood, and the question had no button."""
    bot = a_parent(State.SETTINGS, over=State.CHILD_NAME).chooses("set_zone").is_in(State.SET_COUNTRY)
    bot.says("Canada").is_in(State.SET_ZONE).says("Vancouver").is_in(State.SETTINGS)
    assert bot.journey.zone == "America/Vancouver"


def test_settings_in_the_middle_of_the_questions() -> None:
    bot = a_parent(State.SETTINGS, over=State.COUNTRY).chooses("set_pronoun").chooses("he").chooses("back")
    bot.is_in(State.COUNTRY).asks_again()
    assert bot.journey.child.pronoun is Pronoun.HE


def test_a_new_pace_changes_how_long_the_programme_is() -> None:
    bot = a_parent(State.SET_PACE).chooses("two_a_week")
    assert bot.journey.pace is Pace.TWO_A_WEEK
    bot.says("/plan").presses_data("*:plan.4", bot.phone.last).asked(bot.scene.label("plan-extra"))


def test_the_language_changes_and_the_question_comes_back_in_it(language: str) -> None:
    for there in languages():
        bot = a_parent(State.CHECK_IN, language).says("/language").is_in(State.LANGUAGE).said("language")
        bot.says("klingon").said("please-press").asks_again()
        bot.chooses(there).is_in(State.CHECK_IN).asks_again()
        assert bot.journey.locale == there
        title = content().pack(there).steps[bot.journey.programme[0].step].title
        bot.asked(title)
    a_parent(State.SETTINGS, language).chooses("language").is_in(State.LANGUAGE).chooses("back").is_in(State.DAY)


def test_a_language_that_is_gone_is_english() -> None:
    bot = a_parent(State.CHECK_IN)
    bot.journey.locale = "eo"
    bot.says("/help").asked(content().pack("en").say("help", bot.scene.voice))


@pytest.mark.parametrize("state", [State.SIGNS, State.PROGRAMME, State.CHECK_IN, State.REVIEW, State.ENDED])
def test_a_new_round_keeps_the_child_and_the_settings(language: str, state: State) -> None:
    bot = a_parent(state, language).says("/restart").is_in(State.RESTARTING).said("restart")
    before = bot.journey.copy()
    bot.says("maybe").said("please-press").asks_again().chooses("yes").is_in(State.STORY).said("story")
    fresh = Journey(CHAT)
    for field in fields(Journey):
        if field.name in KEPT_AT_RESTART - {"state", "question", "taken"}:
            assert getattr(bot.journey, field.name) == getattr(before, field.name), field.name
        elif field.name not in KEPT_AT_RESTART:
            assert getattr(bot.journey, field.name) == getattr(fresh, field.name), field.name
    # The second round goes all the way to a step.
    bot.chooses("buttons").chooses("done").chooses("done")
    for _ in range(14):
        bot.chooses("3")
    bot.chooses("programme").chooses("begin").is_in(State.DAY)


def test_a_new_round_can_be_thought_over() -> None:
    bot = a_parent(State.RESTARTING, over=State.CHECK_IN).says("2").is_in(State.CHECK_IN).asks_again()
    assert bot.journey.programme


@pytest.mark.parametrize("state", [state for state in INTRODUCING if state != State.WELCOME])
def test_a_new_round_before_the_story_asks_what_is_not_known_yet(state: State) -> None:
    """Guards: /restart among the first questions led past them, to a parent without a country or an hour."""
    bot = a_parent(state).says("/restart").chooses("yes").is_in(State.CHILD_NAME).is_open()
    assert bot.journey.under == ()


def test_a_concern_that_is_open_stays_open_over_a_new_round() -> None:
    bot = a_parent(State.DAY).says("He wants to kill himself").chooses("yes").chooses("back")
    bot.says("/restart").chooses("yes").waits().is_in(State.FOLLOW_UP)


def test_everything_gone_in_two_presses(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says("/forget").is_in(State.FORGETTING).said("forget")
    bot.says("really?").said("please-press").asks_again()
    language_pack, many = bot.scene.pack, bot.files.count()
    assert many == len(bot.answers) > 20
    bot.chooses("yes")
    assert bot.turn is not None
    assert bot.turn.erase
    assert bot.turn.journey == Journey(CHAT)
    assert bot.due is None
    bot.asked(language_pack.say("forgotten", bot.scene.voice, answers=many))
    assert not bot.buttons()
    # And they may begin anew.
    bot.says("/start").is_in(State.WELCOME).said("welcome")


def test_a_button_from_before_the_erasure_matches_no_question_after_it() -> None:
    """Guards: numbers began at 0 again, and a button still on the phone answered another question than its own."""
    bot = a_parent(State.WELCOME)
    old = [data for shown in bot.phone.messages.values() for _, data in shown.buttons() if data.endswith("agree.en")]
    bot.chooses("agree.en").says("/forget").chooses("yes")
    bot.now += timedelta(seconds=5)
    bot.says("/start").is_in(State.WELCOME)
    for data in old:
        bot.presses_data(data).is_in(State.WELCOME).asks_again()
        assert bot.toast == bot.scene.label("old-button")
    assert bot.journey.consented is None


def test_forgetting_can_be_thought_over() -> None:
    bot = a_parent(State.FORGETTING, over=State.SIGNS).chooses("back").is_in(State.SIGNS).asks_again()
    assert bot.turn is not None
    assert not bot.turn.erase


def test_every_overlay_from_every_command_gives_way_to_the_clock() -> None:
    for state in LAID_OVER:
        bot = a_parent(state)
        due = bot.due
        assert due is not None, state
        assert due - bot.now <= timedelta(days=8)
        bot.waits()
        assert bot.state in (State.CHECK_IN, State.FOLLOW_UP) or (state, bot.state) == (State.PAUSED, State.DAY)
