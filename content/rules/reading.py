"""'reading': a text that is too hard. 'sentence': one that is too long to be read with half an eye."""

import re
from dataclasses import dataclass
from statistics import median

from content.faults import Faults
from content.rules.language import Language
from content.rules.readability import grade, sentences, words
from content.rules.said import Role, Said
from content.steps import LEAVE_OUT

HARDEST = 7.0
MEDIAN = 5.0
GRADED_FROM = 12
"""Words from which on a text is graded."""

LONGEST_SENTENCE = 28
MEAN_SENTENCE = 18
_NO_PROSE = frozenset({Role.TITLE, Role.BUTTON, Role.PICTURE, Role.LABEL, Role.BOT_NAME, Role.COMMAND})


@dataclass(frozen=True, slots=True)
class Graded:
    """A text with its grade: the worst of what it can be."""

    grade: float
    said: Said


def check(language: Language, faults: Faults) -> None:
    """Every text's grade and sentences, and the language's median."""
    for said in language.said:
        _sentences(said, faults)
    found = graded(language)
    for one in found:
        if one.grade > HARDEST:
            message = f"{one.said.name}: grade {one.grade:.1f}, at most {HARDEST:.0f}"
            faults.add(one.said.file, one.said.line, "reading", message)
    if found and (middle := median(one.grade for one in found)) > MEDIAN:
        message = f"the median grade of the language is {middle:.1f}, at most {MEDIAN:.0f}"
        faults.add(language.messages.path, 1, "reading", message)


def graded(language: Language) -> list[Graded]:
    """The texts that are long enough, with their grades."""
    found = []
    for said in language.said:
        grades = [
            known
            for text in _read(said)
            if len(words(text)) >= GRADED_FROM and (known := grade(text, language.locale)) is not None
        ]
        if grades and said.role not in _NO_PROSE:
            found.append(Graded(max(grades), said))
    return found


def _read(said: Said) -> list[str]:
    """What is read. In what is better left out, the sentence and its reason are two."""
    if said.keys[-1] != LEAVE_OUT:
        return list(said.neutral)
    return [re.sub(r"([\"»”])\s+[–-]\s+", r"\1\n", text, count=1) for text in said.neutral]


def _sentences(said: Said, faults: Faults) -> None:
    lengths = [[len(words(sentence)) for sentence in sentences(text)] for text in _read(said)]
    worst = max((max(each) for each in lengths if each), default=0)
    mean = max((sum(each) / len(each) for each in lengths if each), default=0.0)
    if worst > LONGEST_SENTENCE:
        message = f"{said.name}: a sentence of {worst} words, at most {LONGEST_SENTENCE}"
        faults.add(said.file, said.line, "sentence", message)
    if mean > MEAN_SENTENCE:
        message = f"{said.name}: {mean:.1f} words a sentence, at most {MEAN_SENTENCE}"
        faults.add(said.file, said.line, "sentence", message)
