"""A text of the pack: Markdown compiled once, with the child's name and pronoun filled in at each use.

Placeholders: `{child}`, `{Child}`, and `{he wants|she wants|they want}` by pronoun.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from markdown_it import MarkdownIt

from fsm.words import Pronoun

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink", "html_inline", "entity"])
_ORDER = tuple(Pronoun)


@dataclass(frozen=True, slots=True)
class Voice:
    """How the texts speak of one child. `child` is the name as typed, or empty."""

    child: str
    pronoun: Pronoun


@dataclass(frozen=True, slots=True)
class Neutral:
    """What stands for the child while no name is known: 'your child' throughout, or a word for each pronoun."""

    he: str
    she: str
    they: str

    def of(self, pronoun: Pronoun) -> str:
        """The word where a child is spoken of with this pronoun."""
        return {Pronoun.HE: self.he, Pronoun.SHE: self.she, Pronoun.THEY: self.they}[pronoun]


class TextError(ValueError):
    """A placeholder that there is not, or that has not exactly three parts."""


@dataclass(frozen=True, slots=True)
class Text:
    """A compiled text. Pieces are HTML, a tuple of three by pronoun, or the names 'child' and 'Child'."""

    pieces: tuple[str | tuple[str, ...], ...]
    neutral: Neutral

    @classmethod
    def of(cls, source: str, neutral: Neutral) -> "Text":
        """Compiles Markdown. `neutral` stands for the child while no name is known."""
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", source.strip())]
        html = "\n\n".join(_inline(paragraph) for paragraph in paragraphs)
        pieces: list[str | tuple[str, ...]] = []
        end = 0
        for found in PLACEHOLDER.finditer(html):
            pieces += [html[end : found.start()], _placeholder(found.group(1))]
            end = found.end()
        return cls((*pieces, html[end:]), neutral)

    def html(self, voice: Voice) -> str:
        """For a message: Telegram's HTML, the name escaped."""
        return "".join(self._piece(piece, voice) for piece in self.pieces)

    def plain(self, voice: Voice) -> str:
        """Without markup: for buttons and pictures."""
        return unescape(re.sub(r"</?[bi]>", "", self.html(voice)))

    def _piece(self, piece: str | tuple[str, ...], voice: Voice) -> str:
        if isinstance(piece, str):
            return piece
        if len(piece) == len(_ORDER):
            return piece[_ORDER.index(voice.pronoun)]
        name = escape(voice.child, quote=False) or self.neutral.of(voice.pronoun)
        return name[:1].upper() + name[1:] if piece == ("Child",) and not voice.child else name


def _inline(paragraph: str) -> str:
    html: str = _MARKDOWN.renderInline(paragraph)
    for theirs, ours in (("strong", "b"), ("em", "i")):
        html = html.replace(f"<{theirs}>", f"<{ours}>").replace(f"</{theirs}>", f"</{ours}>")
    return html.replace("&quot;", '"')


def _placeholder(inside: str) -> tuple[str, ...]:
    if inside in ("child", "Child"):
        return (inside,)
    parts = tuple(inside.split("|"))
    if len(parts) != len(_ORDER):
        raise TextError(f"no placeholder {{{inside}}}: use {{child}}, {{Child}} or {{he|she|they}}")
    return parts
