"""A simulator whose clock stands still, and a bot that speaks plain HTTP to it."""

import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from simulator.clock import Clock
from simulator.server import Simulator

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
CHAT = 42


class Bot:
    """Calls methods and gives back the whole JSON answer."""

    def __init__(self, sim: Simulator, session: aiohttp.ClientSession) -> None:
        self.sim, self.session = sim, session

    async def call(self, method: str, **arguments: Any) -> Any:
        url = f"{self.sim.url}/bot{self.sim.token}/{method}"
        async with self.session.post(url, json=arguments) as answer:
            body = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def ok(self, method: str, **arguments: Any) -> Any:
        body = await self.call(method, **arguments)
        assert body["ok"], body
        return body["result"]

    async def no(self, method: str, **arguments: Any) -> str:
        body = await self.call(method, **arguments)
        assert not body["ok"], body
        return str(body["description"])

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **arguments: str) -> Any:
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in arguments.items():
            form.add_field(name, value)
        for name, (filename, data) in files.items():
            form.add_field(name, io.BytesIO(data), filename=filename)
        async with self.session.post(f"{self.sim.url}/bot{self.sim.token}/{method}", data=form) as answer:
            return await answer.json()


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(clock=Clock(START, running=False), webhook_retry=0.01) as sim:
        sim.add_user(CHAT)
        yield sim


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def bot(sim: Simulator, session: aiohttp.ClientSession) -> Bot:
    return Bot(sim, session)
