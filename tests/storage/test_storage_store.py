"""Inbox, journeys, outbox: each thing once, in order, in one commit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fsm.event import Press, Text
from fsm.journey import Child, Journey
from fsm.reply import Say, Toast
from fsm.states import State
from fsm.turn import Answer, Turn
from storage import codec, records
from storage.connection import connect
from storage.errors import OvertakenError
from storage.store import KEEP_TOMBSTONES, PRUNE_EVERY, Received, Store
from tests.storage.conftest import KEY

NOW = datetime(2026, 3, 2, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)


def turned(chat: int, *said: str, due: datetime | None = None, scheduled: bool = False) -> Turn:
    return Turn(Journey(chat, state="day"), tuple(Say(text) for text in said), due, scheduled=scheduled)


def said(store: Store, now: datetime = NOW) -> list[str]:
    """What may leave now, by the heads of the chats."""
    return [head.reply.text for head in store.heads(now) if isinstance(head.reply, Say)]


def test_an_update_is_received_once(store: Store) -> None:
    assert store.receive(7, 1, Text("a"), NOW)
    assert not store.receive(7, 1, Text("a"), NOW)
    (row,) = store.pending()
    assert (row.chat, row.event) == (1, Text("a"))
    store.commit([(row, turned(1))], NOW)
    assert store.pending() == []
    assert not store.receive(7, 1, Text("a"), NOW)
    assert store.pending() == []


def test_our_own_events_have_no_number_and_never_repeat(store: Store) -> None:
    assert store.receive(None, 1, Text("a"), NOW)
    assert store.receive(None, 1, Text("a"), NOW)
    assert len(store.pending()) == 2


def test_several_in_one_commit_in_the_order_in_which_they_came(store: Store) -> None:
    assert store.receive_all([(2, 1, Text("b")), (1, 2, Text("a")), (2, 1, Text("b"))], NOW) == 2
    assert [row.event for row in store.pending()] == [Text("b"), Text("a")]
    assert len(store.pending(limit=1)) == 1


def test_a_turn_is_one_commit_or_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.receive(1, 1, Text("a"), NOW)
    (row,) = store.pending()

    def breaks(_: object) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr(codec, "dump", breaks)
    with pytest.raises(OSError, match="full"):
        store.commit([(row, turned(1, "hello"))], NOW)
    assert store.pending() == [row]
    assert store.journey(1) is None


def test_turns_that_wait_together_share_one_commit(store: Store) -> None:
    store.receive_all([(n, n, Text("a")) for n in range(1, 101)], NOW)
    before = store.db.execute("PRAGMA data_version").fetchone()
    store.commit([(row, turned(row.chat, "hello")) for row in store.pending()], NOW)
    assert before == store.db.execute("PRAGMA data_version").fetchone()
    assert len(store.heads(NOW, limit=1000)) == 100


def test_the_due_journeys_in_their_order(store: Store) -> None:
    for chat, due in ((1, NOW + HOUR), (2, NOW - HOUR), (3, NOW), (4, None)):
        store.commit([(None, turned(chat, due=due))], NOW)
    assert store.due(NOW) == [2, 3]
    assert store.due(NOW, limit=1) == [2]
    assert store.next_due() == NOW - HOUR
    assert (store.due_of(1), store.due_of(4), store.due_of(9)) == (NOW + HOUR, None, None)


def test_nothing_is_due_in_an_empty_store(store: Store) -> None:
    assert (store.next_due(), store.next_ready(), store.heads(NOW), store.journey(1)) == (None, None, [], None)


def test_a_journey_is_kept_as_it_is(store: Store) -> None:
    journey = Journey(1, state=State.DAY.value, child=Child("Mia", 9), consented=NOW)
    store.commit([(None, Turn(journey, answers=(Answer("story", "x", "words"),)))], NOW)
    assert store.journey(1) == journey
    changed = replace(journey, state="check_in")
    store.commit([(None, Turn(changed))], NOW)
    assert store.journey(1) == changed
    assert store.db.execute("SELECT question, value, words FROM answers").fetchall() == [("story", "x", "words")]


def test_the_heads_one_of_each_chat_replies_before_scheduled_ones(store: Store) -> None:
    store.commit([(None, turned(1, "1a", "1b", scheduled=True)), (None, turned(2, "2a", "2b"))], NOW)
    assert said(store) == ["2a", "1a"]
    for head in store.heads(NOW):
        store.sent(head.id)
    assert said(store) == ["2b", "1b"]


def test_a_message_that_is_postponed_holds_up_its_chat_alone(store: Store) -> None:
    store.commit([(None, turned(1, "1a", "1b")), (None, turned(2, "2a"))], NOW)
    head = store.heads(NOW)[0]
    assert head.attempts == 0
    store.postpone(head.id, NOW + HOUR)
    assert said(store) == ["2a"]
    assert store.next_ready() == NOW
    again = store.heads(NOW + HOUR)[0]
    assert (again.id, again.attempts) == (head.id, 1)


def test_what_cannot_be_delivered_is_dropped(store: Store) -> None:
    store.commit([(None, turned(1, "1a", "1b")), (None, turned(2, "2a"))], NOW)
    assert store.drop_unsent(1) == 2
    assert said(store) == ["2a"]


def test_old_numbers_are_forgotten_after_some_days(store: Store) -> None:
    store.receive(1, 1, Text("a"), NOW)
    (row,) = store.pending()
    store.commit([(row, turned(1))], NOW)
    late = NOW + KEEP_TOMBSTONES + HOUR
    store.commit([(Received(PRUNE_EVERY, 1, Text("b")), turned(1))], NOW)
    assert not store.receive(1, 1, Text("a"), late)
    store.commit([(Received(PRUNE_EVERY, 1, Text("b")), turned(1))], late)
    assert store.receive(1, 1, Text("a"), late)


def test_an_erased_parent_leaves_no_row_but_the_last_words_to_them(store: Store) -> None:
    store.receive(1, 1, Text("secret"), NOW)
    (row,) = store.pending()
    store.commit([(row, Turn(Journey(1), (Say("old"),), NOW, (Answer("story", words="secret"),)))], NOW)
    store.relay(5, 1, NOW)
    store.commit([(None, turned(2, "another"))], NOW)
    store.receive(2, 1, Press("9:yes"), NOW)
    (row,) = store.pending()
    store.commit([(row, Turn(Journey(1), (Toast("c"), Say("gone")), erase=True))], NOW)
    for table in store.tables_of_a_chat():
        left = store.db.execute(f"SELECT count(*) FROM {table} WHERE chat = 1").fetchone()[0]
        assert left == (2 if table == "outbox" else 0), table
    assert store.relayed(5) is None
    assert store.journey(2) is not None
    # The number is still known: the same update does not come twice.
    assert not store.receive(2, 1, Press("9:yes"), NOW)


def test_what_a_parent_writes_after_the_erasure_is_not_lost(store: Store) -> None:
    """Guards: a /start that waited behind the press on 'erase everything' was erased along with it."""
    store.receive_all([(1, 1, Press("9:yes")), (2, 1, Text("hello again")), (3, 2, Text("hi"))], NOW)
    row, *_ = store.pending()
    store.commit([(row, Turn(Journey(1), erase=True))], NOW)
    assert [waiting.event for waiting in store.pending()] == [Text("hello again"), Text("hi")]
    assert not store.receive(2, 1, Text("hello again"), NOW)


def test_a_chat_that_moved_takes_everything_along(store: Store) -> None:
    store.commit([(None, Turn(Journey(1), (Say("a"),), NOW, (Answer("story", words="w"),)))], NOW)
    store.receive(1, 1, Text("a"), NOW)
    store.relay(5, 1, NOW)
    store.migrate_chat(1, -100)
    assert store.journey(1) is None
    moved = store.journey(-100)
    assert moved is not None
    assert moved.chat == -100
    assert [store.relayed(5), store.heads(NOW)[0].chat, store.pending()[0].chat] == [-100] * 3
    assert store.db.execute("SELECT chat FROM answers").fetchall() == [(-100,)]


def test_a_chat_that_moved_to_where_a_journey_is_already(store: Store) -> None:
    store.commit([(None, Turn(Journey(1), (Say("a"),), NOW, (Answer("story", words="w"),)))], NOW)
    store.commit([(None, Turn(Journey(2, country="GB"), due=NOW))], NOW)
    store.migrate_chat(1, 2)
    kept = store.journey(2)
    assert kept is not None
    assert kept.country == "GB"
    assert store.journey(1) is None
    assert store.heads(NOW)[0].chat == 2


def test_a_chat_that_was_never_here_moves_without_harm(store: Store) -> None:
    store.migrate_chat(8, 9)
    assert store.journey(9) is None


def test_whose_message_stands_in_the_support_chat(store: Store) -> None:
    store.relay(5, 1, NOW)
    store.relay(5, 2, NOW)
    assert (store.relayed(5), store.relayed(6)) == (2, None)


def another(store: Store) -> Store:
    """Another process's connection to the same file."""
    (_, _, file) = store.db.execute("PRAGMA database_list").fetchone()
    return Store(connect(Path(file), KEY))


