"""Every command in every state; after any of them the open question comes back."""

import pytest

from engine.commands import NAMES
from fsm.reply import Export
from fsm.states import INTRODUCING, SAFETY, State
from tests.conversation import a_parent

RESTING = (State.DAY, State.ENDED)
OPENS = {
    "pause": State.PAUSING,
    "settings": State.SETTINGS,
    "language": State.LANGUAGE,
    "support": State.SUPPORT,
    "sos": State.CONCERN_HELP,
    "restart": State.RESTARTING,
    "forget": State.FORGETTING,
}
STILL = (State.PAUSED, State.QUIET, State.SILENCE)


@pytest.mark.parametrize("command", NAMES)
@pytest.mark.parametrize("state", [state for state in State if state != State.WELCOME])
def test_every_command_in_every_state(language: str, state: State, command: str) -> None:
    bot = a_parent(state, language).says(f"/{command}")
    if command in OPENS:
        bot.is_in(OPENS[command]).asks_again()
        back = bot.chooses("back") if command not in ("forget", "restart") else bot.says(bot.scene.label("forget-no"))
        if state not in SAFETY and command not in ("forget", "restart"):
            assert back.state in (state, *a_parent(state, language).journey.under)
        return
    if state in STILL and command in ("resume", "start"):
        bot.said("resumed").is_in(State.CHECK_IN if state != State.PAUSED else State.DAY)
        return
    bot.is_in(state)
    if state not in RESTING:
        bot.asks_again()
    assert bot.text or bot.replies(Export)


@pytest.mark.parametrize("state", INTRODUCING[1:])
def test_what_is_not_there_yet_is_said(language: str, state: State) -> None:
    for command, key in (("plan", "plan-not-yet"), ("today", "today-not-yet"), ("progress", "progress-nothing-yet")):
        a_parent(state, language).says(f"/{command}").said(key).asks_again()


def test_help_names_every_command(language: str) -> None:
    bot = a_parent(State.DAY, language).says("/help")
    for name in set(NAMES) - {"help", "language", "start"}:
        assert f"/{name}" in bot.text, name


def test_today_shows_the_step_of_today(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says("/today")
    step = bot.scene.step(bot.journey.programme[0].step)
    bot.told(step.actions[bot.journey.child.band].today).asks_again()


def test_the_plan_opens_where_the_parent_is(language: str) -> None:
    bot = a_parent(State.REVIEW, language)
    page = bot.journey.position // 3 * 3
    bot.says("/plan").asked(*(bot.scene.step(one.step).title for one in bot.journey.programme[page : page + 3]))
    bot.asked(bot.scene.label("plan-current"), bot.scene.label("plan-done")).asks_again()
    # What was given already can be read again.
    bot.presses(f"{page + 1}. ").told(
        bot.scene.step(bot.journey.programme[page].step).actions[bot.journey.child.band].today
    )


def test_the_plan_after_the_end_is_behind(language: str) -> None:
    bot = a_parent(State.ENDED, language).says("/plan")
    bot.asked(bot.scene.label("plan-done"))
    assert bot.scene.label("plan-current") not in bot.text


def test_the_plan_with_its_own_button_is_not_asked_twice() -> None:
    bot = a_parent(State.PROGRAMME).says("/plan")
    assert len(bot.shown) == 1
    bot.asks_again().chooses("begin").is_in(State.DAY)


@pytest.mark.parametrize("command", ["/privacy", "/export", "/progress", "/today"])
def test_before_the_programme_begins_its_button_comes_back(command: str) -> None:
    """Guards: after these the button to begin was gone from sight."""
    a_parent(State.PROGRAMME).says(command).said("programme-again").asks_again()


def test_progress_counts_what_was_tried(language: str) -> None:
    bot = a_parent(State.DAY, language).says("/progress").said("progress", step=1, total=14, days=0, tried=0)
    bot.waits().chooses("done").chooses("4").waits().chooses("not_yet").chooses("2").waits()
    bot.says("/progress").said("progress", step=2, total=14, days=3, tried=1)
    bot.said("progress-closeness", value=bot.scene.number(3.0))
    bot.asks_again()


def test_the_export_comes_with_its_caption(language: str) -> None:
    bot = a_parent(State.CHECK_IN, language).says("/export").asks_again()
    assert bot.replies(Export) == [Export(bot.scene.say("export"), language)]
    assert a_parent(State.DAY, language).says("/export").text == bot.scene.say("export")


def test_start_again_loses_nothing(language: str) -> None:
    bot = a_parent(State.REFLECTION, language).chooses("3").says("/start").said("start-again").asks_again()
    assert bot.journey.reflection == (3,)
    a_parent(State.DAY, language).says("/start a_deep_link").said("start-again")


@pytest.mark.parametrize("command", ["/nonsense", "/", "/HELP_ME"])
def test_a_command_that_is_none(command: str) -> None:
    a_parent(State.CHECK_IN).says(command).said("unknown-command").asks_again()


def test_capitals_are_no_matter() -> None:
    a_parent(State.CHECK_IN).says("/Help").said("help")
