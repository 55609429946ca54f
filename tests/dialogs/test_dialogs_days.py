"""Days: a new step, its further days, the check-in, what was hard, how close the day felt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fsm.states import State
from fsm.words import Band, Cause, Pace, Progress, Pronoun, StepId
from tests.conversation import Conversation, a_parent


def step_of(bot: Conversation) -> StepId:
    assert bot.journey.step is not None
    return bot.journey.step


def checked(progress: str = "done", closeness: str = "3", bot: Conversation | None = None) -> Conversation:
    """Waits for the check-in and answers it."""
    bot = bot or a_parent(State.DAY)
    bot.waits().is_in(State.CHECK_IN).chooses(progress)
    if progress == "hard":
        bot.chooses("no_time")
    return bot.chooses(closeness)


def slow() -> Conversation:
    """At two steps a week a step has three days, then four."""
    bot = a_parent(State.DAY)
    bot.journey.pace = Pace.TWO_A_WEEK
    return bot


def test_the_faces_of_a_step_are_turned_in_place(language: str) -> None:
    bot = a_parent(State.DAY, language)
    step, message = bot.scene.step(step_of(bot)), bot.phone.last
    action = step.actions[Band.TEEN]
    bot.presses(bot.scene.label("face-smaller")).told(action.smaller)
    bot.presses(bot.scene.label("face-leave")).told(*action.leave_out)
    bot.presses(bot.scene.label("face-why")).told(step.why.of(bot.journey.causes))
    bot.told(step.reason(bot.journey.programme[0].reason))
    bot.presses(bot.scene.label("face-today")).told(action.today, *action.say)
    assert bot.phone.last == message


def test_what_is_typed_on_a_day_is_kept_as_a_note_and_nothing_is_asked() -> None:
    bot = a_parent(State.DAY).says("She laughed in the car").took_a_line_of("note_received").is_in(State.DAY)
    assert (bot.answers[-1].question, bot.answers[-1].words) == ("note", "She laughed in the car")
    assert not bot.buttons()
    bot.says("3").took_a_line_of("note_received")


@pytest.mark.parametrize("progress", ["done", "partly", "not_yet"])
def test_each_day_of_a_step_says_something_new(language: str, progress: str) -> None:
    bot = a_parent(State.DAY, language)
    bot.journey.pace = Pace.TWO_A_WEEK
    step = bot.scene.step(step_of(bot))
    answers = {"done": step.done, "partly": step.partly, "not_yet": step.not_yet}[progress]
    for day in range(2):
        bot.waits().told(step.check_in[day])
        bot.chooses(progress).told(answers[day]).is_in(State.CLOSENESS)
        bot.chooses("3")
        if progress == "not_yet" and day == 1:
            bot.took_a_line_of("make_it_smaller").told(step.actions[Band.TEEN].smaller)
        else:
            bot.told((step.day_two, step.day_three)[day])


def test_a_step_that_lasts_longer_never_runs_out_of_words() -> None:
    bot = a_parent(State.DAY)
    step, said = bot.scene.step(step_of(bot)), set()
    for day in range(9):
        bot.journey.step_on = bot.scene.today
        bot.waits()
        question = bot.text
        if day < len(step.check_in):
            bot.told(step.check_in[day])
        else:
            bot.took_a_line_of("check_in_later")
        bot.chooses("done")
        bot.told(step.done[day]) if day < len(step.done) else bot.took_a_line_of("done_later")
        bot.journey.step_on = bot.scene.today
        bot.journey.reviews = ()
        bot.journey.started = bot.scene.today
        bot.chooses("3").is_in(State.DAY)
        if day >= 3:
            bot.took_a_line_of("good_night")
        said |= {question, bot.text}
    assert len(said) == 18


def test_words_instead_of_a_button_are_an_answer_too() -> None:
    bot = a_parent(State.CHECK_IN).says("We talked for an hour about her drawing class").is_in(State.CLOSENESS)
    bot.took_a_line_of("note_received")
    assert bot.journey.diary[-1].progress is Progress.TOLD
    assert bot.answers[-1].words == "We talked for an hour about her drawing class"


@pytest.mark.parametrize(("typed", "progress"), [("Done", "done"), ("2", "partly"), ("not yet!", "not_yet")])
def test_a_check_in_by_label_or_number(typed: str, progress: str) -> None:
    bot = a_parent(State.CHECK_IN).says(typed).is_in(State.CLOSENESS)
    assert bot.journey.diary[-1].progress == Progress(progress)


def test_hard_reasons_have_their_tip_by_age(language: str) -> None:
    for age, band in ((4, Band.TODDLER), (8, Band.SCHOOL), (11, Band.PRETEEN), (15, Band.TEEN)):
        at = a_parent(State.HARD, language)
        step = at.scene.step(step_of(at))
        for reason in step.hard:
            bot = a_parent(State.HARD, language)
            bot.journey.child = type(bot.journey.child)("Mia", age)
            bot.chooses(reason.id).told(reason.tip_for(band)).is_in(State.CLOSENESS)
            assert bot.journey.diary[-1].hard == reason.id
            assert bot.answers[-1].value == f"{step.id} {reason.id}"


def test_the_same_hard_reason_again_says_something_else() -> None:
    bot = a_parent(State.HARD)
    step, said = bot.scene.step(step_of(bot)), []
    bot.took_a_line_of("what_was_hard")
    for day in range(8):
        if day:
            bot.journey.step_on = bot.scene.today
            bot.journey.started = bot.scene.today
            bot.chooses("3").is_in(State.DAY).waits().chooses("hard")
        bot.chooses("no_time")
        said.append(bot.text)
    assert bot.scene.html(step.hard[2].tip_for(Band.TEEN)) in said[0]
    for place, text in enumerate(step.hard_again, 1):
        assert bot.scene.html(text) in said[place]
    assert len(set(said)) == 8


def test_something_else_was_hard_or_words_for_it() -> None:
    a_parent(State.HARD).chooses("other").is_in(State.CLOSENESS).took_a_line_of("hard_later")
    bot = a_parent(State.HARD).says("her father came home early").is_in(State.CLOSENESS)
    bot.took_a_line_of("note_received")
    assert bot.answers[-1].words == "her father came home early"
    a_parent(State.HARD).says("2").is_in(State.CLOSENESS)


def test_the_question_what_was_hard_comes_back() -> None:
    a_parent(State.HARD).says("/help").said("hard-again").asks_again()


def test_two_misses_make_it_smaller_without_a_word_of_guilt() -> None:
    bot = checked("not_yet", bot=slow())
    step = bot.scene.step(step_of(bot))
    bot.told(step.day_two)
    checked("hard", bot=bot).took_a_line_of("make_it_smaller").told(step.actions[Band.TEEN].smaller)
    assert bot.journey.smaller
    # The next step begins small, and once it is done the misses are forgotten.
    checked("not_yet", bot=bot).is_in(State.DAY)
    assert bot.journey.position == 1
    bot.told(bot.scene.step(step_of(bot)).actions[Band.TEEN].smaller)
    checked("done", bot=bot)
    assert bot.journey.misses == 0


def test_smaller_is_said_once_on_a_step() -> None:
    bot = slow()
    bot.journey.position = 1
    for _ in range(2):
        checked("not_yet", bot=bot)
    bot.took_a_line_of("make_it_smaller")
    checked("not_yet", bot=bot).told(bot.scene.step(step_of(bot)).day_four)


@pytest.mark.parametrize("progress", ["done", "partly", "not_yet"])
def test_after_the_smaller_action_it_is_what_is_asked_about(language: str, progress: str) -> None:
    """Guards: a day's own question asked about what was never shown, because the smaller action had its place."""
    bot = a_parent(State.DAY, language)
    bot.journey.pace, bot.journey.position = Pace.TWO_A_WEEK, 1
    for _ in range(2):
        checked("not_yet", bot=bot)
    bot.took_a_line_of("make_it_smaller").waits().took_a_line_of("check_in_smaller").is_in(State.CHECK_IN)
    bot.chooses(progress).took_a_line_of(f"{progress}_later")


