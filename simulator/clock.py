"""The virtual clock: everything in the simulator, and the bot of the demo, asks it for the time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _real() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Aware UTC time that can be pushed forward.

    A running clock goes on by itself from where it was pushed to; one that stands still moves only when told,
    which is what tests want. Time never goes back: Telegram's does not either.
    """

    def __init__(
        self, start: datetime | None = None, *, running: bool = True, real: Callable[[], datetime] = _real
    ) -> None:
        self._real = real
        self.running = running
        self._origin = real()
        self._start = start or self._origin
        if self._start.tzinfo is None:
            raise ValueError("the clock needs an aware time")

    def now(self) -> datetime:
        """The virtual time. Pass this function to the bot."""
        return self._start + (self._real() - self._origin if self.running else timedelta())

    def advance(self, by: timedelta) -> datetime:
        """Push the clock forward."""
        if by < timedelta():
            raise ValueError("time does not go back")
        self._start += by
        return self.now()

    def advance_to(self, when: datetime) -> datetime:
        """Push the clock to `when`; one that is past already is left alone."""
        return self.advance(max(timedelta(), when - self.now()))

    def timestamp(self) -> int:
        """The virtual time as Telegram writes it: whole seconds since 1970."""
        return int(self.now().timestamp())
