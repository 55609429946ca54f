"""The house stays as the design draws it: imports point one way, rooms stay small, no prose stands in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import main
from gateway.settings import Settings

ROOT = Path(__file__).parent.parent
ROOMS = ("content", "dialogs", "engine", "fsm", "gateway", "signals", "simulator", "storage")

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "fsm": ("fsm",),
    "signals": ("signals", "fsm.words"),
    "storage": ("storage", "fsm"),
    "content": ("content", "fsm.words", "fsm.planner"),
    "dialogs": ("dialogs", "fsm", "signals", "content"),
    "engine": ("engine", "dialogs", "fsm", "signals", "content", "storage"),
    "gateway": ("gateway", "engine", "fsm", "content", "storage"),
    "simulator": ("simulator", "gateway", "engine", "dialogs", "fsm", "content", "storage"),
}
"""What each room may know. Tests and the door, bot.py, may know all of them."""

LONGEST = 400


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(room)
        for name in imported(path)
        if name.split(".")[0] in ROOMS and not any(f"{name}.".startswith(f"{known}.") for known in MAY_IMPORT[room])
    ]
    assert wrong == []


def test_every_room_is_known_here() -> None:
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench"}
    assert found == set(ROOMS)


def test_the_core_knows_no_clock_no_chance_and_no_telegram() -> None:
    """Time and chance are asked for at the edges only."""
    for path in modules("fsm", "dialogs", "engine", "signals", "storage"):
        if path.parent.name == "training":
            continue  # Run by hand, and learning is by chance.
        source = path.read_text("utf-8")
        assert not re.search(r"\.now\(|\.today\(\)|time\.time|monotonic", source), path
        names = {name.split(".")[0] for name in imported(path)}
        assert not names & {"random", "asyncio", "telegram", "aiohttp", "requests", "httpx"}, path
        assert "secrets" not in names or path.name == "key.py", path


SOURCES = [path for path in modules(*ROOMS, "tests", "bench") if "__pycache__" not in path.parts] + [ROOT / "bot.py"]


def test_no_file_is_long_and_none_is_a_drawer_for_everything() -> None:
    for path in SOURCES:
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST, path
        assert path.stem not in ("utils", "helpers", "common", "manager", "misc", "util"), path


def test_every_module_says_what_it_is_for() -> None:
    for path in SOURCES:
        source = path.read_text("utf-8")
        assert not source.strip() or ast.get_docstring(ast.parse(source)), path


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """String literals that are no documentation, and none of an assertion's or an error's own words."""
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert | ast.Raise):
            skipped |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log."):
            skipped |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def test_no_text_that_a_parent_reads_stands_in_python() -> None:
    prose = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for path in modules("dialogs", "engine", "fsm")
        for node in strings(ast.parse(path.read_text("utf-8")))
        if len(re.findall(r"[^\W\d_]{2,}", str(node.value))) >= 6
        or (re.search(r"[а-яё]", str(node.value), re.IGNORECASE) and " " in str(node.value))
    ]
    assert prose == []


def test_the_example_names_every_setting_and_no_other() -> None:
    source = (ROOT / ".env.example").read_text("utf-8")
    named = re.findall(r"^#?\s?([A-Z][A-Z_]+)=", source, re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)
    # Each setting, or the group it stands in, has its comment.
    for group in source.strip().split("\n\n"):
        assert group.startswith("# "), group


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in main.commands:
        assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`|bot\.py {name}\b", readme), f"README.md does not name '{name}'"


def test_the_makefile_has_no_entry_that_does_not_run() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for module in re.findall(r"python -m (tests\.\w+)", makefile):
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module
