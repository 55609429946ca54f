"""Who may speak to the simulator: programs and pages on this machine, and no other site's pages.

A page of a stranger that resolves its name to 127.0.0.1 (DNS rebinding) is told by the Host header, one that posts
here from elsewhere by its Origin.
"""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether a host name or a Host header means this machine."""
    try:
        return urlsplit(f"//{host}").hostname in _LOOPBACK
    except ValueError:
        return False


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse what does not come from here, and send the headers that keep the page to itself."""
    host = request.headers.get("Host", "")
    if not is_loopback(host):
        return web.Response(status=403, text="This page is for this machine only.")
    origin = request.headers.get("Origin")
    elsewhere = request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") and not _opened(request)
    if elsewhere or (origin and urlsplit(origin).netloc != host):
        return web.Response(status=403, text="Requests from other sites are refused.")
    response = await handler(request)
    if not response.prepared:
        response.headers.update(_HEADERS)
    return response


def _opened(request: web.Request) -> bool:
    """A link on another page that leads here may be followed."""
    return request.method == "GET" and request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
