"""The small language in which the lexicon is written, and its compiler.

One phrase is words with single spaces between them; a text is matched word by word, never inside a word.

    door            that word                     lock*      any word that begins so (three letters or more)
    talk/s/ed       talk, talks, talked           (a|b c|d)  one of these
    word? (a|b)?    may be left out               ~  ~2      a gap of up to three, up to two words
    _               any one word                  {name}     a macro: a list of phrases with a name
    [too far]       words whose negation belongs to the phrase itself; the language's negations always do

The compiled phrases are looked up by the first letters of their first word, so a text costs what it is long,
not what the lexicon is long; gaps are bounded, so no text is expensive.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

KEY = 3
_ELEMENT = re.compile(r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|(?P<atom>[^\s()\[\]|]+))")
_GAP = re.compile(r"~(\d*)")


class PhraseError(ValueError):
    """A phrase that cannot be compiled: the message names it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled part: its expression, the keys it may begin with, whether it may be empty."""

    regex: str
    keys: frozenset[str]
    empty: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """One phrase found: what it stands for, its tokens [start, end), and the stretches negated by itself."""

    value: T
    start: int
    end: int
    own: tuple[tuple[int, int], ...]


def _atom(atom: str, negations: Collection[str]) -> _Part:
    if gap := _GAP.fullmatch(atom):
        return _Part(rf"(?:[^ ]+ ){{0,{gap[1] or 3}}}?", frozenset(), True)
    optional = atom.endswith("?")
    word = atom.removesuffix("?")
    if word == "_":
        regex, keys = r"[^ ,]+ ", frozenset({""})
    elif word.endswith("*"):
        stem = word[:-1]
        if len(stem) < KEY:
            raise PhraseError(f"too short before the star: {atom}")
        regex, keys = rf"{re.escape(stem)}[^ ]* ", frozenset({stem[:KEY]})
        if any(negation.startswith(stem) for negation in negations):
            regex = f"({regex})"
    else:
        stem, *endings = word.split("/")
        tails = "|".join(map(re.escape, ["", *endings]))
        regex, keys = rf"{re.escape(stem)}(?:{tails}) ", frozenset((stem + tail)[:KEY] for tail in ["", *endings])
        if stem in negations:
            regex = f"({regex})"
    return _Part(f"(?:{regex})?" if optional else regex, keys, optional)


def _sequence(parts: list[_Part]) -> _Part:
    keys: frozenset[str] = frozenset()
    empty = True
    for part in parts:
        if empty:
            keys |= part.keys
        empty = empty and part.empty
    return _Part("".join(part.regex for part in parts), keys, empty)


def _group(options: list[list[_Part]], own: bool, optional: bool) -> _Part:
    parts = [_sequence(option) for option in options]
    body = "|".join(part.regex for part in parts)
    regex = f"({body})" if own else f"(?:{body})"
    keys = frozenset(key for part in parts for key in part.keys)
    return _Part(regex + "?" * optional, keys, optional or any(part.empty for part in parts))


def _parse(phrase: str, negations: Collection[str]) -> _Part:
    stack: list[tuple[str, list[list[_Part]]]] = [("", [[]])]
    at = 0
    text = phrase.strip()
    while at < len(text):
        found = _ELEMENT.match(text, at)
        assert found is not None  # every character is one of the four
        at = found.end()
        if bracket := found["open"]:
            stack.append((bracket, [[]]))
        elif found["close"]:
            if len(stack) == 1:
                raise PhraseError(f"a bracket closes that never opened: {phrase}")
            bracket, options = stack.pop()
            optional = text.startswith("?", at)
            at += optional
            if any(_sequence(option).empty for option in options):
                raise PhraseError(f"one of several is empty: {phrase}")
            stack[-1][1][-1].append(_group(options, bracket == "[", optional))
        elif found["bar"]:
            stack[-1][1].append([])
        else:
            stack[-1][1][-1].append(_atom(found["atom"], negations))
    if len(stack) > 1:
        raise PhraseError(f"a bracket never closes: {phrase}")
    return _group(stack[0][1], own=False, optional=False)


def expand(phrase: str, macros: Mapping[str, str]) -> str:
    """The phrase with its macros put in; a macro may use those before it."""
    for name, body in macros.items():
        phrase = phrase.replace("{" + name + "}", f"({body})")
    if "{" in phrase:
        raise PhraseError(f"an unknown macro: {phrase}")
    return phrase


class Phrases(Generic[T]):
    """Many phrases, each standing for something, found in one pass."""

    def __init__(self, phrases: Iterable[tuple[str, T]], negations: Collection[str] = ()) -> None:
        self._index: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        for phrase, value in phrases:
            part = _parse(phrase, negations)
            if part.empty or "" in part.keys or phrase.startswith("~"):
                raise PhraseError(f"must begin with a word: {phrase}")
            compiled = re.compile(part.regex)
            for key in sorted(part.keys):
                self._index.setdefault(key, []).append((compiled, value))

    def find(self, words: list[str]) -> Iterator[Match[T]]:
        """Every phrase at every word, in the order of the text. Words are joined once; positions map back."""
        line = "".join(f"{word} " for word in words)
        starts: dict[int, int] = {}
        at = 0
        for number, word in enumerate(words):
            starts[at] = number
            at += len(word) + 1
        starts[at] = len(words)
        for at, number in starts.items():
            for compiled, value in self._index.get(line[at : at + KEY].split(" ", 1)[0], ()):
                if found := compiled.match(line, at):
                    own = tuple(
                        (starts[found.start(group)], starts[found.end(group)])
                        for group in range(1, compiled.groups + 1)
                        if found[group]
                    )
                    yield Match(value, number, starts[found.end()], own)
