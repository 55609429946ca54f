"""A scheduled message that could not leave in time: not in the parent's night, and no two on one day.

The line may be down from one evening to the next. What is late waits for the parent's morning, or for the next
scheduled message of the same day, and gives way to whatever was decided after it, which asks the open question again.
"""

from datetime import datetime, time, timedelta

from fsm import schedule
from storage.store import Store

IN_TIME = 300.0
"""Seconds after it was decided in which it just leaves: a busy evening takes some."""

A_MOMENT = timedelta(minutes=1)


def overtaken(store: Store, row: int, chat: int, now: datetime) -> bool:
    """Whether it is late and something newer waits behind it."""
    decided = _decided(store, row)
    if decided is None or now.timestamp() - decided <= IN_TIME:
        return False
    newer = "SELECT 1 FROM outbox WHERE chat = ? AND decided > ? AND substr(reply, 3, 4) <> 'Tell' LIMIT 1"
    return store.db.execute(newer, [chat, decided]).fetchone() is not None


def wait(store: Store, row: int, chat: int, now: datetime) -> float:
    """Seconds that it must wait; 0: it may leave."""
    decided = _decided(store, row)
    if decided is None or now.timestamp() - decided <= IN_TIME:
        return 0.0
    journey = store.journey(chat)
    if journey is None or not journey.zone:
        return 0.0
    here, zone = schedule.local(journey, now), schedule.zone(journey)
    if not schedule.DAY_BEGINS <= here.time() < schedule.DAY_ENDS:
        day = here.date() + timedelta(days=here.time() >= schedule.DAY_ENDS)
        return (datetime.combine(day, schedule.DAY_BEGINS, zone) - now).total_seconds()
    due = store.due_of(chat)
    same_day = datetime.fromtimestamp(decided, zone).date() == here.date()
    if same_day or due is None or not now < due <= _night(here):
        return 0.0
    return (due + A_MOMENT - now).total_seconds()


def _night(here: datetime) -> datetime:
    return datetime.combine(here.date(), time(23, 59), here.tzinfo)


def _decided(store: Store, row: int) -> float | None:
    found = store.db.execute("SELECT decided FROM outbox WHERE id = ?", [row]).fetchone()
    return None if found is None else float(found[0])
