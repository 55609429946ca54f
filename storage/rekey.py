"""A new key for the same data. Interrupted anywhere, the data and the key that opens them are both there."""

import os
import shutil
from pathlib import Path

from storage.copies import encrypt_anew
from storage.errors import StorageError
from storage.inspection import opens, prove_key
from storage.key import make, read


def rekey_file(database: Path, file: Path) -> Path:
    """A new key into the database's key file; where the old one was laid aside, for the backups that it opens.

    The new key waits beside the file until the database has it. Run again after an interruption, it finishes.
    """
    waiting = file.with_name(file.name + ".next")
    if not waiting.exists() or not opens(database, waiting.read_text("utf-8").strip()):
        old = read(file)
        prove_key(database, old)
        waiting.unlink(missing_ok=True)
        encrypt_anew(database, old, make(waiting))
    aside = _keep(file)
    os.replace(waiting, file)
    return aside


def rekey_to(database: Path, key: str, file: Path) -> None:
    """From a key that is no file of ours to a new one in a file. Run again after an interruption, it finishes."""
    if not file.exists():
        prove_key(database, key)
        encrypt_anew(database, key, make(file))
        return
    new = read(file)
    if new == key:
        raise StorageError(f"The key in {file} is the database's key already. Name a file that is not there yet.")
    if not opens(database, new):
        encrypt_anew(database, key, new)


def _keep(file: Path) -> Path:
    number = 1
    while (aside := file.with_name(f"{file.name}.before-rekey-{number}")).exists():
        number += 1
    shutil.copy(file, aside)
    aside.chmod(0o600)
    return aside
