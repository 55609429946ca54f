"""The parent's own self-test, and the programme that comes of it all."""

import pytest

from dialogs.reflection import GROWTH_SHOWN, STRENGTHS_SHOWN
from fsm.reply import Say
from fsm.states import State
from fsm.words import Cause, StepId
from tests.conversation import Conversation, a_parent


def rated(values: str, bot: Conversation | None = None) -> Conversation:
    bot = bot or a_parent(State.REFLECTION)
    for value in values:
        bot.chooses(value)
    return bot


def test_fourteen_statements_in_one_message(language: str) -> None:
    bot = a_parent(State.REFLECTION, language).said("reflection-intro").said("reflection-scale")
    message = bot.phone.last
    for number, step in enumerate(StepId, 1):
        bot.said("reflection-statement", number=number, total=14)
        bot.told(bot.scene.step(step).reflection.of(bot.journey.causes))
        assert bot.phone.last == message
        bot.chooses("4")
    bot.is_in(State.STRENGTHS)
    assert bot.journey.reflection == (4,) * 14


def test_the_previous_answer_can_be_taken_back() -> None:
    bot = rated("12").chooses("back")
    assert len(bot.journey.reflection) == 1
    bot.said("reflection-statement", number=2, total=14)
    bot.says(bot.scene.label("reflection-back"))
    assert len(bot.journey.reflection) == 0
    assert not any(data.endswith("back") for _, data in bot.open_buttons())


def test_the_number_can_be_typed() -> None:
    bot = a_parent(State.REFLECTION).says("4").says(" 5) ")
    assert bot.journey.reflection == (4, 5)


@pytest.mark.parametrize("typed", ["0", "6", "often", "4 or 5"])
def test_no_number_of_the_scale(typed: str) -> None:
    bot = a_parent(State.REFLECTION).says(typed).said("reflection-unclear").is_in(State.REFLECTION).asks_again()
    assert bot.journey.reflection == ()


def test_strengths_come_first_then_growth_and_no_diagnosis() -> None:
    bot = rated("54321543215432").said("strengths-intro").said("strengths-growth").said("strengths-no-diagnosis")
    text = bot.text
    assert text.index(bot.scene.say("strengths-intro")) < text.index(bot.scene.say("strengths-growth"))
    assert text.count("• ") == STRENGTHS_SHOWN + GROWTH_SHOWN
    strong = [StepId.FIND_CAUSES, StepId.LISTEN, StepId.ASK_FOR_HELP]
    bot.told(*(bot.scene.step(step).strength.of(bot.journey.causes) for step in strong))
    assert bot.turn is not None
    pictures = [reply.picture for reply in bot.turn.replies if isinstance(reply, Say) and reply.picture]
    assert [value for _, value, _ in pictures[0].bars] == [float(value) for value in "54321543215432"]


def test_all_high_and_all_low() -> None:
    rated("5" * 14).said("strengths-intro").said_not("strengths-growth")
    rated("1" * 14).said("strengths-none").said("strengths-growth")
    rated("3" * 14).said("strengths-none").said_not("strengths-growth")


@pytest.mark.parametrize("cause", [Cause.PARENT_WORN_OUT, Cause.NEVER_BUILT, Cause.OWN_MISTAKES])
def test_the_statements_fit_the_cause(cause: Cause) -> None:
    bot = a_parent(State.CAUSES).chooses("separation").chooses(cause).chooses("done")
    bot.told(bot.scene.step(StepId.FIND_CAUSES).reflection.of([cause]))


def test_a_word_on_the_result_is_kept() -> None:
    bot = a_parent(State.STRENGTHS).says("that is sad").took_a_line_of("note_received").said("strengths-again")
    assert bot.asks_again().answers[-1].words == "that is sad"
    bot.says("1").is_in(State.PROGRAMME)


def test_the_programme_says_for_each_step_why_it_is_there(language: str) -> None:
    bot = a_parent(State.PROGRAMME, language)
    assert len(bot.shown) == 2
    for page in range(5):
        if page:
            bot.presses_data(f"*:plan.{page}", bot.phone.last)
        for planned in bot.journey.programme[3 * page : 3 * page + 3]:
            step = bot.scene.step(planned.step)
            bot.asked(step.title).told(step.reasons[planned.reason])
    assert "begin" in {data.partition(":")[2] for _, data in bot.shown[0].buttons()}
    bot.presses_data("*:plan.99", bot.phone.last).asked(bot.scene.step(bot.journey.programme[13].step).title)


def test_the_programme_begins_when_the_parent_says_so() -> None:
    bot = a_parent(State.PROGRAMME).says("not today").took_a_line_of("note_received").said("programme-again")
    assert bot.asks_again().journey.started is None
    bot.presses(bot.scene.label("plan-show")).asked("1. ")
    bot.says("begin with the first step").is_in(State.DAY)
    assert (bot.journey.position, bot.journey.asked, bot.journey.first_signs) == (0, 0, tuple(bot.journey.signs))
    step = bot.scene.step(bot.journey.programme[0].step)
    bot.told(step.idea.of(bot.journey.causes), step.actions[bot.journey.child.band].today)
    bot.said("step-first-evening", hour="20:00")
