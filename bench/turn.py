"""Turn: what one costs by its kind, and where it goes; understanding by length; a persona's six weeks."""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.ours import KEY
from bench.samples import Sample, samples
from content.pack import Content
from engine.turn import take
from engine.worker import Worker
from fsm.turn import Turn
from signals import understand
from simulator.weeks.persona import read
from simulator.weeks.weeks import scratch, simulate
from storage import codec
from storage.connection import open_database
from storage.store import Store

ROOT = Path(__file__).parents[1]
TOGETHER = 100
DAYS = 42
LENGTHS = (20, 100, 500, 2_000, 4_000)


def seconds(action: Callable[[], object], rounds: int, times: int = 1) -> float:
    """The median time of one."""
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in range(times):
            action()
        took.append((time.perf_counter() - begun) / times)
    return median(took)


def of(sample: Sample, content: Content, store: Store, rounds: int) -> dict[str, float]:
    """Seconds: `decided` alone; `read` and `written` as documents; `whole`, stored, of a hundred together and alone."""
    turn = take(sample.journey, sample.event, sample.now, content, True)
    document = codec.dump_journey(sample.journey)
    return {
        "read": seconds(lambda: (codec.load_journey(document), codec.load(codec.dump(sample.event))), rounds, 20),
        "decided": seconds(lambda: take(sample.journey, sample.event, sample.now, content, True), rounds, 20),
        "written": seconds(lambda: (codec.dump_journey(turn.journey), *map(codec.dump, turn.replies)), rounds, 20),
        "together": _stored(sample, content, store, rounds, TOGETHER) / TOGETHER,
        "alone": _stored(sample, content, store, rounds, 1),
    }


def _stored(sample: Sample, content: Content, store: Store, rounds: int, many: int) -> float:
    """Through the worker and the encrypted database, synced: from what waits in the inbox to what waits to be sent."""
    worker = Worker(store, content, human=True)
    chats = range(1, many + 1)
    took = []
    for _ in range(rounds):
        journeys = []
        for chat in chats:
            journey = sample.journey.copy()
            journey.chat = chat
            journeys.append((None, Turn(journey)))
        store.db.execute("DELETE FROM outbox")
        store.commit(journeys, sample.now)
        store.receive_all([(None, chat, sample.event) for chat in chats], sample.now)
        begun = time.perf_counter()
        worker.handle(sample.now)
        took.append(time.perf_counter() - begun)
    return median(took)


def turns(content: Content, rounds: int) -> dict[str, dict[str, float]]:
    """Each kind's figures."""
    with tempfile.TemporaryDirectory(prefix="trust-steps-bench-") as folder:
        store = Store(open_database(Path(folder) / "turn.db", KEY))
        try:
            return {sample.kind: of(sample, content, store, rounds) for sample in samples(content)}
        finally:
            store.close()


def understanding(rounds: int) -> dict[str, dict[str, float]]:
    """Seconds a message, by its length, in each language; the texts are those of the labelled data."""
    found: dict[str, dict[str, float]] = {}
    for locale in ("en", "ru"):
        lines = (ROOT / "signals" / "data" / "test" / f"{locale}-t1.jsonl").read_text("utf-8").splitlines()
        told = " ".join(json.loads(line)["text"] for line in lines)
        for length in LENGTHS:
            text = told[:length]
            figure = seconds(lambda text=text, locale=locale: understand(text, locale), rounds, 3)  # type: ignore[misc]
            found.setdefault(f"{length:,} characters", {})[locale] = figure
    return found


def weeks(content: Content, rounds: int) -> dict[str, float]:
    """Six-week journeys a second, over all personas, whole transcripts."""
    personas = [read(path) for path in sorted((ROOT / "tests" / "personas").glob("*.yaml"))]

    def every() -> None:
        for persona in personas:
            with scratch() as store:
                simulate(persona, DAYS, content, store)

    every()
    took = seconds(every, rounds)
    return {"journeys_per_second": len(personas) / took, "parent_weeks_per_second": len(personas) * 6 / took}
