"""Kill: SIGKILL in the middle of the talk, several times.

What every parent sees is compared with what they should see; and in the end what is stored with what they told.
"""

import asyncio
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.far_end import FarEnd
from bench.http import Params
from bench.ours import KEY
from bench.parents import Line
from bench.process import Bot, Contender
from bench.walk import Walk
from fsm.turn import Turn
from storage.connection import open_database

PARENTS = 50
PAUSE = 0.3
PATIENCE = 10.0
"""Seconds after which a parent writes the same again, if the bot has taken what they wrote and said nothing to it."""

KILLS = 5
BETWEEN = (2.5, 5.0)
READY = 60.0

TIME = re.compile(r"\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?")

Verdict = str
Judge = Callable[[int, str], Verdict]
"""Of the line's place and the text that came: 'good', 'twice', 'lost', or 'wrong'."""


def ours(lines: Sequence[Line]) -> Judge:
    """Our own texts are known word for word, but for the time of day in one of them."""
    known = [TIME.sub("", line.answers[0]) for line in lines]

    def judge(place: int, text: str) -> Verdict:
        said = TIME.sub("", text)
        if said == known[place]:
            return "good"
        if place and said == known[place - 1]:
            return "twice"
        return "lost" if place and said == known[0] else "wrong"

    return judge


def theirs(place: int, text: str) -> Verdict:
    """The peers say how many answers they have stored; 0 to whom they do not know."""
    stored = int(text.split(".")[0])
    if stored == place + 1:
        return "good"
    if stored == place and place:
        return "twice"
    return "lost" if stored == 0 else "wrong"


@dataclass(slots=True)
class Parent:
    """One at the phone."""

    place: int = 0
    writes: asyncio.TimerHandle | None = None
    waiting: bool = False
    update: int = 0


@dataclass(slots=True)
class Watched:
    """Parents who write, and notice everything that is amiss."""

    far_end: FarEnd
    lines: Sequence[Line]
    judge: Judge
    parents: dict[int, Parent] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)
    newest: int = 3_000_000_000
    stopping: bool = False
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    still: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self) -> None:
        """They begin."""
        self.far_end.said = self._said
        for _ in range(PARENTS):
            self._arrive()

    def stop(self) -> None:
        """No one writes anything new; who waits for an answer still waits."""
        self.stopping = True
        self._look()

    def _arrive(self) -> None:
        self.newest += 1
        self.parents[self.newest] = Parent()
        self._later(self.newest, random.Random(self.newest).uniform(0, PAUSE))  # noqa: S311

    def _later(self, chat: int, seconds: float) -> None:
        parent = self.parents[chat]
        if parent.writes is not None:
            parent.writes.cancel()
        parent.writes = asyncio.get_running_loop().call_later(seconds, self._write, chat)

    def _write(self, chat: int) -> None:
        parent = self.parents[chat]
        if parent.waiting and parent.update > self.far_end.confirmed:
            # The bot is still away.
            self._later(chat, PATIENCE)
            return
        if parent.waiting:
            # No answer came: the parent says it once more.
            self.found["said again"] += 1
        elif self.stopping:
            return
        parent.waiting = True
        parent.update = self.far_end.say(chat, self.lines[parent.place].text)
        self._later(chat, PATIENCE)

    def _said(self, chat: int, text: str, _params: Params) -> None:
        parent = self.parents.get(chat)
        if parent is None:
            return
        if not parent.waiting:
            self.found["twice"] += 1
            return
        verdict = self.judge(parent.place, text)
        if verdict == "twice":
            self.found["twice"] += 1
            return
        parent.waiting = False
        self.begun.set()
        if verdict in ("lost", "wrong"):
            # What was told is gone, or stands wrong: this parent goes.
            self.found[verdict] += 1
            self.found["answers lost"] += parent.place
            parent.place = len(self.lines)
        else:
            self.found["answers"] += 1
            parent.place += 1
        if parent.place == len(self.lines):
            self._leaves(chat)
        else:
            self._later(chat, PAUSE)
        self._look()

    def _leaves(self, chat: int) -> None:
        parent = self.parents.pop(chat)
        if parent.writes is not None:
            parent.writes.cancel()
        if not self.stopping:
            self._arrive()

    def _look(self) -> None:
        if self.stopping and not any(parent.waiting for parent in self.parents.values()):
            self.still.set()


async def run(who: Contender, walk: Walk, seed: int) -> dict[str, float]:
    """What was amiss after five kills."""
    chance = random.Random(seed)  # noqa: S311
    lines = walk.lines
    judge = theirs if who.peer else ours(lines)
    with tempfile.TemporaryDirectory(prefix="trust-steps-bench-") as name:
        folder = Path(name)
        async with FarEnd() as far_end:
            watched = Watched(far_end, lines, judge)
            bot = Bot(who, far_end.url, folder)
            await bot.start()
            try:
                watched.begin()
                await bot.until(watched.begun, READY)
                for _ in range(KILLS):
                    await asyncio.sleep(chance.uniform(*BETWEEN))
                    await bot.kill()
                    watched.begun.clear()
                    await bot.start()
                    await bot.until(watched.begun, READY)
                watched.stop()
                await asyncio.wait_for(watched.still.wait(), 3 * PATIENCE)
                # A message that comes twice may come a little later.
                await asyncio.sleep(1.0)
            finally:
                await bot.kill()
            far = {chat: parent.place for chat, parent in watched.parents.items()}
            figures = {name: float(watched.found[name]) for name in ("answers", "lost", "wrong", "said again", "twice")}
            figures["answers lost"] = float(watched.found["answers lost"])
            if not who.peer:
                figures["answers lost"] += missing(folder / "bench.db", far, walk.turns)
            return figures


def missing(path: Path, far: dict[int, int], turns: Sequence[Turn]) -> int:
    """Answers that the parents gave and that are not in the database, or are there more than once."""
    db = open_database(path, KEY)
    stored = dict(db.execute("SELECT chat, count(*) FROM answers GROUP BY chat").fetchall())
    db.conn.close()
    given = [0]
    for turn in turns:
        given.append(given[-1] + len(turn.answers))
    return sum(abs(given[place] - stored.get(chat, 0)) for chat, place in far.items())
