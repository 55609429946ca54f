"""The least of HTTP/1.1 that a bot's library speaks: keep-alive, a body with its length. Far cheaper than the bots."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

Params = dict[str, Any]
Answer = Callable[[bytes], None]
Call = Callable[[str, Params, Answer], None]
"""Told the method in lower case, the parameters, and whom to give the body of the answer."""

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
END = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    """One connection of a bot. `away`: seconds that a question and its answer spend on the line together."""

    def __init__(self, call: Call, away: float) -> None:
        self._call, self._away = call, away
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The bot connects."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """The bot is gone."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Takes out whole requests."""
        self._buffer += data
        while (end := self._buffer.find(END)) >= 0:
            head = bytes(self._buffer[:end])
            fields = head.lower()
            if b"transfer-encoding" in fields:
                raise ValueError("a body in chunks is not read here")
            size = _number(fields, b"content-length:")
            if len(self._buffer) < end + 4 + size:
                return
            body = bytes(self._buffer[end + 4 : end + 4 + size])
            del self._buffer[: end + 4 + size]
            method, _, query = head.split(b" ", 2)[1].decode().rpartition("/")[2].partition("?")
            params = {**dict(parse_qsl(query)), **_params(fields, body)}
            if self._away:
                self._loop.call_later(self._away / 2, self._call, method.lower(), params, self._answer)
            else:
                self._call(method.lower(), params, self._answer)

    def _answer(self, body: bytes) -> None:
        if self._away:
            self._loop.call_later(self._away / 2, self._write, body)
        else:
            self._write(body)

    def _write(self, body: bytes) -> None:
        if self._transport is not None:
            self._transport.write(HEAD + str(len(body)).encode() + END + body)


def _number(fields: bytes, name: bytes) -> int:
    at = fields.find(name)
    return 0 if at < 0 else int(fields[at + len(name) :].split(b"\r\n", 1)[0])


def _params(fields: bytes, body: bytes) -> Params:
    if not body:
        return {}
    at = fields.find(b"content-type:")
    kind = fields[at + 13 :].split(b"\r\n", 1)[0].strip() if at >= 0 else b""
    if kind.startswith(b"application/json"):
        found: Params = json.loads(body)
        return found
    if kind.startswith(b"application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    return _multipart(body)


def _multipart(body: bytes) -> Params:
    """The short fields of a form; a file's bytes are left where they are."""
    mark = body.split(b"\r\n", 1)[0]
    found: Params = {}
    for part in body.split(mark)[1:-1]:
        head, _, value = part.partition(END)
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        if name and b"filename=" not in head:
            found[name] = value.removesuffix(b"\r\n").decode()
    return found
