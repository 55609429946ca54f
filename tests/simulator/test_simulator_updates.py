"""How the bot hears of things: long polling, the webhook, and what people do."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from simulator.clock import Clock
from simulator.kinds import KINDS
from simulator.server import Simulator
from simulator.shapes import Person

CHAT = 42


async def waiting(sim: Simulator, polls: int) -> None:
    """Until so many long polls have begun."""
    await sim.wait_for(lambda: sim.world.updates._polls >= polls)
    await asyncio.sleep(0)


async def test_updates_are_numbered_and_kept_until_confirmed(sim: Simulator, bot: Any) -> None:
    for text in "abc":
        sim.user_says(CHAT, text)
    updates = await bot.ok("getUpdates", limit=2)
    assert [update["message"]["text"] for update in updates] == ["a", "b"]
    assert updates[1]["update_id"] == updates[0]["update_id"] + 1
    assert await bot.ok("getUpdates", limit=2) == updates
    rest = await bot.ok("getUpdates", offset=updates[1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["c"]
    assert [message.read for message in sim.messages(CHAT)] == [True, True, False]
    assert sim.pending() == rest
    assert await bot.ok("getUpdates", offset=rest[0]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_the_last(sim: Simulator, bot: Any) -> None:
    assert await bot.ok("getUpdates", offset=-1) == []
    for text in "abc":
        sim.user_says(CHAT, text)
    assert [update["message"]["text"] for update in await bot.ok("getUpdates", offset=-1)] == ["c"]
    assert len(sim.pending()) == 1


async def test_a_long_poll_waits_and_comes_back_at_once(sim: Simulator, bot: Any) -> None:
    poll = asyncio.create_task(bot.ok("getUpdates", timeout=30))
    await waiting(sim, 1)
    assert not poll.done()
    sim.user_says(CHAT, "Hello")
    (update,) = await asyncio.wait_for(poll, 2)
    assert update["message"]["from"] == {"id": CHAT, "is_bot": False, "first_name": "Parent", "language_code": "en"}


async def test_a_long_poll_ends_empty_when_nothing_comes(sim: Simulator) -> None:
    assert await sim.world.updates.take(0, 100, 0.01) == []


async def test_a_second_poll_ends_the_first(sim: Simulator, bot: Any) -> None:
    first = asyncio.create_task(bot.call("getUpdates", timeout=30))
    await waiting(sim, 1)
    second = asyncio.create_task(bot.ok("getUpdates", timeout=30))
    body = await first
    assert (body["error_code"], body["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    sim.user_says(CHAT, "Hello")
    assert len(await second) == 1


async def test_leaving_sends_everyone_home(bot: Any) -> None:
    async with Simulator(clock=Clock(running=False)) as sim:
        poll = asyncio.create_task(type(bot)(sim, bot.session).ok("getUpdates", timeout=30))
        await waiting(sim, 1)
    assert await poll == []


async def test_only_wanted_kinds_come(sim: Simulator, bot: Any) -> None:
    await bot.ok("getUpdates", allowed_updates=["message"])
    sim.user_blocks(CHAT)
    sim.user_unblocks(CHAT)
    sim.user_says(CHAT, "Hello")
    assert [set(update) - {"update_id"} for update in await bot.ok("getUpdates")] == [{"message"}]
    await bot.ok("getUpdates", allowed_updates=[], offset=-1)
    sim.user_blocks(CHAT)
    member = (await bot.ok("getUpdates"))[-1]["my_chat_member"]
    assert [member["old_chat_member"]["status"], member["new_chat_member"]["status"]] == ["member", "kicked"]


async def test_commands_are_marked(sim: Simulator, bot: Any) -> None:
    sim.user_says(CHAT, "/start now")
    (update,) = await bot.ok("getUpdates")
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize("kind", KINDS)
async def test_other_kinds_of_messages(sim: Simulator, bot: Any, kind: str) -> None:
    sim.user_sends(CHAT, kind, caption="See")
    (update,) = await bot.ok("getUpdates")
    assert kind in update["message"]
    assert update["message"]["caption"] == "See"


async def test_an_edit_is_an_update_of_its_own(sim: Simulator, bot: Any) -> None:
    said, sent = sim.user_says(CHAT, "Helo"), sim.user_sends(CHAT, "photo", "Hre")
    sim.user_edits(CHAT, said.id, "Hello")
    sim.user_edits(CHAT, sent.id, "Here")
    updates = await bot.ok("getUpdates")
    assert [update["message"].get("text") for update in updates[:2]] == ["Helo", None]
    assert updates[2]["edited_message"]["text"] == "Hello"
    assert updates[3]["edited_message"]["caption"] == "Here"
    assert said.edited
    answer = await bot.ok("sendMessage", chat_id=CHAT, text="x")
    with pytest.raises(ValueError, match="one's own"):
        sim.user_edits(CHAT, answer["message_id"], "y")


async def test_what_an_app_would_not_send(sim: Simulator) -> None:
    with pytest.raises(ValueError, match="empty"):
        sim.user_says(CHAT, "  ")
    with pytest.raises(ValueError, match="no such kind"):
        sim.user_sends(CHAT, "smell")


async def test_people_in_a_group(sim: Simulator, bot: Any) -> None:
    sim.add_group(-5, "Support")
    sim.user_says(-5, "Hello", user=Person(9, "Anna", "K", "anna", "de"))
    (update,) = await bot.ok("getUpdates")
    assert update["message"]["chat"] == {"id": -5, "type": "group", "title": "Support"}
    assert update["message"]["from"] == {
        "id": 9, "is_bot": False, "first_name": "Anna", "last_name": "K", "username": "anna", "language_code": "de",
    }  # fmt: skip
    sim.user_blocks(-5)
    assert await bot.no("sendMessage", chat_id=-5, text="x") == "Forbidden: bot was kicked from the group chat"


async def test_writing_to_a_blocked_bot_unblocks_it(sim: Simulator, bot: Any) -> None:
    sim.user_blocks(CHAT)
    sim.user_blocks(CHAT)
    sim.user_says(CHAT, "/start")
    kinds = [next(key for key in update if key != "update_id") for update in await bot.ok("getUpdates")]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]
    await bot.ok("sendMessage", chat_id=CHAT, text="x")


class Hook:
    """A bot's webhook that notes what it gets and answers as told."""

    def __init__(self) -> None:
        self.got: list[tuple[str | None, Any]] = []
        self.answers: list[int] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@pytest.fixture
