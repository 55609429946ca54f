"""Every button can be typed: by its label or by its number."""

import re
import unicodedata
from collections.abc import Sequence

from dialogs.screen import Option


def one_line(text: str) -> str:
    """On one line, without marks that are not seen; such as turn the direction of what follows would reach our words.

    The two joiners stay: Persian and Hindi are written with them, and many emoji.
    """
    seen = (char for char in " ".join(text.split()) if char in JOINERS or unicodedata.category(char) not in UNSEEN)
    line = "".join(seen).strip()
    return line if line.strip(JOINERS) else ""


JOINERS = "\u200c\u200d"
UNSEEN = ("Cc", "Cf")


def plain(text: str) -> str:
    """Lower case, no punctuation, no emoji, single spaces: how labels and typed words are compared."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    kept = "".join(char if char.isalnum() or char.isspace() else " " for char in unicodedata.normalize("NFKC", text))
    return " ".join(kept.casefold().replace("ё", "е").split())


_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""The same for what most labels are made of, at a tenth of the cost."""


def by_label(text: str, options: Sequence[Option]) -> str | None:
    """The id of the option whose label was typed."""
    wanted = plain(text)
    if not wanted:
        return None
    return next((option.id for option in options if plain(option.label) == wanted), None)


def number(text: str) -> int | None:
    """The number that was typed, alone or as '3.' or '3)'."""
    found = re.fullmatch(r"\s*(\d{1,4})\s*[.)]?\s*", text, re.ASCII)
    return int(found.group(1)) if found else None


def by_number(text: str, options: Sequence[Option]) -> str | None:
    """The id of the option whose place was typed, counted from 1."""
    place = number(text)
    return options[place - 1].id if place is not None and 1 <= place <= len(options) else None


def numbers(text: str) -> list[int]:
    """All of a list of numbers like '1, 3 and 5' or '1 3 5'; empty when there are other words."""
    if not re.fullmatch(r"[\d\s,.;&+-]+|(?:\d{1,2}\s*(?:,|\band\b|\bи\b|\s)\s*)+\d{1,2}", text.strip()):
        return []
    return [int(found) for found in re.findall(r"\d{1,2}", text)][:20]
