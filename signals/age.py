"""The child's age, when the parent tells it.

An age is in whole years, 0 to 17. 'He will soon be three' is two: the child is what he is today. A school year
counts by one rule per word (grade, year, class; lexicon/<locale>/age.yaml), whatever the country; an age told in
years goes before it. What is told of a past ('when he was five'), of a parent or of another's child is no age.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signals.clauses import Sentence
from signals.lexicon import AgeRule, AgeSaid, Lexicon, Mark
from signals.phrases import Match
from signals.polarity import Context

OLDEST = 17

TEN = 10
DIGITS = 2
"""Longer numbers are no ages."""
NUMBER, ORDINAL, EDGE = "#", "#th", "<>"
"""What stands for a number, for 'third', and for the beginning or the end of a sentence, in age.yaml."""

LEAST = {AgeRule.LONE: 3, AgeRule.CLOCK: 13, AgeRule.LONE_MONTHS: 13}
"""Of a number that may be anything else: 'two' are many things, 'at six' is a time, 'nine months' a while."""

IN_A_YEAR = {AgeRule.MONTHS: 12, AgeRule.LONE_MONTHS: 12, AgeRule.WEEKS: 52}
SURE = frozenset({AgeRule.OWN, *IN_A_YEAR})
"""What no phrase under 'not' takes away: it is so narrow in itself."""

RANKS = (
    frozenset({AgeRule.OWN, AgeRule.SOON}),
    frozenset({AgeRule.NOW, AgeRule.MONTHS, AgeRule.WEEKS}),
    frozenset({AgeRule.LONE, AgeRule.LONE_MONTHS}),
    frozenset({AgeRule.SCHOOL}),
    frozenset({AgeRule.CLOCK}),
)
"""Which goes before which, when a text tells several."""

NEAR = 3
"""Another's child so early in a sentence is whom it is about, and the next one may go on about."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age and where it was read: tokens [start, end) of a sentence."""

    years: int
    context: Context
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    """What the phrases see of the tokens [start, end), and the number that they are."""

    shown: str
    number: int
    start: int
    end: int


def _number(word: str, lexicon: Lexicon) -> tuple[str, int]:
    whole = word.removesuffix(".5").removesuffix(",5")
    if whole.isdecimal() and len(whole) <= DIGITS:
        return NUMBER, int(whole)
    if word in lexicon.ordinals:
        return ORDINAL, lexicon.ordinals[word]
    return (NUMBER, lexicon.numbers[word]) if word in lexicon.numbers else (word, 0)


def _words(sentence: Sentence, lexicon: Lexicon) -> list[_Word]:
    """The words of a sentence between its two edges; 'twenty two' is one."""
    words = [_Word(EDGE, 0, 0, 0)]
    for at, text in enumerate(sentence.words):
        shown, number = _number(text, lexicon)
        last = words[-1]
        tens = last.shown == NUMBER and last.number > TEN and last.number % TEN == 0
        if tens and shown in (NUMBER, ORDINAL) and 0 < number < TEN and not text.isdecimal():
            words[-1] = _Word(shown, last.number + number, last.start, at + 1)
        else:
            words.append(_Word(shown, number, at, at + 1))
    return [*words, _Word(EDGE, 0, len(sentence.tokens), len(sentence.tokens))]


def _anothers(context: Context, before: Context | None, end: int) -> bool:
    """Was another's child spoken of last, in this sentence or as the one that the sentence before is about?"""
    others = [mark for mark in context.marks if mark.value is Mark.OTHER and mark.start < end]
    own = [mark for mark in context.marks if mark.value is Mark.OWN and mark.start < end]
    if others:
        last = max(others, key=lambda mark: mark.end)
        return all(mark.start < last.end for mark in own)
    if own or before is None:
        return False
    kinds = {mark.value for mark in before.marks}
    return Mark.OWN not in kinds and any(mark.value is Mark.OTHER and mark.start < NEAR for mark in before.marks)


def _child(told: Age, before: Context | None, rule: AgeRule, place: int) -> bool:
    """Is it said of the writer's own child, and now?"""
    context = told.context
    if rule is AgeRule.OWN:
        others = (mark.start for mark in context.marks if mark.value is Mark.OTHER)
        return not any(told.start <= start < told.end for start in others)
    if any(mark.value in (Mark.SOURCE, Mark.CHILDHOOD) and mark.start < told.end for mark in context.marks):
        return False
    subject = context.subject(context.sentence.clause_start(place), place + 1)
    return subject not in (Mark.SELF, Mark.ADULT) and not _anothers(context, before, told.end)


def _years(said: AgeSaid, number: int) -> int:
    return number // IN_A_YEAR.get(said.rule, 1) + said.more


def _place(match: Match[AgeSaid], numbers: list[int]) -> int:
    """Where the age itself stands: 'my two boys are 9', but '13 in 2 weeks'."""
    if not numbers:
        return match.start
    return numbers[-1] if match.value.rule is AgeRule.OWN else numbers[0]


def _read(context: Context, before: Context | None, lexicon: Lexicon) -> Iterator[tuple[AgeRule, Age]]:
    words = _words(context.sentence, lexicon)
    told: dict[int, list[tuple[AgeSaid, Match[AgeSaid]]]] = {}
    barred: dict[int, AgeRule] = {}
    for match in lexicon.ages.find([word.shown for word in words]):
        places = [at for at in range(match.start, match.end) if words[at].shown in (NUMBER, ORDINAL)]
        if match.value.rule in (AgeRule.NOT, AgeRule.SEVERAL):
            for place in places or range(match.start, match.end):
                if barred.get(place) is not AgeRule.SEVERAL:
                    barred[place] = match.value.rule
        else:
            told.setdefault(_place(match, places), []).append((match.value, match))
    for place, several in sorted(told.items()):
        if any(said.rule is AgeRule.SOON for said, _ in several):
            several = [one for one in several if one[0].rule is AgeRule.SOON]
        for said, match in several:
            bar = barred.get(place)
            number = words[place].number
            if bar is AgeRule.SEVERAL or (bar is AgeRule.NOT and said.rule not in SURE):
                continue
            if number and number < LEAST.get(said.rule, 0):
                continue
            last = len(context.sentence.tokens)
            start = min(words[match.start].start, last - 1)  # the edges are no tokens
            end = min(max(words[match.end - 1].end, start + 1), last)
            age_ = Age(_years(said, number), context, start, end)
            if age_.years <= OLDEST and _child(age_, before, said.rule, min(words[place].start, last - 1)):
                yield said.rule, age_


def age(contexts: Iterable[Context], lexicon: Lexicon) -> Age | None:
    """The age of the own child: by rank, then the first. A text that is nothing but a number tells none."""
    best: tuple[int, Age] | None = None
    parts = list(contexts)
    for number, context in enumerate(parts):
        for rule, told in _read(context, parts[number - 1] if number else None, lexicon):
            rank = next(rank for rank, rules in enumerate(RANKS) if rule in rules)
            lonely = rule is AgeRule.LONE and sum(len(part.sentence.tokens) for part in parts) == 1
            if not lonely and (best is None or rank < best[0]):
                best = rank, told
    return best[1] if best else None
