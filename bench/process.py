"""The bot that is measured: a process of its own, with what it costs."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEERS = ROOT / "build" / "peers" / "bin" / "python"
"""The peers' own Python: their dependencies are none of the project's."""

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Contender:
    """Who is measured: `name` for the table, `module` to run, with which of the two Pythons."""

    name: str
    module: str
    peer: bool = True
    options: tuple[str, ...] = ()


class Bot:
    """A contender at work in `folder`, against the Bot API at `url`."""

    def __init__(self, who: Contender, url: str, folder: Path) -> None:
        self._who, self._url, self._folder = who, url, folder
        self._process: Process | None = None

    async def start(self) -> None:
        """Starts it; it polls when it is ready."""
        python = str(PEERS) if self._who.peer else sys.executable
        log = (self._folder / "log.txt").open("ab")
        self._process = await asyncio.create_subprocess_exec(
            *(python, "-m", self._who.module, self._url, str(self._folder), *self._who.options),
            cwd=ROOT,
            env={name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            stdout=log,
            stderr=log,
        )
        log.close()

    @property
    def log(self) -> str:
        """What it said; it should say nothing."""
        return (self._folder / "log.txt").read_text("utf-8", "replace")

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self._process is not None and self._process.returncode is None

    async def until(self, event: asyncio.Event, seconds: float) -> None:
        """Waits for it; what it said when it did not come, or when it died."""
        assert self._process is not None
        over = asyncio.create_task(self._process.wait())
        waiting = asyncio.create_task(event.wait())
        await asyncio.wait((over, waiting), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        waiting.cancel()
        if not event.is_set():
            raise RuntimeError(f"{self._who.name} does not answer:\n{self.log}")

    def cpu(self) -> float:
        """CPU seconds until now, of all its threads."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self, peak: bool = True) -> float:
        """Megabytes it has needed at most, or needs now."""
        name = "VmHWM:" if peak else "VmRSS:"
        line = next(line for line in self._proc("status").splitlines() if line.startswith(name))
        return int(line.split()[1]) / 1024

    def _proc(self, name: str) -> str:
        assert self._process is not None
        return Path(f"/proc/{self._process.pid}/{name}").read_text()

    async def kill(self) -> None:
        """SIGKILL: no instruction of it runs any more."""
        assert self._process is not None
        if self.running:
            self._process.send_signal(signal.SIGKILL)
        await self._process.wait()
