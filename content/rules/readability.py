"""How hard a text is to read: published formulas over words, sentences and syllables.

English: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers, Chissom: 'Derivation of New Readability Formulas for
Navy Enlisted Personnel', 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.

Russian: the same form fitted to Russian schoolbooks of grades 5 to 11 (Solovyev, Ivanov, Solnyshkina: 'Assessment of
reading difficulty levels in Russian academic texts: Approaches and metrics', Journal of Intelligent & Fuzzy Systems,
May 2018, doi 10.3233/JIFS-169489; FKG_SIS in the library ruTS): 0.36 words a sentence + 5.76 syllables a word - 11.97.
Its result is a Russian school grade. The older fit of Oborneva (2006; 0.5, 8.4, 15.59), made on fiction, gives the same
texts about three grades more; and 'Readability Formula for Russian Texts: A Modified Version' by the same three authors
(2018) needs parts of speech, which nothing here knows.

All of them were made for whole pages: a short text's grade is a hint, so the shortest are not graded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[:.,]\d+)*")
_END = re.compile(r"""(?<=[.!?…])["»“”’)]*\s+(?=["«„“(–—-]*\s*[^\Wa-zа-яё_])|\n+""")
"""A sentence ends where a capital letter or a number follows: '"Why?" he asks' is one."""
_RUSSIAN_VOWELS = frozenset("аеёиоуыэюя")


@dataclass(frozen=True, slots=True)
class Formula:
    """A grade: `sentence` times words a sentence, plus `word` times syllables a word, plus `constant`."""

    sentence: float
    word: float
    constant: float


FORMULAS: Mapping[str, Formula] = {
    "en": Formula(0.39, 11.8, -15.59),
    "ru": Formula(0.36, 5.76, -11.97),
}
"""By language. A language without one is not graded, only its sentences are counted."""


def words(text: str) -> list[str]:
    """The words; a number is one."""
    return _WORD.findall(text) + _NUMBER.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences; a line of its own is one."""
    return [part for part in _END.split(text) if words(part)]


@cache
def syllables(word: str, locale: str) -> int:
    """How many syllables: in Russian its vowels, in English counted by how it is spelt. A number has one."""
    lower = word.lower()
    if locale == "ru":
        return max(1, sum(letter in _RUSSIAN_VOWELS for letter in lower))
    return sum(_english(part) for part in re.split(r"-", lower))


def _english(word: str) -> int:
    """Groups of vowels, less those silent at a word's end, and one more where two vowels part."""
    stem = re.sub(r"n?['’](?:s|d|m|re|ve|ll|t)$", "", word)
    if stem in _ODD:
        return _ODD[stem]
    spoken_not = bool(re.match(r"(?:did|does|is|was|has|have|had|could|would|should|might|must|need)n['’]t$", word))
    groups = len(re.findall(r"[aeiouy]+", stem)) - bool(_SILENT.search(stem)) + len(_PARTED.findall(stem))
    return max(1, groups) + spoken_not


_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouydt]ed$|(?<![cgsxz])(?<!ch)(?<!sh)(?<![^aeiouy]l)(?<=[^aeiouy])es$"
)
_PARTED = re.compile(
    r"[iy]ing|[eo]ing(?=s?$)|(?<![ctsgx])ia|(?<![ctsgx])io(?!u)|[^gq]ua(?!r)|eo(?!u|p)|[^aeiouy]ier$|uing$|[rn]ious"
)
_ODD = {
    **dict.fromkeys(("quiet", "poem", "poems", "diet", "create", "creates"), 2),
    **dict.fromkeys(("quietly", "quieter", "created", "idea", "ideas", "area", "areas"), 3),
}
"""Common words that the spelling does not tell."""


def grade(text: str, locale: str) -> float | None:
    """The grade of a text; None without words or without a formula for the language."""
    formula, found, parts = FORMULAS.get(locale), words(text), sentences(text)
    if formula is None or not parts:
        return None
    spoken = sum(syllables(word, locale) for word in found)
    return formula.sentence * len(found) / len(parts) + formula.word * spoken / len(found) + formula.constant
