"""The service: updates in, turns, messages out, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from content.pack import Content
from gateway import garbage
from gateway.apology import Apology
from gateway.calls import Calls
from gateway.clock import Bell, Clock, RealClock
from gateway.health import Health, answer
from gateway.inbox import InboxQueue
from gateway.intake import Intake, ServiceError
from gateway.limits import Limits, Rates
from gateway.logs import Tally
from gateway.outbox import Sender
from gateway.polling import PollingBot
from gateway.profile import present
from gateway.quiet import hush
from gateway.slim import Polling, Sending
from gateway.support import Support
from gateway.vitals import Vitals
from gateway.webhook import Hook
from storage.store import Store

log = logging.getLogger(__name__)

TELEGRAM = "https://api.telegram.org"
LOOPBACK = ("127.0.0.1", "localhost", "::1")

LOOK_AGAIN = 30.0
"""Seconds after which the due time is looked at again, come what may: clocks are set, and laptops sleep."""

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

BREATHS = 4

STOP_TAKING = 1.5
STOP_SENDING = 2.5
"""Seconds to stop in: under five with what closes after."""

USUAL = Rates()


class Worker(Protocol):
    """Takes the pending events and the due journeys through their turns; True if there were any."""

    def handle(self, now: datetime) -> bool:
        """One batch, one commit."""
        ...


@dataclass(frozen=True, slots=True)
class Edge:
    """Where Telegram is and how it is met. Without `hook`, by polling."""

    token: str = field(repr=False)
    api_url: str = TELEGRAM
    hook: Hook | None = None
    support_chat: int = 0
    rates: Rates = USUAL
    proxy: str = field(default="", repr=False)
    health: tuple[str, int] | None = None
    """Where to say how the bot is."""


class Service:
    """One bot at work. With `content` it presents itself in every language."""

    def __init__(
        self,
        edge: Edge,
        store: Store,
        worker: Worker,
        content: Content | None = None,
        clock: Clock | None = None,
        tally: Tally | None = None,
    ) -> None:
        hush()
        self._store, self._worker, self._content = store, worker, content
        self._clock = clock or RealClock()
        # A Bot API server on this machine is not behind a proxy, whatever the environment says.
        trust_env = urlsplit(edge.api_url).hostname not in LOOPBACK
        polling = Polling(connection_pool_size=2, proxy=edge.proxy, trust_env=trust_env)
        sending = Sending(proxy=edge.proxy, trust_env=trust_env)
        self._requests = (polling, sending)
        self.bot = PollingBot(edge.token, edge.api_url.rstrip("/"), polling, sending)
        support = Support(edge.support_chat)
        self._apology = Apology(self.bot, content)
        self.queue = InboxQueue(store, self._clock, support, self.wake, self._apology)
        self.intake = Intake(self.bot, self.queue, edge.hook, self._clock, lambda: answer(self.vitals.condition()))
        calls = Calls(self.bot, store, support, content)
        self.sender = Sender(store, calls, Limits(edge.rates), self._clock, support, self.wake)
        self.vitals = Vitals(store, self._clock, self.queue, self.intake, self.sender, tally or Tally())
        self.health = None if edge.health is None else Health(*edge.health, self.vitals.condition, self.vitals.metrics)
        self._bell = Bell(self._clock)
        self._idle = asyncio.Event()
        self.presented = asyncio.Event()
        """Set when the bot's profile is up to date."""

    def wake(self) -> None:
        """There may be something to do: an event is in the inbox, or the clock was pushed."""
        self._idle.clear()
        self._bell.ring()
        self.sender.wake()

    async def settle(self) -> None:
        """Until every event in the inbox has had its turn, nothing is due, and all is sent."""
        while not (self._idle.is_set() and self.sender.settled.is_set()):
            await self._idle.wait()
            await self.sender.settled.wait()

    async def run(self, stop: asyncio.Event) -> None:
        """Serves until `stop` is set; what was begun is finished. Raises ServiceError when it cannot serve."""
        await self._open()
        intake, work = _task(self.intake.run()), _task(self._work())
        send, asked, extra = _task(self.sender.run()), _task(stop.wait()), _task(self._present())
        try:
            done, _ = await asyncio.wait((intake, work, send, asked), return_when=asyncio.FIRST_COMPLETED)
        finally:
            # Nothing new is taken; a turn is never cut, it has no await in it; what is on its way gets its time.
            intake.cancel()
            await _within(STOP_TAKING, self.intake.stop())
            await self._apology.stop()
            work.cancel()
            await self.sender.stop(STOP_SENDING)
            for task in (send, asked, extra):
                task.cancel()
            await asyncio.gather(intake, work, send, asked, extra, return_exceptions=True)
            await self._close()
            log.info("stopped: updates_for_no_journey=%s", dict(self.queue.refused))
        for task in done - {asked}:
            await task

    async def _open(self) -> None:
        if self.health is not None:
            try:
                await self.health.start()
            except OSError as error:
                raise ServiceError(f"HEALTH_LISTEN: cannot listen there: {error.strerror}") from error
        await asyncio.gather(*(request.initialize() for request in self._requests))

    async def _close(self) -> None:
        await asyncio.gather(*(request.shutdown() for request in self._requests))
        if self.health is not None:
            await self.health.stop()

    async def _work(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                busy = self._worker.handle(self._clock.now())
                wait = 0.0 if busy else self._until_due()
            except Exception as error:
                # The disk, most likely. The error's text may quote what was to be written.
                log.error("no turn: error=%s again_in=%gs", type(error).__name__, pause)
                await self._bell.wait(pause)
                pause = min(LONGEST_PAUSE, 2 * pause)
                continue
            pause = FIRST_PAUSE
            if busy:
                self.sender.wake()
                # The messages of this batch leave while the next one has its turn: what is on its way needs the loop
                # several times to be sent off.
                for _ in range(BREATHS):
                    await asyncio.sleep(0)
                continue
            self._idle.set()
            await self._bell.wait(wait)

    def _until_due(self) -> float:
        due = self._store.next_due()
        if due is None:
            return LOOK_AGAIN
        seconds = (due - self._clock.now()).total_seconds()
        return min(LOOK_AGAIN, seconds if seconds > 0 else FIRST_PAUSE)

    async def _present(self) -> None:
        if self._content is not None:
            await self.intake.started.wait()
            await present(self.bot, self._content)
        self.presented.set()


async def serve(service: Service) -> None:
    """Runs until SIGTERM or SIGINT."""
    garbage.settle()
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        await service.run(stop)
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


def _task(coroutine: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
    return asyncio.create_task(coroutine)


async def _within(seconds: float, action: Awaitable[object]) -> None:
    try:
        await asyncio.wait_for(action, seconds)
    except TimeoutError:
        log.info("stopped without taking leave of Telegram")
    except Exception as error:
        log.info("stopped without taking leave of Telegram: error=%s", type(error).__name__)
