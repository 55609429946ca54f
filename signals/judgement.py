"""Model and lexicon together: does a label hold, and on which words does it rest?

The model has heard many ways to say a thing and is never certain; the lexicon is certain of few. Each moves the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from signals.model import Score
from signals.rules import GRAVE, Heard, Stance

THRESHOLDS = Path(__file__).parent / "thresholds.yaml"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a score must reach, how far the lexicon moves it for (more where a life may be at stake) and against, and
    which part of the highest of its kind it must have: of several concerns the likely ones are meant.
    """

    reach: float
    backed: float
    against: float
    beside: float = 0.0
    grave: float = 0.0


@cache
def thresholds() -> Mapping[str, Threshold]:
    """By kind of label."""
    stored: dict[str, dict[str, float]] = yaml.safe_load(THRESHOLDS.read_text(encoding="utf-8"))
    return {kind: Threshold(**values) for kind, values in stored.items()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label that may hold: how surely, the phrase of the lexicon or the stretch that speaks for it."""

    value: float
    phrase: Heard | None
    score: Score | None


NOTHING = Score(0.0, 0, 0)

MOST = 2
"""So many phrases that say the same count; a text that says it more often is no surer."""


def _verdict(kind: str, id_: str, score: Score | None, phrases: Iterable[Heard], limit: Threshold) -> Verdict:
    """For `plain`, only clear phrases back it. What speaks against it counts in its own sentence."""
    own = [one for one in phrases if one.id == id_]
    wanted = Stance.DENIED if kind == "denied" else Stance.THERE
    backing = [one for one in own if one.stance is wanted]
    phrase = next((one for one in backing if one.clear), None if kind == "plain" or not backing else backing[0])
    value = (score or NOTHING).value
    if phrase is not None:
        value += (limit.grave if id_ in GRAVE else limit.backed) * min(len(backing), MOST)
    elif score is not None and any(one.stance is not wanted and one.around(score.start, score.end) for one in own):
        value -= limit.against
    return Verdict(value, phrase, score)


def certain(kind: str, ids: Iterable[str], phrases: Iterable[Heard]) -> dict[str, Verdict]:
    """What the lexicon alone says: a phrase holds, or it doesn't."""
    alone = Threshold(reach=1.0, backed=1.0, against=0.0, grave=1.0)
    return verdicts(kind, ids, {}, phrases, alone)


def verdicts(
    kind: str, ids: Iterable[str], scores: Mapping[str, Score], phrases: Iterable[Heard], limit: Threshold
) -> dict[str, Verdict]:
    """Those that hold, in the order of the ids."""
    phrases = list(phrases)
    all_ = {id_: _verdict(kind, id_, scores.get(f"{kind} {id_}"), phrases, limit) for id_ in ids}
    least = max(limit.reach, limit.beside * max((one.value for one in all_.values()), default=0.0))
    return {id_: one for id_, one in all_.items() if one.value >= least}
