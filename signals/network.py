"""The network: for each label how surely it holds, and the stretch of the text that speaks for it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from signals.encoder import Encoder, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A logit for each label, and the stretch [start, end) of the text that gives most to it."""

    logits: Floats
    stretches: list[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """`labels` are '<kind> <id>', in the order of the weights' columns."""

    encoder: Encoder
    pieces: SentencePieceProcessor
    labels: tuple[str, ...]

    def read(self, text: str) -> Reading | None:
        """None for a text without pieces."""
        found = self.pieces.encode(text, out_type="offset_mapping")
        spans: list[tuple[int, int]] = found["offsets"]
        if not spans:
            return None
        of = self.encoder.of
        ids = np.array([self.pieces.bos_id(), *found["ids"], self.pieces.eos_id()], np.int64)
        features = self.encoder.features(ids)
        hidden = np.tanh(features @ of("head_w") + of("head_b"))
        look = hidden @ of("look_w") + of("look_b")
        look = np.exp(look - look.max(axis=0))
        look /= look.sum(axis=0)
        # What each piece gives to each label.
        given = look.T * (of("seen_w") @ hidden.T)
        logits = given.sum(axis=1) + of("seen_b") + self._whole(features) @ of("whole_w") + of("whole_b")
        # The first place is the begin mark's, the last the end mark's.
        places = np.clip(given.argmax(axis=1) - 1, 0, len(spans) - 1)
        return Reading(logits, [spans[place] for place in places])

    def _whole(self, features: Floats) -> Floats:
        """The sentence as one vector: the encoder's own last layers."""
        of = self.encoder.of
        mean = (features.sum(axis=0) @ of("mean_w") + len(features) * of("mean_b")) / np.sqrt(len(features))
        first = np.maximum(mean @ of("deep0"), 0)
        second = np.maximum(mean @ of("skip1") + first @ of("deep1"), 0)
        last = np.tanh(second @ of("skip3") + np.maximum(second @ of("deep2"), 0) @ of("deep3"))
        last = last / np.sqrt(max(float(last @ last), self.encoder.eps))
        whole: Floats = np.concatenate([second, last])
        return whole


def load(folder: Path) -> Network:
    """The network kept in a folder."""
    with np.load(folder / "network.npz", allow_pickle=False) as stored:
        weights = {name: _single(stored[name]) for name in stored.files}
    about = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    pieces = SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    return Network(Encoder(weights, about["eps"]), pieces, tuple(about["labels"]))


def _single(stored: NDArray[np.generic]) -> NDArray[np.generic]:
    return stored if stored.dtype == np.uint8 else stored.astype(np.float32)
