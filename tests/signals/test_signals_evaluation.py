"""The figures that are published: what they count, and that the published ones are still so."""

import pytest

from fsm.words import Cause, Concern, Sign
from signals.evaluation.counts import Counts, compare, f1, share, total
from signals.evaluation.measure import measure
from signals.evaluation.readers import Reader, keywords
from signals.evaluation.statements import LOCALES, Labels, Statement, batches, statements

LOCKED, SNAPS = str(Sign.LOCKED_ROOM), str(Sign.SNAPS)
HARM = str(Concern.SELF_HARM)


def statement(kind: str = "sign", *, indirect: bool = False, **labels: frozenset[str]) -> Statement:
    concerns = labels.get("concerns", frozenset())
    return Statement("text", "en", kind, Labels(**labels), concerns if indirect else frozenset())  # type: ignore[arg-type]


def always(**labels: frozenset[str]) -> Reader:
    return lambda _text, _locale: Labels(**labels)  # type: ignore[arg-type]


def test_hits_wrong_and_missed_are_told_apart() -> None:
    counts = compare(frozenset({"a", "b"}), frozenset({"b", "c"}))
    assert counts == Counts(hits=1, wrong=1, missed=1)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.5, 0.5)


def test_nothing_to_find_and_nothing_found_is_no_division_by_zero() -> None:
    empty = total([])
    assert (empty.precision, empty.recall, empty.f1) == (0.0, 0.0, 0.0)


def test_an_interval_holds_its_value_and_is_the_same_every_time() -> None:
    cases = [True] * 30 + [False] * 10
    figure = share(cases)
    assert figure == share(cases)
    assert figure.low < figure.value == 0.75 < figure.high
    assert str(share([])) == "-"


def test_f1_is_over_all_labels_together() -> None:
    assert f1([Counts(1, 0, 0), Counts(1, 2, 0)]).value == pytest.approx(2 * 2 / (2 * 2 + 2))


def test_a_denied_sign_reported_as_present_is_counted() -> None:
    measured = measure(always(signs=frozenset({LOCKED})), [statement("denied", denied=frozenset({LOCKED, SNAPS}))])
    assert measured.turned_over.value == 0.5
    assert measured.sign_free.value == 1.0


def test_a_concern_heard_under_another_name_is_heard_all_the_same() -> None:
    reader = always(concerns=frozenset({str(Concern.EATING)}))
    told = [
        statement("concern", concerns=frozenset({HARM})),
        statement("concern", indirect=True, concerns=frozenset({HARM})),
    ]
    measured = measure(reader, told)
    assert (measured.plain.value, measured.indirect.value) == (1.0, 1.0)
    assert measured.concerns.value == 0.0


def test_false_alarms_are_counted_among_the_calm_texts_alone() -> None:
    reader = always(concerns=frozenset({HARM}))
    measured = measure(reader, [statement("trap"), statement("concern", concerns=frozenset({HARM}))])
    assert (measured.false_alarms.cases, measured.trapped.value) == (1, 1.0)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_keyword_of_the_baseline_is_of_a_label(locale: str) -> None:
    text = "she locked the door, divorce, suicide; запирается, развод, суицид"
    found = keywords(text, locale)
    assert found.signs <= set(Sign)
    assert found.causes <= set(Cause)
    assert found.concerns <= set(Concern)
    assert found.signs
    assert found.causes
    assert found.concerns


@pytest.mark.parametrize("part", ["train", "test"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_statements_have_known_labels_and_no_text_twice(part: str, locale: str) -> None:
    for name, batch in batches(part, locale):
        assert batch, name
        for one in batch:
            assert one.labels.signs | one.labels.denied <= set(Sign), one.text
            assert not one.labels.signs & one.labels.denied, one.text
            assert one.labels.causes <= set(Cause), one.text
            assert one.labels.concerns <= set(Concern), one.text
            assert one.labels.age is None or 0 <= one.labels.age <= 17, one.text


@pytest.mark.parametrize("locale", LOCALES)
def test_no_test_text_is_learnt_from(locale: str) -> None:
    learnt = {one.text for one in statements("train", locale)}
    assert not learnt & {one.text for one in statements("test", locale)}
