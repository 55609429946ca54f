"""Which batches are learnt from, and which are left out to choose thresholds on."""

from signals.evaluation.statements import LOCALES, Statement, batches

Batch = tuple[str, list[Statement]]


def split(held_out: int) -> tuple[list[Batch], list[Batch]]:
    """Every Nth batch is left out; with 0 none is."""
    named = [batch for locale in LOCALES for batch in batches("train", locale)]
    left = named[held_out - 1 :: held_out] if held_out else []
    return [batch for batch in named if batch not in left], left
