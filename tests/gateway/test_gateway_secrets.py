"""The token is in no log and no error of the transport."""

import asyncio
import logging
import traceback
from typing import Any

import pytest
from telegram.error import (
    NetworkError,
)

from gateway.transport import AiohttpRequest
from tests.gateway.far_end import SECRET, WORDS, data, raw_server


def explode(*_: Any, **__: Any) -> Any:
    raise ValueError(f"http://127.0.0.1/bot{SECRET}/sendMessage")


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.transport.abort()


async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"what?\r\n\r\n")


async def short(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
    writer.close()


async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("talk", [reset, nonsense, short, never])
async def test_the_token_is_in_no_log_and_no_error(talk: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    async with raw_server(talk) as port, AiohttpRequest(read_timeout=0.05) as request:
        await hides(request, f"http://127.0.0.1:{port}/bot{SECRET}/sendMessage", caplog)


async def test_the_token_is_in_no_log_and_no_error_of_a_line_that_is_down(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    async with AiohttpRequest(pool_timeout=0, connect_timeout=0.01) as request:
        # No one listens; no such host; no such scheme; no such address; a fault of our own.
        for base in ("http://127.0.0.1:1", "http://nowhere.invalid", "gopher://127.0.0.1", "http://[::"):
            await hides(request, f"{base}/bot{SECRET}/sendMessage", caplog)
        monkeypatch.setattr("aiohttp.ClientSession._request", explode)
        await hides(request, f"http://127.0.0.1:1/bot{SECRET}/sendMessage", caplog)


async def hides(request: AiohttpRequest, url: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NetworkError) as caught:
        await request.post(url, data(text=WORDS))
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    logging.getLogger("test").debug("failed", exc_info=error)
    shown = "".join(traceback.format_exception(error)) + repr(error) + caplog.text
    for secret in (SECRET, "sendMessage", WORDS):
        assert secret not in shown
