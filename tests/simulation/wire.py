"""The line to Telegram in this process: what the bot asks goes to the far end, what it hears may never come."""

import asyncio
from typing import Any, Protocol

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from gateway.slim import Polling, Sending
from simulator.params import Params, Upload

Answer = tuple[int, bytes]


class BrokenError(Exception):
    """The connection broke."""


class Line(Protocol):
    """Where requests go."""

    def ask(self, method: str, params: Params) -> "asyncio.Future[Answer]":
        """The answer, when it comes. BrokenError in it, or raised, if the connection breaks."""
        ...


class _Wire(BaseRequest):
    """Stands in for the HTTP of `gateway.transport`: the same time-outs, the same errors."""

    line: Line

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> Answer:
        """One request."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else self.read_timeout
        problem: NetworkError
        try:
            async with asyncio.timeout(seconds):
                return await self.line.ask(url.rpartition("/")[2], _params(request_data))
        except TimeoutError:
            problem = TimedOut()
        except BrokenError:
            problem = NetworkError("the line broke")
        raise problem


class WirePolling(_Wire, Polling):
    """For getUpdates."""


class WireSending(_Wire, Sending):
    """For everything else."""


def _params(data: RequestData | None) -> Params:
    if data is None:
        return Params({})
    files: Any = data.multipart_data if data.contains_files else {}
    return Params(data.json_parameters, {name: Upload(file[0], file[2], file[1]) for name, file in files.items()})
