"""Reads steps/<id>.md into a Step."""

import re
from collections.abc import Mapping
from pathlib import Path

from content.faults import Faults
from content.markdown import Document, Item, Section, read
from content.pack import Action, Hard, Step, Variants
from content.text import Text, TextError
from fsm.words import Band, Cause, StepId

DAYS = ("Day two", "Day three", "Day four")
LISTS = ("Check-in", "Done", "Partly", "Not yet", "Hard again")
_KEYED = re.compile(r"^(?P<key>[a-z_]+(?: [a-z_]+)?):\s*(?P<text>.+)$", re.DOTALL)
_BY_AGE = re.compile(r"^\[(?P<bands>[\d,\s-]+)\]\s*", re.MULTILINE)


class StepReader:
    """One file's reading; faults are collected with their lines, and an incomplete step is None."""

    def __init__(self, path: Path, neutral: str, faults: Faults) -> None:
        self.document: Document = read(path)
        self.neutral = neutral
        self.faults = faults
        self.whole = True

    def step(self) -> Step | None:
        """The step, or None when something that it needs is missing."""
        document = self.document
        id = str(document.front.get("id", ""))
        if id not in list(StepId) or document.path.stem != id:
            self._fault(1, "id", f"no step is called '{id}', or the file is not")
            return None
        variants = {name: self._variants(name) for name in ("Idea", "Why", "Reflection", "Strength", "Growth")}
        lists = {name: self._list(name) for name in LISTS}
        days = [self._one(name) for name in (*DAYS, "Keep")]
        actions = {band: self._action(band) for band in Band}
        step = Step(
            id=StepId(id),
            title=str(document.front.get("title", "")),
            idea=variants["Idea"],
            why=variants["Why"],
            reflection=variants["Reflection"],
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
        return step if self.whole else None

    def _fault(self, line: int, rule: str, message: str) -> None:
        self.whole = False
        self.faults.add(self.document.path, line, rule, message)

    def _text(self, source: str, line: int) -> Text:
        try:
            return Text.of(source, self.neutral)
        except TextError as error:
            self._fault(line, "placeholder", str(error))
            return Text((), self.neutral)

    def _section(self, name: str) -> Section:
        section = self.document.section(name)
        if section is None:
            self._fault(1, "missing", f"section '{name}'")
            return Section(name, "", 1)
        return section

    def _one(self, name: str) -> Text:
        section = self._section(name)
        if not section.paragraphs:
            self._fault(section.line, "missing", f"a text under '{name}'")
        return self._text(section.text, section.line)

    def _variants(self, name: str) -> Variants:
        by = {
            Cause(section.variant): self._text(section.text, section.line)
            for section in self.document.sections
            if section.name == name and section.variant in list(Cause)
        }
        return Variants(self._one(name), by)

    def _list(self, name: str) -> tuple[Text, ...]:
        section = self._section(name)
        if not section.items:
            self._fault(section.line, "missing", f"a list under '{name}'")
        return tuple(self._text(item.text, item.line) for item in section.items)

    def _keyed(self, item: Item) -> tuple[str, str]:
        found = _KEYED.match(item.text)
        if found is None:
            self._fault(item.line, "form", "a list item here begins with 'key: '")
            return "", item.text
        return found["key"], found["text"]

    def _reasons(self) -> Mapping[str, Text]:
        keyed = [(item, *self._keyed(item)) for item in self._section("Reasons").items]
        return {key: self._text(text, item.line) for item, key, text in keyed}

    def _action(self, band: Band) -> Action:
        section = self._section(f"Action {band}")
        parts = {part.name: part for part in section.parts}
        for name in ("Today", "Smaller", "Say", "Leave out"):
            if name not in parts:
                self._fault(section.line, "missing", f"'{name}' under 'Action {band}'")
                parts[name] = Section(name, "", section.line)
        return Action(
            today=self._text(parts["Today"].text, parts["Today"].line),
            smaller=self._text(parts["Smaller"].text, parts["Smaller"].line),
            say=tuple(self._text(item.text, item.line) for item in parts["Say"].items),
            leave_out=tuple(self._text(item.text, item.line) for item in parts["Leave out"].items),
        )

    def _hard(self) -> tuple[Hard, ...]:
        return tuple(self._hard_one(item) for item in self._section("Hard").items)

    def _hard_one(self, item: Item) -> Hard:
        key, rest = self._keyed(item)
        label, _, tip = rest.partition("\n")
        plain, *aged = _BY_AGE.split(tip)
        tips = {
            Band(band.strip()): self._text(text, item.line)
            for bands, text in zip(aged[::2], aged[1::2], strict=True)
            for band in bands.split(",")
            if band.strip() in list(Band)
        }
        if not plain.strip() and len(tips) < len(Band):
            self._fault(item.line, "missing", f"a tip for every age under '{key}'")
        standard = plain if plain.strip() else next(iter(aged[1::2]), "")
        return Hard(key, self._text(label, item.line), self._text(standard, item.line), tips)
