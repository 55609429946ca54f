"""Presses of inline buttons: each can be answered once, and not for long."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.clock import Clock
from simulator.refused import Refused


@dataclass(slots=True)
class Query:
    """One press. `text` and `alert` are the bot's answer, once `answered`."""

    id: str
    chat_id: int
    message_id: int
    data: str
    asked: datetime
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


class Queries:
    """All presses. Telegram does not say how long a query lives; `window` is on the strict side."""

    def __init__(self, clock: Clock, window: timedelta = timedelta(seconds=60)) -> None:
        self._clock = clock
        self._window = window
        self.all: dict[str, Query] = {}

    def ask(self, chat_id: int, message_id: int, data: str) -> Query:
        """A button was pressed."""
        query = Query(str(secrets.randbits(62)), chat_id, message_id, data, self._clock.now())
        self.all[query.id] = query
        return query

    def answer(self, query_id: str, text: str, alert: bool, url: str) -> Query:
        """answerCallbackQuery."""
        query = self.all.get(query_id)
        if query is None or query.answered or self._clock.now() - query.asked > self._window:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        if len(text) > 200:
            raise Refused("MESSAGE_TOO_LONG")
        query.answered, query.text, query.alert, query.url = True, text, alert, url
        return query
