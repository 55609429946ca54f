"""A concern: answered at once in any state, without blame, and back to where the parent was."""

from datetime import timedelta

import pytest

from content.services import services_for
from fsm import schedule
from fsm.reply import Tell
from fsm.states import MAIN, OVERLAYS, SAFETY, State
from fsm.words import Concern
from tests.conversation import a_parent

PLAIN = "He wants to kill himself"
UNCLEAR = "He says nobody would miss him"
OWN_HAND = "I hit him yesterday"

WORDS: dict[Concern, str] = {
    Concern.SELF_HARM: PLAIN,
    Concern.PARENT_CRISIS: "I can't go on, I want to die",
    Concern.VIOLENCE_TO_CHILD: "Her stepfather beats her",
    Concern.VIOLENCE_AT_HOME: "My husband beats me",
    Concern.EXPLOITATION: "A grown man online asks her for nude pictures",
    Concern.RUNAWAY: "She ran away last night and we don't know where she is",
    Concern.VIOLENCE_BY_CHILD: "My son hits me",
    Concern.SUBSTANCES: "He takes drugs every weekend",
    Concern.EATING: "She makes herself throw up after every meal",
}


@pytest.mark.parametrize("concern", list(Concern))
def test_each_concern_in_its_order(language: str, concern: Concern) -> None:
    bot = a_parent(State.CHECK_IN, language)
    texts = bot.scene.pack.concerns[concern]
    bot.says(WORDS[concern]).is_in(State.CONCERN_CHECK)
    assert bot.journey.worry is not None
    assert bot.journey.worry.concern == concern
    assert bot.journey.worry.clear
    # Taken seriously, with help beside the question whether it was understood.
    bot.told(texts.heard, texts.check).asked(
        services_for(bot.scene.content.helplines, "GB", concern, bot.scene, most=2)
    )
    bot.chooses("yes").is_in(State.CONCERN_HELP).said("concern-now").told(*texts.now)
    bot.asked(services_for(bot.scene.content.helplines, "GB", concern, bot.scene))
    bot.chooses("easier").is_in(State.CONCERN_EASIER).told(texts.easier)
    bot.chooses("services").is_in(State.CONCERN_HELP).told(*texts.now)
    bot.chooses("easier").chooses("back").is_in(State.CHECK_IN).told(texts.back).asks_again()


@pytest.mark.parametrize("state", [state for state in State if state not in (State.WELCOME, *SAFETY)])
def test_a_concern_in_any_state_and_back(state: State) -> None:
    bot = a_parent(state)
    under = (*bot.journey.under, State.SUPPORT_DRAFT if state == State.SUPPORT else state)
    bot.says(PLAIN).is_in(State.CONCERN_CHECK)
    assert [isinstance(reply, Tell) for reply in bot.replies(Tell)] == [True]
    bot.chooses("yes").is_in(State.CONCERN_HELP).chooses("back")
    # A passing overlay (a list of settings, a yes or no) gives way; what lasts does not.
    assert bot.state in under
    assert bot.state == state or state in OVERLAYS
    bot.is_open()


@pytest.mark.parametrize("state", [state for state in MAIN if state != State.WELCOME])
def test_meant_differently_and_back_at_once(state: State) -> None:
    bot = a_parent(state).says(PLAIN).chooses("no").is_in(state).is_open()
    bot.told(bot.scene.pack.concerns[Concern.SELF_HARM].misread)
    assert bot.journey.worry is None


def test_unclear_words_are_asked_about_gently() -> None:
    bot = a_parent(State.DAY).says(UNCLEAR).is_in(State.CONCERN_CHECK)
    bot.told(bot.scene.pack.concerns[Concern.SELF_HARM].ask)
    assert not bot.phone.operator
    assert bot.journey.worry is not None
    assert bot.journey.worry.follow_up is None
    bot.chooses("yes").is_in(State.CONCERN_HELP)
    assert len(bot.phone.operator) == 1
    assert bot.journey.worry is not None
    assert bot.journey.worry.follow_up == schedule.tomorrow(bot.journey, bot.now)


def test_a_parent_who_was_misread_is_believed_once() -> None:
    bot = a_parent(State.DAY).says(UNCLEAR).chooses("no").is_in(State.DAY)
    bot.says(UNCLEAR).is_in(State.DAY).took_a_line_of("note_received")
    bot.says(UNCLEAR).is_in(State.CONCERN_CHECK)
    bot.chooses("no").says("She ran away last night").is_in(State.CONCERN_CHECK)


