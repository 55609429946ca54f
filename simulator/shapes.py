"""Telegram's JSON shapes: users and chats, and the names for JSON used everywhere here."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Someone with a Telegram account. `language` is what their app runs in (Telegram's language_code)."""

    id: int
    first_name: str = "Parent"
    last_name: str = ""
    username: str = ""
    language: str = "en"

    @property
    def user(self) -> Json:
        """The User object."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language:
            user["language_code"] = self.language
        return user

    @property
    def chat(self) -> Json:
        """The Chat object of the private chat with this person."""
        chat: Json = {"id": self.id, "type": "private", "first_name": self.first_name}
        if self.last_name:
            chat["last_name"] = self.last_name
        if self.username:
            chat["username"] = self.username
        return chat


def group(chat_id: int, title: str) -> Json:
    """The Chat object of a group; ids below -1000000000000 are supergroups, as with Telegram."""
    return {"id": chat_id, "type": "supergroup" if chat_id < -1_000_000_000_000 else "group", "title": title}
