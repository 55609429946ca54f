"""Sending, editing, deleting, answering: what is done and what is refused."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from simulator.kinds import picture
from simulator.refused import Refused
from simulator.server import Simulator

CHAT = 42
YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "1:yes"}]]}


def image(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_message_has_telegrams_fields(sim: Simulator, bot: Any) -> None:
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="<b>Hi</b>", parse_mode="HTML", reply_markup=YES)
    assert sent == {
        "message_id": 1,
        "from": {"id": 700000001, "is_bot": True, "first_name": "Trust Steps", "username": "trust_steps_bot"},
        "chat": {"id": CHAT, "type": "private", "first_name": "Parent"},
        "date": sim.clock.timestamp(),
        "text": "Hi",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "reply_markup": YES,
    }
    (message,) = sim.messages(CHAT)
    assert (message.from_bot, message.text, message.buttons[0]["text"]) == (True, "Hi", "Yes")
    assert repr(message) == "<bot 1: 'Hi'>"


@pytest.mark.parametrize("method", ["get", "post"])
async def test_arguments_come_in_a_query_or_a_form(sim: Simulator, bot: Any, method: str) -> None:
    where = "params" if method == "get" else "data"
    arguments = {where: {"chat_id": str(CHAT), "text": "Hi", "reply_markup": '{"inline_keyboard": []}'}}
    url = f"{sim.url}/bot{sim.token}/SENDmessage"
    async with bot.session.request(method, url, **arguments) as answer:
        assert (await answer.json())["ok"]
    assert sim.replies(CHAT)[0].text == "Hi"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 43, "text": "x"}, "chat not found"),
        ({"chat_id": "@who", "text": "x"}, "chat not found"),
        ({"chat_id": CHAT}, "message text is empty"),
        ({"chat_id": CHAT, "text": "a\ud83d"}, "strings must be encoded in UTF-8"),
        ({"chat_id": CHAT, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"chat_id": CHAT, "text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
    ],
)
async def test_what_cannot_be_sent(bot: Any, arguments: dict[str, Any], reason: str) -> None:
    assert await bot.no("sendMessage", **arguments) == f"Bad Request: {reason}"


async def test_a_body_that_is_no_json_is_refused(sim: Simulator, bot: Any) -> None:
    for body in ("{", "[]"):
        url = f"{sim.url}/bot{sim.token}/sendMessage"
        async with bot.session.post(url, data=body, headers={"Content-Type": "application/json"}) as answer:
            assert answer.status == 400


async def test_replies_name_what_they_answer(sim: Simulator, bot: Any) -> None:
    said = sim.user_says(CHAT, "Hello")
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="Hi", reply_parameters={"message_id": said.id})
    assert sent["reply_to_message"]["text"] == "Hello"
    loose = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_parameters=loose)
    assert sim.user_says(CHAT, "Well", reply_to=sent["message_id"]).json["reply_to_message"]["text"] == "Hi"


async def test_unknown_methods_and_tokens(sim: Simulator, bot: Any) -> None:
    assert await bot.call("sendNothing") == {"ok": False, "error_code": 404, "description": "Not Found"}
    async with bot.session.get(f"{sim.url}/bot1:wrong/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    async with bot.session.delete(f"{sim.url}/bot{sim.token}/getMe") as answer:
        assert answer.status == 404


async def test_a_blocked_bot_may_not_write(sim: Simulator, bot: Any) -> None:
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="x")
    sim.user_blocks(CHAT)
    for method, more in (("sendMessage", {}), ("sendChatAction", {"action": "typing"})):
        body = await bot.call(method, chat_id=CHAT, text="x", **more)
        assert (body["error_code"], body["description"]) == (403, "Forbidden: bot was blocked by the user")
    edit = await bot.no("editMessageText", chat_id=CHAT, message_id=sent["message_id"], text="y")
    assert edit.startswith("Forbidden")
    sim.user_unblocks(CHAT)
    await bot.ok("sendMessage", chat_id=CHAT, text="x")
    sim.user_vanishes(CHAT)
    assert await bot.no("sendMessage", chat_id=CHAT, text="x") == "Forbidden: user is deactivated"


async def test_a_group_that_became_a_supergroup_says_where(sim: Simulator, bot: Any) -> None:
    sim.add_group(-5, "Support")
    await bot.ok("sendMessage", chat_id=-5, text="x")
    sim.migrate(-5, -1_000_000_000_005)
    assert await bot.call("sendMessage", chat_id=-5, text="x") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1_000_000_000_005},
    }
    sent = await bot.ok("sendMessage", chat_id=-1_000_000_000_005, text="x")
    assert sent["chat"] == {"id": -1_000_000_000_005, "type": "supergroup", "title": "Support"}
    said = [update["message"] for update in await bot.ok("getUpdates")]
    assert [said[0]["migrate_to_chat_id"], said[1]["migrate_from_chat_id"]] == [-1_000_000_000_005, -5]


async def test_pictures_and_files(sim: Simulator, bot: Any) -> None:
    body = await bot.upload(
        "sendPhoto", {"photo": ("p.jpg", picture(60, 40))}, chat_id=str(CHAT), caption="<i>See</i>", parse_mode="HTML"
    )
    size = body["result"]["photo"][0]
    assert (size["width"], size["height"], body["result"]["caption"]) == (60, 40, "See")
    again = await bot.ok("sendPhoto", chat_id=CHAT, photo=size["file_id"])
    assert again["photo"] == [size]
    body = await bot.upload(
        "sendDocument", {"up": ("all.json", b"{}")}, chat_id=str(CHAT), document="attach://up", caption="Yours"
    )
    document = body["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("all.json", 2)
    path = (await bot.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with bot.session.get(f"{sim.url}/file/bot{sim.token}/{path}") as answer:
        assert await answer.read() == b"{}"
    for wrong in (f"bot{sim.token}/documents/none", f"bot1:x/{path}"):
        async with bot.session.get(f"{sim.url}/file/{wrong}") as answer:
            assert answer.status == 404
    assert await bot.no("getFile", file_id="x") == "Bad Request: invalid file_id"
    assert await bot.no("getFile") == "Bad Request: file_id not specified"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (image(9_990, 11), "PHOTO_INVALID_DIMENSIONS"),
        (image(420, 20), "PHOTO_INVALID_DIMENSIONS"),
        (b"x" * (10 * 1024 * 1024 + 1), "file is too big for a photo"),
    ],
    ids=["empty", "text", "large", "flat", "heavy"],
)
async def test_pictures_that_telegram_does_not_take(bot: Any, data: bytes, reason: str) -> None:
    body = await bot.upload("sendPhoto", {"photo": ("p.png", data)}, chat_id=str(CHAT))
    assert body["description"] == f"Bad Request: {reason}"


async def test_files_that_are_not_there(bot: Any) -> None:
    assert await bot.no("sendPhoto", chat_id=CHAT) == "Bad Request: there is no photo in the request"
    assert await bot.no("sendDocument", chat_id=CHAT, document="abc") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await bot.no("sendPhoto", chat_id=CHAT, photo="https://a.org/p.png") == (
        "Bad Request: failed to get HTTP URL content"
    )
    body = await bot.upload("sendPhoto", {"photo": ("p.png", image(9, 9))}, chat_id=str(CHAT), caption="a" * 1025)
    assert body["description"] == "Bad Request: message caption is too long"


async def test_editing_in_place(sim: Simulator, bot: Any) -> None:
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="One", reply_markup=YES)
    where = {"chat_id": CHAT, "message_id": sent["message_id"]}
    (message,) = sim.messages(CHAT)
    sim.clock.advance(timedelta(minutes=1))
    await bot.ok("editMessageReplyMarkup", **where)
    assert (message.rows, message.edited) == ([], False)
    edited = await bot.ok("editMessageText", **where, text="<b>Two</b>", parse_mode="HTML", reply_markup=YES)
    assert (edited["text"], edited["edit_date"] - edited["date"], edited["reply_markup"]) == ("Two", 60, YES)
    assert message.edited
    await bot.ok("editMessageText", **where, text="Two")
    assert message.rows == []
    assert message.entities == []


async def test_edits_that_change_nothing_are_refused(bot: Any) -> None:
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="One", reply_markup=YES)
    where = {"chat_id": CHAT, "message_id": sent["message_id"], "reply_markup": YES}
    whole = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message"
    )
    assert await bot.no("editMessageText", **where, text=" One ") == whole
    assert await bot.no("editMessageReplyMarkup", **where) == whole


async def test_edits_of_the_wrong_thing_are_refused(sim: Simulator, bot: Any) -> None:
    said = sim.user_says(CHAT, "Mine")
    photo = (await bot.upload("sendPhoto", {"photo": ("p.png", image(9, 9))}, chat_id=str(CHAT)))["result"]
    text = await bot.ok("sendMessage", chat_id=CHAT, text="x")

    async def no(method: str, message_id: int | None, **more: Any) -> str:
        return str(await bot.no(method, chat_id=CHAT, message_id=message_id, **more)).removeprefix("Bad Request: ")

    assert await no("editMessageText", None, text="y") == "message identifier is not specified"
    assert await no("editMessageText", 999, text="y") == "message to edit not found"
    assert await no("editMessageText", said.id, text="y") == "message can't be edited"
    assert await no("editMessageText", photo["message_id"], text="y") == "there is no text in the message to edit"
    assert await no("editMessageCaption", text["message_id"], caption="y") == (
        "there is no caption in the message to edit"
    )
    assert await no("editMessageText", text["message_id"], text="a" * 4097) == "MESSAGE_TOO_LONG"
    assert await no("editMessageText", text["message_id"], text="<b>", parse_mode="HTML") == (
        "can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
    assert await no("editMessageText", text["message_id"], text="y", reply_markup={"keyboard": []}) == (
        "inline keyboard expected"
    )
    edited = await bot.ok("editMessageCaption", chat_id=CHAT, message_id=photo["message_id"], caption="New")
    assert edited["caption"] == "New"


async def test_deleting(sim: Simulator, bot: Any) -> None:
    first = await bot.ok("sendMessage", chat_id=CHAT, text="x")
    second = await bot.ok("sendMessage", chat_id=CHAT, text="y")
    assert await bot.ok("deleteMessage", chat_id=CHAT, message_id=first["message_id"]) is True
    assert await bot.no("deleteMessage", chat_id=CHAT, message_id=first["message_id"]) == (
        "Bad Request: message to delete not found"
    )
    sim.clock.advance(timedelta(hours=49))
    assert await bot.no("deleteMessage", chat_id=CHAT, message_id=second["message_id"]) == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert [message.text for message in sim.messages(CHAT)] == ["y"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": 1}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'),
        ({"inline_keyboard": [1]}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "я" * 33}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": 5}]]}, "BUTTON_DATA_INVALID"),
        (
            {"inline_keyboard": [["a"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": 1, "callback_data": "a"}]]},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}, "inline keyboard button text must be non-empty"),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": ""}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "url": "tel:112"}]]},
            "inline keyboard button URL 'tel:112' is invalid: Unsupported URL protocol",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "url": "nowhere"}]]},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}, "reply markup is too long"),
    ],
)
async def test_keyboards_that_telegram_does_not_take(bot: Any, markup: Any, reason: str) -> None:
    assert await bot.no("sendMessage", chat_id=CHAT, text="x", reply_markup=markup) == f"Bad Request: {reason}"


async def test_keyboards_that_it_takes(bot: Any) -> None:
    rows = [
        [{"text": "a", "callback_data": "я" * 32}, {"text": "b", "url": "a.org"}],
        [],
        [{"text": "c", "copy_text": {"text": "d"}}],
    ]
    sent = await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_markup={"inline_keyboard": rows})
    kept = sent["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in kept] == [2, 1]
    assert kept[0][1]["url"] == "http://a.org"
    others: list[Any] = [{"remove_keyboard": True}, {"force_reply": True}, {"inline_keyboard": []}, ""]
    for other in others:
        assert "reply_markup" not in await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_markup=other)


async def test_a_press_is_answered_once_and_in_time(sim: Simulator, bot: Any) -> None:
    await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_markup=YES)
    query = sim.user_presses(CHAT, 1, "1:yes")
    (update,) = await bot.ok("getUpdates")
    assert (update["callback_query"]["id"], update["callback_query"]["data"]) == (query.id, "1:yes")
    assert update["callback_query"]["message"]["text"] == "x"
    answer = {"callback_query_id": query.id, "text": "Noted", "show_alert": True}
    assert await bot.no("answerCallbackQuery", **(answer | {"text": "a" * 201})) == "Bad Request: MESSAGE_TOO_LONG"
    assert await bot.ok("answerCallbackQuery", **answer) is True
    assert [(toast.text, toast.alert) for toast in sim.toasts(CHAT)] == [("Noted", True)]
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await bot.no("answerCallbackQuery", **answer) == late
    assert await bot.no("answerCallbackQuery", callback_query_id="1") == late
    query = sim.user_taps(CHAT, "Ye")
    sim.clock.advance(timedelta(seconds=61))
    assert await bot.no("answerCallbackQuery", callback_query_id=query.id) == late


async def test_only_a_button_that_is_there_can_be_pressed(sim: Simulator, bot: Any) -> None:
    await bot.ok("sendMessage", chat_id=CHAT, text="x", reply_markup=YES)
    for message_id, data in ((1, "2:no"), (9, "1:yes")):
        with pytest.raises(Refused, match="DATA_INVALID"):
            sim.user_presses(CHAT, message_id, data)
    with pytest.raises(Refused, match="DATA_INVALID"):
        sim.user_taps(CHAT, "No")


async def test_typing(bot: Any) -> None:
    assert await bot.ok("sendChatAction", chat_id=CHAT, action="typing") is True
    assert await bot.no("sendChatAction", chat_id=CHAT, action="sleeping") == (
        "Bad Request: wrong parameter action in request"
    )


async def test_get_chat(bot: Any) -> None:
    assert (await bot.ok("getChat", chat_id=CHAT))["type"] == "private"
    assert await bot.no("getChat", chat_id=1) == "Bad Request: chat not found"
