"""One message in, one message out."""

from simulator.server import Simulator
from tests.gateway.rig import CHAT, Running


async def test_a_parrot(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        sim.user_says(CHAT, "Hello")
        assert await bot.said(CHAT, 1) == ["Hello"]
        await bot.settled()
