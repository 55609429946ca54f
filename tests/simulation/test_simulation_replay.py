"""The same seed is the same run, to the last call: what one machine found, another can look at."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def trace(seed: int, hash_seed: str) -> str:
    """The hash of everything that was seen, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "--seed", str(seed), "--parents", "4", "--days", "1", "--hash"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_seed_is_the_same_run() -> None:
    first, again, other = trace(3, "1"), trace(3, "2"), trace(4, "1")
    assert len(first) == 64
    assert first == again
    assert first != other
