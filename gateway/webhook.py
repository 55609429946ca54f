"""The other way to get updates: Telegram posts each to this server, which says 200 when the inbox has it."""

import hmac
import json
from dataclasses import dataclass, field

from aiohttp import web
from telegram import Bot, Update

from gateway.inbox import InboxQueue
from gateway.slim import is_update, slim_update
from gateway.updates import ALLOWED

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
LARGEST = 1024 * 1024
"""Bytes of an update; real ones have a few thousand."""

SHUTDOWN = 1.0


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
    """The server. Any path is taken, since a proxy may cut the address; who knocks is told by the secret."""

    def __init__(self, hook: Hook, bot: Bot, queue: InboxQueue) -> None:
        self._hook, self._bot, self._queue = hook, bot, queue
        self._secret = hook.secret.encode()
        self._runner: web.AppRunner | None = None
        self.port = hook.port

    async def start(self) -> None:
        """Listens."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._hook.host, self._hook.port).start()
        self.port = self._runner.addresses[0][1]

    async def register(self) -> None:
        """Tells Telegram; it keeps the order within a chat whatever the number of its connections."""
        await self._bot.set_webhook(
            self._hook.url, secret_token=self._hook.secret, allowed_updates=ALLOWED, max_connections=40
        )

    async def stop(self) -> None:
        """Listens no more; Telegram keeps what comes until the next start."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            data = json.loads(await request.read())
        except ValueError:
            data = None
        if not is_update(data):
            return web.Response(status=400)
        # A disk that is full is no reason to keep Telegram's connection: it comes again.
        kept = self._queue.keep([Update.de_json(slim_update(data), self._bot)])
        return web.Response(status=200 if kept else 503)
