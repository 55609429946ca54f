"""From a reply to the Bot API call that carries it out."""

import asyncio
from dataclasses import dataclass
from typing import Any

from content.pack import Content
from fsm.reply import Button, Edit, Export, Picture, Reply, Rows, Say, Settle, Tell, Toast
from gateway import export, pictures
from gateway.polling import PollingBot
from gateway.support import Support
from gateway.texts import CAPTION, length, pieces, plain
from storage.store import Store

Keyboard = dict[str, Any]
"""An InlineKeyboardMarkup as Telegram takes it."""

HTML = "HTML"
NO_PREVIEW = {"is_disabled": True}
TOAST = 200
"""Characters that Telegram takes in the answer to a press."""


@dataclass(frozen=True, slots=True)
class How:
    """How a reply is tried. `part`: the one that is next, of a reply that needs more than one message.

    `plain`: without markup, since Telegram refused it; `bare`: without its buttons too; `anew`: as a new message,
    since the old one cannot be edited.
    """

    part: int = 0
    plain: bool = False
    bare: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """The message that it became, 0 if none; `more`: another part is to follow."""

    message: int = 0
    more: bool = False


class Calls:
    """Makes the calls; whatever goes wrong is raised."""

    def __init__(self, bot: PollingBot, store: Store, support: Support, content: Content | None = None) -> None:
        self._bot, self._store, self._support, self._content = bot, store, support, content

    async def carry(self, chat: int, reply: Reply, how: How) -> Sent:
        """One call for one reply, or for one part of it."""
        match reply:
            case Say():
                return await self._say(chat, reply, how)
            case Edit():
                return await self._edit(chat, reply, how)
            case Settle():
                await self._bot.call(
                    "editMessageReplyMarkup",
                    chat_id=chat,
                    message_id=reply.message_id,
                    reply_markup=_keyboard(((Button(reply.label, reply.data),),)),
                )
                return Sent()
            case Tell():
                return await self._say(self._support.chat, Say(reply.text), how)
            case Export():
                return await self._export(chat, reply, how)
            case Toast():
                await self._bot.call(
                    "answerCallbackQuery", callback_query_id=reply.callback_id, text=reply.text[:TOAST] or None
                )
                return Sent()

    async def _say(self, chat: int, say: Say, how: How) -> Sent:
        picture, text = say.picture, say.text
        if picture is not None and how.plain:
            text, picture = f"{text}\n\n{picture.alt}".strip(), None
        # A picture, and what does not fit under it in messages of its own.
        parts = (text,) if picture is not None and length(text) <= CAPTION else pieces(text)
        if picture is not None and length(text) > CAPTION:
            parts = ("", *parts)
        last = how.part >= len(parts) - 1
        part = parts[min(how.part, len(parts) - 1)]
        keyboard = _keyboard(say.rows) if last and not how.bare else None
        if picture is not None and how.part == 0:
            sent = await self._photo(chat, picture, part, keyboard)
        else:
            message = await self._bot.call(
                "sendMessage",
                chat_id=chat,
                text=plain(part) if how.plain else part,
                parse_mode=None if how.plain else HTML,
                reply_markup=keyboard,
                link_preview_options=NO_PREVIEW,
            )
            sent = int(message["message_id"])
        return Sent(sent, more=not last)

    async def _photo(self, chat: int, picture: Picture, text: str, keyboard: Keyboard | None) -> int:
        # In a thread: drawing takes a few hundredths of a second, in which others are answered.
        drawn = await asyncio.to_thread(pictures.draw, picture)
        sent = await self._bot.send_photo(
            chat,
            drawn,
            caption=text,
            parse_mode=HTML,
            filename=f"{picture.kind}.png",
            api_kwargs=None if keyboard is None else {"reply_markup": keyboard},
        )
        return sent.message_id

    async def _edit(self, chat: int, edit: Edit, how: How) -> Sent:
        # An edit cannot become two messages; the rare one that is too long is sent as new.
        if how.anew or len(pieces(edit.text)) > 1:
            return await self._say(chat, Say(edit.text, edit.rows), how)
        await self._bot.call(
            "editMessageText",
            text=plain(edit.text) if how.plain else edit.text,
            chat_id=chat,
            message_id=edit.message_id,
            parse_mode=None if how.plain else HTML,
            reply_markup=None if how.bare else _keyboard(edit.rows),
            link_preview_options=NO_PREVIEW,
        )
        return Sent()

    async def _export(self, chat: int, reply: Export, how: How) -> Sent:
        files = export.files(self._store, chat, reply.locale, self._content)
        file = files[min(how.part, len(files) - 1)]
        sent = await self._bot.send_document(
            chat,
            file.content,
            caption=None if how.part else plain(reply.caption) if how.plain else reply.caption,
            parse_mode=None if how.plain or how.part else HTML,
            filename=file.name,
        )
        return Sent(sent.message_id, more=how.part < len(files) - 1)


def _keyboard(rows: Rows) -> Keyboard | None:
    if not rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data}
