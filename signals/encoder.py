"""A small convolutional encoder: the pieces of a text in, one vector of features a piece out.

The architecture is that of the multilingual Universal Sentence Encoder up to its last layer norm: an embedding beside
three branches of two residual convolutions that look at 2, 3 and 5 pieces. The weights are trained further on
the statements in `signals/data` (see docs/understanding.md); this is only the arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BRANCHES = ((2, 0), (3, 1), (5, 2))
"""How many pieces a convolution spans, and how many of them stand to the left."""

WIDTH, FEATURES = 256, 512 + 3 * 256


def _normal(x: Floats, gain: Floats, shift: Floats, eps: float) -> Floats:
    centred = x - x.mean(axis=-1, keepdims=True)
    variance = np.mean(centred * centred, axis=-1, keepdims=True)
    normal: Floats = centred / np.sqrt(variance + eps) * gain + shift
    return normal


def _around(x: Floats, span: int, left: int) -> Floats:
    """Each piece's row beside those of its neighbours; beyond the text there are zeros."""
    count = len(x)
    padded = np.zeros((count + span - 1, x.shape[1]), np.float32)
    padded[left : left + count] = x
    return np.concatenate([padded[shift : shift + count] for shift in range(span)], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The weights by name, as the training writes them."""

    weights: Mapping[str, NDArray[np.generic]]
    eps: float

    def embedded(self, ids: NDArray[np.int64]) -> Floats:
        """Embeddings are kept as bytes with a scale and an offset a row."""
        rows = self.weights["table"][ids].astype(np.float32)
        scale, offset = self.of("table_scale")[ids, None], self.of("table_offset")[ids, None]
        embedded: Floats = rows * scale + offset
        return embedded

    def features(self, ids: NDArray[np.int64]) -> Floats:
        """One row of FEATURES for each piece."""
        of = self.of
        embedding = self.embedded(ids)
        projected = _normal(embedding @ of("proj_w") + of("proj_b"), of("proj_gain"), of("proj_shift"), self.eps)
        parts = [embedding]
        for at, (span, left) in enumerate(BRANCHES):
            x = projected[:, at * WIDTH : (at + 1) * WIDTH]
            for layer in (1, 2):
                w, b = of(f"conv{layer}_{span}_w"), of(f"conv{layer}_{span}_b")
                x = np.maximum(_around(x, span, left) @ w + b, 0) + x
            parts.append(x)
        return _normal(np.concatenate(parts, axis=1), of("out_gain"), of("out_shift"), self.eps)

    def of(self, name: str) -> Floats:
        """The floats by that name."""
        return self.weights[name]  # type: ignore[return-value]
