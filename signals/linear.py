"""A linear model over n-grams: what single words and endings speak for. It errs elsewhere than the network does."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from signals.encoder import Floats
from signals.ngrams import LETTERS, WORD, ngrams


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """`rows` has each n-gram's row by block; `idf` and `weights` have that row's values, `weights` a column a label.

    A weight is a byte, to be multiplied by its label's `scale`.
    """

    rows: Mapping[str, Mapping[str, int]]
    idf: Floats
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats

    def logits(self, text: str) -> Floats:
        """How far each label is on the side of 'it holds'."""
        total = self.bias.astype(np.float32)
        for block, counts in ngrams(text).items():
            rows = self.rows[block]
            known = [(rows[gram], count) for gram, count in counts.items() if gram in rows]
            if known:
                places = np.array([row for row, _ in known])
                values = np.array([1 + math.log(count) for _, count in known], np.float32) * self.idf[places]
                weighed = (values / np.sqrt(values @ values)) @ self.weights[places].astype(np.float32)
                total = total + weighed * self.scale
        return total


def load(folder: Path, language: str) -> Linear:
    """The linear model of a language, as the training wrote it: a byte a weight, with a scale a label."""
    with np.load(folder / f"linear-{language}.npz", allow_pickle=False) as stored:
        grams = bytes(stored["grams"]).decode("utf-8").split("\n")
        words = int(stored["words"])
        weights, scale = stored["weights"], stored["scale"]
        idf, bias = stored["idf"].astype(np.float32), stored["bias"].astype(np.float32)
    rows = {
        WORD: {gram: row for row, gram in enumerate(grams[:words])},
        LETTERS: {gram: row for row, gram in enumerate(grams[words:], words)},
    }
    return Linear(rows, idf, weights, scale, bias)
