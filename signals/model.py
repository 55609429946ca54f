"""What was learnt from what parents wrote: two models that err in different places, read as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from signals import linear, network
from signals.language import SCRIPTS
from signals.linear import Linear
from signals.network import Network

HERE = Path(__file__).parent / "model"

NETWORK, LINEAR = 0.4, 0.9
"""How much the logits of each weigh; chosen on batches that neither had seen."""

SUREST = 9.0
"""The network says nothing more surely than this."""


@dataclass(frozen=True, slots=True)
class Score:
    """How surely a label holds, from 0 to 1, and the stretch [start, end) of the text that speaks for it most."""

    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The network reads both languages; a linear model reads its own."""

    network: Network
    linear: Mapping[str, Linear]

    def read(self, text: str, language: str) -> Mapping[str, Score]:
        """A score for every label; none for a text without words."""
        linear = self.linear.get(language)
        reading = self.network.read(text) if linear is not None else None
        if linear is None or reading is None:
            return {}
        logits = NETWORK * np.clip(reading.logits, -SUREST, SUREST) + LINEAR * linear.logits(text)
        values = 1 / (1 + np.exp(-logits))
        return {
            label: Score(float(value), *stretch)
            for label, value, stretch in zip(self.network.labels, values, reading.stretches, strict=True)
        }


def load(folder: Path) -> Model:
    """The model kept in a folder."""
    return Model(network.load(folder), {language: linear.load(folder, language) for language in SCRIPTS})


@cache
def model() -> Model:
    """The model that ships with the program. A text is too small for two threads: they would wait for each other."""
    threadpool_limits(1, "blas")
    return load(HERE)
