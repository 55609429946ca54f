"""A black box in the bot's own database: triggers write down what each transaction did, and are a part of it.

So what they say is exactly as true as the disk, whenever the bot is killed. Their tables have no column `chat`, so
that nothing of the product's takes them for its own.
"""

from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from tests.simulation.seen import Decided, Seen

_TABLES = """
CREATE TABLE IF NOT EXISTS box_handled (update_id INTEGER, at REAL);
CREATE TABLE IF NOT EXISTS box_decided (
    id INTEGER PRIMARY KEY, whom INTEGER, reply TEXT, scheduled INTEGER, at REAL, wall REAL, zone TEXT, gone REAL
);
CREATE TABLE IF NOT EXISTS box_erased (whom INTEGER, at REAL);
"""

_TRIGGERS = (
    """CREATE TRIGGER IF NOT EXISTS box_handles AFTER UPDATE OF event ON inbox
    WHEN old.event IS NOT NULL AND new.event IS NULL AND new.update_id IS NOT NULL BEGIN
        INSERT INTO box_handled VALUES (new.update_id, box_time());
    END""",
    """CREATE TRIGGER IF NOT EXISTS box_decides AFTER INSERT ON outbox BEGIN
        INSERT INTO box_decided VALUES (new.id, new.chat, new.reply, new.scheduled, box_time(), new.decided,
            coalesce((SELECT json_extract(doc, '$.zone') FROM journeys WHERE chat = new.chat), ''), NULL);
    END""",
    """CREATE TRIGGER IF NOT EXISTS box_goes AFTER DELETE ON outbox BEGIN
        UPDATE box_decided SET gone = box_time() WHERE id = old.id;
    END""",
    """CREATE TRIGGER IF NOT EXISTS box_erases AFTER DELETE ON journeys BEGIN
        INSERT INTO box_erased VALUES (old.chat, box_time());
    END""",
)


def install(db: Database, time: Callable[[], float]) -> None:
    """Puts the box in, or finds it there."""
    db.conn.create_function("box_time", 0, time)
    db.conn.executescript(_TABLES)
    for trigger in _TRIGGERS:
        db.conn.execute(trigger)


def read(db: Database, seen: Seen) -> None:
    """All that the box holds, and what is left in the bot's own tables."""
    seen.handled = list(db.execute("SELECT update_id, at FROM box_handled").fetchall())
    seen.erased = list(db.execute("SELECT whom, at FROM box_erased").fetchall())
    seen.decided = [
        Decided(id, whom, reply, bool(scheduled), at, wall, zone, gone)
        for id, whom, reply, scheduled, at, wall, zone, gone in db.execute(
            "SELECT id, whom, reply, scheduled, at, wall, zone, gone FROM box_decided ORDER BY id"
        ).fetchall()
    ]
    seen.unhandled = db.execute("SELECT count(*) FROM inbox WHERE event IS NOT NULL").fetchone()[0]
    seen.due = list(db.execute("SELECT chat, due FROM journeys WHERE due IS NOT NULL").fetchall())
    seen.left = [
        (table, chat)
        for table in ("journeys", "inbox", "outbox", "answers", "relays")
        for (chat,) in db.execute(f"SELECT DISTINCT chat FROM {table} WHERE chat IS NOT NULL").fetchall()
    ]


class Tap:
    """A connection that says what it is about to do, and what it has done, and may be stopped there."""

    def __init__(self, connection: Any, before: Callable[[str], None], after: Callable[[str], None]) -> None:
        self._connection, self._before, self._after = connection, before, after

    def execute(self, sql: str, *values: Any) -> Any:
        """One statement."""
        self._before(sql)
        found = self._connection.execute(sql, *values)
        self._after(sql)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
