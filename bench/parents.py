"""Parents who talk at once, in a closed loop: each writes again when the answer to what they wrote has come."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.far_end import FarEnd
from bench.http import Params


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a parent writes, and the messages that the bot says to it."""

    text: str
    answers: tuple[str, ...] = ("",)


@dataclass(slots=True)
class Parent:
    """One at the phone: which line was written, when, and how many answers have not come."""

    place: int = 0
    asked: float = 0.0
    missing: int = 0


@dataclass(slots=True)
class Talk:
    """So many parents with the same lines. Who is through makes way for another, with a number of their own."""

    far_end: FarEnd
    lines: Sequence[Line]
    parents: dict[int, Parent] = field(default_factory=dict)
    waits: list[tuple[float, float]] = field(default_factory=list)
    """When an answer was complete, and the seconds that its parent waited."""
    newest: int = 1_000_000_000
    pause: float = 0.0
    """Seconds that a parent takes before the next line."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, many: int) -> None:
        """They begin, all at once."""
        self.far_end.said = self._said
        for number in range(many):
            self.newest += 1
            self.parents[self.newest] = Parent()
            asyncio.get_running_loop().call_later(self.pause * number / many, self._write, self.newest)

    def _write(self, chat: int) -> None:
        parent = self.parents[chat]
        line = self.lines[parent.place]
        parent.asked, parent.missing = time.perf_counter(), len(line.answers)
        self.far_end.say(chat, line.text)

    def _said(self, chat: int, _text: str, _params: Params) -> None:
        parent = self.parents.get(chat)
        if parent is None:
            return
        parent.missing -= 1
        if parent.missing > 0:
            return
        now = time.perf_counter()
        self.waits.append((now, now - parent.asked))
        self.begun.set()
        parent.place += 1
        if parent.place == len(self.lines):
            del self.parents[chat]
            self.newest += 1
            chat = self.newest
            self.parents[chat] = Parent()
        if self.pause:
            asyncio.get_running_loop().call_later(self.pause, self._write, chat)
        else:
            self._write(chat)
