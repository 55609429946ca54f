"""A million updates through inbox, turn, storage and outbox: is memory flat? `python -m bench.load_memory [HOW_MANY]`

Telegram itself is left out: what was decided is taken as sent at once. Time is virtual: about twelve updates a second.
"""

import itertools
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram import Update

from bench.load_rig import memory
from engine.worker import Worker
from gateway import garbage
from gateway.inbox import InboxQueue
from gateway.slim import slim_update
from gateway.support import Support
from storage.connection import open_database
from storage.store import Store
from tests.conversation import EVENING, content
from tests.engine.anything import PRESSES, TEXTS

PARENTS, BATCH, EVERY = 2000, 100, 8.0
KINDS = ("voice", "sticker", "photo", "location")
REPORTS = 20
Json = dict[str, Any]


class Virtual:
    """Time that goes on with the updates."""

    def __init__(self) -> None:
        self.time = EVENING

    def now(self) -> datetime:
        """The time."""
        return self.time

    def monotonic(self) -> float:
        """Seconds that nobody sets."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Nobody sleeps here."""
        raise AssertionError


def update(number: int) -> Json:
    """One of many kinds: most are texts and presses, some are refused."""
    chat = number * 7919 % PARENTS + 1
    by = {"id": chat, "is_bot": False, "first_name": "A", "language_code": ("en", "ru")[chat % 2]}
    message: Json = {"message_id": number % 2**31, "date": 1, "chat": {"id": chat, "type": "private"}, "from": by}
    kind = number // PARENTS % 16
    if kind == 0:
        return {"message": {**message, "text": "/start"}}
    if kind == 1:
        return {"callback_query": {"id": str(number), "from": by, "data": "1:agree.en", "message": message}}
    if kind < 5:
        return {"callback_query": {"id": str(number), "from": by, "data": f"{kind}:x", "message": message}}
    if kind == 5:
        return {"callback_query": {"id": str(number), "from": by, "data": PRESSES[number % 16], "message": message}}
    if kind == 6:
        return {"message": {**message, KINDS[number % 4]: {"file_id": f"{number}"}}}
    if kind == 7:
        return {"message": {**message, "chat": {"id": -number, "type": "group"}, "text": "hi"}}
    if kind == 8:
        return {"edited_message": {**message, "text": f"no, {number}"}}
    if kind == 9:
        return {"channel_post": {**message, "text": "news"}}
    return {"message": {**message, "text": f"{TEXTS[number % len(TEXTS)][:200]} {number % 10}"}}


def main() -> None:
    """So many updates; a line for each twentieth."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    content()
    garbage.settle()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "load.db"
        store = Store(open_database(path, "0" * 64))
        # The disk is not what is measured.
        store.db.execute("PRAGMA synchronous = OFF").fetchone()
        clock = Virtual()
        queue, worker = InboxQueue(store, clock, Support(), lambda: None), Worker(store, content())
        begun, found = time.monotonic(), list[float]()
        numbers = itertools.count(1)
        while (taken := next(numbers) * BATCH) <= many:
            batch = [
                Update.de_json(slim_update({"update_id": number, **update(number)}), None)
                for number in range(taken - BATCH + 1, taken + 1)
            ]
            assert queue.keep(batch)
            clock.time += timedelta(seconds=EVERY)
            while worker.handle(clock.time):
                pass
            store.db.execute("DELETE FROM outbox")
            if taken % (many // REPORTS) < BATCH:
                found.append(memory())
                size = path.stat().st_size / 1e6
                print(
                    f"{taken:>9,} updates  {time.monotonic() - begun:7.1f} s  memory {found[-1]:6.1f} MB  "
                    f"database {size:7.1f} MB  kept {queue.kept:,}  refused {queue.refused.total():,}",
                    flush=True,
                )
        half = found[len(found) // 2 :]
        print(f"memory in the second half: from {half[0]:.1f} to {half[-1]:.1f} MB, at most {max(half):.1f} MB")
        store.close()


if __name__ == "__main__":
    main()
