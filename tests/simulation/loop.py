"""An event loop whose time is virtual: it jumps to the next timer when nothing is ready, and counts its steps.

One step is one callback: from an await that had to wait to the next one. So a kill after any step is a kill at any
await, and the same steps come in the same order whenever the same seed is run.
"""

import asyncio
import heapq
from asyncio import events
from collections import deque
from collections.abc import Callable
from typing import Any

SPINNING = 50_000
"""Steps in no time at all: more than the busiest moment has, and on a real machine a processor that burns."""


class StuckError(Exception):
    """The bot waits for what can never come, or spins without waiting for anything."""


class VirtualLoop(asyncio.BaseEventLoop):
    """No sockets, no threads, no real clock."""

    _ready: deque[events.Handle]
    _scheduled: list[events.TimerHandle]

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._since = 0
        self.steps = 0
        self.on_step: Callable[[], None] = lambda: None
        """Called before each step; may ask for `abandon`."""
        self._abandoned: Callable[[], None] | None = None

    def time(self) -> float:
        """Virtual seconds since the simulation began. They go up only."""
        return self._now

    def call_soon_threadsafe(self, callback: Any, *args: Any, context: Any = None) -> asyncio.Handle:  # type: ignore[override]
        """There is one thread."""
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(self, executor: Any, func: Any, *args: Any) -> "asyncio.Future[Any]":  # type: ignore[override]
        """Work for a thread is done here, a moment later: the result does not come at once, but always equally late."""
        future = self.create_future()

        def work() -> None:
            if future.done():
                return
            try:
                future.set_result(func(*args))
            except Exception as error:
                future.set_exception(error)

        self.call_later(0.03, work)
        return future

    def abandon(self, then: Callable[[], None]) -> None:
        """No task takes a further step of its own: all are cancelled, no time passes until they are gone."""
        self._abandoned = then
        self._cancel()

    def live_until(self, when: float) -> None:
        """Runs until that virtual time."""
        self.call_at(when, self.stop)
        self.run_forever()

    def _cancel(self) -> bool:
        tasks = sorted(asyncio.all_tasks(self), key=lambda task: task.get_name())
        for task in tasks:
            task.cancel()
        return bool(tasks)

    def _run_once(self) -> None:
        if not self._ready:
            if self._abandoned is not None:
                if not self._cancel():
                    then, self._abandoned = self._abandoned, None
                    then()
                return
            self._jump()
        if self._abandoned is None:
            while self._scheduled and self._scheduled[0].when() <= self._now:
                self._ready.append(self._due())
            self.on_step()
        handle = self._ready.popleft()
        if not handle.cancelled():
            self.steps += 1
            if self.steps - self._since > SPINNING:
                raise StuckError(f"{SPINNING} steps at {self._now:.3f}, the last of them {handle!r}")
            handle._run()

    def _due(self) -> events.Handle:
        handle = heapq.heappop(self._scheduled)
        handle._scheduled = False  # type: ignore[attr-defined]
        return handle

    def _jump(self) -> None:
        while self._scheduled and self._scheduled[0].cancelled():
            self._due()
        if not self._scheduled:
            raise StuckError("nothing is ready and nothing is timed")
        if self._scheduled[0].when() > self._now:
            self._now, self._since = self._scheduled[0].when(), self.steps
