"""What is wrong with the texts, by file and line."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; `line` counts from 1."""

    file: Path
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


@dataclass(slots=True)
class Faults:
    """Faults, as they are found."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: Path, line: int, rule: str, message: str) -> None:
        """One more."""
        self.found.append(Fault(file, line, rule, message))


class ContentError(Exception):
    """The texts cannot be served; its message lists why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))
