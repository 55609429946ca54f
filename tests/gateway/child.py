"""The bot in a process of its own, to be killed: python -m tests.gateway.child URL TOKEN DATABASE"""

import asyncio
import sys
from pathlib import Path

from gateway.service import Edge, Service, serve
from storage.connection import open_database
from storage.store import Store
from tests.gateway.rig import FAST, Parrot


async def main(url: str, token: str, database: str) -> None:
    store = Store(open_database(Path(database), "0" * 64))
    await serve(Service(Edge(token, url, rates=FAST), store, Parrot(store)))
    store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
