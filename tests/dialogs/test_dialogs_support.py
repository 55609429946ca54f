"""A human: nothing is passed on before a second press; where nobody reads along, the bot says so."""

from html import escape

from engine.turn import take
from fsm.event import HumanReply
from fsm.reply import Say, Tell
from fsm.states import State
from tests.conversation import a_parent, content
from tests.engine.anything import MARKUP


def test_a_message_to_a_human_goes_out_on_the_second_press(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says("/support").is_in(State.SUPPORT).said("support")
    bot.says("please call me").is_in(State.SUPPORT_DRAFT).said("support-draft").asks_again()
    assert not bot.phone.operator
    bot.says("in the morning").is_in(State.SUPPORT_DRAFT).said("support-draft")
    assert not bot.phone.operator
    bot.chooses("send").is_in(State.CHECK_IN).said("support-sent").asks_again()
    (tell,) = bot.replies(Tell)
    assert isinstance(tell, Tell)
    assert tell.relay
    assert tell.text == bot.scene.say("operator-message") + "\n\nplease call me\nin the morning"
    assert (bot.answers[-1].question, bot.answers[-1].words) == ("support", "please call me\nin the morning")
    assert bot.journey.draft == ""


def test_markup_goes_out_as_typed() -> None:
    bot = a_parent(State.SUPPORT).says(MARKUP).chooses("send")
    assert bot.phone.operator[-1].endswith("&lt;b&gt;{x}%s")


def test_a_draft_can_be_dropped(language: str) -> None:
    bot = a_parent(State.SUPPORT_DRAFT, language).chooses("back").is_in(State.DAY).said("support-dropped")
    assert bot.journey.draft == ""
    assert not bot.phone.operator
    a_parent(State.SUPPORT, language, over=State.STORY).chooses("back").is_in(State.STORY).asks_again()


def test_a_draft_is_not_lost_under_another_thing() -> None:
    bot = a_parent(State.SUPPORT_DRAFT).says("/settings").chooses("back").is_in(State.SUPPORT_DRAFT).asks_again()
    bot.says("/support").is_in(State.SUPPORT).says("and soon").is_in(State.SUPPORT_DRAFT).chooses("send")
    assert bot.phone.operator[-1].endswith("please call me\nand soon")


def test_a_draft_that_was_left_lying_does_not_go_out_with_the_next_one() -> None:
    bot = a_parent(State.SUPPORT_DRAFT).waits().is_in(State.CHECK_IN)
    bot.says("/support").says("another thing").chooses("send")
    assert bot.phone.operator[-1].endswith("\n\nanother thing")


def test_nobody_reads_along(language: str) -> None:
    bot = a_parent(State.DAY, language)
    bot.human = False
    bot.says("/support").is_in(State.SUPPORT).said("support-nobody")
    bot.says("please call me").said("support-not-sent").is_in(State.SUPPORT).asks_again()
    assert not bot.phone.operator
    assert "please call me" not in [answer.words for answer in bot.answers]
    bot.chooses("back").is_in(State.DAY)


def test_the_humans_answer_is_shown_and_the_question_stays(language: str) -> None:
    for state in list(State)[1:]:
        bot = a_parent(state, language)
        bot.take(HumanReply("We <i>read</i> you")).said("human-reply", words="We <i>read</i> you").is_open()
        assert bot.state == state


def test_a_long_answer_of_a_human_is_passed_on_whole() -> None:
    """Guards: Fluent refuses a value above a thousand characters, and the answer was lost."""
    answer = "Dear parent, &c. " * 150
    bot = a_parent(State.DAY)
    turn = take(bot.journey, HumanReply(answer), bot.now, content(), human=True)
    (said,) = turn.replies
    assert isinstance(said, Say)
    assert escape(answer, quote=False) in said.text
