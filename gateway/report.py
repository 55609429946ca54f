"""What the log says of messages: ids of rows and words of ours, never a chat's number or a word of the message."""

import logging
from collections import Counter

from fsm.reply import Reply
from gateway.problems import Fate, Problem

log = logging.getLogger(__name__)


class Report:
    """One line when the line breaks and one when it is whole again, not one for each message that waits."""

    def __init__(self) -> None:
        self._broken = False
        self.counts: Counter[str] = Counter()
        """What became of the messages that were tried: `sent`, or the word for what was wrong."""

    def say(self, row: int, reply: Reply | None, problem: Problem | None, *, tell: bool, dropped: bool) -> None:
        """A message came back."""
        self.counts["sent" if problem is None else problem.fate.name.lower()] += 1
        if problem is None:
            if self._broken:
                log.info("Telegram takes messages again")
            self._broken = False
        elif problem.fate is Fate.AGAIN:
            if not self._broken:
                log.warning("Telegram cannot be reached, messages wait: error=%s", problem.kind)
            self._broken = True
        elif problem.fate is Fate.OURS:
            what = type(reply).__name__
            log.error("message refused: row=%d reply=%s kind=%s dropped=%s", row, what, problem.kind, dropped)
        elif problem.fate is Fate.GONE and tell:
            log.error("the support chat cannot be reached, see SUPPORT_CHAT_ID: row=%d", row)
        else:
            log.info("message not sent: row=%d reply=%s kind=%s", row, type(reply).__name__, problem.kind)
