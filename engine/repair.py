"""A stored id that no longer exists leads forward, never to a crash."""

from fsm.journey import Journey
from fsm.states import MAIN, State


def repair(journey: Journey) -> bool:
    """Moves a journey out of states that there are no more; whether the parent should be told."""
    journey.under = tuple(state for state in journey.under if state in set(State))
    if journey.state in set(State) and (journey.state in MAIN or journey.under):
        return False
    if journey.consented is None:
        journey.state = State.WELCOME.value
    elif journey.step_on is not None and journey.position < len(journey.programme):
        journey.state = State.DAY.value
    else:
        journey.state = State.STORY.value
    journey.under = ()
    return journey.consented is not None
