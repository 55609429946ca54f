"""The exported page calls everything by a name of the parent's language: found in the schema and in the code."""

import ast
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from content.text import Voice
from fsm.journey import Journey
from fsm.words import Pronoun
from gateway.export import page
from storage import records
from storage.store import Store
from tests.conversation import content, languages
from tests.storage.filled import fill

ROOT = Path(__file__).parents[2]


def named(kind: type, seen: frozenset[type] = frozenset()) -> set[str]:
    """The fields of a dataclass and of what it holds, which may be another of its own kind."""
    found: set[str] = set()
    if kind in seen:
        return found
    for field in fields(kind):
        found.add(field.name)
        hint = get_type_hints(kind)[field.name]
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and is_dataclass(inner):
                found |= named(inner, seen | {kind})
    return found


def questions() -> set[str]:
    """The questions under which answers are filed."""
    found = set()
    for folder in ("dialogs", "engine"):
        for path in (ROOT / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Answer" and node.args:
                    assert isinstance(node.args[0], ast.Constant), f"{path}: {ast.unparse(node)}"
                    found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("language", languages())
def test_everything_on_the_page_has_a_name(store: Store, language: str) -> None:
    pack = content().packs[language]
    names = named(Journey) | questions()
    for table in store.tables_of_a_chat():
        names |= {table, *store.db[table].columns_dict}
    assert {"diary", "closeness", "outbox", "check_in"} <= names
    missing = sorted(name for name in names if not pack.has("export-page-" + name.replace("_", "-")))
    assert missing == []


@pytest.mark.parametrize("language", languages())
def test_the_page_of_a_full_store(store: Store, language: str) -> None:
    fill(store)
    pack = content().packs[language]
    shown = page(records.export(store, 1), language, pack)
    for key in ("title", "answers", "journeys", "inbox", "outbox", "relays"):
        assert pack.label(f"export-page-{key}", Voice("", Pronoun.THEY)) in shown
    assert "zimtstern" in shown
