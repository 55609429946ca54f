"""The keyboards under messages, and what Telegram refuses in them."""

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.refused import Refused
from simulator.shapes import Json

DATA_LIMIT = 64
_MANY = 100
_OTHER_ACTIONS = (
    "login_url", "web_app", "copy_text", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "callback_game", "pay",
)  # fmt: skip
_NOT_INLINE = ("keyboard", "remove_keyboard", "force_reply")


def keyboard(value: Any, *, inline_only: bool = False) -> Json | None:
    """The `reply_markup` argument as a message carries it: only inline keyboards stay with a message."""
    if value is None or value == "":
        return None
    if not isinstance(value, dict):
        raise Refused("object expected as reply markup")
    if "inline_keyboard" not in value:
        if any(name in value for name in _NOT_INLINE) and inline_only:
            raise Refused("inline keyboard expected")
        return None
    rows = value["inline_keyboard"]
    if not isinstance(rows, list):
        raise Refused('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    result: list[list[Json]] = []
    for row in rows:
        if not isinstance(row, list):
            raise Refused('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        if row:
            result.append([_button(button) for button in row])
    if sum(map(len, result)) > _MANY:
        raise Refused("reply markup is too long")
    return {"inline_keyboard": result} if result else None


def _button(button: Any) -> Json:
    problem = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise Refused(problem + "InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        missing = 'Can\'t find field "text"' if text is None else 'Field "text" must be of type String'
        raise Refused(problem + missing)
    if not text.strip():
        raise Refused("inline keyboard button text must be non-empty")
    if url := button.get("url"):
        return {"text": text, "url": _address(str(url))}
    if data := button.get("callback_data"):
        if not isinstance(data, str) or len(data.encode()) > DATA_LIMIT:
            raise Refused("BUTTON_DATA_INVALID")
        return {"text": text, "callback_data": data}
    for action in _OTHER_ACTIONS:
        if action in button:
            return {"text": text, action: button[action]}
    raise Refused(problem + "Text buttons are unallowed in the inline keyboard")


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme and parts.scheme.lower() not in ("http", "https", "tg", "ton"):
        raise Refused(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    host = parts.netloc or parts.path.partition("/")[0]
    named = parts.scheme in ("tg", "ton") or re.search(r"\w\.\w|^localhost|^\[", host)
    if re.search(r"\s", url) or not host or not named:
        raise Refused(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url if parts.scheme else f"http://{url}"
