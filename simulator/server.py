"""The simulator: start it, act as its users, look at what the bot did, push its clock."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from simulator.api import Api
from simulator.chats import Chats, Message
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.guard import guard, is_loopback
from simulator.limits import Limits
from simulator.live import Live
from simulator.profile import Profile
from simulator.queries import Queries, Query
from simulator.shapes import Json
from simulator.updates import Updates
from simulator.users import Users
from simulator.web import Inspect, OnClock, Web
from simulator.webhook import Webhook
from simulator.world import Call, World

TOKEN = "700000001:AAsimulated_token_that_opens_nothing_000"  # noqa: S105
_BODY_LIMIT = 64 * 1024 * 1024

T = TypeVar("T")


class Simulator(Users):
    """A Telegram on loopback, for as long as the `async with` lasts.

    `on_clock` is awaited when the page's clock is used, with 'next', 'day' or 'week'; it pushes `clock` and returns
    when the bot has said what was due; `asking` is then the chat whose page asked. Without it the clock is just pushed.
    `inspect` gives what the page shows behind the scenes of a chat.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = TOKEN,
        name: str = "Trust Steps",
        username: str = "trust_steps_bot",
        clock: Clock | None = None,
        limits: Limits | None = None,
        query_window: timedelta = timedelta(seconds=60),
        webhook_retry: float = 1.0,
        on_clock: OnClock | None = None,
        inspect: Inspect | None = None,
    ) -> None:
        if not is_loopback(f"[{host}]" if ":" in host else host):
            raise ValueError("the simulator is for this machine only: give it a loopback address")
        self._host, self._port = host, port
        self.clock = clock or Clock()
        live, faults = Live(), Faults()
        updates = Updates(live)
        super().__init__(
            World(
                token=token,
                username=username,
                clock=self.clock,
                live=live,
                chats=Chats(),
                files=Files(),
                updates=updates,
                webhook=Webhook(updates, live, self.clock, faults, webhook_retry),
                queries=Queries(self.clock, query_window),
                profile=Profile(name),
                faults=faults,
                limits=limits or Limits(),
            )
        )
        updates.confirmed = self.world.read
        self._web = Web(self, on_clock or self._push, inspect)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[guard], client_max_size=_BODY_LIMIT)
        app.add_routes(Api(self.world).routes())
        app.add_routes(self._web.routes())
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.live.close()
        await self.world.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """Where it listens: TELEGRAM_API_URL for the bot, and the address of the page."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    @property
    def token(self) -> str:
        """The bot's token; it opens nothing but this simulator."""
        return self.world.token

    @property
    def faults(self) -> Faults:
        """What is to go wrong."""
        return self.world.faults

    @property
    def limits(self) -> Limits:
        """The limits on sending; `limits.enforced = True` turns them on."""
        return self.world.limits

    @property
    def asking(self) -> int | None:
        """While `on_clock` runs: the chat whose page pushed the clock."""
        return self._web.asking

    def messages(self, chat_id: int) -> list[Message]:
        """All messages of a chat, oldest first."""
        chat = self.world.chats.get(chat_id)
        return list(chat.messages.values()) if chat else []

    def replies(self, chat_id: int) -> list[Message]:
        """The bot's messages in a chat, oldest first."""
        return [message for message in self.messages(chat_id) if message.from_bot]

    def toasts(self, chat_id: int) -> list[Query]:
        """The answered presses of a chat, with the bot's answers to them."""
        return [query for query in self.world.queries.all.values() if query.chat_id == chat_id and query.answered]

    def calls(self, method: str = "") -> list[Call]:
        """What the bot called, oldest first; getUpdates too."""
        return [call for call in self.world.calls if method.lower() in ("", call.method.lower())]

    def pending(self) -> list[Json]:
        """The updates that the bot has not confirmed."""
        return list(self.world.updates.pending)

    async def wait_for(self, found: Callable[[], T | None], timeout: float = 5) -> T:  # noqa: ASYNC109
        """Wait until `found()` is something true, and return that; `TimeoutError` if it does not come to be.

        It is asked again whenever anything happens here, so there is no polling.
        """
        return await self.world.live.until(found, timeout)

    async def wait_for_reply(self, chat_id: int, after: int = 0, timeout: float = 5) -> Message:  # noqa: ASYNC109
        """The bot's first message in a chat with an id above `after`."""
        return await self.wait_for(
            lambda: next((message for message in self.replies(chat_id) if message.id > after), None), timeout
        )

    async def _push(self, to: str) -> None:
        self.clock.advance(timedelta(days=7 if to == "week" else 1))
        await asyncio.sleep(0)
