"""Whatever Telegram sends has an answer, or is refused in silence and counted; no question is ever lost."""

import itertools
import json
import logging
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update
from telegram.constants import MessageType, UpdateType

from engine.worker import Worker
from fsm.event import Blocked, Command, Event, HumanReply, Other, Press, Text, Unblocked
from fsm.states import State
from fsm.turn import Turn
from gateway.inbox import InboxQueue
from gateway.slim import Polling
from gateway.support import Support
from gateway.updates import ALLOWED
from storage import codec
from storage.store import Store
from tests.conversation import CHAT, EVENING, Conversation, a_parent, content, languages
from tests.drawer import Drawer
from tests.gateway.any_update import CONTENTS, SERVICE, SUPPORT, TOLD, UPDATES, Json, updates
from tests.gateway.rig import Time
from tests.judge import fits

NUMBERS = itertools.count(1)


class Edge:
    """The gateway's way in, and the real worker behind it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.queue = InboxQueue(store, Time(), Support(SUPPORT), lambda: None)
        self.worker = Worker(store, content(), human=True)
        store.relay(TOLD, CHAT, EVENING)

    def takes(self, *sent: Json) -> list[Event]:
        """What became events, on disk; the rest is counted."""
        whole = [{"update_id": next(NUMBERS), **update} for update in sent]
        # As it comes over the line. Half characters are there as escapes.
        payload = json.dumps({"ok": True, "result": whole}).encode()
        before = len(self.store.pending())
        refused, moved = self.queue.refused.total(), self.queue._support.chat
        assert self.queue.keep(Update.de_list(Polling.parse_json_payload(payload)["result"], None))
        events = [row.event for row in self.store.pending()][before:]
        followed = self.queue._support.chat != moved
        self.queue._support.chat = SUPPORT
        assert len(events) + self.queue.refused.total() - refused + followed == len(sent)
        return events

    def answers(self, bot: Conversation) -> Turn:
        """The turn of what was taken, and what of it stands on disk."""
        self.store.db.execute("DELETE FROM outbox")
        self.store.db.execute("DELETE FROM answers")
        before = bot.journey.copy()
        before.chat = CHAT
        self.store.commit([(None, Turn(before, due=bot.due))], bot.now)
        self.worker.handle(bot.now)
        assert self.store.pending() == []
        rows = self.store.db.execute("SELECT reply FROM outbox ORDER BY id").fetchall()
        replies = tuple(codec.load(reply) for (reply,) in rows)
        for reply in replies:
            fits(reply)
        return Turn(self.store.journey(CHAT) or before, replies)


def everything_is_quiet(records: Sequence[logging.LogRecord]) -> None:
    """No exception on the way: those are caught, and logged."""
    assert [record.getMessage() for record in records if record.levelno >= logging.ERROR] == []


def test_any_update_in_any_state(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    edge = Edge(store)

    @settings(max_examples=150)
    @given(updates(CHAT), st.sampled_from(State), st.sampled_from(languages()))
    def check(update: Json, state: State, language: str) -> None:
        # What was filed before the inbox was opened is in no store here, so both know of nothing.
        bot = replace(a_parent(state, language), files=Drawer())
        bot.now = max(bot.now, EVENING)
        events = edge.takes(update)
        turn = edge.answers(bot)
        everything_is_quiet(caplog.records)
        for event in events:
            # The same, and what the parent sees of it: the question is still open.
            bot.take(event)
            assert bot.turn is not None
            if not bot.turn.erase:
                bot.is_open()
            assert (turn.journey.state, turn.replies) == (bot.journey.state, bot.turn.replies)
            assert turn.replies or isinstance(event, Blocked | Unblocked)
        assert events or not turn.replies

    check()


def test_any_updates_in_a_row(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """One that makes no sense takes none of the others with it."""
    edge = Edge(store)

    @settings(max_examples=40)
    @given(st.lists(updates(CHAT) | updates(CHAT + 1), min_size=2, max_size=12))
    def check(many: list[Json]) -> None:
        events = edge.takes(*many, {"message": {"message_id": 1, "chat": {"id": CHAT, "type": "private"}, "text": "x"}})
        assert events[-1] == Text("x")
        edge.worker.handle(EVENING)
        everything_is_quiet(caplog.records)

    check()


@pytest.mark.parametrize("number", [-1, 0, 2**63, 2**64, -(2**70), 10**4000])
def test_a_number_that_no_database_takes_is_no_id(store: Store, number: int, caplog: pytest.LogCaptureFixture) -> None:
    """Guards: an answer to such a message in the operator's chat ended the polling."""
    edge = Edge(store)
    private = {"id": CHAT, "type": "private"}
    group = {"id": SUPPORT, "type": "group"}
    answered = {"message_id": number, "date": 1, "chat": group}
    edge.takes({"message": {"message_id": 1, "date": 1, "chat": group, "text": "Yes?", "reply_to_message": answered}})
    edge.takes({"message": {"message_id": number, "date": 1, "chat": private, "text": "hello"}})
    edge.takes({"message": {"message_id": 1, "date": 1, "chat": {**private, "id": number}, "text": "hello"}})
    edge.takes({"message": {"message_id": 1, "chat": group, "migrate_to_chat_id": number}})
    by = {"id": number, "is_bot": False, "first_name": "A"}
    message = {"message_id": number, "chat": private}
    edge.takes({"callback_query": {"id": "9", "from": by, "data": "1:yes", "message": message}})
    edge.takes({"update_id": number, "message": {"message_id": 1, "chat": private, "text": "hello"}})
    edge.worker.handle(EVENING)
    everything_is_quiet(caplog.records)
    assert edge.queue.refused["not kept"] == 0


