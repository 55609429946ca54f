"""Chooses `signals/thresholds.yaml` on statements that the model has not seen.

    python -m signals.training && python -m signals.training.choose

Signs, denied signs and causes: the best micro F1. Concerns: the most heard with at most ALARMS of the texts without a
concern asked about. Plain: at least PLAIN of what is called plain is so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

import click

from fsm.words import Cause, Concern, Sign
from signals.clauses import sentences
from signals.evaluation.counts import Counts, compare, total
from signals.evaluation.statements import Statement
from signals.judgement import Threshold, verdicts
from signals.language import language
from signals.lexicon import lexicon
from signals.model import HERE, Model, Score, load
from signals.normalise import tokens
from signals.polarity import contexts
from signals.rules import Heard, heard
from signals.training.batches import split

ALARMS, PLAIN = 0.05, 0.8
REACHES = [0.04, 0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.26, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7]
PUSHES = [0.0, 0.1, 0.3, 0.6]
BESIDES = [0.0, 0.2, 0.4]
IDS: Mapping[str, Sequence[str]] = {
    "signs": [str(id_) for id_ in Sign],
    "denied": [str(id_) for id_ in Sign],
    "causes": [str(id_) for id_ in Cause],
    "concerns": [str(id_) for id_ in Concern],
    "plain": [str(id_) for id_ in Concern],
}


@dataclass(frozen=True, slots=True)
class Read:
    """A held-out statement, the model's scores for it and what the lexicon hears."""

    statement: Statement
    scores: Mapping[str, Score]
    phrases: Sequence[Heard]

    def told(self, kind: str) -> frozenset[str]:
        """The labels that hold."""
        labels = self.statement.labels
        if kind == "plain":
            return labels.concerns - self.statement.indirect
        held: frozenset[str] = getattr(labels, kind)
        return held

    def found(self, kind: str, limit: Threshold) -> frozenset[str]:
        """The labels that are reported with this threshold."""
        return frozenset(verdicts(kind, IDS[kind], self.scores, self.phrases, limit))


def _phrases(one: Statement) -> list[Heard]:
    known = lexicon(language(one.text, one.locale))
    parts = contexts(list(sentences(tokens(one.text, known.spelling), known.subjects, known.joints)), known)
    return list(heard(list(parts), known))


def _read(model: Model, one: Statement) -> Read:
    return Read(one, model.read(one.text, language(one.text, one.locale)), _phrases(one))


def _counts(reads: Sequence[Read], kind: str, limit: Threshold) -> Counts:
    return total(compare(one.told(kind), one.found(kind, limit)) for one in reads)


def _alarms(reads: Sequence[Read], limit: Threshold) -> float:
    calm = [one for one in reads if not one.told("concerns")]
    return sum(bool(one.found("concerns", limit)) for one in calm) / len(calm)


def _worth(reads: Sequence[Read], kind: str) -> Callable[[Threshold], float]:
    def worth(limit: Threshold) -> float:
        counts = _counts(reads, kind, limit)
        if kind == "concerns":
            return counts.recall if _alarms(reads, limit) <= ALARMS else -1.0
        if kind == "plain":
            return counts.recall if counts.precision >= PLAIN else -1.0
        return counts.f1

    return worth


@click.command()
@click.option("--model", "folder", default=HERE, type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Prints the file."""
    model = load(folder)
    reads = [_read(model, one) for _, batch in split()[1] for one in batch]
    for kind in IDS:
        againsts = PUSHES if kind != "causes" else [0.0]
        besides = BESIDES if kind == "concerns" else [0.0]
        limits = [Threshold(*values) for values in product(REACHES, PUSHES, againsts, besides)]
        best = max(limits, key=_worth(reads, kind))
        counts = _counts(reads, kind, best)
        values = ", ".join(f"{name}: {value}" for name, value in asdict(best).items())
        print(f"{kind}: {{{values}}}", end="")
        print(f"  # precision {counts.precision:.2f}, recall {counts.recall:.2f}, F1 {counts.f1:.2f}", flush=True)


if __name__ == "__main__":
    main()
