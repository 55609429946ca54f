"""What goes wrong on purpose, and the limits."""

import asyncio
from typing import Any

import aiohttp
import pytest

from simulator.limits import Limits
from simulator.refused import Refused
from simulator.server import Simulator

CHAT = 42


async def send(bot: Any, chat: int = CHAT) -> Any:
    return await bot.call("sendMessage", chat_id=chat, text="x")


async def test_an_error_strikes_as_often_as_ordered(sim: Simulator, bot: Any) -> None:
    sim.add_user(43)
    sim.faults.add("error", "sendMessage", CHAT, code=400, reason="chat not found", skip=1, times=2)
    assert (await send(bot, 43))["ok"]
    answers = [await send(bot) for _ in range(4)]
    assert [answer["ok"] for answer in answers] == [True, False, False, True]
    assert answers[1] == {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    assert len(sim.messages(CHAT)) == 2
    assert [call.ok for call in sim.calls("sendMessage")] == [True, True, False, False, True]


async def test_an_error_can_last_until_it_is_cleared(sim: Simulator, bot: Any) -> None:
    sim.faults.add("error", code=500, times=None)
    assert (await bot.call("getMe"))["description"] == "Internal Server Error"
    assert not (await send(bot))["ok"]
    sim.faults.clear()
    assert (await send(bot))["ok"]


async def test_a_flood_says_how_long(sim: Simulator, bot: Any) -> None:
    sim.faults.add("flood", chat=CHAT, seconds=7)
    assert await send(bot) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_garbage_is_no_json(sim: Simulator, bot: Any) -> None:
    sim.faults.add("garbage", "getMe")
    async with bot.session.get(f"{sim.url}/bot{sim.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


@pytest.mark.parametrize(("kind", "stored"), [("reset_before", 0), ("reset_after", 1)])
async def test_the_connection_breaks(sim: Simulator, bot: Any, kind: Any, stored: int) -> None:
    sim.faults.add(kind, "sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await send(bot)
    assert len(sim.messages(CHAT)) == stored
    assert (await send(bot))["ok"]


async def test_a_delay(sim: Simulator, bot: Any) -> None:
    sim.faults.add("delay", "getMe", seconds=0.02)
    sim.faults.add("error", "getMe", code=500)
    loop = asyncio.get_running_loop()
    before = loop.time()
    assert not (await bot.call("getMe"))["ok"]
    assert loop.time() - before >= 0.02
    assert sim.faults.coming == []


async def test_updates_can_come_twice(sim: Simulator, bot: Any) -> None:
    sim.faults.add("duplicate", "getUpdates")
    sim.faults.add("duplicate", "getMe")
    await bot.ok("getMe")
    sim.user_says(CHAT, "a")
    first, second = await bot.ok("getUpdates")
    assert first == second
    assert len(await bot.ok("getUpdates")) == 1


async def test_faults_come_over_http_too(sim: Simulator, bot: Any) -> None:
    async with bot.session.post(f"{sim.url}/simulator/faults", json={"kind": "flood", "seconds": 3}) as answer:
        assert await answer.json() == {"coming": 1}
    assert (await send(bot))["parameters"] == {"retry_after": 3}
    wrongs: list[Any] = [{"kind": "quake"}, {"kind": "error", "size": 1}, {}, []]
    for wrong in wrongs:
        async with bot.session.post(f"{sim.url}/simulator/faults", json=wrong) as answer:
            assert answer.status == 400
    sim.faults.add("error")
    async with bot.session.delete(f"{sim.url}/simulator/faults") as answer:
        assert await answer.json() == {"coming": 0}
    assert (await send(bot))["ok"]


def test_limits_per_chat_and_overall() -> None:
    now = [0.0]
    limits = Limits(enforced=True, burst=2, time=lambda: now[0])
    for _ in range(2):
        limits.spend(1)
    with pytest.raises(Refused) as refused:
        limits.spend(1)
    assert refused.value.parameters == {"retry_after": 1}
    now[0] = 1.0
    limits.spend(1)
    for chat in range(2, 31):
        limits.spend(chat)
    with pytest.raises(Refused, match="retry after 1"):
        limits.spend(99)
    assert limits.hits == 2


async def test_limits_hold_for_sends_and_edits_when_asked_for(bot: Any) -> None:
    async with Simulator(limits=Limits(burst=1, time=lambda: 0.0)) as sim:
        other = type(bot)(sim, bot.session)
        sim.add_user(CHAT)
        sent = await other.ok("sendMessage", chat_id=CHAT, text="x")
        await other.ok("sendMessage", chat_id=CHAT, text="x")
        sim.limits.enforced = True
        await other.ok("sendMessage", chat_id=CHAT, text="x")
        assert (await send(other))["error_code"] == 429
        edit = await other.call("editMessageText", chat_id=CHAT, message_id=sent["message_id"], text="y")
        assert edit["parameters"] == {"retry_after": 1}
        assert sim.messages(CHAT)[0].text == "x"
