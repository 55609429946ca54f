"""The updates that wait for the bot: numbered, kept until they are confirmed, given out by long polling."""

import asyncio
from collections.abc import Callable

from simulator.live import Live
from simulator.refused import Refused
from simulator.shapes import Json

_LEFT_OUT = ("chat_member", "message_reaction", "message_reaction_count")


class Updates:
    """The queue. `confirmed` is called with every update that the bot has taken."""

    def __init__(self, live: Live, first: int = 100_000_001) -> None:
        self._live = live
        self._next = first
        self._polls = 0
        self.pending: list[Json] = []
        self.allowed: list[str] = []
        self.confirmed: Callable[[Json], None] = lambda _: None

    def add(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot said that it does not want this kind."""
        if kind in self.allowed if self.allowed else kind not in _LEFT_OUT:
            self.pending.append({"update_id": self._next, kind: body})
            self._next += 1
            self._live.ring()

    def drop(self) -> None:
        """Forget all that waits."""
        self.pending.clear()

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps only so many of the last."""
        if offset < 0:
            offset = self.pending[max(0, len(self.pending) + offset)]["update_id"] if self.pending else 0
        done = [update for update in self.pending if update["update_id"] < offset]
        self.pending = self.pending[len(done) :]
        for update in done:
            self.confirmed(update)
        if done:
            self._live.ring()

    async def take(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """getUpdates: what waits, at once; else whatever comes within `timeout` seconds.

        A second call while one waits ends the first with 409, as Telegram does it.
        """
        self._polls += 1
        mine = self._polls
        self._live.ring()
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not self.pending and not self._live.closing and (left := end - loop.time()) > 0:
            try:
                await self._live.change(left)
            except TimeoutError:
                break
            if mine != self._polls:
                raise Refused(
                    "terminated by other getUpdates request; make sure that only one bot instance is running", 409
                )
        return self.pending[: min(max(limit, 1), 100)]
