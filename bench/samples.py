"""Moments of a journey, one for each kind of turn, found by walking the real turns."""

from dataclasses import dataclass
from datetime import datetime

from bench.walk import EVENING, LAST_STATEMENT, Walk
from content.pack import Content
from fsm.event import Command, Due, Event, Press, Text
from fsm.journey import Journey
from fsm.states import State


@dataclass(frozen=True, slots=True)
class Sample:
    """A journey as it is stored, and what comes in. `free`: words in which signs and concerns are looked for."""

    kind: str
    journey: Journey
    event: Event
    now: datetime = EVENING
    free: bool = False


def samples(content: Content) -> list[Sample]:
    """Each kind once."""
    found: list[Sample] = []
    walk = Walk(content)

    def take(kind: str, event: Event, free: bool = False) -> None:
        found.append(Sample(kind, walk.journey, event, walk.now, free))

    walk.to(State.CHILD_NAME)
    take("a name, typed", Text("Mia", "en"))
    walk.to(State.HOUR)
    take("a button's label, typed", Text("20:00", "en"))
    walk.to(State.STORY)
    take("a story of a sentence", Text(SENTENCE, "en"), free=True)
    take("a story of 1,000 characters", Text(long(1_000), "en"), free=True)
    take("a story of 4,000 characters", Text(long(4_000), "en"), free=True)
    walk.to(State.SIGNS)
    take("a tick on the checklist", Press(walk.button("snaps"), 9, "c", "en"))
    take("the checklist done", Press(walk.button("done"), 9, "c", "en"))
    walk.to(State.REFLECTION)
    take("a statement rated", Press(walk.button("3"), 9, "c", "en"))
    walk.until_statement(LAST_STATEMENT)
    take("the reflection's result, with its picture", Press(walk.button("3"), 9, "c", "en"))
    walk.to(State.DAY)
    take("/plan", Command("plan", language="en"))
    take("/settings", Command("settings", language="en"))
    take("a note of a sentence", Text(SENTENCE, "en"), free=True)
    walk.waits()
    take("the clock: a check-in", Due())
    walk.to(State.CHECK_IN)
    take("a check-in answered", Press(walk.button("done"), 9, "c", "en"))
    walk.to(State.CLOSENESS)
    take("the closeness of the day", Press(walk.button("3"), 9, "c", "en"))
    return found


SENTENCE = "She locks her door, and when I ask how school was I get one word."

TOLD = (
    "It began in the spring, after we moved. He used to tell me everything on the way home and now he looks out of the "
    "window. I work late three days a week and his sister is with my mother. When I come in he closes the laptop. I "
    "asked his teacher and she says he sits alone. Last week I read a message on his phone and he saw it. I said I was "
    "sorry but he has not spoken to me since, apart from yes and no. "
)


def long(characters: int) -> str:
    """A story of about so many characters."""
    return (TOLD * (characters // len(TOLD) + 1))[:characters]
