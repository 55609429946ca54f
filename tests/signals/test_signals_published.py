"""The tables in docs/understanding.md: every figure and label has its row; only the measured part is rewritten."""

from pathlib import Path

import pytest

from signals.evaluation import table
from signals.evaluation.measure import measure
from signals.evaluation.readers import keywords
from signals.evaluation.statements import statements


def test_every_figure_and_every_label_has_a_row_in_the_document() -> None:
    document = table.DOC.read_text(encoding="utf-8")
    measured = {"English": measure(keywords, statements("test", "en")[:20])}
    rows = [line.split("|")[1].strip() for line in (*table.summary(measured), *table.labels(measured))]
    assert [name for name in rows if name and set(name) != {"-"} and f"| {name} |" not in document] == []


def test_only_the_measured_part_is_written_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    document = tmp_path / "understanding.md"
    document.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(table, "DOC", document)
    assert table.published("new") == f"before\n{table.BEGIN}\nnew\n{table.END}\nafter\n"
