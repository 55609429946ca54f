"""Who does a phrase speak of, and does it hold? The words around a phrase that turn it over or take it away.

A phrase is turned over when it is negated, or past and over; both together leave it as it was ('he never used to
slam doors'). It is taken away when it tells of someone else, of what might be, or of a book.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signals.clauses import Sentence
from signals.lexicon import Lexicon, Mark, Meaning
from signals.phrases import Match

REACH = 4
"""How many words may stand between a negation and what it negates."""

_WHO = frozenset({Mark.OTHER, Mark.OWN, Mark.ADULT, Mark.SELF, Mark.CHILD})


@dataclass(frozen=True, slots=True)
class Polarity:
    """The verdict on one phrase in its place."""

    negated: bool = False
    past: bool = False
    then: bool = False
    """It is told of a time that is gone, without a word on today."""
    other: bool = False
    """It is someone else's child, or a book's, or the parent's own childhood."""
    subject: Mark | None = None
    """Whom the clause begins with: SELF the parent, ADULT another adult, OWN or CHILD the child, None nobody."""
    grown: bool = False
    """The person spoken of last is an adult of the family."""
    named: bool = False
    """The phrase itself names an adult."""
    by_self: bool = False
    """The writer is its subject, before it or within it."""
    denied_after: bool = False
    """A negation follows at once, as Russian may put it: 'drugs he does not take'."""
    what_if: bool = False
    fear: bool = False
    said: bool = False
    """The child is quoted."""

    @property
    def turned(self) -> bool:
        """The opposite is meant."""
        return self.negated != (self.past or self.then)


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence with its marks; whom 'he' and 'she' stand for at each word; whether what follows ends it all."""

    sentence: Sentence
    marks: tuple[Match[Mark], ...]
    other: tuple[bool, ...]
    grown: tuple[bool, ...]
    over_next: bool
    by_kind: Mapping[Mark, list[Match[Mark]]]

    def _at(self, *kinds: Mark) -> list[Match[Mark]]:
        return [mark for kind in kinds for mark in self.by_kind.get(kind, ())]

    def _negated(self, match: Match[Meaning], start: int) -> bool:
        if match.own:
            return False
        blind = {at for mark in self._at(Mark.NEUTRAL, Mark.IDIOM) for at in range(mark.start, mark.end)}
        near = max(start, match.start - REACH)
        for mark in self._at(Mark.NOT, Mark.CEASE):
            if near <= mark.start < match.end and mark.start not in blind:
                return True
        return self._carried(match, start, blind)

    def _carried(self, match: Match[Meaning], start: int, blind: set[int]) -> bool:
        """'Stopped talking to me, asking for help': a clause that opens with the phrase goes on with what ceased."""
        if match.start - start > 1 or start == 0:
            return False
        endings = self.sentence.words[match.start][-3:]
        before = self.sentence.clauses[start] - 1
        return any(
            self.sentence.clauses[mark.start] == before
            and mark.start not in blind
            and any(word[-3:] == endings for word in self.sentence.words[mark.end : start])
            for mark in self._at(Mark.CEASE)
        )

    def _denied(self, match: Match[Meaning]) -> bool:
        """'I would not say that he ignores me': the clause that such words open, not the next."""
        clauses = self.sentence.clauses
        return any(
            mark.end <= match.start and clauses[match.start] <= clauses[mark.end] for mark in self._at(Mark.DENIAL)
        )

    def _over(self, match: Match[Meaning]) -> bool:
        return self.over_next or any(mark.start >= match.start for mark in self._at(Mark.OVER))

    def _past(self, match: Match[Meaning], start: int, kind: Mark) -> bool:
        """Is it told of the past? What ceased then is no past: 'last year he stopped talking'."""
        if any(start <= mark.start < match.end for mark in self._at(Mark.CEASE)):
            return False
        end = self.sentence.clause_end(match.end - 1)
        resets = [mark.start for mark in self._at(Mark.NOW)]
        for mark in self._at(kind):
            first, last = min(mark.start, match.start), max(mark.end, match.end)
            if mark.start < end and not any(first <= reset < last for reset in resets):
                return True
        return False

    def subject(self, start: int, end: int) -> Mark | None:
        """Who is the subject of the words from the beginning of a clause on? An adult only where they open it."""
        last: Mark | None = None
        for mark in self.marks:
            if start <= mark.start < end and mark.value in _WHO:
                if mark.value is Mark.ADULT and mark.start > start + 1:
                    continue
                last = mark.value
        return last

    def _governed(self, match: Match[Meaning], kind: Mark) -> bool:
        """Is there such a mark before the phrase that reaches into its clause?"""
        clause = self.sentence.clauses[match.start]
        denials = self._at(Mark.DENIAL)
        return any(
            not any(denial.start <= mark.start < denial.end for denial in denials)
            and mark.start < match.start
            and self.sentence.clauses[mark.start] <= clause <= self.sentence.clauses[mark.end - 1]
            for mark in self._at(kind)
        )

    def judge(self, match: Match[Meaning]) -> Polarity:
        """The verdict on one phrase of this sentence."""
        start = self.sentence.clause_start(match.start)
        subject = self.subject(start, match.start)
        within = self._at(Mark.SELF) if subject is None else []
        return Polarity(
            negated=self._negated(match, start) != self._denied(match),
            past=self._over(match) or self._past(match, start, Mark.PAST),
            then=self._past(match, start, Mark.THEN),
            other=self.other[match.start] or any(self._at(Mark.SOURCE, Mark.CHILDHOOD)),
            subject=subject,
            grown=self.grown[match.end - 1],
            named=any(match.start <= mark.start < match.end for mark in self._at(Mark.ADULT)),
            by_self=subject is Mark.SELF or any(match.start <= mark.start < match.end for mark in within),
            denied_after=not match.own and any(mark.start == match.end for mark in self._at(Mark.NOT)),
            what_if=self._governed(match, Mark.WHAT_IF),
            fear=self._governed(match, Mark.FEAR),
            said=self.sentence.tokens[match.end - 1].quoted
            or any(mark.end <= match.start for mark in self._at(Mark.SPEECH)),
        )

    def idle(self, match: Match[Meaning]) -> bool:
        """Is the phrase part of a figure of speech?"""
        return any(mark.start < match.end and match.start < mark.end for mark in self._at(Mark.IDIOM))


def _turns(sentence: Sentence, marks: tuple[Match[Mark], ...]) -> Iterator[tuple[int, Mark]]:
    """Where the talk turns to the own child, or to an adult who opens a clause as its subject."""
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.value is not Mark.ADULT)):
        clause = sentence.clauses[mark.start]
        if mark.value is Mark.OWN:
            yield mark.start, mark.value
        if mark.value is Mark.ADULT and clause not in taken and mark.start <= sentence.clause_start(mark.start) + 3:
            yield mark.start, mark.value
        if mark.value in (Mark.OWN, Mark.SELF, Mark.CHILD):
            taken.add(clause)


def contexts(sentences: list[Sentence], lexicon: Lexicon) -> Iterator[Context]:
    """The sentences of one text, each with what governs in it; 'he' stays whoever was spoken of last."""
    found = [tuple(lexicon.marks.find(sentence.words)) for sentence in sentences]
    other = grown = False
    for number, (sentence, marks) in enumerate(zip(sentences, found, strict=True)):
        foreign = {at for mark in marks if mark.value is Mark.OTHER for at in range(mark.start, mark.end)}
        whose: list[bool] = []
        whom: list[bool] = []
        turns = dict(_turns(sentence, marks))
        for at in range(len(sentence.tokens)):
            turn = turns.get(at)
            other = at in foreign or (other and turn is not Mark.OWN)
            grown = not other and (turn is Mark.ADULT or (grown and turn is not Mark.OWN))
            whose.append(other)
            whom.append(grown)
        following = found[number + 1] if number + 1 < len(found) else ()
        over_next = any(mark.value is Mark.OVER and mark.start <= 1 for mark in following)
        by_kind: dict[Mark, list[Match[Mark]]] = {}
        for mark in marks:
            by_kind.setdefault(mark.value, []).append(mark)
        yield Context(sentence, marks, tuple(whose), tuple(whom), over_next, by_kind)
