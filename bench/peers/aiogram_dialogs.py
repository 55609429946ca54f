"""aiogram-dialog: one window with a text input, its state in memory."""

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.text import Format

from bench.far_end import TOKEN
from bench.peers.question import question


class Journey(StatesGroup):
    """Where a parent is."""

    ask = State()


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, str]:
    """What the window shows."""
    return {"question": question(len(dialog_manager.dialog_data.get("answers", [""])))}


async def answer(message: Message, _input: MessageInput, manager: DialogManager) -> None:
    """An answer is stored; the window is shown again."""
    manager.dialog_data["answers"] = [*manager.dialog_data.get("answers", [""]), message.text]


async def start(_message: Message, dialog_manager: DialogManager) -> None:
    """A new parent."""
    await dialog_manager.start(Journey.ask, mode=StartMode.RESET_STACK)


async def lost(message: Message) -> None:
    """Whom it does not know."""
    await message.answer("0. Please begin with /start.")


async def main(url: str, _folder: str) -> None:
    """Until it is killed."""
    bot = Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.include_router(
        Dialog(Window(Format("{question}"), MessageInput(answer), state=Journey.ask, getter=shown))
    )
    strangers = Router()
    strangers.message.register(lost)
    dispatcher.include_router(strangers)
    setup_dialogs(dispatcher)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
