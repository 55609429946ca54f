"""The look before the start: damage, another key, a newer version are said, and nothing is touched."""

from pathlib import Path

import pytest

from fsm.journey import Journey
from fsm.turn import Turn
from storage import inspection
from storage.connection import connect, open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.conftest import KEY
from tests.storage.filled import NOW, fill

PAGE = 4096


@pytest.fixture
def closed(path: Path) -> Path:
    """A database of some dozen pages."""
    store = Store(open_database(path, KEY))
    fill(store)
    store.commit([(None, Turn(Journey(chat, draft="word " * 200))) for chat in range(10, 80)], NOW)
    store.close()
    assert path.stat().st_size > 20 * PAGE
    return path


def refused(path: Path, key: str = KEY) -> str:
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_database(path, key)
    assert path.read_bytes() == before
    return str(caught.value)


@pytest.mark.parametrize("pages", [1, 3, 10])
def test_a_file_that_was_cut_off_is_refused_untouched(closed: Path, pages: int) -> None:
    closed.write_bytes(closed.read_bytes()[: pages * PAGE])
    said = refused(closed)
    assert "is damaged. Nothing was changed." in said
    assert "restore" in said


@pytest.mark.parametrize("page", [1, 5, 12])
def test_a_page_that_rotted_is_found_before_the_start(closed: Path, page: int) -> None:
    content = bytearray(closed.read_bytes())
    content[page * PAGE + 2000] ^= 1
    closed.write_bytes(content)
    assert "is damaged. Nothing was changed." in refused(closed)
    assert not inspection.verify(closed, KEY)


def test_a_page_that_two_tables_use_is_found_too(closed: Path) -> None:
    """Damage that no signature shows: the file was written so."""
    db = connect(closed, KEY)
    db.execute("PRAGMA writable_schema = ON").fetchone()
    db.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'journeys') "
        "WHERE name = 'relays'"
    )
    db.conn.close()
    assert "damaged" in refused(closed)
    assert not inspection.verify(closed, KEY)


def test_a_sound_database_is_whole_while_it_is_written(closed: Path) -> None:
    assert inspection.verify(closed, KEY)
    store = Store(open_database(closed, KEY))
    fill(store, 500)
    assert inspection.verify(closed, KEY)
    store.close()


def test_the_look_has_a_bound_whatever_the_size_of_the_file(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "STEPS", 1)
    content = bytearray(closed.read_bytes())
    content[-2000] ^= 1
    closed.write_bytes(content)
    inspection.inspect(closed, KEY, most=5)
    with pytest.raises(StorageError):
        inspection.inspect(closed, KEY, most=10**6)


def test_what_only_the_wal_holds_is_seen(closed: Path) -> None:
    store = Store(open_database(closed, KEY))
    fill(store, 600)
    copy = closed.parent.parent / "after-a-kill.db"
    copy.write_bytes(closed.read_bytes())
    copy.with_name(copy.name + "-wal").write_bytes(closed.with_name(closed.name + "-wal").read_bytes())
    store.close()
    inspection.inspect(copy, KEY)
    assert inspection.verify(copy, KEY)
    db = inspection.read_only(copy, KEY)
    assert db.execute("SELECT count(*) FROM journeys WHERE chat = 600").fetchone() == (1,)
    db.conn.close()


def test_where_there_is_no_file_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        inspection.read_only(tmp_path / "nowhere.db", KEY)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be opened or written"):
        open_database(tmp_path / "file" / "trust-steps.db", KEY)


def test_an_empty_file_is_taken_as_a_new_database(path: Path) -> None:
    """Guards: killed between making the file and its first table, the next start must not stop at it."""
    path.parent.mkdir()
    path.touch()
    open_database(path, KEY).conn.close()
    assert inspection.verify(path, KEY)


def test_a_file_that_another_program_has_for_itself_is_not_called_damaged(closed: Path) -> None:
    db = connect(closed, KEY)
    db.execute("PRAGMA journal_mode = DELETE").fetchone()
    db.execute("BEGIN EXCLUSIVE")
    assert "in use" in refused(closed)
    db.execute("ROLLBACK")
    db.conn.close()
