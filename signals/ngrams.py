"""A text as its words, pairs of words, and stretches of letters: what the linear model weighs."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

WORD, LETTERS = "w", "c"
"""The two blocks of features, each of which is brought to length one."""

LENGTHS = range(2, 6)
_WORD = re.compile(r"\w+(?:'\w+)?")
_SAME = str.maketrans({"’": "'", "‘": "'", "ё": "е"})


def _words(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))


def _letters(text: str) -> Iterator[str]:
    """Within each written word, its punctuation and the spaces around it included."""
    for word in text.split():
        padded = f" {word} "
        for length in LENGTHS:
            yield from (padded[at : at + length] for at in range(max(1, len(padded) - length + 1)))
            if length >= len(padded):
                break


def ngrams(text: str) -> dict[str, Counter[str]]:
    """How often each stands in the text, by block."""
    plain = text.lower().translate(_SAME)
    return {WORD: Counter(_words(plain)), LETTERS: Counter(_letters(plain))}
