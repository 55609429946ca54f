"""Copies of the English and the Russian texts."""

from pathlib import Path

import pytest

from tests.content import packs
from tests.content.packs import Pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return packs.copy(tmp_path)


@pytest.fixture
def russian(tmp_path: Path) -> Pack:
    return packs.copy(tmp_path, "ru")
