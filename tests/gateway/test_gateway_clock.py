"""Waiting: a clock that is set back holds up nobody, and who waits does not spin."""

import asyncio

import pytest
from sqlcipher3 import dbapi2

from fsm.reply import Say
from gateway.limits import Rates
from storage.store import Store
from tests.gateway.rig import CHAT, OTHER, Running

ONE_A_SECOND = Rates(overall=1e9, per_chat=1, burst=1)


async def test_a_clock_set_back_holds_up_no_message(running: Running) -> None:
    async with running(rates=ONE_A_SECOND) as bot:
        bot.say(CHAT, Say("one"), Say("two"))
        await bot.said(CHAT, 1)
        await bot.time.until_someone_sleeps(1)
        bot.time.skew = -3600
        bot.time.advance(1.1)
        assert await bot.said(CHAT, 2) == ["one", "two"]


async def test_a_clock_set_forward_does_not_end_the_quiet_that_telegram_asked_for(running: Running) -> None:
    async with running() as bot:
        bot.sim.faults.add("flood", "sendMessage", CHAT, seconds=100)
        bot.say(CHAT, Say("one"))
        await bot.time.until_someone_sleeps(100)
        bot.time.skew = 3600
        for number in (1, 2, 3):
            bot.say(OTHER, Say("ring"))
            await bot.said(OTHER, number)
        assert not bot.sim.replies(CHAT)
        bot.time.advance(101)
        assert await bot.said(CHAT, 1) == ["one"]


async def test_after_a_restart_with_a_clock_set_back_a_refused_message_waits_an_hour_at_most(running: Running) -> None:
    async with running() as bot:
        bot.sim.faults.add("flood", "sendMessage", CHAT, seconds=100)
        bot.say(CHAT, Say("one"))
        await bot.time.until_someone_sleeps(100)
        bot.time.skew = -86400
    async with running() as bot:
        await bot.time.until_someone_sleeps(3600)
        bot.time.advance(3601)
        assert await bot.said(CHAT, 1) == ["one"]


async def test_a_chat_whose_second_is_over_waits_for_everyones_without_spinning(running: Running) -> None:
    async with running(rates=Rates(overall=0.1, per_chat=0.05, burst=1)) as bot:
        bot.say(CHAT, Say("one"), Say("two"))
        await bot.said(CHAT, 1)
        await bot.time.until_someone_sleeps(10.24)
        bot.time.advance(11)
        await bot.time.until_someone_sleeps(9)
        bot.say(OTHER, Say("in between"))
        await bot.said(OTHER, 1)
        await bot.time.until_someone_sleeps(10.24)
        bot.time.advance(9.5)
        for _ in range(50):
            await asyncio.sleep(0)
        naps = bot.time.naps
        for _ in range(50):
            await asyncio.sleep(0)
        assert bot.time.naps - naps <= 1
        bot.time.advance(2)
        assert await bot.said(CHAT, 2) == ["one", "two"]


async def test_a_disk_that_does_not_tell_when_the_next_is_due_ends_nothing(
    running: Running, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, failed = store.next_due, list[str]()

    def fails() -> None:
        monkeypatch.setattr(store, "next_due", usual)
        failed.append("once")
        raise dbapi2.OperationalError("disk I/O error")

    async with running() as bot:
        await bot.settled()
        monkeypatch.setattr(store, "next_due", fails)
        bot.sim.user_says(CHAT, "hello")
        assert await bot.said(CHAT, 1) == ["hello"]
        await bot.time.until_someone_sleeps(1)
        assert failed
        bot.sim.user_says(CHAT, "again")
        assert await bot.said(CHAT, 2) == ["hello", "again"]
