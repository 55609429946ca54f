"""Overlays of every kind over every state, and over each other: back to where the parent was."""

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.journey import Journey
from fsm.machine import OVER, fire
from fsm.states import LASTING, MAIN, SAFETY, STILLNESS, State

NOW = datetime(2026, 3, 9, 20, tzinfo=UTC)
KINDS: dict[State, tuple[str, ...]] = {
    State.CONCERN_CHECK: ("worried",),
    State.CONCERN_HELP: ("help_wanted",),
    State.CONCERN_EASIER: ("help_wanted", "easier_wanted"),
    State.FOLLOW_UP: ("followed_up",),
    State.SUPPORT: ("support_wanted",),
    State.SUPPORT_DRAFT: ("support_wanted", "support_written"),
    State.PAUSING: ("pause_wanted",),
    State.PAUSED: ("pause_wanted", "paused"),
    State.SILENCE: ("unanswered",),
    State.QUIET: ("unanswered", "left_alone"),
    State.RESTARTING: ("restart_wanted",),
    State.FORGETTING: ("forget_wanted",),
    State.FORGETTING_ONE: ("forget_wanted", "one_wanted"),
    State.FORGETTING_THIS: ("forget_wanted", "one_wanted", "one_chosen"),
    State.SETTINGS: ("settings_wanted",),
    State.LANGUAGE: ("language_wanted",),
    State.SET_NAME: ("settings_wanted", "set_name"),
    State.SET_AGE: ("settings_wanted", "set_age"),
    State.SET_PRONOUN: ("settings_wanted", "set_pronoun"),
    State.SET_COUNTRY: ("settings_wanted", "set_country"),
    State.SET_ZONE: ("settings_wanted", "set_zone"),
    State.SET_HOUR: ("settings_wanted", "set_hour"),
    State.SET_PACE: ("settings_wanted", "set_pace"),
}


def laid(at: Journey, *overlays: State) -> Journey:
    for overlay in overlays:
        for trigger in KINDS[overlay]:
            fire(at, trigger, NOW)
        assert at.state == overlay
    return at


def pile(at: Journey) -> list[State]:
    """From the lowest to the one on top."""
    return [State(state) for state in (*at.under, at.state)]


def begun(state: State) -> Journey:
    return Journey(1, state=state.value, country="GB")


@pytest.mark.parametrize(("state", "overlay"), list(product(MAIN, KINDS)))
def test_over_every_main_state_and_back(state: State, overlay: State) -> None:
    at = laid(begun(state), overlay)
    assert pile(at) == [state, overlay]
    fire(at, "back", NOW)
    assert pile(at) == [state]


@pytest.mark.parametrize(("first", "second"), list(product(KINDS, KINDS)))
def test_over_each_other_and_back(first: State, second: State) -> None:
    at = laid(begun(State.CHECK_IN), first, second)
    one_conversation = any(first in talk and second in talk for talk in (SAFETY, STILLNESS))
    kept = first in LASTING and first != second and not one_conversation
    # A passing overlay gives way; one that lasts waits under the new one; what is over a pause never outlives it.
    below = [State.CHECK_IN, first] if kept else [State.CHECK_IN]
    assert pile(at) == [*below, second]
    while len(below) > 1:
        fire(at, "back", NOW)
        assert pile(at) == below
        below.pop()
    fire(at, "back", NOW)
    assert pile(at) == [State.CHECK_IN]


@given(state=st.sampled_from(MAIN), overlays=st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=6))
def test_any_pile_of_overlays_leads_home(state: State, overlays: list[State]) -> None:
    at = laid(begun(state), *overlays)
    assert len(set(pile(at))) == len(pile(at))
    for talk in (SAFETY, STILLNESS):
        assert sum(one in talk for one in pile(at)) <= 1
    home = at.copy()
    fire(home, "home", NOW)
    assert pile(home) == [state]
    for _ in at.under:
        fire(at, "back", NOW)
    assert pile(at) == [state]


def test_every_kind_of_overlay_is_tried_here() -> None:
    assert set(KINDS) == {way.target for way in OVER} - set(MAIN)
