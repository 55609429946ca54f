"""Loads the texts: every folder of content/ that has a ui.ftl is a language."""

from enum import StrEnum
from pathlib import Path

from content import concerns, entries, helplines, markdown, messages
from content.compiler import Compiler
from content.faults import ContentError, Faults
from content.markdown import Section
from content.messages import Messages
from content.pack import SOURCE_LOCALE, Content, Pack
from content.steps import StepReader
from content.text import Neutral, Text, Voice
from fsm.words import Concern, Pronoun, StepId

HERE = Path(__file__).parent
NEUTRAL = "child-neutral"
"""The message that stands for the child while no name is known."""
MINE = "child-mine"
"""The same where the parent speaks: on buttons, and in the statements about themself."""
NAMELESS = (NEUTRAL, MINE)


def load(folder: Path = HERE) -> Content:
    """All languages. Raises ContentError, with file and line, when one cannot be served."""
    content, faults = read(folder)
    if content is None:
        raise ContentError(faults.found)
    return content


def locales(folder: Path) -> list[str]:
    """The languages there are, the source language first."""
    names = (path.parent.name for path in folder.glob("*/ui.ftl"))
    return sorted(names, key=lambda name: (name != SOURCE_LOCALE, name))


def read(folder: Path) -> tuple[Content | None, Faults]:
    """All languages and their faults; None when there are faults that do not let a language be served."""
    faults = Faults()
    packs: dict[str, Pack] = {}
    for name in locales(folder):
        pack = PackReader(folder / name, faults).pack(packs.get(SOURCE_LOCALE))
        if pack is not None:
            packs[name] = pack
    if not (folder / SOURCE_LOCALE / "ui.ftl").exists():
        faults.add(folder / SOURCE_LOCALE / "ui.ftl", 1, "missing", "the file")
    lines = helplines.read(folder / "helplines.yaml", faults)
    return (None if faults.found else Content(packs, lines)), faults


def neutral(spoken: Messages, key: str, faults: Faults) -> Neutral:
    """What stands for the child while no name is known; empty, and a fault, where a language does not say it."""
    unnamed = Neutral("", "", "")
    if not spoken.has_text(key):
        faults.add(spoken.path, spoken.line(key), "missing", f"message '{key}'")
        return unnamed
    return Neutral(*(spoken.format(key, Voice("", pronoun), unnamed)[0] for pronoun in Pronoun))


def page(section: Section) -> str:
    """A section of the privacy policy as the page that a parent turns."""
    paragraphs = [section.text] if section.paragraphs else []
    return "\n\n".join([f"**{section.name}**", *paragraphs, *(f"• {item.text}" for item in section.items)])


class PackReader:
    """One language's reading."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.folder = folder
        self.faults = faults
        self.before = len(faults.found)
        self.messages = messages.read(folder / "ui.ftl", faults)
        self.compiler = Compiler(neutral(self.messages, NEUTRAL, faults), faults)
        self.mine = Compiler(neutral(self.messages, MINE, faults), faults)

    def pack(self, fallback: Pack | None) -> Pack | None:
        """The pack, or None where something is missing."""
        steps = {}
        for path in self._files("steps", StepId):
            step = StepReader(path, self.compiler, self.mine).step()
            if step is not None:
                steps[step.id] = step
        pack = Pack(
            locale=self.folder.name,
            neutral=self.compiler.neutral,
            steps=steps,
            signs=entries.signs(self.folder / "signs.yaml", self.compiler),
            causes=entries.causes(self.folder / "causes.yaml", self.compiler),
            concerns={
                Concern(path.stem): concerns.read(path, self.compiler) for path in self._files("concerns", Concern)
            },
            privacy=self._privacy(),
            pools=entries.pools(self.folder / "lines.yaml", self.compiler),
            ui=self.messages.bundle,
            fallback=fallback,
            shared=messages.shared(self.messages),
        )
        return None if len(self.faults.found) > self.before else pack

    def _files(self, name: str, known: type[StrEnum]) -> list[Path]:
        """The files of a folder that carry a known id. One that lacks is a fault; one that is unknown, too."""
        paths = sorted((self.folder / name).glob("*.md"))
        for id in known:
            if id not in [path.stem for path in paths]:
                self.faults.add(self.folder / name / f"{id}.md", 1, "missing", "the file")
        for path in paths:
            if path.stem not in list(known):
                self.faults.add(path, 1, "unknown", f"nothing in {name} is called '{path.stem}'")
        return [path for path in paths if path.stem in list(known)]

    def _privacy(self) -> tuple[Text, ...]:
        path = self.folder / "privacy.md"
        if not path.exists():
            self.faults.add(path, 1, "missing", "the file")
            return ()
        sections = markdown.read(path, self.faults).sections
        if not sections:
            self.faults.add(path, 1, "missing", "a section")
        return tuple(self.compiler.text(page(section), path, section.line) for section in sections)
