"""A store with something in every table."""

from datetime import UTC, datetime

from fsm.event import Text
from fsm.journey import Child, Journey
from fsm.reply import Say
from fsm.turn import Answer, Turn
from storage.store import Store

NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)


def fill(store: Store, chat: int = 1, word: str = "zimtstern") -> None:
    """A row in every table that has a chat."""
    store.receive(None, chat, Text(word), NOW)
    answers = (Answer("story", words=word), Answer("check_in", "listen hard"), Answer("concern", "eating"))
    store.commit([(None, Turn(Journey(chat, child=Child(word)), (Say(word),), NOW, answers))], NOW)
    store.relay(chat, chat, NOW)
