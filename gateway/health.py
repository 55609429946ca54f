"""`/healthz` and `/metrics`: figures for the operator's monitoring. No id of a parent, and no word."""

import json
from collections.abc import Callable

from aiohttp import web

from gateway.condition import Condition
from gateway.metrics import Metrics
from gateway.quiet import requests_log

SHUTDOWN = 1.0
IDLE = 30.0
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def answer(condition: Condition) -> web.Response:
    """200 when all is well, 503 when something is wrong; the body says what."""
    return web.Response(
        body=json.dumps(condition.as_json()).encode(),
        status=503 if condition.troubles else 200,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


class Health:
    """The server. It answers on the loop that serves the parents: when that hangs, nobody answers here either."""

    def __init__(self, host: str, port: int, condition: Callable[[], Condition], metrics: Metrics) -> None:
        self._host, self.port = host, port
        self._condition, self._metrics = condition, metrics
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listens."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._page)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            logger=requests_log(__name__),
            shutdown_timeout=SHUTDOWN,
            keepalive_timeout=IDLE,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Listens no more."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        return answer(self._condition())

    async def _page(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics.page(), headers={"Content-Type": METRICS_TYPE})
