"""Opens the encrypted database."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from storage.errors import DISK_ERRORS, StorageError
from storage.inspection import inspect, prove
from storage.key import key_for
from storage.schema import migrate
from storage.store import Store


def connect(path: Path, key: str) -> Database:
    """A connection for the loop's thread, the key proved, nothing written yet."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    prove(connection, path, key)
    return Database(connection)


def open_database(path: Path, key: str) -> Database:
    """Opens or makes the database, mode 0600, and brings its schema up to date. Raises StorageError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            inspect(path, key)
        else:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        return prepared(connect(path, key))
    except (OSError, *DISK_ERRORS) as error:
        raise StorageError(
            f"The database {path} cannot be opened or written: {error}. Is there room on the disk, and are the folder "
            "and the file yours to write?"
        ) from error


def prepared(db: Database) -> Database:
    """An open database as we want it: durable, erasing what it deletes, its schema up to date."""
    try:
        for pragma_line in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "temp_store = MEMORY",
            "busy_timeout = 5000",
        ):
            db.execute(f"PRAGMA {pragma_line}").fetchone()
        migrate(db)
    except BaseException:
        db.conn.close()
        raise
    return db


def open_in_memory() -> Database:
    """A database of the same schema that is nowhere but in memory and gone with its connection."""
    db = Database(sqlcipher.connect(":memory:", isolation_level=None))
    db.execute("PRAGMA foreign_keys = ON")
    migrate(db)
    return db


def open_store(path: Path, key: str, key_file: Path | None, say: Callable[[str], None]) -> Store:
    """The store at a path. At the first run a key is made, and `say` is told where it lies."""
    found = key_for(path, key, key_file)
    store = Store(open_database(path, found.value))
    if found.made_at is not None:
        say(f"A new key for the database was made: {found.made_at}")
        say("Keep a copy of it apart from the database. Who loses the key loses everything that is stored.")
    return store
