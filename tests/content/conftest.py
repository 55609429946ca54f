"""Copies of the English and the Russian texts."""

from pathlib import Path

import pytest

from tests.content import packs
from tests.content.packs import Pack


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    packs.small(folder)
    return folder


@pytest.fixture
def pack(clean: Path, tmp_path: Path) -> Pack:
    return packs.copy(clean, tmp_path)


@pytest.fixture
def whole(pack: Pack) -> Pack:
    return packs.fill(pack)


@pytest.fixture
def russian(clean: Path, tmp_path: Path) -> Pack:
    return packs.copy(clean, tmp_path, "ru")
