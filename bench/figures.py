"""Figures of one run, and the middle one of several."""

from collections.abc import Sequence
from statistics import median


def share(values: Sequence[float], part: float) -> float:
    """The value that so large a part does not exceed; 0 of none."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else 0.0


def middle(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Each figure's median over the runs."""
    return {name: median(run[name] for run in runs) for name in runs[0]}
