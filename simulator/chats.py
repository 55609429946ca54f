"""The chats, who is in them, and every message in them."""

import copy
from dataclasses import dataclass, field
from typing import Any

from simulator.refused import Refused
from simulator.shapes import Json, Person, group


class Message:
    """One message. `json` is Telegram's Message object; the rest reads from it what a test wants to know."""

    def __init__(self, json: Json) -> None:
        self.json = json
        self.read = False
        self.retouched = False

    @property
    def id(self) -> int:
        """The message_id."""
        return int(self.json["message_id"])

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it."""
        return bool(self.json.get("from", {}).get("is_bot"))

    @property
    def text(self) -> str:
        """Its text, or its caption."""
        return str(self.json.get("text", self.json.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        """The entities of its text or caption."""
        entities: list[Json] = self.json.get("entities") or self.json.get("caption_entities") or []
        return entities

    @property
    def rows(self) -> list[list[Json]]:
        """The rows of its inline keyboard."""
        rows: list[list[Json]] = self.json.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[Json]:
        """All its inline buttons, in order."""
        return [button for row in self.rows for button in row]

    @property
    def edited(self) -> bool:
        """Whether its text was changed; new buttons alone do not count, as in Telegram's apps."""
        return "edit_date" in self.json and not self.retouched

    @property
    def data(self) -> Json:
        """What the page gets: Telegram's object and the two things that it does not say."""
        return self.json | {"x_read": self.read, "x_edited": self.edited}

    def __repr__(self) -> str:
        return f"<{'bot' if self.from_bot else 'user'} {self.id}: {self.text[:60]!r}>"


@dataclass(slots=True)
class Chat:
    """A chat that the bot has met. `gone`: the account was deleted. `migrated`: the supergroup it became."""

    id: int
    json: Json
    person: Person | None = None
    blocked: bool = False
    gone: bool = False
    migrated: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def last(self) -> Message:
        """The newest message."""
        return next(reversed(self.messages.values()))


class Chats:
    """All chats. Message ids go up by one over all of them, as they do for a bot's account."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._last = 0

    def __getitem__(self, chat_id: int) -> Chat:
        return self._chats[chat_id]

    def get(self, chat_id: int) -> Chat | None:
        """The chat of that id, if the bot has met it."""
        return self._chats.get(chat_id)

    def open(self, chat_id: int, person: Person | None = None, title: str = "") -> Chat:
        """The chat of that id; a private one with that person, or a group of that title, if it is new."""
        chat = self._chats.get(chat_id)
        if chat is None:
            if chat_id < 0:
                chat = Chat(chat_id, group(chat_id, title or "Group"))
            else:
                person = person or Person(chat_id)
                chat = Chat(chat_id, person.chat, person)
            self._chats[chat_id] = chat
        return chat

    def writable(self, chat_id: str) -> Chat:
        """The chat that a method names, if the bot may write there."""
        chat = self.known(chat_id)
        if chat.migrated is not None:
            raise Refused("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated)
        if chat.gone:
            raise Refused("user is deactivated", 403)
        if chat.blocked:
            raise Refused("bot was blocked by the user" if chat.person else "bot was kicked from the group chat", 403)
        return chat

    def known(self, chat_id: str) -> Chat:
        """The chat that a method names, if the bot has met it."""
        if not chat_id.strip():
            raise Refused("chat_id is empty")
        try:
            chat = self._chats.get(int(chat_id))
        except ValueError:
            chat = None
        if chat is None:
            raise Refused("chat not found")
        return chat

    def store(self, chat: Chat, sender: Json, date: int, **content: Any) -> Message:
        """Add a message to a chat."""
        self._last += 1
        json = {"message_id": self._last, "from": sender, "chat": chat.json, "date": date}
        json |= {name: value for name, value in content.items() if value not in (None, [], "")}
        message = Message(copy.deepcopy(json))
        chat.messages[message.id] = message
        return message
