"""What a parent writes on the first evening, up to the end of the reflection: found by walking the real turns."""

from datetime import UTC, datetime

from bench.parents import Line
from content.pack import Content
from dialogs.scene import Scene
from engine.asking import prompt_options
from engine.turn import take
from fsm.event import Command, Event, Text
from fsm.journey import Journey
from fsm.reply import Say
from fsm.states import State

EVENING = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)
STORY = "She locks her door and never comes out. She hardly talks to me. We divorced in May."
LAST_STATEMENT = 13
"""The picture of the result is drawn after the fourteenth; the peers have none."""

CHOICES: dict[State, str] = {
    State.CHILD_AGE: "13",
    State.CHILD_PRONOUN: "she",
    State.HOUR: "20",
    State.PACE: "three_a_week",
    State.SIGNS: "done",
    State.SINCE: "rest_new",
    State.CAUSES: "done",
}
"""The button that is meant; it is typed by its label."""

TYPED: dict[State, str] = {State.CHILD_NAME: "Mia", State.COUNTRY: "United Kingdom", State.REFLECTION: "3"}


def first_evening(content: Content) -> list[Line]:
    """The lines, with the number of messages that the bot says to each."""
    journey = Journey(1)
    lines: list[Line] = []

    def write(text: str) -> None:
        nonlocal journey
        event: Event = Command("start", language="en") if text == "/start" else Text(text, "en")
        turn = take(journey, event, EVENING, content)
        journey = turn.journey
        lines.append(Line(text, sum(isinstance(reply, Say) for reply in turn.replies)))

    def label(id: str) -> str:
        options = prompt_options(journey, Scene(journey, content, content.pack("en"), EVENING))
        return next(option.label for option in options if option.id == id)

    write("/start")
    while len(journey.reflection) < LAST_STATEMENT:
        state = State(journey.state)
        if state == State.WELCOME:
            write(label("agree.en"))
        elif state == State.STORY:
            write(STORY)
            write(label("all"))
        elif state in CHOICES:
            write(label(CHOICES[state]))
        else:
            write(TYPED[state])
    return lines
