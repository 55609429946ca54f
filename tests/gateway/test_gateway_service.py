"""Starting, stopping, and what goes wrong in between."""

import asyncio
import logging
import os
import signal
import time as real_time
from datetime import datetime, timedelta
from typing import Any

import pytest

from fsm.event import Due, Event
from fsm.journey import Journey
from fsm.reply import Say
from fsm.turn import Turn
from gateway.intake import ServiceError
from gateway.service import STOP_SENDING, STOP_TAKING, Edge, Service, serve
from gateway.webhook import Hook
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.rig import CHAT, FAST, START, Parrot, Running, Time, decide, unsent, until


def service(sim: Simulator, store: Store, time: Time, **edge: Any) -> Service:
    return Service(Edge(edge.pop("token", sim.token), sim.url, rates=FAST, **edge), store, Parrot(store), None, time)


async def test_a_wrong_token_is_said_in_words_without_the_token(
    sim: Simulator, store: Store, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for hook in (None, Hook("http://127.0.0.1:1/", "127.0.0.1", 0, "secret")):
        wrong = service(sim, store, time, token="1:wrong", hook=hook)
        with pytest.raises(ServiceError, match="does not accept the bot's token") as caught:
            await wrong.run(asyncio.Event())
        assert "wrong" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r} {caplog.text}"


async def test_a_token_that_is_taken_away_while_we_serve(sim: Simulator, store: Store, time: Time) -> None:
    bot = service(sim, store, time)
    task = asyncio.create_task(bot.run(asyncio.Event()))
    await bot.intake.started.wait()
    sim.faults.add("error", "getUpdates", code=401, times=None)
    sim.user_says(CHAT, "x")
    with pytest.raises(ServiceError):
        await asyncio.wait_for(task, 5)


async def test_a_webhook_address_that_telegram_refuses(sim: Simulator, store: Store, time: Time) -> None:
    refused = service(sim, store, time, hook=Hook("http://example.org/", "127.0.0.1", 0, "secret"))
    with pytest.raises(ServiceError, match="See WEBHOOK_URL"):
        await refused.run(asyncio.Event())


async def test_a_port_that_is_taken(sim: Simulator, store: Store, time: Time) -> None:
    port = int(sim.url.rpartition(":")[2])
    taken = service(sim, store, time, hook=Hook("http://127.0.0.1/", "127.0.0.1", port, "secret"))
    with pytest.raises(ServiceError, match="WEBHOOK_LISTEN"):
        await taken.run(asyncio.Event())


async def test_telegram_is_away_at_the_start(sim: Simulator, store: Store, time: Time) -> None:
    for method in ("getMe", "setWebhook"):
        sim.faults.add("reset_before", method, times=2)
    bot = service(sim, store, time, hook=Hook("http://127.0.0.1:1/", "127.0.0.1", 0, "secret"))
    stop = asyncio.Event()
    task = asyncio.create_task(bot.run(stop))
    for pause in (1, 2):
        await time.until_someone_sleeps(pause)
        time.advance(pause)
    await asyncio.wait_for(bot.intake.started.wait(), 5)
    stop.set()
    await asyncio.wait_for(task, 5)


async def test_it_can_be_stopped_before_telegram_was_reached(sim: Simulator, store: Store, time: Time) -> None:
    sim.faults.add("reset_before", times=None)
    bot, stop = service(sim, store, time), asyncio.Event()
    task = asyncio.create_task(bot.run(stop))
    await time.until_someone_sleeps(1)
    stop.set()
    await asyncio.wait_for(task, 5)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it_and_what_is_on_its_way_arrives(
    number: signal.Signals, sim: Simulator, store: Store, time: Time
) -> None:
    sim.faults.add("delay", "sendMessage", seconds=0.2)
    bot = service(sim, store, time)
    task = asyncio.create_task(serve(bot))
    await bot.intake.started.wait()
    decide(store, CHAT, Say("on its way"), Say("for the next start"))
    bot.wake()
    await until(lambda: bool(bot.sender._tasks))
    before = real_time.monotonic()
    os.kill(os.getpid(), number)
    await asyncio.wait_for(task, 5)
    assert real_time.monotonic() - before < 4.9
    assert [message.text for message in sim.replies(CHAT)] == ["on its way"]
    assert unsent(store) == 1


