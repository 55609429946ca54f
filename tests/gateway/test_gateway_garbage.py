"""The collector is set once, for the life of the process."""

import gc

from gateway import garbage


def test_what_is_loaded_is_not_looked_through_any_more() -> None:
    before = gc.get_threshold()
    try:
        garbage.settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] == garbage.YOUNG
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
