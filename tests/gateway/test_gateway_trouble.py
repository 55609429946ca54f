"""What is decided is sent, whatever happens on the way."""

from typing import Any

import pytest
from sqlcipher3 import dbapi2

from fsm.event import Blocked
from fsm.reply import Say, Tell
from gateway.limits import Rates
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.replies import SUPPORT, texts
from tests.gateway.rig import CHAT, OTHER, Running, Time, ticking, unsent


@pytest.mark.parametrize("fault", ["error", "garbage", "reset_before"])
async def test_a_broken_line_loses_nothing(fault: str, sim: Simulator, time: Time, running: Running) -> None:
    sim.faults.add(fault, "sendMessage", times=3)  # type: ignore[arg-type]
    async with running() as bot:
        bot.say(CHAT, Say("first"), Say("second"))
        for pause in (1, 2, 4):
            await time.until_someone_sleeps(pause)
            assert texts(sim) == []
            time.advance(pause)
        await bot.settled()
    assert texts(sim) == ["first", "second"]


async def test_a_message_whose_answer_was_lost_comes_again(sim: Simulator, time: Time, running: Running) -> None:
    sim.faults.add("reset_after", "sendMessage")
    async with running() as bot:
        bot.say(CHAT, Say("first"), Say("second"))
        await time.until_someone_sleeps(1)
        time.advance(1)
        await bot.settled()
    assert texts(sim) == ["first", "first", "second"]


async def test_the_line_is_down_for_hours(sim: Simulator, time: Time, running: Running) -> None:
    fault = sim.faults.add("reset_before", "sendMessage", times=None)
    async with running() as bot:
        bot.say(CHAT, Say("at last"))
        for pause in (1, 2, 4, 8, 16, 30, 30, 30):
            await time.until_someone_sleeps(pause)
            time.advance(pause)
        await time.until_someone_sleeps(30)
        sim.faults.coming.remove(fault)
        time.advance(30)
        await bot.settled()
    assert texts(sim) == ["at last"]


async def test_429_holds_only_the_chat_that_it_names(sim: Simulator, time: Time, running: Running) -> None:
    sim.faults.add("flood", "sendMessage", CHAT, seconds=7)
    async with running() as bot:
        bot.say(CHAT, Say("late"))
        bot.say(OTHER, Say("at once"))
        assert await bot.said(OTHER, 1) == ["at once"]
        await time.until_someone_sleeps(7)
        time.advance(6)
        bot.say(OTHER, Say("again"))
        await bot.said(OTHER, 2)
        assert texts(sim) == []
        time.advance(1)
        await bot.settled()
    assert texts(sim) == ["late"]


async def test_429_in_several_chats_at_once_holds_everyone(sim: Simulator, time: Time, running: Running) -> None:
    sim.faults.add("flood", "sendMessage", times=3, seconds=5)
    async with running() as bot:
        for chat in (1000, 1001, 1002):
            sim.add_user(chat)
            bot.say(chat, Say("check-in"), scheduled=True)
        await sim.wait_for(lambda: len(sim.calls("sendMessage")) == 3)
        await time.until_someone_sleeps(5)
        bot.say(CHAT, Say("reply"))
        # Updates come in and are handled meanwhile.
        sim.user_says(OTHER, "Hello?")
        await sim.wait_for(lambda: bot.worker.heard and not sim.pending())
        assert texts(sim) == []
        time.advance(5)
        await bot.settled()
    assert texts(sim) == ["reply"]
    assert len(sim.calls("sendMessage")) == 8


async def test_telegrams_own_limits_are_kept(sim: Simulator, running: Running) -> None:
    sim.limits.enforced = True
    async with running(rates=Rates(overall=30)) as bot, ticking(bot.time):
        bot.say(CHAT, Say("a"), Say("b"), Say("c"))
        bot.say(OTHER, *(Say("x") for _ in range(3)))
        await bot.settled()
    assert (sim.limits.hits, len(sim.replies(CHAT)), len(sim.replies(OTHER))) == (0, 3, 3)


@pytest.mark.parametrize("how", ["blocks", "vanishes"])
async def test_a_chat_that_is_gone_is_left_in_peace(how: str, sim: Simulator, store: Store, running: Running) -> None:
    async with running(lambda chat, event: ()) as bot:
        (sim.user_blocks if how == "blocks" else sim.user_vanishes)(CHAT)
        if how == "blocks":
            await sim.wait_for(lambda: bot.worker.heard)
            bot.worker.heard.clear()
        bot.say(CHAT, Say("one"), Say("two"), Say("three"))
        bot.say(OTHER, Say("fine"))
        await bot.settled()
        assert bot.worker.heard == [(CHAT, Blocked())]
    assert (unsent(store), texts(sim, OTHER), len(sim.calls("sendMessage"))) == (0, ["fine"], 2)


