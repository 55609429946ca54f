"""The answers of one chat, read for a turn."""

from datetime import UTC, datetime

from sqlite_utils import Database

from fsm.filed import Filed
from fsm.turn import Answer

Row = tuple[int, float, str, str, str]
COLUMNS = "SELECT id, at, question, value, words FROM answers WHERE chat = ?"


class ChatFiles:
    """`fsm.filed.Files` on disk. Nothing is read before it is asked for."""

    def __init__(self, db: Database, chat: int) -> None:
        self._db, self._chat = db, chat

    def count(self) -> int:
        """How many answers there are."""
        return int(self._db.execute("SELECT count(*) FROM answers WHERE chat = ?", [self._chat]).fetchone()[0])

    def page(self, questions: tuple[str, ...], skip: int, limit: int) -> tuple[Filed, ...]:
        """Those with the parent's own words, and those to these questions, the newest first."""
        marks = ", ".join("?" * len(questions))
        return self._read(
            f"{COLUMNS} AND (words != '' OR question IN ({marks})) ORDER BY id DESC LIMIT ? OFFSET ?",
            *(*questions, limit, skip),
        )

    def find(self, id: int) -> Filed | None:
        """The one with this number, if it is this parent's."""
        return next(iter(self._read(f"{COLUMNS} AND id = ?", id)), None)

    def _read(self, sql: str, *values: object) -> tuple[Filed, ...]:
        rows: list[Row] = self._db.execute(sql, [self._chat, *values]).fetchall()
        return tuple(
            Filed(id, datetime.fromtimestamp(at, UTC), Answer(question, value, words))
            for id, at, question, value, words in rows
        )
