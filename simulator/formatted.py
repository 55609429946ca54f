"""A text as Telegram keeps it: cleaned, parsed, trimmed, its entities in order and the obvious ones found."""

import re
from typing import Any

from simulator import markup, utf16
from simulator.refused import Refused
from simulator.shapes import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FOUND = (
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    (
        "url",
        re.compile(r"(?i)(?<![\w@])(?:https?://[^\s<>\"']*[^\s<>\"'.,;:!?)]|(?:www\.)[a-z0-9-]+\.[a-z]{2,}(?:/\S*)?)"),
    ),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}")),
    ("mention", re.compile(r"(?<!\w)@\w{4,32}\b")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{6,16}\d(?!\w)")),
)
_GIVEN = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
    "text_link",
}  # fmt: skip


def formatted(source: str, parse_mode: str = "", entities: Any = None) -> tuple[str, list[Json]]:
    """The plain text and its entities, from the three arguments that every sending method has."""
    source = _CONTROL.sub(" ", source.replace("\r", ""))
    if source and parse_mode.lower() not in ("", "none"):
        if parse_mode.lower() != "html":
            raise Refused("unsupported parse_mode")
        text, found = markup.parse(source)
    else:
        text, found = source, _given(entities)
    text, found = _trimmed(text, found)
    found += _detected(text, found)
    found.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, found


def text_of(source: str, parse_mode: str = "", entities: Any = None) -> tuple[str, list[Json]]:
    """The text of a message: never empty, never too long."""
    if not source:
        raise Refused("message text is empty")
    text, found = formatted(source, parse_mode, entities)
    if not text:
        raise Refused("message text is empty" if not source.strip() else "text must be non-empty")
    if utf16.length(text) > TEXT_LIMIT:
        raise Refused("message is too long")
    return text, found


def caption_of(source: str, parse_mode: str = "", entities: Any = None) -> tuple[str, list[Json]]:
    """The caption under a picture or a file; it may be empty."""
    text, found = formatted(source, parse_mode, entities)
    if utf16.length(text) > CAPTION_LIMIT:
        raise Refused("message caption is too long")
    return text, found


def _given(entities: Any) -> list[Json]:
    if not isinstance(entities, list):
        return []
    found: list[Json] = []
    for entity in entities:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise Refused("can't parse MessageEntity: expected an Object")
        if entity["type"] in _GIVEN:
            found.append(dict(entity))
    return found


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space around it, the entities moved along and those left empty dropped."""
    lead = utf16.length(text) - utf16.length(text.lstrip())
    text = text.strip()
    end = utf16.length(text)
    kept: list[Json] = []
    for entity in entities:
        begin = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > begin and utf16.cut(text, begin, stop - begin).strip():
            kept.append(entity | {"offset": begin, "length": stop - begin})
    solid = [entity for entity in kept if entity["type"] in ("code", "pre")]
    return text, [entity for entity in kept if not any(_inside(entity, other) for other in solid)]


def _inside(entity: Json, solid: Json) -> bool:
    """Code can hold nothing else; of two around the same text, pre wins over code and code over the rest."""
    if entity is solid or entity["type"] == "pre" or "blockquote" in entity["type"]:
        return False
    if entity["type"] == "code" and solid["type"] == "code":
        return False
    return bool(
        solid["offset"] <= entity["offset"] and entity["offset"] + entity["length"] <= solid["offset"] + solid["length"]
    )


def _detected(text: str, taken: list[Json]) -> list[Json]:
    closed = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link", "text_mention")]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            begin, count = utf16.length(text[: match.start()]), utf16.length(match[0])
            if not any(
                begin < other["offset"] + other["length"] and other["offset"] < begin + count
                for other in closed + found
            ):
                found.append({"type": kind, "offset": begin, "length": count})
    return found
