"""The transport keeps what python-telegram-bot's own tests of its request promise, and gives the token away nowhere."""

import asyncio
import io
import logging
import ssl
import time as real_time

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from gateway.transport import AiohttpRequest
from simulator.server import Simulator
from tests.gateway.far_end import SECRET, TLS, answers, data, post, raw_server, server
from tests.gateway.rig import CHAT

# What comes back


async def test_the_result_comes_back() -> None:
    assert await post(answers({"ok": True, "result": {"a": [1]}})) == {"a": [1]}
    assert await post(answers(b'{"result": "bad \x80 byte"}')) == "bad � byte"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (403, Forbidden),
        (404, InvalidToken),
        (401, InvalidToken),
        (400, BadRequest),
        (409, Conflict),
        (502, NetworkError),
        (599, NetworkError),
    ],
)
@pytest.mark.parametrize("description", ["A reason", None])
async def test_refusals(status: int, error: type[TelegramError], description: str | None) -> None:
    with pytest.raises(error, match=description or str(status)):
        await post(answers({"ok": False, **({"description": description} if description else {})}, status))


async def test_parameters_of_refusals() -> None:
    with pytest.raises(ChatMigrated) as moved:
        await post(answers({"ok": False, "parameters": {"migrate_to_chat_id": 123}}, 400))
    assert moved.value.new_chat_id == 123
    with pytest.raises(RetryAfter, match="Retry in 0:00:42"):
        await post(answers({"ok": False, "parameters": {"retry_after": 42}}, 429))
    with pytest.raises(BadRequest, match="'unknown': '42'"):
        await post(answers({"ok": False, "parameters": {"unknown": "42"}}, 400))


async def test_what_is_no_json_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(NetworkError, match="Invalid server response"):
        await post(answers(b'{result: "a parent\'s words"}'))
    assert "words" not in caplog.text
    with pytest.raises(NetworkError) as error:
        await post(answers(f"<html>cannot reach /bot{SECRET}/</html>".encode(), 502))
    assert str(error.value) == "Bad Gateway (502)"


async def test_files_are_fetched_as_they_are() -> None:
    async with server(answers(b'{"result": "\x80"}')) as url, AiohttpRequest() as request:
        assert await request.retrieve(url) == b'{"result": "\x80"}'


async def test_a_redirect_is_not_followed() -> None:
    seen: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.Response(status=302, headers={"Location": "/elsewhere"})

    with pytest.raises(NetworkError, match=r"Found \(302\)"):
        await post(handle)
    assert len(seen) == 1


# What goes out


async def test_parameters_go_as_json_in_which_each_is_a_string() -> None:
    async def handle(request: web.Request) -> web.Response:
        assert request.content_type == "application/json"
        assert request.headers["User-Agent"] == AiohttpRequest.USER_AGENT
        return web.json_response({"result": await request.json()})

    sent = await post(handle, data(chat_id=5, text="Привет", flag=True, markup={"a": [1]}))
    assert sent == {"chat_id": "5", "text": "Привет", "flag": "true", "markup": '{"a": [1]}'}


async def form(request: web.Request) -> web.Response:
    fields = await request.post()
    shown = {
        name: [value.filename, value.content_type, len(value.file.read())]
        if isinstance(value, web.FileField)
        else value
        for name, value in fields.items()
    }
    return web.json_response({"result": shown})


async def test_files_go_as_multipart() -> None:
    sent = await post(form, data(chat_id=5, caption="Здравствуйте", document=InputFile(b"{}", "дневник.json")))
    assert sent == {"chat_id": "5", "caption": "Здравствуйте", "document": ["дневник.json", "application/json", 2]}


async def test_attached_files_have_names_of_their_own() -> None:
    file = InputFile(b"abc", "a.txt", attach=True)
    sent = await post(form, data(media=file))
    assert sent == {"media": f"attach://{file.attach_name}", file.attach_name: ["a.txt", "text/plain", 3]}


async def test_a_file_is_read_while_it_goes_out() -> None:
    file = InputFile(io.BytesIO(b"x" * 5_000_000), "a.bin", read_file_handle=False)
    assert (await post(form, data(document=file)))["document"][2] == 5_000_000


async def test_large_uploads_and_large_parameters() -> None:
    assert (await post(form, data(document=InputFile(b"x" * 20_000_000, "a.bin"))))["document"][2] == 20_000_000

    async def handle(request: web.Request) -> web.Response:
        return web.json_response({"result": len(await request.read())})

    assert await post(handle, data(text="x" * 3_000_000)) > 3_000_000


async def test_connections_are_used_again() -> None:
    peers = set()

    async def handle(request: web.Request) -> web.Response:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        return web.json_response({"result": True})

    async with server(handle) as url, AiohttpRequest() as request:
        for _ in range(5):
            await request.post(url)
    assert len(peers) == 1


# Time-outs


