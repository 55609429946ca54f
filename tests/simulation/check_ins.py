"""Check-ins: once per local day, in the parent's day, by the bot's own clock and the parent's own zone."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.simulation.matching import Matched

DAY_BEGINS, DAY_ENDS = time(7, 0), time(22, 30)
GRACE = timedelta(minutes=6)
"""What left just before the night began may arrive in it."""


def check_ins(matched: Matched) -> Iterator[str]:
    """As decided, and as the parent sees them."""
    decided: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    came: defaultdict[tuple[int, str], set[float]] = defaultdict(set)
    for row in matched.seen.decided:
        zone = matched.seen.zones.get(row.chat)
        if not row.scheduled or not row.zone or zone is None:
            continue
        if row.zone != zone:
            yield f"chat {row.chat} lives in {zone}, and the bot thinks in {row.zone}"
            return
        here = datetime.fromtimestamp(row.wall, UTC).astimezone(ZoneInfo(zone))
        decided[row.chat, str(here.date())].add(row.at)
        if not DAY_BEGINS <= here.time() < DAY_ENDS:
            yield f"row {row.id} of chat {row.chat} was decided at {here:%Y-%m-%d %H:%M} of its time"
        for part in matched.by_row[row.id][:1]:
            for call in [call for call in part.calls if call.code == 200][:1]:
                local = call.wall.astimezone(ZoneInfo(zone))
                came[row.chat, str(local.date())].add(row.at)
                if local.time() < DAY_BEGINS or (local - GRACE).time() >= DAY_ENDS:
                    yield f"row {row.id} of chat {row.chat} came at {local:%Y-%m-%d %H:%M} of its time"
    for what, days in (("decided", decided), ("seen", came)):
        for (chat, day), turns in days.items():
            if len(turns) > 1:
                yield f"chat {chat} has {len(turns)} check-ins {what} on {day}: {sorted(turns)}"
