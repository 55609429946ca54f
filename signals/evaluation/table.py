"""The figures as Markdown, and their place in docs/understanding.md."""

from collections.abc import Iterator
from pathlib import Path

from signals.evaluation.measure import Measured

DOC = Path(__file__).parents[2] / "docs" / "understanding.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

ROWS = (
    ("signs, micro F1", "signs"),
    ("denied signs, micro F1", "denied"),
    ("denied signs reported as present", "turned_over"),
    ("a sign reported where there is none", "sign_free"),
    ("causes, micro F1", "causes"),
    ("concerns, micro F1", "concerns"),
    ("concerns in plain words heard", "plain"),
    ("indirect concerns heard", "indirect"),
    ("false alarms", "false_alarms"),
    ("false alarms on traps", "trapped"),
    ("age right where told", "age"),
    ("age made up where not told", "age_made_up"),
)


def summary(columns: dict[str, Measured]) -> Iterator[str]:
    """A row a figure, a column a reader and language."""
    yield "| | " + " | ".join(columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for name, field in ROWS:
        yield f"| {name} | " + " | ".join(str(getattr(one, field)) for one in columns.values()) + " |"


def labels(columns: dict[str, Measured]) -> Iterator[str]:
    """A row a label: precision, recall and F1, and in how many texts it holds."""
    yield "| | " + " | ".join(f"{name}: precision, recall, F1 (texts)" for name in columns) + " |"
    yield "|---|" + "---|" * len(columns)
    for label in next(iter(columns.values())).each:
        cells = [
            f"{one.precision:.2f} {one.recall:.2f} **{one.f1:.2f}** ({one.hits + one.missed})"
            for one in (measured.each[label] for measured in columns.values())
        ]
        yield f"| {label} | " + " | ".join(cells) + " |"


def published(text: str) -> str:
    """The document with the measured part put in anew."""
    before, rest = DOC.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{text}\n{END}{after}"
