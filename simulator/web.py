"""What the chat page asks of the server: its files, its history, its live events, and what the parent does."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from simulator.refused import Refused
from simulator.shapes import Json

if TYPE_CHECKING:
    from simulator.server import Simulator

OnClock = Callable[[str], Awaitable[None]]
Inspect = Callable[[int], Awaitable[Json]]

_PAGE = Path(__file__).parent / "page"
_JUMPS = ("next", "day", "week")
_INLINE = ("image/jpeg", "image/png", "image/webp", "image/gif")


class Web:
    """The routes of the page."""

    def __init__(self, simulator: "Simulator", on_clock: OnClock, inspect: Inspect | None) -> None:
        self._sim = simulator
        self._on_clock = on_clock
        self._inspect = inspect
        self._busy = asyncio.Lock()
        self.asking: int | None = None

    def routes(self) -> list[web.RouteDef]:
        """What to add to the application."""
        acts = {
            "says": self._says,
            "presses": self._presses,
            "sends": self._sends,
            "edits": self._edits,
            "blocks": self._blocks,
            "language": self._language,
        }
        return [
            web.get("/", self._index),
            web.get("/page/{name}", self._static),
            web.post("/simulator/parent", self._parent),
            web.get("/simulator/history", self._history),
            web.get("/simulator/events", self._events),
            web.get("/simulator/file/{id}", self._file),
            web.get("/simulator/inspect", self._inspected),
            web.post("/simulator/clock", self._clock),
            web.post("/simulator/faults", self._faults),
            web.delete("/simulator/faults", self._no_faults),
            *(web.post(f"/simulator/{name}", _acting(act)) for name, act in acts.items()),
        ]

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    async def _static(self, request: web.Request) -> web.StreamResponse:
        path = _PAGE / Path(request.match_info["name"]).name
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _parent(self, _: web.Request) -> web.StreamResponse:
        """An id for a new parent: random, so that it meets no journey of an earlier run."""
        return web.json_response({"chat": 1_000_000_000 + secrets.randbelow(8_000_000_000)})

    async def _history(self, request: web.Request) -> web.StreamResponse:
        chat_id, world = _chat_id(request.query.get("chat")), self._sim.world
        chat = world.chats.get(chat_id)
        language = chat.person.language if chat and chat.person else request.query.get("language", "en")
        return web.json_response(
            {
                "bot": {
                    "name": world.profile.text("name", language),
                    "description": world.profile.text("description", language),
                    "commands": world.profile.menu(chat_id, language),
                },
                "messages": [message.data for message in self._sim.messages(chat_id)],
                "blocked": bool(chat and chat.blocked),
                "language": language,
                "now": self._sim.clock.now().isoformat(),
                "running": self._sim.clock.running,
                "inspect": self._inspect is not None,
            }
        )

    async def _events(self, request: web.Request) -> web.StreamResponse:
        chat_id = _chat_id(request.query.get("chat"))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        async with self._sim.world.live.page(chat_id) as queue:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            while (event := await queue.get()) is not None:
                await response.write(f"data: {json.dumps(event)}\n\n".encode())
        return response

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._sim.world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        if file.mime in _INLINE:
            return web.Response(body=file.data, content_type=file.mime)
        name = "".join(character for character in file.name if character.isprintable() and character not in '"\\')
        return web.Response(
            body=file.data,
            content_type="application/octet-stream",
            headers={"Content-Disposition": f'attachment; filename="{name.encode("ascii", "replace").decode()}"'},
        )

    async def _inspected(self, request: web.Request) -> web.StreamResponse:
        if self._inspect is None:
            raise web.HTTPNotFound
        return web.json_response(await self._inspect(_chat_id(request.query.get("chat"))))

    async def _clock(self, request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        if body.get("to") not in _JUMPS:
            raise web.HTTPBadRequest(text="to: next, day or week")
        if self._busy.locked():
            raise web.HTTPConflict(text="the clock is on its way already")
        async with self._busy:
            self.asking = _chat_id(body.get("chat"))
            try:
                await self._on_clock(body["to"])
            finally:
                self.asking = None
                self._sim.world.live.publish("clock", now=self._sim.clock.now().isoformat())
        return web.json_response({"now": self._sim.clock.now().isoformat()})

    async def _faults(self, request: web.Request) -> web.StreamResponse:
        try:
            self._sim.faults.add(**await _body(request))
        except (TypeError, ValueError) as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        return web.json_response({"coming": len(self._sim.faults.coming)})

    async def _no_faults(self, _: web.Request) -> web.StreamResponse:
        self._sim.faults.clear()
        return web.json_response({"coming": 0})

    def _says(self, chat: int, body: Json) -> Json:
        self._meet(chat, body)
        message = self._sim.user_says(chat, str(body["text"])[:4096])
        return {"message_id": message.id}

    def _presses(self, chat: int, body: Json) -> Json:
        return {"query": self._sim.user_presses(chat, int(body["message_id"]), str(body["data"])).id}

    def _sends(self, chat: int, body: Json) -> Json:
        self._meet(chat, body)
        return {"message_id": self._sim.user_sends(chat, str(body["kind"])).id}

    def _edits(self, chat: int, body: Json) -> Json:
        return {"message_id": self._sim.user_edits(chat, int(body["message_id"]), str(body["text"])[:4096]).id}

    def _blocks(self, chat: int, body: Json) -> Json:
        if body.get("blocked"):
            self._sim.user_blocks(chat)
        else:
            self._sim.user_unblocks(chat)
        return {}

    def _language(self, chat: int, body: Json) -> Json:
        self._meet(chat, body)
        return {}

    def _meet(self, chat: int, body: Json) -> None:
        self._sim.add_user(chat, language="ru" if body.get("language") == "ru" else "en")


def _acting(act: Callable[[int, Json], Json]) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        body = await _body(request)
        try:
            return web.json_response(act(_chat_id(body.get("chat")), body))
        except (KeyError, TypeError, ValueError, Refused) as error:
            raise web.HTTPBadRequest(text=str(error)) from None

    return handle


def _chat_id(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        raise web.HTTPBadRequest(text="which chat?") from None


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="a JSON object is expected")
    return body
