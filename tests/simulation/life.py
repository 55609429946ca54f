"""One life of the bot: the real service on a real database file, until it is told to stop, dies, or is killed."""

import asyncio
import logging
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlcipher3 import dbapi2

from content.pack import Content
from engine.worker import Worker
from gateway import service
from gateway.service import Edge, Service
from storage.connection import open_database
from storage.store import Store
from tests.simulation import black_box
from tests.simulation.black_box import Tap
from tests.simulation.far_end import TOKEN, FarEnd
from tests.simulation.loop import VirtualLoop
from tests.simulation.wire import WirePolling, WireSending

KEY = "ab" * 32
LONG = 900
"""Seconds of a long poll, and until the due time is looked at again: many times the real ones, so that a quiet night
costs little. Everything that rings is as quick as ever."""


class KilledError(BaseException):
    """No further instruction of the bot is carried out. Nothing in the product may catch it."""


class MachineClock:
    """The bot's machine: its monotonic time is true, its wall clock may be set forward and back."""

    def __init__(self, loop: VirtualLoop, start: datetime) -> None:
        self._loop, self._start = loop, start
        self.skew = 0.0

    def now(self) -> datetime:
        """The wall clock."""
        return self._start + timedelta(seconds=self._loop.time() + self.skew)

    def monotonic(self) -> float:
        """Virtual time."""
        return self._loop.time()

    async def sleep(self, seconds: float) -> None:
        """Waits, whatever is done to the wall clock meanwhile."""
        await asyncio.sleep(seconds)


class Statements:
    """What happens at the statements of a life: a kill before or after one of them, a disk that fails."""

    def __init__(self) -> None:
        self.dead = False
        self.kill_in: int | None = None
        self.kill_after = False
        self.fail_in: int | None = None
        self.failed = 0
        self.on_kill: Callable[[], None] = lambda: None

    def before(self, _sql: str) -> None:
        """Before each statement."""
        if self.dead:
            raise KilledError
        if self.fail_in is not None:
            self.fail_in -= 1
            if self.fail_in <= 0:
                self.fail_in = None
                self.failed += 1
                raise dbapi2.OperationalError("disk I/O error")
        if self.kill_in is not None:
            self.kill_in -= 1
            if self.kill_in <= 0 and not self.kill_after:
                self._kill()

    def after(self, _sql: str) -> None:
        """After each statement."""
        if self.kill_in is not None and self.kill_in <= 0:
            self._kill()

    def _kill(self) -> None:
        self.kill_in = None
        self.on_kill()
        raise KilledError


Make = Callable[[Edge, Store, Content, MachineClock], Service]
"""How the service is built: a test that plants a fault builds another one."""


def as_it_is(edge: Edge, store: Store, content: Content, clock: MachineClock) -> Service:
    """The product's own."""
    return Service(edge, store, Worker(store, content, human=bool(edge.support_chat)), content, clock)


class Life:
    """Begins at once. `on_end` is called with the error it died of, None if it was told to stop."""

    def __init__(
        self,
        path: Path,
        far_end: FarEnd,
        clock: MachineClock,
        content: Content,
        make: Make,
        support: int,
        on_end: Callable[[BaseException | None], None],
    ) -> None:
        self.path, self._far_end, self._loop = path, far_end, far_end.loop
        self.statements = Statements()
        self.db = open_database(path, KEY)
        black_box.install(self.db, self._loop.time)
        # The second connection that locks it is in this process: waiting for it would be waiting for ever.
        self.db.conn.execute("PRAGMA busy_timeout = 0")
        self._connection = self.db.conn
        tap: Any = Tap(self._connection, self.statements.before, self.statements.after)
        self.db.conn = tap
        self.store = Store(self.db)
        wires = [partial(_wire, kind, far_end) for kind in (WirePolling, WireSending)]
        with patch.multiple(service, Polling=wires[0], Sending=wires[1]):
            self.service = make(Edge(TOKEN, "http://127.0.0.1:1", support_chat=support), self.store, content, clock)
        self._stop = asyncio.Event()
        self._on_end = on_end
        self.over = False
        self._task = self._loop.create_task(self.service.run(self._stop))
        self._task.add_done_callback(self._ended)

    def stop(self) -> None:
        """SIGTERM."""
        self._stop.set()

    def photograph(self, target: Path) -> None:
        """The files as a crash at this very moment leaves them."""
        for suffix in ("", "-wal"):
            source = self.path.with_name(self.path.name + suffix)
            if source.exists():
                shutil.copyfile(source, target.with_name(target.name + suffix))

    def kill(self, target: Path, then: Callable[[], None]) -> None:
        """SIGKILL: what is on the disk now is what the next life finds."""
        self.photograph(target)
        self.over = True
        self.statements.dead = True
        self._loop.abandon(partial(self._buried, then))

    def _buried(self, then: Callable[[], None]) -> None:
        self._connection.close()
        then()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        error = None if task.cancelled() else task.exception()
        if self.over:
            return
        self.over = True
        self.statements.kill_in = self.statements.fail_in = None
        self.store.close()
        self._on_end(error)


def _wire(kind: type[WirePolling | WireSending], far_end: FarEnd, **options: object) -> WirePolling | WireSending:
    wire = kind(**options)  # type: ignore[arg-type]
    wire.line = far_end
    return wire


class Complaints(logging.Handler):
    """What the bot logs that must not be: a turn that failed, a message or an update set aside."""

    NEVER = ("turn failed", "message set aside", "update cannot be kept", "message refused")

    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        said = record.getMessage()
        if record.levelno >= logging.ERROR and any(words in said for words in self.NEVER):
            self._heard.append(said)
