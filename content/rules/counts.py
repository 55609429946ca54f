"""'count': how many texts there are of a kind."""

from content.faults import Faults
from content.markdown import Document, Section
from content.rules import keys
from content.rules.language import HARD, Language
from content.rules.sections import ACTIONS
from content.steps import LEAVE_OUT, LISTS, SAY

DAYS = 4
"""Texts by the day on the same step: what is asked and answered on the first, second, third and fourth."""

SAID, LEFT_OUT, REASONS = 3, 2, 4
PAGES = range(5, 8)
"""Sections of the privacy policy."""


def check(language: Language, faults: Faults) -> None:
    """Steps, pools and the privacy policy."""
    for document in language.steps.values():
        _step(document, faults)
    for name, pool in language.pools.pairs():
        least = keys.POOLS.get(name, 0)
        if len(pool.members()) < least:
            message = f"{len(pool.members())} lines in '{name}', at least {least}"
            faults.add(language.folder / "lines.yaml", pool.line, "count", message)
    pages = len(language.of("privacy"))
    if pages and pages not in PAGES:
        faults.add(
            language.folder / "privacy.md", 1, "count", f"{pages} sections, {PAGES[0]} to {PAGES[-1]} are wanted"
        )


def _step(document: Document, faults: Faults) -> None:
    def exactly(section: Section, wanted: int, where: str = "") -> None:
        if section.items and len(section.items) != wanted:
            message = f"{len(section.items)} under '{section.title}'{where}, {wanted} are wanted"
            faults.add(document.path, section.line, "count", message)

    for section in document.sections:
        if section.name in LISTS:
            exactly(section, DAYS)
        if section.name in ACTIONS:
            for part in section.parts:
                wanted = {SAY: SAID, LEAVE_OUT: LEFT_OUT}.get(part.name, len(part.items))
                exactly(part, wanted, f" of '{section.name}'")
        if section.name == HARD and len(section.items) < REASONS:
            message = f"{len(section.items)} reasons under '{HARD}', at least {REASONS}"
            faults.add(document.path, section.line, "count", message)
