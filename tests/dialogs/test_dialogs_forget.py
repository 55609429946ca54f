"""One thing that the parent wrote or answered is erased alone, with what the journey had of it."""

from datetime import timedelta

import pytest

from fsm.states import State
from fsm.words import Progress, Sign
from tests.conversation import Conversation, a_parent

NOTE = "He snaps at me when I only ask how school was."


def labels(bot: Conversation) -> list[str]:
    """What the list offers."""
    return [label for label, data in bot.open_buttons() if ":item." in data]


def test_a_note_is_erased_alone(language: str) -> None:
    bot = a_parent(State.DAY, language).says("the unicorn note").says("/forget")
    kept = [one for one in bot.files.filed if one.answer.words != "the unicorn note"]
    bot.chooses("one").is_in(State.FORGETTING_ONE).said("forget-one")
    assert "the unicorn note" in labels(bot)[0]
    bot.presses(labels(bot)[0]).is_in(State.FORGETTING_THIS).asked("the unicorn note")
    bot.chooses("yes").is_in(State.DAY).said("forgotten-one")
    assert bot.files.filed == kept


def test_the_words_that_the_journey_quotes_of_it_go_too() -> None:
    bot = a_parent(State.DAY).says(NOTE)
    assert bot.journey.noted.signs[Sign.SNAPS] in NOTE
    assert bot.journey.heard.signs
    bot.says("/forget").chooses("one").chooses("item.*").asked(NOTE).chooses("yes")
    assert not bot.journey.noted.signs
    # What the story said is still there.
    assert bot.journey.heard.signs
    while bot.journey.heard.signs:
        story = next(one for one in bot.files.filed if one.answer.question == "story" and one.answer.words)
        bot.says("/forget").chooses("one")
        while f"item.{story.id}" not in {data.partition(":")[2] for _, data in bot.open_buttons()}:
            bot.chooses("older")
        bot.chooses(f"item.{story.id}").chooses("yes")
    # The signs that the parent ticked stay.
    assert bot.journey.signs


def test_the_name_goes_with_its_answer() -> None:
    bot = a_parent(State.DAY).says("/forget").chooses("one")
    name = next(one for one in bot.files.filed if one.answer.question == "child_name")
    bot.chooses(f"item.{name.id}").asked("Mia").chooses("yes")
    assert bot.journey.child.name == ""
    assert bot.journey.child.age == 13


@pytest.mark.parametrize("press", ["done", "hard"])
def test_an_answer_to_a_check_in_and_its_closeness_go_alone(press: str) -> None:
    bot = a_parent(State.CHECK_IN).chooses(press)
    if press == "hard":
        bot.chooses("no_time")
    bot.chooses("4").is_in(State.DAY)
    for question, field, blank in (
        ("closeness", "closeness", None),
        *((("hard", "hard", ""),) if press == "hard" else ()),
        ("check_in", "progress", Progress.SILENT),
    ):
        before = bot.journey.diary[-1]
        assert getattr(before, field) != blank
        one = next(one for one in bot.files.filed if one.answer.question == question)
        bot.says("/forget").chooses("one").chooses(f"item.{one.id}").chooses("yes")
        assert getattr(bot.journey.diary[-1], field) == blank
        assert bot.files.find(one.id) is None


def test_an_answer_after_midnight_is_to_the_evening_before() -> None:
    bot = a_parent(State.CHECK_IN)
    asked = bot.journey.diary[-1].on
    bot.now += timedelta(hours=5)
    bot.chooses("done").chooses("4")
    one = next(one for one in bot.files.filed if one.answer.question == "closeness")
    bot.says("/forget").chooses("one").chooses(f"item.{one.id}").chooses("yes")
    assert (bot.journey.diary[-1].on, bot.journey.diary[-1].closeness) == (asked, None)


def test_the_kind_of_a_concern_goes_with_the_words_it_was_heard_in() -> None:
    bot = a_parent(State.DAY).says("He wants to kill himself").chooses("yes").chooses("back")
    words = next(one for one in bot.files.filed if one.answer.words == "He wants to kill himself")
    kind = bot.files.find(words.id - 1)
    assert kind is not None
    assert (kind.answer.question, kind.answer.value) == ("concern", "self_harm")
    bot.says("/forget").chooses("one").chooses(f"item.{words.id}").chooses("yes")
    assert bot.files.find(kind.id) is None
    # That the parent confirmed it is an answer of its own.
    assert [one.answer.question for one in bot.files.page(("concern",), 0, 1)] == ["concern"]


def test_a_few_at_a_time_older_and_newer_in_place() -> None:
    bot = a_parent(State.DAY)
    for number in range(8):
        bot.says(f"note number {number}")
    bot.says("/forget").chooses("one")
    assert [label[-1] for label in labels(bot)] == list("76543")
    bot.chooses("older")
    assert [label[-1] for label in labels(bot)][:3] == list("210")
    bot.chooses("newer")
    assert [label[-1] for label in labels(bot)] == list("76543")
    # Begun anew it begins with the newest.
    bot.chooses("older").chooses("back").says("/forget").chooses("one")
    assert labels(bot)[0].endswith("7")


def test_it_can_be_thought_over(language: str) -> None:
    bot = a_parent(State.FORGETTING_THIS, language)
    before = list(bot.files.filed)
    bot.says("hm").said("please-press").asks_again().chooses("back").is_in(State.DAY)
    assert bot.files.filed == before


def test_one_that_is_gone_meanwhile_is_said_to_be(language: str) -> None:
    bot = a_parent(State.FORGETTING_THIS, language)
    bot.files.filed = [one for one in bot.files.filed if one.id != bot.journey.chosen]
    bot.take_anew().said("forget-one-none")
    bot.chooses("back").is_in(State.DAY)


def test_who_has_answered_by_taps_alone_has_nothing_to_choose_from() -> None:
    bot = a_parent(State.CHILD_NAME).says("/forget").is_in(State.FORGETTING)
    assert "one" not in {data.partition(":")[2] for _, data in bot.open_buttons()}


def test_markup_in_the_parents_words_is_shown_as_they_wrote_it() -> None:
    words = "<b>she</b> & I, " + "word " * 200
    bot = a_parent(State.DAY).says(words).says("/forget").chooses("one").chooses("item.*")
    bot.asked("&lt;b&gt;she&lt;/b&gt; &amp; I, word", "…")
    assert len(bot.text) < 900