def test_the_defaults_are_python_telegram_bots() -> None:
    request = AiohttpRequest()
    assert (request.read_timeout, request._write, request._connect, request._pool) == (5, 5, 5, 1)
    assert request._media_write == 20
    assert [AiohttpRequest(read_timeout=seconds).read_timeout for seconds in (None, 1, 2.5)] == [None, 1, 2.5]


async def silent(_: web.Request) -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError


async def test_a_read_that_takes_too_long() -> None:
    async with server(silent) as url, AiohttpRequest(read_timeout=0.02) as request:
        with pytest.raises(TimedOut, match="Timed out"):
            await request.post(url)
        before = real_time.monotonic()
        with pytest.raises(TimedOut):
            await request.post(url, read_timeout=0.1)
        assert real_time.monotonic() - before >= 0.09


async def test_a_long_poll_waits_as_long_as_it_asks(sim: Simulator) -> None:
    requests = [AiohttpRequest(read_timeout=0.05) for _ in range(2)]
    async with Bot(sim.token, f"{sim.url}/bot", request=requests[0], get_updates_request=requests[1]) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        await sim.wait_for(lambda: sim.world.updates._polls == 1)
        await asyncio.sleep(0.1)
        sim.user_says(CHAT, "Hi")
        assert len(await poll) == 1


async def test_a_full_pool_is_not_waited_for_long() -> None:
    arrived = asyncio.Event()

    async def holds(request: web.Request) -> web.Response:
        arrived.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with (
        server(holds) as url,
        AiohttpRequest(connection_pool_size=1, pool_timeout=0.01, connect_timeout=0.01) as request,
    ):
        # Only the second is short of time: on a busy machine the first may need longer to connect.
        first = asyncio.create_task(request.post(url, connect_timeout=5, pool_timeout=5))
        await asyncio.wait_for(arrived.wait(), 5)
        with pytest.raises(TimedOut, match="before the request was sent"):
            await request.post(url)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)


async def test_a_full_pool_is_waited_for_when_there_is_time() -> None:
    async with server(answers({"result": 1})) as url, AiohttpRequest(connection_pool_size=1) as request:
        assert await asyncio.gather(*(request.post(url) for _ in range(5))) == [1] * 5


async def test_an_upload_that_gets_stuck() -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    async with raw_server(deaf) as port, AiohttpRequest(media_write_timeout=0.05, read_timeout=None) as request:
        with pytest.raises(TimedOut):
            await request.post(f"http://127.0.0.1:{port}/x", data(document=InputFile(b"x" * 30_000_000)))


async def test_a_slow_upload_that_gets_on_and_a_slow_answer_to_it() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = int((await reader.readuntil(b"\r\n\r\n")).lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        while left > 0:
            left -= len(await reader.read(400_000))
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.1)
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"result":1}')

    async with raw_server(slow) as port, AiohttpRequest(media_write_timeout=0.05) as request:
        assert await request.post(f"http://127.0.0.1:{port}/x", data(document=InputFile(b"x" * 12_000_000))) == 1


# Proxy and TLS


@pytest.mark.parametrize("explicit", [True, False])
async def test_a_proxy(explicit: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{"result":1}')

    async with raw_server(proxy) as port:
        address = f"http://127.0.0.1:{port}"
        if not explicit:
            monkeypatch.setenv("HTTP_PROXY", address)
        async with AiohttpRequest(proxy=address if explicit else "") as request:
            assert await request.post("http://telegram.example/bot1:a/getMe") == 1
        assert lines == [b"POST http://telegram.example/bot1:a/getMe HTTP/1.1"]


async def test_the_proxy_of_the_environment_for_https(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    async with raw_server(proxy) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        async with AiohttpRequest() as request:
            with pytest.raises(NetworkError, match="ClientHttpProxyError"):
                await request.post("https://telegram.example/bot1:a/getMe")
    # All that a proxy learns is the host.
    assert lines == [b"CONNECT telegram.example:443 HTTP/1.1"]


def test_a_proxy_that_aiohttp_does_not_speak() -> None:
    with pytest.raises(ValueError, match="http"):
        AiohttpRequest(proxy="socks5://user:password@localhost")


async def test_tls_is_checked() -> None:
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(TLS / "localhost.crt", TLS / "localhost.key")
    async with server(answers({"result": 1}), theirs) as url:
        async with AiohttpRequest(ssl=ssl.create_default_context(cafile=str(TLS / "localhost.crt"))) as request:
            assert await request.post(url) == 1
        async with AiohttpRequest() as request:
            with pytest.raises(NetworkError, match="ClientConnectorCertificateError"):
                await request.post(url)


# The session


async def test_it_opens_and_closes_as_often_as_asked() -> None:
    request = AiohttpRequest()
    await request.initialize()
    session = request._session
    await request.initialize()
    assert request._session is session
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1/", "GET")
    async with server(answers({"result": 1})) as url, request:
        assert await request.post(url) == 1