def test_a_step_that_began_small_is_not_made_smaller_once_more() -> None:
    bot = slow()
    while bot.journey.position == 0:
        checked("not_yet", bot=bot)
    step = bot.scene.step(step_of(bot))
    bot.told(step.actions[Band.TEEN].smaller).said("step-today").said_not("step-smaller")
    checked("not_yet", bot=bot).told(step.day_two)


def test_who_has_nothing_left_to_give_gets_the_small_step_first(language: str) -> None:
    bot = a_parent(State.PROGRAMME, language)
    bot.journey.causes = (Cause.PARENT_WORN_OUT,)
    action = bot.chooses("begin").is_in(State.DAY).scene.step(step_of(bot)).actions[Band.TEEN]
    bot.told(action.smaller)
    bot.presses(bot.scene.label("face-larger")).told(action.today)


@pytest.mark.parametrize("typed", ["0", "6", "99"])
def test_a_number_off_the_scale(typed: str) -> None:
    a_parent(State.CLOSENESS).says(typed).said("closeness-unclear").asks_again().is_in(State.CLOSENESS)


def test_closeness_by_number_and_words_beside_it() -> None:
    bot = a_parent(State.CLOSENESS).said("closeness-first")
    bot.says("We were far apart").took_a_line_of("note_received").said("closeness-again").is_in(State.CLOSENESS)
    bot.says("4").is_in(State.DAY)
    assert bot.journey.diary[-1].closeness == 4
    bot.waits().chooses("done").took_a_line_of("closeness")


