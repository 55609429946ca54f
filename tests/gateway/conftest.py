"""The gateway between the simulator, over real HTTP, and the real encrypted store, with a parrot for a worker."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from gateway.limits import Rates
from gateway.service import Edge, Service
from simulator.clock import Clock as Standing
from simulator.server import Simulator
from storage.connection import open_database
from storage.store import Store
from tests.gateway.rig import CHAT, FAST, OTHER, START, Answer, Bot, Parrot, Running, Time, parrot


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
async def time() -> Time:
    return Time()


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(clock=Standing(START, running=False), webhook_retry=0.01) as sim:
        sim.add_user(CHAT)
        sim.add_user(OTHER)
        yield sim


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(open_database(tmp_path / "test.db", "0" * 64))
    yield store
    store.close()


@pytest.fixture
def running(sim: Simulator, store: Store, time: Time) -> Running:
    """`async with running() as bot`: the whole gateway at work."""

    @asynccontextmanager
    async def run(answer: Answer = parrot, rates: Rates = FAST, content: Any = None, **edge: Any) -> AsyncIterator[Bot]:
        worker = Parrot(store, answer)
        service = Service(Edge(sim.token, sim.url, rates=rates, **edge), store, worker, content, time)
        stop = asyncio.Event()
        task = asyncio.create_task(service.run(stop))
        await asyncio.wait(
            (task, asyncio.create_task(service.intake.started.wait())), timeout=5, return_when=asyncio.FIRST_COMPLETED
        )
        try:
            yield Bot(sim, store, time, worker, service)
        finally:
            stop.set()
            await asyncio.wait_for(task, 5)

    return run
