"""Updates by webhook: what Telegram is told, and who is let in."""

import asyncio
import gzip
import hmac
import io
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from gateway.inbox import InboxQueue
from gateway.slim import Polling, Sending
from gateway.support import Support
from gateway.webhook import SECRET_HEADER, Hook, Webhook
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.rig import CHAT, Running, Time, until

SECRET = "a-secret_of_ours"
HOOK = Hook("https://bot.example.org/hook", "127.0.0.1", 0, SECRET)
UPDATE: dict[str, Any] = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": CHAT, "type": "private"},
        "from": {"id": CHAT, "is_bot": False, "first_name": "A"},
        "text": "Hello",
    },
}


@asynccontextmanager
async def listening(store: Store, time: Time) -> AsyncIterator[tuple[Webhook, aiohttp.ClientSession]]:
    bot = Bot("1:a", request=Sending(), get_updates_request=Polling())
    webhook = Webhook(HOOK, bot, InboxQueue(store, time, Support(), lambda: None))
    await webhook.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{webhook.port}") as session:
            yield webhook, session
    finally:
        await webhook.stop()


async def knock(session: aiohttp.ClientSession, body: Any = UPDATE, secret: str | None = SECRET, **more: Any) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers["Content-Type"] = more.pop("kind", "application/json")
    if more.get("coding"):
        headers["Content-Encoding"] = more["coding"]
    async with session.post(more.pop("path", "/hook"), data=io.BytesIO(raw), headers=headers) as answer:
        return answer.status


async def test_it_says_yes_when_the_inbox_has_it(store: Store, time: Time) -> None:
    async with listening(store, time) as (_, session):
        assert await knock(session) == 200
        assert await knock(session) == 200
    assert [row.chat for row in store.pending()] == [CHAT]


@pytest.mark.parametrize("secret", [None, "", "a-secret_of_our", "a-secret_of_oursx", "sécret"])
async def test_who_does_not_know_the_secret_is_turned_away(secret: str | None, store: Store, time: Time) -> None:
    async with listening(store, time) as (_, session):
        assert await knock(session, secret=secret) == 403
    assert store.pending() == []


