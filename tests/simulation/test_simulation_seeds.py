"""Many parents' days with everything that can go wrong: after each run all the rules of the design hold.

Another seed: `python -m tests.simulation --seed 7`. For as long as you like: `make soak MINUTES=10`.
"""

from pathlib import Path

import pytest

from tests.simulation.invariants import breaches
from tests.simulation.run import Plan, Run

SEEDS = range(1, 7)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_goes_wrong_the_rules_hold(tmp_path: Path, seed: int) -> None:
    result = Run(Plan(seed, parents=10, days=3), tmp_path).run()
    assert result.updates > 100
    assert result.lives > 3
    assert not breaches(result.seen), f"seed {seed}: python -m tests.simulation --seed {seed} --parents 10 --days 3"
