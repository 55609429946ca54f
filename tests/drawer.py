"""What is filed about a parent, in memory: the answers of a test's conversation."""

from dataclasses import dataclass, field
from datetime import datetime

from fsm.filed import Filed
from fsm.turn import Turn


@dataclass
class Drawer:
    """`fsm.filed.Files` without a disk."""

    filed: list[Filed] = field(default_factory=list)
    numbers: int = 0

    def copy(self) -> "Drawer":
        """The same answers once more."""
        return Drawer(list(self.filed), self.numbers)

    def keep(self, turn: Turn, at: datetime) -> None:
        """What the store does with a turn's answers."""
        for answer in turn.answers:
            self.numbers += 1
            self.filed.append(Filed(self.numbers, at, answer))
        self.filed = [] if turn.erase else [one for one in self.filed if one.id not in turn.forgets]

    def count(self) -> int:
        """How many there are."""
        return len(self.filed)

    def page(self, questions: tuple[str, ...], skip: int, limit: int) -> tuple[Filed, ...]:
        """Those with words, and those to these questions, the newest first."""
        found = [one for one in reversed(self.filed) if one.answer.words or one.answer.question in questions]
        return tuple(found[skip : skip + limit])

    def find(self, id: int) -> Filed | None:
        """The one with this number."""
        return next((one for one in self.filed if one.id == id), None)
