"""Everything there is in this small Telegram, in one place for the methods to work on."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from simulator.chats import Chat, Chats, Message
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Limits
from simulator.live import Live
from simulator.params import Params
from simulator.profile import Profile
from simulator.queries import Queries
from simulator.shapes import Json
from simulator.updates import Updates
from simulator.webhook import Webhook


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, as it came in. `ok` is False when it was refused or struck by a fault."""

    method: str
    params: Params
    at: datetime
    ok: bool


@dataclass(slots=True)
class World:
    """One bot, its chats, and the state between them."""

    token: str
    username: str
    clock: Clock
    live: Live
    chats: Chats
    files: Files
    updates: Updates
    webhook: Webhook
    queries: Queries
    profile: Profile
    faults: Faults
    limits: Limits
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=20_000))

    @property
    def bot(self) -> Json:
        """The bot's User object."""
        identity = int(self.token.partition(":")[0])
        return {
            "id": identity,
            "is_bot": True,
            "first_name": self.profile.text("name", ""),
            "username": self.username,
        }

    def post(self, chat: Chat, sender: Json, **content: object) -> Message:
        """Put a message into a chat and tell everyone."""
        message = self.chats.store(chat, sender, self.clock.timestamp(), **content)
        self.live.publish("message", chat.id, message=message.data)
        return message

    def changed(self, chat: Chat, message: Message) -> Message:
        """Tell everyone that a message was edited."""
        self.live.publish("edited", chat.id, message=message.data)
        return message

    def read(self, update: Json) -> None:
        """The bot has an update: the check marks under the parent's message become two."""
        json = update.get("message")
        chat = self.chats.get(json["chat"]["id"]) if json else None
        message = chat.messages.get(json["message_id"]) if chat and json else None
        if chat and message and not message.read:
            message.read = True
            self.live.publish("read", chat.id, message_id=message.id)
