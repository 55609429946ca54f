"""A Markdown file of the pack as sections with line numbers: front matter, headings, list items."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content import marked
from content.faults import Faults
from content.marked import Marked

_PARSER = MarkdownIt("commonmark", {"html": False})
_HEADING = re.compile(r"^(?P<name>.*?)(?:\s+\((?P<variant>[a-z_]+)\))?$", re.DOTALL)
_LOST = {
    "ordered_list_open": "a numbered list",
    "blockquote_open": "a quotation (>)",
    "code_block": "lines that begin with four spaces",
    "fence": "a block of code",
    "hr": "a line of dashes",
}
"""What Markdown has and the pack has no place for."""


@dataclass(slots=True)
class Item:
    """A paragraph or a list item; `line` counts from 1."""

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
    def title(self) -> str:
        """The heading as it is written."""
        return f"{self.name} ({self.variant})" if self.variant else self.name

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(item.text for item in self.paragraphs)

    @property
    def text_line(self) -> int:
        """Where the text begins; the heading where there is none."""
        return self.paragraphs[0].line if self.paragraphs else self.line


@dataclass(slots=True)
class Document:
    """A file, read."""

    path: Path
    front: Marked
    sections: list[Section]

    def section(self, name: str, variant: str = "") -> Section | None:
        """The section of this name and variant."""
        return next((s for s in self.sections if s.name == name and s.variant == variant), None)


def read(path: Path, faults: Faults) -> Document:
    """Reads a file. What would be lost from it, because it has no place, is a fault."""
    text = path.read_text("utf-8")
    front = marked.NOTHING
    skipped = 0
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        front = marked.parse(head, path, faults, 1)
        skipped = head.count("\n") + 3
    return Document(path, front, _sections(_PARSER.parse(text), skipped, path, faults))


def _sections(tokens: list[Token], skipped: int, path: Path, faults: Faults) -> list[Section]:
    sections: list[Section] = []
    current: Section | None = None
    depth = 0
    for place, token in enumerate(tokens):
        line = (token.map or [0])[0] + skipped + 1
        if token.type == "heading_open":
            current = _heading(tokens[place + 1], line)
            if token.tag == "h2" or not sections:
                sections.append(current)
            else:
                sections[-1].parts.append(current)
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type in _LOST:
            faults.add(path, line, "form", f"{_LOST[token.type]} has no place here")
        if token.type == "inline" and tokens[place - 1].type == "paragraph_open":
            if current is None:
                faults.add(path, line, "form", "a text before the first heading has no place here")
            else:
                (current.items if depth else current.paragraphs).append(Item(token.content, line))
    return sections


def _heading(inline: Token, line: int) -> Section:
    found = _HEADING.match(inline.content)
    assert found is not None
    return Section(found["name"].strip(), found["variant"] or "", line)
