"""In a process of its own, so that nothing is warm: the due query, and turns of parents all over the database."""

import json
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.ours import KEY
from bench.population import FIRST
from content.load import load
from engine.worker import Worker
from fsm.event import Command
from storage.connection import open_database
from storage.store import Store

QUERIES, TURNS, TOGETHER = 50, 40, 100


def main(path: str, many: str) -> None:
    """Prints the figures as JSON: seconds."""
    store = Store(open_database(Path(path), KEY))
    worker = Worker(store, load())
    now = datetime.now(UTC)
    queries = []
    for _ in range(QUERIES):
        begun = time.perf_counter()
        found = store.due(now, 500)
        queries.append(time.perf_counter() - begun)
        assert len(found) == 500, len(found)
    # Nothing is due any more, so that the worker has only who writes.
    store.db.execute("UPDATE journeys SET due = NULL WHERE due <= ?", [now.timestamp()])
    chance = random.Random(1)  # noqa: S311
    turns = []
    for _ in range(TURNS):
        chats = [FIRST + chance.randrange(int(many)) for _ in range(TOGETHER)]
        store.receive_all([(None, chat, Command("today", language="en")) for chat in chats], now)
        begun = time.perf_counter()
        worker.handle(now)
        turns.append((time.perf_counter() - begun) / TOGETHER)
    store.close()
    print(json.dumps({"due": median(queries), "turn": median(turns)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
