"""Nothing is lost between Telegram and the inbox."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from telegram import Update
from telegram.error import NetworkError

from fsm.event import HumanReply, Text
from fsm.reply import Tell
from gateway.inbox import InboxQueue
from gateway.polling import PollingBot
from gateway.slim import Polling, Sending
from gateway.support import Support
from simulator.server import Simulator
from storage.connection import connect, open_database
from storage.store import Store
from tests.gateway.rig import CHAT, OTHER, Running, Time


def update(number: int, text: str = "Hello", **fields: Any) -> Update:
    user = {"id": CHAT, "is_bot": False, "first_name": "A"}
    chat = {"id": CHAT, "type": "private"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": user, "text": text, **fields}
    return Update.de_json({"update_id": number, "message": message})


class Woken:
    """Counts how often the worker was woken."""

    count = 0

    def __call__(self) -> None:
        self.count += 1


def queue(store: Store, time: Time, woken: Woken | None = None) -> InboxQueue:
    return InboxQueue(store, time, Support(), woken or Woken())


async def test_put_comes_back_when_the_event_is_on_disk(store: Store, time: Time, tmp_path: Path) -> None:
    woken = Woken()
    await queue(store, time, woken).put(update(1))
    # Another connection sees only what is committed.
    other = Store(connect(tmp_path / "test.db", "0" * 64))
    assert [row.event for row in other.pending()] == [Text("Hello")]
    other.db.conn.close()
    assert woken.count == 1


async def test_an_update_that_comes_again_is_kept_once(store: Store, time: Time) -> None:
    inbox = queue(store, time)
    for _ in range(3):
        await inbox.put(update(1))
    assert len(store.pending()) == 1


async def test_a_batch_is_one_commit(store: Store, time: Time) -> None:
    woken, updates = Woken(), [update(number) for number in range(1, 51)]
    inbox = queue(store, time, woken)
    inbox.expect(updates)
    await inbox.put(updates[0])
    assert len(store.pending()) == 50
    for one in updates[1:]:
        await inbox.put(one)
    await inbox.put(update(51))
    assert [row.id for row in store.pending()] == list(range(1, 52))
    assert woken.count == 2


async def test_a_full_disk_is_waited_for(store: Store, time: Time, caplog: pytest.LogCaptureFixture) -> None:
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    inbox = queue(store, time)
    putting = asyncio.create_task(inbox.put(update(1, "my secret " * 2000)))
    for pause in (0.5, 1, 2):
        await time.until_someone_sleeps(pause)
        assert store.pending() == []
        time.advance(pause)
    await time.until_someone_sleeps(4)
    store.db.execute("PRAGMA max_page_count = 1000000").fetchone()
    time.advance(4)
    await asyncio.wait_for(putting, 5)
    assert len(store.pending()) == 1
    assert "inbox not written: error=OperationalError updates=1" in caplog.text
    assert "secret" not in caplog.text


async def test_a_locked_database_is_waited_for(store: Store, time: Time, tmp_path: Path) -> None:
    store.db.execute("PRAGMA busy_timeout = 0").fetchone()
    other = open_database(tmp_path / "test.db", "0" * 64)
    other.conn.execute("BEGIN IMMEDIATE")
    putting = asyncio.create_task(queue(store, time).put(update(1)))
    await time.until_someone_sleeps(0.5)
    other.conn.execute("ROLLBACK")
    other.conn.close()
    time.advance(0.5)
    await asyncio.wait_for(putting, 5)
    assert len(store.pending()) == 1


async def test_one_that_cannot_be_written_does_not_keep_the_others_out(
    store: Store, time: Time, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # No such update is known: every text is made storable first.
    monkeypatch.setattr("gateway.updates.clean", lambda text: text)
    inbox, updates = queue(store, time), [update(1), update(2, "half \ud83d"), update(3)]
    inbox.expect(updates)
    for one in updates:
        await inbox.put(one)
    assert len(store.pending()) == 2
    assert "update cannot be kept: update=2" in caplog.text


async def test_what_is_no_event_is_counted_and_not_kept(store: Store, time: Time) -> None:
    inbox = queue(store, time)
    await inbox.put(update(1, chat={"id": -5, "type": "group", "title": "G"}))
    await inbox.put(Update(2))
    await inbox.put("nonsense")
    assert store.pending() == []
    assert inbox.refused == {"group": 1, "kind of update": 1}


async def test_the_whole_way(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        for number in range(30):
            sim.user_says(CHAT if number % 2 else OTHER, f"{number}")
        await sim.wait_for(lambda: not sim.pending())
        await bot.settled()
        assert [event.text for event in bot.worker.events] == [str(number) for number in range(30)]


async def test_updates_that_telegram_sends_twice(sim: Simulator, running: Running) -> None:
    sim.faults.add("duplicate", "getUpdates", times=3)
    async with running() as bot:
        for number in range(5):
            sim.user_says(CHAT, f"{number}")
        assert await bot.said(CHAT, 5) == ["0", "1", "2", "3", "4"]
        await bot.settled()
        assert len(sim.replies(CHAT)) == 5


async def test_what_came_while_we_were_away(sim: Simulator, running: Running) -> None:
    sim.user_says(CHAT, "before")
    async with running() as bot:
        assert await bot.said(CHAT, 1) == ["before"]
    sim.user_says(CHAT, "meanwhile")
    async with running() as bot:
        assert await bot.said(CHAT, 2) == ["before", "meanwhile"]


async def test_an_update_that_makes_no_sense_holds_nobody_up(
    sim: Simulator, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    odd = {"update_id": 100_000_001, "message": {"message_id": "x", "text": "my secret", "chat": {"id": CHAT}}}
    sim.world.updates.pending.append(odd)
    sim.world.updates._next += 1
    sim.user_says(CHAT, "Hello")
    async with running() as bot:
        assert await bot.said(CHAT, 1) == ["Hello"]
    assert "secret" not in caplog.text


async def test_a_batch_that_cannot_be_parsed_is_asked_for_again_with_a_pause(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise TypeError("my secret")

    polling, sending = Polling(), Sending()
    bot = PollingBot(sim.token, sim.url, polling, sending)
    async with polling, sending:
        monkeypatch.setattr(Update, "de_list", fail)
        # The Updater pauses after Telegram's errors only.
        with pytest.raises(NetworkError, match=r"^TypeError$"):
            await bot.get_updates(timeout=0)


async def test_the_operators_answer(sim: Simulator, store: Store, time: Time, running: Running) -> None:
    sim.add_group(-500)
    async with running(support_chat=-500) as bot:
        sim.user_says(-500, "Tea?")
        bot.say(CHAT, Tell("A parent asks for you.", relay=True))
        (told,) = await sim.wait_for(lambda: sim.replies(-500))
        await bot.settled()
        sim.user_says(-500, "I am here.", reply_to=told.id)
        await sim.wait_for(lambda: sim.replies(CHAT))
        assert bot.worker.heard == [(CHAT, HumanReply("I am here."))]
        assert bot.service.queue.refused == {"group": 1}
