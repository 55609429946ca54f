"""Answering presses, and asking about chats and files."""

from simulator.files import DOWNLOAD_LIMIT
from simulator.methods.method import Method
from simulator.params import Params
from simulator.refused import Refused
from simulator.shapes import Json
from simulator.world import World


async def answer_callback_query(world: World, params: Params) -> bool:
    """Stop the spinner on a pressed button, with a toast or an alert if there is a text."""
    query = world.queries.answer(
        params.text("callback_query_id"), params.text("text"), params.flag("show_alert"), params.text("url")
    )
    world.live.publish("answer", query.chat_id, query=query.id, text=query.text, alert=query.alert, url=query.url)
    return True


async def get_chat(world: World, params: Params) -> Json:
    """The chat in full, as far as there is anything to tell."""
    chat = world.chats.known(params.text("chat_id"))
    return chat.json | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def get_file(world: World, params: Params) -> Json:
    """Where to download a file."""
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise Refused("invalid file_id" if params.text("file_id") else "file_id not specified")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise Refused("file is too big")
    return file.json | {"file_path": file.path}


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getFile": get_file,
}
