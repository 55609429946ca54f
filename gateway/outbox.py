"""The sender: messages leave from the outbox alone, and a row goes when Telegram has taken it.

A message whose answer was lost on the way (a time-out, a broken connection) may have been delivered. It is sent
again: a check-in or an answer in need that never comes is worse than one that comes twice. Since of a chat only one
message is on its way, and the next leaves after the row is gone from the disk, at most that one can come twice.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from fsm.reply import Edit, Reply
from gateway import late
from gateway.calls import Calls, How
from gateway.clock import Bell, Clock
from gateway.ledger import Ledger, Tried
from gateway.limits import Limits
from gateway.problems import judge
from gateway.support import Support
from gateway.toasts import Toasts
from gateway.waiting import Lane, Row, Waiting
from storage import codec
from storage.errors import DISK_ERRORS
from storage.store import Store

log = logging.getLogger(__name__)

ON_THE_WAY = 200
"""Messages on their way at once: fewer than the pool has connections, so that none times out waiting for one."""

DISK_PAUSE = 1.0
LOOK_AHEAD = 8
"""Messages of one chat that are looked at together, to leave out edits that a later one overtakes."""


class Sender:
    """Sends until it is stopped. `blocked` is called when the inbox got an event because a chat is unreachable."""

    def __init__(
        self,
        store: Store,
        calls: Calls,
        limits: Limits,
        clock: Clock,
        support: Support,
        blocked: Callable[[], None] = lambda: None,
    ) -> None:
        self._store, self._calls, self._limits, self._clock, self._support = store, calls, limits, clock, support
        self._waiting = Waiting(store)
        self._ledger = Ledger(store, self._waiting, limits, support, blocked)
        self._bell = Bell(clock)
        self._tasks: set[asyncio.Task[None]] = set()
        self._toasts = Toasts(calls, clock)
        self._stopping = False
        self.settled = asyncio.Event()
        """Set while nothing waits and nothing is on its way."""

    @property
    def counts(self) -> Counter[str]:
        """What became of the messages since the start."""
        return self._ledger.counts

    def wake(self) -> None:
        """There may be something new in the outbox."""
        self.settled.clear()
        self._bell.ring()

    async def run(self) -> None:
        """Sends until `stop`."""
        while not self._stopping:
            written = self._write()
            try:
                more = self._read()
                if more:
                    # After a restart in a busy evening all is read before anything is sent: a reply may come last.
                    await asyncio.sleep(0)
                    continue
                self._start()
            except DISK_ERRORS as error:
                log.error("outbox not read: error=%s", type(error).__name__)
                written = False
            if not self._tasks and not self._waiting and self._ledger.empty:
                self.settled.set()
            await self._bell.wait(self._pause() if written else DISK_PAUSE)

    async def stop(self, patience: float) -> None:
        """Starts nothing more, waits so long for what is on its way, and writes down what became of it."""
        self._stopping = True
        self._bell.ring()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._write()

    def _pause(self) -> float | None:
        """Seconds until there is something to do that nobody rings for."""
        if len(self._tasks) >= ON_THE_WAY:
            # Who comes back rings.
            return None
        now = self._now()
        when = now if self._waiting.ready else self._waiting.next_time()
        # A lane whose own time has come still waits for everyone's: else this would spin until then.
        return None if when is None else max(when, self._limits.overall(now)) - now

    def _write(self) -> bool:
        return self._ledger.write(self._clock.now(), self._now())

    def _now(self) -> float:
        """Waits are measured in time that nobody sets: else a clock set back would hold up messages for as long."""
        return self._clock.monotonic()

    def _read(self) -> bool:
        news = self._waiting.read(self._support.chat, self._clock.now().timestamp(), self._now())
        self._ledger.finish(*news.untold)
        if news.untold:
            self._bell.ring()
        rows = self._store.unsent([toast.id for toast in news.toasts])
        for toast in news.toasts:
            if (found := rows.get(toast.id)) is not None:
                self._spawn(self._toast(toast, found[0]))
        return news.more

    def _start(self) -> None:
        """Sends off all that may leave now."""
        lanes: list[Lane] = []
        now = self._now()
        while len(self._tasks) + len(lanes) < ON_THE_WAY and self._limits.overall(now) <= now:
            lane = self._waiting.next(now, self._limits.chat)
            if lane is None:
                break
            self._limits.spend(lane.key, now)
            lanes.append(lane)
        try:
            rows = self._store.unsent([row.id for lane in lanes for row in lane.rows[:LOOK_AHEAD]])
        except DISK_ERRORS:
            for lane in lanes:
                self._limits.answered(now)
                self._waiting.free(lane)
            raise
        for lane in lanes:
            self._overtake(lane, rows)
            row = lane.rows[0]
            if row.scheduled and not row.tell and self._late(lane, row):
                continue
            if (found := rows.get(row.id)) is not None:
                self._spawn(self._deliver(lane, row, found[0], found[1], self._ledger.how(row)))
            else:
                # Erased meanwhile.
                self._limits.answered(now)
                self._ledger.note(Tried(lane, row, None))
                self._bell.ring()

    def _late(self, lane: Lane, row: Row) -> bool:
        """Whether a scheduled message must not leave now: it waits, or gives way to what was decided after it."""
        wall = self._clock.now()
        try:
            overtaken = late.overtaken(self._store, row.id, row.chat, wall)
            seconds = 0.0 if overtaken else late.wait(self._store, row.id, row.chat, wall)
        except DISK_ERRORS as error:
            log.error("outbox not read: error=%s", type(error).__name__)
            overtaken, seconds = False, DISK_PAUSE
        if overtaken:
            self._ledger.note(Tried(lane, row, None))
            self._bell.ring()
        elif seconds > 0:
            self._waiting.hold(lane, self._now() + seconds)
        return overtaken or seconds > 0

    def _overtake(self, lane: Lane, rows: dict[int, tuple[str, int]]) -> None:
        """Leaves out an edit of a message that the next in line edits again.

        Who ticks a list quickly would otherwise see it change a second a tick, long after the last one.
        """
        while len(lane.rows) > 1:
            row = lane.rows[0]
            first, second = _edited(rows.get(row.id)), _edited(rows.get(lane.rows[1].id))
            if first is None or first != second:
                return
            self._waiting.take(lane, row)
            self._ledger.finish(row)

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._back)

    def _back(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._bell.ring()

    async def _deliver(self, lane: Lane, row: Row, document: str, attempts: int, how: How) -> None:
        reply: Reply | None = None
        try:
            reply = codec.load(document)
            sent = await self._calls.carry(row.chat, reply, how)
        except Exception as error:
            self._ledger.note(Tried(lane, row, reply, attempts, problem=judge(error, reply)))
        else:
            self._ledger.note(Tried(lane, row, reply, attempts, sent))
        finally:
            self._limits.answered(self._now())

    async def _toast(self, row: Row, document: str) -> None:
        await self._toasts.answer(row.id, row.chat, document)
        self._ledger.finish(row)


def _edited(found: tuple[str, int] | None) -> int | None:
    """The message that it edits."""
    if found is None or not found[0].startswith('["Edit"'):
        return None
    reply = codec.load(found[0])
    return reply.message_id if isinstance(reply, Edit) else None
