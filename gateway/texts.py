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
    tokens, tags = _tokens(html, limit), list[str]()
    while tokens:
        size, count = 0, 0
        while count < len(tokens) and size + _weight(tokens[count]) <= limit:
            size += _weight(tokens[count])
            count += 1
        end = count if count == len(tokens) else _cut(tokens[:count], limit)
        opening = "".join(tags)
        for token in tokens[:end]:
            if _is_tag(token):
                tags = tags[:-1] if token.startswith("</") else [*tags, token]
        piece = opening + "".join(tokens[:end]).rstrip() + _closing(tags)
        if plain(piece).strip():
            done.append(piece)
        while end < len(tokens) and tokens[end].isspace():
            end += 1
        tokens = tokens[end:]
    return tuple(done)


def _cut(tokens: list[str], limit: int) -> int:
    """After how many of them to cut: at the last paragraph of the second half, else at the last space."""
    best, size, words = len(tokens), 0, False
    paragraph = False
    for place, token in enumerate(tokens):
        if token.isspace() and words:
            ends = "\n\n" in token and size >= limit // 2
            if ends or not paragraph:
                best, paragraph = place, ends or paragraph
        size += _weight(token)
        words = words or (_weight(token) > 0 and not token.isspace())
    return best


def _weight(token: str) -> int:
    return 0 if _is_tag(token) else units(unescape(token))


def _is_tag(token: str) -> bool:
    return len(token) > 1 and token.startswith("<")


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
