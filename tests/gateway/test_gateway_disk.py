"""A disk that is full: who writes is told once, kindly; nothing is lost, and all goes on by itself."""

import logging

import pytest

from content.text import Voice
from fsm.words import Pronoun
from simulator.server import Simulator
from storage.store import Store
from tests.conversation import content
from tests.gateway.replies import texts
from tests.gateway.rig import CHAT, Running, Time


def refuse(store: Store) -> None:
    """The disk takes nothing: not the inbox, not the outbox."""
    store.db.execute("PRAGMA query_only = ON").fetchone()


def resume(store: Store) -> None:
    store.db.execute("PRAGMA query_only = OFF").fetchone()


def sorry(language: str = "en") -> str:
    return content().pack(language).say("disk-full", Voice("", Pronoun.THEY))


@pytest.mark.parametrize("troubles", [1, 2])
async def test_a_full_disk_refuses_politely_once_and_resumes(
    troubles: int, sim: Simulator, store: Store, time: Time, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with running(content=content()) as bot:
        for trouble in range(troubles):
            refuse(store)
            for number in range(3):
                sim.user_says(CHAT, f"my secret {trouble}{number}")
            for pause in (0.5, 1, 2, 4):
                await time.until_someone_sleeps(pause)
                time.advance(pause)
            await time.until_someone_sleeps(8)
            said = await bot.said(CHAT, 4 * trouble + 1)
            # Telegram is not told that they have arrived, and the parent is told once.
            assert said.count(sorry()) == trouble + 1
            assert len(sim.pending()) == 3
            assert len(bot.worker.heard) == 3 * trouble
            resume(store)
            time.advance(8)
            await bot.said(CHAT, 4 * (trouble + 1))
            await bot.settled()
    assert [text for text in texts(sim) if text != sorry()] == [
        f"my secret {trouble}{number}" for trouble in range(troubles) for number in range(3)
    ]
    assert "inbox written again" in caplog.text
    assert "secret" not in caplog.text


async def test_a_moments_lock_is_no_reason_to_speak(sim: Simulator, store: Store, time: Time, running: Running) -> None:
    async with running(content=content()) as bot:
        refuse(store)
        sim.user_says(CHAT, "one")
        await time.until_someone_sleeps(0.5)
        resume(store)
        time.advance(0.5)
        assert await bot.said(CHAT, 1) == ["one"]
        await bot.settled()
    assert texts(sim) == ["one"]


def test_it_is_said_in_every_language() -> None:
    assert len({sorry(language) for language in content().locales}) == len(content().locales) > 1
