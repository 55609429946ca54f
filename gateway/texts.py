"""Telegram's HTML (b, i, a and escapes) as plain text, and cut into pieces that Telegram takes. Pure."""

import re
from html import unescape

MESSAGE = 4096
CAPTION = 1024
"""UTF-16 units of text, markup not counted."""

_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|\s+|[^\s<&]+|[<&]")


def plain(html: str) -> str:
    """The text without markup; of a link, the words and not the address."""
    return unescape(_TAG.sub("", html))


def length(html: str) -> int:
    """How long Telegram finds it."""
    return units(plain(html))


def units(text: str) -> int:
    """UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(html: str, limit: int = MESSAGE) -> tuple[str, ...]:
    """The text in as few messages as it needs: cut between paragraphs or words, tags closed and opened again."""
    # Markup cannot make a text longer for Telegram, so a short source is a short text.
    if 2 * len(html) <= limit or length(html) <= limit:
        return (html,)
    done: list[str] = []
    current, size, tags = "", 0, list[str]()
    cut_at, cut_size, cut_tags = 0, 0, list[str]()
    for token in _tokens(html, limit):
        weight = 0 if token.startswith("<") and token.endswith(">") else units(unescape(token))
        if size + weight > limit:
            if not cut_at:
                cut_at, cut_size, cut_tags = len(current), size, list(tags)
            done.append(current[:cut_at].rstrip() + _closing(cut_tags))
            current = "".join(cut_tags) + current[cut_at:].lstrip()
            size, cut_at = size - cut_size, 0
            if token.isspace():
                continue
        current += token
        size += weight
        if weight == 0:
            tags = tags[:-1] if token.startswith("</") else [*tags, token]
        elif token.isspace() and ("\n\n" in token or size > limit // 2):
            cut_at, cut_size, cut_tags = len(current), size, list(tags)
    return (*done, current)


def _tokens(html: str, limit: int) -> list[str]:
    """Tags, escapes, spaces and words; a word that fits no message is cut."""
    tokens: list[str] = []
    for token in _TOKEN.findall(html):
        step = limit // 2
        whole = token.startswith(("<", "&")) or len(token) <= step
        tokens += [token] if whole else [token[start : start + step] for start in range(0, len(token), step)]
    return tokens


def _closing(tags: list[str]) -> str:
    return "".join(f"</{tag.strip('<>').split()[0]}>" for tag in reversed(tags))
