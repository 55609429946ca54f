"""What the tests of the gateway stand on: a clock that stands still, a parrot for a worker, a running bot."""

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from fsm.event import Blocked, Event, Press, Text
from fsm.journey import Journey
from fsm.reply import Reply, Say, Toast
from fsm.turn import Turn
from gateway.limits import Rates
from gateway.service import Service
from simulator.server import Simulator
from storage.store import Received, Store

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
CHAT, OTHER = 42, 43
FAST = Rates(overall=1e9, per_chat=1e9, burst=10**9)
"""No limits in the way."""


class Time:
    """A clock that stands still until a test moves it. `skew`: seconds that someone has set it forward or back."""

    def __init__(self) -> None:
        self._now = START
        self.skew = 0.0
        self.naps = 0
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._slept = 0
        self._changed = asyncio.Event()

    def now(self) -> datetime:
        return self._now + timedelta(seconds=self.skew)

    def monotonic(self) -> float:
        return self._now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.naps += 1
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._slept += 1
        heapq.heappush(self._sleepers, (self._now + timedelta(seconds=seconds), self._slept, future))
        self._changed.set()
        await future

    def advance(self, seconds: float) -> None:
        """So much time passes; who slept until then wakes."""
        self._now += timedelta(seconds=seconds)
        while self._sleepers and self._sleepers[0][0] <= self._now:
            future = heapq.heappop(self._sleepers)[2]
            if not future.done():
                future.set_result(None)

    async def until_someone_sleeps(self, seconds: float) -> None:
        """Waits until someone waits for about that long."""
        wanted = self._now + timedelta(seconds=seconds)
        while not any(abs(when - wanted) < timedelta(seconds=0.1) and not f.done() for when, _, f in self._sleepers):
            self._changed.clear()
            await asyncio.wait_for(self._changed.wait(), 5)


@asynccontextmanager
async def ticking(time: Time) -> AsyncIterator[None]:
    """Time goes on, faster than the real one."""

    async def tick() -> None:
        while True:
            time.advance(0.005)
            await asyncio.sleep(0)

    task = asyncio.create_task(tick())
    try:
        yield
    finally:
        task.cancel()


async def until(true: Callable[[], bool]) -> None:
    """For what nobody rings for."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0)


Answer = Callable[[int, Event], tuple[Reply, ...]]


def parrot(chat: int, event: Event) -> tuple[Reply, ...]:
    """Says back what it hears."""
    match event:
        case Text(text):
            return (Say(text),)
        case Press(data, _, callback):
            return (Toast(callback), Say(f"pressed {data}"))
        case Blocked():
            return ()
    return (Say(repr(event).replace("<", "&lt;")),)


class Parrot:
    """A worker without dialogs. Commits the inbox and the outbox as the real one does."""

    def __init__(self, store: Store, answer: Answer = parrot) -> None:
        self.store, self.answer = store, answer
        self.heard: list[tuple[int, Event]] = []
        self.broken: list[Exception] = []

    def handle(self, now: datetime) -> bool:
        if self.broken:
            raise self.broken.pop()
        turns: list[tuple[Received | None, Turn]] = []
        for row in self.store.pending():
            self.heard.append((row.chat, row.event))
            turns.append((row, Turn(Journey(row.chat), self.answer(row.chat, row.event))))
        self.store.commit(turns, now)
        return bool(turns)

    @property
    def events(self) -> list[Event]:
        return [event for _, event in self.heard]


def decide(store: Store, chat: int, *replies: Reply, scheduled: bool = False, now: datetime = START) -> None:
    """Puts replies into the outbox, as a turn does."""
    store.commit([(None, Turn(Journey(chat), replies, scheduled=scheduled))], now)


def unsent(store: Store) -> int:
    return int(store.db.execute("SELECT count(*) FROM outbox").fetchone()[0])


class Bot:
    """A running service, with what a test looks at."""

    def __init__(self, sim: Simulator, store: Store, time: Time, worker: Parrot, service: Service) -> None:
        self.sim, self.store, self.time, self.worker, self.service = sim, store, time, worker, service

    async def said(self, chat: int, count: int) -> list[str]:
        """The bot's first so many messages in a chat, when they are there."""
        await self.sim.wait_for(lambda: len(self.sim.replies(chat)) >= count)
        return [message.text for message in self.sim.replies(chat)]

    def say(self, chat: int, *replies: Reply, scheduled: bool = False) -> None:
        """Decided by a turn of the clock."""
        decide(self.store, chat, *replies, scheduled=scheduled, now=self.time.now())
        self.service.wake()

    async def settled(self) -> None:
        await asyncio.wait_for(self.service.settle(), 5)


Running = Callable[..., Any]
