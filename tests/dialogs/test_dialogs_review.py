"""The weekly review, and the end."""

from datetime import timedelta

import pytest

from fsm.journey import Day, Review
from fsm.reply import Picture, Say
from fsm.states import State
from fsm.words import Change, Progress, Sign, StepId
from tests.conversation import Conversation, a_parent


def reviewed(bot: Conversation, *ticked: Sign) -> Conversation:
    """Sets the ticks as they are now, and ends the list."""
    bot.is_in(State.REVIEW)
    for sign in Sign:
        if (sign in ticked) != (sign in bot.journey.ticked):
            bot.chooses(sign)
    return bot.chooses("done").is_in(State.REVIEW_RESULT)


def next_review(bot: Conversation) -> Conversation:
    if bot.state == State.REVIEW_RESULT:
        bot.chooses("onward")
    while bot.state != State.REVIEW:
        bot.waits().chooses("done").chooses("3")
    return bot


BEFORE = (Sign.LOCKED_ROOM, Sign.STOPPED_TALKING)


@pytest.mark.parametrize(
    ("after", "change"),
    [
        ((Sign.LOCKED_ROOM,), Change.BETTER),
        (BEFORE, Change.SAME),
        ((*BEFORE, Sign.SNAPS), Change.WORSE),
        ((Sign.LOCKED_ROOM, Sign.SNAPS), Change.MIXED),
        ((), Change.BETTER),
    ],
)
def test_what_changed_is_said(language: str, after: tuple[Sign, ...], change: Change) -> None:
    bot = a_parent(State.REVIEW, language).took_a_line_of("review_opening")
    assert bot.journey.ticked == BEFORE
    reviewed(bot, *after).took_a_line_of(f"review_{change}")
    assert (bot.journey.reviews[-1].outcome, tuple(bot.journey.signs)) == (change, after)
    for sign in BEFORE:
        if sign not in after:
            bot.said("review-less").told(bot.scene.pack.signs[sign].faded)


def test_closeness_decides_where_the_signs_stand_still() -> None:
    bot = a_parent(State.REVIEW)
    week = [bot.scene.today - timedelta(days=days) for days in range(14)]
    bot.journey.diary = tuple(Day(on, StepId.LISTEN, Progress.DONE, 2 if n < 7 else 4) for n, on in enumerate(week))
    reviewed(bot, *BEFORE).took_a_line_of("review_worse")


def test_the_week_is_shown_as_a_picture() -> None:
    bot = reviewed(a_parent(State.REVIEW), *BEFORE)
    assert bot.turn is not None
    (picture,) = [reply.picture for reply in bot.turn.replies if isinstance(reply, Say) and reply.picture]
    assert isinstance(picture, Picture)
    assert (picture.kind, len(picture.bars)) == ("closeness", 7)
    bot = a_parent(State.REVIEW)
    bot.journey.diary = bot.journey.diary[-1:]
    assert not reviewed(bot, *BEFORE).shown[-1].picture


def test_worse_twice_in_a_row_offers_a_human() -> None:
    bot = reviewed(a_parent(State.REVIEW), *BEFORE, Sign.SNAPS)
    assert "review_human" not in bot.journey.lines
    assert "human" not in {data.partition(":")[2] for _, data in bot.open_buttons()}
    bot = reviewed(next_review(bot), *BEFORE, Sign.SNAPS, Sign.ALWAYS_FINE).took_a_line_of("review_human")
    bot.chooses("human").is_in(State.SUPPORT).said("support")
    bot.chooses("back").is_in(State.REVIEW_RESULT).said("review-again").asks_again()
    bot.chooses("onward").is_in(State.DAY)
    # Worse, then the same: no human is pressed on anyone.
    reviewed(next_review(bot), *BEFORE, Sign.SNAPS, Sign.ALWAYS_FINE)
    assert bot.journey.lines["review_human"] == 1


def test_a_human_who_was_offered_can_still_be_asked_days_later() -> None:
    """Guards: the offer was worked out anew for the day of the press, and the button was an old one by then."""
    bot = reviewed(a_parent(State.REVIEW), *BEFORE)
    bot = next_review(bot)
    today = bot.scene.today
    low = [Day(today - timedelta(days=n), StepId.LISTEN, Progress.DONE, 1) for n in range(14)]
    bot.journey.diary = tuple(low[::-1])
    reviewed(bot, *BEFORE).took_a_line_of("review_human_low")
    bot.now += timedelta(days=4)
    bot.chooses("human").is_in(State.SUPPORT)


def test_a_human_is_offered_in_other_words_each_week(language: str) -> None:
    """Guards: the offer stood there word for word, week after week."""
    bot, offers = reviewed(a_parent(State.REVIEW, language), *BEFORE), []
    for _ in range(4):
        bot = next_review(bot)
        days = [bot.scene.today - timedelta(days=n) for n in range(14)]
        bot.journey.diary = tuple(Day(day, StepId.LISTEN, Progress.DONE, 1) for day in days[::-1])
        before = bot.journey.lines.get("review_human_low", 0)
        reviewed(bot, *BEFORE).took_a_line_of("review_human_low")
        offers.append(bot.scene.html(bot.scene.pack.pools["review_human_low"][before]))
        bot.asked(offers[-1])
    assert len(set(offers)) == len(offers)


def test_where_nobody_reads_along_none_is_offered_as_a_button() -> None:
    bot = reviewed(next_review(reviewed(a_parent(State.REVIEW), *BEFORE, Sign.SNAPS)), *Sign)
    assert "human" in {data.partition(":")[2] for _, data in bot.open_buttons()}
    bot.human = False
    assert not any(data.endswith("human") for shown in bot.take_anew().shown for _, data in shown.buttons())