def test_plain_words_are_answered_even_after_a_misreading() -> None:
    """Guards: a concern that was once meant differently must not be deaf to the same danger later."""
    bot = a_parent(State.DAY).says(UNCLEAR).chooses("no")
    bot.says(PLAIN).is_in(State.CONCERN_CHECK).chooses("no").says(PLAIN).is_in(State.CONCERN_CHECK)
    assert bot.journey.misread == (Concern.SELF_HARM,)


def test_the_parents_own_hand_is_met_without_blame(language: str) -> None:
    bot = a_parent(State.DAY, language).says(OWN_HAND).is_in(State.CONCERN_CHECK)
    texts = bot.scene.pack.concerns[Concern.VIOLENCE_TO_CHILD]
    assert texts.heard_parent is not None
    bot.told(texts.heard_parent).chooses("yes").told(*texts.now_parent)


def test_whatever_is_written_instead_of_yes_or_no_help_is_shown() -> None:
    bot = a_parent(State.CONCERN_CHECK).says("there was a letter under her pillow").is_in(State.CONCERN_HELP)
    bot.said("concern-now")
    assert bot.answers[-1].words == "there was a letter under her pillow"
    bot.says("she does not answer").said("concern-here").asks_again().is_in(State.CONCERN_HELP)
    bot.chooses("easier").says("I am afraid to call").said("concern-here").is_in(State.CONCERN_EASIER)


def test_the_same_concern_again_while_it_is_being_answered() -> None:
    for state in (State.CONCERN_CHECK, State.CONCERN_HELP, State.CONCERN_EASIER):
        bot = a_parent(state).says(PLAIN)
        assert bot.state in (State.CONCERN_HELP, State.CONCERN_EASIER)
        assert len(bot.phone.operator) == 1


def test_another_concern_in_the_middle_of_one() -> None:
    bot = a_parent(State.CONCERN_HELP).says("My husband beats me").is_in(State.CONCERN_CHECK)
    bot.told(bot.scene.pack.concerns[Concern.VIOLENCE_AT_HOME].heard)
    bot.chooses("yes").chooses("back").is_in(State.DAY)
    assert len(bot.phone.operator) == 2


def test_of_two_at_once_the_graver_is_answered() -> None:
    bot = a_parent(State.DAY).says("He takes drugs every weekend. He wants to kill himself.")
    bot.told(bot.scene.pack.concerns[Concern.SELF_HARM].heard)


