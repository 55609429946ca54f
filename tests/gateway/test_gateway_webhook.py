"""Updates by webhook: what Telegram is told, and who is let in."""

import io
import json
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
from tests.gateway.rig import CHAT, Running, Time

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
