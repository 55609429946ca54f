"""The database key. It lies apart from the database; who loses it loses the data."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from storage.errors import StorageError

KEY_BYTES = 32


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
    path = file or (home or Path.home() / ".config") / "trust-steps" / "database.key"
    if path.exists():
        value = path.read_text("utf-8").strip()
        if not value:
            raise StorageError(f"The key file {path} is empty. Put the database's key back, or restore a backup of it.")
        return Key(value)
    if database.exists():
        raise StorageError(
            f"There is a database at {database}, but no key at {path}. Set DATABASE_KEY or DATABASE_KEY_FILE."
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    value = secrets.token_hex(KEY_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(value + "\n")
        out.flush()
        os.fsync(out.fileno())
    return Key(value, made_at=path)
