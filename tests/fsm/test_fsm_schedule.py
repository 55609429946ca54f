"""When the next message is due: zones, clock changes, quiet hours, one per local day, silence and pauses."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from fsm import schedule
from fsm.journey import Journey, Planned, Review, Worry
from fsm.schedule import next_due, next_slot
from fsm.states import CLOSING, ONBOARDING, RUNNING, State
from fsm.words import Change, Concern, Pace, StepId

STEPS = tuple(Planned(step, "always") for step in StepId)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def walking(zone: str = "Europe/London", hour: int | None = 20, **known: object) -> Journey:
    at = Journey(1, state=State.DAY.value, consented=NOW, zone=zone, hour=hour, programme=STEPS)
    for name, value in known.items():
        setattr(at, name, value)
    return at


def utc(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour", "due"),
    [
        ("Europe/London", 20, utc(2, 20)),
        ("Asia/Kolkata", 20, utc(2, 14, 30)),
        ("Asia/Kathmandu", 20, utc(2, 14, 15)),
        ("Australia/Adelaide", 7, utc(2, 20, 30)),
        ("Pacific/Kiritimati", 9, utc(2, 19)),
        ("Pacific/Pago_Pago", 9, utc(2, 20)),
        ("America/St_Johns", 22, utc(3, 1, 30)),
        ("UTC", 12, utc(3, 12)),
    ],
)
def test_the_parents_hour_in_any_zone(zone: str, hour: int, due: datetime) -> None:
    assert next_due(walking(zone, hour), NOW) == due


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/London", date(2026, 3, 29)),
        ("America/New_York", date(2026, 3, 8)),
        ("Europe/London", date(2026, 10, 25)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Sydney", date(2026, 4, 5)),
        ("Australia/Sydney", date(2026, 10, 4)),
        ("America/Santiago", date(2026, 4, 4)),
        ("America/Santiago", date(2026, 9, 5)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
    ],
)
@pytest.mark.parametrize("hour", [7, 20, 22])
def test_over_a_clock_change_the_wall_clock_holds(zone: str, change: date, hour: int) -> None:
    at = walking(zone, hour)
    day = change - timedelta(days=2)
    now = schedule.slot(at, day)
    for _ in range(5):
        at.spoken = schedule.today(at, now)
        due = next_due(at, now)
        assert due is not None
        here = schedule.local(at, due)
        assert (here.date(), here.time()) == (at.spoken + timedelta(days=1), time(hour))
        now = due


def test_an_hour_that_is_skipped_moves_to_the_next_that_exists() -> None:
    # No zone skips an hour of the day; an hour of the night shows what would happen.
    at = walking("Europe/London", 1)
    assert schedule.slot(at, date(2026, 3, 29)) == utc(29, 1)
    assert schedule.local(at, schedule.slot(at, date(2026, 3, 29))).time() == time(2)


def test_never_at_night_and_once_a_local_day() -> None:
    at = walking("Europe/London")
    speaks = {hour for hour in range(24) if schedule.may_speak(at, utc(2, hour))}
    assert speaks == set(range(7, 23))
    assert schedule.may_speak(at, utc(2, 22, 29))
    assert not schedule.may_speak(at, utc(2, 22, 30))
    at.spoken = date(2026, 3, 2)
    assert not schedule.may_speak(at, utc(2, 21))
    assert schedule.may_speak(at, utc(3, 8))
    # Before the clock is known it is the time of day at which they wrote.
    assert schedule.may_speak(walking(""), utc(2, 3))


def test_going_east_or_west_never_gives_two_on_one_date() -> None:
    at = walking("Pacific/Kiritimati", 9, spoken=date(2026, 3, 3))
    at.zone = "Pacific/Pago_Pago"
    due = next_due(at, NOW)
    assert due is not None
    assert schedule.today(at, due) == date(2026, 3, 4)


def test_after_a_day_of_downtime_one_message_is_due_not_two() -> None:
    at = walking("Europe/London", spoken=date(2026, 3, 2))
    late = utc(4, 10)
    assert schedule.may_speak(at, late)
    at.spoken = schedule.today(at, late)
    assert next_due(at, late) == utc(5, 20)


def test_who_begins_after_midnight_is_still_in_the_evening_before() -> None:
    at = walking("Europe/London")
    assert schedule.evening(at, utc(3, 0, 30)) == date(2026, 3, 2)
    assert schedule.evening(at, utc(3, 6)) == date(2026, 3, 3)
    at.started = schedule.evening(at, utc(3, 0, 30))
    assert next_due(at, utc(3, 0, 31)) == utc(3, 20)
    at.started = date(2026, 3, 3)
    assert next_due(at, utc(3, 12)) == utc(4, 20)


@pytest.mark.parametrize("state", RUNNING)
def test_every_running_state_has_a_next_check_in(state: State) -> None:
    assert next_due(walking(state=state.value), NOW) == utc(2, 20)


@pytest.mark.parametrize("state", ONBOARDING)
def test_the_questions_remind_once(state: State) -> None:
    assert next_due(walking(state=state.value), NOW) == utc(3, 20)
    assert next_due(walking(state=state.value, nudged=True), NOW) is None
    assert next_due(walking("", state=state.value), NOW) == NOW + timedelta(days=1)
    assert schedule.tomorrow(walking(hour=None), NOW) == utc(3, schedule.USUAL_HOUR)


@pytest.mark.parametrize("state", CLOSING)
def test_the_hello_comes_after_a_month_if_it_is_wanted(state: State) -> None:
    spoken = date(2026, 3, 2)
    assert next_due(walking(state=state.value, spoken=spoken), NOW) is None
    assert next_due(walking(state=state.value, hello=True), NOW) is None
    due = next_due(walking(state=state.value, spoken=spoken, hello=True), NOW)
    assert due is not None
    assert due.date() == spoken + timedelta(days=30)


def test_nobody_is_called_who_blocked_or_never_agreed() -> None:
    assert next_due(walking(blocked=True), NOW) is None
    assert next_due(walking(consented=None), NOW) is None


@pytest.mark.parametrize("still", [State.SILENCE, State.QUIET])
def test_quiet_lasts_whatever_is_laid_over_it(still: State) -> None:
    assert next_due(walking(state=still.value, under=("day",)), NOW) is None
    assert next_due(walking(state="settings", under=("day", still.value)), NOW) is None


def test_a_pause_has_an_end_whatever_is_laid_over_it() -> None:
    """Guards: a question left open over a pause kept it from ever ending."""
    end = utc(9, 20)
    for state, under in (("paused", ("day",)), ("settings", ("day", "paused"))):
        assert next_due(walking(state=state, under=under, pause_until=end), NOW) == end
        assert next_due(walking(state=state, under=under), NOW) is None
        # One that could not be ended in time ends at the next hour of the parent's own.
        assert next_due(walking(state=state, under=under, pause_until=utc(1, 20)), NOW) == utc(2, 20)


def test_an_overlay_does_not_stop_the_days_under_it() -> None:
    assert next_due(walking(state="settings", under=("check_in",)), NOW) == utc(2, 20)
    assert next_due(walking(state="settings", under=("story",)), NOW) == utc(3, 20)


def test_a_follow_up_goes_before_the_rest_and_through_quiet() -> None:
    worry = Worry(Concern.SELF_HARM, clear=True, follow_up=utc(2, 18))
    assert next_due(walking(worry=worry), NOW) == utc(2, 18)
    assert next_due(walking(worry=worry, state="quiet", under=("day",)), NOW) == utc(2, 18)
    assert next_due(walking(worry=worry, state="ended"), NOW) == utc(2, 18)
    late = Worry(Concern.SELF_HARM, clear=True, follow_up=utc(1, 18))
    assert next_due(walking(worry=late, state="ended"), NOW) == utc(2, 20)
    assert next_due(walking(worry=late, state="ended", spoken=date(2026, 3, 2)), NOW) == utc(3, 20)


@pytest.mark.parametrize(
    ("pace", "days"),
    [(Pace.EVERY_DAY, [1] * 14), (Pace.THREE_A_WEEK, [2, 2, 3] * 4 + [2, 2]), (Pace.TWO_A_WEEK, [3, 4] * 7)],
)
def test_the_days_that_a_step_lasts(pace: Pace, days: list[int]) -> None:
    assert [schedule.gap(walking(pace=pace, position=place)) for place in range(14)] == days
    walked = schedule.LENGTH[pace]
    assert 2 * 7 <= sum(days[:walked]) <= 6 * 7
    assert [schedule.last_step(walking(pace=pace, position=place)) for place in range(walked)] == [False] * (
        walked - 1
    ) + [True]


def test_a_step_is_over_when_it_had_its_days() -> None:
    at = walking(step_on=date(2026, 3, 2))
    assert not schedule.step_over(at, utc(3, 20))
    assert schedule.step_over(at, utc(4, 20))
    assert not schedule.step_over(walking(), utc(4, 20))
    assert not schedule.finished(at, utc(4, 20))
    at.position = 13
    assert schedule.finished(at, utc(4, 20))
    # A programme that is shorter ends with its own last step.
    assert schedule.last_step(walking(programme=STEPS[:3], position=2))


def test_a_review_once_a_week_and_for_what_is_left_at_the_end() -> None:
    at = walking(started=date(2026, 3, 2), step_on=date(2026, 3, 2))
    assert not schedule.review_due(at, utc(8, 20))
    assert schedule.review_due(at, utc(9, 20))
    at.reviews = (Review(date(2026, 3, 9), (), Change.SAME),)
    assert not schedule.review_due(at, utc(15, 20))
    assert schedule.review_due(at, utc(16, 20))
    at.position = 13
    assert not schedule.review_due(at, utc(11, 20))
    assert schedule.review_due(at, utc(12, 20))
    assert not schedule.review_due(walking(), utc(12, 20))


def test_the_next_slot_is_later_than_the_day_that_was_spoken_on() -> None:
    at = walking("Europe/London")
    assert next_slot(at, NOW) == utc(2, 20)
    assert next_slot(at, utc(2, 20)) == utc(3, 20)
    assert next_slot(at, NOW, after=date(2026, 3, 4)) == utc(5, 20)
    assert next_slot(at, NOW, after=date(2026, 3, 1)) == utc(2, 20)
