"""Answers to presses: beside the chat's messages, so that none of them waits for one."""

import asyncio
import logging

from telegram.error import BadRequest, TelegramError

from gateway.calls import Calls, How
from gateway.clock import Clock
from storage import codec

log = logging.getLogger(__name__)

ON_THE_WAY = 40
PAUSES = (0.0, 1.0, 3.0)
"""A press is answered within seconds or not at all."""


class Toasts:
    """At most so many at once, that the messages keep their connections."""

    def __init__(self, calls: Calls, clock: Clock) -> None:
        self._calls, self._clock = calls, clock
        self._places = asyncio.Semaphore(ON_THE_WAY)

    async def answer(self, row: int, chat: int, document: str) -> None:
        """Comes back when it was answered or nobody waits for it any more."""
        async with self._places:
            for seconds in PAUSES:
                try:
                    if seconds:
                        await self._clock.sleep(seconds)
                    await self._calls.carry(chat, codec.load(document), How())
                except BadRequest:
                    # 'Query is too old': the press was made while we were away.
                    return
                except TelegramError:
                    continue
                except Exception as error:
                    log.error("press not answered: row=%d error=%s", row, type(error).__name__)
                    return
                else:
                    return
