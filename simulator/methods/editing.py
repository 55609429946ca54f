"""Changing and deleting messages that are there."""

from datetime import timedelta

from simulator.chats import Chat, Message
from simulator.formatted import caption_of, text_of
from simulator.keyboards import keyboard
from simulator.methods.method import Method
from simulator.params import Params
from simulator.refused import Refused
from simulator.shapes import Json
from simulator.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_DELETABLE = timedelta(hours=48)


def _find(world: World, params: Params) -> tuple[Chat, Message]:
    """The message to edit: there, and the bot's own."""
    if not params.has("chat_id") or not params.integer("message_id"):
        raise Refused("message identifier is not specified")
    chat = world.chats.writable(params.text("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise Refused("message to edit not found")
    if not message.from_bot:
        raise Refused("message can't be edited")
    return chat, message


def _apply(world: World, params: Params, chat: Chat, message: Message, content: Json) -> Json:
    """Put the new content and buttons in place. Buttons that are not given again are taken away, as Telegram does."""
    markup = keyboard(params.json("reply_markup", "reply keyboard markup"), inline_only=True)
    changed = {name: value for name, value in content.items() if (message.json.get(name) or None) != (value or None)}
    if not changed and message.json.get("reply_markup") == markup:
        raise Refused(_NOT_MODIFIED)
    world.limits.spend(chat.id)
    message.retouched = not changed and not message.edited
    for name, value in (content | {"reply_markup": markup}).items():
        if value:
            message.json[name] = value
        else:
            message.json.pop(name, None)
    message.json["edit_date"] = world.clock.timestamp()
    return world.changed(chat, message).json


async def edit_message_text(world: World, params: Params) -> Json:
    """A new text in place of the old one."""
    chat, message = _find(world, params)
    if "text" not in message.json:
        raise Refused("there is no text in the message to edit")
    try:
        text, entities = text_of(params.text("text"), params.text("parse_mode"), params.json("entities", "entities"))
    except Refused as refused:
        if refused.description.endswith("message is too long"):
            raise Refused("MESSAGE_TOO_LONG") from None
        raise
    return _apply(world, params, chat, message, {"text": text, "entities": entities})


async def edit_message_caption(world: World, params: Params) -> Json:
    """A new caption under a picture or a file."""
    chat, message = _find(world, params)
    if "text" in message.json:
        raise Refused("there is no caption in the message to edit")
    caption, entities = caption_of(
        params.text("caption"), params.text("parse_mode"), params.json("caption_entities", "caption entities")
    )
    return _apply(world, params, chat, message, {"caption": caption, "caption_entities": entities})


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    """New buttons, or none."""
    chat, message = _find(world, params)
    return _apply(world, params, chat, message, {})


async def delete_message(world: World, params: Params) -> bool:
    """Delete a message of the last two days, by virtual time."""
    chat = world.chats.writable(params.text("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise Refused("message to delete not found")
    if world.clock.timestamp() - message.json["date"] > _DELETABLE.total_seconds():
        raise Refused("message can't be deleted for everyone")
    del chat.messages[message.id]
    world.live.publish("deleted", chat.id, message_id=message.id)
    return True


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
