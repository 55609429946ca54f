"""Telegram's limits on sending. Pure: the time, in seconds, is passed in.

Overall 30 messages a second and about one a second to a chat, as Telegram's own FAQ has it; it lets short bursts to
a chat pass.
"""

from collections import deque
from dataclasses import dataclass

from gateway.window import Window

HEADROOM, SLACK = 0.976, 0.01
"""The pace that is kept, as a share of what is allowed, and the seconds that a timer may come late without losing its
place. Together they never make more than the allowed number in any one second, however the seconds are cut, and leave
some milliseconds for the way to Telegram."""

MANY_A_SECOND = 100
HEADROOM_OF_MANY, SLACK_OF_MANY = 0.95, 0.04
"""From that rate on (Telegram sells up to 1,000 a second) a commit takes as long as several messages."""

TOGETHER = 1.0
MANY = 3
"""So many chats refused within so many seconds, and none served: it is the bot as a whole that is too fast."""

SWEEP = 4096
"""From so many chats on, those whose second is over are forgotten."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second, overall and to one chat, and how many a chat takes at once.

    A burst of three is the most that one turn says: the buttons that settle, a remark, and the next question. After
    it a chat gets its one message a second again.
    """

    overall: float = 30.0
    per_chat: float = 1.0
    burst: int = 3


class Limits:
    """Who may be written to, and when. Each message is asked for, and then counted with `spend`."""

    def __init__(self, rates: Rates | None = None) -> None:
        rates = rates or Rates()
        many = rates.overall >= MANY_A_SECOND
        self._gap = 1 / (rates.overall * (HEADROOM_OF_MANY if many else HEADROOM))
        self._slack = SLACK_OF_MANY if many else SLACK
        self._chat_gap = 1 / rates.per_chat
        # A chat may run ahead of its pace by the rest of its burst.
        self._ahead = (rates.burst - 1) * self._chat_gap
        # A busy machine bunches what it sends, and the pace alone would let it pass the limit on arrival.
        self._window = Window(max(1, int(rates.overall)))
        self._next = 0.0
        self._held = 0.0
        self._chats: dict[int, float] = {}
        self._holds: dict[int, float] = {}
        self._sweep_at = SWEEP
        self._struck: deque[tuple[float, int]] = deque()

    def overall(self, now: float) -> float:
        """When the next message to anyone may leave."""
        # A clock that was set back must not silence anyone until it is where it was.
        self._next = min(self._next, now + self._gap + self._slack)
        return max(self._held, self._next - self._slack, self._window.room(now))

    def chat(self, chat: int, now: float) -> float:
        """When the next message to this chat may leave, as far as the chat itself is concerned."""
        paced = min(self._chats.get(chat, 0.0) - self._ahead, now + self._chat_gap)
        return max(self._holds.get(chat, 0.0), paced)

    def spend(self, chat: int, now: float) -> None:
        """Counts a message that leaves now."""
        self._next = max(self._next, now) + self._gap
        self._window.leaves()
        paced = min(self._chats.get(chat, 0.0), now + self._ahead)
        self._chats[chat] = max(paced, now) + self._chat_gap
        if len(self._chats) > self._sweep_at:
            self._chats = {chat: at for chat, at in self._chats.items() if at > now}
            self._holds = {chat: at for chat, at in self._holds.items() if at > now}
            self._sweep_at = max(SWEEP, 2 * len(self._chats))

    def answered(self, now: float) -> None:
        """A message that was counted came back, whatever became of it."""
        self._window.answered(now)

    def taken(self) -> None:
        """Telegram took a message: whoever was refused until now was meant alone."""
        self._struck.clear()

    def hold(self, chat: int, seconds: float, now: float) -> bool:
        """Telegram asked for quiet (429). Whether that means every chat: it does when several get it at once."""
        until = now + seconds
        self._holds[chat] = max(self._holds.get(chat, 0.0), until)
        self._struck.append((now, chat))
        while self._struck and now - self._struck[0][0] > TOGETHER:
            self._struck.popleft()
        if len({chat for _, chat in self._struck}) < MANY:
            return False
        self._held = max(self._held, until)
        return True
