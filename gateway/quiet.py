"""Loggers of libraries that would put the token or a parent's words into the log."""

import logging


def hush() -> None:
    """Call before the first Bot is made: it logs its address at once, with the token in it.

    At DEBUG python-telegram-bot logs every call with its parameters and result, at CRITICAL a whole batch of updates.
    """
    for name in ("httpx", "httpcore", "telegram", "aiohttp"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.Bot").setLevel(logging.CRITICAL + 1)
