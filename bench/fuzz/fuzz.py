"""Coverage-guided fuzzing of what strangers can reach: `python -m bench.fuzz.fuzz TARGET [libFuzzer options]`.

Needs atheris, see README.md. Each target takes bytes and must neither raise nor break what it promises.
"""

import json
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["gateway", "engine", "dialogs", "fsm", "signals", "content.text", "dotenv"]):
    from telegram import Update

    from content.load import load
    from engine.turn import take
    from engine.worker import Worker
    from fsm.event import Press, Text
    from fsm.journey import Journey
    from fsm.states import State
    from gateway.env_file import faults_in
    from gateway.inbox import InboxQueue
    from gateway.settings import Settings, SettingsError
    from gateway.settings import load as load_settings
    from gateway.slim import Polling, is_update, slim_update
    from gateway.support import Support
    from gateway.texts import length, pieces, plain
    from signals import understand
    from storage import codec
    from storage.connection import open_database
    from storage.store import Store
    from tests.conversation import CHAT, EVENING, a_parent, content
    from tests.gateway.rig import Time
    from tests.judge import fits, judge

STATES = list(State)
LOCALES = ("en", "ru", "de", "")
FOLDER = Path(tempfile.mkdtemp())


class Fault(logging.Handler):
    """What is caught and logged is a finding too."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


logging.getLogger("gateway").addHandler(Fault(logging.ERROR))
logging.getLogger("engine").addHandler(Fault(logging.ERROR))


class _Inbox:
    """One store for all runs: opening an encrypted one takes longer than a thousand of them."""

    def __init__(self) -> None:
        self.store = Store(open_database(FOLDER / "fuzz.db", "0" * 64))
        self.store.db.execute("PRAGMA synchronous = OFF").fetchone()
        self.queue = InboxQueue(self.store, Time(), Support(-500), lambda: None)
        self.worker = Worker(self.store, content(), human=True)
        self.store.relay(70, CHAT, EVENING)

    def takes(self, updates: list[dict[str, object]]) -> None:
        """All the way: read, kept, its turn, its replies."""
        self.store.db.execute("DELETE FROM inbox")
        self.store.db.execute("DELETE FROM outbox")
        read = [Update.de_json(slim_update(update), None) for update in updates if is_update(update)]
        before = self.queue.refused.total() + self.queue.kept
        assert self.queue.keep(read)
        moved = self.queue._support.chat != -500
        self.queue._support.chat = -500
        assert moved or self.queue.refused.total() + self.queue.kept - before == len(read)
        self.worker.handle(EVENING)
        assert self.store.pending() == []
        for (reply,) in self.store.db.execute("SELECT reply FROM outbox").fetchall():
            fits(codec.load(reply))


_inbox: list[_Inbox] = []


def _shared() -> _Inbox:
    if not _inbox:
        _inbox.append(_Inbox())
    return _inbox[0]


def updates(data: bytes) -> None:
    """The body of an answer to getUpdates."""
    try:
        parsed = Polling.parse_json_payload(data)
    except Exception as error:
        # What is no JSON object is Telegram's trouble; the poll is tried again.
        if type(error).__name__ in ("NetworkError", "RecursionError"):
            return
        raise
    found = parsed.get("result")
    _shared().takes(found if isinstance(found, list) else [])


def webhook(data: bytes) -> None:
    """The body of a request to the webhook."""
    try:
        update = json.loads(data)
    except (ValueError, RecursionError):
        return
    if is_update(update):
        _shared().takes([update])


def _string(provider: atheris.FuzzedDataProvider) -> str:
    return str(provider.ConsumeUnicode(atheris.ALL_REMAINING)).encode("utf-8", "replace").decode()


def press(data: bytes) -> None:
    """The data that a button carried, in any state."""
    provider = atheris.FuzzedDataProvider(data)
    bot = a_parent(provider.PickValueInList(STATES), provider.PickValueInList(["en", "ru"]))
    event = Press(_string(provider), 1, "callback")
    turn = take(bot.journey, event, bot.now, content(), True)
    judge(turn, event)
    assert codec.load_journey(codec.dump_journey(turn.journey)) == turn.journey


def text(data: bytes) -> None:
    """What was typed, in any state."""
    provider = atheris.FuzzedDataProvider(data)
    bot = a_parent(provider.PickValueInList(STATES), provider.PickValueInList(["en", "ru"]))
    event = Text(_string(provider))
    turn = take(bot.journey, event, bot.now, content(), True)
    judge(turn, event)
    assert codec.load_journey(codec.dump_journey(turn.journey)) == turn.journey


def understanding(data: bytes) -> None:
    """What is heard in a text."""
    provider = atheris.FuzzedDataProvider(data)
    locale = provider.PickValueInList(list(LOCALES))
    said = _string(provider)
    told = understand(said, locale)
    for one in (*told.signs, *told.denied, *told.causes, *told.concerns):
        assert one.words in said
    assert told.age is None or 0 <= told.age <= 17


def env(data: bytes) -> None:
    """The file `.env`."""
    file = FOLDER / ".env"
    file.write_bytes(data)
    for fault in faults_in(file, [name.upper() for name in Settings.model_fields]):
        assert "\n" not in fault
    said = "nothing"
    try:
        load_settings()
    except SettingsError as error:
        said = str(error)
    assert said


def cut(data: bytes) -> None:
    """A message's markup, cut into what Telegram takes."""
    said = _string(atheris.FuzzedDataProvider(data))
    for limit in (20, 60):
        for piece in pieces(said, limit):
            assert length(piece) <= limit or "&" in said or "<" in said
    plain(said)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (updates, webhook, press, text, understanding, env, cut)
}


def main() -> None:
    """Runs one target until it finds something or the time is up."""
    target = TARGETS[sys.argv.pop(1)]
    load()
    take(Journey(CHAT), Text("warm"), EVENING, content(), True)
    if target is env:
        import os

        os.chdir(FOLDER)
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
