"""What an operator or a parent may have of the database: an export, figures without words, a backup, an erasure."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage.connection import DISK_ERRORS, connect, key_pragma
from storage.errors import StorageError
from storage.store import Store


def export(store: Store, chat: int) -> dict[str, list[dict[str, Any]]]:
    """Everything stored about one chat, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in store.tables_of_a_chat():
        rows = list(store.db.query(f"SELECT * FROM {table} WHERE chat = ?", [chat]))  # noqa: S608
        if table == "journeys":
            rows = [{**row, "doc": json.loads(row["doc"])} for row in rows]
        found[table] = rows
    return found


def forget(store: Store, chat: int) -> dict[str, int]:
    """Removes everything about one chat from the file and its WAL; how many rows of each table there were."""
    counts = {}
    with store.db.atomic():
        for table in store.tables_of_a_chat():
            counts[table] = int(store.db.execute(f"DELETE FROM {table} WHERE chat = ?", [chat]).rowcount)  # noqa: S608
    store.fold()
    return counts


def stats(store: Store, now: datetime) -> dict[str, Any]:
    """Figures; nobody's words."""

    def counted(sql: str, *values: object) -> dict[str, int]:
        return dict(store.db.execute(sql, list(values)).fetchall())

    week = now.timestamp() - 7 * 86400
    return {
        "journeys": counted("SELECT state, count(*) FROM journeys GROUP BY state"),
        "active_7_days": store.db.execute("SELECT count(*) FROM journeys WHERE changed > ?", [week]).fetchone()[0],
        "check_ins": counted(
            "SELECT substr(value, instr(value, ' ') + 1), count(*) FROM answers WHERE question = 'check_in' GROUP BY 1"
        ),
        "concerns": counted("SELECT value, count(*) FROM answers WHERE question = 'concern' GROUP BY 1"),
        "unsent": store.db.execute("SELECT count(*) FROM outbox").fetchone()[0],
        "unhandled": store.db.execute("SELECT count(*) FROM inbox WHERE event IS NOT NULL").fetchone()[0],
        "at": datetime.fromtimestamp(now.timestamp(), UTC).isoformat(),
    }


def backup(store: Store, target: Path, key: str) -> None:
    """A consistent, encrypted copy while serving, opened with the same key. Never overwrites."""
    if target.exists():
        raise StorageError(f"{target} is there already. Choose another name.")
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    # A passphrase is copied as one; only the statement's quoting differs.
    store.db.execute(f"ATTACH DATABASE ? AS copy KEY {key_pragma(key)}", [str(target)])
    try:
        store.db.execute("SELECT sqlcipher_export('copy')").fetchone()
    finally:
        store.db.execute("DETACH DATABASE copy")


def restore(source: Path, database: Path, key: str) -> Path | None:
    """Puts a backup in the database's place after it was proved whole; where the old file was laid aside.

    The old one may be damaged: that is what a backup is for.
    """
    if not _whole(source, key):
        raise StorageError(f"{source} is damaged; nothing was replaced.")
    fresh = database.with_suffix(".restoring")
    shutil.copy(source, fresh)
    fresh.chmod(0o600)
    aside = _lay_aside(database) if database.exists() else None
    os.replace(fresh, database)
    return aside


def _whole(path: Path, key: str) -> bool:
    db = connect(path, key)
    try:
        return bool(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except DISK_ERRORS:
        return False
    finally:
        db.conn.close()


def _lay_aside(database: Path) -> Path:
    """Moves a database away with what its WAL still holds; nothing that was laid aside earlier is overwritten."""
    number = 1
    while (aside := database.with_suffix(f".before-restore-{number}")).exists():
        number += 1
    for suffix in ("-wal", ""):
        file = database.with_name(database.name + suffix)
        if file.exists():
            os.replace(file, aside.with_name(aside.name + suffix))
    database.with_name(database.name + "-shm").unlink(missing_ok=True)
    return aside
