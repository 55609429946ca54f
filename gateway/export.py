"""Everything that is stored about a parent, as two files: a page to read and JSON for programs.

The page has no texts of its own: it uses `export-page-...` of the language; signs and causes have their names. An id is
shown where an older version stored something that has no name any more.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from content.pack import Content, Pack
from content.text import Voice
from fsm.words import Cause, Pronoun, Sign
from storage import records
from storage.store import Store

Rows = list[dict[str, Any]]

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 17px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font-size: 1.15rem; margin-top: 2rem; }}
dl {{ margin: 0; }} dt {{ opacity: .65; font-size: .9rem; margin-top: .8rem; }} dd {{ margin: 0; }}
dd dl {{ margin-left: 1rem; }} ul {{ margin: 0; padding-left: 1.2rem; }}
.words {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file to send."""

    name: str
    content: bytes


def files(store: Store, chat: int, locale: str, content: Content | None) -> tuple[File, ...]:
    """The page first."""
    found = records.export(store, chat)
    pack = None if content is None else content.pack(locale)
    return (
        File("trust-steps.html", page(found, locale, pack).encode("utf-8", "replace")),
        File("trust-steps.json", json.dumps(found, ensure_ascii=False, indent=2).encode("utf-8", "replace")),
    )


def page(found: Mapping[str, Rows], locale: str, pack: Pack | None) -> str:
    """The page: what was answered and written, in its order, then all that is kept about the journey."""
    zone = _zone(found)
    parts = [_answers(found.get("answers", []), zone, pack)]
    for table, rows in found.items():
        if table != "answers" and rows:
            parts.append(f"<h2>{_named(table, pack)}</h2>\n" + "\n".join(_value(row, zone, pack) for row in rows))
    return _PAGE.format(lang=escape(locale or "en"), title=_named("title", pack), body="\n".join(parts))


def _answers(rows: Rows, zone: tzinfo, pack: Pack | None) -> str:
    if not rows:
        return ""
    lines = [f"<h2>{_named('answers', pack)}</h2>", "<dl>"]
    for row in rows:
        said = escape(" · ".join(text for text in (str(row["value"]), str(row["words"])) if text))
        lines.append(f"<dt>{_time(row['at'], zone)}: {_named(row['question'], pack)}</dt>")
        lines.append(f'<dd class="words">{said}</dd>')
    return "\n".join([*lines, "</dl>"])


def _value(value: Any, zone: tzinfo, pack: Pack | None, name: str = "") -> str:
    """Anything that JSON knows; what is empty is left out."""
    if isinstance(value, Mapping):
        return "<dl>" + "".join(_entries(value, zone, pack)) + "</dl>"
    if isinstance(value, list):
        return "<ul>" + "".join(f"<li>{_value(one, zone, pack)}</li>" for one in value) + "</ul>"
    if isinstance(value, float) and name in TIMES:
        return _time(value, zone)
    return f'<span class="words">{escape(str(value))}</span>'


TIMES = ("at", "due", "changed", "received", "decided", "not_before")


def _entries(values: Mapping[str, Any], zone: tzinfo, pack: Pack | None) -> Iterable[str]:
    for name, value in values.items():
        if value not in (None, "", [], {}):
            yield f"<dt>{_named(name, pack)}</dt><dd>{_value(value, zone, pack, name)}</dd>"


def _named(id: str, pack: Pack | None) -> str:
    key = "export-page-" + id.replace("_", "-")
    nobody = Voice("", Pronoun.THEY)
    if pack is not None and pack.has(key):
        return escape(pack.label(key, nobody))
    if pack is not None and id in pack.signs:
        return escape(pack.signs[Sign(id)].name.plain(nobody))
    if pack is not None and id in pack.causes:
        return escape(pack.causes[Cause(id)].name.plain(nobody))
    return escape("Trust Steps" if id == "title" else id.replace("_", " "))


def _time(seconds: float, zone: tzinfo) -> str:
    return datetime.fromtimestamp(seconds, zone).strftime("%Y-%m-%d %H:%M")


def _zone(found: Mapping[str, Rows]) -> tzinfo:
    """The parent's own time zone."""
    for row in found.get("journeys", []):
        try:
            return ZoneInfo(row["doc"].get("zone") or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            break
    return UTC
