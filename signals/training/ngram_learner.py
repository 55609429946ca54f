"""Learns the linear model of a language: logistic regression, one label at a time."""

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from signals.evaluation.statements import Statement
from signals.ngrams import LETTERS, WORD, ngrams
from signals.training.labels import LABELS, targets

RARE = {WORD: 2, LETTERS: 3}
"""An n-gram that stands in fewer texts than this is none."""

STRENGTH = 8.0
FEWEST = 3
NEVER = -6.0
"""The bias of a label that too few texts have."""


def _vocabulary(counted: Sequence[dict[str, Counter[str]]]) -> tuple[dict[str, dict[str, int]], NDArray[np.float32]]:
    rows: dict[str, dict[str, int]] = {}
    idf: list[float] = []
    for block in (WORD, LETTERS):
        texts = Counter(gram for one in counted for gram in one[block] if "\n" not in gram)
        kept = sorted(gram for gram, count in texts.items() if count >= RARE[block])
        rows[block] = {gram: row for row, gram in enumerate(kept, len(idf))}
        idf += [math.log((1 + len(counted)) / (1 + texts[gram])) + 1 for gram in kept]
    return rows, np.array(idf, np.float32)


def _matrix(
    counted: Sequence[dict[str, Counter[str]]], rows: dict[str, dict[str, int]], idf: NDArray[np.float32]
) -> csr_matrix:
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for one in counted:
        for block, counts in one.items():
            known = [(rows[block][gram], 1 + math.log(count)) for gram, count in counts.items() if gram in rows[block]]
            weighed = np.array([value * idf[row] for row, value in known])
            columns += [row for row, _ in known]
            values += list(weighed / np.sqrt(weighed @ weighed)) if known else []
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(counted), len(idf)))


def learn_linear(statements: Sequence[Statement], target: Path) -> None:
    """Writes what `signals.linear` reads."""
    counted = [ngrams(one.text) for one in statements]
    rows, idf = _vocabulary(counted)
    matrix = _matrix(counted, rows, idf)
    wanted = np.array([targets(one) for one in statements])
    weights = np.zeros((len(idf), len(LABELS)))
    bias = np.full(len(LABELS), NEVER)
    for at in range(len(LABELS)):
        if wanted[:, at].sum() >= FEWEST:
            fitted = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear")
            fitted.fit(matrix, wanted[:, at])
            weights[:, at], bias[at] = fitted.coef_[0], fitted.intercept_[0]
    scale = np.maximum(np.abs(weights).max(axis=0) / 127, 1e-9)
    grams = "\n".join([*rows[WORD], *rows[LETTERS]]).encode("utf-8")
    np.savez_compressed(
        target,
        grams=np.frombuffer(grams, np.uint8),
        words=np.array(len(rows[WORD])),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        idf=idf.astype(np.float16),
        bias=bias.astype(np.float32),
    )
