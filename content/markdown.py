"""A Markdown file of the pack as sections with line numbers: front matter, headings, list items."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False})
_HEADING = re.compile(r"^(?P<name>.*?)(?:\s+\((?P<variant>[a-z_]+)\))?$")


@dataclass(slots=True)
class Item:
    """One list item; `line` counts from 1."""

    text: str
    line: int


@dataclass(slots=True)
class Section:
    """What stands under one heading, down to the next. `variant` is what the heading has in parentheses."""

    name: str
    variant: str
    line: int
    paragraphs: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    parts: "list[Section]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(item.text for item in self.paragraphs)


@dataclass(slots=True)
class Document:
    """A file, read."""

    path: Path
    front: dict[str, Any]
    sections: list[Section]

    def section(self, name: str, variant: str = "") -> Section | None:
        """The section of this name and variant."""
        return next((s for s in self.sections if s.name == name and s.variant == variant), None)


def read(path: Path) -> Document:
    """Reads a file. Raises yaml.YAMLError when its front matter is none."""
    text = path.read_text("utf-8")
    front: dict[str, Any] = {}
    skipped = 0
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        front = yaml.safe_load(head) or {}
        skipped = head.count("\n") + 3
    return Document(path, front, _sections(_PARSER.parse(text), skipped))


def _sections(tokens: list[Token], skipped: int) -> list[Section]:
    sections: list[Section] = []
    current: Section | None = None
    depth = 0
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            current = _heading(tokens[place + 1], token, skipped)
            if token.tag == "h2" or not sections:
                sections.append(current)
            else:
                sections[-1].parts.append(current)
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "inline" and current is not None and tokens[place - 1].type == "paragraph_open":
            target = current.items if depth else current.paragraphs
            target.append(Item(token.content, (token.map or [0])[0] + skipped + 1))
    return sections


def _heading(inline: Token, opened: Token, skipped: int) -> Section:
    found = _HEADING.match(inline.content)
    assert found is not None
    return Section(found["name"].strip(), found["variant"] or "", (opened.map or [0])[0] + skipped + 1)
