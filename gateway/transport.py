"""python-telegram-bot's requests over one aiohttp session: `BaseRequest` is its documented extension point.

The bot's token is a part of every URL, so no URL, and no text of an aiohttp error (some quote the URL), ever gets
into a log line or into an error of ours. Errors are raised outside the `except` so that none hangs on as a cause.
"""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ssl import SSLContext
from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

KEEP_ALIVE = 30.0
"""Seconds that an idle connection is kept: a parent's next answer mostly comes within them, without a new handshake."""

LARGE = 1024 * 1024
"""Bodies from this size on are handed over in pieces, so that the loop breathes."""

_DEFAULT = type(BaseRequest.DEFAULT_NONE)
Timeout = Any
"""Seconds, None for no limit, or python-telegram-bot's marker for 'as set at the start'."""


class AiohttpRequest(BaseRequest):
    """Time-outs are seconds, None for no limit, with python-telegram-bot's own defaults and meanings.

    `proxy` is an http(s) URL; without one HTTPS_PROXY, HTTP_PROXY and NO_PROXY hold if `trust_env`. `ssl` replaces
    the system's certificate authorities.
    """

    __slots__ = ("_connect", "_media_write", "_pool", "_pool_size", "_proxy", "_read", "_session", "_ssl", "_trust_env",
                 "_write")  # fmt: skip

    def __init__(
        self,
        *,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxy: str = "",
        trust_env: bool = True,
        ssl: SSLContext | None = None,
    ) -> None:
        if proxy and not proxy.lower().startswith(("http://", "https://")):
            raise ValueError("the proxy must be an http:// or https:// address")
        self._pool_size = connection_pool_size
        self._read, self._write, self._connect, self._pool = read_timeout, write_timeout, connect_timeout, pool_timeout
        self._media_write = media_write_timeout
        self._proxy, self._trust_env, self._ssl = proxy, trust_env, ssl
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The read time-out where a call names none."""
        return self._read

    async def initialize(self) -> None:
        """Opens the session; one that is open stays."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._pool_size, keepalive_timeout=KEEP_ALIVE, ssl=self._ssl if self._ssl else True
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=self._trust_env,
            )

    async def shutdown(self) -> None:
        """Closes the session; it can be opened again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: the status and the body."""
        session = self._session
        if session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        files = request_data is not None and request_data.contains_files
        read = _chosen(read_timeout, self._read)
        connect, pool = _chosen(connect_timeout, self._connect), _chosen(pool_timeout, self._pool)
        # aiohttp counts the wait for a free connection into `connect`, so that holds for both together.
        both = None if connect is None or pool is None else connect + pool
        timeout = aiohttp.ClientTimeout(total=None, connect=both, sock_connect=connect, sock_read=read)
        body, headers = _body(request_data)
        write = _chosen(write_timeout, self._media_write if files else self._write)
        problem: NetworkError
        try:
            async with (
                _uploaded(body, write) as tracker,
                session.request(
                    method,
                    url,
                    data=body,
                    headers=headers,
                    timeout=timeout,
                    proxy=self._proxy or None,
                    # A redirect would carry the token to wherever it points.
                    allow_redirects=False,
                    upload_tracker=tracker,
                ) as response,
            ):
                return response.status, _shown(response.status, await response.read())
        except aiohttp.ConnectionTimeoutError:
            problem = TimedOut("Timed out before the request was sent: no connection, or none free in the pool")
        except TimeoutError:
            problem = TimedOut()
        except aiohttp.ClientError as error:
            problem = NetworkError(f"aiohttp.{type(error).__name__}")
        except Exception as error:
            problem = NetworkError(f"Unknown error in HTTP implementation: {type(error).__name__}")
        raise problem

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of an answer. Unlike the base's, it does not log what it cannot read: it may be a parent's words."""
        try:
            data = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise NetworkError("Invalid server response")
        return data


def _chosen(given: Timeout, default: float | None) -> float | None:
    if isinstance(given, _DEFAULT):
        return default
    return None if given is None else float(given)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    """JSON, which costs a fraction of a form's percent signs; multipart when there are files."""
    if data is None:
        return None, None
    if not data.contains_files:
        payload = data.json_payload
        return (io.BytesIO(payload) if len(payload) > LARGE else payload), {"Content-Type": "application/json"}
    form = aiohttp.FormData(default_to_multipart=True, quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(
            name, io.BytesIO(content) if isinstance(content, bytes) else content, filename=filename, content_type=mime
        )
    return form(), None


@asynccontextmanager
async def _uploaded(body: Any, limit: float | None) -> AsyncIterator[aiohttp.UploadTracker | None]:
    """Times out when an upload does not get on for so long; aiohttp has no such limit of its own.

    Only for files: a small body goes into the kernel's buffer in one piece, after which the read time-out runs.
    """
    size = body.size if isinstance(body, aiohttp.MultipartWriter) else None
    if limit is None or size is None:
        yield None
        return
    tracker = aiohttp.UploadTracker()
    async with asyncio.timeout(None) as deadline:
        watch = asyncio.create_task(_watch(tracker, size, limit, deadline))
        try:
            yield tracker
        finally:
            watch.cancel()


async def _watch(tracker: aiohttp.UploadTracker, size: int, limit: float, deadline: asyncio.Timeout) -> None:
    written = -1
    while (now := tracker.bytes_written) < size:
        if now == written:
            deadline.reschedule(asyncio.get_running_loop().time())
            return
        written = now
        await asyncio.sleep(limit)


def _shown(status: int, payload: bytes) -> bytes:
    """The base quotes an error page that is no JSON in its exception, and a proxy's page may quote the URL."""
    return payload if status < 300 or payload.lstrip()[:1] == b"{" else b"{}"
