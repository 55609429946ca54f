"""What waits in the outbox and whose turn it is: a light copy of the table's order, without the messages.

A lane is a chat; what is told to the operator has the support chat's lane. Of a lane one message is on its way at a
time, in the order of the table. Lanes in which a reply waits go before those with scheduled messages only: so a
check-in that is still in the queue does not hold up the answer to a parent who writes meanwhile, nor is it overtaken.
"""

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.store import Store

BATCH = 2000
"""Rows read at once, in some hundredths of a second."""

LONGEST_WAIT = 3600.0
"""Seconds, whatever the table says: the clock may have been set back since. Who comes too early is told so again."""


@dataclass(slots=True, eq=False)
class Row:
    """One message of the table. `tell`: it is for the operator. `not_before`: in monotonic time."""

    id: int
    chat: int
    scheduled: bool
    tell: bool
    not_before: float
    held: bool = False


@dataclass(slots=True, eq=False)
class Lane:
    """One chat's messages. `replies`: how many are no scheduled ones. `queue`: where it stands in line, if it does."""

    key: int
    rows: list[Row] = field(default_factory=list)
    replies: int = 0
    busy: bool = False
    queue: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What has no lane: answers to presses, and what would be told to an operator who has no chat. `more` may wait."""

    toasts: tuple[Row, ...]
    untold: tuple[Row, ...]
    more: bool


class Waiting:
    """All lanes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = 0
        self._lanes: dict[int, Lane] = {}
        self._lines: dict[str, deque[Lane]] = {"urgent": deque(), "calm": deque()}
        self._later: list[tuple[float, int, Lane]] = []
        self._pushed = 0

    def __len__(self) -> int:
        """Lanes with messages."""
        return len(self._lanes)

    @property
    def ready(self) -> bool:
        """Whether a lane stands in line."""
        return any(self._lines.values())

    def read(self, support: int, now: float, tick: float) -> News:
        """Takes in what is new in the table since the last time: its ids only go up.

        `now` is the time, in which the table has it when a message may be tried again; `tick` the monotonic one.
        """
        found = self._store.queued(self._seen, BATCH)
        toasts, untold = list[Row](), list[Row]()
        for queued in found:
            self._seen = queued.id
            # One that was never tried may leave at once.
            ready = tick + min(queued.not_before - now, LONGEST_WAIT) if queued.not_before else 0.0
            row = Row(queued.id, queued.chat, queued.scheduled, queued.kind == "Tell", ready)
            if queued.kind == "Toast":
                toasts.append(row)
            elif row.tell and not support:
                untold.append(row)
            else:
                self._add(support if row.tell else row.chat, row)
        return News(tuple(toasts), tuple(untold), len(found) == BATCH)

    def next(self, now: float, at: Callable[[int, float], float]) -> Lane | None:
        """The lane whose first message goes now; it is busy until `free`. `at` tells when a chat may be written to."""
        while self._later and self._later[0][0] <= now:
            lane = heapq.heappop(self._later)[2]
            if lane.queue == "later":
                self._enqueue(lane)
        for name, line in self._lines.items():
            while line:
                lane = line.popleft()
                # It may have been moved to the other line since.
                if lane.queue != name:
                    continue
                when = max(lane.rows[0].not_before, at(lane.key, now))
                if when > now:
                    self._postpone(lane, when)
                    continue
                lane.queue, lane.busy = "", True
                return lane
        return None

    def next_time(self) -> float | None:
        """When a lane that must wait may go."""
        return self._later[0][0] if self._later else None

    def take(self, lane: Lane, row: Row) -> None:
        """This message is done with."""
        lane.rows.remove(row)
        lane.replies -= not row.scheduled

    def drop(self, lane: Lane) -> list[Row]:
        """Takes out all of a chat's messages but what the operator is to be told."""
        dropped = [row for row in lane.rows if not row.tell]
        lane.rows = [row for row in lane.rows if row.tell]
        lane.replies = sum(not row.scheduled for row in lane.rows)
        return dropped

    def free(self, lane: Lane) -> None:
        """Nothing of the lane is on its way any more."""
        lane.busy = False
        if lane.rows:
            self._enqueue(lane)
        else:
            self._lanes.pop(lane.key, None)

    def hold(self, lane: Lane, until: float) -> None:
        """The first of a busy lane is late, and waits until then or until something newer is behind it."""
        lane.rows[0].not_before, lane.rows[0].held = until, True
        self.free(lane)

    def rename(self, lane: Lane, new: int) -> None:
        """The chat of a busy lane has a new id."""
        self._lanes.pop(lane.key, None)
        for row in lane.rows:
            row.chat = row.chat if row.tell else new
        other = self._lanes.get(new)
        if other is None:
            lane.key = new
            self._lanes[new] = lane
            return
        other.rows = sorted((*other.rows, *lane.rows), key=lambda row: row.id)
        other.replies += lane.replies
        lane.rows, lane.replies = [], 0
        if not other.busy and not other.queue:
            self._enqueue(other)

    def _add(self, key: int, row: Row) -> None:
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(key)
        lane.rows.append(row)
        lane.replies += not row.scheduled
        if lane.rows[0].held and not lane.busy:
            lane.rows[0].held, lane.rows[0].not_before = False, 0.0
            self._enqueue(lane)
        elif not lane.busy and (not lane.queue or (lane.queue == "calm" and lane.replies)):
            self._enqueue(lane)

    def _enqueue(self, lane: Lane) -> None:
        lane.queue = "urgent" if lane.replies else "calm"
        self._lines[lane.queue].append(lane)

    def _postpone(self, lane: Lane, when: float) -> None:
        lane.queue = "later"
        self._pushed += 1
        heapq.heappush(self._later, (when, self._pushed, lane))
