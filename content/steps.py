"""Reads steps/<id>.md into a Step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.compiler import Compiler
from content.markdown import Document, Item, Section, read
from content.pack import Action, Hard, Step, Variants
from content.text import Text
from fsm.words import Band, Cause, StepId

REFLECTION = "Reflection"
VARIED = ("Idea", "Why", REFLECTION, "Strength", "Growth")
LISTS = ("Check-in", "Done", "Partly", "Not yet", "Hard again")
DAYS = ("Day two", "Day three", "Day four")
PARTS = TODAY, SMALLER, SAY, LEAVE_OUT = "Today", "Smaller", "Say", "Leave out"
_KEYED = re.compile(r"^(?P<key>[a-z_]+(?: [a-z_]+)?):\s*(?P<text>.+)$", re.DOTALL)
_BY_AGE = re.compile(r"^\[(?P<bands>[\d,\s-]+)\][ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A list item 'key: text'."""

    key: str
    item: Item


def keyed(item: Item) -> Keyed | None:
    """The key and the text of a list item; None where it has no key."""
    found = _KEYED.match(item.text)
    return None if found is None else Keyed(found["key"], Item(found["text"].rstrip(), item.line))


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of the Hard section as it is written. `aged`: bands as written, and the tip for them."""

    key: str
    label: Item
    tip: Item
    aged: tuple[tuple[tuple[str, ...], Item], ...]


def hard_reason(item: Item) -> Reason | None:
    """A reason's label, its tip, and the tips for certain ages, each with its line."""
    pair = keyed(item)
    if pair is None:
        return None
    label, _, rest = pair.item.text.partition("\n")
    starts = list(_BY_AGE.finditer(rest))

    def part(begin: int, end: int | None) -> Item:
        return Item(rest[begin:end].strip(), item.line + 1 + rest.count("\n", 0, begin))

    ends: list[int | None] = [*(found.start() for found in starts[1:]), None]
    aged = tuple(
        (tuple(band.strip() for band in found["bands"].split(",")), part(found.end(), end))
        for found, end in zip(starts, ends, strict=False)
    )
    return Reason(pair.key, Item(label, item.line), part(0, starts[0].start() if starts else None), aged)


