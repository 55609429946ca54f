"""A word to who writes while the disk takes nothing: it cannot stand in the outbox, so it goes out by itself."""

import asyncio
import logging
from collections.abc import Iterable

from telegram import Bot
from telegram.error import TelegramError

from content.pack import Content
from content.text import Voice
from fsm.event import Command, Event, Other, Press, Text
from fsm.words import Pronoun

log = logging.getLogger(__name__)


class Apology:
    """Said once to each chat while the trouble lasts. What they wrote stays with Telegram and is answered later."""

    def __init__(self, bot: Bot, content: Content | None) -> None:
        self._bot, self._content = bot, content
        self._told: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def excuse(self, refused: Iterable[tuple[int, Event]]) -> None:
        """These events could not be kept."""
        for chat, event in refused:
            if self._content is None or chat in self._told or not isinstance(event, Text | Press | Command | Other):
                continue
            self._told.add(chat)
            text = self._content.pack(event.language).say("disk-full", Voice("", Pronoun.THEY))
            task = asyncio.create_task(self._send(chat, text))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def over(self) -> None:
        """The disk takes events again."""
        self._told.clear()

    async def stop(self) -> None:
        """Nothing more is said."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _send(self, chat: int, text: str) -> None:
        try:
            await self._bot.send_message(chat, text, parse_mode="HTML")
        except TelegramError as error:
            log.info("no word about the full disk: error=%s", type(error).__name__)
