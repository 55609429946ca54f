"""Opens the encrypted database."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from storage.errors import StorageError
from storage.key import key_for
from storage.schema import migrate
from storage.store import Store

RAW_KEY = re.compile(r"[0-9a-fA-F]{64}")
DISK_ERRORS = (sqlcipher.DatabaseError, sqlcipher.OperationalError)


def key_pragma(key: str) -> str:
    """The key as SQLCipher takes it: 64 hex digits are the raw key, anything else a passphrase."""
    if RAW_KEY.fullmatch(key):
        return f"\"x'{key}'\""
    return "'" + key.replace("'", "''") + "'"


def connect(path: Path, key: str) -> Database:
    """A connection for the loop's thread, the key proved, nothing written yet."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = {key_pragma(key)}")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DISK_ERRORS as error:
        connection.close()
        raise StorageError(
            f"The database {path} does not open with this key: the key is another one, or the file is damaged or "
            "no Trust Steps database. Nothing was changed. Set the right DATABASE_KEY or DATABASE_KEY_FILE, or "
            "restore a backup."
        ) from error
    return Database(connection)


def open_database(path: Path, key: str) -> Database:
    """Opens or makes the database, mode 0600, and brings its schema up to date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    db = connect(path, key)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "busy_timeout = 5000",
    ):
        db.execute(f"PRAGMA {pragma}").fetchone()
    try:
        migrate(db)
    except StorageError:
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