class StepReader:
    """One file's reading; faults are collected with their lines, and an incomplete step is None.

    `mine` compiles what the parent says: the statements about themself, and the reasons why it was hard.
    """

    def __init__(self, path: Path, compiler: Compiler, mine: Compiler) -> None:
        self.faults = compiler.faults
        self.before = len(self.faults.found)
        self.document: Document = read(path, self.faults)
        self.compiler = compiler
        self.mine = mine

    def step(self) -> Step | None:
        """The step, or None when something that it needs is missing."""
        front = self.document.front
        id = front.get("id")
        if id is None or id.value not in list(StepId) or self.document.path.stem != id.value:
            name = "" if id is None else id.value
            self._fault(1 if id is None else id.line, "id", f"no step is called '{name}', or the file is not")
            return None
        if not front.text("title"):
            self._fault(1, "missing", "a title")
        variants = {name: self._variants(name) for name in VARIED}
        lists = {name: self._list(name) for name in LISTS}
        days = [self._one(name) for name in (*DAYS, "Keep")]
        actions = {band: self._action(band) for band in Band}
        step = Step(
            id=StepId(id.value),
            title=front.text("title"),
            idea=variants["Idea"],
            why=variants["Why"],
            reflection=variants[REFLECTION],
            strength=variants["Strength"],
            growth=variants["Growth"],
            reasons=self._reasons(),
            actions=actions,
            check_in=lists["Check-in"],
            done=lists["Done"],
            partly=lists["Partly"],
            not_yet=lists["Not yet"],
            hard=self._hard(),
            hard_again=lists["Hard again"],
            day_two=days[0],
            day_three=days[1],
            day_four=days[2],
            keep=days[3],
        )
        return step if len(self.faults.found) == self.before else None

    def _fault(self, line: int, rule: str, message: str) -> None:
        self.faults.add(self.document.path, line, rule, message)

    def _text(self, source: str, line: int, compiler: Compiler | None = None) -> Text:
        return (compiler or self.compiler).text(source, self.document.path, line)

    def _section(self, name: str) -> Section:
        section = self.document.section(name)
        if section is None:
            self._fault(1, "missing", f"section '{name}'")
            # Said once: a section that is not there has no text either.
            return Section(name, "", 1, [Item("", 1)], [Item("", 1)])
        return section

    def _one(self, name: str, compiler: Compiler | None = None) -> Text:
        section = self._section(name)
        if not section.paragraphs:
            self._fault(section.line, "missing", f"a text under '{name}'")
        return self._text(section.text, section.text_line, compiler)

    def _variants(self, name: str) -> Variants:
        compiler = self.mine if name == REFLECTION else self.compiler
        by = {
            Cause(section.variant): self._text(section.text, section.text_line, compiler)
            for section in self.document.sections
            if section.name == name and section.variant in list(Cause)
        }
        return Variants(self._one(name, compiler), by)

    def _list(self, name: str) -> tuple[Text, ...]:
        section = self._section(name)
        if not section.items:
            self._fault(section.line, "missing", f"a list under '{name}'")
        return tuple(self._text(item.text, item.line) for item in section.items)

    def _no_key(self, item: Item) -> None:
        if item.text:
            self._fault(item.line, "form", "a list item here begins with 'key: '")

    def _reasons(self) -> Mapping[str, Text]:
        reasons: dict[str, Text] = {}
        for item in self._section("Reasons").items:
            pair = keyed(item)
            if pair is None:
                self._no_key(item)
            else:
                reasons[pair.key] = self._text(pair.item.text, item.line)
        if "always" not in reasons and (section := self.document.section("Reasons")) is not None:
            self._fault(section.line, "missing", "reason 'always'")
        return reasons

    def _action(self, band: Band) -> Action:
        section = self.document.section(f"Action {band}")
        if section is None:
            self._fault(1, "missing", f"section 'Action {band}'")
            section = Section("", "", 1, parts=[Section(n, "", 1, [Item("", 1)], [Item("", 1)]) for n in PARTS])
        parts = {part.name: part for part in section.parts}
        for name in PARTS:
            part = parts.setdefault(name, Section(name, "", section.line))
            if not (part.items if name in (SAY, LEAVE_OUT) else part.paragraphs):
                self._fault(part.line, "missing", f"'{name}' under 'Action {band}'")
        return Action(
            today=self._text(parts[TODAY].text, parts[TODAY].text_line),
            smaller=self._text(parts[SMALLER].text, parts[SMALLER].text_line),
            say=tuple(self._text(item.text, item.line) for item in parts[SAY].items),
            leave_out=tuple(self._text(item.text, item.line) for item in parts[LEAVE_OUT].items),
        )

    def _hard(self) -> tuple[Hard, ...]:
        found = [(item, hard_reason(item)) for item in self._section("Hard").items]
        for item, reason in found:
            if reason is None:
                self._no_key(item)
        return tuple(self._hard_one(reason) for _, reason in found if reason is not None)

    def _hard_one(self, reason: Reason) -> Hard:
        tips: dict[Band, Text] = {}
        for bands, tip in reason.aged:
            if not tip.text:
                self._fault(tip.line, "missing", f"a tip for {', '.join(bands)} under '{reason.key}'")
            tips |= {Band(band): self._text(tip.text, tip.line) for band in bands if band in list(Band)}
        if not reason.tip.text and len(tips) < len(Band):
            self._fault(reason.label.line, "missing", f"a tip for every age under '{reason.key}'")
        # Where every age has its own, the first stands for a child whose age is not known.
        standard = reason.tip if reason.tip.text or not reason.aged else reason.aged[0][1]
        label = self._text(reason.label.text, reason.label.line, self.mine)
        return Hard(reason.key, label, self._text(standard.text, standard.line), tips)
