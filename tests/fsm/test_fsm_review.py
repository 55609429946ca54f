"""How one week compares with the one before."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm import review
from fsm.journey import Day, Journey, Review
from fsm.words import Change, Sign, StepId

A, B, C = Sign.SNAPS, Sign.ALWAYS_FINE, Sign.LOCKED_ROOM


@pytest.mark.parametrize(
    ("before", "after", "warmer", "outcome"),
    [
        ([A, B], [A], None, "better"),
        ([A, B], [A], 1.0, "better"),
        ([A, B], [A], -0.4, "better"),
        ([A, B], [A], -0.5, "mixed"),
        ([A], [A, B], None, "worse"),
        ([A], [A, B], 0.4, "worse"),
        ([A], [A, B], 0.5, "mixed"),
        ([A], [B], None, "mixed"),
        ([A], [A], None, "same"),
        ([A], [A], 0.4, "same"),
        ([A], [A], 0.5, "better"),
        ([A], [A], -0.4, "same"),
        ([A], [A], -0.5, "worse"),
        ([], [], None, "same"),
    ],
)
def test_the_signs_speak_first(before: list[Sign], after: list[Sign], warmer: float | None, outcome: str) -> None:
    assert review.compare(before, after, warmer) is Change(outcome)


TODAY = date(2026, 3, 15)


def week(*rated: int | None) -> Journey:
    """Ratings of the days up to today, the last one today."""
    days = [TODAY - timedelta(days=n) for n in range(len(rated))][::-1]
    return Journey(
        1, diary=tuple(Day(on, StepId.LISTEN, closeness=value) for on, value in zip(days, rated, strict=True))
    )


def test_the_mean_of_this_week_less_the_one_before() -> None:
    assert review.warmer(week(*[2] * 7, *[3] * 7), TODAY) == 1.0
    assert review.warmer(week(5, *[2] * 7, *[3] * 7), TODAY) == 1.0
    assert review.warmer(week(*[None] * 6, 1, *[None] * 6, 5), TODAY) == 4.0


def test_a_week_without_a_rating_compares_with_nothing() -> None:
    assert review.warmer(week(*[3] * 7), TODAY) is None
    assert review.warmer(week(*[3] * 7, *[None] * 7), TODAY) is None
    assert review.closeness(Journey(1), TODAY, TODAY) is None


SIGNS = st.sets(st.sampled_from(Sign))


@given(before=SIGNS, after=SIGNS, warmer=st.none() | st.floats(-4, 4))
def test_what_is_better_forward_is_worse_backward(before: set[Sign], after: set[Sign], warmer: float | None) -> None:
    opposite = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER}
    there = review.compare(before, after, warmer)
    back = review.compare(after, before, None if warmer is None else -warmer)
    assert back is opposite.get(there, there)


@pytest.mark.parametrize(
    ("outcomes", "rated", "offer"),
    [
        (["worse"], [1] * 14, ""),
        (["worse", "worse"], [4] * 14, "worse"),
        (["better", "worse"], [4] * 14, ""),
        (["same", "same"], [1] * 14, "low"),
        (["same", "mixed"], [1] * 14, "low"),
        (["same", "better"], [1] * 14, ""),
        (["same", "same"], [3] * 14, ""),
        (["same", "same"], [3] * 7 + [1] * 7, ""),
        (["same", "same"], [1] * 7, ""),
        ([], [], ""),
    ],
)
def test_when_a_human_is_offered(outcomes: list[str], rated: list[int], offer: str) -> None:
    at = week(*rated)
    at.reviews = tuple(Review(TODAY, (), Change(outcome)) for outcome in outcomes)
    assert review.human_offer(at, TODAY) == offer
