"""Someone to tell: /healthz and /metrics of a bot at work, by polling and by webhook."""

import asyncio
import json
import logging
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from fsm.event import Text
from fsm.journey import Journey
from fsm.reply import Say, Tell
from fsm.turn import Turn
from gateway.intake import ServiceError
from gateway.service import Edge, Service
from gateway.webhook import Hook
from simulator.server import Simulator
from storage.backlog import backlog
from storage.store import Store
from tests.gateway.rig import CHAT, FAST, OTHER, START, Bot, Parrot, Running, Time, decide

HERE = ("127.0.0.1", 0)
SECRET = "my secret words"


async def ask(port: int, path: str = "/healthz") -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def healthz(bot: Bot) -> tuple[int, dict[str, Any]]:
    assert bot.service.health is not None
    status, body = await ask(bot.service.health.port)
    return status, json.loads(body)


async def metrics(bot: Bot) -> dict[str, float]:
    assert bot.service.health is not None
    status, body = await ask(bot.service.health.port, "/metrics")
    assert status == 200
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }


async def test_a_bot_that_polls(sim: Simulator, running: Running, time: Time) -> None:
    async with running(health=HERE) as bot:
        time.advance(5)
        sim.user_says(CHAT, SECRET)
        await bot.said(CHAT, 1)
        await bot.settled()
        status, found = await healthz(bot)
        assert (status, found["alive"], found["status"], found["troubles"]) == (200, True, "ok", [])
        assert found["started"] == START.isoformat()
        assert found["last_update"] == found["last_answer_to_polling"] == (START + timedelta(seconds=5)).isoformat()
        assert found["oldest_unsent_seconds"] == 0
        assert found["due"] == {"count": 0, "oldest_seconds": 0}
        time.advance(121)
        # The line is down.
        status, found = await healthz(bot)
        assert (status, found["troubles"]) == (503, ["telegram_silent"])
        sim.user_says(CHAT, "again")
        await bot.said(CHAT, 2)
        assert (await healthz(bot))[0] == 200


async def test_a_bot_with_a_webhook_says_it_at_the_same_door(
    sim: Simulator, running: Running, time: Time, unused_tcp_port: int
) -> None:
    hook = Hook(f"http://127.0.0.1:{unused_tcp_port}/hook", "127.0.0.1", unused_tcp_port, "a-secret_of_ours")
    async with running(hook=hook) as bot:
        sim.user_says(CHAT, "Hello")
        await bot.said(CHAT, 1)
        time.advance(86_400)
        status, body = await ask(unused_tcp_port)
        found = json.loads(body)
        # A silent day is no trouble.
        assert (status, found["status"], found["last_answer_to_polling"]) == (200, "ok", None)
        assert found["last_update"] == START.isoformat()
        # Figures for many, such as /metrics, are not for whoever finds the public door.
        assert (await ask(unused_tcp_port, "/metrics"))[0] == 405
        assert bot.service.health is None


async def test_what_waits_is_told_with_its_age(sim: Simulator, store: Store, running: Running, time: Time) -> None:
    sim.faults.add("reset_before", "sendMessage", times=None)
    async with running(health=HERE, support_chat=-500) as bot:
        bot.say(CHAT, Say("one"), Say("two"))
        bot.say(CHAT, Tell("a concern"))
        bot.say(OTHER, Say("check-in"), scheduled=True)
        time.advance(700)
        status, found = await healthz(bot)
        assert status == 503
        assert found["replies"] == {"count": 2, "oldest_seconds": 700}
        assert found["told"] == {"count": 1, "oldest_seconds": 700}
        assert found["scheduled"] == {"count": 1, "oldest_seconds": 700}
        assert {"replies_wait", "support_chat_unreachable"} <= set(found["troubles"])
        assert "check_ins_wait" not in found["troubles"]
        sim.faults.clear()


async def test_a_disk_that_takes_nothing_is_trouble(sim: Simulator, store: Store, running: Running, time: Time) -> None:
    async with running(health=HERE) as bot:
        store.db.execute("PRAGMA query_only = ON").fetchone()
        sim.user_says(CHAT, "Hello")
        await time.until_someone_sleeps(0.5)
        assert (await healthz(bot))[1]["troubles"] == ["disk"]
        store.db.execute("PRAGMA query_only = OFF").fetchone()
        time.advance(0.5)
        await bot.said(CHAT, 1)
        assert (await healthz(bot))[1]["troubles"] == []


