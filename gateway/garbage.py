"""Python's own collector, set for a process that holds its texts for ever and makes much that is soon gone."""

import gc

YOUNG = 20_000
"""Objects after which the young ones are looked through; Python's own 700 come with every few messages."""


def settle() -> None:
    """Call when everything that stays is loaded: the content, thousands of objects, is not looked through any more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
