"""Time, asked for in one place, so that weeks can pass in a test and in the demo."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Aware UTC time, and waiting for it."""

    def now(self) -> datetime:
        """The time."""
        ...

    def monotonic(self) -> float:
        """Seconds that pass as they do in `sleep`, whatever is done to the time."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Comes back when so much of this clock's time has passed."""
        ...


class RealClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The time."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since the machine was started."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits in real time."""
        await asyncio.sleep(seconds)


class Bell:
    """What a loop waits on: someone rings, or the time is up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wakes the loop, at once or the next time it waits."""
        self._rung.set()

    async def wait(self, seconds: float | None = None) -> None:
        """Until it is rung, or at most so long."""
        timer = None if seconds is None else asyncio.create_task(self._alarm(seconds))
        try:
            await self._rung.wait()
        finally:
            self._rung.clear()
            if timer is not None:
                timer.cancel()

    async def _alarm(self, seconds: float) -> None:
        await self._clock.sleep(max(0.0, seconds))
        self.ring()