def test_what_was_erased_by_the_operator_meanwhile_does_not_come_back(store: Store) -> None:
    """Guards: a turn made from a journey that `forget` removed before the commit wrote it again."""
    store.commit([(None, Turn(Journey(1, draft="secret"), due=NOW))], NOW)
    store.receive(1, 1, Text("hello"), NOW)
    (row,) = store.pending()
    turn = Turn(replace(store.journey(1) or Journey(1), state="day"))
    other = another(store)
    records.forget(other, 1)
    other.db.conn.close()
    with pytest.raises(OvertakenError):
        store.commit([(row, turn)], NOW)
    assert store.journey(1) is None
    assert store.pending() == []


def test_our_own_writing_in_between_overtakes_nothing(store: Store) -> None:
    store.receive(1, 1, Text("a"), NOW)
    (row,) = store.pending()
    store.receive(2, 1, Text("b"), NOW)
    store.fold()
    store.commit([(row, turned(1))], NOW)
    assert [waiting.event for waiting in store.pending()] == [Text("b")]


def test_an_erasure_during_a_backup_is_folded_with_a_later_commit(store: Store) -> None:
    """Guards: while another process read, what was erased stayed in the WAL for good."""
    (_, _, file) = store.db.execute("PRAGMA database_list").fetchone()
    wal = Path(file + "-wal")
    store.commit([(None, Turn(Journey(1, draft="secret")))], NOW)
    other = another(store)
    other.db.execute("BEGIN")
    other.db.execute("SELECT count(*) FROM journeys").fetchone()
    store.receive(1, 1, Press("9:yes"), NOW)
    (row,) = store.pending()
    store.commit([(row, Turn(Journey(1), erase=True))], NOW)
    assert wal.stat().st_size > 0
    other.db.execute("COMMIT")
    other.db.conn.close()
    store.commit([(None, turned(2))], NOW)
    assert wal.stat().st_size == 0
