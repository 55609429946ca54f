"""A text that a parent can read: where it stands, what it is, and how it sounds in every voice."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property
from html import unescape
from pathlib import Path

from content.text import Voice
from fsm.words import Pronoun

NAME = "{child}"
"""Stands for a name where a rule has to see that it is one: the texts then keep their placeholder."""

LONG_NAME = "Maximiliana-Josephine-Charlott"
"""As long as a name may be typed: 30 characters."""

FIRST_NAME = "Christopher"
"""A long first name. On a button a longer one is cut by Telegram itself, and the button is still understood."""


class Role(StrEnum):
    """What a text is."""

    MESSAGE = auto()
    IDEA = auto()
    TITLE = auto()
    BUTTON = auto()
    PICTURE = auto()
    LABEL = auto()
    TOAST = auto()
    KEEP = auto()
    OPERATOR = auto()
    BOT_NAME = auto()
    DESCRIPTION = auto()
    SHORT = auto()
    COMMAND = auto()


MARKED_UP = frozenset({Role.MESSAGE, Role.IDEA, Role.KEEP})
"""What is sent as HTML; everything else is shown as it is."""


def plain(html: str) -> str:
    """Without markup: as it is read."""
    return unescape(re.sub(r"</?[a-z]+>", "", html))


@dataclass(frozen=True)
class Said:
    """One text. `keys` say what it is: ('listen', 'Action 2-5', 'Say'). `render` gives its HTML in a voice,
    several where numbers change it. `source` is what the author wrote; empty for a message of ui.ftl."""

    file: Path
    line: int
    role: Role
    keys: tuple[str, ...]
    source: str
    render: Callable[[Voice], Iterable[str]]

    @property
    def name(self) -> str:
        """For a fault: which text of the file."""
        return " / ".join(key for key in self.keys[1:] if key) or self.keys[0]

    def spoken(self, name: str = "") -> tuple[str, ...]:
        """Everything that it can be for a child of this name, whatever the pronoun."""
        return tuple(dict.fromkeys(html for p in Pronoun for html in self.render(Voice(name, p))))

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Everything that it can be, the name kept as a placeholder; as it is read."""
        return tuple(dict.fromkeys(map(plain, self.spoken(NAME))))

    @cached_property
    def neutral(self) -> tuple[str, ...]:
        """Everything that it can be while no name is known; as it is read."""
        return tuple(dict.fromkeys(map(plain, self.spoken())))

    @cached_property
    def longest(self) -> int:
        """How long it can get, as Telegram counts: without markup."""
        name = FIRST_NAME if self.role in (Role.BUTTON, Role.TITLE, Role.PICTURE) else LONG_NAME
        return max((len(plain(html)) for html in self.spoken(name)), default=0)
