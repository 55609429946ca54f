"""A stored id that no longer exists leads forward, with a word of explanation, never to a crash."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.repair import repair
from engine.turn import take
from fsm.event import Command, Due, Event, Press, Text
from fsm.journey import Journey
from fsm.reply import Say
from fsm.states import MAIN, State
from storage import codec
from tests.conversation import Conversation, a_parent, content
from tests.judge import judge

EVENTS: tuple[Event, ...] = (
    Text("hello", "en"),
    Text("1", "en"),
    Command("help"),
    Command("resume"),
    Press("1:yes"),
    Due(),
)


@pytest.mark.parametrize("state", list(State))
def test_a_whole_journey_is_left_as_it_is(state: State) -> None:
    bot = a_parent(state)
    journey = bot.journey.copy()
    assert not repair(journey)
    assert journey == bot.journey


@pytest.mark.parametrize(
    ("state", "forward"),
    [(State.CHILD_AGE, State.CHILD_NAME), (State.SIGNS, State.STORY), (State.REVIEW, State.DAY)],
)
def test_a_state_that_is_gone_leads_forward_and_says_so(language: str, state: State, forward: State) -> None:
    bot = a_parent(state, language)
    bot.journey.state = "a_state_of_last_year"
    bot.says("hello").said("moved-on")
    assert bot.state in (forward, State.CHILD_AGE)
    bot = a_parent(state, language)
    bot.journey.state = "a_state_of_last_year"
    bot.says("/help").said("moved-on").is_in(forward).is_open()


def test_a_press_there_is_answered_by_its_toast_alone() -> None:
    bot = a_parent(State.REVIEW)
    bot.journey.state = "a_state_of_last_year"
    bot.presses_data("1:yes").is_in(State.DAY)
    assert bot.toast == bot.scene.label("old-button")


def test_an_overlay_that_is_gone_leads_back() -> None:
    for under, state, back in (
        (("check_in",), "gone", State.CHECK_IN),
        (("check_in", "gone"), "settings", State.SETTINGS),
        (("gone", "paused"), "settings", State.SETTINGS),
        ((), "settings", State.SETTINGS),
    ):
        bot = a_parent(State.CHECK_IN)
        bot.journey.under, bot.journey.state = under, state
        bot.says("/help").is_in(back)
        assert all(state in MAIN for state in bot.journey.under[:1])


def test_a_zone_that_is_gone_is_asked_for_nowhere_but_does_no_harm() -> None:
    for zone in ("Mars/Olympus", "../etc/passwd", ""):
        bot = a_parent(State.DAY)
        bot.journey.zone = zone
        bot.says("hello")
        assert bot.journey.zone == ""
        assert bot.due is not None


@pytest.mark.parametrize("state", [State.CONCERN_CHECK, State.CONCERN_EASIER, State.FOLLOW_UP])
def test_a_concern_that_is_gone_is_lifted(state: State) -> None:
    bot = a_parent(state, over=State.CHECK_IN)
    bot.journey.worry = None
    bot.says("/help").said("moved-on").is_in(State.CHECK_IN)


@pytest.mark.parametrize(
    ("state", "lost", "forward"),
    [
        (State.SINCE, {"signs": {}}, State.CAUSES),
        (State.REFLECTION, {"reflection": (3,) * 14}, State.STRENGTHS),
        (State.PROGRAMME, {"programme": ()}, State.STRENGTHS),
        (State.DAY, {"programme": ()}, State.STRENGTHS),
        (State.DAY, {"position": 99}, State.ENDING),
        (State.CHECK_IN, {"diary": ()}, State.DAY),
        (State.HARD, {"diary": ()}, State.DAY),
        (State.CLOSENESS, {"diary": (), "programme": ()}, State.STRENGTHS),
        (State.REVIEW_RESULT, {"reviews": ()}, State.DAY),
    ],
)
def test_what_a_state_cannot_do_without(state: State, lost: dict[str, Any], forward: State) -> None:
    bot = a_parent(state)
    for name, value in lost.items():
        setattr(bot.journey, name, value)
    bot.says("/help").is_in(forward).is_open()


def test_consent_that_is_gone_is_asked_for_again() -> None:
    bot = a_parent(State.REVIEW)
    bot.journey.consented = None
    bot.says("hello").is_in(State.WELCOME).said("welcome-first")


def _ids_gone(data: Any, gone: set[str]) -> Any:
    """The document as an older version would have written it: with ids that there are no more."""
    if isinstance(data, dict):
        return {("was_" + k if k in gone else k): _ids_gone(v, gone) for k, v in data.items()}
    if isinstance(data, list):
        return [_ids_gone(one, gone) for one in data]
    if isinstance(data, str):
        return " ".join("was_" + part if part in gone else part for part in data.split(" "))
    return data


def _ids(data: Any) -> set[str]:
    if isinstance(data, dict):
        return {str(key) for key in data} | {id for value in data.values() for id in _ids(value)}
    if isinstance(data, list):
        return {id for one in data for id in _ids(one)}
    return (
        {part for part in data.split(" ") if part.isidentifier() and part.islower()} if isinstance(data, str) else set()
    )


@given(state=st.sampled_from(State), data=st.data())
def test_ids_that_are_gone_are_dropped_and_lead_forward(state: State, data: st.DataObject) -> None:
    at = a_parent(state)
    document = json.loads(codec.dump_journey(at.journey))
    gone = data.draw(st.sets(st.sampled_from(sorted(_ids(document) - {"chat", "consented"})), max_size=4))
    journey = codec.load_journey(json.dumps(_ids_gone(document, gone)))
    for event in EVENTS:
        judge(take(journey, event, at.now, content()), event)
    bot = Conversation(now=at.now, journey=journey)
    bot.says("/help").is_open()
    assert not any("was_" in reply.text for reply in bot.replies(Say) if isinstance(reply, Say))


def test_an_empty_document_is_a_stranger() -> None:
    journey = codec.load_journey('{"chat": 5}')
    assert journey == Journey(5)
