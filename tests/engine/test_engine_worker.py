"""The worker: what waits goes through its turns in one commit; a turn of ours that fails loses nothing."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import engine.worker
from engine.turn import first_question, take
from engine.worker import AFTER_A_FAULT, AT_ONCE, OF_EACH, Worker
from fsm.event import Command, Due, Event, Press, Text
from fsm.journey import Journey
from fsm.reply import Say
from fsm.states import State
from fsm.turn import Turn
from storage.connection import open_database
from storage.store import Store
from tests.conversation import EVENING, a_parent, content

CHAT, OTHER = 11, 12
SECRET = "nobody may read this in a log"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(open_database(tmp_path / "worker.db", "0" * 64))
    yield store
    store.close()


@pytest.fixture
def worker(store: Store) -> Worker:
    return Worker(store, content())


def sent(store: Store) -> list[str]:
    """What the outbox holds, sent."""
    texts = []
    while heads := store.heads(EVENING + timedelta(days=400)):
        for head in heads:
            texts += [head.reply.text] if isinstance(head.reply, Say) else []
            store.sent(head.id)
    return texts


def keep(store: Store, state: State, chat: int = CHAT) -> None:
    """A parent who has come that far."""
    bot = a_parent(state)
    bot.journey.chat = chat
    store.commit([(None, Turn(bot.journey, due=bot.due))], bot.now)


def test_nothing_waits(worker: Worker) -> None:
    assert not worker.handle(EVENING)


def test_a_batch_of_several_parents_in_order(worker: Worker, store: Store) -> None:
    came: list[tuple[int, Event]] = [
        (CHAT, Command("start")),
        (OTHER, Command("start")),
        (CHAT, Press(f"{first_question(EVENING) + 1}:agree.en")),
        (CHAT, Text("Mia")),
    ]
    store.receive_all([(number, chat, event) for number, (chat, event) in enumerate(came)], EVENING)
    assert worker.handle(EVENING)
    assert not worker.handle(EVENING)
    mine, theirs = store.journey(CHAT), store.journey(OTHER)
    assert mine is not None
    assert theirs is not None
    assert (mine.state, mine.child.name, theirs.state) == (State.CHILD_AGE, "Mia", State.WELCOME)
    assert len(sent(store)) == 4


def test_the_clock_calls_who_is_due(worker: Worker, store: Store) -> None:
    keep(store, State.DAY)
    due = store.due_of(CHAT)
    assert due is not None
    assert not worker.handle(due - timedelta(seconds=1))
    assert worker.handle(due)
    journey = store.journey(CHAT)
    assert journey is not None
    assert journey.state == State.CHECK_IN
    later = store.due_of(CHAT)
    assert later is not None
    assert later > due
    assert not worker.handle(due)


def test_who_wrote_just_now_is_not_spoken_to_by_the_clock(worker: Worker, store: Store) -> None:
    keep(store, State.DAY)
    due = store.due_of(CHAT)
    assert due is not None
    store.receive(1, CHAT, Text("good evening"), due)
    assert worker.handle(due + timedelta(seconds=1))
    journey = store.journey(CHAT)
    assert journey is not None
    assert journey.state == State.DAY
    assert len(sent(store)) == 1


def test_one_parent_who_sends_hundreds_at_once_makes_nobody_wait(worker: Worker, store: Store) -> None:
    """Guards: five hundred messages had their turns before anyone behind them."""
    keep(store, State.DAY)
    keep(store, State.DAY, OTHER)
    store.receive_all([(number, CHAT, Text(f"hello {number}")) for number in range(1, 101)], EVENING)
    store.receive(101, OTHER, Text("hello"), EVENING)
    assert worker.handle(EVENING)
    waiting = store.pending()
    assert {row.chat for row in waiting} == {CHAT}
    # In their order, and none twice.
    assert [row.event for row in waiting] == [Text(f"hello {number}") for number in range(OF_EACH + 1, 101)]
    batches = 0
    while worker.handle(EVENING):
        batches += 1
    assert (store.pending(), batches) == ([], 92 // OF_EACH + 1)


def test_a_journey_that_is_gone_when_it_is_due_is_left_in_peace(worker: Worker, store: Store) -> None:
    store.commit([(None, Turn(Journey(CHAT), due=EVENING))], EVENING)
    assert worker.handle(EVENING)
    assert store.due_of(CHAT) is None


def failing(event: type[Event]) -> Any:
    def fails(journey: Journey, happened: Event, *rest: Any) -> Turn:
        if isinstance(happened, event):
            raise ValueError(SECRET)
        return take(journey, happened, *rest)

    return fails


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(engine.worker, "take", failing(request.param))


@pytest.mark.parametrize("faulty", [Text], indirect=True)
@pytest.mark.usefixtures("faulty")
def test_a_turn_that_fails_is_told_and_changes_nothing(
    worker: Worker, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store, State.CHECK_IN)
    before, due = store.journey(CHAT), store.due_of(CHAT)
    store.receive(1, CHAT, Text(SECRET), EVENING)
    store.receive(2, OTHER, Command("start"), EVENING)
    with caplog.at_level(logging.DEBUG):
        assert worker.handle(EVENING)
    assert (store.journey(CHAT), store.due_of(CHAT)) == (before, due)
    our_fault, welcome = sent(store)
    assert our_fault == a_parent(State.DAY).scene.say("our-fault")
    assert welcome == a_parent(State.DAY).scene.say("welcome")
    # The log names the fault and its place, and no word of the parent's.
    assert "turn failed: chat=11 state=check_in event=Text error=ValueError at=" in caplog.text
    assert "test_engine_worker.py:" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize("faulty", [Text], indirect=True)
@pytest.mark.usefixtures("faulty")
def test_a_fault_keeps_what_the_turn_before_it_in_the_same_batch_decided(worker: Worker, store: Store) -> None:
    """Guards: the due time was worked out anew, and a journey that could not be read stopped everyone's batch."""
    keep(store, State.CHECK_IN)
    store.receive(1, CHAT, Command("pause"), EVENING)
    store.receive(2, CHAT, Text("broken"), EVENING)
    worker.handle(EVENING)
    journey = store.journey(CHAT)
    assert journey is not None
    assert journey.state == State.PAUSING
    assert store.due_of(CHAT) is not None


