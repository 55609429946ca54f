"""The bot as its operator runs it: a process of its own, served by the simulator, that can be killed."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from simulator.server import Simulator

ROOT = Path(__file__).parents[2]


class BotProcess:
    """`python bot.py run` against a simulator, with its database in a folder."""

    def __init__(self, simulator: Simulator, folder: Path, **settings: str) -> None:
        self._simulator = simulator
        self._folder = folder
        self._settings = settings
        self._process: Process | None = None

    async def start(self) -> None:
        """Starts it, and waits until it speaks to Telegram."""
        asked = len(self._simulator.calls("getMe"))
        log = (self._folder / "log.txt").open("ab")
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py"), "run"),
            cwd=self._folder,
            env={
                **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
                "TELEGRAM_BOT_TOKEN": self._simulator.token,
                "TELEGRAM_API_URL": self._simulator.url,
                "DATABASE_PATH": str(self._folder / "bot.db"),
                "DATABASE_KEY": "ab" * 32,
                "LOG_LEVEL": "WARNING",
                **self._settings,
            },
            stdout=DEVNULL,
            stderr=log,
        )
        log.close()
        await self._simulator.wait_for(lambda: len(self._simulator.calls("getMe")) > asked, timeout=30)

    async def kill(self) -> None:
        """SIGKILL: no instruction of it runs any more."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def terminate(self) -> float:
        """SIGTERM; the seconds it took to go."""
        assert self._process is not None
        loop = asyncio.get_running_loop()
        begun = loop.time()
        self._process.send_signal(signal.SIGTERM)
        await self._process.wait()
        return loop.time() - begun

    async def gone(self) -> None:
        """Whatever became of the test, no process stays behind."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    @property
    def code(self) -> int | None:
        """The exit status."""
        return None if self._process is None else self._process.returncode
