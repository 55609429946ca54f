"""The state machine: every trigger, every state, every way, and no dead end."""

from datetime import UTC, date, datetime

import pytest
from transitions import MachineError

from fsm import machine
from fsm.journey import Day, Journey, Planned, Review
from fsm.machine import BACK, OVER, WAYS, Way, fire, triggers
from fsm.states import (
    CLOSING,
    INTRODUCING,
    LASTING,
    MAIN,
    ONBOARDING,
    OVERLAYS,
    RUNNING,
    SAFETY,
    SETTING,
    STILLNESS,
    State,
)
from fsm.words import Change, Sign, Since, StepId

NOW = datetime(2026, 3, 9, 20, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
STEPS = tuple(Planned(step, "always") for step in StepId)


def journey(state: State, **known: object) -> Journey:
    at = Journey(1, state=state.value, **known)  # type: ignore[arg-type]
    if state in OVERLAYS and not at.under:
        at.under = ("day",)
    return at


def after(at: Journey, trigger: str) -> State:
    fire(at, trigger, NOW)
    return State(at.state)


def test_every_state_is_main_or_overlay() -> None:
    assert set(MAIN) | set(OVERLAYS) == set(State)
    assert not set(MAIN) & set(OVERLAYS)
    assert ONBOARDING + RUNNING + CLOSING == MAIN
    assert set(INTRODUCING) < set(ONBOARDING)
    for some in (SAFETY, STILLNESS, LASTING, SETTING):
        assert set(some) <= set(OVERLAYS)


def reached(start: set[State], ways: tuple[Way, ...]) -> set[State]:
    found = set(start)
    while True:
        more = {way.target for way in ways if found & set(way.sources)} - found
        if not more:
            return found
        found |= more


def test_every_state_is_reached_from_the_welcome() -> None:
    assert reached({State.WELCOME}, WAYS + OVER) == set(State)


@pytest.mark.parametrize("state", list(State))
def test_no_state_is_a_dead_end(state: State) -> None:
    """From everywhere a way leads on to the end, and from the end to the hello and back."""
    assert State.ENDED in reached({state}, WAYS + OVER + BACK)
    assert any(state in way.sources and way.target != state for way in WAYS + BACK)


def test_there_is_one_way_at_most_without_a_guard() -> None:
    for trigger in triggers():
        for state in State:
            ways = [way for way in WAYS + OVER + BACK if way.trigger == trigger and state in way.sources]
            assert all(way.guard for way in ways[:-1]), f"{trigger} in {state}: what comes later is never taken"


@pytest.mark.parametrize(
    ("source", "trigger", "known", "target"),
    [
        ("welcome", "agreed", {}, "child_name"),
        ("child_name", "named", {}, "child_age"),
        ("child_age", "aged", {}, "child_pronoun"),
        ("child_pronoun", "spoken_of", {}, "country"),
        ("country", "placed", {}, "hour"),
        ("country", "placed_widely", {}, "time_zone"),
        ("time_zone", "zoned", {}, "hour"),
        ("hour", "timed", {}, "pace"),
        ("pace", "paced", {}, "story"),
        ("story", "told", {}, "signs"),
        ("signs", "ticked", {"signs": {Sign.SNAPS: None}}, "since"),
        ("signs", "ticked", {}, "causes"),
        ("since", "since_told", {"signs": {Sign.SNAPS: None, Sign.ALWAYS_FINE: Since.NEW}}, "since"),
        ("since", "since_told", {"signs": {Sign.SNAPS: Since.NEW}}, "causes"),
        ("causes", "traced", {}, "reflection"),
        ("reflection", "rated_self", {"reflection": (3,) * 13}, "reflection"),
        ("reflection", "rated_self", {"reflection": (3,) * 14}, "strengths"),
        ("strengths", "seen", {}, "programme"),
        ("programme", "begun", {}, "day"),
        ("check_in", "checked", {}, "closeness"),
        ("check_in", "struggled", {}, "hard"),
        ("hard", "hard_told", {}, "closeness"),
        ("closeness", "rated", {}, "day"),
        ("closeness", "rated", {"started": MONDAY}, "review"),
        ("closeness", "rated", {"position": 13, "step_on": MONDAY}, "ending"),
        ("review", "reviewed", {}, "review_result"),
        ("review_result", "onward", {}, "day"),
        ("review_result", "onward", {"position": 13, "step_on": MONDAY}, "ending"),
        ("ending", "parted", {}, "ended"),
        ("hello", "greeted", {}, "ended"),
        ("day", "called", {}, "check_in"),
        ("check_in", "called", {"position": 13, "step_on": MONDAY}, "check_in"),
        ("hard", "called", {}, "check_in"),
        ("closeness", "called", {"step_on": MONDAY}, "day"),
        ("review", "called", {"step_on": MONDAY, "position": 13}, "ending"),
        ("review_result", "called", {"step_on": MONDAY}, "day"),
        ("ended", "called", {}, "hello"),
        ("ending", "called", {}, "hello"),
        ("hello", "called", {}, "hello"),
        ("concern_help", "easier_wanted", {}, "concern_easier"),
        ("support", "support_written", {}, "support_draft"),
        ("pausing", "paused", {}, "paused"),
        ("silence", "paused", {}, "paused"),
        ("silence", "left_alone", {}, "quiet"),
        ("restarting", "restarted", {}, "story"),
        ("restarting", "restarted", {"under": ("country",)}, "child_name"),
        ("settings", "set_name", {}, "set_name"),
        ("settings", "set_age", {}, "set_age"),
        ("settings", "set_pronoun", {}, "set_pronoun"),
        ("settings", "set_country", {}, "set_country"),
        ("settings", "set_zone", {"country": "GB"}, "set_zone"),
        ("settings", "set_zone", {}, "set_country"),
        ("settings", "set_hour", {}, "set_hour"),
        ("settings", "set_pace", {}, "set_pace"),
        ("set_country", "setting_placed", {}, "settings"),
        ("set_country", "setting_placed_widely", {}, "set_zone"),
        ("set_zone", "setting_told", {}, "settings"),
        ("forgetting", "one_wanted", {}, "forgetting_one"),
        ("forgetting_one", "one_chosen", {}, "forgetting_this"),
        ("settings", "back", {}, "day"),
        ("settings", "back", {"under": ("day", "paused")}, "paused"),
        ("settings", "home", {"under": ("day", "paused")}, "day"),
    ],
)
def test_each_way(source: str, trigger: str, known: dict[str, object], target: str) -> None:
    known = {"programme": STEPS, "diary": (Day(MONDAY, StepId.LISTEN),), **known}
    assert after(journey(State(source), **known), trigger) == State(target)


LAYS = {
    "worried": State.CONCERN_CHECK,
    "help_wanted": State.CONCERN_HELP,
    "followed_up": State.FOLLOW_UP,
    "support_wanted": State.SUPPORT,
    "pause_wanted": State.PAUSING,
    "unanswered": State.SILENCE,
    "restart_wanted": State.RESTARTING,
    "forget_wanted": State.FORGETTING,
    "settings_wanted": State.SETTINGS,
    "language_wanted": State.LANGUAGE,
}
"""What may be laid over any state."""


@pytest.mark.parametrize("trigger", LAYS)
@pytest.mark.parametrize("state", list(State))
def test_what_is_laid_over_any_state(state: State, trigger: str) -> None:
    at = journey(state)
    assert after(at, trigger) == LAYS[trigger]
    assert at.under[0] in MAIN


def test_every_trigger_has_a_test_here() -> None:
    here = {mark.args[1][n][1] for mark in test_each_way.pytestmark for n in range(len(mark.args[1]))}  # type: ignore[attr-defined]
    assert here | set(LAYS) == set(triggers())


def test_a_trigger_that_the_state_does_not_know_is_a_fault_of_ours() -> None:
    with pytest.raises(MachineError):
        fire(journey(State.STORY), "rated", NOW)
    with pytest.raises(LookupError, match="no way from settings by back"):
        fire(journey(State.SETTINGS, under=("gone",)), "back", NOW)


def test_a_week_that_was_reviewed_is_not_reviewed_again() -> None:
    reviewed = (Review(MONDAY.replace(day=8), (), Change.SAME),)
    at = journey(State.CLOSENESS, programme=STEPS, started=MONDAY, reviews=reviewed)
    assert after(at, "rated") == State.DAY


def test_the_machine_is_shared_and_holds_no_journey() -> None:
    assert machine.machine() is machine.machine()
    assert machine.machine().models == []
