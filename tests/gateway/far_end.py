"""Servers that answer as a test wants, for the transport to speak to."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from gateway.transport import AiohttpRequest

WORDS = "what a parent wrote"
SECRET = "123456:AAnot_to_be_seen"
TLS = Path(__file__).parent / "tls"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def server(handler: Handler, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """A far end; its address with the token in the path."""
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}/bot{SECRET}/sendMessage"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_server(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[int]:
    """A far end that speaks as it likes."""
    writers: list[asyncio.StreamWriter] = []

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await talk(reader, writer)

    async with await asyncio.start_server(meet, "127.0.0.1", 0) as listening:
        try:
            yield listening.sockets[0].getsockname()[1]
        finally:
            for writer in writers:
                writer.transport.abort()


def answers(body: bytes | dict[str, Any], status: int = 200) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        await request.read()
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return web.Response(status=status, body=raw, content_type="application/json")

    return handle


def data(**values: Any) -> RequestData:
    return RequestData([RequestParameter.from_input(key, value) for key, value in values.items()])


async def post(handler: Handler, request_data: RequestData | None = None) -> Any:
    async with server(handler) as url, AiohttpRequest() as request:
        return await request.post(url, request_data)
