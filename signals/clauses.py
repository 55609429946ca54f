"""A text in sentences, a sentence in clauses: the stretches within which one word governs another."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from signals.normalise import BREAK, END, Token

LONG, LONGEST = 60, 120
"""From so many tokens on a pause ends a sentence, and with so many anything does: a rant has no full stops."""

REPEATS = 3
"""How often the same word in a row is heard; of pauses one is enough."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence and, for each, the number of its clause."""

    tokens: tuple[Token, ...]
    clauses: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        """The normal words, breaks included."""
        return [token.text for token in self.tokens]

    def clause_start(self, at: int) -> int:
        """The first token of the clause in which the token stands."""
        while at > 0 and self.clauses[at - 1] == self.clauses[at]:
            at -= 1
        return at

    def clause_end(self, at: int) -> int:
        """One past the last token of the clause in which the token stands."""
        end = at + 1
        while end < len(self.tokens) and self.clauses[end] == self.clauses[at]:
            end += 1
        return end


def _number(tokens: list[Token], subjects: Collection[str], joints: Collection[str]) -> Iterator[int]:
    """A clause begins after a break, at a joint (but, because) and at a subject pronoun that no joint precedes."""
    clause = 0
    fresh = True
    for token in tokens:
        if token.text == BREAK:
            yield clause
            clause += not fresh
            fresh = True
            continue
        if not fresh and (token.text in joints or token.text in subjects):
            clause += 1
        fresh = token.text in joints
        yield clause


def sentences(tokens: Iterable[Token], subjects: Collection[str], joints: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a text that are not empty."""
    current: list[Token] = []
    for token in (*tokens, Token(END, 0, 0)):
        pause = token.text == BREAK
        if token.text != END and not (pause and len(current) >= LONG) and len(current) < LONGEST:
            echoes = 1 if pause else REPEATS
            if [one.text for one in current[-echoes:]] != [token.text] * echoes:
                current.append(token)
            continue
        if current:
            yield Sentence(tuple(current), tuple(_number(current, subjects, joints)))
        current = [] if token.text == END or pause else [token]