def test_the_rest_of_the_programme_is_ordered_anew_and_what_was_walked_stays() -> None:
    bot = a_parent(State.REVIEW)
    before, at = bot.journey.programme, bot.journey.position
    reviewed(bot, Sign.STOPPED_ASKING, Sign.LEARNS_FROM_OTHERS)
    assert bot.journey.programme[: at + 1] == before[: at + 1]
    assert bot.journey.programme != before
    assert {planned.step for planned in bot.journey.programme} == set(StepId)


def test_notes_of_the_week_set_and_take_ticks() -> None:
    bot = a_parent(State.DAY)
    bot.says("She snaps at me whatever I ask").says("She does not lock herself in her room any more")
    while bot.state != State.REVIEW:
        bot.chooses("done").chooses("3") if bot.state == State.CHECK_IN else bot.waits()
    assert set(bot.journey.ticked) == {"snaps", "stopped_talking"}
    names = {sign: bot.scene.plain(bot.scene.pack.signs[sign].name) for sign in Sign}
    bot.said("review-noted", sign=names[Sign.SNAPS]).said("review-faded", sign=names[Sign.LOCKED_ROOM])
    bot.chooses("done")
    assert not bot.journey.noted.messages


def test_words_and_numbers_in_the_review() -> None:
    bot = a_parent(State.REVIEW).says("1").says("it was a long week").took_a_line_of("note_received").asks_again()
    assert bot.journey.ticked == ("stopped_talking",)
    assert bot.answers[-1].words == "it was a long week"
    bot.says("7, 8").says("9").is_in(State.REVIEW_RESULT)
    bot.says("that is how it is").took_a_line_of("note_received").said("review-again")
    bot.says("go on").is_in(State.DAY)


def test_the_first_review_looks_back_at_the_beginning_the_next_at_the_one_before() -> None:
    bot = reviewed(a_parent(State.REVIEW), Sign.LOCKED_ROOM)
    bot.told(bot.scene.pack.signs[Sign.STOPPED_TALKING].faded)
    reviewed(next_review(bot)).told(bot.scene.pack.signs[Sign.LOCKED_ROOM].faded)
    assert bot.scene.html(bot.scene.pack.signs[Sign.STOPPED_TALKING].faded) not in bot.text


def at_the_end(*after: Sign, closeness: tuple[int, ...] = ()) -> Conversation:
    bot = a_parent(State.ENDING)
    bot.journey.signs = dict.fromkeys(after)
    if closeness:
        bot.journey.diary = tuple(
            Day(bot.scene.today - timedelta(days=len(closeness) - n), StepId.LISTEN, Progress.DONE, value)
            for n, value in enumerate(closeness)
        )
    bot.journey.state = State.REVIEW_RESULT.value
    bot.journey.reviews = (Review(bot.scene.today, after, Change.SAME),)
    bot.journey.position = 13
    bot.take_anew()
    return bot.chooses("onward").is_in(State.ENDING)


def test_before_and_after_side_by_side(language: str) -> None:
    bot = a_parent(State.ENDING, language).said("ending-still").said_not("ending-faded")
    assert bot.shown[-1].picture
    for sign in bot.journey.first_signs:
        bot.told(bot.scene.pack.signs[sign].name)


def test_what_faded_and_what_came() -> None:
    bot = at_the_end(Sign.LOCKED_ROOM, Sign.SNAPS).said("ending-faded").said("ending-still")
    names = bot.scene.pack.signs
    bot.told(*(names[sign].name for sign in (Sign.LOCKED_ROOM, Sign.SNAPS, Sign.STOPPED_TALKING)))
    at_the_end().said("ending-faded").said_not("ending-still")


def test_what_to_keep_is_what_felt_closest() -> None:
    bot = at_the_end(closeness=(1, 2, 5))
    bot.told(bot.scene.step(StepId.LISTEN).keep, bot.scene.step(bot.journey.programme[0].step).keep)


def test_a_picture_needs_a_week_of_days() -> None:
    bot = at_the_end(closeness=(1, 1, 1, 1, 1, 1, 1, 5))
    assert bot.turn is not None
    (picture,) = [reply.picture for reply in bot.turn.replies if isinstance(reply, Say) and reply.picture]
    assert [round(value, 1) for _, value, _ in picture.bars] == [1.0, 1.6]
    assert not at_the_end(closeness=(1, 5)).shown[-1].picture


def test_words_at_the_end_are_kept_and_no_hello_is_wanted() -> None:
    bot = a_parent(State.ENDING).says("thank you").took_a_line_of("note_received").said("ending-hello").asks_again()
    bot.says("2").is_in(State.ENDED).said("ended")
    assert bot.due is None
    bot.says("She came to me on her own").took_a_line_of("note_received").is_in(State.ENDED)
    assert not bot.journey.hello


@pytest.mark.parametrize("answer", ["good", "mixed", "far", "stop"])
def test_each_answer_to_the_hello(language: str, answer: str) -> None:
    bot = a_parent(State.HELLO, language).chooses(answer).is_in(State.ENDED).said(f"hello-answer-{answer}")
    assert (bot.due is None) == (answer == "stop")


def test_a_word_to_the_hello_is_kept() -> None:
    bot = a_parent(State.HELLO).says("We went fishing").is_in(State.ENDED).took_a_line_of("note_received")
    assert bot.answers[-1].words == "We went fishing"
    a_parent(State.HELLO).says("/help").said("hello-again").asks_again()


def test_a_hello_without_an_answer_is_followed_by_another_a_month_later() -> None:
    bot = a_parent(State.HELLO)
    first, today = bot.text, bot.scene.today
    bot.waits().is_in(State.HELLO).took_a_line_of("monthly_hello")
    assert bot.text != first
    assert bot.scene.today - today == timedelta(days=30)
