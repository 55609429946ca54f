"""What was said, in and out, with its time, state and buttons; as JSON lines or as a page that is pleasant to read."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from html import unescape
from typing import Literal

Who = Literal["parent", "bot"]


@dataclass(frozen=True, slots=True)
class Line:
    """One message or press. `state` is the journey's after it; `kind` says, edit, press, blocks; `at` aware UTC."""

    at: datetime
    local: datetime
    day: int
    who: Who
    kind: str
    text: str
    state: str
    buttons: tuple[str, ...] = ()
    picture: str = ""
    scheduled: bool = False


def as_json(lines: Iterable[Line]) -> Iterator[str]:
    """One JSON object a line."""
    for line in lines:
        fields = asdict(line) | {"at": line.at.isoformat(), "local": line.local.isoformat()}
        yield json.dumps(fields, ensure_ascii=False)


def as_markdown(lines: Iterable[Line], title: str) -> Iterator[str]:
    """A page: a heading for each local day, the bot's words quoted, the parent's in between."""
    yield f"# {title}\n"
    day = None
    for line in lines:
        if line.local.date() != day:
            day = line.local.date()
            yield f"\n## Day {line.day} · {line.local:%a %d %b %Y}\n"
        clock = f"{line.local:%H:%M}"
        if line.who == "parent":
            said = {"press": "presses", "says": "writes", "blocks": "blocks the bot"}[line.kind]
            yield f"**{clock} parent {said}**{': ' if line.text else ''}{plain(line.text)}\n"
            continue
        mark = "the clock" if line.scheduled else "bot"
        note = " (edits the message)" if line.kind == "edit" else ""
        yield f"**{clock} {mark}**{note} `{line.state}`\n"
        if line.picture:
            yield f"> [picture] {line.picture}\n>"
        yield "\n".join(f"> {part}" if part else ">" for part in plain(line.text).split("\n")) + "\n"
        if line.buttons:
            yield "> " + " ".join(f"`{label}`" for label in line.buttons) + "\n"


def plain(html: str) -> str:
    """Telegram's HTML as Markdown."""
    marked = re.sub(r"</?b>", "**", re.sub(r"</?i>", "*", html))
    return unescape(re.sub(r"<[^>]+>", "", marked))
