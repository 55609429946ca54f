"""A trained network as the files that `signals.network` reads."""

import json
from pathlib import Path

import numpy as np

from signals.training.base import Base
from signals.training.labels import LABELS
from signals.training.net import Net

HEADS = {
    "head_w": "head.weight",
    "head_b": "head.bias",
    "look_w": "look.weight",
    "look_b": "look.bias",
    "seen_w": "seen",
    "seen_b": "seen_b",
    "whole_w": "whole.weight",
    "whole_b": "whole.bias",
}


def export(net: Net, base: Base, target: Path) -> None:
    """Floats are kept at half precision; the embeddings stay bytes."""
    stored = {name: tensor.detach().numpy() for name, tensor in net.state_dict().items()}
    arrays = {name: stored[f"of.{name}"] for name in base.weights}
    for name, origin in HEADS.items():
        # torch keeps a linear layer's matrix the other way round.
        arrays[name] = stored[origin].T if origin.endswith(".weight") else stored[origin]
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    scales = {"table_scale": base.scale, "table_offset": base.offset}
    np.savez_compressed(target / "network.npz", table=base.table, **scales, **halves)  # type: ignore[arg-type]
    about = {"labels": LABELS, "eps": base.eps}
    (target / "network.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
