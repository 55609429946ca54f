"""What is wrong with the file `.env` itself: lines that say nothing, names that no setting has. Never a value."""

import logging
from collections.abc import Sequence
from difflib import get_close_matches
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream

LIKE = 0.65
"""How alike a name must be to a setting's to be taken for a slip; what is less alike is somebody else's."""


def faults_in(file: Path, names: Sequence[str]) -> list[str]:
    """One line for each fault, with the place. `names`: the settings there are."""
    # It would say the same once more, without saying what to write.
    logging.getLogger("dotenv").setLevel(logging.ERROR)
    if not file.exists():
        return []
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return [f"{file}: cannot be read: {error.strerror}; it must be a file that this user may read"]
    except UnicodeDecodeError:
        return [f"{file}: is no UTF-8 text; save it anew with the encoding UTF-8"]
    if "\x00" in text:
        return [f"{file}: is no UTF-8 text; save it anew with the encoding UTF-8"]
    faults, seen = list[str](), dict[str, int]()
    for binding in parse_stream(StringIO(text)):
        line = binding.original.line + _blank(binding)
        fault = _fault(binding, names, seen)
        if fault:
            faults.append(f"{file} line {line}: {fault}")
        if binding.key:
            seen.setdefault(binding.key.upper(), line)
    return faults


def _blank(binding: Binding) -> int:
    """Empty lines before it, which the parser counts to it."""
    text = binding.original.string
    return text[: len(text) - len(text.lstrip())].count("\n")


def _fault(binding: Binding, names: Sequence[str], seen: dict[str, int]) -> str:
    if not binding.error and binding.key is None:
        # A comment, or nothing.
        return ""
    if binding.key is None or (binding.value is None and binding.key.upper() not in names):
        return "is no setting; write NAME=value, and close every quotation mark"
    name = binding.key.upper()
    if name not in names:
        meant = get_close_matches(name, names, 1, LIKE)
        return f"there is no setting {binding.key}; did you mean {meant[0]}?" if meant else ""
    if binding.value is None:
        return f"{name} has no value; write {name}=value, or {name}= for none"
    if name in seen:
        return f"{name} stands in line {seen[name]} already; keep one of the two"
    return ""
