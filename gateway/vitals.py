"""Looks at a service at work: its condition, and what was counted."""

import logging
from collections.abc import Mapping

from gateway.clock import Clock
from gateway.condition import Condition
from gateway.inbox import InboxQueue
from gateway.intake import Intake
from gateway.logs import Tally
from gateway.metrics import Counted, Metrics
from gateway.outbox import Sender
from storage.backlog import Backlog, backlog
from storage.errors import DISK_ERRORS
from storage.store import Store

log = logging.getLogger(__name__)

Counts = dict[tuple[str, ...], int]


class Vitals:
    """Of one service, from its start on."""

    def __init__(
        self, store: Store, clock: Clock, queue: InboxQueue, intake: Intake, sender: Sender, tally: Tally
    ) -> None:
        self._store, self._clock, self._queue, self._intake = store, clock, queue, intake
        self._sender, self.tally = sender, tally
        self._started = clock.now()
        self.metrics = Metrics(
            self.condition,
            (
                Counted("updates", "Updates from Telegram: kept as events, or refused.", ("what",), self._updates),
                Counted("webhook_refused", "Requests that the webhook turned away.", ("reason",), self._hook),
                Counted("messages", "Messages that were tried, by what became of them.", ("what",), self._messages),
                Counted(
                    "log_events", "Warnings and errors in the log.", ("level", "event"), lambda: dict(tally.counts)
                ),
            ),
        )

    def condition(self) -> Condition:
        """Now."""
        polling = self._intake.webhook is None
        return Condition(
            now=self._clock.now(),
            started=self._started,
            last_update=self._queue.last,
            polled=(self._intake.polled or self._started) if polling else None,
            inbox_stuck=self._queue.stuck,
            backlog=self._backlog(),
        )

    def _backlog(self) -> Backlog | None:
        try:
            return backlog(self._store, self._clock.now())
        except DISK_ERRORS as error:
            log.error("backlog not read: error=%s", type(error).__name__)
            return None

    def _updates(self) -> Counts:
        return {("kept",): self._queue.kept} | _labelled(self._queue.refused)

    def _hook(self) -> Counts:
        return {} if self._intake.webhook is None else _labelled(self._intake.webhook.refused)

    def _messages(self) -> Counts:
        return _labelled(self._sender.counts)


def _labelled(counts: Mapping[str, int]) -> Counts:
    return {(name,): count for name, count in counts.items()}
