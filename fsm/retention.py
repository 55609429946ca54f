"""How long what a parent told is kept: silent for a year, they are told once; a month later all of it is erased."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fsm import schedule
from fsm.journey import Journey


@dataclass(frozen=True, slots=True)
class Retention:
    """Days without a word until the parent is told, and days from then until everything is erased."""

    silent: int = 365
    notice: int = 30


USUAL = Retention()


def ends_on(journey: Journey, retention: Retention) -> date:
    """The local date on which the parent is told, or after that on which all is erased. Nobody can tell who is gone."""
    notice = timedelta(days=retention.notice)
    if journey.warned is not None:
        return journey.warned + notice
    assert journey.last_word is not None, "set with the consent"
    ends = journey.last_word + timedelta(days=retention.silent)
    return ends + notice if journey.blocked else ends


def next_due(journey: Journey, now: datetime, retention: Retention) -> datetime:
    """When the clock should look again whether that day has come. Without consent only a number is kept: a month."""
    if journey.consented is None:
        return now + timedelta(days=retention.notice)
    when = schedule.slot(journey, ends_on(journey, retention))
    return when if when > now else schedule.next_slot(journey, now, journey.spoken)
