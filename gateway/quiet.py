"""Loggers of libraries that would put the token or a parent's words into the log, or fill it for a stranger."""

import logging

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError


def hush() -> None:
    """Call before the first Bot is made: it logs its address at once, with the token in it.

    At DEBUG python-telegram-bot logs every call with its parameters and result, at CRITICAL a whole batch of updates.
    """
    for name in ("httpx", "httpcore", "telegram", "aiohttp"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.Bot").setLevel(logging.CRITICAL + 1)


class _Strange(logging.Filter):
    """What is no HTTP, or breaks off, is the sender's fault, whoever that is: aiohttp logs a traceback for each."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, HttpProcessingError | web.RequestPayloadError)


_STRANGE = _Strange()


def requests_log(name: str) -> logging.Logger:
    """The log of a server that strangers may reach."""
    log = logging.getLogger(f"{name}.requests")
    log.addFilter(_STRANGE)
    return log
