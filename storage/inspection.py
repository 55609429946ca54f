"""A look at a database before it is opened for writing. Read-only: whatever is wrong, nothing of it is touched.

Every page carries a signature that SQLCipher proves whenever the page is read, so damage never passes for data. Here as
much is read as start-up can bear, whatever the size of the file; `verify` reads all of it.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from storage.errors import DISK_ERRORS, StorageError
from storage.key import pragma
from storage.schema import refuse_newer

STEPS = 1000
AT_START = 5
"""Of so many thousand steps: about 8 MB of pages, in some tenths of a second even from a slow disk."""


def inspect(path: Path, key: str, most: int = AT_START) -> None:
    """Raises StorageError if the file is no database of ours, has another key, is newer than we are or is damaged."""
    db = read_only(path, key)
    try:
        refuse_newer(db)
        found = _quick_check(db.conn, most)
    except DISK_ERRORS as error:
        if "locked" in str(error):
            raise StorageError(in_use(path)) from error
        found = str(error)
    finally:
        db.conn.close()
    if found:
        raise StorageError(damaged(path)) from None


def verify(path: Path, key: str) -> bool:
    """Whether every page and every row is sound. Reads the whole file, beside a bot that is serving."""
    db = read_only(path, key)
    try:
        # The first proves every page's signature, the second what the pages say.
        if not _live(path) and db.execute("PRAGMA cipher_integrity_check").fetchall():
            return False
        return bool(db.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except DISK_ERRORS:
        return False
    finally:
        db.conn.close()


def prove_key(path: Path, key: str) -> None:
    """Raises StorageError if this is not the file's key."""
    read_only(path, key).conn.close()


def opens(path: Path, key: str) -> bool:
    """Whether this is the file's key."""
    try:
        prove_key(path, key)
    except StorageError:
        return False
    return True


def read_only(path: Path, key: str) -> Database:
    """A connection that can write nothing, the key proved."""
    try:
        connection = sqlcipher.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)
    except DISK_ERRORS as error:
        raise StorageError(f"The file {path} cannot be opened: {error}. Is it there, and yours to read?") from error
    prove(connection, path, key)
    return Database(connection)


def prove(connection: Any, path: Path, key: str) -> None:
    """Gives a new connection its key. Closes it and raises StorageError if the key does not open the file."""
    try:
        connection.execute(f"PRAGMA key = {pragma(key)}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DISK_ERRORS as error:
        connection.close()
        if "locked" in str(error):
            raise StorageError(in_use(path)) from error
        if "malformed" in str(error):
            # The key opened its first page.
            raise StorageError(damaged(path)) from error
        raise StorageError(
            f"The database {path} does not open with this key: the key is another one, or the file is damaged or "
            "no Trust Steps database. Nothing was changed. Set the right DATABASE_KEY or DATABASE_KEY_FILE, or "
            "restore a backup (python bot.py restore FILE). If a change of the key (python bot.py rekey) was "
            "interrupted, run it again: it finishes."
        ) from error


def in_use(path: Path) -> str:
    """What to say of a file that another program has for itself."""
    return f"The database {path} is in use. Stop what uses it; nothing was changed."


def damaged(path: Path) -> str:
    """What to say of a file that the key opens and that is not whole."""
    return (
        f"The database {path} is damaged. Nothing was changed. Keep the file as it is, look to the disk, and restore "
        "the latest backup (python bot.py restore FILE): it lays the damaged file aside."
    )


def _quick_check(connection: Any, most: int) -> str:
    """The first fault that so many thousand steps find."""
    taken = 0

    def step() -> bool:
        nonlocal taken
        taken += 1
        return taken > most

    connection.set_progress_handler(step, STEPS)
    try:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlcipher.OperationalError:
        if taken > most:
            return ""
        raise
    return "" if found == "ok" else found


def _live(path: Path) -> bool:
    """Whether pages may stand in the WAL that the file itself does not have yet."""
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0
