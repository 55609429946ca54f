"""'missing', 'unknown' and 'twice': the ids, keys and pools that a language has, against those that the code knows.

What a language cannot be served without is looked for by the loader; here is the rest.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from content.concerns import HEARD, NOW, PARENT, TEXTS
from content.entries import CAUSE_TEXTS, SIGN_TEXTS
from content.faults import Faults
from content.load import NAMELESS
from content.marked import Marked
from content.rules import keys
from content.rules.language import Language
from fsm.words import Band, Cause, Concern, Sign

OWN_HAND = Concern.VIOLENCE_TO_CHILD
"""The concern that may be about what the parent does: it is met in words of its own."""


def check(language: Language, faults: Faults) -> None:
    """A language's ids."""
    signs, causes, lines = (language.folder / f"{name}.yaml" for name in ("signs", "causes", "lines"))
    _known(signs, language.signs.pairs(), list(Sign), faults)
    for _, entry in language.signs.pairs():
        _known(signs, entry.pairs(), (*SIGN_TEXTS, "ages"), faults)
        _known(signs, (entry.get("ages") or Marked({}, 1)).pairs(), list(Band), faults)
    _known(causes, language.causes.pairs(), list(Cause), faults)
    for _, entry in language.causes.pairs():
        _known(causes, entry.pairs(), CAUSE_TEXTS, faults)
    _known(lines, language.pools.pairs(), keys.POOLS, faults)
    _there(lines, language.pools.value, keys.POOLS, "pool", faults)
    _messages(language, faults)
    _concerns(language, faults)


def _known(path: Path, found: Iterable[tuple[str, Marked]], known: Collection[str], faults: Faults) -> None:
    for key, value in found:
        if key not in known:
            faults.add(path, value.line, "unknown", f"nothing asks for '{key}'")


def _there(path: Path, found: Collection[str], wanted: Iterable[str], what: str, faults: Faults) -> None:
    for key in wanted:
        if key not in found:
            faults.add(path, 1, "missing", f"{what} '{key}'")


def _messages(language: Language, faults: Faults) -> None:
    messages = language.messages
    there = [key for key in messages.entries if messages.has_text(key)]
    _there(messages.path, [*there, *NAMELESS], keys.ROLES, "message", faults)
    for key in messages.entries:
        if keys.role(key) is None:
            faults.add(messages.path, messages.line(key), "unknown", f"nothing asks for message '{key}'")
    said = {said.keys[1]: said for said in language.of("ui")}
    for key in there:
        if key not in keys.EMPTY and not all(text.strip() for text in said[key].neutral):
            faults.add(messages.path, messages.line(key), "missing", f"message '{key}' says nothing")


def _concerns(language: Language, faults: Faults) -> None:
    for id, document in language.concerns.items():
        own = [f"{HEARD} ({PARENT})", f"{NOW} ({PARENT})"]
        known = [*TEXTS, NOW, *(own if id == OWN_HAND else [])]
        for section in document.sections:
            if section.title not in known:
                faults.add(document.path, section.line, "unknown", f"section '{section.title}'")
            if section.items if section.name != NOW else section.paragraphs:
                what = "a text" if section.name == NOW else "a list"
                faults.add(document.path, section.line, "form", f"{what} under '{section.title}' is not shown")
        titles = [section.title for section in document.sections]
        for title in own if id == OWN_HAND else []:
            if title not in titles:
                faults.add(document.path, 1, "missing", f"section '{title}'")
        for place, section in enumerate(document.sections):
            if section.title in titles[:place]:
                faults.add(document.path, section.line, "twice", f"section '{section.title}' stands here again")
