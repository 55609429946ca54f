"""What the chat page asks of the server, and who may ask."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.kinds import picture
from simulator.server import Simulator

CHAT = 42
START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


class Page:
    """What the page's script does."""

    def __init__(self, sim: Simulator, session: aiohttp.ClientSession) -> None:
        self.sim, self.session = sim, session

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.sim.url}{path}") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        async with self.session.post(f"{self.sim.url}/simulator/{path}", json=body) as answer:
            assert answer.status == status, await answer.text()
            return await (answer.json() if status == 200 else answer.text())

    @asynccontextmanager
    async def events(self, chat: int = CHAT) -> AsyncIterator["Events"]:
        async with self.session.get(f"{self.sim.url}/simulator/events?chat={chat}") as answer:
            assert answer.content_type == "text/event-stream"
            assert (await answer.content.readline()).startswith(b"retry:")
            yield Events(answer)


class Events:
    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer = answer

    async def next(self) -> Any:
        while not (line := await asyncio.wait_for(self.answer.content.readline(), 2)).startswith(b"data: "):
            assert line == b"\n"
        return json.loads(line.removeprefix(b"data: "))


@pytest.fixture
async def page(sim: Simulator, session: aiohttp.ClientSession) -> Page:
    return Page(sim, session)


async def test_the_page_and_its_files_are_there_and_guarded(page: Page) -> None:
    for path, kind in (("/", "text/html"), ("/page/chat.js", "javascript"), ("/page/style.css", "text/css")):
        async with page.session.get(page.sim.url + path) as answer:
            assert answer.status == 200
            assert kind in answer.content_type
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/page/nothing.js", "/page/..%2Fweb.py", "/simulator/file/none", "/elsewhere"):
        async with page.session.get(page.sim.url + path) as answer:
            assert answer.status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Host": "[:::"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_others_are_refused(page: Page, headers: dict[str, str]) -> None:
    async with page.session.post(f"{page.sim.url}/simulator/parent", headers=headers) as answer:
        assert answer.status == 403
    async with page.session.get(f"{page.sim.url}/simulator/events?chat=1", headers=headers) as answer:
        assert answer.status == 403


async def test_the_page_itself_and_links_to_it_are_let_in(page: Page) -> None:
    async with page.session.post(f"{page.sim.url}/simulator/parent", headers={"Origin": page.sim.url}) as answer:
        assert answer.status == 200
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with page.session.get(f"{page.sim.url}/", headers=link) as answer:
        assert answer.status == 200


def test_it_listens_on_this_machine_only() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        Simulator(host="0.0.0.0")
    assert Simulator(host="::1", port=8).url == "http://[::1]:8"


async def test_every_parent_has_a_chat(page: Page) -> None:
    ids = {(await page.post("parent"))["chat"] for _ in range(3)}
    assert len(ids) == 3
    assert min(ids) > 0


async def test_history(page: Page, bot: Any) -> None:
    await bot.ok("setMyDescription", description="О боте", language_code="ru")
    await bot.ok("setMyCommands", commands=[{"command": "help", "description": "Help"}])
    empty = await page.get("/simulator/history?chat=77&language=ru")
    assert empty == {
        "bot": {
            "name": "Trust Steps",
            "description": "О боте",
            "commands": [{"command": "help", "description": "Help"}],
        },
        "messages": [],
        "blocked": False,
        "language": "ru",
        "now": START.isoformat(),
        "running": False,
        "inspect": False,
    }
    assert page.sim.world.chats.get(77) is None
    await page.post("says", chat=77, text="Hello", language="ru")
    await bot.ok("getUpdates", offset=page.sim.pending()[0]["update_id"] + 1)
    history = await page.get("/simulator/history?chat=77")
    (message,) = history["messages"]
    assert (message["text"], message["x_read"], message["x_edited"]) == ("Hello", True, False)
    assert history["language"] == "ru"
    await page.post("language", chat=77, language="en")
    assert (await page.get("/simulator/history?chat=77"))["language"] == "en"
    async with page.session.get(f"{page.sim.url}/simulator/history") as answer:
        assert answer.status == 400


async def test_what_the_parent_does(page: Page, bot: Any) -> None:
    said = await page.post("says", chat=CHAT, text="Helo")
    await page.post("edits", chat=CHAT, message_id=said["message_id"], text="Hello")
    await page.post("sends", chat=CHAT, kind="voice")
    await bot.ok(
        "sendMessage", chat_id=CHAT, text="?", reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    )
    pressed = await page.post("presses", chat=CHAT, message_id=3, data="b")
    assert pressed["query"] in page.sim.world.queries.all
    await page.post("blocks", chat=CHAT, blocked=True)
    assert (await page.get(f"/simulator/history?chat={CHAT}"))["blocked"]
    await page.post("blocks", chat=CHAT, blocked=False)
    kinds = [next(key for key in update if key != "update_id") for update in page.sim.pending()]
    assert kinds == ["message", "edited_message", "message", "callback_query", "my_chat_member", "my_chat_member"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("says", {"chat": CHAT}),
        ("says", {"text": "x"}),
        ("says", {"chat": CHAT, "text": " "}),
        ("sends", {"chat": CHAT, "kind": "smell"}),
        ("presses", {"chat": CHAT, "message_id": 1, "data": "x"}),
        ("edits", {"chat": CHAT, "message_id": 1, "text": "x"}),
        ("clock", {"chat": CHAT, "to": "yesterday"}),
    ],
)
async def test_what_makes_no_sense_is_refused(page: Page, path: str, body: dict[str, Any]) -> None:
    await page.post(path, 400, **body)


