"""How the API says no, in Telegram's words."""

from typing import Any

_PREFIX = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class Refused(Exception):  # noqa: N818
    """A call that Telegram would refuse. `parameters` is the answer's ResponseParameters object."""

    def __init__(self, reason: str = "", code: int = 400, **parameters: int) -> None:
        prefix = _PREFIX.get(code, "Error")
        self.description = f"{prefix}: {reason}" if reason else prefix
        self.code = code
        self.parameters = parameters
        super().__init__(self.description)

    @property
    def body(self) -> dict[str, Any]:
        """The JSON that the bot gets."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def flood(seconds: int) -> Refused:
    """429: the bot has to be quiet for so long."""
    return Refused(f"retry after {seconds}", 429, retry_after=seconds)
