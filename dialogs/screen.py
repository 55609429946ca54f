"""What every screen is made of: how it asks, and what it makes of an answer."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.scene import Scene
from fsm.journey import Journey
from fsm.reply import Picture, Reply
from fsm.states import State
from fsm.turn import Answer
from signals import Understanding

ANYTIME = "*"
"""Stands for the question's number in buttons that stay good for ever: pages of the plan, faces of a step."""


@dataclass(frozen=True, slots=True)
class Option:
    """A button of a prompt. An id that begins with '*:' is good at any time; any other answers the open question."""

    id: str
    label: str
    url: str = ""


Options = tuple[tuple[Option, ...], ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as it is shown. `first` is a message of its own that goes before it."""

    text: str
    rows: Options = ()
    picture: Picture | None = None
    first: str = ""

    def options(self) -> list[Option]:
        """The buttons that answer, in reading order: by these numbers they can be typed."""
        return [option for row in self.rows for option in row if not option.id.startswith(ANYTIME) and not option.url]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button, pressed or typed."""

    id: str
    pressed: bool = True


@dataclass(frozen=True, slots=True)
class Typed:
    """Words, and what was understood of them."""

    text: str
    heard: Understanding


Heard = Choice | Typed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a screen made of an answer. The screen has changed the journey; the turn does the rest.

    `trigger` moves the journey on; without one the question stays open. `remark` is said before what is asked
    next. `in_place`: what comes next takes the place of the pressed message. `shut`: nothing is asked again.
    `locale`: the language of this turn alone, where none may be stored yet.
    """

    trigger: str = ""
    remark: str = ""
    in_place: bool = False
    shut: bool = False
    locale: str = ""
    answers: tuple[Answer, ...] = ()
    replies: tuple[Reply, ...] = ()
    erase: bool = False
    forgets: tuple[int, ...] = ()


class Screen(ABC):
    """One state's screen. It holds no data of a parent: all of it is in the journey."""

    state: State

    @abstractmethod
    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        """The question, for the first time."""

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        """The question once more, after something else was answered."""
        return self.ask(journey, scene)

    def changed(self, journey: Journey, scene: Scene) -> Prompt:
        """What the message shows after a press that changed it in place."""
        return self.ask(journey, scene)

    @abstractmethod
    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        """The answer. May change the journey, which is the turn's own copy."""


def row(*options: Option) -> tuple[Option, ...]:
    """One row of buttons."""
    return options


def column(options: Sequence[Option]) -> Options:
    """One button a row."""
    return tuple((option,) for option in options)


def grid(options: Sequence[Option], wide: int) -> Options:
    """Rows of `wide` buttons."""
    return tuple(tuple(options[at : at + wide]) for at in range(0, len(options), wide))
