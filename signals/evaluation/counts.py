"""Hits, misses and false alarms, and the figures made of them, each with its interval."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

T = TypeVar("T")

RESAMPLES = 400
SEED = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a set of labels over a set of texts: labels found rightly, found wrongly, and not found."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was reported, the part that is so; 0 when nothing was."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of what is so, the part that was reported; 0 when nothing is."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hits / (2 * self.hits + self.wrong + self.missed) if self.hits else 0.0


def compare(told: frozenset[str], found: frozenset[str]) -> Counts:
    """One text's counts."""
    return Counts(len(told & found), len(found - told), len(told - found))


def total(counts: Iterable[Counts]) -> Counts:
    """Their sum."""
    return sum(counts, Counts())


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval (bootstrap over texts, the same seed every time) and the number of cases."""

    value: float
    low: float
    high: float
    cases: int

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f}-{self.high:.2f})" if self.cases else "-"


def f1(counts: Sequence[Counts]) -> Figure:
    """The micro F1 of one Counts a text."""
    return _figure(counts, lambda drawn: total(drawn).f1, sum(one.hits + one.missed for one in counts))


def share(cases: Sequence[bool]) -> Figure:
    """The part of the cases that hold."""
    return _figure(cases, lambda drawn: sum(drawn) / len(drawn), len(cases))


def _figure(cases: Sequence[T], value: Callable[[Sequence[T]], float], size: int) -> Figure:
    if not cases:
        return Figure(0.0, 0.0, 0.0, 0)
    dice = np.random.default_rng(SEED)
    places = dice.integers(len(cases), size=(RESAMPLES, len(cases)))
    drawn = sorted(value([cases[at] for at in row]) for row in places)
    return Figure(value(cases), drawn[round(RESAMPLES * 0.025)], drawn[round(RESAMPLES * 0.975) - 1], size)
