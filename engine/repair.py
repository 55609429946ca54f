"""A stored id that no longer exists leads forward, never to a crash."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fsm.journey import Journey
from fsm.machine import STATEMENTS
from fsm.states import MAIN, RUNNING, State

Need = Callable[[Journey], bool]


def repair(journey: Journey) -> bool:
    """Moves a journey out of where it cannot be any more; whether the parent should be told."""
    if journey.consented is None:
        journey.state, journey.under = State.WELCOME.value, ()
        return False
    _mend_zone(journey)
    before = journey.state
    states = (journey.state,) if journey.state in MAIN else (*journey.under, journey.state)
    stack = [State(state) for state in states if state in _KNOWN]
    stack = [state for state in stack if state not in _OF_A_CONCERN or journey.worry is not None]
    first = _standing(journey, stack[0] if stack and stack[0] in MAIN else _forward(journey))
    over = [state for state in stack if state not in MAIN]
    *under, state = (first, *over)
    journey.under, journey.state = tuple(at.value for at in under), state.value
    return journey.state != before


_KNOWN = frozenset(State)
_OF_A_CONCERN = (State.CONCERN_CHECK, State.CONCERN_EASIER, State.FOLLOW_UP)


def _mend_zone(journey: Journey) -> None:
    try:
        ZoneInfo(journey.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        journey.zone = ""


def _forward(journey: Journey) -> State:
    """The nearest place when the one that was is gone."""
    if journey.hour is None:
        return State.CHILD_NAME
    return State.STORY if journey.step_on is None else State.DAY


def _not_beyond(journey: Journey) -> bool:
    return not journey.programme or journey.position < len(journey.programme)


def _has_day(journey: Journey) -> bool:
    return bool(journey.diary)


NEEDS: tuple[tuple[tuple[State, ...], Need, State], ...] = (
    ((State.CHECK_IN, State.HARD, State.CLOSENESS), _has_day, State.DAY),
    ((State.REVIEW_RESULT,), lambda journey: bool(journey.reviews), State.DAY),
    (RUNNING, _not_beyond, State.ENDING),
    ((*RUNNING, State.PROGRAMME), lambda journey: bool(journey.programme), State.STRENGTHS),
    ((State.SINCE,), lambda journey: None in journey.signs.values(), State.CAUSES),
    ((State.REFLECTION,), lambda journey: len(journey.reflection) < STATEMENTS, State.STRENGTHS),
)
"""What a state cannot do without, and where it leads when that is gone."""


def _standing(journey: Journey, state: State) -> State:
    for states, need, otherwise in NEEDS:
        if state in states and not need(journey):
            state = otherwise
    return state
