"""Reads signs.yaml, causes.yaml and lines.yaml."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from content import marked
from content.compiler import Compiler
from content.marked import Marked
from content.pack import CauseText, SignText
from content.text import Text
from fsm.words import Band, Cause, Sign

Key = TypeVar("Key", bound=StrEnum)
Value = TypeVar("Value")

SIGN_TEXTS = ("name", "said", "faded", "else", "since_new", "since_always")
CAUSE_TEXTS = ("name", "said", "answer")


def signs(path: Path, compiler: Compiler) -> dict[Sign, SignText]:
    """The signs of signs.yaml."""
    return _by_id(path, Sign, compiler, lambda entry: _sign(entry, path, compiler))


def causes(path: Path, compiler: Compiler) -> dict[Cause, CauseText]:
    """The causes of causes.yaml."""

    def cause(entry: Marked) -> CauseText:
        return CauseText(*(_value(entry, key, path, compiler) for key in CAUSE_TEXTS))

    return _by_id(path, Cause, compiler, cause)


def pools(path: Path, compiler: Compiler) -> dict[str, tuple[Text, ...]]:
    """The pools of lines.yaml."""
    found: dict[str, tuple[Text, ...]] = {}
    for name, pool in marked.read(path, compiler.faults).pairs():
        if not pool.members():
            compiler.faults.add(path, pool.line, "missing", f"a list under '{name}'")
        found[name] = tuple(compiler.text(str(line.value), path, line.line) for line in pool.members())
    return found


def _by_id(path: Path, enum: type[Key], compiler: Compiler, build: Callable[[Marked], Value]) -> dict[Key, Value]:
    before = len(compiler.faults.found)
    data = marked.read(path, compiler.faults)
    if len(compiler.faults.found) > before:
        return {}
    entries = [(id, data.get(id)) for id in enum]
    for id, entry in entries:
        if entry is None:
            compiler.faults.add(path, 1, "missing", f"'{id}'")
    return {id: build(entry) for id, entry in entries if entry is not None}


def _value(entry: Marked, key: str, path: Path, compiler: Compiler) -> Text:
    text = entry.text(key)
    found = entry.get(key)
    if not text:
        compiler.faults.add(path, entry.line if found is None else found.line, "missing", f"a text under '{key}'")
    return compiler.text(text, path, entry.line if found is None else found.line)


def _sign(entry: Marked, path: Path, compiler: Compiler) -> SignText:
    ages = entry.get("ages") or Marked({}, entry.line)
    return SignText(
        **{{"else": "other"}.get(key, key): _value(entry, key, path, compiler) for key in SIGN_TEXTS},
        ages={band: _value(ages, band.value, path, compiler) for band in Band},
    )
