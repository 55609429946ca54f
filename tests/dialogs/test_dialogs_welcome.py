"""Before consent nothing is kept but the chat's id; help in danger does not wait for it."""

import pytest

from dialogs.welcome import language_name
from fsm.event import Blocked, Due, Unblocked
from fsm.journey import Journey
from fsm.states import State
from tests.conversation import CHAT, Conversation, content, languages
from tests.engine.anything import anything

DANGER = ("My son wants to kill himself", "I hit him and I am afraid of what I might do")


def test_a_stranger_is_told_who_this_is_and_asked_for_consent(language: str) -> None:
    Conversation(language).says("/start").said("welcome").is_in(State.WELCOME).is_open()


def test_the_first_word_need_not_be_start(language: str) -> None:
    Conversation(language).says("hello").said("welcome-first").said("welcome-again").is_open()


def test_nothing_is_kept_before_consent(language: str) -> None:
    bot = Conversation(language)
    for event in [*anything(language), Blocked(), Unblocked(), Due()]:
        bot.take(event)
        if bot.journey.consented is not None:
            bot.journey = Journey(CHAT, question=bot.journey.question)
            continue
        kept = Journey(CHAT, question=bot.journey.question, blocked=bot.journey.blocked)
        assert bot.journey == kept, event
        assert bot.turn is not None
        assert not bot.turn.answers
        assert bot.due is None


@pytest.mark.parametrize("danger", DANGER)
def test_help_does_not_wait_for_consent(language: str, danger: str) -> None:
    for bot in (
        Conversation(language).says(danger),
        Conversation(language).says("/start").says(danger),
        Conversation(language).edits(danger),
        Conversation(language).sends("photo", danger),
        Conversation(language).says(f"/start {danger}"),
        Conversation(language).says("/sos"),
    ):
        bot.said("sos").asked("findahelpline.com").said("welcome-again").is_in(State.WELCOME).is_open()
        assert not bot.answers
        assert not bot.phone.operator


def test_privacy_is_read_before_consent_and_pages_are_turned_in_place(language: str) -> None:
    bot = Conversation(language).says("/privacy")
    pages = bot.scene.pack.privacy
    bot.told(pages[0]).said("welcome-again").is_open()
    message = bot.shown[0].id
    for page in range(1, len(pages)):
        bot.presses_data(f"*:privacy.{page}", message).told(pages[page])
    bot.presses_data(f"*:privacy.{len(pages) - 2}", message).told(pages[-2])
    assert bot.phone.messages[message].text == bot.text


def test_the_page_on_privacy_stands_beside_the_question(language: str) -> None:
    bot = Conversation(language).says("/start")
    welcome = bot.phone.last
    bot.presses_data("*:open.privacy.0", welcome).told(bot.scene.pack.privacy[0]).is_open()
    assert bot.phone.messages[welcome].text == bot.scene.say("welcome")


@pytest.mark.parametrize("command", ["/help", "/today", "/plan", "/settings", "/nonsense", "/restart", "/export"])
def test_other_commands_wait_for_consent(command: str) -> None:
    bot = Conversation().says(command).said("help-before" if command == "/help" else "welcome-first")
    bot.is_in(State.WELCOME).is_open()


def test_forget_before_consent_removes_even_the_number() -> None:
    bot = Conversation().says("/start").says("/forget").said("forgotten-number")
    assert bot.turn is not None
    assert bot.turn.erase


def test_consent_can_be_typed(language: str) -> None:
    for words in (lambda bot: bot.scene.label("welcome-agree"), lambda bot: "1", lambda bot: "1."):
        bot = Conversation(language).says("/start")
        bot.says(words(bot)).is_in(State.CHILD_NAME)
        assert bot.journey.locale == language


def test_a_double_press_on_consent_is_silent() -> None:
    bot = Conversation().says("/start")
    data = bot.open_buttons()[0][1]
    bot.presses_data(data).is_in(State.CHILD_NAME)
    before = bot.journey.copy()
    bot.presses_data(data)
    assert (bot.toast, bot.text, bot.journey) == ("", "", before)


def test_the_language_is_changed_in_place_and_not_stored(language: str) -> None:
    for there in languages():
        if there == language:
            continue
        bot = Conversation(language).says("/start")
        message = bot.phone.last
        bot.chooses(f"speak.{there}.{language}").asked(content().pack(there).say("welcome", bot.scene.voice))
        assert (bot.phone.last, bot.journey.locale) == (message, "")
        # And back, and there again; then the yes that stands in that language.
        bot.chooses(f"speak.{language}.{there}").said("welcome")
        bot.chooses(f"speak.{there}.{language}").chooses(f"agree.{there}").is_in(State.CHILD_NAME)
        assert bot.journey.locale == there
        bot.said("child-name")


def test_the_name_of_a_language_can_be_typed() -> None:
    for number, there in enumerate(languages()[1:], 2):
        for words in (language_name(there, Conversation().scene).upper(), str(number)):
            bot = Conversation().says("/start").says(words).is_in(State.WELCOME)
            bot.asked(content().pack(there).say("welcome", bot.scene.voice))


def test_an_unknown_language_is_answered_in_english() -> None:
    assert Conversation("xx-YY").says("/start").text == Conversation("en").says("/start").text
    assert Conversation("").says("/start").text == Conversation("en").says("/start").text


def test_a_language_with_a_region_is_that_language(language: str) -> None:
    assert Conversation(f"{language}-BY").says("/start").text == Conversation(language).says("/start").text