async def test_it_stops_in_time_when_telegram_does_not_answer(
    sim: Simulator, store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert STOP_TAKING + STOP_SENDING <= 4
    monkeypatch.setattr("gateway.service.STOP_TAKING", 0.1)
    monkeypatch.setattr("gateway.service.STOP_SENDING", 0.1)
    bot, stop = service(sim, store, time), asyncio.Event()
    task = asyncio.create_task(bot.run(stop))
    await bot.intake.started.wait()
    sim.faults.add("delay", seconds=60, times=None)
    decide(store, CHAT, Say("lost on its way"))
    bot.wake()
    await until(lambda: bool(bot.sender._tasks))
    before = real_time.monotonic()
    stop.set()
    await asyncio.wait_for(task, 5)
    assert real_time.monotonic() - before < 1
    assert unsent(store) == 1


async def test_all_updates_that_were_taken_are_confirmed_at_the_stop(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        sim.user_says(CHAT, "Hello")
        await bot.said(CHAT, 1)
    assert sim.pending() == []


class Alarm(Parrot):
    """A worker with one journey that is due."""

    def handle(self, now: datetime) -> bool:
        due = self.store.due(now)
        turns: list[tuple[Any, Turn]] = [(None, Turn(Journey(chat), (Say("Good evening"),))) for chat in due]
        self.store.commit(turns, now)
        self.heard += [(chat, Due()) for chat in due]
        return bool(turns)


async def test_a_due_journey_has_its_turn_when_the_time_comes(sim: Simulator, store: Store, time: Time) -> None:
    store.commit([(None, Turn(Journey(CHAT), (), due=START + timedelta(seconds=20)))], START)
    bot = Service(Edge(sim.token, sim.url, rates=FAST), store, Alarm(store), None, time)
    stop = asyncio.Event()
    task = asyncio.create_task(bot.run(stop))
    await time.until_someone_sleeps(20)
    assert sim.replies(CHAT) == []
    time.advance(20)
    await sim.wait_for(lambda: sim.replies(CHAT))
    # The far future is looked at every half minute, should a clock be set or a laptop sleep.
    store.commit([(None, Turn(Journey(CHAT), (), due=START + timedelta(days=2)))], time.now())
    bot.wake()
    await time.until_someone_sleeps(30)
    time.advance(2 * 86400)
    await sim.wait_for(lambda: len(sim.replies(CHAT)) == 2)
    stop.set()
    await asyncio.wait_for(task, 5)


async def test_a_worker_that_fails_is_tried_again_and_its_error_says_nothing(
    sim: Simulator, time: Time, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as bot:
        await bot.settled()
        bot.worker.broken += [OSError("a parent's words"), OSError("a parent's words")]
        sim.user_says(CHAT, "Hello")
        for pause in (1, 2):
            await time.until_someone_sleeps(pause)
            time.advance(pause)
        assert await bot.said(CHAT, 1) == ["Hello"]
    assert "no turn: error=OSError" in caplog.text
    assert "words" not in caplog.text


async def test_polling_goes_on_after_trouble(sim: Simulator, running: Running) -> None:
    sim.faults.add("garbage", "getUpdates", skip=1)
    async with running() as bot:
        sim.user_says(CHAT, "one")
        await bot.said(CHAT, 1)
        sim.user_says(CHAT, "two")
        assert await bot.said(CHAT, 2) == ["one", "two"]


async def test_nothing_of_a_conversation_and_no_token_is_in_the_log(
    sim: Simulator, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    def answer(chat: int, event: Event) -> tuple[Say, ...]:
        return (Say("our secret"),)

    async with running(answer) as bot:
        sim.user_says(CHAT, "my secret")
        sim.user_sends(CHAT, "photo", "secret too")
        await bot.said(CHAT, 2)
        await bot.settled()
    for word in ("secret", sim.token, sim.token.partition(":")[2]):
        assert word not in caplog.text
    assert sim.token not in repr(Edge(sim.token))
