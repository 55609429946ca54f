"""A ui.ftl as it is written: its messages with their lines, and what in it is no Fluent."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

from content.faults import Faults
from content.text import Neutral, Voice


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one language. `bundle` speaks them."""

    path: Path
    entries: dict[str, ast.Message]
    lines: dict[str, int]
    bundle: FluentBundle

    def line(self, key: str) -> int:
        """Where a message stands; the first line for one that there is not."""
        return self.lines.get(key, 1)

    def has_text(self, key: str) -> bool:
        """Whether there is a message with a text of its own."""
        return key in self.entries and self.entries[key].value is not None

    def format(self, key: str, voice: Voice, neutral: Neutral, **values: str | int) -> tuple[str, list[Exception]]:
        """A message's text and what went wrong in it; markup stays, nothing is escaped."""
        name = voice.child or neutral.of(voice.pronoun)
        known = {"child": name, "Child": voice.child or name[:1].upper() + name[1:], "pronoun": str(voice.pronoun)}
        pattern = self.bundle.get_message(key).value
        assert pattern is not None
        text, errors = self.bundle.format_pattern(pattern, known | values)
        return str(text), errors


def read(path: Path, faults: Faults) -> Messages:
    """Reads a ui.ftl. Lines that Fluent cannot read, and keys that stand twice, are faults."""
    source = path.read_text("utf-8")
    resource = _parsed(source)
    entries: dict[str, ast.Message] = {}
    lines: dict[str, int] = {}
    for entry in resource.body:
        line = _line(source, entry)
        if isinstance(entry, ast.Junk):
            reason = entry.annotations[0].message if entry.annotations else "it cannot be read"
            faults.add(path, line, "form", f"no Fluent: {reason}")
        if isinstance(entry, ast.Message):
            if entry.id.name in entries:
                faults.add(path, line, "twice", f"message '{entry.id.name}' stands here a second time")
            entries.setdefault(entry.id.name, entry)
            lines.setdefault(entry.id.name, line)
    bundle = FluentBundle([path.parent.name], use_isolating=False)
    bundle.add_resource(resource)
    return Messages(path, entries, lines, bundle)


@lru_cache(maxsize=8)
def _parsed(source: str) -> ast.Resource:
    """The loader and the check read the same files; parsing is the dear part of it."""
    return FluentParser().parse(source)


def shared(spoken: Messages) -> frozenset[str]:
    """The messages that neither name the child nor refer to another message."""
    return frozenset(
        key
        for key, entry in spoken.entries.items()
        if not variables(entry) & {"child", "Child"}
        and not any(isinstance(node, ast.MessageReference | ast.TermReference) for node in nodes(entry))
    )


def _line(source: str, entry: ast.SyntaxNode) -> int:
    """A message's own line: its span begins at the comment above it."""
    node = entry.id if isinstance(entry, ast.Message) else entry
    assert node.span is not None
    return source.count("\n", 0, node.span.start) + 1


def nodes(tree: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """A syntax tree's nodes, the outer ones first."""
    yield tree
    for value in vars(tree).values():
        for below in value if isinstance(value, list) else [value]:
            if isinstance(below, ast.BaseNode):
                yield from nodes(below)


def variables(tree: ast.BaseNode) -> frozenset[str]:
    """The names of the variables in a message."""
    return frozenset(node.id.name for node in nodes(tree) if isinstance(node, ast.VariableReference))
