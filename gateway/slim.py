"""Takes out of Telegram's answers, before python-telegram-bot builds its objects, all that nobody reads.

What is left goes past python-telegram-bot as it came. That saves most of the time of an update, keeps words that are
not needed out of memory, and leaves nothing that could fail to parse: python-telegram-bot gives up the whole batch for
one update that it does not understand, and would be offered the same batch for ever.
"""

from typing import Any

from gateway.transport import AiohttpRequest
from gateway.updates import ALLOWED, BODY, KIND, KINDS, Json

_NO_DATE = 1
"""No date is read. Not 0: that marks a message that is out of the bot's reach."""

_LARGEST = 2**53
"""Telegram's ids have at most 52 bits. What is larger is no id, and the database would not take it."""


class Polling(AiohttpRequest):
    """The request for getUpdates."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """The updates, slim."""
        data = AiohttpRequest.parse_json_payload(payload)
        if isinstance(data.get("result"), list):
            data["result"] = [slim_update(update) for update in data["result"] if is_update(update)]
        return data


class Sending(AiohttpRequest):
    """The request for everything else: of a message that was sent, only its ids are read."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        """The answer; a message in it slim."""
        data = AiohttpRequest.parse_json_payload(payload)
        if isinstance(data.get("result"), dict) and "message_id" in data["result"]:
            data["result"] = _message({**data["result"], "from": None, "reply_to_message": None, "text": None}) or True
        return data


def is_update(update: Any) -> bool:
    """Whether it has at least a number."""
    return isinstance(update, dict) and type(update.get("update_id")) is int


def slim_update(update: Json) -> Json:
    """What `gateway.updates` reads of an update. Of one that makes no sense only the number stays."""
    kept: Json = {}
    for kind in ALLOWED if _is_id(update["update_id"]) else ():
        body = update.get(kind)
        slim = _SLIM[kind](body) if isinstance(body, dict) else None
        if slim is not None:
            kept[kind] = slim
    return {"update_id": update["update_id"], BODY: kept}


def _message(message: Json) -> Json | None:
    chat = _chat(message.get("chat"))
    if chat is None or not _is_id(message.get("message_id")):
        return None
    kept: Json = {"message_id": message["message_id"], "date": _NO_DATE, "chat": chat}
    if (sender := _user(message.get("from"))) is not None:
        kept["from"] = sender
    for name in ("text", "caption"):
        if isinstance(message.get(name), str):
            kept[name] = message[name]
    if _is_id(message.get("migrate_to_chat_id")):
        kept["migrate_to_chat_id"] = message["migrate_to_chat_id"]
    shown = message.get("reply_to_message")
    if isinstance(shown, dict) and _is_id(shown.get("message_id")):
        kept["reply_to_message"] = {"message_id": shown["message_id"]}
    if "text" not in kept:
        kind = next((kind for kind in KINDS if message.get(kind)), "")
        if kind:
            kept[KIND] = kind
    return kept


def _query(query: Json) -> Json | None:
    sender, identity = _user(query.get("from")), query.get("id")
    if sender is None or not isinstance(identity, str):
        return None
    kept: Json = {"id": identity, "from": sender}
    if isinstance(query.get("data"), str):
        kept["data"] = query["data"]
    message = query.get("message")
    if isinstance(message, dict) and _is_id(message.get("message_id")):
        chat = _chat(message.get("chat"))
        if chat is not None:
            kept["message"] = {"message_id": message["message_id"], "chat": chat}
    return kept


def _member(change: Json) -> Json | None:
    chat, sender, new = _chat(change.get("chat")), _user(change.get("from")), change.get("new_chat_member")
    if chat is None or sender is None or not isinstance(new, dict) or not isinstance(new.get("status"), str):
        return None
    return {"chat": chat, "from": sender, "new_chat_member": {"status": new["status"]}}


def _chat(chat: Any) -> Json | None:
    if not isinstance(chat, dict) or not _is_id(chat.get("id")) or not isinstance(chat.get("type"), str):
        return None
    return {"id": chat["id"], "type": chat["type"]}


def _user(user: Any) -> Json | None:
    if not isinstance(user, dict) or not _is_id(user.get("id")):
        return None
    kept: Json = {"id": user["id"], "is_bot": user.get("is_bot") is True}
    if isinstance(user.get("language_code"), str):
        kept["language_code"] = user["language_code"]
    return kept


def _is_id(value: Any) -> bool:
    # True and False are integers to Python.
    return type(value) is int and -_LARGEST < value < _LARGEST


_SLIM = {"message": _message, "edited_message": _message, "callback_query": _query, "my_chat_member": _member}
