"""A method's arguments, however they came: query string, form, multipart or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from simulator.refused import Refused


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime: str
    data: bytes


class Params:
    """Typed reading of loosely typed arguments. Telegram takes `"1"`, `1` and `true` alike, and so does this."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        for value in values.values():
            if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
                raise Refused("strings must be encoded in UTF-8")
        self.values = dict(values)
        self.files = dict(files or {})

    def has(self, name: str) -> bool:
        """Whether the argument was given at all."""
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        """The argument as a string; empty when it was not given."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The argument as a whole number; what is none counts as the default, as Telegram does it."""
        try:
            return int(self.text(name).strip() or default)
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """The argument as a yes or no."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, what: str) -> Any:
        """The argument as JSON, which may come as a string of it; `what` names it in the refusal."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(f"can't parse {what} JSON object") from None


async def read(request: web.Request) -> Params:
    """Read the arguments of a Bot API request."""
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.method == "POST":
        if request.content_type == "application/json":
            try:
                body = json.loads(await request.read() or b"{}")
            except ValueError:
                raise Refused("can't parse JSON object") from None
            if not isinstance(body, dict):
                raise Refused("object expected")
            values |= body
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    files[name] = Upload(value.filename, value.content_type, value.file.read())
                else:
                    values[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "surrogateescape")
    return Params(values, files)
