"""Trust Steps as `bot.py run` runs it - content, engine, encrypted storage, gateway -, with other limits on sending."""

import asyncio
import sys
from pathlib import Path

from bench.far_end import TOKEN
from content.load import load
from engine.worker import Worker
from gateway.limits import Rates
from gateway.logs import log_to_stderr
from gateway.service import Edge, Service, serve
from storage.connection import open_database
from storage.store import Store

KEY = "ab" * 32
NO_LIMIT = Rates(1e9, 1e9, 10**9)


def main(url: str, folder: str, rate: str = "") -> None:
    """Until it is killed. `rate`: messages a second overall; without one there is no limit, as for the peers."""
    log_to_stderr("WARNING")
    content = load()
    store = Store(open_database(Path(folder) / "bench.db", KEY))
    rates = Rates(overall=float(rate)) if rate else NO_LIMIT
    asyncio.run(serve(Service(Edge(TOKEN, url, rates=rates), store, Worker(store, content), content)))


if __name__ == "__main__":
    main(*sys.argv[1:])
