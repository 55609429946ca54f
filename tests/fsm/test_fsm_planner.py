"""The planner: from what the parent told to an order of the steps, with a reason for each."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fsm.journey import Child, Journey, Planned
from fsm.planner import plan, rule
from fsm.words import Band, Cause, Sign, Since, StepId
from simulator.weeks.persona import read
from tests.conversation import EVENING, content
from tests.fsm.orders import ORDERS
from tests.transcripts import PERSONAS


def told(name: str) -> Journey:
    """What a persona has told when the programme is made."""
    who = read(PERSONAS[name])
    return Journey(
        1,
        child=Child("", who.child.age),
        signs=dict(who.signs),
        causes=tuple(who.causes),
        reflection=tuple(who.reflection),
    )


@pytest.mark.parametrize("name", PERSONAS)
def test_the_order_of_each_persona(name: str) -> None:
    order = [f"{planned.step}: {planned.reason}" for planned in plan(told(name))]
    assert order == ORDERS[name].split("\n")


def test_two_different_parents_get_visibly_different_programmes() -> None:
    # The Russian personas are of the same kinds as the English ones.
    english = [name for name in ORDERS if not name.startswith("ru_")]
    first = {name: [planned.step for planned in plan(told(name))] for name in english}
    for one, other in combinations(first.values(), 2):
        assert one[:3] != other[:3]
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 7


JOURNEYS = st.builds(
    Journey,
    st.just(1),
    child=st.builds(Child, st.just(""), st.none() | st.integers(2, 17)),
    signs=st.dictionaries(st.sampled_from(Sign), st.none() | st.sampled_from(Since)),
    causes=st.lists(st.sampled_from(Cause), unique=True).map(tuple),
    reflection=st.lists(st.integers(1, 5), max_size=14).map(tuple),
)


@given(journey=JOURNEYS)
def test_every_step_once_with_what_leads_first_and_what_comes_after_behind(journey: Journey) -> None:
    order = [planned.step for planned in plan(journey)]
    assert sorted(order) == sorted(StepId)
    lead = next((step for cause, step in rule().lead if cause in journey.causes), None)
    assert lead in (None, order[0])
    for step, earlier in rule().after:
        assert order.index(step) > order.index(earlier)


@given(journey=JOURNEYS)
def test_every_reason_was_told_by_the_parent_and_has_a_text(journey: Journey) -> None:
    for planned in plan(journey):
        kind, _, id = planned.reason.partition(" ")
        match kind:
            case "sign":
                assert Sign(id) in journey.signs
            case "cause":
                assert Cause(id) in journey.causes
            case "reflection":
                assert journey.reflection[list(StepId).index(planned.step)] <= 2
            case _:
                assert planned.reason == "always"
        for pack in content().packs.values():
            assert planned.reason in pack.steps[planned.step].reasons


def test_every_reason_needed_has_a_text_in_every_language(language: str) -> None:
    for step, reasons in rule().needed_reasons().items():
        assert reasons <= set(content().pack(language).steps[step].reasons)


@given(journey=JOURNEYS, position=st.integers(0, 13), signs=st.sets(st.sampled_from(Sign)))
def test_what_was_walked_keeps_its_place(journey: Journey, position: int, signs: set[Sign]) -> None:
    journey.programme = plan(journey)
    journey.position, journey.step_on = position, EVENING.date()
    journey.signs = dict.fromkeys(signs, Since.NEW)
    anew = plan(journey)
    assert anew[: position + 1] == journey.programme[: position + 1]
    assert sorted(planned.step for planned in anew) == sorted(StepId)


def test_a_middling_rating_is_never_called_low() -> None:
    """Guards: who answered 3 of 5 everywhere read 'you were honest that ... is rare' ten times."""
    assert {planned.reason for planned in plan(Journey(1, reflection=(3,) * 14))} == {"always"}
    assert {planned.reason for planned in plan(Journey(1, reflection=(2,) * 14))} == {"reflection"}


def test_a_parent_who_told_nothing_gets_the_articles_own_order() -> None:
    order = [planned.step for planned in plan(Journey(1))]
    assert order[:4] == [StepId.FIND_CAUSES, StepId.ACT_NOW, StepId.START_WITH_YOURSELF, StepId.LISTEN]
    assert len(rule().base) == len(StepId)


def test_a_step_that_is_gone_from_the_programme_comes_back() -> None:
    journey = Journey(1, programme=(Planned(StepId.LISTEN, "always"),), position=0, step_on=EVENING.date())
    assert len(plan(journey)) == len(StepId)


def test_age_moves_the_steps() -> None:
    def place(step: StepId, age: int) -> int:
        return [planned.step for planned in plan(Journey(1, child=Child("", age)))].index(step)

    assert place(StepId.TIME_TOGETHER, 3) < place(StepId.TIME_TOGETHER, 16)
    assert place(StepId.RESPECT_SPACE, 16) < place(StepId.RESPECT_SPACE, 3)


@pytest.mark.parametrize(
    ("age", "band"), [(2, "2-5"), (5, "2-5"), (6, "6-9"), (9, "6-9"), (10, "10-12"), (12, "10-12"), (13, "13-17")]
)
def test_the_age_bands(age: int, band: str) -> None:
    assert Child("", age).band is Band(band)
    assert Child().band is Band.SCHOOL
