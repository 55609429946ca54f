"""Updates in: by polling with python-telegram-bot's Updater, or by the webhook."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Updater

from gateway.clock import Clock
from gateway.inbox import InboxQueue
from gateway.polling import PollingBot
from gateway.updates import ALLOWED
from gateway.webhook import Hook, Probe, Webhook

log = logging.getLogger(__name__)

LONG_POLL = 25
"""Seconds that Telegram lets us wait for the next update."""

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0


class ServiceError(Exception):
    """The service cannot go on; the message says what to do, without the token."""


class Intake:
    """Takes updates in until it is stopped. `hook` None: by polling."""

    def __init__(
        self, bot: PollingBot, queue: InboxQueue, hook: Hook | None, clock: Clock, probe: Probe | None = None
    ) -> None:
        self._bot, self._clock, self._queue = bot, clock, queue
        self.polled: datetime | None = None
        """When Telegram last answered to getUpdates."""
        self._rejected = asyncio.Event()
        bot.watch(self._heard, self._rejected.set)
        self._updater = Updater(bot, queue)
        self.webhook = None if hook is None else Webhook(hook, bot, queue, probe)
        self.started = asyncio.Event()
        """Set when updates are being taken."""

    async def run(self) -> None:
        """Raises ServiceError when Telegram does not want us; does not come back otherwise."""
        try:
            if self.webhook is not None:
                await self._listen(self.webhook)
                await self._persist(self.webhook.register)
            else:
                # This also takes a webhook away that an earlier run has set.
                await self._persist(self._updater.initialize)
                await self._persist(self._poll)
        except InvalidToken:
            self._rejected.set()
        else:
            self.started.set()
        await self._rejected.wait()
        raise ServiceError("Telegram does not accept the bot's token. Ask @BotFather for it (/token) and set it anew.")

    async def stop(self) -> None:
        """Takes no more. What was taken is in the inbox; what was not, Telegram keeps."""
        if self.webhook is not None:
            await self.webhook.stop()
        elif self._updater.running:
            await self._updater.stop()

    def _heard(self, updates: Sequence[Update]) -> None:
        self.polled = self._clock.now()
        self._queue.expect(updates)

    async def _listen(self, webhook: Webhook) -> None:
        try:
            await webhook.start()
        except OSError as error:
            raise ServiceError(f"WEBHOOK_LISTEN: cannot listen there: {error.strerror}") from error

    async def _poll(self) -> None:
        await self._updater.start_polling(timeout=LONG_POLL, allowed_updates=ALLOWED, error_callback=_poll_failed)

    async def _persist(self, action: Callable[[], Awaitable[object]]) -> None:
        """Until Telegram can be reached: a bot that is started while the line is down serves when it is up."""
        pause = FIRST_PAUSE
        while True:
            try:
                await action()
            except InvalidToken:
                raise
            except BadRequest as error:
                problem = ServiceError(f"Telegram refuses to be set up: {error}. See WEBHOOK_URL and WEBHOOK_SECRET.")
                break
            except TelegramError as error:
                log.warning("Telegram cannot be reached: error=%s again_in=%gs", type(error).__name__, pause)
            else:
                return
            await self._clock.sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)
        raise problem


def _poll_failed(error: TelegramError) -> None:
    log.warning("no updates: error=%s", type(error).__name__)
