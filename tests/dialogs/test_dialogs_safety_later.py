"""The days and weeks after a concern: when it is asked after again, what /sos opens, which steps wait."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content.services import services_for
from fsm import planner, schedule
from fsm.journey import Journey, Planned
from fsm.states import State
from fsm.words import Band, Concern, Progress, StepId
from tests.conversation import Conversation, a_parent

GRAVE = "He wants to kill himself"
LESS_GRAVE = "She makes herself throw up after every meal"
OTHER = "My husband beats me"


def after_a_concern(words: str = GRAVE, state: State = State.DAY, language: str = "en") -> Conversation:
    """A parent who was answered, and is back where they were."""
    return a_parent(state, language).says(words).chooses("yes").chooses("back").is_in(state)


def until_asked_after(bot: Conversation) -> int:
    """Answers the check-ins until the concern is asked after again; how many days later that is."""
    began = bot.scene.today
    while bot.waits().state != State.FOLLOW_UP:
        for _ in range(4):
            answers = {
                State.CHECK_IN: "done",
                State.CLOSENESS: "3",
                State.REVIEW: "done",
                State.REVIEW_RESULT: "onward",
            }
            if bot.state in answers:
                bot.chooses(answers[bot.state])
        assert bot.scene.today - began < timedelta(days=30)
    return (bot.scene.today - began).days


def test_a_concern_is_asked_after_again_while_it_is_not_better(language: str) -> None:
    bot = after_a_concern(language=language)
    texts = bot.scene.pack.concerns[Concern.SELF_HARM]
    assert until_asked_after(bot) == 1
    bot.told(texts.follow_up).chooses("same").is_in(State.DAY)
    said = set()
    for _ in range(schedule.FOLLOW_UPS - 1):
        assert until_asked_after(bot) == 7
        said.add(bot.took_a_line_of("follow_up_later").text)
        said.add(bot.chooses("same").took_a_line_of("follow_up_same_later").text)
        assert bot.scene.html(texts.follow_up_same) not in bot.text
    assert len(said) == 4
    assert bot.journey.worry is not None
    assert bot.journey.worry.follow_up is None


def test_without_an_answer_it_is_asked_a_week_later_and_the_steps_go_on_between() -> None:
    bot = after_a_concern(state=State.CHECK_IN).waits().is_in(State.FOLLOW_UP)
    bot.waits().is_in(State.CHECK_IN).chooses("done").chooses("3")
    assert until_asked_after(bot) == 6
    bot.chooses("better")
    assert bot.journey.worry is None


def test_a_concern_that_was_read_wrongly_does_not_end_the_one_before() -> None:
    """Guards: 'no, it's not that' to a second concern took away the soft check-in of the first."""
    bot = after_a_concern().says(OTHER).is_in(State.CONCERN_CHECK).chooses("no").is_in(State.DAY)
    bot.waits().is_in(State.FOLLOW_UP).told(bot.scene.pack.concerns[Concern.SELF_HARM].follow_up)


def opens_sos_afresh(bot: Conversation) -> None:
    bot.says("/sos").is_in(State.CONCERN_HELP).said("sos")
    bot.asked(services_for(bot.scene.content.helplines, "GB", None, bot.scene))
    assert bot.scene.html(bot.scene.pack.concerns[Concern.SELF_HARM].now[0]) not in bot.text
    bot.says("what do I do").said("concern-here")


def test_sos_on_the_day_of_a_concern_is_about_it() -> None:
    bot = after_a_concern().says("/sos").is_in(State.CONCERN_HELP)
    bot.told(*bot.scene.pack.concerns[Concern.SELF_HARM].now)


def test_sos_after_the_concern_was_answered_is_about_anything(language: str) -> None:
    """Guards: weeks later /sos still opened the old concern."""
    bot = after_a_concern(language=language)
    until_asked_after(bot)
    bot.chooses("same").is_in(State.DAY)
    opens_sos_afresh(bot)
    bot.chooses("back").is_in(State.DAY).is_open()


def test_sos_a_week_after_a_concern_is_about_anything() -> None:
    bot = after_a_concern(LESS_GRAVE)
    bot.now += timedelta(days=6)
    bot.says("/sos").told(*bot.scene.pack.concerns[Concern.EATING].now).chooses("back")
    bot.now += timedelta(days=1)
    opens_sos_afresh(bot)


def test_the_same_concern_told_while_sos_is_open_afresh_is_answered_anew() -> None:
    bot = after_a_concern()
    until_asked_after(bot)
    bot.chooses("same").says("/sos").says(GRAVE).is_in(State.CONCERN_CHECK)
    bot.told(bot.scene.pack.concerns[Concern.SELF_HARM].heard)


def with_steps(bot: Conversation, *steps: StepId) -> Conversation:
    """The programme begins with these; the parent is on the first."""
    rest = [planned for planned in bot.journey.programme if planned.step not in steps]
    bot.journey.programme = (*(Planned(step, "always") for step in steps), *rest)
    return bot


USUAL = {
    State.CHECK_IN: "done",
    State.CLOSENESS: "3",
    State.REVIEW: "done",
    State.REVIEW_RESULT: "onward",
    State.FOLLOW_UP: "same",
}


