"""A new key: the data opens with it and with no other; interrupted anywhere, running it again finishes."""

from pathlib import Path

import pytest

from storage import copies, rekey
from storage.connection import open_store
from storage.errors import StorageError
from storage.inspection import opens
from storage.store import Store
from tests.storage.conftest import KEY
from tests.storage.filled import fill


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "database.key"


@pytest.fixture
def database(path: Path, file: Path) -> Path:
    """Filled, its key in the file; the bot was killed: something stands in the WAL alone."""
    store = open_store(path, "", file, lambda _: None)
    fill(store)
    copy = path.parent.parent / "killed" / path.name
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        copy.with_name(copy.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    store.close()
    return copy


def words(database: Path, key: str, key_file: Path | None = None) -> object:
    store = open_store(database, key, key_file, lambda _: None)
    try:
        return store.db.execute("SELECT group_concat(words) FROM answers WHERE words != ''").fetchone()[0]
    finally:
        store.close()


def test_the_data_opens_with_the_new_key_alone(database: Path, file: Path) -> None:
    old = file.read_text().strip()
    aside = rekey.rekey_file(database, file)
    new = file.read_text().strip()
    assert new != old
    assert (opens(database, new), opens(database, old)) == (True, False)
    assert words(database, "", file) == "zimtstern"
    assert aside.read_text().strip() == old
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert database.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in database.parent.iterdir()} == {database.name}
    assert b"zimtstern" not in database.read_bytes()


def test_twice_and_each_old_key_is_kept(database: Path, file: Path) -> None:
    first, second = rekey.rekey_file(database, file), rekey.rekey_file(database, file)
    assert first != second
    assert first.read_text() != second.read_text()
    assert words(database, "", file) == "zimtstern"


class Killed(BaseException):
    """The process ends here."""


def killed(*_: object, **__: object) -> None:
    raise Killed


STAGES = (
    "storage.copies._copy",
    "storage.copies.verify",
    "storage.copies.os.replace",
    "storage.rekey._keep",
    "storage.rekey.os.replace",
)


@pytest.mark.parametrize("where", STAGES)
def test_interrupted_anywhere_it_loses_nothing_and_finishes(
    database: Path, file: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(where, killed)
        with pytest.raises(Killed):
            rekey.rekey_file(database, file)
    keys = [path.read_text().strip() for path in file.parent.iterdir()]
    assert any(opens(database, key) for key in keys)
    rekey.rekey_file(database, file)
    assert words(database, "", file) == "zimtstern"
    assert not list(file.parent.glob("*.next"))
    assert not list(database.parent.glob("*.part"))


def test_a_next_key_that_was_cut_off_is_made_anew(database: Path, file: Path) -> None:
    file.with_name("database.key.next").write_text("")
    rekey.rekey_file(database, file)
    assert words(database, "", file) == "zimtstern"


def test_a_database_that_is_in_use_keeps_its_key(database: Path, file: Path) -> None:
    key = file.read_text().strip()
    store = open_store(database, "", file, lambda _: None)
    with pytest.raises(StorageError, match="in use"):
        rekey.rekey_file(database, file)
    assert store.journey(1) is not None
    store.close()
    assert file.read_text().strip() == key
    assert words(database, "", file) == "zimtstern"


def test_with_a_wrong_key_nothing_is_touched(database: Path, file: Path) -> None:
    right = file.read_text()
    file.write_text("cd" * 32)
    before = database.read_bytes()
    with pytest.raises(StorageError, match="does not open with this key"):
        rekey.rekey_file(database, file)
    assert database.read_bytes() == before
    assert file.read_text() == "cd" * 32
    file.write_text(right)


@pytest.mark.parametrize("interrupted", [False, True])
def test_from_a_passphrase_to_a_file(
    path: Path, file: Path, interrupted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = open_store(path, "a pass'phrase", None, lambda _: None)
    fill(store)
    store.close()
    if interrupted:
        with monkeypatch.context() as patch:
            patch.setattr(copies, "_copy", killed)
            with pytest.raises(Killed):
                rekey.rekey_to(path, "a pass'phrase", file)
    rekey.rekey_to(path, "a pass'phrase", file)
    assert words(path, "", file) == "zimtstern"
    assert not opens(path, "a pass'phrase")
    # Once more: it has this key already.
    rekey.rekey_to(path, "a pass'phrase", file)
    with pytest.raises(StorageError, match="already"):
        rekey.rekey_to(path, file.read_text().strip(), file)


def test_a_key_of_ones_own_can_be_named(path: Path, file: Path) -> None:
    store = open_store(path, KEY, None, lambda _: None)
    fill(store)
    store.close()
    file.parent.mkdir()
    file.write_text("a better passphrase\n")
    rekey.rekey_to(path, KEY, file)
    assert words(path, "a better passphrase") == "zimtstern"
