"""A parent's words, the token and the key: in no byte that the program writes, whatever it writes.

A real process at the most talkative log level, a parent in every state who types a word that is nobody else's, a kill
in the middle, an operator who looks at all there is to look at.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from fsm.states import State
from fsm.turn import Turn
from simulator.server import Simulator
from storage.connection import open_database
from storage.store import Store
from tests.conversation import EVENING, a_parent
from tests.kill.bot_process import ROOT, BotProcess

KEY = "ab" * 32
SUPPORT = -500
FIRST_CHAT = 1000


def word(number: int, kind: str) -> str:
    """No other text has it; every other one is Cyrillic, which JSON and logs like to write in another way."""
    return f"zq{kind}{number}xw" if number % 2 else f"жъ{kind}{number}ыщ"


def spellings(text: str) -> Iterator[bytes]:
    """The ways in which a program may write a word."""
    yield text.encode()
    yield text.encode("utf-16-le")
    yield json.dumps(text)[1:-1].encode()
    yield repr(text.encode())[2:-1].encode()


def found(texts: list[str], written: bytes) -> list[str]:
    return [text for text in texts if any(spelled in written for spelled in spellings(text))]


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def seed(database: Path) -> dict[int, State]:
    """A parent in every state there is."""
    db = open_database(database, KEY)
    chats = dict(enumerate(State, FIRST_CHAT))
    store = Store(db)
    for chat, state in chats.items():
        bot = a_parent(state)
        bot.journey.chat = chat
        # Nothing is due: the clock stays out of this.
        store.commit([(None, Turn(bot.journey, answers=tuple(bot.answers)))], EVENING)
    store.close()
    return chats


async def operator(folder: Path, *command: str) -> bytes:
    """All that a command of the operator's says."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(ROOT / "bot.py"), *command),
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "DATABASE_PATH": "bot.db", "DATABASE_KEY": KEY},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said
    return said


async def test_no_byte_that_is_written_has_a_word_the_token_or_the_key(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    chats = seed(tmp_path / "bot.db")
    words: list[str] = []

    def say(number: int, kind: str) -> str:
        words.append(word(number, kind))
        return words[-1]

    async with Simulator() as sim:
        sim.add_group(SUPPORT)
        for chat in chats:
            sim.add_user(chat)
        settings = {"LOG_LEVEL": "DEBUG", "TMPDIR": str(tmp_path / "tmp"), "SUPPORT_CHAT_ID": str(SUPPORT)}
        bot = BotProcess(sim, tmp_path, **settings)
        try:
            await bot.start()
            for chat in chats:
                message = sim.user_says(chat, say(chat, "text"))
                sim.user_edits(chat, message.id, say(chat, "edit"))
                sim.user_sends(chat, "photo", say(chat, "caption"))
                sim.user_says(chat, f"/plan {say(chat, 'rest')}")
                sim.user_says(chat, f"He wants to kill himself, {say(chat, 'worry')}")
            await sim.wait_for(lambda: all(len(sim.replies(chat)) >= 2 for chat in chats), timeout=120)
            await bot.kill()
            # Killed, with a WAL that nobody has folded, and messages that were not sent.
            assert found([*words, sim.token, KEY], everything_in(tmp_path)) == []
            await bot.start()
            await sim.wait_for(lambda: all(len(sim.replies(chat)) >= 4 for chat in chats), timeout=120)

            # Only what was sent on purpose goes to the operator.
            support = next(chat for chat, state in chats.items() if state == State.DAY)
            told = " ".join(message.text for message in sim.replies(SUPPORT))
            assert "self_harm" not in told
            assert told
            assert found(words, told.encode()) == []
            sent = say(support, "support")
            sim.user_says(support, "/support")
            sim.user_says(support, sent)
            sim.user_says(support, "Send it")
            await sim.wait_for(lambda: any(sent in message.text for message in sim.replies(SUPPORT)), timeout=60)
            shown = " ".join(message.text for message in sim.replies(SUPPORT))
            assert found(words, shown.encode()) == [sent]

            said = b"".join([await operator(tmp_path, command) for command in ("stats", "verify")])
            said += await operator(tmp_path, "backup", "copy.db")
            assert await bot.terminate() < 5
            written = said + everything_in(tmp_path)
            # The control: the log is as talkative as it gets, the database has the words for who has the key.
            assert (tmp_path / "log.txt").stat().st_size > 0
            exported = await operator(tmp_path, "export", str(support))
            assert found(words, exported) != []
            assert found([*words, sim.token, sim.token.partition(":")[2], KEY], written) == []
            assert bytes.fromhex(KEY) not in written
        finally:
            await bot.gone()
