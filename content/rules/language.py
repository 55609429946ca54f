"""One language as its author wrote it, and every text in it that a parent can read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from content import load, markdown, marked, messages
from content.faults import Faults
from content.markdown import Document, Item, Section
from content.marked import Marked
from content.messages import Messages
from content.rules import keys
from content.rules.said import Role, Said
from content.steps import REFLECTION, hard_reason, keyed
from content.text import Neutral, Text, TextError, Voice

IDEA, REASONS, HARD, KEEP, NAME, LABEL = "Idea", "Reasons", "Hard", "Keep", "name", "label"


@dataclass(frozen=True)
class Language:
    """What stands in one folder. Files that there are not are empty: that they lack is the loader's fault."""

    locale: str
    folder: Path
    neutral: Neutral
    steps: dict[str, Document]
    concerns: dict[str, Document]
    signs: Marked
    causes: Marked
    pools: Marked
    messages: Messages
    said: tuple[Said, ...]

    def of(self, *wanted: str) -> list[Said]:
        """The texts whose keys begin so; an empty key stands for any."""
        if "" not in wanted:
            return self._by_keys.get(wanted, [])
        return [
            said
            for said in self.said
            if len(said.keys) >= len(wanted) and all(w in ("", k) for w, k in zip(wanted, said.keys, strict=False))
        ]

    @cached_property
    def _by_keys(self) -> dict[tuple[str, ...], list[Said]]:
        found: dict[tuple[str, ...], list[Said]] = defaultdict(list)
        for said in self.said:
            for end in range(1, len(said.keys) + 1):
                found[said.keys[:end]].append(said)
        return dict(found)


def read(folder: Path) -> Language:
    """Reads a language's folder. Its faults are the loader's to tell."""
    unheard = Faults()
    spoken = messages.read(folder / "ui.ftl", unheard)
    neutral, mine = (load.neutral(spoken, key, unheard) for key in load.NAMELESS)
    documents = {
        kind: {path.stem: markdown.read(path, unheard) for path in sorted((folder / kind).glob("*.md"))}
        for kind in ("steps", "concerns")
    }
    tables = {name: marked.read(folder / f"{name}.yaml", unheard) for name in ("signs", "causes", "lines")}
    gather = _Gathering(neutral, mine)
    said = [
        *gather.steps(documents["steps"]),
        *gather.concerns(documents["concerns"]),
        *gather.privacy(folder / "privacy.md"),
        *(said for name, table in tables.items() for said in gather.table(folder / f"{name}.yaml", table)),
        *gather.messages(spoken),
    ]
    return Language(
        locale=folder.name,
        folder=folder,
        neutral=neutral,
        steps=documents["steps"],
        concerns=documents["concerns"],
        signs=tables["signs"],
        causes=tables["causes"],
        pools=tables["lines"],
        messages=spoken,
        said=tuple(said),
    )


@dataclass(frozen=True, slots=True)
class _Gathering:
    neutral: Neutral
    mine: Neutral

    def _said(self, path: Path, item: Item, role: Role, *names: str) -> Iterator[Said]:
        """Nothing for a text that is empty or cannot be compiled: both are the loader's faults."""
        by_parent = REFLECTION in names or names[-1] == LABEL
        try:
            text = Text.of(item.text, self.mine if by_parent else self.neutral)
        except TextError:
            return
        if item.text.strip():
            yield Said(path, item.line, role, names, item.text, lambda voice: (text.html(voice),))

    def steps(self, documents: dict[str, Document]) -> Iterator[Said]:
        for id, document in documents.items():
            title = document.front.get("title")
            if title is not None:
                yield from self._said(document.path, Item(str(title.value), title.line), Role.TITLE, id, "title")
            for section in document.sections:
                role = {IDEA: Role.IDEA, KEEP: Role.KEEP}.get(section.name, Role.MESSAGE)
                yield from self._section(document.path, section, role, id, section.name, section.variant)
                for part in section.parts:
                    yield from self._section(document.path, part, Role.MESSAGE, id, section.name, part.name)

    def _section(self, path: Path, section: Section, role: Role, *names: str) -> Iterator[Said]:
        yield from self._said(path, Item(section.text, section.text_line), role, *names)
        for item in section.items:
            reason = hard_reason(item) if section.name == HARD else None
            pair = keyed(item) if section.name == REASONS else None
            if reason is not None:
                yield from self._said(path, reason.label, Role.BUTTON, *names, reason.key, LABEL)
                yield from self._said(path, reason.tip, role, *names, reason.key, "tip")
                for bands, tip in reason.aged:
                    yield from self._said(path, tip, role, *names, reason.key, ", ".join(bands))
            elif pair is not None:
                yield from self._said(path, pair.item, role, *names, pair.key)
            else:
                yield from self._said(path, item, role, *names)

    def concerns(self, documents: dict[str, Document]) -> Iterator[Said]:
        for id, document in documents.items():
            for section in document.sections:
                yield from self._section(document.path, section, Role.MESSAGE, id, section.name, section.variant)

    def privacy(self, path: Path) -> Iterator[Said]:
        for section in markdown.read(path, Faults()).sections if path.exists() else ():
            yield from self._said(path, Item(load.page(section), section.line), Role.MESSAGE, "privacy", section.title)

    def table(self, path: Path, table: Marked) -> Iterator[Said]:
        for names, text in table.leaves(path.stem):
            role = Role.BUTTON if names[-1] == NAME else Role.MESSAGE
            if isinstance(text.value, str):
                yield from self._said(path, Item(text.value, text.line), role, *names)

    def messages(self, spoken: Messages) -> Iterator[Said]:
        for key in spoken.entries:
            if spoken.has_text(key):
                role = keys.role(key) or Role.MESSAGE
                yield Said(spoken.path, spoken.line(key), role, ("ui", key), "", self._speaker(spoken, key))

    def _speaker(self, spoken: Messages, key: str) -> Callable[[Voice], Iterable[str]]:
        def say(voice: Voice) -> Iterator[str]:
            for values in keys.samples(key):
                yield spoken.format(key, voice, self.neutral, **values)[0]

        return say
