"""What is filed about a parent, answer by answer, for a turn to read: a turn decides, and so may not go to the disk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fsm.turn import Answer


@dataclass(frozen=True, slots=True)
class Filed:
    """One answer as it is filed."""

    id: int
    at: datetime
    answer: Answer


class Files(Protocol):
    """One parent's answers, the newest first. What this turn itself files is not among them."""

    def count(self) -> int:
        """How many there are."""
        ...

    def page(self, questions: tuple[str, ...], skip: int, limit: int) -> tuple[Filed, ...]:
        """Those with the parent's own words, and those to these questions."""
        ...

    def find(self, id: int) -> Filed | None:
        """The one with this number."""
        ...


class Nothing:
    """Nothing is filed."""

    def count(self) -> int:
        """None."""
        return 0

    def page(self, questions: tuple[str, ...], skip: int, limit: int) -> tuple[Filed, ...]:
        """None."""
        return ()

    def find(self, id: int) -> Filed | None:
        """None."""
        return None


NOTHING = Nothing()
