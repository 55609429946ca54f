"""Where a step comes from."""

from pathlib import Path

import pytest

from content.faults import Faults
from content.load import HERE
from content.rules import sources
from tests.content import packs
from tests.content.packs import Pack

STEP = "steps/listen.md"


@pytest.mark.parametrize("point", ["eight 9", "eight 0", "rebuilding 7", "nine 1", "eight", "eight three"])
def test_that_a_point_is_one_of_the_articles(pack: Pack, point: str) -> None:
    line = pack.put(STEP, pack.line(STEP, "source:"), f"source: [eight 3, {point}]")
    assert pack.told(sources.check) == [(f"en/{STEP}", line, "source")]


@pytest.mark.parametrize("point", ["eight 1", "eight 8", "rebuilding 1", "rebuilding 6"])
def test_that_every_point_may_be_named(pack: Pack, point: str) -> None:
    pack.put(STEP, pack.line(STEP, "source:"), f"source: [{point}]")
    assert pack.told(sources.check) == []


def test_that_a_step_has_a_source(pack: Pack) -> None:
    line = pack.line(STEP, "source:")
    pack.cut(STEP, line, line + 1)
    assert pack.told(sources.check) == [(f"en/{STEP}", 1, "source")]


def test_that_it_is_the_same_in_every_language(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    assert packs.compared(pack, sources.compare) == []
    line = russian.put(STEP, russian.line(STEP, "source:"), "source: [eight 4]")
    assert packs.compared(pack, sources.compare) == [(f"ru/{STEP}", line, "source")]


def test_that_only_what_is_there_is_compared(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    pack.path(STEP).unlink()
    line = russian.line(STEP, "source:", "---")
    russian.cut(STEP, line, line + 1)
    assert packs.compared(pack, sources.compare) == []


def named(path: Path) -> list[str]:
    faults = Faults()
    sources.names(path, faults)
    return [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


def test_that_a_page_names_the_articles_and_all_that_comes_from_them(tmp_path: Path) -> None:
    path = tmp_path / "SOURCES.md"
    assert named(path) == ["1: missing: the file"]
    real = (HERE / "SOURCES.md").read_text("utf-8")
    path.write_text(real, "utf-8")
    assert named(path) == []
    path.write_text(real.replace("Steps to Rebuilding Trust", "Another"), "utf-8")
    assert named(path) == ["1: source: the article 'Steps to Rebuilding Trust ...' is not named"]
    path.write_text(real.replace("love_beyond_school", "love"), "utf-8")
    assert named(path) == ["1: source: 'love_beyond_school' is not named"]
