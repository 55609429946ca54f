"""A store on this machine's disk, and the key that opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.connection import open_database
from storage.store import Store

KEY = "ab" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "trust-steps.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(open_database(path, KEY))
    yield store
    store.close()
