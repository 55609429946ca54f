"""The network: for each label how surely it holds, and the stretch of the text that speaks for it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from signals.encoder import Encoder, Floats

LONGEST = 512
"""Pieces read at once, some three hundred words; what is longer is read in parts, and the surest part holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A logit for each label, and the stretch [start, end) of the text that each looks at most."""

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
        ids = np.array(found["ids"], np.int64)
        if not len(ids):
            return None
        parts = [self._part(ids[begin : begin + LONGEST], begin) for begin in range(0, len(ids), LONGEST)]
        logits = np.stack([logits for logits, _ in parts])
        surest = logits.argmax(axis=0)
        places = [int(parts[part][1][at]) for at, part in enumerate(surest)]
        return Reading(logits.max(axis=0), [spans[min(place, len(spans) - 1)] for place in places])

    def _part(self, ids: NDArray[np.int64], begin: int) -> tuple[Floats, NDArray[np.int64]]:
        of = self.encoder.of
        framed = np.concatenate([[self.pieces.bos_id()], ids, [self.pieces.eos_id()]])
        features = self.encoder.features(framed)
        hidden = np.tanh(features @ of("head_w") + of("head_b"))
        look = hidden @ of("look_w") + of("look_b")
        look = np.exp(look - look.max(axis=0))
        look /= look.sum(axis=0)
        seen = ((look.T @ hidden) * of("seen_w")).sum(axis=1) + of("seen_b")
        logits = seen + self._whole(features) @ of("whole_w") + of("whole_b")
        # The first place is the begin mark's.
        return logits, begin + np.clip(look.argmax(axis=0) - 1, 0, None)

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
