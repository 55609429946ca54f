"""SIGKILL at any moment, and a restart: nothing is lost, nothing comes twice but what was in flight."""

import asyncio
import os
import random
from pathlib import Path

import pytest

from simulator.chats import Message
from simulator.server import Simulator
from tests.kill.bot_process import BotProcess

CHAT = 4711
KILLS = 10
"""In each conversation."""

SEEDS = range(1, 1 + int(os.environ.get("KILL_SEEDS", "2")))
"""20 kills; `make soak` asks for 200."""

STORY = "She locks her door and hardly talks to me"


def inline(message: Message, label: str) -> str | None:
    """The data of the button with this label."""
    rows = message.data.get("reply_markup", {}).get("inline_keyboard", [])
    return next((button["callback_data"] for row in rows for button in row if button["text"].startswith(label)), None)


async def answer(simulator: Simulator, label: str) -> None:
    """Presses a button as soon as the newest message that has it is there."""

    def found() -> tuple[int, str] | None:
        for message in reversed(simulator.replies(CHAT)):
            if (data := inline(message, label)) is not None:
                return message.id, data
        return None

    message_id, data = await simulator.wait_for(found, timeout=30)
    simulator.user_presses(CHAT, message_id, data)


WAY = (
    ("says", "/start"), ("presses", "Yes"), ("says", "Mia"), ("presses", "13"), ("presses", "She"),
    ("presses", "United Kingdom"), ("presses", "20:00"), ("presses", "Three a week"), ("says", STORY),
    ("presses", "That's all"), ("presses", "Done"),
)  # fmt: skip


async def _calls(simulator: Simulator, many: int) -> None:
    """Until the bot has made so many calls: the updates fetched, a message sent."""
    await simulator.wait_for(lambda: len(simulator.calls()) >= many, timeout=30)


@pytest.mark.parametrize("seed", SEEDS)
async def test_killed_at_any_moment_the_conversation_goes_on(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    async with Simulator() as simulator:
        simulator.add_user(CHAT)
        bot = BotProcess(simulator, tmp_path)
        await bot.start()
        killed_at = set(chance.sample(range(len(WAY)), KILLS))
        for number, (act, text) in enumerate(WAY):
            if act == "says":
                simulator.user_says(CHAT, text)
            else:
                await answer(simulator, text)
            if number in killed_at:
                # Anywhere from before the update is fetched to after its answer was sent.
                moments = chance.randrange(3)
                if moments:
                    await _calls(simulator, len(simulator.calls()) + moments)
                await bot.kill()
                await bot.start()
        await simulator.wait_for(
            lambda: any("Is this new" in m.data.get("text", "") for m in simulator.replies(CHAT)), timeout=30
        )
        said = [message.data["text"] for message in simulator.replies(CHAT) if "text" in message.data]
        twice = len(said) - len(set(said))
        assert twice <= KILLS
        for question in ("What may I call", "How old is Mia", "At what hour", "How often", "This is what I found"):
            assert any(question in text for text in said), question
        assert await bot.terminate() < 5
        assert bot.code == 0


async def test_told_to_stop_it_stops_within_five_seconds(tmp_path: Path) -> None:
    async with Simulator() as simulator:
        bot = BotProcess(simulator, tmp_path)
        await bot.start()
        taken = await asyncio.wait_for(bot.terminate(), 10)
        assert taken < 5
        assert bot.code == 0
