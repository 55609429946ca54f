"""What waits in the database, and for how long: figures alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.store import Store


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many there are, and how many seconds the oldest has waited; 0 when there are none."""

    count: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Backlog:
    """`events` came in and had no turn; `replies`, `scheduled` and `told` (to the operator) are decided and not sent;
    `due` are journeys that the clock should have called."""

    events: Waiting
    replies: Waiting
    scheduled: Waiting
    told: Waiting
    due: Waiting


def backlog(store: Store, now: datetime) -> Backlog:
    """Looks; some milliseconds for ten thousand messages that wait."""
    at = now.timestamp()

    def waiting(found: tuple[int, float | None]) -> Waiting:
        count, oldest = found
        return Waiting(count, 0.0 if oldest is None else max(0.0, at - oldest))

    def one(sql: str, *values: Any) -> Waiting:
        return waiting(store.db.execute(sql, list(values)).fetchone())

    unsent = {
        kind: waiting((count, oldest))
        for kind, count, oldest in store.db.execute(
            "SELECT CASE WHEN substr(reply, 3, 4) = 'Tell' THEN 'told' WHEN scheduled THEN 'scheduled' "
            "ELSE 'replies' END, count(*), min(decided) FROM outbox GROUP BY 1"
        ).fetchall()
    }
    nothing = Waiting()
    return Backlog(
        events=one("SELECT count(*), min(received) FROM inbox WHERE event IS NOT NULL"),
        replies=unsent.get("replies", nothing),
        scheduled=unsent.get("scheduled", nothing),
        told=unsent.get("told", nothing),
        due=one("SELECT count(*), min(due) FROM journeys WHERE due <= ?", at),
    )
