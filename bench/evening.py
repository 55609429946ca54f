"""Evening: 50,000 check-ins are due at once, against a server that keeps its limit, while 20 parents talk."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path

from bench.far_end import FarEnd
from bench.figures import share
from bench.parents import Line, Talk
from bench.population import fill
from bench.process import Bot, Contender
from fsm.journey import Journey

DUE = 50_000
TALKERS = 20
THINKING = 2.0
"""Seconds that a parent takes to write again."""

READY = 60.0
WARM = 3.0

OURS = Contender("Trust Steps", "bench.ours", peer=False)
PEER = Contender("python-telegram-bot, AIORateLimiter", "bench.peers.ptb_evening")


async def run(who: Contender, rate: int, seconds: float, lines: Sequence[Line], journey: Journey) -> dict[str, float]:
    """One evening, looked at for so many seconds."""
    with tempfile.TemporaryDirectory(prefix="trust-steps-bench-") as name:
        folder = Path(name)
        if not who.peer:
            fill(folder / "bench.db", journey, DUE, repeat(time.time() - 60))
        async with FarEnd(limit=rate) as far_end:
            bot = Bot(Contender(who.name, who.module, who.peer, (str(rate),)), far_end.url, folder)
            talk = Talk(far_end, lines, pause=THINKING)
            await bot.start()
            try:
                talk.begin(TALKERS)
                await bot.until(talk.begun, READY)
                await asyncio.sleep(WARM)
                begun, taken, refused = time.perf_counter(), len(far_end.arrivals), len(far_end.refusals)
                talk.waits.clear()
                await asyncio.sleep(seconds)
                took = time.perf_counter() - begun
                arrivals = far_end.arrivals[taken:]
                waits = [wait for _, wait in talk.waits]
                return {
                    "per_second": len(arrivals) / took,
                    "share": len(arrivals) / took / rate,
                    "busiest": float(busiest(arrivals)),
                    "refused": float(len(far_end.refusals) - refused),
                    "p50": share(waits, 0.5),
                    "p95": share(waits, 0.95),
                    "replies": float(len(waits)),
                    "memory": bot.memory(),
                }
            finally:
                await bot.kill()


def busiest(arrivals: Sequence[float]) -> int:
    """Messages in the busiest second, however it is cut."""
    most, first = 0, 0
    for last, at in enumerate(arrivals):
        while at - arrivals[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most
