"""Sample parents: a journey for every state, so that every screen can be shown with data in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from fsm import planner
from fsm.journey import Child, Day, Heard, Journey, Review, Worry
from fsm.states import CLOSING, OVERLAYS, RUNNING, State
from fsm.words import Cause, Change, Concern, Pronoun, Sign, Since, StepId

NOW = datetime(2026, 3, 19, 18, 0, tzinfo=UTC)
TODAY = date(2026, 3, 19)
ALL_RATED = tuple((place * 7) % 5 + 1 for place in range(len(StepId)))

NAMES = {"ru": {Pronoun.HE: "Миша", Pronoun.SHE: "Маша", Pronoun.THEY: ""}}
ENGLISH_NAMES = {Pronoun.HE: "Leo", Pronoun.SHE: "Mia", Pronoun.THEY: ""}
WORDS = {"ru": "приходит и сразу закрывается у себя"}
ENGLISH_WORDS = "she goes straight to her room & shuts the door"


@dataclass(frozen=True, slots=True)
class Sample:
    """A journey, and what is special about it."""

    name: str
    journey: Journey


def child(locale: str, pronoun: Pronoun, age: int) -> Child:
    """A child to speak of. With 'they' it has no name, so that the neutral word is seen too."""
    return Child(NAMES.get(locale, ENGLISH_NAMES)[pronoun], age, pronoun)


def samples(state: State, locale: str) -> Iterator[Sample]:
    """A screen's variants: the three pronouns, and what else changes it."""
    for pronoun, age in ((Pronoun.SHE, 13), (Pronoun.HE, 4), (Pronoun.THEY, 10)):
        yield Sample(f"{pronoun}, {age}", _journey(state, locale, pronoun, age))
    if state in (State.CONCERN_CHECK, State.CONCERN_HELP, State.CONCERN_EASIER, State.FOLLOW_UP):
        for concern in Concern:
            for clear in (True, False) if state == State.CONCERN_CHECK else (True,):
                journey = _journey(state, locale, Pronoun.SHE, 13)
                journey.worry = Worry(concern, clear)
                yield Sample(f"{concern}, {'clear' if clear else 'unclear'}", journey)
        journey = _journey(state, locale, Pronoun.HE, 7)
        journey.worry = Worry(Concern.VIOLENCE_TO_CHILD, True, own_hand=True)
        yield Sample("violence_to_child, the parent's own hand", journey)
    if state in (State.STORY, State.SIGNS, State.CAUSES):
        journey = _journey(state, locale, Pronoun.SHE, 13)
        journey.heard, journey.ticked = Heard(), ()
        yield Sample("nothing heard", journey)
    if state == State.REVIEW_RESULT:
        for outcome in Change:
            journey = _journey(state, locale, Pronoun.SHE, 13)
            journey.reviews = (*journey.reviews[:-1], Review(TODAY, journey.reviews[-1].signs, outcome))
            yield Sample(outcome, journey)
        journey = _journey(state, locale, Pronoun.SHE, 13)
        journey.reviews = tuple(Review(TODAY, tuple(Sign)[:3], Change.WORSE) for _ in range(2))
        yield Sample("worse twice", journey)


def _journey(state: State, locale: str, pronoun: Pronoun, age: int) -> Journey:
    words = WORDS.get(locale, ENGLISH_WORDS)
    never = pronoun is Pronoun.THEY
    signs = (Sign.LOCKED_ROOM, Sign.STOPPED_TALKING, Sign.CURT_ANSWERS)
    journey = Journey(1, state=state.value, question=7, locale=locale, consented=NOW)
    journey.child = child(locale, pronoun, age)
    journey.country, journey.zone, journey.hour = "GB", "Europe/London", 20
    if state in (State.TIME_ZONE, State.SET_ZONE):
        journey.country, journey.zone = ("RU", "") if locale == "ru" else ("US", "")
    journey.heard = Heard(signs=dict.fromkeys(signs, words), causes={Cause.SEPARATION: words}, messages=1)
    if state == State.SIGNS:
        journey.ticked = tuple(map(str, signs))
        return journey
    journey.signs = dict.fromkeys(signs, Since.ALWAYS if never else Since.NEW)
    if state == State.SINCE:
        journey.signs = {**journey.signs, signs[1]: None, signs[2]: None}
        return journey
    if state == State.CAUSES:
        journey.ticked = (str(Cause.SEPARATION),)
        return journey
    journey.causes = (Cause.NEVER_BUILT,) if never else (Cause.SEPARATION, Cause.OWN_MISTAKES)
    if state == State.REFLECTION:
        journey.reflection = ALL_RATED[:3]
        return journey
    journey.reflection = ALL_RATED
    journey.programme = planner.plan(journey)
    journey.first_signs = signs
    if state in RUNNING + CLOSING + OVERLAYS:
        _walk(journey)
    if state in OVERLAYS:
        journey.under = (State.DAY.value,)
        journey.pause_until = NOW + timedelta(days=7)
        journey.worry = Worry(Concern.SELF_HARM, True)
    return journey


def _walk(journey: Journey) -> None:
    journey.position = 4
    journey.started = TODAY - timedelta(days=14)
    journey.step_on = TODAY - timedelta(days=1)
    journey.asked = 1
    journey.diary = tuple(
        Day(TODAY - timedelta(days=14 - place), journey.programme[place // 3].step, closeness=place % 4 + 1)
        for place in range(14)
    )
    before, after = tuple(journey.signs), tuple(journey.signs)[:2]
    journey.reviews = (Review(TODAY - timedelta(days=7), before, Change.SAME), Review(TODAY, after, Change.BETTER))
    journey.signs = dict.fromkeys(after, Since.NEW)
