"""News: whoever watches - a test that waits, a page that is open, a long poll - hears of every change at once."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from simulator.shapes import Json

T = TypeVar("T")


class Live:
    """Everything that happens goes through `publish`."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._pages: defaultdict[int, set[asyncio.Queue[Json | None]]] = defaultdict(set)
        self.closing = False

    def publish(self, event: str, chat_id: int | None = None, **data: object) -> None:
        """Tell the pages open on that chat (on any chat, if none is named), and wake all who wait."""
        queues = self._pages.values() if chat_id is None else [self._pages.get(chat_id, set())]
        for page in queues:
            for queue in page:
                queue.put_nowait({"event": event, **data})
        self.ring()

    def ring(self) -> None:
        """Wake all who wait for a change."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def change(self, timeout: float | None = None) -> None:  # noqa: ASYNC109
        """Return at the next change; `TimeoutError` if there is none in time."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait_for(future, timeout)
        finally:
            self._waiting.discard(future)

    async def until(self, found: Callable[[], T | None], timeout: float) -> T:  # noqa: ASYNC109
        """Wait until `found()` is something true and return it."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not (result := found()):
            await self.change(max(0.0, end - loop.time()))
        return result

    @asynccontextmanager
    async def page(self, chat_id: int) -> AsyncIterator["asyncio.Queue[Json | None]"]:
        """What happens in one chat, for as long as a page is open. None means that the simulator stops."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._pages[chat_id].add(queue)
        try:
            yield queue
        finally:
            self._pages[chat_id].discard(queue)

    def close(self) -> None:
        """Send everyone home."""
        self.closing = True
        for page in self._pages.values():
            for queue in page:
                queue.put_nowait(None)
        self.ring()
