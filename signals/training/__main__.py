"""`make train`: learns from `signals/data/train` and writes `signals/model`.

First without the batches that `signals.training.batches` holds out: on these `signals.training.choose` chooses the
thresholds. Then with `--everything`: that model ships. A minute or two an epoch on one core.
"""

from pathlib import Path

import click
import numpy as np
import torch
from sentencepiece import SentencePieceProcessor

from signals import network
from signals.evaluation.statements import LOCALES, Statement
from signals.model import HERE
from signals.training.base import base
from signals.training.batches import split
from signals.training.export import export
from signals.training.learn import encoded, learn, padded
from signals.training.net import Net
from signals.training.ngram_learner import learn_linear
from signals.training.pieces import prune

CLOSE = 0.01
"""How far the exported model may be from the trained one: it keeps halves."""


def check(net: Net, folder: Path, statements: list[Statement]) -> None:
    """The exported model must say what the trained one says."""
    exported = network.load(folder)
    for one in statements:
        wanted = net(*padded([encoded(exported.pieces, one.text)]))[0]
        found = exported.read(one.text)
        if (
            found is None
            or np.abs((wanted - torch.tensor(found.logits)).sigmoid().detach().numpy() - 0.5).max() > CLOSE
        ):
            raise click.ClickException(f"the exported model differs: {one.text}")


@click.command()
@click.option("--epochs", default=6)
@click.option("--seed", default=1)
@click.option("--everything", is_flag=True, help="learn from the held-out batches too")
@click.option("--into", default=HERE, type=click.Path(path_type=Path))
def main(epochs: int, seed: int, everything: bool, into: Path) -> None:
    """Trains the model."""
    kept, left = split(everything)
    into.mkdir(parents=True, exist_ok=True)
    rows = prune((one.text for _, batch in split(True)[0] for one in batch), into / "pieces.model")
    start = base(rows)
    pieces = SentencePieceProcessor(model_file=str(into / "pieces.model"))
    net = learn(start, pieces, [one for _, batch in kept for one in batch], epochs, seed)
    export(net, start, into)
    for locale in LOCALES:
        learn_linear([one for _, batch in kept for one in batch if one.locale == locale], into / f"linear-{locale}.npz")
    check(net, into, left[0][1])


if __name__ == "__main__":
    main()