async def hook() -> Any:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_gets_everything_in_order_until_it_says_yes(sim: Simulator, bot: Any, hook: Hook) -> None:
    hook.answers = [500, 200]
    sim.user_says(CHAT, "a")
    await bot.ok("setWebhook", url=hook.url, secret_token="s3cret", allowed_updates=["message"])
    sim.user_says(CHAT, "b")
    await sim.wait_for(lambda: not sim.pending())
    assert [(secret, update["message"]["text"]) for secret, update in hook.got] == [
        ("s3cret", "a"), ("s3cret", "a"), ("s3cret", "b"),
    ]  # fmt: skip
    info = await bot.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"], info["allowed_updates"]) == (hook.url, 0, ["message"])
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert (await bot.call("getUpdates"))["description"].startswith("Conflict: can't use getUpdates method while")
    await bot.ok("deleteWebhook")
    assert (await bot.ok("getWebhookInfo"))["url"] == ""
    assert await bot.ok("getUpdates") == []


async def test_a_webhook_that_is_away_is_tried_again(sim: Simulator, bot: Any) -> None:
    sim.user_says(CHAT, "a")
    await bot.ok("setWebhook", url="http://127.0.0.1:1/hook")
    await sim.wait_for(lambda: sim.world.webhook.info.get("last_error_message") == "Connection refused")
    assert len(sim.pending()) == 1
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert sim.pending() == []


async def test_updates_can_come_twice_to_a_webhook(sim: Simulator, bot: Any, hook: Hook) -> None:
    sim.faults.add("duplicate", "webhook")
    await bot.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    sim.user_says(CHAT, "a")
    await sim.wait_for(lambda: not sim.pending())
    assert [update["message"]["text"] for _, update in hook.got] == ["a", "a"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"url": "http://a.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://a.org", "secret_token": "no spaces"}, "secret token contains unallowed characters"),
        ({"url": "https://a.org", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_webhooks_that_telegram_does_not_take(bot: Any, arguments: Any, reason: str) -> None:
    assert await bot.no("setWebhook", **arguments) == f"Bad Request: {reason}"
