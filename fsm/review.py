"""How one week compares with the one before: by the eight signs and by the closeness the parent felt."""

from collections.abc import Collection
from datetime import date, timedelta

from fsm.journey import Journey
from fsm.words import Sign

BETTER, SAME, WORSE, MIXED = "better", "same", "worse", "mixed"
OUTCOMES = (BETTER, SAME, WORSE, MIXED)

A_CLEAR_CHANGE = 0.5
"""Half a point of five in the week's mean closeness: about one day in two felt a step different."""


def compare(before: Collection[Sign], after: Collection[Sign], warmer: float | None) -> str:
    """The outcome. `warmer` is the change in mean closeness, None when either week has none.

    The signs speak first; where they stand still, a clear change in closeness decides.
    """
    gone = set(before) - set(after)
    come = set(after) - set(before)
    if gone and come:
        return MIXED
    if gone:
        return BETTER if warmer is None or warmer > -A_CLEAR_CHANGE else MIXED
    if come:
        return WORSE if warmer is None or warmer < A_CLEAR_CHANGE else MIXED
    if warmer is not None and warmer >= A_CLEAR_CHANGE:
        return BETTER
    if warmer is not None and warmer <= -A_CLEAR_CHANGE:
        return WORSE
    return SAME


def closeness(journey: Journey, first: date, last: date) -> float | None:
    """The mean closeness of the local days first to last, both included; None without a rating."""
    rated = [day.closeness for day in journey.diary if first <= day.on <= last and day.closeness is not None]
    return sum(rated) / len(rated) if rated else None


def warmer(journey: Journey, today: date) -> float | None:
    """This week's mean closeness less the week's before."""
    week = timedelta(days=7)
    now = closeness(journey, today - week + timedelta(days=1), today)
    then = closeness(journey, today - 2 * week + timedelta(days=1), today - week)
    return None if now is None or then is None else now - then
