"""What the engine and the gateway do with the database. Synchronous, on the loop's thread, never awaiting."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from fsm.event import Event
from fsm.journey import Journey
from fsm.reply import Reply
from fsm.turn import Turn
from storage import codec
from storage.errors import DISK_ERRORS, OvertakenError

KEEP_TOMBSTONES = timedelta(days=3)
"""Telegram offers an update again for at most a day."""

PRUNE_EVERY = 1000
BATCH = 200
LOOK_AHEAD = 2000
"""Events among which those of other chats are looked for behind a flood."""


@dataclass(frozen=True, slots=True)
class Received:
    """One row of the inbox that waits to be handled."""

    id: int
    chat: int
    event: Event


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row of the outbox that waits to be sent."""

    id: int
    chat: int
    reply: Reply
    scheduled: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class Queued:
    """One row of the outbox without its message. `kind` is the reply's, its first five letters."""

    id: int
    chat: int
    scheduled: bool
    not_before: float
    kind: str


class Store:
    """One database, open."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._version: int | None = None
        self._unfolded = False

    def close(self) -> None:
        """Closes the connection; the WAL is folded into the file where the disk lets it."""
        try:
            self.fold()
        except DISK_ERRORS:
            # Nothing is lost: the WAL stays beside the file and is read at the next start.
            pass
        finally:
            self.db.conn.close()

    # Inbox

    def receive(self, update_id: int | None, chat: int, event: Event, at: datetime) -> bool:
        """Keeps one event, on disk before this returns. False: this update_id was received before."""
        return self.receive_all([(update_id, chat, event)], at) == 1

    def receive_all(self, events: Sequence[tuple[int | None, int, Event]], at: datetime) -> int:
        """Keeps several in one commit; how many of them were new. An update_id of None is our own event."""
        received = at.timestamp()
        with self.db.atomic():
            cursor = self.db.conn.executemany(
                "INSERT INTO inbox (update_id, chat, received, event) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (update_id) DO NOTHING",
                [(update_id, chat, received, codec.dump(event)) for update_id, chat, event in events],
            )
            return int(cursor.rowcount)

    def pending(self, limit: int = BATCH) -> list[Received]:
        """What waits, in the order in which it came."""
        self._version = self._data_version()
        rows = self.db.execute(
            "SELECT id, chat, event FROM inbox WHERE event IS NOT NULL ORDER BY id LIMIT ?", [limit]
        ).fetchall()
        return [Received(id, chat, codec.load(event)) for id, chat, event in rows]

    def pending_fairly(self, each: int, limit: int = BATCH) -> list[Received]:
        """As `pending`, but of each chat only the first few: who sends hundreds at once makes nobody else wait."""
        found = self.pending(limit)
        if not found or max(Counter(one.chat for one in found).values()) <= each:
            return found
        rows = self.db.execute(
            "WITH open AS (SELECT id, chat FROM inbox WHERE event IS NOT NULL ORDER BY id LIMIT ?), "
            "first AS (SELECT id, row_number() OVER (PARTITION BY chat ORDER BY id) AS place FROM open) "
            "SELECT inbox.id, inbox.chat, inbox.event FROM first JOIN inbox USING (id) "
            "WHERE first.place <= ? ORDER BY inbox.id LIMIT ?",
            [LOOK_AHEAD, each, limit],
        ).fetchall()
        return [Received(id, chat, codec.load(event)) for id, chat, event in rows]

    # Journeys

    def journey(self, chat: int) -> Journey | None:
        """The journey of a chat."""
        row = self.db.execute("SELECT doc FROM journeys WHERE chat = ?", [chat]).fetchone()
        return None if row is None else codec.load_journey(row[0])

    def journeys(self, chats: Sequence[int]) -> dict[int, Turn]:
        """The journeys of these chats and when each is due: what its last turn left."""
        rows = self.db.execute(
            f"SELECT chat, doc, due FROM journeys WHERE chat IN ({','.join('?' * len(chats))})",  # noqa: S608
            list(chats),
        ).fetchall()
        return {chat: Turn(codec.load_journey(doc), due=_moment(due)) for chat, doc, due in rows}

    def due(self, now: datetime, limit: int = BATCH) -> list[int]:
        """The chats whose journeys are due."""
        rows = self.db.execute(
            "SELECT chat FROM journeys WHERE due <= ? ORDER BY due LIMIT ?", [now.timestamp(), limit]
        ).fetchall()
        return [chat for (chat,) in rows]

    def due_of(self, chat: int) -> datetime | None:
        """When the journey of a chat is due."""
        row = self.db.execute("SELECT due FROM journeys WHERE chat = ?", [chat]).fetchone()
        return None if row is None else _moment(row[0])

    def next_due(self) -> datetime | None:
        """When the next journey is due."""
        return _moment(self.db.execute("SELECT min(due) FROM journeys WHERE due IS NOT NULL").fetchone()[0])

    def keep_for(self, silent: int, notice: int) -> None:
        """Due times follow a retention (in days) that was changed; `user_version` is what they follow now.

        Each journey is looked at when it ends by the new one, or before: the turn knows what to do.
        """
        mark = silent * 10_000 + notice
        if self.db.execute("PRAGMA user_version").fetchone()[0] == mark:
            return
        with self.db.atomic():
            self.db.execute(
                "UPDATE journeys SET due = min(coalesce(due, 1e15), CASE "
                "WHEN json_extract(doc, '$.warned') THEN unixepoch(json_extract(doc, '$.warned')) + :notice "
                "WHEN json_extract(doc, '$.last_word') THEN unixepoch(json_extract(doc, '$.last_word')) + :silent "
                "ELSE changed + :silent END)",
                {"silent": silent * 86400, "notice": notice * 86400},
            )
            self.db.execute(f"PRAGMA user_version = {mark:d}")

    # A turn

    def commit(self, turns: Iterable[tuple[Received | None, Turn]], now: datetime) -> None:
        """All of these turns in one transaction: journey, answers, outbox, next due, inbox row done.

        Raises OvertakenError, and nothing has happened, if another process wrote since `pending`: what a turn was made
        from may have been erased meanwhile, and would be back.
        """
        with self.db.atomic():
            for received, turn in turns:
                self._commit(received, turn, now.timestamp())
                self._unfolded = self._unfolded or turn.erase or bool(turn.forgets)
            # The first write has taken the lock: from here on nobody else can come between.
            if self._version not in (None, self._data_version()):
                raise OvertakenError
        if self._unfolded:
            # What was erased still stands in the WAL until it is folded into the file.
            self._unfolded = not self.fold()

    def fold(self) -> bool:
        """Folds the WAL into the file and empties it. False: someone is reading (a backup), it must be tried again."""
        (patience,) = self.db.execute("PRAGMA busy_timeout").fetchone()
        self.db.execute("PRAGMA busy_timeout = 0").fetchone()
        try:
            (busy, *_) = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self.db.execute(f"PRAGMA busy_timeout = {patience:d}").fetchone()
        return not busy

    def _data_version(self) -> int:
        """Changes when another connection has written."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def _commit(self, received: Received | None, turn: Turn, now: float) -> None:
        chat = turn.journey.chat
        if received is not None:
            # Before anything is erased: the row itself stays, so that a repeated update_id is still known.
            self.db.execute("UPDATE inbox SET event = NULL, chat = NULL WHERE id = ?", [received.id])
        if turn.erase:
            if received is None and self._waits(chat):
                # The clock erases who was silent for long; a word that came just now comes first.
                return
            self._erase(chat, 0 if received is None else received.id)
        else:
            self.db.execute(
                "INSERT INTO journeys (chat, state, due, doc, changed) VALUES (?, ?, ?, ?, ?) ON CONFLICT (chat) DO "
                "UPDATE SET state = excluded.state, due = excluded.due, doc = excluded.doc, changed = excluded.changed",
                [
                    chat,
                    str(turn.journey.state),
                    None if turn.due is None else turn.due.timestamp(),
                    codec.dump_journey(turn.journey),
                    now,
                ],
            )
            for answer in turn.answers:
                self.db.execute(
                    "INSERT INTO answers (chat, at, question, value, words) VALUES (?, ?, ?, ?, ?)",
                    [chat, now, answer.question, answer.value, answer.words],
                )
        for forgotten in turn.forgets:
            self.db.execute("DELETE FROM answers WHERE id = ? AND chat = ?", [forgotten, chat])
        for reply in turn.replies:
            self.db.execute(
                "INSERT INTO outbox (chat, scheduled, decided, not_before, reply) VALUES (?, ?, ?, ?, ?)",
                [chat, int(turn.scheduled), now, now, codec.dump(reply)],
            )
        if received is not None and received.id % PRUNE_EVERY == 0:
            self.db.execute(
                "DELETE FROM inbox WHERE event IS NULL AND received < ?", [now - KEEP_TOMBSTONES.total_seconds()]
            )

    def _waits(self, chat: int) -> bool:
        sql = "SELECT 1 FROM inbox WHERE event IS NOT NULL AND chat = ? LIMIT 1"
        return self.db.execute(sql, [chat]).fetchone() is not None

    def _erase(self, chat: int, until: int) -> None:
        """Everything about a chat; what it wrote afterwards still waits in the inbox, and is kept."""
        for table in self.tables_of_a_chat():
            still = f" AND id <= {until:d}" if table == "inbox" else ""
            self.db.execute(f"DELETE FROM {table} WHERE chat = ?{still}", [chat])  # noqa: S608

    def tables_of_a_chat(self) -> list[str]:
        """Every table that holds something about a parent: found in the schema, so that none can be forgotten."""
        found = [table.name for table in self.db.tables if "chat" in table.columns_dict]
        # What refers to a journey goes before it.
        return sorted(found, key=lambda name: name == "journeys")

    # Outbox

    def heads(self, now: datetime, limit: int = BATCH) -> list[Outgoing]:
        """The first unsent message of each chat, if it may leave now; replies before scheduled ones."""
        rows: list[Any] = self.db.execute(
            "SELECT id, chat, reply, scheduled, attempts FROM outbox WHERE id IN "
            "(SELECT min(id) FROM outbox GROUP BY chat) AND not_before <= ? ORDER BY scheduled, id LIMIT ?",
            [now.timestamp(), limit],
        ).fetchall()
        return [Outgoing(id, chat, codec.load(reply), bool(late), tries) for id, chat, reply, late, tries in rows]

    def next_ready(self) -> datetime | None:
        """When the next message may leave."""
        return _moment(
            self.db.execute(
                "SELECT min(not_before) FROM outbox WHERE id IN (SELECT min(id) FROM outbox GROUP BY chat)"
            ).fetchone()[0]
        )

    def queued(self, after: int, limit: int) -> list[Queued]:
        """What is in the outbox beyond a row, in its order: ids only go up. Never tried: it may leave at once."""
        rows = self.db.execute(
            "SELECT id, chat, scheduled, CASE attempts WHEN 0 THEN 0 ELSE not_before END, substr(reply, 3, 5) "
            "FROM outbox WHERE id > ? ORDER BY id LIMIT ?",
            [after, limit],
        ).fetchall()
        return [Queued(id, chat, bool(late), not_before, kind.rstrip('"')) for id, chat, late, not_before, kind in rows]

    def has_unsent(self, many: int) -> bool:
        """Whether so many messages, or more, wait to be sent."""
        count = self.db.execute("SELECT count(*) FROM (SELECT chat FROM outbox LIMIT ?)", [many]).fetchone()[0]
        return bool(count == many)

    def unsent(self, ids: Sequence[int]) -> dict[int, tuple[str, int]]:
        """The messages themselves, as `codec.dump` wrote them, with how often they were tried, in one query."""
        if not ids:
            return {}
        rows = self.db.execute(
            f"SELECT id, reply, attempts FROM outbox WHERE id IN ({','.join('?' * len(ids))})",  # noqa: S608
            list(ids),
        ).fetchall()
        return {id: (reply, attempts) for id, reply, attempts in rows}

    def sent(self, *ids: int) -> None:
        """These messages were taken by Telegram; nothing of them stays."""
        self.db.conn.executemany("DELETE FROM outbox WHERE id = ?", [(id,) for id in ids])

    def postpone(self, id: int, until: datetime) -> None:
        """A message is tried again later."""
        self.db.execute(
            "UPDATE outbox SET not_before = ?, attempts = attempts + 1 WHERE id = ?", [until.timestamp(), id]
        )

    def drop_unsent(self, chat: int) -> int:
        """Takes a chat's messages out of the outbox: it cannot be reached any more."""
        return int(self.db.execute("DELETE FROM outbox WHERE chat = ?", [chat]).rowcount)

    def migrate_chat(self, old: int, new: int) -> None:
        """A chat has a new id. A journey that the new id has already stays; the old one gives way."""
        with self.db.atomic():
            self.db.execute("PRAGMA defer_foreign_keys = ON")
            taken = self.db.execute("SELECT 1 FROM journeys WHERE chat = ?", [new]).fetchone()
            journey = self.journey(old)
            if taken or journey is None:
                self.db.execute("DELETE FROM journeys WHERE chat = ?", [old])
            else:
                journey.chat = new
                self.db.execute(
                    "UPDATE journeys SET chat = ?, doc = ? WHERE chat = ?", [new, codec.dump_journey(journey), old]
                )
            for table in self.tables_of_a_chat():
                if table != "journeys":
                    self.db.execute(f"UPDATE {table} SET chat = ? WHERE chat = ?", [new, old])  # noqa: S608

    # The operator's answers

    def relay(self, message: int, chat: int, at: datetime) -> None:
        """Remembers whose message stands in the support chat."""
        self.db.execute(
            "INSERT OR REPLACE INTO relays (message, chat, at) VALUES (?, ?, ?)", [message, chat, at.timestamp()]
        )

    def relayed(self, message: int) -> int | None:
        """Whose message stands there."""
        row = self.db.execute("SELECT chat FROM relays WHERE message = ?", [message]).fetchone()
        return None if row is None else int(row[0])


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
