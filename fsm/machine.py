"""The one shared state machine: which trigger leads where, under which guard.

The journey is the model; nothing here does I/O. `fire` is the only way a journey changes its state.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from transitions import EventData, Machine

from fsm import schedule
from fsm.journey import Journey
from fsm.states import (
    CLOSING,
    INTRODUCING,
    LASTING,
    MAIN,
    OVERLAYS,
    RUNNING,
    SAFETY,
    SETTING,
    STILLNESS,
    State,
)
from fsm.words import StepId

Guard = Callable[[Journey, datetime], bool]


@dataclass(frozen=True, slots=True)
class Way:
    """One row of the table: in any of `sources`, `trigger` leads to `target` if `guard` holds. Earlier rows win."""

    trigger: str
    sources: tuple[State, ...]
    target: State
    guard: Guard | None = None


def age_known(journey: Journey, _now: datetime) -> bool:
    """The age was told along with the name: it is not asked again."""
    return journey.child.age is not None


def since_missing(journey: Journey, _now: datetime) -> bool:
    """Some sign has not been told to be new or always so."""
    return any(since is None for since in journey.signs.values())


def introduced(journey: Journey, _now: datetime) -> bool:
    """The questions about the child and the settings were all answered before."""
    return journey.under[0] not in INTRODUCING


def country_unknown(journey: Journey, _now: datetime) -> bool:
    """Without a country no city and no clock can be understood."""
    return not journey.country


def statements_left(journey: Journey, _now: datetime) -> bool:
    """The reflection is not through."""
    return len(journey.reflection) < STATEMENTS


STATEMENTS = len(StepId)
"""One for each step."""
S = State

WAYS: tuple[Way, ...] = (
    Way("agreed", (S.WELCOME,), S.CHILD_NAME),
    Way("named", (S.CHILD_NAME,), S.CHILD_PRONOUN, age_known),
    Way("named", (S.CHILD_NAME,), S.CHILD_AGE),
    Way("aged", (S.CHILD_AGE,), S.CHILD_PRONOUN),
    Way("spoken_of", (S.CHILD_PRONOUN,), S.COUNTRY),
    Way("placed", (S.COUNTRY,), S.HOUR),
    Way("placed_widely", (S.COUNTRY,), S.TIME_ZONE),
    Way("zoned", (S.TIME_ZONE,), S.HOUR),
    Way("timed", (S.HOUR,), S.PACE),
    Way("paced", (S.PACE,), S.STORY),
    Way("told", (S.STORY,), S.SIGNS),
    Way("ticked", (S.SIGNS,), S.SINCE, since_missing),
    Way("ticked", (S.SIGNS,), S.CAUSES),
    Way("since_told", (S.SINCE,), S.SINCE, since_missing),
    Way("since_told", (S.SINCE,), S.CAUSES),
    Way("traced", (S.CAUSES,), S.REFLECTION),
    Way("rated_self", (S.REFLECTION,), S.REFLECTION, statements_left),
    Way("rated_self", (S.REFLECTION,), S.STRENGTHS),
    Way("seen", (S.STRENGTHS,), S.PROGRAMME),
    Way("begun", (S.PROGRAMME,), S.DAY),
    Way("checked", (S.CHECK_IN,), S.CLOSENESS),
    Way("struggled", (S.CHECK_IN,), S.HARD),
    Way("hard_told", (S.HARD,), S.CLOSENESS),
    Way("rated", (S.CLOSENESS,), S.REVIEW, schedule.review_due),
    Way("rated", (S.CLOSENESS,), S.ENDING, schedule.finished),
    Way("rated", (S.CLOSENESS,), S.DAY),
    Way("reviewed", (S.REVIEW,), S.REVIEW_RESULT),
    Way("onward", (S.REVIEW_RESULT,), S.ENDING, schedule.finished),
    Way("onward", (S.REVIEW_RESULT,), S.DAY),
    Way("parted", (S.ENDING,), S.ENDED),
    Way("greeted", (S.HELLO,), S.ENDED),
    # The clock. Who answered the last check-in but stopped half-way through what followed is not held up by it.
    Way("called", (S.HARD, S.CLOSENESS, S.REVIEW, S.REVIEW_RESULT), S.ENDING, schedule.finished),
    Way("called", (S.HARD, S.CLOSENESS, S.REVIEW, S.REVIEW_RESULT), S.DAY, schedule.step_over),
    # A step that a concern makes wait is not asked about any more: the next one is given.
    Way("called", RUNNING, S.DAY, schedule.step_put_off),
    Way("called", RUNNING, S.CHECK_IN),
    Way("called", CLOSING, S.HELLO),
)
"""The parent's way, in the order of the journey."""

