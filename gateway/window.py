"""Never more than so many messages in any one second on the far side, however it is cut and however late they arrive.

A message arrives at some time between its leaving and its answer. So it is counted from when it leaves until a second
after its answer came: whatever a second on the far side holds was then being counted all at once.
"""

from collections import deque

SECOND = 1.002
"""With what the two machines' clocks may differ in a second, by far."""

A_WHILE = 0.05
"""Seconds after which it is looked again when only answers can make room; the first of them wakes the sender anyway."""


class Window:
    """At most `most` at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._away = 0
        self._answered: deque[float] = deque()

    def room(self, now: float) -> float:
        """When there is room for another one."""
        while self._answered and now - self._answered[0] >= SECOND:
            self._answered.popleft()
        if self._away + len(self._answered) < self._most:
            return 0.0
        return self._answered[0] + SECOND if self._answered else now + A_WHILE

    def leaves(self) -> None:
        """One leaves."""
        self._away += 1

    def answered(self, now: float) -> None:
        """Its answer, or the news that there will be none."""
        self._away -= 1
        self._answered.append(now)
