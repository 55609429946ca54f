"""The check of the texts: every fault with file and line, and a table of how they read."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from content.faults import Fault, Faults
from content.load import HERE, locales, read
from content.rules import (
    assembled,
    braces,
    counts,
    helplines,
    ids,
    language,
    length,
    markup,
    placeholders,
    plurals,
    quotes,
    reading,
    repeated,
    sections,
    sources,
    translated,
    wording,
)
from content.rules.language import Language

WORST = 10

OF_A_LANGUAGE: tuple[Callable[[Language, Faults], None], ...] = (
    ids.check,
    sections.check,
    counts.check,
    length.check,
    reading.check,
    markup.check,
    braces.check,
    placeholders.check,
    plurals.check,
    wording.check,
    quotes.check,
    repeated.check,
    sources.check,
)


def faults(folder: Path = HERE, today: date | None = None) -> list[Fault]:
    """Everything that is wrong, by file and line. `today` is what a helpline's date is measured against."""
    content, found = read(folder)
    languages = _languages(folder)
    for one in languages:
        for rule in OF_A_LANGUAGE:
            rule(one, found)
        assembled.check(one, content, found)
    placeholders.compare(languages, found)
    sources.compare(languages, found)
    translated.compare(languages, found)
    sources.names(folder / "SOURCES.md", found)
    if (folder / "helplines.yaml").exists():
        helplines.check(folder / "helplines.yaml", today or datetime.now(UTC).date(), found)
    return sorted({Fault(_short(fault.file), fault.line, fault.rule, fault.message) for fault in found.found})


def table(folder: Path = HERE) -> str:
    """For each language its texts, words and reading grades, and the ten that are hardest to read."""
    return "\n\n".join(_stats(one) for one in _languages(folder))


def _languages(folder: Path) -> list[Language]:
    return [language.read(folder / locale) for locale in locales(folder)]


def _stats(one: Language) -> str:
    graded = sorted(reading.graded(one), key=lambda graded: -graded.grade)
    words = sum(len(said.neutral[0].split()) for said in one.said)
    lines = [f"{one.locale}: {len(one.said)} texts, {words} words"]
    if graded:
        middle = median(text.grade for text in graded)
        lines[0] += f"; {len(graded)} graded, median grade {middle:.1f}; the hardest:"
    lines += [
        f"  {text.grade:4.1f}  {_short(text.said.file)}:{text.said.line}  {text.said.name}" for text in graded[:WORST]
    ]
    return "\n".join(lines)


def _short(path: Path) -> Path:
    """From where the command was called, if the file is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
