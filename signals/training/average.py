"""The mean of two networks that began alike: it errs less than either, and costs no more.

python -m signals.training.average build/first build/second signals/model
"""

from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray


def mean(one: NDArray[np.generic], other: NDArray[np.generic]) -> NDArray[np.generic]:
    """Of what was trained; the embeddings and their scales are the same in both."""
    if one.dtype != np.float16:
        if not np.array_equal(one, other):
            raise click.ClickException("these two did not begin alike")
        return one
    return ((one.astype(np.float32) + other.astype(np.float32)) / 2).astype(np.float16)


@click.command()
@click.argument("first", type=click.Path(exists=True, path_type=Path))
@click.argument("second", type=click.Path(exists=True, path_type=Path))
@click.argument("into", type=click.Path(exists=True, path_type=Path))
def main(first: Path, second: Path, into: Path) -> None:
    """Writes the mean of two folders' networks into a third, in which the other files of the second stand."""
    with np.load(first / "network.npz") as one, np.load(second / "network.npz") as other:
        means = {name: mean(one[name], other[name]) for name in other.files}
    np.savez_compressed(into / "network.npz", **means)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
