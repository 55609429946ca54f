"""The other way to get updates: each is POSTed to the bot, with the secret it asked for, until it says 2xx."""

import asyncio
import re
from urllib.parse import urlsplit

import aiohttp

from simulator.clock import Clock
from simulator.faults import Faults
from simulator.live import Live
from simulator.refused import Refused
from simulator.shapes import Json
from simulator.updates import Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Webhook:
    """One bot's webhook. Updates go one by one and in order; a failed one is tried again after `retry` seconds."""

    def __init__(self, updates: Updates, live: Live, clock: Clock, faults: Faults, retry: float = 1.0) -> None:
        self._updates = updates
        self._faults = faults
        self._live = live
        self._clock = clock
        self._retry = retry
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.secret = ""
        self._error: tuple[int, str] | None = None

    def set(self, url: str, secret: str) -> None:
        """setWebhook: an empty address takes it away. Plain http is taken for this machine alone."""
        if url:
            parts = urlsplit(url)
            if parts.scheme != "https" and (parts.scheme != "http" or parts.hostname not in LOOPBACK):
                raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
            if len(secret) > 256:
                raise Refused("secret token is too long")
            if not re.fullmatch(r"[\w-]*", secret, re.ASCII):
                raise Refused("secret token contains unallowed characters")
        self.url, self.secret, self._error = url, secret, None
        if url and self._task is None:
            self._task = asyncio.create_task(self._deliver())
        self._live.ring()

    @property
    def info(self) -> Json:
        """The WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            info["max_connections"] = 40
        if self._error:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def close(self) -> None:
        """Stop delivering."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _deliver(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while not self._live.closing:
                if not (self.url and self._updates.pending):
                    await self._live.change()
                    continue
                update = self._updates.pending[0]
                problem = await self._post(session, update)
                if problem:
                    self._error = (self._clock.timestamp(), problem)
                    self._live.ring()
                    await asyncio.sleep(self._retry)
                elif "duplicate" not in self._faults.strike("webhook", None):
                    self._updates.confirm(update["update_id"] + 1)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> str:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                await answer.read()
                return "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection lost"
