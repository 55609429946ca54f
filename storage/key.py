"""The database key. It lies apart from the database; who loses it loses the data."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from storage.errors import StorageError

KEY_BYTES = 32
RAW_KEY = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Key:
    """The key, and where it was made if this is the first run."""

    value: str
    made_at: Path | None = None


def key_for(database: Path, given: str = "", file: Path | None = None, home: Path | None = None) -> Key:
    """The given key, the key in the file, or at the very first run a new one in a folder of its own.

    A database without its key is an error: making a new key would only hide that the old one is missing.
    """
    if given:
        return Key(given)
    path = place(file, home)
    if path.exists():
        return Key(read(path))
    if database.exists():
        raise StorageError(
            f"There is a database at {database}, but no key at {path}. Set DATABASE_KEY or DATABASE_KEY_FILE."
        )
    return Key(make(path), made_at=path)


def place(file: Path | None = None, home: Path | None = None) -> Path:
    """Where the key lies if it lies in a file."""
    return file or (home or Path.home() / ".config") / "trust-steps" / "database.key"


def read(path: Path) -> str:
    """The key in a file. Raises StorageError."""
    try:
        value = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        # The error of a text that cannot be read quotes it.
        raise StorageError(f"The key file {path} cannot be read: {type(error).__name__}.") from None
    if not value:
        raise StorageError(f"The key file {path} is empty. Put the database's key back, or restore a backup of it.")
    return value


def make(path: Path) -> str:
    """A new key in a new file, mode 0600, on disk when this comes back. Raises StorageError."""
    value = secrets.token_hex(KEY_BYTES)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(value + "\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise StorageError(f"No key file can be made at {path}: {error.strerror}.") from error
    return value


def pragma(key: str) -> str:
    """The key as SQLCipher takes it: 64 hex digits are the raw key, anything else a passphrase."""
    if RAW_KEY.fullmatch(key):
        return f"\"x'{key}'\""
    return "'" + key.replace("'", "''") + "'"
