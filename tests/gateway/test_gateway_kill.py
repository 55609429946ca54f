"""Killed at any moment, nothing is lost, and at most the one message of a chat that was on its way comes twice."""

import asyncio
import sys
from pathlib import Path

from simulator.server import Simulator

ROOT = Path(__file__).parents[2]
CHATS = range(1, 6)
KILLS = (7, 31, 52)
"""After so many of the bot's messages."""

EACH = 20


async def start(sim: Simulator, database: Path) -> asyncio.subprocess.Process:
    arguments = (sys.executable, "-m", "tests.gateway.child", sim.url, sim.token, str(database))
    return await asyncio.create_subprocess_exec(*arguments, cwd=ROOT)


async def test_kill(sim: Simulator, tmp_path: Path) -> None:
    for number in range(EACH):
        for chat in CHATS:
            sim.user_says(chat, f"{number}")
    bot = await start(sim, tmp_path / "test.db")
    for count in KILLS:
        await sim.wait_for(lambda count=count: sum(len(sim.replies(chat)) for chat in CHATS) >= count, 20)  # type: ignore[misc]
        bot.kill()
        await bot.wait()
        bot = await start(sim, tmp_path / "test.db")
    await sim.wait_for(lambda: all(sim.replies(chat) and sim.replies(chat)[-1].text == "19" for chat in CHATS), 20)
    await sim.wait_for(lambda: not sim.pending())
    bot.terminate()
    assert await asyncio.wait_for(bot.wait(), 5) == 0
    for chat in CHATS:
        said = [message.text for message in sim.replies(chat)]
        once = [text for place, text in enumerate(said) if place == 0 or said[place - 1] != text]
        assert once == [str(number) for number in range(EACH)]
        assert len(said) - len(once) <= len(KILLS)
