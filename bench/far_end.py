"""A Bot API that costs next to nothing: it hands out updates, takes messages, and keeps its limit if it has one.

It runs in the bench's own process; the bot that is measured runs in another.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from bench.http import Answer, Connection, Params

TOKEN = "700000001:AAsimulated_token_that_opens_nothing_000"  # noqa: S105
BATCH = 100
"""Updates that Telegram hands out at once."""

OK = b'{"ok":true,"result":true}'
ME = b'{"ok":true,"result":{"id":700000001,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}'
SENDING = frozenset({"sendmessage", "sendphoto", "senddocument"})
EDITING = frozenset({"editmessagetext", "editmessagereplymarkup"})

Said = Callable[[int, str, Params], None]
"""Told the chat, the text and the parameters of a message when it has arrived."""


def nobody(_chat: int, _text: str, _params: Params) -> None:
    """Nobody listens."""


class FarEnd:
    """For as long as the `async with` lasts. `limit`: messages in any one second, 0 for no limit."""

    def __init__(self, away: float = 0.0, limit: int = 0) -> None:
        self._away, self._limit = away, limit
        self.said: Said = nobody
        self.url = ""
        self.arrivals: list[float] = []
        """When each message that was taken arrived."""
        self.refusals: list[float] = []
        """When a message was refused for coming too fast."""
        self.confirmed = 0
        """The newest update that the bot has taken."""
        self._window: deque[float] = deque()
        self._pending: deque[tuple[int, bytes]] = deque()
        self._poll: Answer | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._update = 0
        self._message = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Connection(self._call, self._away), "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._server is not None:
            self._server.close()

    def say(self, chat: int, text: str) -> int:
        """A parent writes; the update's number."""
        self._message += 1
        sender = {"id": chat, "is_bot": False, "first_name": "Parent", "language_code": "en"}
        message: dict[str, Any] = {
            "message_id": self._message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Parent"},
            "from": sender,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return self._offer("message", message)

    def press(self, chat: int, message: int, data: str) -> int:
        """A parent presses a button; the update's number."""
        sender = {"id": chat, "is_bot": False, "first_name": "Parent", "language_code": "en"}
        shown = {
            "message_id": message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Parent"},
            "text": "?",
        }
        query = {"id": str(self._update), "from": sender, "message": shown, "chat_instance": "1", "data": data}
        return self._offer("callback_query", query)

    def _offer(self, kind: str, body: dict[str, Any]) -> int:
        self._update += 1
        self._pending.append((self._update, json.dumps({"update_id": self._update, kind: body}).encode()))
        if self._poll is not None:
            self._hand_out()
        return self._update

    def _call(self, method: str, params: Params, answer: Answer) -> None:
        if method in SENDING or method == "editmessagetext":
            self._take(params, answer, sent=method in SENDING)
        elif method == "getupdates":
            self._updates(params, answer)
        elif method == "getme":
            answer(ME)
        else:
            answer(OK)

    def _take(self, params: Params, answer: Answer, sent: bool) -> None:
        now = time.perf_counter()
        if self._limit and not self._room(now):
            self.refusals.append(now)
            answer(
                b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1",'
                b'"parameters":{"retry_after":1}}'
            )
            return
        self.arrivals.append(now)
        chat = int(params["chat_id"])
        if sent:
            self._message += 1
        message = self._message if sent else int(params["message_id"])
        text = str(params.get("text") or params.get("caption") or "")
        result = {
            "message_id": message,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Parent"},
            "from": {"id": 700000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"},
            "text": text,
        }
        answer(json.dumps({"ok": True, "result": result}).encode())
        self.said(chat, text, {**params, "message_id": message})

    def _room(self, now: float) -> bool:
        window = self._window
        while window and now - window[0] >= 1.0:
            window.popleft()
        if len(window) >= self._limit:
            return False
        window.append(now)
        return True

    def _updates(self, params: Params, answer: Answer) -> None:
        offset = int(params.get("offset") or 0)
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()
        self.confirmed = max(self.confirmed, offset - 1)
        self._drop_poll()
        self._poll = answer
        if self._pending or not int(params.get("timeout") or 0):
            self._hand_out()
        else:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(int(params["timeout"]), self._hand_out)

    def _drop_poll(self) -> None:
        """A second poll ends the first, as with Telegram; the bot that made it was killed."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._poll = None, None

    def _hand_out(self) -> None:
        answer = self._poll
        self._drop_poll()
        if answer is not None:
            found = [update for _, update in list(self._pending)[:BATCH]]
            answer(b'{"ok":true,"result":[' + b",".join(found) + b"]}")
