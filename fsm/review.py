"""How one week compares with the one before: by the eight signs and by the closeness the parent felt."""

from collections.abc import Collection
from datetime import date, timedelta

from fsm.journey import Journey
from fsm.words import Change, Sign

FAR = 2.0
"""A week's mean closeness up to here is far apart; two such weeks are more than small steps should carry."""

WORSE_IN_A_ROW = 2

A_CLEAR_CHANGE = 0.5
"""Half a point of five in the week's mean closeness: about one day in two felt a step different."""


def compare(before: Collection[Sign], after: Collection[Sign], warmer: float | None) -> Change:
    """The outcome. `warmer` is the change in mean closeness, None when either week has none.

    The signs speak first; where they stand still, a clear change in closeness decides.
    """
    gone = set(before) - set(after)
    come = set(after) - set(before)
    if gone and come:
        return Change.MIXED
    if gone:
        return Change.BETTER if warmer is None or warmer > -A_CLEAR_CHANGE else Change.MIXED
    if come:
        return Change.WORSE if warmer is None or warmer < A_CLEAR_CHANGE else Change.MIXED
    if warmer is not None and warmer >= A_CLEAR_CHANGE:
        return Change.BETTER
    if warmer is not None and warmer <= -A_CLEAR_CHANGE:
        return Change.WORSE
    return Change.SAME


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


def human_offer(journey: Journey, today: date) -> str:
    """Why a human should be offered after the last review: 'worse' twice in a row, 'low' for two weeks, or ''."""
    latest = journey.reviews[-WORSE_IN_A_ROW:]
    if len(latest) < WORSE_IN_A_ROW:
        return ""
    if all(one.outcome is Change.WORSE for one in latest):
        return "worse"
    week = timedelta(days=7)
    weeks = [closeness(journey, day - week + timedelta(days=1), day) for day in (today, today - week)]
    low = all(mean is not None and mean <= FAR for mean in weeks)
    return "low" if low and latest[-1].outcome is not Change.BETTER else ""
