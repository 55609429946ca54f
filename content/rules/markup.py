"""'markup': what Telegram would refuse or show as it is. Only b and i, each closed inside the one that holds it."""

import re
from html import unescape

from content.faults import Faults
from content.rules.language import Language
from content.rules.said import MARKED_UP, NAME, Role, Said

_TOKEN = re.compile(r"<(/?)([^<>]*)>|<|>|&(?!(?:lt|gt|amp|quot);)|\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|`|\]\(")
_NOT_IN_A_LABEL = re.compile(r"</?[a-z]+>|[*`]")
_NOT_IN_A_TITLE = re.compile(r"[<>&{}*`]")
_LEFT_OVER = ("*", "_", "`", "](")
"""Markdown that was not understood as such: an asterisk without its partner, for instance."""


def check(language: Language, faults: Faults) -> None:
    """Every text in every form that it can have."""
    for said in language.said:
        wrong = next((wrong for html in said.spoken(NAME) if (wrong := _wrong(said, html))), None)
        if wrong is not None:
            faults.add(said.file, said.line, "markup", f"{said.name}: {wrong}")


def _wrong(said: Said, html: str) -> str | None:
    if said.role in MARKED_UP:
        return _refused(html)
    # A title stands in other texts just as it is written; a label of a Markdown text comes with its escapes.
    shown = said.source if said.role is Role.TITLE else unescape(html) if said.source else html
    found = (_NOT_IN_A_TITLE if said.role is Role.TITLE else _NOT_IN_A_LABEL).search(shown)
    return f"'{found.group()}' would be shown as it is" if found else None


def _refused(html: str) -> str | None:
    opened: list[str] = []
    for found in _TOKEN.finditer(html):
        token, closing, tag = found.group(), found.group(1), found.group(2)
        if token in _LEFT_OVER:
            return f"'{token}' would be shown as it is"
        if tag is None:
            return f"a bare '{token}': write it as &lt; &gt; or &amp;"
        if tag not in ("b", "i"):
            return f"{token} is no markup here: only <b> and <i> are"
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return f"{token} closes what is not open"
    return f"<{opened[-1]}> is not closed" if opened else None
