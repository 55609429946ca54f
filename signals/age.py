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
    """An age and where it was read: tokens [start, end) of a sentence, the number itself at `place`."""

    years: int
    place: int
    context: Context
    start: int
    end: int


TEN = 10
DIGITS = 2
"""Longer numbers are no ages."""
NUMBER, ORDINAL = "#", "#th"
"""What stands for a number, and for 'third', in the phrases of age.yaml."""


def _number(word: str, lexicon: Lexicon) -> tuple[str, int]:
    """What the phrases see of a word, and the number it is."""
    if word.isdecimal() and len(word) <= DIGITS:
        return NUMBER, int(word)
    if word in lexicon.ordinals:
        return ORDINAL, lexicon.ordinals[word]
    return (NUMBER, lexicon.numbers[word]) if word in lexicon.numbers else (word, 0)


def _grade(word: str, lexicon: Lexicon) -> int:
    """The years that a word like 'grade' or 'seventh-grader' adds."""
    return next((years for stem, years in lexicon.grades.items() if word.startswith(stem)), 0)


def _own(context: Context, match: Match[AgeRule]) -> bool:
    """Is it said of the writer's own child, and now?"""
    start = context.sentence.clause_start(match.start)
    if any(mark.value in (Mark.SOURCE, Mark.CHILDHOOD) for mark in context.marks):
        return False
    return not context.other[match.end - 1] and context.subject(start, match.start + 1) not in (Mark.SELF, Mark.ADULT)


def _read(context: Context, lexicon: Lexicon) -> Iterator[tuple[AgeRule, Age]]:
    words = context.sentence.words
    masked, numbers = zip(*(_number(word, lexicon) for word in words), strict=True)
    matches = list(lexicon.ages.find(list(masked)))
    barred = {at for match in matches if match.value is AgeRule.NOT for at in range(match.start, match.end)}
    for match in matches:
        span = range(match.start, match.end)
        places = [at for at in span if masked[at] in (NUMBER, ORDINAL)]
        if match.value is AgeRule.NOT or barred.intersection(places) or not _own(context, match):
            continue
        place = places[-1] if places else match.start
        years = numbers[place]
        if place - 1 in places and years < TEN <= numbers[place - 1]:
            years += numbers[place - 1]  # 'twenty two'
        if match.value is AgeRule.SOON:
            years -= 1
        if match.value is AgeRule.SCHOOL:
            years += max(_grade(word, lexicon) for word in words[match.start : match.end])
        yield match.value, Age(years, place, context, match.start, match.end)


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
            elif rule is AgeRule.SOON or told.place not in taken:
                taken[told.place] = told
        if taken:
            return taken[min(taken)]
    return school
