"""The whole database, copied: a backup while the bot serves, a backup put in place, the same data under a new key.

Each copy is written beside its place, proved whole, and only then renamed into it: half a copy is never taken for one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from storage.errors import DISK_ERRORS, StorageError
from storage.inspection import damaged, in_use, inspect, prove, read_only, verify
from storage.key import pragma


def backup(database: Path, target: Path, key: str) -> None:
    """A consistent, encrypted copy while the bot serves, opened with the same key. Never overwrites."""
    if target.exists():
        raise StorageError(f"{target} is there already. Choose another name.")
    with _beside(target) as fresh:
        _copy(database, key, fresh, key)
        if not verify(fresh, key):
            raise StorageError(
                "The copy was not whole, so there is no backup. Look to the disk that it was written to."
            )
        os.replace(fresh, target)
        _settle(target)


def restore(source: Path, database: Path, key: str, source_key: str = "") -> Path | None:
    """Puts a backup in the database's place after it was proved whole; where the old file was laid aside.

    The old one may be damaged: that is what a backup is for. `source_key`: the backup's, if it is an older one.
    """
    inspect(source, source_key or key)
    if not verify(source, source_key or key):
        raise StorageError(f"{source} is damaged; nothing was replaced. Try an older backup.")
    database.parent.mkdir(parents=True, exist_ok=True)
    with _beside(database) as fresh:
        _copy(source, source_key or key, fresh, key)
        if not verify(fresh, key):
            raise StorageError(f"The copy of {source} was not whole; nothing was replaced. Look to the disk.")
        aside = lay_aside(database) if database.exists() else None
        os.replace(fresh, database)
        _settle(database)
    return aside


def encrypt_anew(database: Path, key: str, new: str) -> None:
    """The same data under another key, in the same place. Nobody else may have the database open."""
    _fold(database, key)
    with _beside(database) as fresh:
        _copy(database, key, fresh, new)
        if not verify(fresh, new):
            raise StorageError(damaged(database))
        os.replace(fresh, database)
        _settle(database)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def lay_aside(database: Path) -> Path:
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


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """The place beside; nothing stays there. What the disk refuses is said."""
    fresh = place.with_name(place.name + ".part")
    try:
        fresh.unlink(missing_ok=True)
        yield fresh
    except (OSError, *DISK_ERRORS) as error:
        raise StorageError(
            f"{place} was not written: {error}. Is there room, and is the folder yours to write?"
        ) from error
    finally:
        fresh.unlink(missing_ok=True)


def _copy(source: Path, key: str, target: Path, new: str) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    db = read_only(source, key)
    try:
        db.execute(f"ATTACH DATABASE ? AS copy KEY {pragma(new)}", [str(target)])
        # One transaction: all tables as they were at one moment, whoever writes meanwhile.
        with db.atomic():
            db.execute("SELECT count(*) FROM main.sqlite_master").fetchone()
            db.execute("SELECT sqlcipher_export('copy')").fetchone()
    finally:
        db.conn.close()


def _fold(database: Path, key: str) -> None:
    """What the WAL holds goes into the file, and there is no WAL any more: it would be read into the new file."""
    connection = sqlcipher.connect(str(database), isolation_level=None)
    try:
        prove(connection, database, key)
        (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlcipher.OperationalError:
        mode = "locked"
    finally:
        connection.close()
    if mode != "delete":
        raise StorageError(in_use(database))


def _settle(place: Path) -> None:
    """The name itself is on disk, not only what it names."""
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