def test_a_new_step_comes_when_the_one_before_had_its_days() -> None:
    bot = a_parent(State.DAY)
    first = step_of(bot)
    bot = checked(bot=bot)
    assert step_of(bot) == first
    bot = checked(bot=bot)
    assert step_of(bot) == bot.journey.programme[1].step != first
    step = bot.scene.step(step_of(bot))
    bot.asked(step.title).told(step.idea.of(bot.journey.causes), step.actions[Band.TEEN].today)
    bot.said_not("step-first-evening", hour="20:00")


@pytest.mark.parametrize("stop", [State.HARD, State.CLOSENESS, State.REVIEW, State.REVIEW_RESULT])
def test_who_stops_half_way_is_not_held_up(stop: State) -> None:
    """The check-in was answered, what followed was not: the next evening goes on as if it had been."""
    bot = a_parent(stop)
    bot.journey.step_on = bot.scene.today
    bot.waits().is_in(State.CHECK_IN)
    assert bot.journey.silent == 0
    bot = a_parent(stop)
    at = bot.journey.position
    bot.journey.step_on = bot.scene.today - timedelta(days=6)
    bot.waits().is_in(State.DAY)
    assert bot.journey.position == at + 1
    bot.asked(bot.scene.step(step_of(bot)).title)
    bot = a_parent(stop)
    bot.journey.position, bot.journey.step_on = 13, bot.scene.today - timedelta(days=6)
    bot.waits().is_in(State.ENDING).said("ending-hello")


def test_a_day_of_downtime_gives_one_message_and_a_night_none() -> None:
    bot = a_parent(State.DAY)
    assert bot.due is not None
    first = bot.due
    bot.now = first + timedelta(hours=3)
    assert not bot.calls().is_in(State.DAY).shown
    bot.now = first + timedelta(days=1, hours=1)
    bot.calls().is_in(State.CHECK_IN)
    assert bot.due == first + timedelta(days=2)
    before = bot.journey.copy()
    # Called once more on the same date, by whatever mistake, it says nothing.
    assert not bot.calls().shown
    assert bot.journey == before


def test_a_check_in_after_one_without_an_answer_says_so() -> None:
    bot = a_parent(State.CHECK_IN).waits().is_in(State.CHECK_IN).took_a_line_of("after_silence")
    assert (bot.journey.silent, bot.journey.misses) == (1, 1)
    assert [day.progress for day in bot.journey.diary] == [Progress.SILENT] * 2
    bot.says("/help")
    assert bot.journey.silent == 0


def test_a_parent_without_a_name_says_my_child() -> None:
    bot = a_parent(State.CHECK_IN)
    bot.journey.child = replace(bot.journey.child, name="")
    for step in bot.scene.pack.steps.values():
        said = [hard.label for hard in step.hard] + [step.reflection.plain, *step.reflection.by.values()]
        assert not [text for text in map(bot.scene.plain, said) if "your child" in text.lower()]
    assert "My child pushed me away" in bot.chooses("hard").buttons()


def test_a_nameless_daughter_is_she_in_russian() -> None:
    bot = a_parent(State.CLOSENESS, "ru")
    bot.journey.child = replace(bot.journey.child, name="", pronoun=Pronoun.SHE)
    assert "вы и она" in bot.take_anew().text