async def test_a_database_that_cannot_be_read_is_trouble_and_no_exception(
    running: Running, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from sqlcipher3 import dbapi2

    def fail(*_: object) -> None:
        raise dbapi2.DatabaseError("disk image is malformed")

    async with running(health=HERE) as bot:
        monkeypatch.setattr("gateway.vitals.backlog", fail)
        status, found = await healthz(bot)
        assert (status, found["troubles"]) == (503, ["disk"])
        assert (await metrics(bot))["trust_steps_up"] == 0
    assert "backlog not read: error=DatabaseError" in caplog.text


async def test_metrics(sim: Simulator, store: Store, running: Running, time: Time) -> None:
    sim.add_group(-500)
    sim.faults.add("error", "sendMessage", code=403, times=1, skip=2)
    async with running(health=HERE) as bot:
        tally = bot.service.vitals.tally
        logging.getLogger("gateway").addHandler(tally)
        try:
            sim.user_says(CHAT, "one")
            sim.user_says(CHAT, "two")
            sim.user_says(-500, "tea?")
            await bot.said(CHAT, 2)
            await bot.settled()
            bot.say(OTHER, Say("nobody there"))
            await bot.settled()
            logging.getLogger("gateway.outbox").error("outbox not read: error=%s", "OperationalError")
            found = await metrics(bot)
        finally:
            logging.getLogger("gateway").removeHandler(tally)
    assert found["trust_steps_up"] == 1
    assert found["trust_steps_start_time_seconds"] == START.timestamp()
    assert found["trust_steps_last_update_time_seconds"] == START.timestamp()
    assert (found["trust_steps_updates_total kept"], found["trust_steps_updates_total group"]) == (2, 1)
    assert (found["trust_steps_messages_total sent"], found["trust_steps_messages_total gone"]) == (2, 1)
    assert found["trust_steps_log_events_total outbox not read error"] == 1
    assert found["trust_steps_waiting replies"] == 0
    assert found["process_resident_memory_bytes"] > 10_000_000


async def test_a_port_for_it_that_is_taken(sim: Simulator, store: Store, time: Time) -> None:
    port = int(sim.url.rpartition(":")[2])
    taken = Service(Edge(sim.token, sim.url, rates=FAST, health=("127.0.0.1", port)), store, Parrot(store), None, time)
    with pytest.raises(ServiceError, match="HEALTH_LISTEN: cannot listen there"):
        await taken.run(asyncio.Event())


async def test_nothing_of_a_parent_is_in_it(sim: Simulator, store: Store, running: Running) -> None:
    sim.add_user(987654321)
    async with running(health=HERE) as bot:
        sim.user_says(987654321, SECRET)
        await bot.said(987654321, 1)
        assert bot.service.health is not None
        for path in ("/healthz", "/metrics"):
            _, body = await ask(bot.service.health.port, path)
            assert "987654321" not in body
            assert "secret" not in body
        assert (await ask(bot.service.health.port, "/"))[0] == 404


def test_the_backlog_of_a_store(store: Store) -> None:
    later = START + timedelta(seconds=90)
    assert backlog(store, later).due.count == 0
    store.receive(1, CHAT, Text("x"), START)
    decide(store, CHAT, Say("one"), Say("two"))
    decide(store, OTHER, Tell("a concern"))
    decide(store, OTHER, Say("check-in"), scheduled=True, now=START + timedelta(seconds=30))
    store.commit([(None, Turn(Journey(CHAT), (), due=START + timedelta(seconds=60)))], START)
    store.commit([(None, Turn(Journey(OTHER), (), due=later + timedelta(seconds=1)))], START)
    found = backlog(store, later)
    assert (found.events.count, found.events.seconds) == (1, 90)
    assert (found.replies.count, found.replies.seconds) == (2, 90)
    assert (found.told.count, found.told.seconds) == (1, 90)
    assert (found.scheduled.count, found.scheduled.seconds) == (1, 60)
    assert (found.due.count, found.due.seconds) == (1, 30)
    # A clock that was set back makes no negative age.
    assert backlog(store, START - timedelta(days=1)).events.seconds == 0
