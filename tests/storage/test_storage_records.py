"""What an operator or a parent may have: an export, an erasure, figures, a backup, a restored database."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fsm.event import Press, Text
from fsm.journey import Child, Journey
from fsm.reply import Say
from fsm.turn import Answer, Turn
from storage import records
from storage.connection import open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.conftest import KEY

NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)


def fill(store: Store, chat: int = 1, word: str = "zimtstern") -> None:
    """A row in every table that has a chat."""
    store.receive(None, chat, Text(word), NOW)
    answers = (Answer("story", words=word), Answer("check_in", "listen hard"), Answer("concern", "eating"))
    store.commit([(None, Turn(Journey(chat, child=Child(word)), (Say(word),), NOW, answers))], NOW)
    store.relay(chat, chat, NOW)


def count(store: Store, chat: int) -> dict[str, int]:
    return {
        table: store.db.execute(f"SELECT count(*) FROM {table} WHERE chat = ?", [chat]).fetchone()[0]
        for table in store.tables_of_a_chat()
    }


def tables_with_a_chat(store: Store) -> set[str]:
    """By the schema itself."""
    found = store.db.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'chat'"
    )
    return {name for (name,) in found.fetchall()}


def test_the_export_has_every_table_that_the_schema_has(store: Store) -> None:
    fill(store)
    fill(store, 2, "another")
    exported = records.export(store, 1)
    assert set(exported) == tables_with_a_chat(store)
    assert all(exported.values()), "the test fills every table, so that none can be forgotten"
    assert exported["journeys"][0]["doc"]["child"]["name"] == "zimtstern"
    text = json.dumps(exported, ensure_ascii=False)
    assert "another" not in text
    for table, rows in exported.items():
        columns = {name for _, name, *_ in store.db.execute(f"PRAGMA table_info({table})").fetchall()}
        assert set(rows[0]) == columns


def test_the_export_of_a_stranger_is_empty(store: Store) -> None:
    assert set(map(len, records.export(store, 9).values())) == {0}


def test_forgotten_is_gone_from_every_table_and_every_page(store: Store, path: Path) -> None:
    fill(store)
    fill(store, 2)
    assert set(count(store, 1)) == tables_with_a_chat(store)
    removed = records.forget(store, 1)
    assert all(removed.values())
    assert set(count(store, 1).values()) == {0}
    assert all(count(store, 2).values())
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_no_free_page_keeps_what_was_erased(store: Store, path: Path) -> None:
    """With secure_delete a page that is freed is zeroed: decrypted, nothing of it can be read any more."""
    fill(store, word="zimtstern" * 3000)
    records.forget(store, 1)
    plain = path.with_name("plain.db")
    store.db.execute("ATTACH DATABASE ? AS plain KEY ''", [str(plain)])
    store.db.execute("SELECT sqlcipher_export('plain')").fetchone()
    store.db.execute("DETACH DATABASE plain")
    assert b"zimtstern" not in plain.read_bytes()
    assert store.db.execute("PRAGMA secure_delete").fetchone()[0] == 1


def test_the_figures_have_nobodys_words(store: Store) -> None:
    fill(store)
    fill(store, 2, "another")
    figures = records.stats(store, NOW + timedelta(days=1))
    assert figures == {
        "journeys": {"welcome": 2},
        "active_7_days": 2,
        "check_ins": {"hard": 2},
        "concerns": {"eating": 2},
        "unsent": 2,
        "unhandled": 2,
        "at": "2026-03-03T20:00:00+00:00",
    }
    assert records.stats(store, NOW + timedelta(days=8))["active_7_days"] == 0


@pytest.mark.parametrize("key", [KEY, "a pass'phrase"])
def test_a_backup_while_serving_opens_with_the_same_key(tmp_path: Path, key: str) -> None:
    store = Store(open_database(tmp_path / "a.db", key))
    fill(store)
    store.receive(8, 1, Press("1:yes"), NOW)
    records.backup(store, tmp_path / "b.db", key)
    fill(store, 2)
    store.close()
    assert (tmp_path / "b.db").stat().st_mode & 0o777 == 0o600
    assert b"zimtstern" not in (tmp_path / "b.db").read_bytes()
    copy = Store(open_database(tmp_path / "b.db", key))
    assert (copy.journey(1) is not None, copy.journey(2)) == (True, None)
    assert not copy.receive(8, 1, Press("1:yes"), NOW)
    copy.close()


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_text("mine")
    with pytest.raises(StorageError, match="is there already"):
        records.backup(store, target, KEY)
    assert target.read_text() == "mine"


@pytest.fixture
def saved(store: Store, tmp_path: Path) -> Path:
    fill(store)
    target = tmp_path / "backup.db"
    records.backup(store, target, KEY)
    return target


def test_a_restored_database_is_the_backup_and_the_old_one_is_laid_aside(saved: Path, store: Store, path: Path) -> None:
    fill(store, 2)
    store.close()
    aside = records.restore(saved, path, KEY)
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
    aside = records.restore(saved, path, KEY)
    assert aside is not None
    old = Store(open_database(aside, KEY))
    assert old.journey(3) is not None
    old.close()
    # A second one lies beside the first.
    again = records.restore(saved, path, KEY)
    assert again == path.with_suffix(".before-restore-2")
    assert aside.exists()
    store.db = open_database(path, KEY)


@pytest.mark.parametrize("content", [b"", b"broken" * 1000])
def test_a_damaged_database_gives_way_to_its_backup(saved: Path, store: Store, path: Path, content: bytes) -> None:
    """Guards: the old database had to open before the backup was put in its place."""
    store.close()
    path.write_bytes(content)
    aside = records.restore(saved, path, KEY)
    assert aside is not None
    assert aside.read_bytes() == content
    store.db = open_database(path, KEY)
    assert store.journey(1) is not None


def test_a_restore_where_nothing_was(saved: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "new" / "trust-steps.db"
    fresh.parent.mkdir()
    assert records.restore(saved, fresh, KEY) is None
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
        records.restore(saved, path, "cd" * 32 if damage == "key" else KEY)
    assert path.read_bytes() == before
