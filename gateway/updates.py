"""What an update means: whose event it is, or why there is none. Pure; nothing that Telegram may send raises."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from fsm.event import Blocked, Command, Event, HumanReply, Other, Press, Text, Unblocked

Json = dict[str, Any]

BODY = "x_body"
"""The name under which `gateway.slim` puts what is read of an update: python-telegram-bot makes no objects of it, which
would cost more than all else in receiving it."""

KIND = "x_kind"
"""The name under which `gateway.slim` leaves a message's kind, when it has taken the thing itself out."""

KINDS = (
    "animation", "venue", "voice", "video_note", "audio", "live_photo", "photo", "sticker", "video", "document",
    "location", "contact", "dice", "poll", "story", "game", "checklist", "paid_media", "invoice", "giveaway",
    "giveaway_winners",
)  # fmt: skip
"""Kinds of messages that a person sends or forwards. An animation comes as a document too, a venue as a location."""

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The updates that Telegram is asked for."""

_CHATS = (ChatType.GROUP, ChatType.SUPERGROUP, ChatType.CHANNEL)

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,64})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Came:
    """An event, and the parent's chat that it is for."""

    chat: int
    event: Event


@dataclass(frozen=True, slots=True)
class Moved:
    """The operator's support group has become a supergroup, with a new id."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing for a journey. `reason` is counted: one of a few words of ours, never something that came in."""

    reason: str


def _nobody(_: int) -> int | None:
    return None


def read(update: Update, support: int = 0, relayed: Callable[[int], int | None] = _nobody) -> Came | Moved | Refused:
    """Reads one update. `support` is the operator's chat, `relayed` tells whose message stands in it."""
    body = update.api_kwargs.get(BODY)
    return _read(body if isinstance(body, dict) else update.to_dict(), support, relayed)


def _read(update: Json, support: int, relayed: Callable[[int], int | None]) -> Came | Moved | Refused:
    if (query := update.get("callback_query")) is not None:
        return _press(query)
    if (change := update.get("my_chat_member")) is not None:
        return _member(change)
    if (message := update.get("edited_message")) is not None:
        return _edited(message)
    message = update.get("message")
    if message is None:
        return Refused("kind of update")
    if support and message["chat"]["id"] == support:
        answer = _from_support(message, relayed)
        if answer is not None:
            return answer
    stranger = _stranger(message)
    return stranger or _message(message)


def _from_support(message: Json, relayed: Callable[[int], int | None]) -> Came | Moved | Refused | None:
    """An answer to a parent. Anything else there is what it would be in any other chat."""
    if message.get("migrate_to_chat_id"):
        return Moved(message["chat"]["id"], message["migrate_to_chat_id"])
    shown = message.get("reply_to_message")
    chat = None if shown is None else relayed(shown["message_id"])
    if chat is None:
        return None
    text = clean(message.get("text") or message.get("caption") or "")
    return Came(chat, HumanReply(text)) if text.strip() else Refused("operator's answer without text")


def _elsewhere(chat: Json) -> Refused | None:
    if chat["type"] == ChatType.PRIVATE:
        return None
    return Refused(str(chat["type"]) if chat["type"] in _CHATS else "unknown chat")


def _stranger(message: Json) -> Refused | None:
    elsewhere = _elsewhere(message["chat"])
    if elsewhere is not None:
        return elsewhere
    sender = message.get("from")
    if sender is not None and sender["is_bot"]:
        return Refused("bot")
    return None


def _message(message: Json) -> Came | Refused:
    language, chat = _language(message.get("from")), message["chat"]["id"]
    typed = message.get("text")
    if typed is not None:
        text = clean(typed)
        command = _COMMAND.fullmatch(text)
        if command is None:
            return Came(chat, Text(text, language))
        return Came(chat, Command(command[1].lower(), (command[2] or "").strip(), language))
    kind = _kind(message)
    if not kind:
        return Refused("service message")
    return Came(chat, Other(kind, clean(message.get("caption") or ""), language))


def _edited(message: Json) -> Came | Refused:
    stranger = _stranger(message)
    if stranger is not None:
        return stranger
    text = message.get("text", message.get("caption"))
    # A shared live location is edited every few seconds.
    if text is None:
        return Refused("edit without text")
    return Came(message["chat"]["id"], Text(clean(text), _language(message.get("from")), edited=True))


def _press(query: Json) -> Came | Refused:
    message, data = query.get("message"), query.get("data")
    if message is None:
        return Refused("press in another chat")
    elsewhere = _elsewhere(message["chat"])
    if elsewhere is not None:
        return elsewhere
    if data is None:
        return Refused("press of a game")
    press = Press(clean(data), message["message_id"], clean(query["id"]), _language(query.get("from")))
    return Came(message["chat"]["id"], press)


def _member(change: Json) -> Came | Refused:
    elsewhere = _elsewhere(change["chat"])
    if elsewhere is not None:
        return elsewhere
    gone = change["new_chat_member"]["status"] in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
    return Came(change["chat"]["id"], Blocked() if gone else Unblocked())


def _kind(message: Json) -> str:
    return message.get(KIND) or next((kind for kind in KINDS if message.get(kind)), "")


def _language(user: Json | None) -> str:
    return "" if user is None else clean(user.get("language_code") or "")


def clean(text: str) -> str:
    """Half a character (a lone surrogate) cannot be stored; JSON can carry one."""
    return text.encode("utf-8", "replace").decode()