def test_half_a_character_anywhere_is_no_reason_to_lose_a_press(store: Store) -> None:
    """Guards: only the text was made storable; the app's language and the press's own id were not."""
    by = {"id": CHAT, "is_bot": False, "first_name": "A\ud83d", "language_code": "e\ud83d"}
    message = {"message_id": 3, "chat": {"id": CHAT, "type": "private"}}
    (event,) = Edge(store).takes({"callback_query": {"id": "9\ud83d", "from": by, "data": "1:y", "message": message}})
    assert event == Press("1:y", 3, "9?", "e?")


def test_a_kind_of_chat_that_nobody_knows_is_not_counted_under_its_own_name(store: Store) -> None:
    """Guards: names from outside would have filled the memory and stood in the log."""
    edge = Edge(store)
    for number in range(3):
        kind = f"hall {number}"
        edge.takes({"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": kind}, "text": "hi"}})
    assert edge.queue.refused == {"unknown chat": 3}


def test_a_fault_of_ours_in_reading_keeps_nobody_else_out(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("my secret")

    edge = Edge(store)
    message = {"message_id": 1, "date": 1, "chat": {"id": CHAT, "type": "private"}}
    with monkeypatch.context() as patch:
        patch.setattr("gateway.inbox.read", fail)
        assert edge.takes({"message": {**message, "text": "my secret"}}) == []
    assert edge.takes({"message": {**message, "text": "hello"}}) == [Text("hello")]
    assert edge.queue.refused == {"not read": 1}
    assert "update not read: update=" in caplog.text
    assert "secret" not in caplog.text


def test_nothing_that_telegram_knows_is_forgotten_here() -> None:
    """When python-telegram-bot learns a new kind of update or of message, somebody must decide what it means."""
    assert set(UpdateType) == set(ALLOWED) | set(UPDATES) - {"something_of_2030"}
    # These go along with another kind.
    along = {"text", "business_connection_id", "effect_id", "reply_to_story", "sender_boost_count"}
    along |= {"sender_business_bot", "suggested_post_info"}
    seldom = {"suggested_post_approval_failed", "suggested_post_refunded"}
    assert set(MessageType) == (set(CONTENTS) | set(SERVICE) | along | seldom) - {"migrate_from_chat_id"}


KINDS_OF_EVENTS = (Text, Press, Command, Other, Blocked, Unblocked, HumanReply)


def test_the_updates_here_become_events_of_every_kind(store: Store) -> None:
    """Else the properties above would hold for nothing."""
    edge = Edge(store)
    seen: set[type[Event]] = set()

    @settings(max_examples=500, derandomize=True, database=None)
    @given(updates(CHAT))
    def look(update: Json) -> None:
        seen.update(type(event) for event in edge.takes(update))
        store.db.execute("DELETE FROM inbox")

    look()
    assert seen == set(KINDS_OF_EVENTS)
