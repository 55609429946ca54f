"""A database full of journeys, written as fast as it goes: what a bot finds that has served for years."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench.ours import KEY
from content.pack import Content
from fsm.journey import Journey
from simulator.weeks.persona import Persona
from simulator.weeks.weeks import Weeks, scratch
from storage import codec
from storage.connection import open_database
from storage.store import Store

DAYS_IN = 20
"""How far the journeys are: half-way."""

FIRST = 2_000_000
"""The first chat's number."""


def half_way(content: Content) -> Journey:
    """A journey after three weeks of answered check-ins."""
    with scratch() as store:
        weeks = Weeks(Persona(signs={}, story=["He no longer talks to me."]), content, store, FIRST)
        weeks.run(DAYS_IN)
        return weeks.journey


def fill(path: Path, journey: Journey, many: int, due: Iterator[float]) -> None:
    """Writes `many` copies of a journey, each with its own chat and due time."""
    document = json.loads(codec.dump_journey(journey))
    text = json.dumps({**document, "chat": 0}, separators=(",", ":"), ensure_ascii=False)
    before, _, after = text.partition('"chat":0')
    db = open_database(path, KEY)
    db.execute("PRAGMA synchronous = OFF")
    at = 0.0
    with db.atomic():
        db.conn.executemany(
            "INSERT INTO journeys (chat, state, due, doc, changed) VALUES (?, ?, ?, ?, ?)",
            (
                (FIRST + number, str(journey.state), next(due), f'{before}"chat":{FIRST + number}{after}', at)
                for number in range(many)
            ),
        )
    Store(db).close()


def spread(now: float, many_now: int, over: timedelta) -> Iterator[float]:
    """Due times: so many are due already, the others one after another over the time to come, around and around."""
    for _ in range(many_now):
        yield now - 60
    seconds = int(over.total_seconds())
    number = 0
    while True:
        number += 1
        yield now + 600 + number * 7919 % seconds
