"""For the load measures: the whole service at work against the simulator, over real HTTP, on a clock of its own."""

import asyncio
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from engine.worker import Worker
from fsm.states import State
from fsm.turn import Turn
from gateway.service import Edge, Service
from simulator.clock import Clock as Standing
from simulator.server import Simulator
from storage.connection import open_database
from storage.store import Store
from tests.conversation import Conversation, a_parent, content

FIRST = 1_000_000


class Shifted:
    """Real time, begun at another moment: journeys of a test are due then, whatever the day is."""

    def __init__(self, begin: datetime) -> None:
        self._begin, self._at = begin, time.monotonic()

    def now(self) -> datetime:
        """The time."""
        return self._begin + timedelta(seconds=time.monotonic() - self._at)

    def monotonic(self) -> float:
        """Seconds that nobody sets."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits in real time."""
        await asyncio.sleep(seconds)


def populate(store: Store, count: int, bot: Conversation, due: datetime | None) -> None:
    """So many parents at the same point of their journeys."""
    for first in range(0, count, 1000):
        turns = []
        for chat in range(FIRST + first, FIRST + min(first + 1000, count)):
            journey = bot.journey.copy()
            journey.chat = chat
            turns.append((None, Turn(journey, due=due)))
        store.commit(turns, bot.now)


class Load:
    """A simulator and the bot, at work; how long replies took."""

    def __init__(self, sim: Simulator, service: Service) -> None:
        self.sim, self.service = sim, service
        self.waits: list[tuple[float, float]] = []
        """When a parent wrote, and how long the first answer took, in seconds."""

    async def writes(self, chat: int, text: str) -> None:
        """A parent writes, and waits for the answer."""
        before = len(self.sim.messages(chat))
        at = time.monotonic()
        self.sim.user_says(chat, text)
        while not any(message.from_bot for message in self.sim.messages(chat)[before:]):  # noqa: ASYNC110
            await asyncio.sleep(0.002)
        self.waits.append((at, time.monotonic() - at))

    async def talk(self, chats: Sequence[int], every: float, stop: Callable[[], bool]) -> None:
        """Each of these writes every so many seconds, one after the other, until `stop`."""

        async def one(place: int, chat: int) -> None:
            await asyncio.sleep(every * place / len(chats))
            number = 0
            while not stop():
                number += 1
                begun = time.monotonic()
                await self.writes(chat, f"Today we went for a walk, number {number}")
                await asyncio.sleep(max(0.0, every - (time.monotonic() - begun)))

        await asyncio.gather(*(one(place, chat) for place, chat in enumerate(chats)))


@asynccontextmanager
async def at_work(people: int, state: State, due: bool, limits: bool) -> AsyncIterator[Load]:
    """The service with so many parents in its database."""
    bot = a_parent(state)
    begin = bot.due if due and bot.due is not None else bot.now
    with tempfile.TemporaryDirectory() as folder:
        store = Store(open_database(Path(folder) / "load.db", "0" * 64))
        populate(store, people, bot, begin if due else None)
        async with Simulator(clock=Standing(begin, running=False)) as sim:
            for chat in range(FIRST, FIRST + people):
                sim.add_user(chat)
            sim.limits.enforced = limits
            service = Service(Edge(sim.token, sim.url), store, Worker(store, content()), None, Shifted(begin))
            stop = asyncio.Event()
            task = asyncio.create_task(service.run(stop))
            await service.intake.started.wait()
            try:
                yield Load(sim, service)
            finally:
                stop.set()
                await task
        store.close()


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of them does not exceed."""
    found = sorted(values)
    return found[min(len(found) - 1, int(part * len(found)))]


def milliseconds(values: Sequence[float]) -> str:
    """Median, 95th percentile and worst, to be read."""
    return " ".join(
        f"{name} {1000 * share(values, part):.0f} ms" for name, part in (("p50", 0.5), ("p95", 0.95), ("max", 1))
    )


def memory() -> float:
    """What the process has in memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6
