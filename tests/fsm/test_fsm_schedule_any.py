"""For any zone, hour, pace and time: the next message is in the future, in the parent's day, on a later date."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

from hypothesis import given
from hypothesis import strategies as st

from fsm import schedule
from fsm.journey import Journey
from fsm.states import MAIN, RUNNING, State
from fsm.words import Pace

ZONES = st.sampled_from(sorted(available_timezones()))
TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.sampled_from(schedule.HOURS)


@st.composite
def journeys(draw: st.DrawFn) -> tuple[Journey, datetime]:
    at = Journey(1, state=draw(st.sampled_from(MAIN)).value, zone=draw(ZONES), hour=draw(HOURS))
    at.consented = now = draw(TIMES)
    at.pace = draw(st.sampled_from(Pace))
    at.position = draw(st.integers(0, 13))
    at.hello = draw(st.booleans())
    spoken = st.integers(-60, 0).map(lambda days: schedule.today(at, now) + timedelta(days=days))
    at.spoken, at.started = draw(st.none() | spoken), draw(st.none() | spoken)
    return at, now


@given(drawn=journeys())
def test_the_next_message_is_in_the_future_by_day_and_on_a_later_date(drawn: tuple[Journey, datetime]) -> None:
    at, now = drawn
    due = schedule.next_due(at, now)
    if due is None:
        assert at.state not in RUNNING
        return
    assert due > now
    here = schedule.local(at, due)
    assert schedule.DAY_BEGINS <= here.time() < schedule.DAY_ENDS
    assert at.spoken is None or here.date() > at.spoken
    assert schedule.may_speak(at, due)


@given(zone=ZONES, hour=HOURS, now=TIMES)
def test_in_any_zone_the_days_follow_one_another(zone: str, hour: int, now: datetime) -> None:
    at = Journey(1, state=State.DAY.value, consented=now, zone=zone, hour=hour)
    days: list[date] = []
    for _ in range(40):
        due = schedule.next_due(at, now)
        assert due is not None
        assert timedelta() < due - now <= timedelta(hours=50)
        now, at.spoken = due, schedule.today(at, due)
        days.append(at.spoken)
    assert len(set(days)) == 40
    # One each day: none is left out, but where a zone itself leaves a date out.
    assert (days[-1] - days[0]).days <= 40


@given(zone=ZONES, other=ZONES, hour=HOURS, now=TIMES)
def test_who_travels_is_never_spoken_to_twice_on_one_date(zone: str, other: str, hour: int, now: datetime) -> None:
    at = Journey(1, state=State.DAY.value, consented=now, zone=zone, hour=hour)
    at.spoken = schedule.today(at, now)
    at.zone = other
    due = schedule.next_due(at, now)
    assert due is not None
    assert schedule.today(at, due) > at.spoken
    assert due > now
