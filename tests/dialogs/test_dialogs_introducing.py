"""You and your child: name, age, pronoun, country, time zone, hour, pace."""

from datetime import UTC, datetime

import pytest

from fsm.states import State
from fsm.words import Pace, Pronoun
from tests.conversation import a_parent
from tests.engine.anything import MARKUP


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mia", "Mia"),
        ("  Mia   Rose ", "Mia Rose"),
        ("Zoë O'Brien-Smith", "Zoë O'Brien-Smith"),
        ("\u202eMia\u202c\u200b", "Mia"),
        ("شیرین\u200cجان", "شیرین\u200cجان"),
        ("mia", "Mia"),
        ("x" * 30, "X" + "x" * 29),
        (MARKUP, MARKUP),
    ],
)
def test_a_name_as_it_was_typed_with_a_capital(typed: str, name: str) -> None:
    bot = a_parent(State.CHILD_NAME).says(typed).is_in(State.CHILD_AGE)
    assert bot.journey.child.name == name
    bot.said("child-age")


@pytest.mark.parametrize("typed", ["x" * 31, "12345", "🙂", "...", "\u202e\u202c!"])
def test_no_name(typed: str) -> None:
    a_parent(State.CHILD_NAME).says(typed).said("child-name-long").is_in(State.CHILD_NAME).is_open()


def test_a_name_with_markup_is_shown_as_typed_and_never_interpreted() -> None:
    bot = a_parent(State.CHILD_NAME).says(MARKUP).asked("&lt;b&gt;{x}%s")
    for id in ("9", "he"):
        bot.chooses(id)
    assert "<b>{x}" not in bot.text
    bot.says("/settings")
    assert any(MARKUP in label for label in bot.buttons())


def test_the_name_may_be_left_out() -> None:
    for answer in ("Without a name", "1"):
        bot = a_parent(State.CHILD_NAME).says(answer).is_in(State.CHILD_AGE)
        assert bot.journey.child.name == ""
        bot.asked(bot.scene.pack.neutral.they)


@pytest.mark.parametrize("typed", ["Max, 9", "Max 9", "Max, he is 9", "Max, he is nine years old"])
def test_an_age_told_with_the_name_is_not_asked_again(typed: str) -> None:
    bot = a_parent(State.CHILD_NAME).says(typed).is_in(State.CHILD_PRONOUN)
    assert (bot.journey.child.name, bot.journey.child.age) == ("Max", 9)


@pytest.mark.parametrize("typed", ["Max, 19", "Agent 007"])
def test_a_number_that_is_no_age_belongs_to_the_name(typed: str) -> None:
    bot = a_parent(State.CHILD_NAME).says(typed).is_in(State.CHILD_AGE)
    assert (bot.journey.child.name, bot.journey.child.age) == (typed, None)


@pytest.mark.parametrize(
    ("typed", "age"), [("2", 2), ("17", 17), (" 9. ", 9), ("he is nine years old", 9), ("she's 13", 13)]
)
def test_an_age_in_any_words(typed: str, age: int) -> None:
    bot = a_parent(State.CHILD_AGE).says(typed).is_in(State.CHILD_PRONOUN)
    assert bot.journey.child.age == age


@pytest.mark.parametrize("typed", ["1", "18", "44", "0"])
def test_an_age_outside(typed: str) -> None:
    a_parent(State.CHILD_AGE).says(typed).said("child-age-outside").is_in(State.CHILD_AGE).is_open()


def test_no_age_in_it() -> None:
    a_parent(State.CHILD_AGE).says("still small").said("child-age-unclear").is_in(State.CHILD_AGE).is_open()


@pytest.mark.parametrize(("typed", "pronoun"), [("She", "she"), ("he", "he"), ("3", "they"), ("2.", "she")])
def test_the_pronoun_by_button_label_or_number(typed: str, pronoun: str) -> None:
    bot = a_parent(State.CHILD_PRONOUN).says(typed).is_in(State.COUNTRY)
    assert bot.journey.child.pronoun == Pronoun(pronoun)


def test_no_pronoun_in_it() -> None:
    a_parent(State.CHILD_PRONOUN).says("a boy").said("please-press").is_in(State.CHILD_PRONOUN).is_open()