async def test_an_unknown_chat_is_gone_too(store: Store, running: Running) -> None:
    async with running(lambda chat, event: ()) as bot:
        bot.say(999, Say("anyone?"))
        await bot.settled()
        assert bot.worker.heard == [(999, Blocked())]


async def test_the_operator_is_told_even_when_the_parent_is_gone(sim: Simulator, running: Running) -> None:
    sim.add_group(SUPPORT)
    async with running(lambda chat, event: (), support_chat=SUPPORT) as bot:
        sim.user_blocks(CHAT)
        bot.say(CHAT, Say("one"), Tell("A concern was heard."))
        await bot.settled()
    assert texts(sim, SUPPORT) == ["A concern was heard."]


async def test_a_support_chat_that_cannot_be_reached_holds_no_parent_up(
    sim: Simulator, time: Time, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(support_chat=SUPPORT) as bot:
        bot.say(CHAT, Tell("A parent asks for you."), Say("Somebody will read it."))
        assert await bot.said(CHAT, 1) == ["Somebody will read it."]
        await time.until_someone_sleeps(300)
        assert "see SUPPORT_CHAT_ID" in caplog.text
        # The operator lets the bot in, and nothing is lost.
        sim.add_group(SUPPORT)
        time.advance(300)
        await bot.settled()
    assert texts(sim, SUPPORT) == ["A parent asks for you."]
    assert bot.worker.heard == []


async def test_a_chat_that_migrated(sim: Simulator, store: Store, running: Running) -> None:
    new = -1_000_000_000_007
    sim.add_group(-7)
    sim.migrate(-7, new)
    async with running() as bot:
        bot.say(-7, Say("one"), Say("two"))
        await bot.settled()
    assert texts(sim, new) == ["one", "two"]
    assert (store.journey(-7), store.journey(new) is not None) == (None, True)


async def test_a_chat_migrates_to_one_that_has_messages_of_its_own(
    sim: Simulator, store: Store, running: Running
) -> None:
    new = -1_000_000_000_007
    sim.add_group(-7)
    sim.migrate(-7, new)
    sim.faults.add("delay", "sendMessage", new, seconds=0.05)
    async with running() as bot:
        bot.say(new, Say("its own"), Say("its second"))
        bot.say(-7, Say("one"), Say("two"))
        await bot.settled()
    # Those that were decided later come later.
    assert texts(sim, new) == ["its own", "its second", "one", "two"]


async def test_a_table_that_cannot_be_read_for_a_while(
    sim: Simulator, store: Store, time: Time, running: Running, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    async with running() as bot:
        unsent = Store.unsent
        for broken, how in (
            ("storage.store.Store.queued", _unreadable),
            ("storage.store.Store.unsent", lambda store, ids: _unreadable() if ids else unsent(store, ids)),
        ):
            with monkeypatch.context() as patch:
                patch.setattr(broken, how)
                bot.say(CHAT, Say(broken))
                await time.until_someone_sleeps(1)
            time.advance(1)
            await bot.settled()
    assert texts(sim) == ["storage.store.Store.queued", "storage.store.Store.unsent"]
    assert "outbox not read: error=OperationalError" in caplog.text


def _unreadable(*_: Any) -> Any:
    raise dbapi2.OperationalError("disk I/O error")


async def test_trouble_of_the_database_with_one_message_holds_up_no_other(
    sim: Simulator, store: Store, time: Time, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(old: int, new: int) -> None:
        raise dbapi2.IntegrityError("my secret")

    sim.add_group(-7)
    sim.migrate(-7, -1_000_000_000_007)
    async with running() as bot:
        with monkeypatch.context() as broken:
            broken.setattr(store, "migrate_chat", fail)
            bot.say(-7, Say("one"))
            bot.say(CHAT, Say("fine"))
            assert await bot.said(CHAT, 1) == ["fine"]
            await time.until_someone_sleeps(300)
        time.advance(300)
        await bot.settled()
    assert texts(sim, -1_000_000_000_007) == ["one"]


@pytest.mark.parametrize("known", [True, False])
async def test_the_support_group_migrates(known: bool, sim: Simulator, store: Store, running: Running) -> None:
    new = -1_000_000_000_500
    sim.add_group(SUPPORT)
    async with running(support_chat=SUPPORT) as bot:
        if known:
            sim.migrate(SUPPORT, new)
            await sim.wait_for(lambda: not sim.pending())
        else:
            sim.world.updates.allowed = ["message"]
            sim.migrate(SUPPORT, new)
            sim.world.updates.drop()
        bot.say(CHAT, Tell("Please call", relay=True))
        await bot.settled()
        (told,) = [message for message in sim.replies(new) if message.text]
        sim.user_says(new, "I am here.", reply_to=told.id)
        assert len(await bot.said(CHAT, 1)) == 1
