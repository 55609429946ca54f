"""The page that a parent gets of everything that is stored."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import escape
from typing import Any, get_args, get_type_hints

import pytest
from fluent.runtime import FluentBundle, FluentResource

from content.load import HERE
from content.pack import Pack
from content.rules import exported
from content.text import Neutral, Voice
from fsm.journey import Journey
from fsm.words import Pronoun
from gateway.export import page
from simulator.weeks.persona import read
from simulator.weeks.weeks import scratch, simulate
from storage import records
from tests.conversation import content
from tests.transcripts import PERSONAS

FOUND: dict[str, list[dict[str, Any]]] = {
    "answers": [{"id": 1, "chat": 7, "at": 0.0, "question": "child_name", "value": "", "words": "<i>Mila</i>"}],
    "journeys": [
        {
            "chat": 7,
            "state": "day",
            "due": 86400.0,
            "doc": {"zone": "Asia/Tokyo", "signs": {"snaps": "new"}, "ticked": [], "diary": [{"on": "2026-03-02"}]},
        }
    ],
    "outbox": [],
}


def pack() -> Pack:
    bundle = FluentBundle(["ru"], use_isolating=False)
    bundle.add_resource(FluentResource("export-page-title = Всё <о> вас\nexport-page-child-name = Имя"))
    nothing: dict[Any, Any] = {}
    return Pack("ru", Neutral("он", "она", "ребёнок"), nothing, nothing, nothing, nothing, (), nothing, bundle)


def test_it_is_in_the_parents_time_and_everything_is_escaped() -> None:
    html = page(FOUND, "en", None)
    assert "1970-01-01 09:00: child name" in html
    assert "&lt;i&gt;Mila&lt;/i&gt;" in html
    assert "<dt>due</dt><dd>1970-01-02 09:00</dd>" in html
    assert "<dt>snaps</dt>" in html
    assert "2026-03-02" in html
    for left_out in ("outbox", "ticked", "<script"):
        assert left_out not in html


def test_it_uses_the_languages_words_where_there_are_some() -> None:
    html = page(FOUND, "ru", pack())
    assert '<html lang="ru">' in html
    assert "<h1>Всё &lt;о&gt; вас</h1>" in html
    assert "09:00: Имя" in html


def test_without_a_journey_or_a_known_zone_it_is_in_utc() -> None:
    nowhere = {"journeys": [{"doc": {"zone": "Nowhere/At_All"}}], "answers": FOUND["answers"]}
    for found in (nowhere, {"answers": FOUND["answers"]}):
        assert "1970-01-01 00:00" in page(found, "", None)
    assert "<h2>" not in page({}, "en", None)


def asked_for(name: str) -> set[str]:
    """The first words of every call of a name in the code that decides."""
    calls = (
        node
        for folder in ("dialogs", "engine")
        for path in sorted((HERE.parent / folder).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    )
    return {str(first.value) for call in calls if isinstance(first := call.args[0], ast.Constant)}


def test_that_the_list_of_questions_is_what_answers_are_filed_under() -> None:
    assert set(exported.QUESTIONS) == asked_for("Answer")


def fields_of(found: object, met: set[object]) -> Iterator[str]:
    """The names of a type's fields, and of all that they hold."""
    for inner in get_args(found):
        yield from fields_of(inner, met)
    if isinstance(found, type) and is_dataclass(found) and found not in met:
        met.add(found)
        types = get_type_hints(found)
        for field in fields(found):
            yield field.name
            yield from fields_of(types[field.name], met)


def test_that_the_list_of_fields_is_the_journeys() -> None:
    assert set(exported.FIELDS) == set(fields_of(Journey, set()))


def test_that_the_lists_of_tables_and_columns_are_the_schemas() -> None:
    with scratch() as store:
        tables = store.tables_of_a_chat()
        columns = {column for table in tables for column in store.db[table].columns_dict}
    assert (set(exported.TABLES), set(exported.COLUMNS)) == (set(tables), columns)


@pytest.mark.parametrize("name", ["concern_on_day_nine", "toddler_worn_out"])
def test_no_field_of_a_real_journey_is_named_by_its_id(language: str, name: str) -> None:
    """Guards: most fields stood on the page under the name that the code has for them."""
    with scratch() as store:
        who = read(PERSONAS[name])
        list(simulate(who, 20, content(), store))
        (chat,) = (row["chat"] for row in store.db.query("SELECT chat FROM journeys"))
        found = records.export(store, chat)
        spoken = content().pack(language)
        named = re.findall(r"<(?:dt|h2)>(?:[\d: -]+: )?([^<]+)</(?:dt|h2)>", page(found, language, spoken))
    known = {spoken.label(exported.label(id), Voice("", Pronoun.THEY)) for id in exported.ids()}
    names = [sign.name for sign in spoken.signs.values()] + [cause.name for cause in spoken.causes.values()]
    known |= {name.plain(Voice("", Pronoun.THEY)) for name in names}
    assert {escape(label) for label in known} | {pool.replace("_", " ") for pool in spoken.pools} >= set(named)
    assert len(set(named)) > 40