@pytest.mark.parametrize(
    ("typed", "code", "state"),
    [
        ("uk", "GB", State.HOUR),
        ("We live in the Netherlands", "NL", State.HOUR),
        ("1", "US", State.TIME_ZONE),
        ("Canada", "CA", State.TIME_ZONE),
        ("россия", "RU", State.TIME_ZONE),
    ],
)
def test_a_country_by_name_or_number(typed: str, code: str, state: State) -> None:
    language = "ru" if typed == "россия" else "en"
    bot = a_parent(State.COUNTRY, language).says(typed).is_in(state)
    assert bot.journey.country == code


def test_no_country_in_it() -> None:
    a_parent(State.COUNTRY).says("Atlantis").said("country-unknown").is_in(State.COUNTRY).is_open()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Los Angeles", "America/Los_Angeles"),
        ("it's 2:31 pm", "America/Chicago"),
        ("15:30", "America/New_York"),
        ("America/Denver", "America/Denver"),
        ("Pacific/Honolulu", "Pacific/Honolulu"),
    ],
)
def test_a_zone_by_city_by_name_or_by_the_time_it_is(typed: str, zone: str) -> None:
    bot = a_parent(State.TIME_ZONE)
    bot.now = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)
    bot.says(typed).is_in(State.HOUR)
    assert bot.journey.zone == zone


def test_a_zone_by_its_button() -> None:
    bot = a_parent(State.TIME_ZONE)
    label = next(label for label, data in bot.open_buttons() if data.endswith("Chicago"))
    assert "14:30" in label
    bot.presses(label).is_in(State.HOUR)
    assert bot.journey.zone == "America/Chicago"


def test_no_zone_in_it() -> None:
    a_parent(State.TIME_ZONE).says("Atlantis").said("time-zone-unknown").is_in(State.TIME_ZONE).is_open()


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("20:00", 20), ("7", 7), ("at 9 pm", 21), ("9:30 p.m.", 21), ("12 pm", 12), ("8 AM", 8), ("22.15", 22)],
)
def test_an_hour(typed: str, hour: int) -> None:
    bot = a_parent(State.HOUR).says(typed).is_in(State.PACE).said_not("hour-night", hour=f"{hour}:00")
    assert bot.journey.hour == hour


@pytest.mark.parametrize(("typed", "hour"), [("23", 22), ("0", 22), ("3 am", 22), ("5:30", 7), ("12 am", 22)])
def test_an_hour_in_the_night_is_moved_into_the_day(typed: str, hour: int) -> None:
    bot = a_parent(State.HOUR).says(typed).is_in(State.PACE).said("hour-night", hour=f"{hour}:00")
    assert bot.journey.hour == hour


@pytest.mark.parametrize("typed", ["in the evening", "24", "99:00"])
def test_no_hour_in_it(typed: str) -> None:
    a_parent(State.HOUR).says(typed).said("hour-unclear").is_in(State.HOUR).is_open()


@pytest.mark.parametrize("pace", list(Pace))
def test_each_pace(pace: Pace) -> None:
    bot = a_parent(State.PACE).chooses(pace).is_in(State.STORY)
    assert bot.journey.pace == pace


def test_no_pace_in_it() -> None:
    a_parent(State.PACE).says("slowly").said("please-press").is_in(State.PACE).is_open()


EARLY = "She is nine and locks herself in her room and hardly says a word to me since we moved here"


@pytest.mark.parametrize(
    "state", [State.CHILD_NAME, State.CHILD_AGE, State.CHILD_PRONOUN, State.COUNTRY, State.HOUR, State.PACE]
)
def test_a_story_that_comes_early_is_kept_for_later(state: State) -> None:
    bot = a_parent(state)
    bot.journey.child = type(bot.journey.child)(bot.journey.child.name, None)
    bot.says(EARLY).said("kept-for-story").is_open()
    assert bot.journey.child.age == 9
    assert "locked_room" in bot.journey.heard.signs
    assert bot.answers[-1].words == EARLY
    # The age that it told is not asked any more.
    bot.is_in(State.CHILD_PRONOUN if state == State.CHILD_AGE else state)


def test_what_came_early_is_not_asked_for_again() -> None:
    bot = a_parent(State.PACE).says(EARLY).chooses("three_a_week").is_in(State.STORY).said("story-never-alone")
    bot.says("1").is_in(State.SIGNS).said("signs-heard")


def test_an_age_that_was_told_stays() -> None:
    bot = a_parent(State.COUNTRY).says(EARLY)
    assert bot.journey.child.age == 13
