"""Which batches are learnt from, and which are left out to choose thresholds on."""

from signals.evaluation.statements import LOCALES, Statement, batches

HELD_OUT = ("en-05", "en-12", "ru-05", "ru-10")
"""Batches of different kinds in both languages: not learnt from while thresholds are chosen."""

Batch = tuple[str, list[Statement]]


def split(everything: bool = False) -> tuple[list[Batch], list[Batch]]:
    """The batches to learn from, and the held-out ones; `everything`: these are learnt from too."""
    named = [batch for locale in LOCALES for batch in batches("train", locale)]
    learnt = [one for one in named if everything or one[0] not in HELD_OUT]
    return learnt, [one for one in named if one[0] in HELD_OUT]
