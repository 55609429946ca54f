"""A parent on the usual way, by the real turns: what is written on the first evening, and any point of it."""

from datetime import UTC, datetime

from bench.parents import Line
from content.pack import Content
from dialogs.scene import Scene
from engine.asking import prompt_options
from engine.turn import take
from fsm.event import Command, Due, Event, Text
from fsm.journey import Journey
from fsm.reply import Say
from fsm.states import State
from fsm.turn import Turn

EVENING = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)
STORY = "She locks her door and never comes out. She hardly talks to me. We divorced in May."
LAST_STATEMENT = 13
"""The picture of the result is drawn after the fourteenth; the peers have none."""

CHOICES: dict[State, str] = {
    State.WELCOME: "agree.en",
    State.CHILD_AGE: "13",
    State.CHILD_PRONOUN: "she",
    State.HOUR: "20",
    State.PACE: "three_a_week",
    State.SIGNS: "done",
    State.SINCE: "rest_new",
    State.CAUSES: "done",
    State.STRENGTHS: "programme",
    State.PROGRAMME: "begin",
    State.CHECK_IN: "done",
}
"""The button that is meant; it is typed by its label."""

TYPED: dict[State, str] = {State.CHILD_NAME: "Mia", State.COUNTRY: "United Kingdom", State.REFLECTION: "3"}


class Walk:
    """One journey, walked forward."""

    def __init__(self, content: Content, chat: int = 1) -> None:
        self.content = content
        self.journey = Journey(chat)
        self.now = EVENING
        self.lines: list[Line] = []
        self.turns: list[Turn] = []
        self.write("/start")

    @property
    def state(self) -> State:
        """Where it is."""
        return State(self.journey.state)

    def take(self, event: Event) -> Turn:
        """One event, one turn."""
        turn = take(self.journey, event, self.now, self.content)
        self.journey = turn.journey
        self.turns.append(turn)
        return turn

    def write(self, text: str) -> None:
        """Writes a text or a command."""
        event: Event = Command(text[1:], language="en") if text.startswith("/") else Text(text, "en")
        said = [reply.text for reply in self.take(event).replies if isinstance(reply, Say)]
        self.lines.append(Line(text, tuple(said)))

    def step(self) -> None:
        """What the usual parent writes next."""
        if self.state == State.STORY:
            if self.journey.heard.messages:
                self.write(self._label("all"))
            else:
                self.write(STORY)
        elif self.state == State.DAY:
            self.waits()
            self.take(Due())
        else:
            self.write(TYPED.get(self.state) or self._label(CHOICES[self.state]))

    def to(self, state: State) -> None:
        """Walks on until it is there."""
        while self.state != state:
            self.step()

    def until_statement(self, rated: int) -> None:
        """Walks on until so many statements of the reflection are rated."""
        while len(self.journey.reflection) < rated:
            self.step()

    def waits(self) -> None:
        """Until the clock would call."""
        assert self.turns[-1].due is not None
        self.now = self.turns[-1].due

    def button(self, id: str) -> str:
        """The data of a button of the open question."""
        return f"{self.journey.question}:{id}"

    def _label(self, id: str) -> str:
        scene = Scene(self.journey, self.content, self.content.pack("en"), self.now)
        return next(option.label for option in prompt_options(self.journey, scene) if option.id == id)


def first_evening(content: Content) -> Walk:
    """As far as the last but one statement of the reflection."""
    walk = Walk(content)
    walk.until_statement(LAST_STATEMENT)
    return walk
