"""One bot at a time: who serves a database, or puts another in its place, holds its lock."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import StorageError

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Raises StorageError if another process holds the lock. The system lets go of it however the process ends."""
    database.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(database.with_name(database.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StorageError(
                    f"A bot is serving the database {database}. Stop it first; nothing was changed."
                ) from error
        yield
    finally:
        os.close(lock)
