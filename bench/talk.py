"""Talk: 200 parents at once, each answer stored, beside the peers; on loopback, and with the server 50 ms away."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.far_end import FarEnd
from bench.figures import middle, share
from bench.parents import Line, Talk
from bench.process import Bot, Contender

PARENTS = 200
AWAY = 0.05
WARM = 1.5
"""Seconds before it counts."""

READY = 90.0
"""Seconds to the first answer at most."""

OURS = Contender("Trust Steps", "bench.ours", peer=False)
ECHO = Contender("python-telegram-bot, echo", "bench.peers.ptb_echo")
CONVERSATION = Contender("python-telegram-bot, ConversationHandler + pickle", "bench.peers.ptb_conversation")
MEMORY = Contender("aiogram, FSM in memory", "bench.peers.aiogram_fsm", options=("memory",))
SQLITE = Contender("aiogram, FSM in SQLite", "bench.peers.aiogram_fsm", options=("sqlite",))
DIALOG = Contender("aiogram-dialog", "bench.peers.aiogram_dialogs")
PEERS = (ECHO, CONVERSATION, MEMORY, SQLITE, DIALOG)


async def run(who: Contender, lines: Sequence[Line], away: float, seconds: float) -> dict[str, float]:
    """One run of one contender."""
    with tempfile.TemporaryDirectory(prefix="trust-steps-bench-") as folder:
        async with FarEnd(away) as far_end:
            bot = Bot(who, far_end.url, Path(folder))
            talk = Talk(far_end, lines)
            await bot.start()
            try:
                talk.begin(PARENTS)
                await bot.until(talk.begun, READY)
                await asyncio.sleep(WARM)
                talk.waits.clear()
                cpu, begun = bot.cpu(), time.perf_counter()
                await asyncio.sleep(seconds)
                took, cpu = time.perf_counter() - begun, bot.cpu() - cpu
                waits = [wait for _, wait in talk.waits]
                return {
                    "per_second": len(waits) / took,
                    "p50": share(waits, 0.5),
                    "p99": share(waits, 0.99),
                    "cpu": cpu / max(1, len(waits)) * 1000,
                    "memory": bot.memory(),
                }
            finally:
                await bot.kill()


def compare(lines: Sequence[Line], away: float, seconds: float, runs: int) -> dict[str, dict[str, float]]:
    """Every contender in turn, several times over; the medians."""
    found: dict[str, list[dict[str, float]]] = {}
    for _ in range(runs):
        for who in (OURS, *PEERS):
            # The peers say one message to each line.
            ours = lines if who is OURS else [Line(line.text) for line in lines]
            found.setdefault(who.name, []).append(asyncio.run(run(who, ours, away, seconds)))
            print(f"  {who.name}: {found[who.name][-1]['per_second']:.0f}/s", flush=True)
    return {name: middle(each) for name, each in found.items()}
