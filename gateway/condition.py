"""How the bot is, and what of it is trouble. Pure; `docs/alarms.md` says what to do about each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.backlog import Backlog, Waiting

TELEGRAM_SILENT = 120.0
"""Seconds without an answer to getUpdates, which Telegram gives at least every 25."""

EVENT_WAITS = 60.0
REPLY_WAITS = 600.0
"""A parent who wrote hundreds of messages gets the answers one a second: that alone is no trouble."""

SCHEDULED_WAITS = 3600.0
"""A hundred thousand check-ins at Telegram's thirty a second."""

TOLD_WAITS = 600.0
DUE_WAITS = 3600.0
"""The clock's turns wait while much is unsent, so this is as long as the check-ins' own wait."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`polled` is None with a webhook; `backlog` is None when the database cannot be read."""

    now: datetime
    started: datetime
    last_update: datetime | None
    polled: datetime | None
    inbox_stuck: bool
    backlog: Backlog | None

    @property
    def troubles(self) -> tuple[str, ...]:
        """What is wrong, by name."""
        return tuple(self._troubles())

    def _troubles(self) -> Iterator[str]:
        if self.polled is not None and (self.now - self.polled).total_seconds() > TELEGRAM_SILENT:
            yield "telegram_silent"
        if self.inbox_stuck or self.backlog is None:
            yield "disk"
        if self.backlog is not None:
            for name, waiting, limit in (
                ("events_wait", self.backlog.events, EVENT_WAITS),
                ("replies_wait", self.backlog.replies, REPLY_WAITS),
                ("check_ins_wait", self.backlog.scheduled, SCHEDULED_WAITS),
                ("support_chat_unreachable", self.backlog.told, TOLD_WAITS),
                ("clock_late", self.backlog.due, DUE_WAITS),
            ):
                if waiting.seconds > limit:
                    yield name

    def as_json(self) -> dict[str, object]:
        """For a person or a program that asks."""
        found: dict[str, object] = {
            "alive": True,
            "status": "trouble" if self.troubles else "ok",
            "troubles": list(self.troubles),
            "now": self.now.isoformat(),
            "started": self.started.isoformat(),
            "last_update": None if self.last_update is None else self.last_update.isoformat(),
            "last_answer_to_polling": None if self.polled is None else self.polled.isoformat(),
        }
        if self.backlog is not None:
            found |= {name: _shown(getattr(self.backlog, name)) for name in WAITING}
            unsent = (self.backlog.replies, self.backlog.scheduled, self.backlog.told)
            found["oldest_unsent_seconds"] = round(max(waiting.seconds for waiting in unsent), 3)
        return found


WAITING = ("events", "replies", "scheduled", "told", "due")


def _shown(waiting: Waiting) -> dict[str, float]:
    return {"count": waiting.count, "oldest_seconds": round(waiting.seconds, 3)}
