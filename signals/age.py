"""The child's age, when the parent tells it.

An age is in whole years, 2 to 17. 'He will soon be three' is two: the child is what he is today. A school year
counts by one rule per word (grade, year, class; lexicon/<locale>/age.yaml), whatever the country; an age told in
years goes before it. What is told of a past ('when he was five'), of a parent or of another's child is no age.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signals.lexicon import AgeRule, Lexicon, Mark
from signals.phrases import Match
from signals.polarity import Context

YOUNGEST, OLDEST = 2, 17


@dataclass(frozen=True, slots=True)
class Age:
    """An age and the place it was read from: tokens [start, end) of a sentence."""

    years: int
    context: Context
    start: int
    end: int


DIGITS = 2
"""Longer numbers are no ages."""
NUMBER = "#"
"""What stands for a number in the phrases of age.yaml."""


def _number(word: str, lexicon: Lexicon) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= DIGITS else lexicon.numbers.get(word)


def _own(context: Context, match: Match[AgeRule]) -> bool:
    """Is it said of the writer's own child, and now?"""
    start = context.sentence.clause_start(match.start)
    if any(mark.value in (Mark.SOURCE, Mark.CHILDHOOD) for mark in context.marks):
        return False
    return not context.other[match.end - 1] and context.subject(start, match.start + 1) not in (Mark.SELF, Mark.ADULT)


def _read(context: Context, lexicon: Lexicon) -> Iterator[tuple[AgeRule, Age]]:
    words = context.sentence.words
    numbers = [_number(word, lexicon) for word in words]
    masked = [word if number is None else NUMBER for word, number in zip(words, numbers, strict=True)]
    matches = list(lexicon.ages.find(masked))
    barred = {at for match in matches if match.value is AgeRule.NOT for at in range(match.start, match.end)}
    for match in matches:
        span = range(match.start, match.end)
        places = [at for at in span if numbers[at] is not None]
        if barred.intersection(places) or not _own(context, match):
            continue
        # 'twenty two' is one number of two words
        years = sum(number for at in places[:2] if (number := numbers[at]) is not None)
        if match.value is AgeRule.SOON:
            years -= 1
        if match.value is AgeRule.SCHOOL:
            years += next(
                more for stem, more in lexicon.grades.items() if any(words[at].startswith(stem) for at in span)
            )
        yield match.value, Age(years, context, match.start, match.end)


def age(contexts: Iterable[Context], lexicon: Lexicon) -> Age | None:
    """The first age told of the own child; one in years before one by school year, 'soon three' before 'three'."""
    school: Age | None = None
    for context in contexts:
        taken: dict[int, Age] = {}
        for rule, told in _read(context, lexicon):
            if not YOUNGEST <= told.years <= OLDEST:
                continue
            if rule is AgeRule.SCHOOL:
                school = school or told
            elif rule is AgeRule.SOON or told.end not in taken:
                taken[told.end] = told
        if taken:
            return min(taken.values(), key=lambda told: told.end)
    return school
