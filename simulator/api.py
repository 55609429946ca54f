"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
import json
from typing import Any

from aiohttp import web

from simulator import params
from simulator.faults import Fault
from simulator.methods import METHODS
from simulator.params import Params
from simulator.refused import Refused, flood
from simulator.shapes import Json
from simulator.world import Call, World

_HTML = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"


class _Reset(Exception):  # noqa: N818
    """The connection is to break."""


class Api:
    """The routes, over one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """What to add to the application."""
        return [
            web.route("*", "/bot{token:[^/]+}/{method:[^/]*}", self._call),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self._file),
        ]

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        arguments = Params({})
        ok = False
        try:
            if request.match_info["token"] != self._world.token:
                raise Refused(code=401)
            method = METHODS.get(name.lower())
            if method is None or request.method not in ("GET", "POST"):
                raise Refused(code=404)
            arguments = await params.read(request)
            chat = arguments.integer("chat_id") or None
            struck = self._world.faults.strike(name, chat)
            if delay := struck.get("delay"):
                await asyncio.sleep(delay.seconds)
            if instead := struck.get("instead"):
                return self._fail(instead)
            result = await method(self._world, arguments)
            if "reset_after" in struck:
                raise _Reset
            if "duplicate" in struck:
                result = self._twice(name, result)
            ok = True
            return _answer({"ok": True, "result": result})
        except Refused as refused:
            return _answer(refused.body, refused.code)
        except _Reset:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        finally:
            self._world.calls.append(Call(name, arguments, self._world.clock.now(), ok))
            self._world.live.ring()

    def _fail(self, fault: Fault) -> web.StreamResponse:
        if fault.kind == "reset_before":
            raise _Reset
        if fault.kind == "garbage":
            return web.Response(status=502, text=_HTML, content_type="text/html")
        if fault.kind == "flood":
            raise flood(int(fault.seconds))
        raise Refused(fault.reason, fault.code)

    def _twice(self, name: str, result: Any) -> Any:
        return [update for update in result for _ in range(2)] if name.lower() == "getupdates" else result

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._world.files.at(request.match_info["path"])
        if request.match_info["token"] != self._world.token or file is None:
            return _answer(Refused(code=404).body, 404)
        return web.Response(body=file.data, content_type="application/octet-stream")


def _answer(body: Json, status: int = 200) -> web.Response:
    return web.Response(
        text=json.dumps(body, ensure_ascii=False), status=status, content_type="application/json", charset="utf-8"
    )
