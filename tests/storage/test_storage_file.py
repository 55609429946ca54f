"""The file: encrypted, for its owner alone, opened by its key alone; what is wrong is said and nothing touched."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fsm.event import Text
from fsm.journey import Child, Heard, Journey
from fsm.reply import Say
from fsm.turn import Answer, Turn
from fsm.words import Sign
from storage.connection import connect, open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.conftest import KEY

NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
WORDS = ("Wilhelmina", "zimtstern", "quittenmus", "брусника", "kraniche")


def fill(store: Store) -> None:
    """A unique word everywhere that a parent's words go."""
    journey = Journey(1, child=Child(WORDS[0], 9), heard=Heard({Sign.SNAPS: WORDS[1]}), draft=WORDS[2])
    store.receive(1, 1, Text(WORDS[3]), NOW)
    turn = Turn(journey, (Say(WORDS[4]),), NOW, (Answer("story", words=WORDS[3]),))
    store.commit([(None, turn)], NOW)


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_no_word_and_no_key_stands_in_any_file(store: Store, path: Path) -> None:
    fill(store)
    names = {file.name for file in path.parent.iterdir()}
    assert names == {"trust-steps.db", "trust-steps.db-wal", "trust-steps.db-shm"}
    written = bytes_of(path.parent)
    for word in (*WORDS, "journeys", "CREATE TABLE", KEY):
        assert word.encode() not in written
        assert word.encode("utf-16-le") not in written
    assert bytes.fromhex(KEY) not in written
    store.fold()
    assert not any(word.encode() in bytes_of(path.parent) for word in WORDS)


def test_the_file_is_its_owners_alone(store: Store, path: Path) -> None:
    fill(store)
    assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}


def test_the_disk_is_written_as_the_design_says(store: Store) -> None:
    def pragma(name: str) -> object:
        return store.db.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("secure_delete") == 1
    assert pragma("temp_store") == 2


def test_every_table_of_ours_is_strict(store: Store) -> None:
    tables = {name: strict for _, name, kind, _, _, strict in store.db.execute("PRAGMA table_list") if kind == "table"}
    ours = {name for name in tables if not name.startswith(("sqlite_", "_sqlite_migrations"))}
    assert ours == {"journeys", "inbox", "outbox", "answers", "relays"}
    assert all(tables[name] for name in ours)
    with pytest.raises(sqlcipher.IntegrityError):
        store.db.execute("INSERT INTO relays (message, chat, at) VALUES ('no number', 1, 1)")


def test_an_answer_without_a_journey_is_refused(store: Store) -> None:
    with pytest.raises(sqlcipher.IntegrityError):
        store.db.execute("INSERT INTO answers (chat, at, question, value, words) VALUES (99, 1, '', '', '')")


def refused(path: Path, key: str = KEY) -> str:
    """Opens what cannot be opened; nothing of it may have changed."""
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_database(path, key)
    assert path.read_bytes() == before
    return str(caught.value)


@pytest.fixture
def closed(path: Path) -> Path:
    store = Store(open_database(path, KEY))
    fill(store)
    store.close()
    return path


def test_a_wrong_key_touches_nothing(closed: Path) -> None:
    said = refused(closed, "cd" * 32)
    assert str(closed) in said
    assert "Nothing was changed" in said
    assert "cd" * 32 not in said
    Store(open_database(closed, KEY)).close()


@pytest.mark.parametrize("damage", ["head", "cut", "text", "plain"])
def test_a_damaged_file_touches_nothing(closed: Path, damage: str) -> None:
    content = closed.read_bytes()
    closed.write_bytes(
        {
            "head": os.urandom(64) + content[64:],
            "cut": content[:1000],
            "text": b"this is no database at all. " * 300,
            "plain": b"SQLite format 3\0" + bytes(5000),
        }[damage]
    )
    assert "restore" in refused(closed)


def test_a_newer_schema_is_refused_untouched(closed: Path) -> None:
    db = connect(closed, KEY)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('trust-steps', 'of_next_year', '')"
    )
    db.conn.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    db.conn.close()
    assert "newer version" in refused(closed)


def test_opening_again_changes_no_schema(closed: Path) -> None:
    for _ in range(2):
        store = Store(open_database(closed, KEY))
        assert store.journey(1) is not None
        store.close()


def test_what_was_committed_is_there_after_a_kill(path: Path, store: Store) -> None:
    fill(store)
    # The process dies: nothing is closed, nothing folded; the file and its WAL are all that is left.
    copy = path.parent.parent / "after"
    copy.mkdir()
    for name in ("trust-steps.db", "trust-steps.db-wal"):
        (copy / name).write_bytes((path.parent / name).read_bytes())
    again = Store(open_database(copy / "trust-steps.db", KEY))
    assert again.journey(1) == store.journey(1)
    assert len(again.pending()) == 1
    again.close()
