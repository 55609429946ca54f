"""From an author's source to a compiled text; what cannot be compiled is a fault with its line."""

from dataclasses import dataclass
from pathlib import Path

from content.faults import Faults
from content.text import Neutral, Text, TextError


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one language's texts. `neutral` stands for the child while no name is known."""

    neutral: Neutral
    faults: Faults

    def text(self, source: str, file: Path, line: int) -> Text:
        """The text; an empty one where a placeholder is wrong."""
        try:
            return Text.of(source, self.neutral)
        except TextError as error:
            self.faults.add(file, line, "placeholder", str(error))
            return Text((), self.neutral)