@pytest.mark.parametrize("faulty", [Due], indirect=True)
@pytest.mark.usefixtures("faulty")
def test_a_clock_that_fails_calls_again_later_and_says_nothing(worker: Worker, store: Store) -> None:
    keep(store, State.DAY)
    keep(store, State.CHECK_IN, OTHER)
    due = store.due_of(CHAT)
    assert due is not None
    assert worker.handle(due)
    assert store.due_of(CHAT) == due + AFTER_A_FAULT
    assert not sent(store)
    assert not worker.handle(due)


def test_a_fault_in_another_language_is_told_in_it(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, store: Store
) -> None:
    monkeypatch.setattr(engine.worker, "take", failing(Text))
    for chat, language in enumerate(content().locales, CHAT):
        store.receive(None, chat, Text("hello", language), EVENING)
        worker.handle(EVENING)
        assert sent(store) == [a_parent(State.WELCOME, language).scene.say("our-fault")]


def test_who_writes_is_not_behind_everyone_who_is_due(worker: Worker, store: Store) -> None:
    """Guards: two hundred check-ins had their turns before anyone who wrote meanwhile."""
    for chat in range(100, 100 + 3 * AT_ONCE):
        keep(store, State.DAY, chat)
    due = store.due_of(100)
    assert due is not None
    assert worker.handle(due)
    assert len(store.due(due, 1000)) == 2 * AT_ONCE
    store.receive(1, CHAT, Command("start"), due)
    assert worker.handle(due)
    assert store.journey(CHAT) is not None
    assert len(store.due(due, 1000)) == AT_ONCE


def test_the_clock_waits_while_much_is_unsent(worker: Worker, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Guards: 50,000 check-ins were decided at once, long before they could be sent, and held up every reply."""
    monkeypatch.setattr(engine.worker, "ENOUGH", 3)
    for chat in (100, 101):
        keep(store, State.DAY, chat)
    due = store.due_of(100)
    assert due is not None
    store.commit([(None, Turn(Journey(CHAT), tuple(Say("x") for _ in range(3))))], due)
    assert not worker.handle(due)
    store.receive(1, OTHER, Command("start"), due)
    assert worker.handle(due)
    assert len(store.due(due, 1000)) == 2
    sent(store)
    assert worker.handle(due)
    assert store.due(due, 1000) == []
