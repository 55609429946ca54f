"""What is stored loads back equal; what an older version wrote loads without what there is no more."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fsm.event import Blocked, Command, Due, Event, HumanReply, Other, Press, Text, Unblocked
from fsm.journey import Child, Day, Heard, Journey, Planned, Review, Worry
from fsm.reply import Button, Edit, Export, Picture, Reply, Say, Settle, Tell, Toast
from fsm.states import State
from fsm.words import Cause, Change, Concern, Pace, Progress, Pronoun, Sign, Since, StepId
from storage import codec

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
DATES = st.dates(date(2024, 1, 1), date(2030, 1, 1))
TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SIGNS = st.sampled_from(Sign)
HEARD = st.builds(
    Heard,
    st.dictionaries(SIGNS, TEXT),
    st.dictionaries(SIGNS, TEXT),
    st.dictionaries(st.sampled_from(Cause), TEXT),
    st.integers(0, 9),
)
JOURNEYS = st.builds(
    Journey,
    chat=st.integers(-(2**52), 2**52),
    state=st.sampled_from(State).map(str),
    under=st.lists(st.sampled_from(State).map(str), max_size=3).map(tuple),
    consented=st.none() | TIMES,
    child=st.builds(Child, TEXT, st.none() | st.integers(2, 17), st.sampled_from(Pronoun)),
    zone=st.sampled_from(["", "Europe/London"]),
    hour=st.none() | st.integers(7, 22),
    pace=st.sampled_from(Pace),
    heard=HEARD,
    noted=HEARD,
    ticked=st.lists(SIGNS.map(str), max_size=3).map(tuple),
    signs=st.dictionaries(SIGNS, st.none() | st.sampled_from(Since)),
    causes=st.lists(st.sampled_from(Cause), max_size=3).map(tuple),
    reflection=st.lists(st.integers(1, 5), max_size=14).map(tuple),
    programme=st.lists(st.builds(Planned, st.sampled_from(StepId), TEXT), max_size=3).map(tuple),
    diary=st.lists(
        st.builds(Day, DATES, st.sampled_from(StepId), st.sampled_from(Progress), st.none() | st.integers(1, 5), TEXT),
        max_size=3,
    ).map(tuple),
    reviews=st.lists(
        st.builds(Review, DATES, st.lists(SIGNS, max_size=3).map(tuple), st.sampled_from(Change)), max_size=2
    ).map(tuple),
    worry=st.none() | st.builds(Worry, st.sampled_from(Concern), st.booleans(), st.booleans(), st.none() | TIMES),
    misread=st.lists(st.sampled_from(Concern), max_size=2).map(tuple),
    spoken=st.none() | DATES,
    pause_until=st.none() | TIMES,
    draft=TEXT,
    lines=st.dictionaries(TEXT, st.integers(0, 99), max_size=3),
)


@given(journey=JOURNEYS)
def test_a_journey_comes_back_equal(journey: Journey) -> None:
    assert codec.load_journey(codec.dump_journey(journey)) == journey


EVENTS: tuple[Event, ...] = (
    Text("<b>{x}%s", "en", edited=True),
    Press("1:yes", 5, "callback", "ru"),
    Command("start", "rest", "en"),
    Other("voice", "caption", "en"),
    Due(),
    Blocked(),
    Unblocked(),
    HumanReply("hello"),
)
PICTURE = Picture("closeness", "Closeness", (("Mon", 3.0, None), ("Tue", 4.5, 2.0)), "far", "close", "Mon 3")
REPLIES: tuple[Reply, ...] = (
    Say("hello", ((Button("Yes", "1:yes"), Button("Page", url="https://x.org")),), PICTURE),
    Edit(5, "hello", ((Button("Yes", "1:yes"),),)),
    Settle(5, "Yes", "1:yes"),
    Toast("callback", "hello"),
    Export("caption", "en"),
    Tell("told", relay=True),
)


@pytest.mark.parametrize("thing", [*EVENTS, *REPLIES])
def test_events_and_replies_come_back_equal(thing: Event | Reply) -> None:
    assert codec.load(codec.dump(thing)) == thing


@given(text=TEXT)
def test_any_text_comes_back_equal(text: str) -> None:
    assert codec.load(codec.dump(Text(text))) == Text(text)


FULL = Journey(
    1,
    state="review",
    child=Child("Mia", 9),
    heard=Heard({Sign.SNAPS: "a", Sign.ALWAYS_FINE: "b"}, {}, {Cause.SEPARATION: "c"}, 2),
    signs={Sign.SNAPS: Since.NEW, Sign.ALWAYS_FINE: Since.ALWAYS},
    first_signs=(Sign.SNAPS, Sign.ALWAYS_FINE),
    causes=(Cause.SEPARATION, Cause.LONG_HOURS),
    programme=(Planned(StepId.LISTEN, "always"), Planned(StepId.ACCEPT, "reflection")),
    diary=(Day(date(2026, 3, 3), StepId.LISTEN, Progress.DONE), Day(date(2026, 3, 4), StepId.ACCEPT, Progress.HARD)),
    reviews=(Review(date(2026, 3, 9), (Sign.SNAPS, Sign.ALWAYS_FINE), Change.SAME),),
    worry=Worry(Concern.EATING, True),
    misread=(Concern.SELF_HARM, Concern.RUNAWAY),
    pace=Pace.EVERY_DAY,
)


def without(id: str) -> Journey:
    """The journey loaded from a document that has an id which there is no more."""
    document = codec.dump_journey(FULL).replace(f'"{id}"', '"gone"')
    assert '"gone"' in document
    return codec.load_journey(document)


def test_ids_that_are_gone_are_dropped_and_the_rest_stays() -> None:
    snaps = without("snaps")
    assert snaps.signs == {Sign.ALWAYS_FINE: Since.ALWAYS}
    assert snaps.first_signs == (Sign.ALWAYS_FINE,)
    assert snaps.heard.signs == {Sign.ALWAYS_FINE: "b"}
    assert snaps.reviews == (replace(FULL.reviews[0], signs=(Sign.ALWAYS_FINE,)),)
    assert without("separation").causes == (Cause.LONG_HOURS,)
    listen = without("listen")
    assert listen.programme == (Planned(StepId.ACCEPT, "reflection"),)
    assert listen.diary == FULL.diary[1:]
    assert without("self_harm").misread == (Concern.RUNAWAY,)
    assert without("eating").worry is None
    assert without("every_day").pace is Pace.THREE_A_WEEK
    assert without("new").signs == {Sign.ALWAYS_FINE: Since.ALWAYS}
    assert without("same").reviews == ()
    # What has a usual value takes it.
    assert without("hard").diary == (FULL.diary[0], replace(FULL.diary[1], progress=Progress.SILENT))


def test_what_one_id_does_not_touch_is_left_as_it_is() -> None:
    for id in ("snaps", "listen", "separation", "self_harm", "every_day"):
        assert without(id).child == FULL.child
        assert without(id).state == FULL.state


@pytest.mark.parametrize(
    ("document", "journey"),
    [
        ({"chat": 1}, Journey(1)),
        ({"chat": 1, "of_next_year": 5}, Journey(1)),
        ({"chat": 1, "child": {"name": "Mia", "shoe": 30}}, Journey(1, child=Child("Mia"))),
        ({"chat": 1, "child": {"name": "Mia", "pronoun": "xe"}}, Journey(1, child=Child("Mia"))),
        ({"chat": 1, "diary": [{"on": "2026-03-03"}]}, Journey(1)),
        ({"chat": 1, "heard": {"signs": 5}}, Journey(1)),
        ({"chat": 1, "hour": "late", "zone": 7}, Journey(1)),
        ({"chat": 1, "consented": "yesterday"}, Journey(1)),
    ],
)
def test_what_no_longer_fits_is_left_out(document: dict[str, Any], journey: Journey) -> None:
    assert codec.load_journey(json.dumps(document)) == journey


def test_of_many_that_are_gone_only_those_are_dropped() -> None:
    """Guards: places were sorted as words, '9' after '10', and a step beside the gone ones went with them."""
    steps = [{"step": step.value, "reason": "always"} for step in StepId]
    steps[9]["step"] = steps[10]["step"] = "gone"
    loaded = codec.load_journey(json.dumps({"chat": 1, "programme": steps}))
    assert [planned.step for planned in loaded.programme] == [*list(StepId)[:9], *list(StepId)[11:]]


@pytest.mark.parametrize("document", ["{}", "[]", '"journey"', '{"chat": "?"}'])
def test_what_is_no_journey_is_refused(document: str) -> None:
    with pytest.raises(ValidationError):
        codec.load_journey(document)


@given(journey=JOURNEYS, data=st.data())
def test_any_ids_that_are_gone_are_dropped(journey: Journey, data: st.DataObject) -> None:
    document = json.loads(codec.dump_journey(journey))
    places = list(_strings(document))
    for holder, key in data.draw(st.lists(st.sampled_from(places), max_size=3)) if places else []:
        if key in holder if isinstance(holder, dict) else True:
            holder[key] = "gone"
    loaded = codec.load_journey(json.dumps(document))
    assert loaded.chat == journey.chat
    assert codec.load_journey(codec.dump_journey(loaded)) == loaded


def _strings(data: Any) -> Any:
    """Every place of a document that holds a string, but for the outermost names and states."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(value, str):
            yield data, key
        else:
            yield from _strings(value)
