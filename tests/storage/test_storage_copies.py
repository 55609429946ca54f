"""Backups while the bot serves, and a database put in place of another."""

import threading
from pathlib import Path

import pytest

from fsm.event import Press
from fsm.journey import Journey
from fsm.turn import Answer, Turn
from storage import copies, inspection
from storage.connection import open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.conftest import KEY
from tests.storage.filled import NOW, fill


@pytest.mark.parametrize("key", [KEY, "a pass'phrase"])
def test_a_backup_while_serving_opens_with_the_same_key(tmp_path: Path, key: str) -> None:
    store = Store(open_database(tmp_path / "a.db", key))
    fill(store)
    store.receive(8, 1, Press("1:yes"), NOW)
    copies.backup(tmp_path / "a.db", tmp_path / "b.db", key)
    fill(store, 2)
    store.close()
    assert (tmp_path / "b.db").stat().st_mode & 0o777 == 0o600
    assert b"zimtstern" not in (tmp_path / "b.db").read_bytes()
    copy = Store(open_database(tmp_path / "b.db", key))
    assert (copy.journey(1) is not None, copy.journey(2)) == (True, None)
    assert not copy.receive(8, 1, Press("1:yes"), NOW)
    copy.close()


def test_a_backup_never_overwrites(store: Store, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("mine")
    with pytest.raises(StorageError, match="is there already"):
        copies.backup(path, target, KEY)
    assert target.read_text() == "mine"


@pytest.fixture
def saved(store: Store, path: Path, tmp_path: Path) -> Path:
    fill(store)
    target = tmp_path / "backup.db"
    copies.backup(path, target, KEY)
    return target


def test_a_restored_database_is_the_backup_and_the_old_one_is_laid_aside(saved: Path, store: Store, path: Path) -> None:
    fill(store, 2)
    store.close()
    aside = copies.restore(saved, path, KEY)
    assert aside == path.with_suffix(".before-restore-1")
    back, old = Store(open_database(path, KEY)), Store(open_database(aside, KEY))
    assert (back.journey(1) is not None, back.journey(2)) == (True, None)
    assert old.journey(2) is not None
    assert path.stat().st_mode & 0o777 == 0o600
    back.close()
    old.close()
    # The fixture closes the store once more.
    store.db = open_database(path, KEY)


def test_what_was_laid_aside_has_what_only_its_wal_held(saved: Path, store: Store, path: Path) -> None:
    fill(store, 3)
    # The bot was killed: its connection never folded the WAL.
    aside = copies.restore(saved, path, KEY)
    assert aside is not None
    old = Store(open_database(aside, KEY))
    assert old.journey(3) is not None
    old.close()
    # A second one lies beside the first.
    again = copies.restore(saved, path, KEY)
    assert again == path.with_suffix(".before-restore-2")
    assert aside.exists()
    store.db = open_database(path, KEY)


@pytest.mark.parametrize("content", [b"", b"broken" * 1000])
def test_a_damaged_database_gives_way_to_its_backup(saved: Path, store: Store, path: Path, content: bytes) -> None:
    """Guards: the old database had to open before the backup was put in its place."""
    store.close()
    path.write_bytes(content)
    aside = copies.restore(saved, path, KEY)
    assert aside is not None
    assert aside.read_bytes() == content
    store.db = open_database(path, KEY)
    assert store.journey(1) is not None


def test_a_restore_where_nothing_was(saved: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "new" / "trust-steps.db"
    fresh.parent.mkdir()
    assert copies.restore(saved, fresh, KEY) is None
    again = Store(open_database(fresh, KEY))
    assert again.journey(1) is not None
    again.close()


@pytest.mark.parametrize("damage", ["a page", "cut", "key"])
def test_a_damaged_backup_replaces_nothing(saved: Path, path: Path, damage: str) -> None:
    content = saved.read_bytes()
    before = path.read_bytes()
    if damage == "a page":
        saved.write_bytes(content[:9000] + b"\0" * 2000 + content[11000:])
    elif damage == "cut":
        saved.write_bytes(content[: len(content) // 2])
    with pytest.raises(StorageError):
        copies.restore(saved, path, "cd" * 32 if damage == "key" else KEY)
    assert path.read_bytes() == before


def with_an_answer(chat: int) -> Turn:
    """A journey and its answer in one commit: a backup has both or neither."""
    return Turn(Journey(chat), answers=(Answer("story", words="w" * 500),))


def test_a_backup_is_of_one_moment_whoever_writes_meanwhile(store: Store, path: Path, tmp_path: Path) -> None:
    """Guards: the tables were copied one after the other, each as it was by then."""
    store.commit([(None, with_an_answer(chat)) for chat in range(2000)], NOW)
    stop, wrote = threading.Event(), threading.Event()

    def write() -> None:
        other = Store(open_database(path, KEY))
        chat = 10_000
        while not stop.is_set():
            other.commit([(None, with_an_answer(chat))], NOW)
            chat += 1
            wrote.set()
        other.db.conn.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert wrote.wait(10)
        for number in range(3):
            copies.backup(path, tmp_path / f"{number}.db", KEY)
    finally:
        stop.set()
        writer.join()
    counts = set()
    for number in range(3):
        db = inspection.read_only(tmp_path / f"{number}.db", KEY)
        (journeys,) = db.execute("SELECT count(*) FROM journeys").fetchone()
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (journeys,)
        assert db.execute("SELECT count(*) FROM answers WHERE chat NOT IN (SELECT chat FROM journeys)").fetchone() == (
            0,
        )
        counts.add(journeys)
        db.conn.close()
    assert max(counts) > 2000


def test_a_backup_that_is_not_whole_is_none(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    monkeypatch.setattr(copies, "verify", lambda *_: False)
    with pytest.raises(StorageError, match="no backup"):
        copies.backup(path, tmp_path / "b.db", KEY)
    assert not list(tmp_path.glob("b.db*"))


def test_a_backup_that_cannot_be_written_says_so(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="was not written"):
        copies.backup(path, tmp_path / "nowhere" / "b.db", KEY)


def test_a_backup_of_a_damaged_database_is_refused(saved: Path, tmp_path: Path) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: 4096 * 3] + b"\0" * 4096 + content[4096 * 4 :])
    with pytest.raises(StorageError):
        copies.backup(saved, tmp_path / "b.db", KEY)
    assert not list(tmp_path.glob("b.db*"))


def test_a_backup_under_an_older_key_comes_back_under_the_present_one(saved: Path, tmp_path: Path) -> None:
    new, target = "cd" * 32, tmp_path / "new" / "trust-steps.db"
    with pytest.raises(StorageError, match="does not open with this key"):
        copies.restore(saved, target, new)
    copies.restore(saved, target, new, KEY)
    db = open_database(target, new)
    assert Store(db).journey(1) is not None
    db.conn.close()


def test_a_restore_leaves_the_backup_as_it_is(saved: Path, tmp_path: Path) -> None:
    before = saved.read_bytes()
    copies.restore(saved, tmp_path / "new.db", KEY)
    assert saved.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
