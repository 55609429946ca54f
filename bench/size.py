"""Size: the same bot with a thousand and with a million journeys in its database."""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.far_end import FarEnd
from bench.parents import Line, Talk
from bench.population import fill, spread
from bench.process import ROOT, Bot
from bench.talk import OURS
from fsm.journey import Journey

DUE_NOW = 500
DAY = timedelta(days=1)
STARTS = 3
READY = 60.0


def of(many: int, journey: Journey, lines: list[Line]) -> dict[str, float]:
    """The figures of one size."""
    with tempfile.TemporaryDirectory(prefix="trust-steps-bench-") as name:
        folder = Path(name)
        fill(folder / "bench.db", journey, many, spread(time.time(), DUE_NOW, DAY))
        megabytes = (folder / "bench.db").stat().st_size / 1024 / 1024
        # The turns first: what is due is due no more when the bot has run.
        probe = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "bench.size_probe", str(folder / "bench.db"), str(many)],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        starts = sorted(asyncio.run(start(folder, lines)) for _ in range(STARTS))
        middle = starts[STARTS // 2]
        return {"file": megabytes, "start": middle[0], "memory": middle[1], **json.loads(probe.stdout)}


async def start(folder: Path, lines: list[Line]) -> tuple[float, float]:
    """Seconds from nothing to the first answer, and the megabytes that it then needs at most."""
    async with FarEnd() as far_end:
        bot = Bot(OURS, far_end.url, folder)
        talk = Talk(far_end, lines, pause=1.0)
        begun = time.perf_counter()
        await bot.start()
        try:
            talk.begin(1)
            await bot.until(talk.begun, READY)
            return time.perf_counter() - begun, bot.memory()
        finally:
            await bot.kill()
