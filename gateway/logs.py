"""Where the log goes: one line an event on standard error, with ids and types, never a parent's words."""

import logging
import sys


def log_to_stderr(level: str) -> None:
    """Sets the level for our own loggers; libraries speak from WARNING on, for some of them log addresses."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in ("engine", "gateway", "storage", "simulator"):
        logging.getLogger(name).setLevel(level)
