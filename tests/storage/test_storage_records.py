"""What an operator or a parent may have: an export, an erasure, figures."""

import json
from datetime import timedelta
from pathlib import Path

from storage import records
from storage.store import Store
from tests.storage.filled import NOW, fill


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