async def test_events_come_live(page: Page, bot: Any) -> None:
    async with page.events() as events, page.events(43) as elsewhere:
        said = page.sim.user_says(CHAT, "Hello")
        assert (await events.next())["message"]["text"] == "Hello"
        await bot.ok("getUpdates", offset=page.sim.pending()[0]["update_id"] + 1)
        assert await events.next() == {"event": "read", "message_id": said.id}
        await bot.ok("sendChatAction", chat_id=CHAT, action="typing")
        assert await events.next() == {"event": "typing", "action": "typing"}
        keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
        sent = await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_markup=keyboard)
        assert (await events.next())["message"]["message_id"] == sent["message_id"]
        query = page.sim.user_presses(CHAT, sent["message_id"], "b")
        assert (await events.next())["event"] == "pressed"
        await bot.ok("answerCallbackQuery", callback_query_id=query.id, text="Yes", show_alert=True)
        assert await events.next() == {"event": "answer", "query": query.id, "text": "Yes", "alert": True, "url": ""}
        await bot.ok("editMessageText", chat_id=CHAT, message_id=sent["message_id"], text="y")
        edited = await events.next()
        assert (edited["event"], edited["message"]["text"], edited["message"]["x_edited"]) == ("edited", "y", True)
        await bot.ok("deleteMessage", chat_id=CHAT, message_id=sent["message_id"])
        assert await events.next() == {"event": "deleted", "message_id": sent["message_id"]}
        page.sim.user_blocks(CHAT)
        assert await events.next() == {"event": "blocked", "blocked": True}
        await bot.ok("setMyName", name="New")
        assert await events.next() == {"event": "profile"}
        assert await elsewhere.next() == {"event": "profile"}


async def test_files_for_the_page(page: Page, bot: Any) -> None:
    sent = (await bot.upload("sendPhoto", {"photo": ("p.jpg", picture(9, 9))}, chat_id=str(CHAT)))["result"]
    async with page.session.get(f"{page.sim.url}/simulator/file/{sent['photo'][0]['file_id']}") as answer:
        assert answer.content_type == "image/jpeg"
    evil = {"document": ('a"<é>.html', b"<script>")}
    sent = (await bot.upload("sendDocument", evil, chat_id=str(CHAT)))["result"]
    async with page.session.get(f"{page.sim.url}/simulator/file/{sent['document']['file_id']}") as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_the_clock_calls_the_hook_one_at_a_time(session: aiohttp.ClientSession) -> None:
    asked: list[tuple[str, int | None]] = []
    gate, begun = asyncio.Event(), asyncio.Event()

    async def on_clock(to: str) -> None:
        asked.append((to, sim.asking))
        begun.set()
        await gate.wait()
        sim.clock.advance(timedelta(hours=1))

    async with Simulator(clock=Clock(START, running=False), on_clock=on_clock) as sim:
        page = Page(sim, session)
        async with page.events() as events:
            first = asyncio.create_task(page.post("clock", chat=CHAT, to="next"))
            await begun.wait()
            await page.post("clock", 409, chat=CHAT, to="day")
            gate.set()
            now = (START + timedelta(hours=1)).isoformat()
            assert await first == {"now": now}
            assert await events.next() == {"event": "clock", "now": now}
    assert asked == [("next", CHAT)]
    assert sim.asking is None


@pytest.mark.parametrize(("to", "days"), [("next", 1), ("day", 1), ("week", 7)])
async def test_without_a_hook_the_clock_is_pushed(page: Page, to: str, days: int) -> None:
    await page.post("clock", chat=CHAT, to=to)
    assert page.sim.clock.now() == START + timedelta(days=days)


async def test_behind_the_scenes(page: Page, session: aiohttp.ClientSession) -> None:
    async def inspect(chat: int) -> dict[str, Any]:
        return {"state": f"state of {chat}"}

    async with Simulator(inspect=inspect) as sim:
        other = Page(sim, session)
        assert await other.get(f"/simulator/inspect?chat={CHAT}") == {"state": "state of 42"}
        assert (await other.get(f"/simulator/history?chat={CHAT}"))["inspect"] is True
    async with session.get(f"{page.sim.url}/simulator/inspect?chat={CHAT}") as answer:
        assert answer.status == 404


async def test_the_bot_is_heard_by_those_who_wait(sim: Simulator, bot: Any) -> None:
    said = sim.user_says(CHAT, "Hello")
    reply = asyncio.create_task(sim.wait_for_reply(CHAT, said.id))
    await bot.ok("sendMessage", chat_id=CHAT, text="Hi")
    assert (await reply).text == "Hi"
    with pytest.raises(TimeoutError):
        await sim.wait_for(lambda: False, timeout=0.01)
    assert sim.messages(99) == []


def test_the_clock() -> None:
    real = [START]
    clock = Clock(real=lambda: real[0])
    real[0] += timedelta(minutes=1)
    assert clock.now() == START + timedelta(minutes=1)
    clock.advance(timedelta(days=1))
    assert clock.now() == START + timedelta(days=1, minutes=1)
    assert clock.advance_to(START) == clock.now()
    assert clock.advance_to(START + timedelta(days=2)) == START + timedelta(days=2)
    assert clock.timestamp() == int((START + timedelta(days=2)).timestamp())
    with pytest.raises(ValueError, match="go back"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="aware"):
        Clock(START.replace(tzinfo=None))
