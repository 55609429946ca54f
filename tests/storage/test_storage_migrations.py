"""From every schema there ever was, with data in it, to today's; and a way back when a migration fails."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage import codec, schema
from storage.connection import connect, open_database
from storage.errors import StorageError
from storage.store import Store
from tests.storage.conftest import KEY

SCHEMAS = Path(__file__).parent / "schemas"
TABLES = ("journeys", "inbox", "outbox", "answers", "relays")


def fields(document: object) -> Any:
    """What stands in it, however it is spaced."""
    return json.loads(str(document))


def earlier(path: Path, name: str) -> dict[str, list[tuple[object, ...]]]:
    """A database as it was after the migration of that name; what stood in it."""
    path.parent.mkdir(exist_ok=True)
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.executescript((SCHEMAS / f"{name}.sql").read_text("utf-8"))
    had = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}
    connection.close()
    return had


def test_every_migration_has_its_database() -> None:
    """`python -m tests.storage.schemas` writes the newest one's."""
    assert sorted(schema.known()) == sorted(path.stem for path in SCHEMAS.glob("*.sql"))


@pytest.mark.parametrize("name", schema.known())
def test_from_every_earlier_schema_nothing_is_lost(path: Path, name: str) -> None:
    had = earlier(path, name)
    store = Store(open_database(path, KEY))
    assert [migration.name for migration in schema.migrations.applied(store.db)] == schema.known()
    for table, rows in had.items():
        assert rows, f"{table} is empty: nothing is proved of it"
        assert store.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(rows),)
    # What was stored then is understood today.
    journeys = [store.journey(chat) for (chat,) in store.db.execute("SELECT chat FROM journeys").fetchall()]
    assert all(journey is not None and journey.child.name == "Mia" and journey.consented for journey in journeys)
    assert len({journey.state for journey in journeys if journey}) == len(journeys)
    waiting = [row for row in had["inbox"] if row[4] is not None]
    assert [fields(codec.dump(row.event)) for row in store.pending()] == [fields(row[4]) for row in waiting]
    replies = store.unsent([queued.id for queued in store.queued(0, 100)])
    again = [fields(codec.dump(codec.load(reply))) for reply, _ in replies.values()]
    assert again == [fields(row[6]) for row in had["outbox"]]
    assert store.relayed(77) == 5
    store.close()


@pytest.mark.parametrize("name", schema.known())
def test_an_upgraded_schema_is_todays(path: Path, name: str) -> None:
    def made(db: Database) -> set[tuple[str, str]]:
        rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql != '' AND name NOT LIKE 'sqlite%'").fetchall()
        return {(name, " ".join(sql.split())) for name, sql in rows}

    earlier(path, name)
    upgraded, fresh = open_database(path, KEY), open_database(path.with_name("fresh.db"), KEY)
    assert made(upgraded) == made(fresh)
    upgraded.conn.close()
    fresh.conn.close()


def the_next(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Today's migrations, and room for one of tomorrow."""
    following = Migrations(schema.migrations.name)
    following._migrations = list(schema.migrations._migrations)
    monkeypatch.setattr(schema, "migrations", following)
    return following


def test_tomorrows_migration_is_applied_to_todays_data(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier(path, schema.known()[-1])

    @the_next(monkeypatch)()
    def of_tomorrow(db: Database) -> None:
        db.execute("ALTER TABLE answers ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")

    db = open_database(path, KEY)
    assert set(db.execute("SELECT mood FROM answers").fetchall()) == {("calm",)}
    db.conn.close()
    monkeypatch.undo()
    # And today's version does not touch what tomorrow's has written.
    before = path.read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        open_database(path, KEY)
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_everything_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    had = earlier(path, schema.known()[-1])

    @the_next(monkeypatch)()
    def of_a_bad_day(db: Database) -> None:
        db.execute("DELETE FROM answers")
        db.execute("ALTER TABLE nowhere ADD COLUMN x TEXT")

    with pytest.raises(StorageError):
        open_database(path, KEY)
    monkeypatch.undo()
    db = connect(path, KEY)
    assert db.execute("SELECT * FROM answers ORDER BY 1").fetchall() == had["answers"]
    db.conn.close()
