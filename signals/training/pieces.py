"""The pieces that English and Russian need, of the hundred and twenty-eight thousand for sixteen languages."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sentencepiece import SentencePieceProcessor
from sentencepiece import sentencepiece_model_pb2 as proto
from wordfreq import top_n_list

from signals.training.base import PIECES

WORDS = (("en", 60_000), ("ru", 80_000))
"""The most frequent words of each language, whose pieces stay."""

NORMAL = 1
_CYRILLIC = re.compile(r"[\u2581\u0400-\u045f\-]+")
_ONE = re.compile(r"[\u0020-\u024f\u0400-\u045f\u2000-\u206f\u20a0-\u20bf\u2581\U0001f300-\U0001faff\u2600-\u27bf]")


def _written(word: str) -> Iterator[str]:
    for form in {word, word.capitalize(), word.upper()}:
        yield form
        yield f"x {form}."


def prune(texts: Iterable[str], target: Path) -> list[int]:
    """Writes the smaller model; returns the old ids of its pieces, in order."""
    whole = SentencePieceProcessor(model_file=str(PIECES))
    used: set[int] = set()
    for locale, count in WORDS:
        for word in top_n_list(locale, count):
            for form in _written(word):
                used.update(whole.encode(form))
    for text in texts:
        used.update(whole.encode(text))
    model = proto.ModelProto()
    model.ParseFromString(PIECES.read_bytes())
    every = list(model.pieces)
    rows = [id_ for id_, piece in enumerate(every) if piece.type != NORMAL or id_ in used or _kept(piece.piece)]
    del model.pieces[:]
    model.pieces.extend(every[id_] for id_ in rows)
    model.trainer_spec.vocab_size = len(rows)
    target.write_bytes(model.SerializeToString())
    return rows


def _kept(piece: str) -> bool:
    return _CYRILLIC.fullmatch(piece) is not None or _ONE.fullmatch(piece) is not None
