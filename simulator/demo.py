"""The demo: the real bot over real HTTP, with this machine's simulator in Telegram's place and a clock to push."""

import asyncio
import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import click

from content.load import load
from content.pack import Content
from engine.worker import Worker
from gateway.service import Edge, Service
from simulator.behind import behind
from simulator.clock import Clock
from simulator.server import Simulator
from simulator.weeks.weeks import scratch
from storage.store import Store

JUMPS = {"day": timedelta(days=1), "week": timedelta(days=7)}
FURTHEST = timedelta(days=70)
"""'Next message' looks no further ahead: two months of silence are a journey that waits for the parent."""


class DemoClock:
    """The simulator's clock as the service wants it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The virtual time."""
        return self._clock.now()

    def monotonic(self) -> float:
        """The real one: it is what `sleep` waits in."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """The virtual clock runs at the real one's pace between two pushes."""
        await asyncio.sleep(seconds)


class Demo:
    """Simulator and bot, together. `port` 0 takes any that is free."""

    def __init__(self, store: Store, content: Content, port: int = 0) -> None:
        self.store = store
        self.content = content
        self.clock = Clock()
        self.simulator = Simulator(port=port, clock=self.clock, on_clock=self._push, inspect=self._inspect)
        self.service: Service | None = None

    async def run(self, stop: asyncio.Event, opened: Callable[[str], None]) -> None:
        """Until `stop`; `opened` is told the page's address."""
        async with self.simulator as simulator:
            edge = Edge(simulator.token, simulator.url)
            worker = Worker(self.store, self.content)
            self.service = Service(edge, self.store, worker, self.content, DemoClock(self.clock))
            opened(simulator.url)
            await self.service.run(stop)

    async def _push(self, to: str) -> None:
        """Goes from one due time to the next, as the days would, until there is a message or the time is reached."""
        assert self.service is not None
        chat = self.simulator.asking
        begun = self.clock.now()
        before = len(self.simulator.replies(chat)) if chat is not None else 0
        until = begun + (JUMPS.get(to) or FURTHEST)
        while True:
            due = self.store.next_due()
            if to == "next":
                due = None if chat is None else self.store.due_of(chat)
            if due is None or due > until:
                break
            self.clock.advance_to(max(due, self.clock.now()))
            self.service.wake()
            await self.service.settle()
            if to == "next" and chat is not None and len(self.simulator.replies(chat)) > before:
                return
        if to != "next":
            self.clock.advance_to(until)

    async def _inspect(self, chat: int) -> dict[str, object]:
        return behind(self.store.journey(chat), self.store.due_of(chat), self.clock.now(), self.content)


def run_demo(port: int) -> None:
    """Serves the page until it is stopped; everything that was said is gone then."""

    async def main() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        with scratch() as store:
            await Demo(store, load(), port).run(stop, _say)

    asyncio.run(main())


def _say(url: str) -> None:
    click.echo(f"The demo is open: {url}  (stop it with Ctrl-C)")
