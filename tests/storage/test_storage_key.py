"""The key: made once, kept apart, never silently replaced."""

from pathlib import Path

import pytest

from storage.connection import connect, open_database, open_store
from storage.errors import StorageError
from storage.key import key_for, pragma
from tests.storage.conftest import KEY


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_first_run_makes_a_key_in_a_folder_of_its_own(tmp_path: Path) -> None:
    made = key_for(tmp_path / "x.db", home=tmp_path / "config")
    assert made.made_at == tmp_path / "config" / "trust-steps" / "database.key"
    assert mode(made.made_at) == 0o600
    assert mode(made.made_at.parent) == 0o700
    assert len(bytes.fromhex(made.value)) == 32
    assert key_for(tmp_path / "x.db", home=tmp_path / "config").value == made.value
    assert key_for(tmp_path / "y.db", home=tmp_path / "other").value != made.value


def test_a_key_file_in_a_place_that_was_named(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "mine"
    made = key_for(tmp_path / "x.db", file=file)
    assert (made.made_at, mode(file), mode(file.parent)) == (file, 0o600, 0o700)
    assert key_for(tmp_path / "x.db", file=file).made_at is None


def test_a_key_that_is_given_needs_no_file(tmp_path: Path) -> None:
    assert key_for(tmp_path / "x.db", "a passphrase", home=tmp_path).value == "a passphrase"
    assert not list(tmp_path.iterdir())


def test_an_empty_key_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(" \n")
    with pytest.raises(StorageError, match="is empty"):
        key_for(tmp_path / "x.db", file=tmp_path / "key")


def test_a_database_without_its_key_is_an_error_and_no_new_key_is_made(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"old")
    with pytest.raises(StorageError, match="no key at"):
        key_for(tmp_path / "x.db", home=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize("key", [KEY, KEY.upper(), "a passphrase", 'it\'s "quoted" -- ;', "ключ", "ab" * 31])
def test_any_key_opens_what_it_closed(path: Path, key: str) -> None:
    open_database(path, key).conn.close()
    connect(path, key).conn.close()
    with pytest.raises(StorageError):
        connect(path, key + "x")


def test_a_raw_key_is_passed_as_one() -> None:
    assert pragma(KEY) == f"\"x'{KEY}'\""
    assert pragma("it's") == "'it''s'"


def test_where_the_new_key_lies_is_said_once(path: Path, tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        open_store(path, "", tmp_path / "keys" / "database.key", said.append).close()
    assert len(said) == 2
    assert str(tmp_path / "keys" / "database.key") in said[0]
    assert "loses everything" in said[1]
