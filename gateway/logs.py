"""The log: one line an event on standard error, with ids, states and types, never a parent's words.

Our own calls have the form `log.error("what happened: name=%s other=%d", ...)`: the words are the event, the rest its
fields. Of what a library logs only where it comes from and the type of the error are shown: its text may quote what
a parent wrote, or the address with the token in it. For the same reason no error's own text is ever shown.
"""

import json
import logging
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from traceback import walk_tb
from types import TracebackType
from typing import Any

OURS = ("engine", "gateway", "storage", "simulator", "bot")
_FIELD = re.compile(r"(\w+)=%[-+#0 .\d]*[a-z]")


def event_of(record: logging.LogRecord) -> str:
    """What happened, in words that are the same each time."""
    if record.name.partition(".")[0] not in OURS:
        return f"logged by {record.name}"
    return str(record.msg).partition(":")[0] if _FIELD.search(str(record.msg)) else str(record.msg)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What belongs to the event."""
    fields: dict[str, Any] = {}
    if record.name.partition(".")[0] in OURS:
        values = record.args if isinstance(record.args, tuple) else (record.args,)
        fields = dict(zip(_FIELD.findall(str(record.msg)), values, strict=False))
    else:
        fields["from"] = f"{record.module}:{record.lineno}"
    if record.exc_info and record.exc_info[0] is not None:
        fields["error"] = record.exc_info[0].__name__
        fields["trace"] = _places(record.exc_info[2])
    return fields


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}" for frame, line in walk_tb(trace)]


class AsText(logging.Formatter):
    """For a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """`time LEVEL event: name=value ...`"""
        fields = fields_of(record)
        trace = fields.pop("trace", [])
        line = f"{_time(record)} {record.levelname} {event_of(record)}"
        line += ":" * bool(fields) + "".join(f" {name}={value}" for name, value in fields.items())
        return "\n    ".join((line.replace("\n", " "), *trace))


class AsJson(logging.Formatter):
    """For a program: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """`{"time", "level", "event", "logger", "fields"}`"""
        line = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "event": event_of(record),
            "logger": record.name,
            "fields": fields_of(record),
        }
        return json.dumps(line, default=str, ensure_ascii=False)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class Tally(logging.Handler):
    """Counts what was logged from WARNING on, by level and event: what went wrong since the start."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counts: Counter[tuple[str, ...]] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one."""
        self.counts[record.levelname.lower(), event_of(record)] += 1


def log_to_stderr(level: str, form: str = "") -> Tally:
    """Sets the level for our own loggers; libraries speak from WARNING on, for some of them log addresses.

    `form` is text or json; empty: text on a terminal, json everywhere else.
    """
    as_text = form == "text" or (not form and sys.stderr.isatty())
    handler, tally = logging.StreamHandler(sys.stderr), Tally()
    handler.setFormatter(AsText() if as_text else AsJson())
    logging.basicConfig(handlers=[handler, tally], level=logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    return tally
