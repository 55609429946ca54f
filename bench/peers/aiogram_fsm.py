"""aiogram: its FSM, in memory or in SQLite, as its documentation has it."""

import asyncio
import sys
from pathlib import Path

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

from bench.far_end import TOKEN
from bench.peers.question import LINES, question


class Journey(StatesGroup):
    """Where a parent is."""

    ask = State()


async def start(message: Message, state: FSMContext) -> None:
    """A new parent."""
    await state.set_state(Journey.ask)
    await state.set_data({"answers": [message.text]})
    await message.answer(question(1))


async def answer(message: Message, state: FSMContext) -> None:
    """An answer is stored, the next question asked."""
    data = await state.get_data()
    answers = [*data["answers"], message.text]
    await state.set_data({"answers": answers})
    if len(answers) == LINES:
        await state.set_state(None)
    await message.answer(question(len(answers)))


async def lost(message: Message) -> None:
    """Whom it does not know."""
    await message.answer("0. Please begin with /start.")


def storage(kind: str, folder: Path) -> BaseStorage:
    """aiogram has no SQLite of its own; this is the package for it, with the fastest settings that keep a commit."""
    if kind == "memory":
        return MemoryStorage()
    from aiogram_sqlite_storage.sqlitestore import SQLStorage

    kept = SQLStorage(str(folder / "fsm.db"))
    kept.con.execute("PRAGMA journal_mode = WAL")
    kept.con.execute("PRAGMA synchronous = FULL")
    return kept


async def main(url: str, folder: str, kind: str) -> None:
    """Until it is killed."""
    bot = Bot(TOKEN, AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher(storage=storage(kind, Path(folder)))
    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(answer, Journey.ask, F.text)
    dispatcher.message.register(lost)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
