"""A copy of the real texts to be spoilt in one place, and what a rule then says that it did not say before."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from content import load
from content.faults import Fault, Faults
from content.load import HERE
from content.rules import language
from content.rules.language import Language

Rule = Callable[[Language, Faults], None]
Told = tuple[str, int, str]
"""A fault without its message: the file below the pack, the line, the rule."""


SOME = ("steps/listen.md", "steps/time_together.md", "concerns/eating.md", "concerns/violence_to_child.md")
"""The steps and concerns of a small copy. It is quick to read, and its other files lack before and after alike."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language's copy, alone with what all languages share. `clean`: the folder it was copied from."""

    folder: Path
    clean: Path
    locale: str = "en"

    def path(self, name: str) -> Path:
        """A file of the language."""
        return self.folder / self.locale / name

    def lines(self, name: str) -> list[str]:
        """A file's lines."""
        return self.path(name).read_text("utf-8").split("\n")

    def write(self, name: str, lines: list[str]) -> None:
        """Puts lines in a file's place."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_text("\n".join(lines), "utf-8")

    def line(self, name: str, beginning: str, after: str = "") -> int:
        """The number of the first line that begins so, below one that begins with `after`."""
        lines = self.lines(name)
        start = next(n for n, line in enumerate(lines) if line.startswith(after)) if after else 0
        return next(n for n, line in enumerate(lines[start:], start + 1) if line.startswith(beginning))

    def put(self, name: str, line: int, new: str) -> int:
        """Puts a text in a line's place."""
        lines = self.lines(name)
        self.write(name, [*lines[: line - 1], *new.split("\n"), *lines[line:]])
        return line

    def cut(self, name: str, line: int, end: int) -> None:
        """Takes the lines from `line` up to, not including, `end` away."""
        lines = self.lines(name)
        self.write(name, [*lines[: line - 1], *lines[end - 1 :]])

    def drop(self, name: str, heading: str) -> None:
        """Takes a section away."""
        start = self.line(name, heading)
        after = [n for n, line in enumerate(self.lines(name), 1) if n > start and line.startswith("## ")]
        self.cut(name, start, after[0] if after else len(self.lines(name)) + 1)

    def add(self, name: str, text: str) -> int:
        """Puts lines at a file's end; where they begin."""
        lines = "\n".join(self.lines(name)).rstrip("\n").split("\n")
        self.write(name, [*lines, "", *text.split("\n"), ""])
        return len(lines) + 2

    def say(self, key: str, text: str) -> int:
        """Puts a message of ui.ftl in the place of the one of this key; where it stands."""
        start = self.line("ui.ftl", f"{key} =")
        lines = self.lines("ui.ftl")
        end = next(n for n in range(start, len(lines)) if lines[n] and not lines[n].startswith(" "))
        while not lines[end - 1]:
            end -= 1
        self.write("ui.ftl", [*lines[: start - 1], f"{key} = {text}", *lines[end:]])
        return start

    def language(self) -> Language:
        """As the rules read it."""
        return language.read(self.folder / self.locale)

    def loaded(self) -> list[Told]:
        """What the loader says now and did not say of the unspoilt copy."""
        return self._new(load.read(self.folder)[1].found, _loaded(self.clean / self.locale))

    def told(self, rule: Rule) -> list[Told]:
        """What a rule says now and did not say of the unspoilt copy."""
        return self._new(_heard(self.language(), rule), _known(rule, self.clean / self.locale))

    def message(self, rule: Rule) -> str:
        """The message of the one fault that a rule says now and did not say of the unspoilt copy."""
        known = [(fault.rule, fault.message) for fault in _known(rule, self.clean / self.locale)]
        (fault,) = [new for new in _heard(self.language(), rule) if (new.rule, new.message) not in known]
        return fault.message

    def _new(self, found: list[Fault], known: list[Fault]) -> list[Told]:
        """Lines move when others come or go, so what was known is known by its file and its words."""
        before = {(fault.file.name, fault.rule, fault.message) for fault in known}
        return sorted(
            (str(fault.file.relative_to(self.folder)), fault.line, fault.rule)
            for fault in found
            if (fault.file.name, fault.rule, fault.message) not in before
        )


def small(folder: Path) -> None:
    """Puts a small copy of each language into a folder of its own."""
    for locale in ("en", "ru"):
        target = folder / locale
        shutil.copytree(HERE / locale, target / locale, ignore=_others)
        for name in ("helplines.yaml", "SOURCES.md"):
            shutil.copy(HERE / name, target / name)


def _others(folder: str, names: list[str]) -> list[str]:
    kind = Path(folder).name
    return [name for name in names if kind in ("steps", "concerns") and f"{kind}/{name}" not in SOME]


def copy(clean: Path, folder: Path, locale: str = "en") -> Pack:
    """A fresh copy of a small pack."""
    shutil.copytree(clean / locale, folder, dirs_exist_ok=True)
    return Pack(folder, clean, locale)


def fill(pack: Pack) -> Pack:
    """Makes a small copy whole, so that it can be served."""
    for kind in ("steps", "concerns"):
        for path in (HERE / pack.locale / kind).glob("*.md"):
            if not pack.path(f"{kind}/{path.name}").exists():
                shutil.copy(path, pack.path(f"{kind}/{path.name}"))
    return pack


def with_russian(pack: Pack) -> Pack:
    """Puts the Russian texts beside the English ones."""
    shutil.copytree(pack.clean / "ru" / "ru", pack.folder / "ru")
    return Pack(pack.folder, pack.clean, "ru")


def compared(pack: Pack, rule: Callable[[Sequence[Language], Faults], None]) -> list[Told]:
    """All that a rule says of the English and the Russian texts together."""
    faults = Faults()
    rule([language.read(pack.folder / locale) for locale in ("en", "ru")], faults)
    return [(str(fault.file.relative_to(pack.folder)), fault.line, fault.rule) for fault in faults.found]


def _heard(one: Language, rule: Rule) -> list[Fault]:
    faults = Faults()
    rule(one, faults)
    return faults.found


@cache
def _known(rule: Rule, clean: Path) -> list[Fault]:
    return _heard(_read(clean), rule)


@cache
def _read(clean: Path) -> Language:
    return language.read(clean / clean.name)


@cache
def _loaded(clean: Path) -> list[Fault]:
    return load.read(clean)[1].found
