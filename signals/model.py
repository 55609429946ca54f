"""What was learnt from what parents wrote: two models that err in different places, read as one."""

from collections.abc import Iterator, Mapping
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


LONGEST = 900
"""Letters that are read at once, some hundred and sixty words: in a longer text one sentence would be drowned."""

ENDS = ".!?…\n"


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The text, or its parts and where each begins: cut behind a sentence, or a word, or where nothing else is."""
    begin = 0
    while len(text) - begin > LONGEST:
        stop = begin + LONGEST
        cut = max(text.rfind(end, begin, stop) for end in ENDS)
        cut = cut if cut > begin else text.rfind(" ", begin, stop)
        cut = cut + 1 if cut > begin else stop
        yield begin, text[begin:cut]
        begin = cut
    yield begin, text[begin:]


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
        """A score for every label, that of the part in which it is highest; none for a text without words."""
        linear = self.linear.get(language)
        scores: dict[str, Score] = {}
        if linear is None:
            return scores
        for begin, part in parts(text):
            for label, score in self._part(part, begin, linear):
                if label not in scores or score.value > scores[label].value:
                    scores[label] = score
        return scores

    def _part(self, text: str, begin: int, linear: Linear) -> Iterator[tuple[str, Score]]:
        reading = self.network.read(text)
        if reading is None:
            return
        logits = NETWORK * np.clip(reading.logits, -SUREST, SUREST) + LINEAR * linear.logits(text)
        values = 1 / (1 + np.exp(-logits))
        for label, value, (start, end) in zip(self.network.labels, values, reading.stretches, strict=True):
            yield label, Score(float(value), begin + start, begin + end)


def load(folder: Path) -> Model:
    """The model kept in a folder."""
    return Model(network.load(folder), {language: linear.load(folder, language) for language in SCRIPTS})


@cache
def model() -> Model:
    """The model that ships with the program. A text is too small for two threads: they would wait for each other."""
    threadpool_limits(1, "blas")
    return load(HERE)
