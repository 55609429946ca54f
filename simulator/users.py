"""The people at the other end: everything that a person can do in the app."""

from simulator import kinds
from simulator.chats import Chat, Message
from simulator.formatted import formatted
from simulator.queries import Query
from simulator.refused import Refused
from simulator.shapes import Json, Person, group
from simulator.world import World


class Users:
    """What tests and the page call. A chat that is new comes to be with the first thing done in it."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add_user(self, chat_id: int, first_name: str = "Parent", language: str = "en") -> Chat:
        """A person whose app runs in `language`; an existing one takes the new language."""
        chat = self.world.chats.open(chat_id, Person(chat_id, first_name, language=language))
        if chat.person is not None:
            chat.person.language = language
        return chat

    def add_group(self, chat_id: int, title: str = "Group") -> Chat:
        """A group that the bot is a member of; ids of groups are negative."""
        return self.world.chats.open(chat_id, title=title)

    def user_says(self, chat_id: int, text: str, *, reply_to: int | None = None, user: Person | None = None) -> Message:
        """Type and send. In a group `user` says who; `reply_to` is the message that it answers."""
        chat = self._chat(chat_id)
        plain, entities = formatted(text)
        if not plain:
            raise ValueError("Telegram's apps send no empty message")
        reply: Json | None = None
        if reply_to is not None:
            shown = chat.messages[reply_to].json
            reply = {name: value for name, value in shown.items() if name != "reply_to_message"}
        return self._send(chat, user, text=plain, entities=entities, reply_to_message=reply)

    def user_sends(self, chat_id: int, kind: str, caption: str = "") -> Message:
        """Send something that is not text: a voice note, a sticker, a photo; see `kinds.KINDS`."""
        return self._send(self._chat(chat_id), None, **kinds.content(kind, self.world.files), caption=caption)

    def user_edits(self, chat_id: int, message_id: int, text: str) -> Message:
        """Change a message that was sent."""
        chat = self._chat(chat_id)
        message = chat.messages[message_id]
        if message.from_bot:
            raise ValueError("only one's own messages can be edited")
        plain, entities = formatted(text)
        caption = "" if "text" in message.json else "caption_"
        message.json |= {caption.rstrip("_") or "text": plain, f"{caption}entities": entities}
        message.json["edit_date"] = self.world.clock.timestamp()
        self.world.changed(chat, message)
        self.world.updates.add("edited_message", message.json.copy())
        return message

    def user_presses(self, chat_id: int, message_id: int, data: str) -> Query:
        """Press an inline button by its data. Buttons of old messages can be pressed as long as they are there."""
        chat = self._chat(chat_id)
        message = chat.messages.get(message_id)
        if message is None or not any(button.get("callback_data") == data for button in message.buttons):
            raise Refused("DATA_INVALID")
        query = self.world.queries.ask(chat.id, message_id, data)
        sender = chat.person or Person(chat.id)
        self.world.updates.add(
            "callback_query",
            {
                "id": query.id,
                "from": sender.user,
                "message": message.json.copy(),
                "chat_instance": str(chat.id),
                "data": data,
            },
        )
        self.world.live.publish("pressed", chat.id, query=query.id, message_id=message_id, data=data)
        return query

    def user_taps(self, chat_id: int, label: str) -> Query:
        """Press the newest inline button in the chat with that label (else: with it in the label)."""
        chat = self._chat(chat_id)
        for fits in (lambda text: text == label, lambda text: label in text):
            for message in reversed(chat.messages.values()):
                for button in message.buttons:
                    if "callback_data" in button and fits(button["text"]):
                        return self.user_presses(chat_id, message.id, button["callback_data"])
        raise Refused("DATA_INVALID")

    def user_blocks(self, chat_id: int) -> None:
        """'Stop and block bot'."""
        self._member(chat_id, blocked=True)

    def user_unblocks(self, chat_id: int) -> None:
        """Unblock it, without saying anything yet. (Telegram's own button sends /start right after.)"""
        self._member(chat_id, blocked=False)

    def user_vanishes(self, chat_id: int) -> None:
        """Delete the account: every call about the chat is refused from now on."""
        self._chat(chat_id).gone = True

    def migrate(self, chat_id: int, new_id: int) -> None:
        """A group becomes a supergroup: both chats say so, and the old one refuses everything from then on."""
        old, new = self._chat(chat_id), self.world.chats.open(new_id, title=str(self._chat(chat_id).json.get("title")))
        old.json = group(chat_id, str(old.json.get("title", "Group")))
        self._send(old, None, migrate_to_chat_id=new_id)
        self._send(new, None, migrate_from_chat_id=chat_id)
        old.migrated = new_id

    def _chat(self, chat_id: int) -> Chat:
        return self.world.chats.open(chat_id)

    def _send(self, chat: Chat, user: Person | None, **content: object) -> Message:
        sender = user or chat.person or Person(1, "Operator")
        if chat.blocked:
            self.user_unblocks(chat.id)
        message = self.world.post(chat, sender.user, **content)
        self.world.updates.add("message", message.json.copy())
        return message

    def _member(self, chat_id: int, *, blocked: bool) -> None:
        chat = self._chat(chat_id)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        member, left = {"status": "member"}, {"status": "kicked", "until_date": 0}
        old, new = (member, left) if blocked else (left, member)
        self.world.updates.add(
            "my_chat_member",
            {
                "chat": chat.json,
                "from": (chat.person or Person(1, "Operator")).user,
                "date": self.world.clock.timestamp(),
                "old_chat_member": {"user": self.world.bot, **old},
                "new_chat_member": {"user": self.world.bot, **new},
            },
        )
        self.world.live.publish("blocked", chat.id, blocked=blocked)
