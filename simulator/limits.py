"""Telegram's limits on sending: 30 messages a second overall, about one a second to a chat."""

import math
import time
from collections.abc import Callable

from simulator.refused import flood


class _Bucket:
    def __init__(self, size: float, rate: float, now: float) -> None:
        self.size, self.rate, self.level, self.at = size, rate, size, now

    def short(self, now: float) -> float:
        """Seconds until one more fits; 0 if it does now."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.level) / self.rate)


class Limits:
    """Off unless asked for. `burst`: how many a chat takes at once before the second between them counts."""

    def __init__(
        self,
        *,
        enforced: bool = False,
        overall: float = 30,
        per_chat: float = 1,
        burst: int = 3,
        time: Callable[[], float] = time.monotonic,
    ) -> None:
        self.enforced = enforced
        self._overall, self._per_chat, self._burst, self._time = overall, per_chat, burst, time
        self._all = _Bucket(overall, overall, time())
        self._chats: dict[int, _Bucket] = {}
        self.hits = 0

    def spend(self, chat_id: int) -> None:
        """Count a message to that chat; 429 if it is one too many."""
        if not self.enforced:
            return
        now = self._time()
        chat = self._chats.setdefault(chat_id, _Bucket(self._burst, self._per_chat, now))
        wait = max(self._all.short(now), chat.short(now))
        if wait > 0:
            self.hits += 1
            raise flood(math.ceil(wait))
        self._all.level -= 1
        chat.level -= 1
