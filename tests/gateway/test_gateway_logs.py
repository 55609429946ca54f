"""The log: structured events with ids, states and types; never the text of an error, or what a library says."""

import ast
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gateway.logs import OURS, AsJson, AsText, Tally, log_to_stderr

ROOT = Path(__file__).parents[2]
WORDS = "he hit me and I wept"


def record(name: str, text: str, *values: object, error: Exception | None = None) -> logging.LogRecord:
    trace = None if error is None else (type(error), error, error.__traceback__)
    return logging.LogRecord(name, logging.ERROR, "/x/worker.py", 7, text, values, trace)


def failed() -> Exception:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        return error


def test_an_event_and_its_fields() -> None:
    one = record("engine.worker", "turn failed: chat=%s state=%s after=%.1fs", 42, "check_in", 0.25)
    line = json.loads(AsJson().format(one))
    assert (line["event"], line["level"], line["logger"]) == ("turn failed", "error", "engine.worker")
    assert line["fields"] == {"chat": 42, "state": "check_in", "after": 0.25}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["time"])
    assert AsText().format(one).endswith(" ERROR turn failed: chat=42 state=check_in after=0.25")


def test_an_event_without_fields() -> None:
    one = record("gateway.report", "Telegram takes messages again")
    assert json.loads(AsJson().format(one))["fields"] == {}
    assert AsText().format(one).endswith(" ERROR Telegram takes messages again")


@pytest.mark.parametrize("form", [AsJson(), AsText()])
def test_the_text_of_an_error_is_not_shown_but_its_type_and_place_are(form: logging.Formatter) -> None:
    for name in ("engine.worker", "aiohttp.server"):
        shown = form.format(record(name, "failed", error=failed()))
        assert "ValueError" in shown
        assert "test_gateway_logs.py" in shown
        assert WORDS not in shown


@pytest.mark.parametrize("form", [AsJson(), AsText()])
def test_what_a_library_says_is_not_shown(form: logging.Formatter) -> None:
    """It may quote what a parent wrote, as asyncio does with a task's error, or an address with the token in it."""
    for one in (
        record("asyncio", f"Task exception was never retrieved\nfuture: <Task ValueError({WORDS!r})>"),
        record("telegram.ext.Updater", "could not read %s", WORDS),
    ):
        shown = form.format(one)
        assert f"logged by {one.name}" in shown
        assert "worker:7" in shown
        assert WORDS not in shown
        assert "\n" not in shown


@contextmanager
def logging_as_new() -> Iterator[None]:
    """As in a process that has just started."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in OURS}
    root.handlers = []
    yield
    root.handlers = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.mark.parametrize(
    ("form", "terminal", "objects"),
    [("", False, True), ("", True, False), ("json", True, True), ("text", False, False)],
)
def test_text_on_a_terminal_and_json_elsewhere(
    form: str, terminal: bool, objects: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with logging_as_new():
        tally = log_to_stderr("INFO", form)
        logging.getLogger("gateway.report").info("Telegram takes messages again")
        logging.getLogger("gateway.inbox").error("inbox not written: error=%s updates=%d", "OperationalError", 2)
        logging.getLogger("aiohttp.access").info("GET /bot123:token/getMe")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("{") == objects for line in lines)
    assert tally.counts == {("error", "inbox not written"): 1}


def test_what_went_wrong_is_counted_by_event() -> None:
    tally = Tally()
    for chat in range(3):
        tally.handle(record("engine.worker", "turn failed: chat=%s", chat))
    tally.handle(record("asyncio", WORDS))
    assert tally.counts == {("error", "turn failed"): 3, ("error", "logged by asyncio"): 1}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every line that our own code logs."""
    for path in sorted(file for room in ("engine", "gateway", "storage") for file in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(r"log\.(debug|info|warning|error|critical)", _name(node)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _name(node: ast.Call) -> str:
    return ast.unparse(node.func)


CALLS = dict(calls())


def test_there_are_calls_to_look_at() -> None:
    assert len(CALLS) > 10


@pytest.mark.parametrize("place", CALLS)
def test_every_line_of_ours_is_an_event_with_named_fields(place: str) -> None:
    """A number of fields that differs from that of the values, or a value without a name, would be lost."""
    first: Any = CALLS[place].args[0]
    assert isinstance(first, ast.Constant), f"{place}: the event must be the same words each time"
    text = str(first.value)
    values = len(re.findall(r"%[-+#0 .\d]*[a-z]", text))
    named = re.findall(r"\b\w+=%[-+#0 .\d]*[a-z]", text)
    assert values == len(named), f"{place}: a value without a name in {text!r}"
    assert "%" not in text.partition(":")[0], place
    assert not any(keyword.arg == "exc_info" for keyword in CALLS[place].keywords), place