@pytest.mark.parametrize(
    ("body", "more", "status"),
    [
        (b"not json", {}, 400),
        ([], {}, 400),
        ({"update_id": "x"}, {}, 400),
        (UPDATE, {"kind": "text/plain"}, 415),
        (b" " * 1_048_577, {}, 413),
        ({"update_id": 6, "message": "odd"}, {}, 200),
    ],
)
async def test_what_is_no_update(body: Any, more: Any, status: int, store: Store, time: Time) -> None:
    async with listening(store, time) as (_, session):
        assert await knock(session, body, **more) == status
        async with session.get("/hook") as answer:
            assert answer.status == 405
    assert store.pending() == []


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b"[" * 500_000, ""),
        (b'{"update_id":' + b"1" * 5000 + b"}", ""),
        (b"\xff\xfe\x00", ""),
        (b"this is no gzip", "gzip"),
        (gzip.compress(b" " * 50_000_000), "gzip"),
        (b"{}", "no-such-coding"),
        (b'{"update_id": true}', ""),
    ],
)  # fmt: skip
async def test_a_body_made_to_hurt(
    body: bytes, coding: str, store: Store, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    """Guards: one nested too deep was a traceback in the log and a 500, which Telegram would have tried again."""
    async with listening(store, time) as (webhook, session):
        assert await knock(session, body, coding=coding) == 400
        assert await knock(session) == 200
        assert webhook.refused == {"no update": 1}
    assert len(store.pending()) == 1
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_the_secret_is_compared_in_constant_time(
    store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one length, whatever was given, by the function that is made for it; and before the body is looked at."""
    compared: list[tuple[bytes, bytes]] = []
    real = hmac.compare_digest

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return real(one, other)

    monkeypatch.setattr("gateway.webhook.hmac.compare_digest", compare)
    async with listening(store, time) as (_, session):
        for secret in ("", "a", SECRET, "é" * 2000):
            await knock(session, b"{", secret=secret)
    assert len(compared) == 4
    assert {len(value) for pair in compared for value in pair} == {32}
    assert [one == other for one, other in compared] == [False, False, True, False]


async def test_a_stranger_keeps_no_connection_and_fills_no_log(
    store: Store, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(store, time) as (webhook, session):
        for _ in range(100):
            assert await knock(session, secret="guess") == 403
        async with session.post("/", headers={SECRET_HEADER: "guess"}, data=b"{}") as answer:
            assert answer.headers["Connection"] == "close"
        assert webhook.refused == {"wrong secret": 101}
    lines = [record.getMessage() for record in caplog.records if "webhook refused" in record.getMessage()]
    assert lines == [f"webhook refused: reason=wrong secret count={count}" for count in (1, 10, 100)]
    assert "guess" not in caplog.text


async def test_a_flood_is_held_off_and_afterwards_all_is_well(
    store: Store, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.webhook.AT_ONCE", 3)
    more, waiting = asyncio.Event(), 0

    async def slow() -> AsyncIterator[bytes]:
        nonlocal waiting
        yield b" "
        waiting += 1
        await more.wait()
        yield json.dumps(UPDATE).encode()

    headers = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
    async with listening(store, time) as (webhook, session):
        sending = [asyncio.create_task(_status(session.post("/", data=slow(), headers=headers))) for _ in range(3)]
        await until(lambda: webhook._coming == 3)
        assert [await knock(session) for _ in range(5)] == [429] * 5
        assert webhook.refused == {"too many at once": 5}
        more.set()
        assert await asyncio.gather(*sending) == [200] * 3
        assert await knock(session) == 200
    assert len(store.pending()) == 1


async def _status(call: Any) -> int:
    async with call as answer:
        return int(answer.status)


async def test_an_update_that_takes_for_ever_to_come(store: Store, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.webhook.SLOWEST", 0.05)
    async with listening(store, time) as (webhook, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", webhook.port)
        head = f"POST / HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        answer = await asyncio.wait_for(reader.readline(), 5)
        writer.close()
        assert answer == b"HTTP/1.1 408 Request Timeout\r\n"
        assert webhook.refused == {"too slow": 1}


async def test_pieces_that_are_none(store: Store, time: Time, caplog: pytest.LogCaptureFixture) -> None:
    """Guards: each such request was a traceback in the log, whoever sent it."""
    async with listening(store, time) as (webhook, session):
        for secret in (SECRET, "guess"):
            reader, writer = await asyncio.open_connection("127.0.0.1", webhook.port)
            head = f"POST / HTTP/1.1\r\nHost: a\r\n{SECRET_HEADER}: {secret}\r\nContent-Type: application/json\r\n"
            writer.write(f"{head}Transfer-Encoding: chunked\r\n\r\nfive\r\n".encode())
            answer = await asyncio.wait_for(reader.read(), 5)
            writer.close()
            assert answer[9:12] in (b"400", b"403")
        assert await knock(session) == 200
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    "raw",
    [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
     b"POST / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", b"\r\n" * 50 + b"\x00\r\n\r\n"],
)  # fmt: skip
async def test_what_is_no_http(raw: bytes, store: Store, time: Time, caplog: pytest.LogCaptureFixture) -> None:
    async with listening(store, time) as (webhook, session):
        reader, writer = await asyncio.open_connection("127.0.0.1", webhook.port)
        writer.write(raw)
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        assert answer[9:12] in (b"400", b"431")
        assert await knock(session) == 200
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_any_path_is_taken_since_a_proxy_may_cut_it(store: Store, time: Time) -> None:
    async with listening(store, time) as (_, session):
        assert await knock(session, path="/") == 200


async def test_a_full_disk_sends_telegram_away_for_later(store: Store, time: Time) -> None:
    async with listening(store, time) as (_, session):
        store.db.execute("PRAGMA query_only = ON").fetchone()
        assert await knock(session) == 503
        store.db.execute("PRAGMA query_only = OFF").fetchone()
        assert await knock(session) == 200


def test_a_webhook_needs_a_secret() -> None:
    with pytest.raises(ValueError, match="secret"):
        Hook("https://a.org", "127.0.0.1", 0, "")
    assert SECRET not in repr(HOOK)


async def test_a_conversation_by_webhook(sim: Simulator, running: Running, unused_tcp_port: int) -> None:
    sim.user_says(CHAT, "before")
    hook = Hook(f"http://127.0.0.1:{unused_tcp_port}/hook", "127.0.0.1", unused_tcp_port, SECRET)
    async with running(hook=hook) as bot:
        info = sim.world.webhook
        assert (info.url, info.secret) == (hook.url, SECRET)
        assert sim.world.updates.allowed == ["message", "edited_message", "callback_query", "my_chat_member"]
        sim.user_says(CHAT, "now")
        assert await bot.said(CHAT, 2) == ["before", "now"]
        sim.faults.add("duplicate", "webhook")
        sim.user_says(CHAT, "once")
        await sim.wait_for(lambda: not sim.pending())
        await bot.settled()
        assert await bot.said(CHAT, 3) == ["before", "now", "once"]
    sim.user_says(CHAT, "away")
    # Back to polling: the webhook is taken away.
    async with running() as bot:
        assert sim.world.webhook.url == ""
        assert (await bot.said(CHAT, 4))[-1] == "away"