@pytest.mark.parametrize("answer", ["better", "same", "help"])
def test_a_soft_check_in_the_next_day(language: str, answer: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says(PLAIN).chooses("yes").chooses("back").is_in(State.CHECK_IN)
    today, texts = bot.scene.today, bot.scene.pack.concerns[Concern.SELF_HARM]
    bot.waits().is_in(State.FOLLOW_UP).told(texts.follow_up)
    assert (bot.scene.today - today).days == 1
    bot.says("it was a long night").said("concern-here").asks_again().is_in(State.FOLLOW_UP)
    bot.chooses(answer)
    if answer == "help":
        bot.is_in(State.CONCERN_HELP).told(*texts.now).chooses("back")
    else:
        bot.told(texts.follow_up_better if answer == "better" else texts.follow_up_same)
    bot.is_in(State.CHECK_IN).is_open()
    assert (bot.journey.worry is None) == (answer == "better")
    # The steps go on the day after.
    bot.waits().is_in(State.CHECK_IN)


def test_the_soft_check_in_goes_before_the_steps_and_through_pause_and_quiet() -> None:
    for state in (State.PAUSED, State.QUIET, State.ENDED):
        bot = a_parent(state).says(PLAIN).chooses("yes").chooses("back").is_in(state)
        bot.waits().is_in(State.FOLLOW_UP).chooses("better").is_in(state)


def test_a_soft_check_in_that_was_missed_comes_a_day_later() -> None:
    bot = a_parent(State.DAY).says(PLAIN).chooses("yes").chooses("back")
    assert bot.due is not None
    bot.now = bot.due.replace(hour=23)
    bot.calls()
    bot.is_in(State.DAY)
    bot.waits().is_in(State.FOLLOW_UP)


def test_before_the_soft_check_in_the_clock_asks_about_no_step() -> None:
    bot = a_parent(State.DAY).says(PLAIN).chooses("yes").chooses("back")
    bot.now = bot.now.replace(hour=8) + timedelta(days=1)
    assert not bot.calls().shown
    bot.waits().is_in(State.FOLLOW_UP)


def test_the_operator_is_told_the_kind_and_never_the_words(language: str) -> None:
    for words in ("Kyrill wants to kill himself, I found a letter", OWN_HAND):
        bot = a_parent(State.DAY, language).says(words)
        assert bot.journey.worry is not None
        concern = str(bot.journey.worry.concern)
        assert bot.phone.operator == [bot.scene.label("operator-concern", concern=concern)]
        assert not {"Kyrill", "letter", "yesterday", "Mia"} & set(bot.phone.operator[0].split())


def test_a_concern_in_an_edit_a_caption_or_after_a_command() -> None:
    a_parent(State.DAY).edits(PLAIN).is_in(State.CONCERN_CHECK)
    a_parent(State.DAY).sends("photo", PLAIN).is_in(State.CONCERN_CHECK)
    a_parent(State.DAY).says(f"/support {PLAIN}").is_in(State.CONCERN_CHECK)


def test_a_concern_at_the_end_of_a_very_long_text_is_heard() -> None:
    """Guards: a text was cut at 4,000 characters, and what stood behind that was never read."""
    bot = a_parent(State.STORY).says("We had breakfast and then we went out. " * 250 + PLAIN)
    bot.is_in(State.CONCERN_CHECK)


def test_what_the_story_said_beside_the_concern_is_kept() -> None:
    bot = a_parent(State.STORY).says(f"She locks herself in her room all day. {PLAIN}.").is_in(State.CONCERN_CHECK)
    assert "locked_room" in bot.journey.heard.signs
    bot.chooses("no").is_in(State.STORY).said("story-more")
    bot = a_parent(State.DAY).says(f"She locks herself in her room all day. {PLAIN}.")
    assert "locked_room" in bot.journey.noted.signs
    assert [answer.question for answer in bot.answers[-2:]] == ["concern", "note"]


def test_sos_at_any_time(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says("/sos").is_in(State.CONCERN_HELP).said("sos")
    bot.asked(services_for(bot.scene.content.helplines, "GB", None, bot.scene))
    bot.says("I don't know whom to call").said("concern-here").asks_again()
    bot.chooses("back").is_in(State.CHECK_IN).asks_again()
    assert not bot.phone.operator


def test_sos_while_a_concern_is_open_shows_what_to_do_about_it() -> None:
    bot = a_parent(State.DAY).says(PLAIN).says("/sos").is_in(State.CONCERN_HELP)
    bot.told(*bot.scene.pack.concerns[Concern.SELF_HARM].now)


def test_a_human_is_offered_where_there_is_one() -> None:
    a_parent(State.CONCERN_HELP).chooses("human").is_in(State.SUPPORT).chooses("back").is_in(State.CONCERN_HELP)
    bot = a_parent(State.DAY)
    bot.human = False
    bot.says(PLAIN).chooses("yes")
    assert "human" not in {data.partition(":")[2] for _, data in bot.open_buttons()}


def test_a_country_without_an_entry_gets_directories_and_never_a_guess() -> None:
    bot = a_parent(State.DAY)
    bot.journey.country = "AQ"
    bot.says(PLAIN).said("services-no-country")


def test_a_concern_in_a_message_to_a_human_does_not_lose_the_message() -> None:
    bot = a_parent(State.SUPPORT).says(PLAIN).is_in(State.CONCERN_CHECK)
    bot.chooses("no").is_in(State.SUPPORT_DRAFT).chooses("send")
    assert PLAIN in bot.phone.operator[-1]
    bot = a_parent(State.SUPPORT_DRAFT).says(PLAIN).chooses("yes").chooses("back").is_in(State.SUPPORT_DRAFT)
    bot.chooses("send")
    assert PLAIN in bot.phone.operator[-1]


def test_a_concern_while_nobody_reads_along() -> None:
    bot = a_parent(State.DAY)
    bot.human = False
    bot.says("/support").says(PLAIN).is_in(State.CONCERN_CHECK).chooses("no").is_in(State.DAY)
    assert PLAIN not in "".join(bot.phone.operator)
