"""One bot at a time on a database."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import StorageError
from storage.lock import held

ROOT = Path(__file__).parents[2]


def test_a_second_one_is_refused_until_the_first_is_gone(path: Path) -> None:
    with held(path), pytest.raises(StorageError, match="Stop it first"), held(path):
        raise AssertionError
    with held(path):
        pass


def test_a_process_that_was_killed_holds_nothing(path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom storage.lock import held\n"
        "with held(Path(sys.argv[1])):\n    print('held', flush=True)\n    input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(StorageError), held(path):
            pass
        process.kill()
        process.wait()
        with held(path):
            pass
