"""What became of the messages, written down in one commit for all that came back together.

Only then are their chats free for the next message: what the disk does not know yet is the one message that can come
twice after a kill.
"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlcipher3 import dbapi2

from fsm.event import Blocked
from fsm.reply import Reply, Tell
from gateway.calls import How, Sent
from gateway.limits import Limits
from gateway.problems import Fate, Problem, pause
from gateway.report import Report
from gateway.support import Support
from gateway.waiting import Lane, Row, Waiting
from storage.store import Store

log = logging.getLogger(__name__)

UNTOLD_PAUSE = 300.0
"""Seconds between tries when the support chat itself cannot be reached: a call for help waits until it can."""

SET_ASIDE = 300.0
"""Seconds until a message is tried again with which the database itself has trouble."""

_FIRST = How()
NOTHING = Sent()


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """A message that was tried. No `problem`: Telegram took it."""

    lane: Lane
    row: Row
    reply: Reply | None
    attempts: int = 0
    sent: Sent = NOTHING
    problem: Problem | None = None


class Ledger:
    """Notes what came back, and writes it down. `blocked` is called when the inbox got a Blocked from here."""

    def __init__(
        self, store: Store, waiting: Waiting, limits: Limits, support: Support, blocked: Callable[[], None]
    ) -> None:
        self._store, self._waiting, self._limits = store, waiting, limits
        self._support, self._blocked = support, blocked
        self._tried: list[Tried] = []
        self._finished: list[int] = []
        self._how: dict[int, How] = {}
        self._report = Report()
        self._tick = 0.0

    @property
    def empty(self) -> bool:
        """Nothing is left to write down."""
        return not self._tried and not self._finished

    @property
    def counts(self) -> Counter[str]:
        """What became of the messages so far."""
        return self._report.counts

    def how(self, row: Row) -> How:
        """How this message is to be tried next."""
        return self._how.get(row.id, _FIRST)

    def note(self, tried: Tried) -> None:
        """A message came back."""
        self._tried.append(tried)

    def finish(self, *rows: Row) -> None:
        """These need no more: presses that were answered, words to nobody, edits that a later one overtook."""
        self._finished += [row.id for row in rows]

    def write(self, now: datetime, tick: float) -> bool:
        """All that was noted, or nothing: False when the disk does not take it, and then all stays noted.

        `now` is for the disk, `tick` the monotonic time for what is remembered here.
        """
        self._tick = tick
        if self.empty:
            return True
        try:
            try:
                self._commit(self._tried, now)
            except dbapi2.OperationalError:
                raise
            except Exception:
                # A fault of ours in one of them must not hold up the others.
                for one in tuple(self._tried):
                    self._alone(one, now)
        except dbapi2.OperationalError as error:
            log.error("outbox not written: error=%s messages=%d", type(error).__name__, len(self._tried))
            return False
        return True

    def _commit(self, tried: list[Tried], now: datetime) -> None:
        with self._store.db.atomic():
            for row in self._finished:
                self._store.sent(row)
            remembered = [self._apply(one, now) for one in tried]
        self._finished = []
        self._tried = [one for one in self._tried if one not in tried] if tried is not self._tried else []
        for one, remember in zip(tried, remembered, strict=True):
            if one.problem is None and one.reply is not None:
                self._limits.taken()
            remember()
            dropped = one.row.id not in self._how
            self._report.say(one.row.id, one.reply, one.problem, tell=one.row.tell, dropped=dropped)
            self._waiting.free(one.lane)

    def _alone(self, one: Tried, now: datetime) -> None:
        try:
            self._commit([one], now)
        except dbapi2.OperationalError:
            raise
        except Exception as error:
            log.error("message set aside: row=%d error=%s", one.row.id, type(error).__name__)
            self._tried.remove(one)
            one.row.not_before = self._tick + SET_ASIDE
            self._waiting.free(one.lane)

    def _fate(self, tried: Tried) -> Fate:
        if tried.problem is None:
            return Fate.NEXT if tried.sent.more else Fate.DONE
        # Tried as plain text already: it is dropped, so that the chat is not stuck behind it.
        if tried.problem.fate is Fate.OURS and self.how(tried.row).plain:
            return Fate.DONE
        return tried.problem.fate

    def _apply(self, tried: Tried, now: datetime) -> Callable[[], None]:
        """The disk's part; what it gives back is the memory's, for when the disk has it."""
        lane, row, how = tried.lane, tried.row, self.how(tried.row)
        problem = tried.problem or Problem(Fate.DONE, "")
        match self._fate(tried):
            case Fate.DONE:
                self._relay(tried, now)
                self._store.sent(row.id)
                return lambda: self._done(lane, row)
            case Fate.NEXT:
                self._relay(tried, now)
                return lambda: self._again(row, replace(how, part=how.part + 1))
            case Fate.ANEW:
                return lambda: self._again(row, replace(how, anew=True))
            case Fate.OURS:
                return lambda: self._again(row, replace(how, plain=True, bare=problem.kind == "buttons"))
            case Fate.GONE if not row.tell:
                for lost in lane.rows:
                    if not lost.tell:
                        self._store.sent(lost.id)
                self._store.receive(None, row.chat, Blocked(), now)
                return lambda: self._gone(lane)
            case Fate.MOVED if not row.tell:
                self._store.migrate_chat(row.chat, problem.chat)
                return lambda: self._waiting.rename(lane, problem.chat)
            case Fate.MOVED:
                return lambda: self._support_moved(lane, problem.chat)
            case Fate.GONE:
                return self._later(row, now, UNTOLD_PAUSE)
            case Fate.HOLD:
                return self._held(lane, row, now, problem.seconds)
            case Fate.AGAIN:
                return self._later(row, now, pause(tried.attempts))

    def _relay(self, tried: Tried, now: datetime) -> None:
        """An answer to this message in the support chat is for that parent."""
        if isinstance(tried.reply, Tell) and tried.reply.relay and tried.sent.message:
            self._store.relay(tried.sent.message, tried.row.chat, now)

    def _done(self, lane: Lane, row: Row) -> None:
        self._waiting.take(lane, row)
        self._how.pop(row.id, None)

    def _again(self, row: Row, how: How) -> None:
        self._how[row.id] = how

    def _later(self, row: Row, now: datetime, seconds: float) -> Callable[[], None]:
        self._store.postpone(row.id, now + timedelta(seconds=seconds))
        until = self._tick + seconds

        def remember() -> None:
            row.not_before = until

        return remember

    def _held(self, lane: Lane, row: Row, now: datetime, seconds: float) -> Callable[[], None]:
        remember = self._later(row, now, seconds)

        def hold() -> None:
            remember()
            everyone = self._limits.hold(lane.key, seconds, self._tick)
            log.warning("asked to be quiet: seconds=%g whom=%s", seconds, "everyone" if everyone else "one chat")

        return hold

    def _gone(self, lane: Lane) -> None:
        for row in self._waiting.drop(lane):
            self._how.pop(row.id, None)
        self._blocked()

    def _support_moved(self, lane: Lane, new: int) -> None:
        log.warning("the support chat has a new id: set SUPPORT_CHAT_ID=%d", new)
        self._support.chat = new
        self._waiting.rename(lane, new)
