"""python-telegram-bot against the simulator: what the real bot will do."""

import io

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

from simulator.kinds import KINDS, picture
from simulator.server import Simulator

CHAT = 42
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Yes", callback_data="1:yes"), InlineKeyboardButton("More", url="https://a.org")]]
)


def client(sim: Simulator, token: str = "") -> telegram.Bot:
    return telegram.Bot(token or sim.token, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot")


async def test_a_conversation(sim: Simulator) -> None:
    async with client(sim) as bot:
        me = await bot.get_me()
        assert (me.username, me.is_bot) == ("trust_steps_bot", True)
        said = sim.user_says(CHAT, "/start")
        (update,) = await bot.get_updates(timeout=1)
        assert update.message is not None
        assert (update.message.text, update.message.message_id) == ("/start", said.id)
        assert update.message.date == sim.clock.now()
        sent = await bot.send_message(CHAT, "<b>Hello</b> &amp; welcome", parse_mode="HTML", reply_markup=KEYBOARD)
        assert (sent.text, sent.text_html) == ("Hello & welcome", "<b>Hello</b> &amp; welcome")
        assert sent.reply_markup == KEYBOARD
        query = sim.user_presses(CHAT, sent.message_id, "1:yes")
        (update,) = await bot.get_updates(offset=update.update_id + 1, timeout=1)
        assert update.callback_query is not None
        assert update.callback_query.data == "1:yes"
        assert await update.callback_query.answer("Noted")
        assert query.text == "Noted"
        edited = await update.callback_query.edit_message_text("Thank you")
        assert isinstance(edited, telegram.Message)
        assert (edited.text, edited.reply_markup) == ("Thank you", None)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await update.callback_query.edit_message_text("Thank you")
        with pytest.raises(BadRequest, match="Query is too old"):
            await update.callback_query.answer()


async def test_pictures_files_and_the_rest(sim: Simulator) -> None:
    async with client(sim) as bot:
        photo = await bot.send_photo(CHAT, io.BytesIO(picture(90, 60)), caption="<i>You</i>", parse_mode="HTML")
        assert (photo.photo[0].width, photo.caption) == (90, "You")
        assert await (await photo.photo[0].get_file()).download_as_bytearray() == picture(90, 60)
        document = await bot.send_document(CHAT, b"{}", filename="all.json")
        assert document.document is not None
        assert document.document.file_name == "all.json"
        caption = await bot.edit_message_caption(CHAT, photo.message_id, caption="New")
        assert isinstance(caption, telegram.Message)
        assert await bot.edit_message_reply_markup(CHAT, photo.message_id, reply_markup=KEYBOARD)
        assert await bot.delete_message(CHAT, photo.message_id)
        assert await bot.send_chat_action(CHAT, "typing")
        assert (await bot.get_chat(CHAT)).type == "private"
        commands = [telegram.BotCommand("start", "Begin")]
        await bot.set_my_commands(commands, telegram.BotCommandScopeAllPrivateChats(), language_code="ru")
        assert list(await bot.get_my_commands(telegram.BotCommandScopeAllPrivateChats(), "ru")) == commands
        await bot.set_my_description("About", "ru")
        assert (await bot.get_my_description("ru")).description == "About"
        assert (await bot.get_webhook_info()).url == ""
        assert await bot.delete_webhook()


async def test_every_kind_of_message_parses(sim: Simulator) -> None:
    for kind in KINDS:
        sim.user_sends(CHAT, kind)
    sim.user_edits(CHAT, sim.user_says(CHAT, "a").id, "b")
    sim.user_blocks(CHAT)
    async with client(sim) as bot:
        updates = await bot.get_updates()
    messages = [update.message for update in updates[: len(KINDS)]]
    assert [kind for kind, message in zip(KINDS, messages, strict=True) if not getattr(message, kind)] == []
    assert updates[-2].edited_message is not None
    assert updates[-1].my_chat_member is not None
    assert updates[-1].my_chat_member.new_chat_member.status == "kicked"


async def test_refusals_become_its_errors(sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with client(sim) as bot:
        with pytest.raises(BadRequest, match="Can't parse entities"):
            await bot.send_message(CHAT, "<br>", parse_mode="HTML")
        sim.faults.add("flood", seconds=4)
        with pytest.raises(RetryAfter):
            await bot.send_message(CHAT, "x")
        sim.faults.add("reset_after", "sendMessage")
        with pytest.raises(NetworkError):
            await bot.send_message(CHAT, "x")
        sim.user_blocks(CHAT)
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(CHAT, "x")
        sim.add_group(-5)
        sim.migrate(-5, -1_000_000_000_005)
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(-5, "x")
        assert migrated.value.new_chat_id == -1_000_000_000_005
    stranger = client(sim, "1:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
