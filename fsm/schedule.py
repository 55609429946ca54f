"""When the next message is due. Pure arithmetic on local dates: a check-in comes once per local day, never at night."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fsm import planner
from fsm.journey import Journey
from fsm.states import CLOSING, ONBOARDING, RUNNING, State
from fsm.words import Pace, StepId

DAY_BEGINS = time(7, 0)
DAY_ENDS = time(22, 30)
"""Scheduled messages leave in the parent's day only; the latest hour to choose is 22."""

HOURS = range(7, 23)
USUAL_HOUR = 20

AFTER_MIDNIGHT = timedelta(hours=5)
"""Who begins at half past midnight is still in yesterday's evening: their day changes at five."""

REVIEW_EVERY = timedelta(days=7)
HELLO_EVERY = timedelta(days=30)
FOLLOW_UPS = 3
FOLLOW_UP_EVERY = timedelta(days=7)
"""After a concern: the soft check-in of the next day, and while it is not better, one a week later and another."""

SILENCES = 3
MISSES = 2

GAPS: dict[Pace, tuple[int, ...]] = {
    Pace.EVERY_DAY: (1,),
    Pace.THREE_A_WEEK: (2, 2, 3),
    Pace.TWO_A_WEEK: (3, 4),
}
"""Days from one step to the next, repeating: two or three days a week make whole weeks."""

LENGTH: dict[Pace, int] = {
    Pace.EVERY_DAY: len(StepId),
    Pace.THREE_A_WEEK: len(StepId),
    Pace.TWO_A_WEEK: 12,
}
"""Steps that are walked. At two a week the two that this parent needs least wait at the end, so that the
programme keeps to six weeks; they can be read by /plan at any time."""


def zone(journey: Journey) -> ZoneInfo:
    """The parent's zone, UTC until it is known."""
    return ZoneInfo(journey.zone or "UTC")


def local(journey: Journey, now: datetime) -> datetime:
    """The parent's wall clock."""
    return now.astimezone(zone(journey))


def today(journey: Journey, now: datetime) -> date:
    """The parent's calendar date."""
    return local(journey, now).date()


def evening(journey: Journey, now: datetime) -> date:
    """The date of the day that the parent feels they are in: before five in the morning, yesterday's."""
    return (local(journey, now) - AFTER_MIDNIGHT).date()


def slot(journey: Journey, on: date) -> datetime:
    """The parent's hour on a local date, in UTC. An hour that a clock change skips moves to the next that exists."""
    hour = USUAL_HOUR if journey.hour is None else journey.hour
    return datetime.combine(on, time(hour), zone(journey)).astimezone(UTC)


def next_slot(journey: Journey, now: datetime, after: date | None = None) -> datetime:
    """The first slot in the future on a local date later than `after`."""
    on = today(journey, now)
    if after is not None and on <= after:
        on = after + timedelta(days=1)
    while slot(journey, on) <= now:
        on += timedelta(days=1)
    return slot(journey, on)


def may_speak(journey: Journey, now: datetime) -> bool:
    """Whether a scheduled message may leave now: in the parent's day, and none has left on this local date."""
    here = local(journey, now)
    if journey.spoken is not None and here.date() <= journey.spoken:
        return False
    if not journey.zone:
        return True
    return DAY_BEGINS <= here.time() < DAY_ENDS


def gap(journey: Journey) -> int:
    """Days that the current step lasts."""
    gaps = GAPS[journey.pace]
    return gaps[journey.position % len(gaps)]


def step_over(journey: Journey, now: datetime) -> bool:
    """Whether the current step has had its days."""
    if journey.step_on is None or today(journey, now) < journey.step_on + timedelta(days=gap(journey)):
        return False
    # While every step that is left has to wait, the parent stays on this one.
    return last_step(journey) or not planner.all_wait(journey, today(journey, now))


def step_put_off(journey: Journey, now: datetime) -> bool:
    """Whether the current step has to wait because of a concern, and another one can be given now."""
    step, on = journey.step, today(journey, now)
    if step is None or not planner.waits(journey, step, on):
        return False
    return bool(journey.programme[journey.position + 1 :]) and not planner.all_wait(journey, on)


def last_step(journey: Journey) -> bool:
    """Whether no further step is to be walked after this one."""
    return journey.position + 1 >= min(LENGTH[journey.pace], len(journey.programme))


def finished(journey: Journey, now: datetime) -> bool:
    """Whether the last step is over."""
    return last_step(journey) and step_over(journey, now)


def review_due(journey: Journey, now: datetime) -> bool:
    """Whether a week has passed since the last review, or the programme ends with more than two days unreviewed."""
    since = journey.reviews[-1].on if journey.reviews else journey.started
    if since is None:
        return False
    passed = today(journey, now) - since
    return passed >= REVIEW_EVERY or (finished(journey, now) and passed > timedelta(days=2))


def hello_due(journey: Journey, now: datetime) -> bool:
    """Whether a month has passed since the last message, and a hello is wanted."""
    return journey.hello and journey.spoken is not None and today(journey, now) >= journey.spoken + HELLO_EVERY


def tomorrow(journey: Journey, now: datetime) -> datetime:
    """When to come back on the following day: at the parent's hour, or at this time if their clock is not known yet."""
    if not journey.zone:
        return now + timedelta(days=1)
    return slot(journey, today(journey, now) + timedelta(days=1))


def next_follow_up(journey: Journey, asked: int, now: datetime) -> datetime | None:
    """When to ask after a concern again, the parent having been asked so often; None: not any more."""
    if asked >= FOLLOW_UPS:
        return None
    if not asked:
        return tomorrow(journey, now)
    if not journey.zone:
        return now + FOLLOW_UP_EVERY
    return slot(journey, today(journey, now) + FOLLOW_UP_EVERY)


def next_due(journey: Journey, now: datetime) -> datetime | None:
    """When the clock should call next; None: not until the parent writes."""
    if journey.blocked or journey.consented is None:
        return None
    times = [_own_due(journey, now)]
    if journey.worry is not None and journey.worry.follow_up is not None:
        follow_up = journey.worry.follow_up
        # A follow-up that could not be said at night is said at the next hour of the parent's own.
        times.append(follow_up if follow_up > now else next_slot(journey, now, journey.spoken))
    return min((when for when in times if when is not None), default=None)


def _own_due(journey: Journey, now: datetime) -> datetime | None:
    here = {journey.state, *journey.under}
    if {State.SILENCE, State.QUIET} & here:
        return None
    if State.PAUSED in here:
        return _later(journey, journey.pause_until, now)
    base = journey.under[0] if journey.under else journey.state
    if base in RUNNING:
        return next_slot(journey, now, max(filter(None, (journey.spoken, journey.started)), default=None))
    if base in CLOSING:
        if not journey.hello or journey.spoken is None:
            return None
        return next_slot(journey, now, journey.spoken + HELLO_EVERY - timedelta(days=1))
    if base in ONBOARDING and not journey.nudged:
        return tomorrow(journey, now)
    return None


def _later(journey: Journey, when: datetime | None, now: datetime) -> datetime | None:
    if when is None or when > now:
        return when
    return next_slot(journey, now, journey.spoken)