def given(bot: Conversation, days: int) -> dict[StepId, int]:
    """Goes on for some days; each step that was given, with the day it came on."""
    began, seen = bot.scene.today, dict[StepId, int]()
    while (passed := (bot.scene.today - began).days) < days:
        if bot.journey.step is not None:
            seen.setdefault(bot.journey.step, passed)
        bot.chooses(USUAL[bot.state]) if bot.state in USUAL else bot.waits()
    return seen


WAITING = {StepId.RESPECT_SPACE, StepId.ACCEPT, StepId.WIDEN_BOUNDARIES}


def test_steps_that_tell_a_parent_to_stand_back_wait_two_weeks_after_a_grave_concern() -> None:
    bot = with_steps(a_parent(State.DAY), StepId.LISTEN, StepId.RESPECT_SPACE, StepId.ACCEPT)
    bot.says(GRAVE).chooses("yes").chooses("back")
    came = {step: day for step, day in given(bot, 28).items() if step in WAITING}
    assert came
    assert min(came.values()) >= 14


def test_they_do_not_wait_after_another_concern_or_one_that_was_read_wrongly() -> None:
    for words, answer in ((LESS_GRAVE, "yes"), (GRAVE, "no")):
        bot = with_steps(a_parent(State.DAY), StepId.LISTEN, StepId.RESPECT_SPACE, StepId.ACCEPT)
        bot.says(words).chooses(answer)
        if answer == "yes":
            bot.chooses("back")
        assert bot.journey.alarmed is None
        assert StepId.RESPECT_SPACE in given(bot, 6)


def test_a_step_that_the_parent_is_on_gives_way_to_the_next(language: str) -> None:
    bot = with_steps(a_parent(State.DAY, language), StepId.RESPECT_SPACE, StepId.LISTEN)
    bot.says(GRAVE).chooses("yes").chooses("back").waits().is_in(State.FOLLOW_UP).chooses("same")
    left, came = (bot.scene.step(step) for step in (StepId.RESPECT_SPACE, StepId.LISTEN))
    bot.waits().is_in(State.DAY).said("step-put-off", title=left.title).asked(bot.scene.title(came.id))
    assert bot.journey.step == StepId.LISTEN
    assert bot.journey.programme[-1].step in WAITING | {StepId.TRUST_BUT_VERIFY}
    bot.waits().is_in(State.CHECK_IN).told(came.check_in[0]).asks_again()


def test_a_step_that_was_put_off_comes_back_in_fewer_words(language: str) -> None:
    """Guards: weeks later its idea stood there word for word as on its first day."""
    bot = with_steps(a_parent(State.DAY, language), StepId.RESPECT_SPACE, StepId.LISTEN)
    bot.says(GRAVE).chooses("yes").chooses("back")
    idea = bot.scene.html(bot.scene.step(StepId.RESPECT_SPACE).idea.of(bot.journey.causes))
    for other in (True, False):
        while (bot.journey.step != StepId.RESPECT_SPACE) != other:
            bot.chooses(USUAL[bot.state]) if bot.state in USUAL else bot.waits()
    bot.said("step-back").told(bot.scene.step(StepId.RESPECT_SPACE).actions[Band.TEEN].today)
    assert idea not in bot.text


def test_where_only_such_steps_are_left_the_parent_stays_on_the_one_before() -> None:
    bot = a_parent(State.DAY)
    order = [step for step in StepId if step not in WAITING] + sorted(WAITING)
    bot.journey.programme = tuple(Planned(step, "always") for step in order)
    bot.journey.position = order.index(sorted(WAITING)[0]) - 1
    before = order[bot.journey.position]
    bot.says(GRAVE).chooses("yes").chooses("back")
    seen = given(bot, 20)
    assert set(seen) - {before} <= WAITING
    assert all(day >= 14 for step, day in seen.items() if step != before)
    assert len(seen) > 1


def test_a_programme_that_is_made_after_a_grave_concern_keeps_them_to_the_end() -> None:
    on = a_parent(State.DAY).scene.today
    journey = replace(Journey(1), alarmed=on)
    order = [planned.step for planned in planner.plan(journey, on)]
    assert set(order[-3:]) <= WAITING | {StepId.TRUST_BUT_VERIFY}
    late = on + planner.rule().waits.time
    assert planner.plan(journey, late) == planner.plan(journey) == planner.plan(replace(journey, alarmed=None), on)
    for step, earlier in planner.rule().after:
        assert order.index(step) > order.index(earlier)


def test_a_new_round_does_not_make_the_concern_forgotten() -> None:
    bot = after_a_concern().says("/restart").chooses("yes").is_in(State.STORY)
    assert bot.journey.alarmed is not None


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.HARD])
def test_who_was_half_way_through_a_check_in_gets_the_next_step_too(progress: Progress) -> None:
    bot = with_steps(a_parent(State.CHECK_IN), StepId.RESPECT_SPACE, StepId.LISTEN).chooses(progress)
    state = bot.state
    bot.says(GRAVE).chooses("yes").chooses("back").is_in(state).waits().is_in(State.FOLLOW_UP)
    bot.waits().is_in(State.DAY)
    assert bot.journey.step == StepId.LISTEN
