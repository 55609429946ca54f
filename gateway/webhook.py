"""The other way to get updates: Telegram posts each to this server, which says 200 when the inbox has it."""

import asyncio
import hashlib
import hmac
import json
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram import Bot, Update

from gateway.inbox import InboxQueue
from gateway.quiet import requests_log
from gateway.slim import is_update, slim_update
from gateway.updates import ALLOWED

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
LARGEST = 1024 * 1024
"""Bytes of an update; real ones have a few thousand."""

CONNECTIONS = 40
"""How many Telegram may open at once."""

AT_ONCE = 2 * CONNECTIONS
"""Updates that may be on their way in at once: more come from nobody who keeps to what we told Telegram."""

SLOWEST = 10.0
"""Seconds in which an update must be here."""

IDLE = 60.0
"""Seconds after which a connection is closed on which nothing comes."""

SHUTDOWN, LINGER = 1.0, 1.0
Probe = Callable[[], web.Response]


@dataclass(frozen=True, slots=True)
class Hook:
    """`url` is what Telegram is told, `host` and `port` where this server listens, behind whatever speaks TLS."""

    url: str
    host: str
    port: int
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.secret:
            raise ValueError("a webhook without a secret would let anyone speak for Telegram")


class Webhook:
    """The server. Any path is taken, since a proxy may cut the address; who knocks is told by the secret.

    `probe` answers /healthz.
    """

    def __init__(self, hook: Hook, bot: Bot, queue: InboxQueue, probe: Probe | None = None) -> None:
        self._hook, self._bot, self._queue, self._probe = hook, bot, queue, probe
        self._secret = _digest(hook.secret.encode())
        self._runner: web.AppRunner | None = None
        self._coming = 0
        self.port = hook.port
        self.refused: Counter[str] = Counter()
        """What was turned away, by reason."""

    async def start(self) -> None:
        """Listens."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._receive)
        if self._probe is not None:
            app.router.add_get("/healthz", self._healthz)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            logger=requests_log(__name__),
            shutdown_timeout=SHUTDOWN,
            keepalive_timeout=IDLE,
            lingering_time=LINGER,
            # Telegram packs nothing; a small body that unpacks to a large one comes from somebody else.
            auto_decompress=False,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self._hook.host, self._hook.port).start()
        self.port = self._runner.addresses[0][1]

    async def register(self) -> None:
        """Tells Telegram; it keeps the order within a chat whatever the number of its connections."""
        await self._bot.set_webhook(
            self._hook.url, secret_token=self._hook.secret, allowed_updates=ALLOWED, max_connections=CONNECTIONS
        )

    async def stop(self) -> None:
        """Listens no more; Telegram keeps what comes until the next start."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        assert self._probe is not None
        return self._probe()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        # Of the digests, which are of one length whatever was given.
        if not hmac.compare_digest(_digest(given), self._secret):
            return self._refuse("wrong secret", 403)
        if request.content_type != "application/json":
            return self._refuse("wrong content type", 415)
        if self._coming >= AT_ONCE:
            return self._refuse("too many at once", 429)
        self._coming += 1
        try:
            data = await asyncio.wait_for(_read(request), SLOWEST)
        except web.HTTPRequestEntityTooLarge:
            return self._refuse("too large", 413)
        except TimeoutError:
            return self._refuse("too slow", 408)
        except (ValueError, RecursionError, web.RequestPayloadError):
            return self._refuse("no update", 400)
        finally:
            self._coming -= 1
        if not is_update(data):
            return self._refuse("no update", 400)
        # A disk that is full is no reason to keep Telegram's connection: it comes again.
        kept = self._queue.keep([Update.de_json(slim_update(data), self._bot)])
        return web.Response(status=200 if kept else 503)

    def _refuse(self, reason: str, status: int) -> web.Response:
        """Counted; the log has a line for the first of each reason, and then for every tenfold of it."""
        self.refused[reason] += 1
        count = self.refused[reason]
        if str(count).strip("0") == "1":
            log.warning("webhook refused: reason=%s count=%d", reason, count)
        response = web.Response(status=status)
        # Who is not Telegram keeps no connection.
        response.force_close()
        return response


async def _read(request: web.Request) -> Any:
    return json.loads(await request.read())


def _digest(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()
