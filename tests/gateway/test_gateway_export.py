"""The page that a parent gets of everything that is stored."""

from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from content.pack import Pack
from content.text import Neutral
from gateway.export import page

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