OVER: tuple[Way, ...] = (
    Way("worried", MAIN + OVERLAYS, S.CONCERN_CHECK),
    Way("help_wanted", MAIN + OVERLAYS, S.CONCERN_HELP),
    Way("easier_wanted", (S.CONCERN_HELP,), S.CONCERN_EASIER),
    Way("followed_up", MAIN + OVERLAYS, S.FOLLOW_UP),
    Way("support_wanted", MAIN + OVERLAYS, S.SUPPORT),
    Way("support_written", (S.SUPPORT,), S.SUPPORT_DRAFT),
    Way("pause_wanted", MAIN + OVERLAYS, S.PAUSING),
    Way("paused", (S.PAUSING, S.SILENCE), S.PAUSED),
    Way("unanswered", MAIN + OVERLAYS, S.SILENCE),
    Way("left_alone", (S.SILENCE,), S.QUIET),
    Way("restart_wanted", MAIN + OVERLAYS, S.RESTARTING),
    Way("forget_wanted", MAIN + OVERLAYS, S.FORGETTING),
    Way("one_wanted", (S.FORGETTING,), S.FORGETTING_ONE),
    Way("one_chosen", (S.FORGETTING_ONE,), S.FORGETTING_THIS),
    Way("settings_wanted", MAIN + OVERLAYS, S.SETTINGS),
    Way("language_wanted", MAIN + OVERLAYS, S.LANGUAGE),
    Way("restarted", (S.RESTARTING,), S.STORY, introduced),
    Way("restarted", (S.RESTARTING,), S.CHILD_NAME),
    Way("set_name", (S.SETTINGS,), S.SET_NAME),
    Way("set_age", (S.SETTINGS,), S.SET_AGE),
    Way("set_pronoun", (S.SETTINGS,), S.SET_PRONOUN),
    Way("set_country", (S.SETTINGS,), S.SET_COUNTRY),
    Way("set_zone", (S.SETTINGS,), S.SET_COUNTRY, country_unknown),
    Way("set_zone", (S.SETTINGS,), S.SET_ZONE),
    Way("set_hour", (S.SETTINGS,), S.SET_HOUR),
    Way("set_pace", (S.SETTINGS,), S.SET_PACE),
    Way("setting_placed", (S.SET_COUNTRY,), S.SETTINGS),
    Way("setting_placed_widely", (S.SET_COUNTRY,), S.SET_ZONE),
    Way("setting_told", SETTING, S.SETTINGS),
)
"""The overlays: what may be laid over any state, and the ways between them."""


def _returns_to(target: State) -> Guard:
    return lambda journey, _now: bool(journey.under) and journey.under[-1] == target


def _rests_on(target: State) -> Guard:
    return lambda journey, _now: bool(journey.under) and journey.under[0] == target


BACK: tuple[Way, ...] = tuple(
    [Way("back", OVERLAYS, target, _returns_to(target)) for target in MAIN + LASTING]
    + [Way("home", OVERLAYS, target, _rests_on(target)) for target in MAIN]
)
"""`back`: the overlay is lifted, what lies under it stands again. `home`: all of them are."""


def _ends(event: EventData) -> tuple[Journey, State, State]:
    transition = event.transition
    assert isinstance(event.model, Journey)
    assert transition is not None
    return event.model, State(transition.source), State(str(transition.dest))


def _lay_over(event: EventData) -> None:
    """Keeps the way back. An overlay over a passing one, or over one of its own conversation, takes its place."""
    journey, source, target = _ends(event)
    under = (*journey.under, source.value) if source in MAIN + LASTING else journey.under
    if target in under:
        under = under[: under.index(target)]
    for talk in (SAFETY, STILLNESS):
        if target in talk:
            under = tuple(state for state in under if state not in talk)
    journey.under = under


def _lift(event: EventData) -> None:
    journey, _, target = _ends(event)
    journey.under = journey.under[: journey.under.index(target)]


def _as_condition(guard: Guard) -> Callable[[EventData], bool]:
    def condition(event: EventData) -> bool:
        assert isinstance(event.model, Journey)
        return guard(event.model, event.kwargs["now"])

    return condition


def _rows(ways: Iterable[Way], before: Callable[[EventData], None] | None) -> list[dict[str, object]]:
    return [
        {
            "trigger": way.trigger,
            "source": source.value,
            "dest": way.target.value,
            "conditions": [_as_condition(way.guard)] if way.guard else [],
            "before": [before] if before else [],
        }
        for way in ways
        for source in way.sources
    ]


def rows() -> list[dict[str, object]]:
    """Every way as `transitions` takes it."""
    return _rows(WAYS, None) + _rows(OVER, _lay_over) + _rows(BACK, _lift)


@cache
def machine() -> Machine:
    """The shared machine. It holds no model: journeys are passed to `fire`."""
    return Machine(
        model=None,
        states=[state.value for state in State],
        initial=State.WELCOME.value,
        transitions=rows(),
        auto_transitions=False,
        send_event=True,
    )


def fire(journey: Journey, trigger: str, now: datetime) -> None:
    """Moves the journey along. A trigger that the state does not know is a fault of ours and raises."""
    if not machine().events[trigger].trigger(journey, now=now):
        raise LookupError(f"no way from {journey.state} by {trigger}")


def triggers() -> Sequence[str]:
    """Every trigger there is."""
    return list(dict.fromkeys(way.trigger for way in WAYS + OVER + BACK))
