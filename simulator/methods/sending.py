"""New messages from the bot."""

from simulator.chats import Chat
from simulator.formatted import caption_of, text_of
from simulator.keyboards import keyboard
from simulator.methods.method import Method
from simulator.params import Params
from simulator.refused import Refused
from simulator.shapes import Json
from simulator.world import World

_ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


def _send(world: World, params: Params, **content: object) -> Json:
    """What all sends have in common: the chat, the reply, the buttons, the limits."""
    chat = world.chats.writable(params.text("chat_id"))
    markup = keyboard(params.json("reply_markup", "reply keyboard markup"))
    reply = _reply(chat, params)
    world.limits.spend(chat.id)
    return world.post(chat, world.bot, **content, reply_to_message=reply, reply_markup=markup).json


def _reply(chat: Chat, params: Params) -> Json | None:
    parameters = params.json("reply_parameters", "reply parameters") or {}
    wanted = parameters.get("message_id") or params.integer("reply_to_message_id")
    if not wanted:
        return None
    if (message := chat.messages.get(int(wanted))) is not None:
        return {name: value for name, value in message.json.items() if name != "reply_to_message"}
    if parameters.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise Refused("message to be replied not found")


def _caption(params: Params) -> Json:
    caption, entities = caption_of(
        params.text("caption"), params.text("parse_mode"), params.json("caption_entities", "caption entities")
    )
    return {"caption": caption, "caption_entities": entities}


async def send_message(world: World, params: Params) -> Json:
    """A text."""
    world.chats.writable(params.text("chat_id"))
    text, entities = text_of(params.text("text"), params.text("parse_mode"), params.json("entities", "entities"))
    preview = params.json("link_preview_options", "link preview options")
    return _send(world, params, text=text, entities=entities, link_preview_options=preview)


async def send_photo(world: World, params: Params) -> Json:
    """A picture with a caption."""
    world.chats.writable(params.text("chat_id"))
    caption = _caption(params)
    return _send(world, params, photo=world.files.photo(params).photo, **caption)


async def send_document(world: World, params: Params) -> Json:
    """A file with a caption."""
    world.chats.writable(params.text("chat_id"))
    caption = _caption(params)
    return _send(world, params, document=world.files.document(params).document, **caption)


async def send_chat_action(world: World, params: Params) -> bool:
    """'typing ...' for five seconds, or until the next message."""
    chat = world.chats.writable(params.text("chat_id"))
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise Refused("wrong parameter action in request")
    world.live.publish("typing", chat.id, action=action)
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
