"""python-telegram-bot's update queue, made durable: `put` comes back when the event is on disk.

Telegram takes an update as received when it is asked for the ones after it, and the Updater asks only when every
`put` of the last batch has come back. So nothing is lost between Telegram and the inbox, whenever we are killed.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from telegram import Update

from fsm.event import Event
from gateway.apology import Apology
from gateway.clock import Clock
from gateway.support import Support
from gateway.updates import Came, Moved, Refused, read
from storage.errors import DISK_ERRORS
from storage.store import Store

log = logging.getLogger(__name__)

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0

Row = tuple[int | None, int, Event]


class InboxQueue(asyncio.Queue[object]):
    """What the Updater and the webhook put updates into. `wake` is called when the inbox has something new.

    `apology` is said when the disk has refused twice in a row: once may be a moment's lock.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        support: Support,
        wake: Callable[[], None],
        apology: Apology | None = None,
    ) -> None:
        super().__init__()
        self._apology, self._refusals = apology, 0
        self._store, self._clock, self._support, self._wake = store, clock, support, wake
        self._expected: tuple[Update, ...] = ()
        self._ahead: set[int] = set()
        self.refused: Counter[str] = Counter()
        """What was no event for a journey, by reason."""
        self.kept = 0
        """Updates that became events."""
        self.last: datetime | None = None
        """When the last update came, whatever it was."""
        self.stuck = False
        """Whether the disk did not take the last one."""

    def expect(self, updates: Sequence[Update]) -> None:
        """The batch whose updates are put next, one by one: with the first of them all are written, in one commit."""
        self._expected, self._ahead = tuple(updates), set()

    async def put(self, item: object) -> None:
        """Waits for as long as the disk does not take it: an exception here would end the Updater's polling."""
        if not isinstance(item, Update):
            return
        if item.update_id in self._ahead:
            self._ahead.discard(item.update_id)
            return
        batch = self._expected if item in self._expected else (item,)
        pause = FIRST_PAUSE
        while not self.keep(batch):
            await self._clock.sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)
        self._expected = ()
        self._ahead = {update.update_id for update in batch} - {item.update_id}

    def keep(self, updates: Sequence[Update]) -> bool:
        """Writes the events of these updates, once. False: the disk did not take them."""
        rows: list[Row] = []
        others: list[Moved | Refused] = []
        try:
            for update in updates:
                what = self._read(update)
                if isinstance(what, Came):
                    rows.append((update.update_id, what.chat, what.event))
                else:
                    others.append(what)
            self._write(rows)
        except DISK_ERRORS as error:
            log.error("inbox not written: error=%s updates=%d", type(error).__name__, len(updates))
            self.stuck = True
            self._refusals += 1
            if self._apology is not None and self._refusals > 1:
                self._apology.excuse((chat, event) for _, chat, event in rows)
            return False
        if self._refusals:
            log.info("inbox written again: refusals=%d", self._refusals)
            self._refusals = 0
            if self._apology is not None:
                self._apology.over()
        self.stuck, self.last = False, self._clock.now()
        self.kept += len(rows)
        for other in others:
            self._note(other)
        if rows:
            self._wake()
        return True

    def _read(self, update: Update) -> Came | Moved | Refused:
        try:
            return read(update, self._support.chat, self._store.relayed)
        except DISK_ERRORS:
            raise
        except Exception as error:
            # A fault of ours (none is known): it must not keep the others out, nor end the polling.
            log.error("update not read: update=%d error=%s", update.update_id, type(error).__name__)
            return Refused("not read")

    def _write(self, rows: Sequence[Row]) -> None:
        now = self._clock.now()
        try:
            if rows:
                self._store.receive_all(rows, now)
        except DISK_ERRORS:
            raise
        except Exception:
            # One that cannot be written at all (none is known) must not keep the others out for ever.
            for row in rows:
                try:
                    self._store.receive(*row, now)
                except DISK_ERRORS:
                    raise
                except Exception as error:
                    log.error("update cannot be kept: update=%s error=%s", row[0], type(error).__name__)
                    self._note(Refused("not kept"))

    def _note(self, other: Moved | Refused) -> None:
        if isinstance(other, Refused):
            self.refused[other.reason] += 1
        else:
            log.warning("the support chat has a new id: set SUPPORT_CHAT_ID=%d", other.new)
            self._support.chat = other.new
