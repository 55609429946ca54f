"""From raw text to normal tokens that remember where they stood, so that answers quote the parent's own spelling."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

BREAK = ","
"""The one token for every pause inside a sentence."""

END = "."
"""The one token for every end of a sentence."""

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ё": "е", "Ё": "е"})
_MARKS = "\u0300-\u036f"
_PIECE = re.compile(
    rf"(?P<word>[^\W\d_][^\W\d_{_MARKS}]*[{_MARKS}]*(?:(?:'(?=[^\W\d_])|[^\W\d_]|[{_MARKS}]))*)"
    r"|(?P<number>[$£€₽]?\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b|\s?[%$£€₽])?)"
    r"|(?P<quote>[\"«»“”„]|(?<!\w)'|'(?!\w))"
    r"|(?P<end>[.!?…]+|\n+)"
    r"|(?P<pause>[,;:()\[\]/–—]|(?<=\s)-|-(?=\s))"
)
_SQUEEZE = re.compile(r"(\D)\1{2,}")
_SUFFIXES = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_IS = frozenset(
    ["he", "she", "it", "that", "what", "who", "there", "here", "where", "how", "this", "everything", "nothing"]
)
_STEMS = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


@dataclass(frozen=True, slots=True)
class Token:
    """One normal word (or BREAK, or END) and the stretch of the text it stands for."""

    text: str
    start: int
    end: int
    quoted: bool = False


def _words(word: str, spelling: Mapping[str, str]) -> list[str]:
    """The normal words of one written word: spelling mended, contractions opened."""
    word = spelling.get(word, word)
    if " " in word:
        return word.split()
    if word.endswith("n't"):
        stem = word[:-3]
        return [_STEMS.get(stem, stem), "not"]
    for suffix, full in _SUFFIXES.items():
        if word.endswith(suffix):
            return [word[: -len(suffix)], full]
    if word.endswith("'s"):
        stem = word[:-2]
        return [stem, "is"] if stem in _IS else [stem, "s"]
    return [word]


def tokens(text: str, spelling: Mapping[str, str]) -> Iterator[Token]:
    """The text's tokens in order. Quotation marks are dropped, but remembered on the words between them."""
    quoted = False
    for piece in _PIECE.finditer(text.translate(_SAME_LENGTH)):
        kind = piece.lastgroup
        start, end = piece.span()
        if kind == "quote":
            quoted = not quoted
        elif kind == "end":
            paragraph = "\n" in piece[0]
            quoted = quoted and not paragraph
            yield Token(BREAK if quoted else END, start, end)
        elif kind == "pause":
            yield Token(BREAK, start, end)
        else:
            word = _SQUEEZE.sub(r"\1", unicodedata.normalize("NFC", piece[0].lower()).replace("ё", "е"))
            for normal in _words(word, spelling):
                yield Token(normal, start, end, quoted)
