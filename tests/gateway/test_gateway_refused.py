"""What Telegram does not take holds no chat up."""

import logging
from dataclasses import replace

import pytest

from fsm.event import Command, Text
from fsm.journey import Journey
from fsm.reply import Button, Edit, Picture, Say, Settle, Toast
from fsm.turn import Turn
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.replies import PICTURE, ROWS, texts
from tests.gateway.rig import CHAT, Running, Time, decide, ticking, unsent


async def test_markup_of_ours_that_telegram_does_not_take(
    sim: Simulator, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("My secret <b>is &amp; <br> this", ROWS), Say("next"))
        await bot.settled()
    first, second = sim.replies(CHAT)
    assert (first.text, len(first.buttons), second.text) == ("My secret is &  this", 3, "next")
    assert "kind=markup dropped=False" in caplog.text
    assert "secret" not in caplog.text


async def test_buttons_of_ours_that_telegram_does_not_take(
    sim: Simulator, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b>Sure?</b>", ((Button("Yes", "x" * 65),),)), Say("next"))
        await bot.settled()
    first, second = sim.replies(CHAT)
    assert (first.text, first.buttons, second.text) == ("Sure?", [], "next")


async def test_what_telegram_never_takes_is_dropped_so_that_the_chat_is_not_stuck(
    sim: Simulator, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b></b>"), Say("next"))
        await bot.settled()
    assert texts(sim) == ["next"]
    assert "kind=empty dropped=True" in caplog.text


async def test_a_picture_that_cannot_be_drawn_becomes_words(
    sim: Simulator, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Picture) -> bytes:
        raise ValueError("no font")

    monkeypatch.setattr("gateway.pictures.draw", fail)
    async with running() as bot:
        bot.say(CHAT, Say("Your week", ROWS, replace(PICTURE, alt="Mon 3 of 5")))
        await bot.settled()
    (message,) = sim.replies(CHAT)
    assert (message.text, len(message.buttons)) == ("Your week\n\nMon 3 of 5", 3)


async def test_an_outbox_row_of_an_older_version_does_not_hold_the_chat_up(
    sim: Simulator, store: Store, running: Running
) -> None:
    decide(store, CHAT, Say("old"), Say("next"))
    store.db.execute("UPDATE outbox SET reply = '[\"Dance\", {}]' WHERE id = 1")
    async with running() as bot:
        await bot.settled()
    assert texts(sim) == ["next"]


async def test_an_edit_that_changes_nothing_is_done(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("same"))
        await bot.settled()
        (message,) = sim.replies(CHAT)
        bot.say(CHAT, Edit(message.id, "same"), Say("next"))
        await bot.settled()
    assert texts(sim) == ["same", "next"]


async def test_a_message_that_cannot_be_edited_is_sent_as_new(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("", (), PICTURE))
        await bot.settled()
        (picture,) = sim.replies(CHAT)
        bot.say(CHAT, Edit(picture.id, "text", ROWS), Edit(12345, "gone"), Settle(12345, "x", "y"), Say("next"))
        await bot.settled()
    assert texts(sim) == ["", "text", "gone", "next"]


async def test_an_old_press_holds_nothing_up(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Toast("123456", "too late"), Say("next"))
        await bot.settled()
    assert (texts(sim), unsent(bot.store)) == (["next"], 0)


async def test_a_toast_of_an_older_version_is_left_out(sim: Simulator, store: Store, running: Running) -> None:
    decide(store, CHAT, Toast("1"), Say("next"))
    store.db.execute("UPDATE outbox SET reply = '[\"Toast\", {}]' WHERE id = 1")
    async with running() as bot:
        await bot.settled()
    assert (texts(sim), unsent(store)) == (["next"], 0)


async def test_a_toast_does_not_delay_the_reply(sim: Simulator, running: Running) -> None:
    sim.faults.add("delay", "answerCallbackQuery", seconds=0.2)
    async with running(lambda chat, event: ()) as bot:
        bot.say(CHAT, Say("Sure?", ROWS))
        await bot.settled()
        pressed = sim.user_taps(CHAT, "Yes")
        await sim.wait_for(lambda: bot.worker.heard)
        bot.say(CHAT, Toast(pressed.id), Say("Good."))
        await bot.said(CHAT, 2)
        assert not pressed.answered
        await bot.settled()
        assert pressed.answered


async def test_a_toast_is_tried_again_for_a_few_seconds(sim: Simulator, time: Time, running: Running) -> None:
    sim.faults.add("error", "answerCallbackQuery", times=2)
    async with running(lambda chat, event: ()) as bot:
        bot.say(CHAT, Say("Sure?", ROWS))
        await bot.settled()
        pressed = sim.user_taps(CHAT, "Yes")
        await sim.wait_for(lambda: bot.worker.heard)
        bot.say(CHAT, Toast(pressed.id, "Noted"))
        for pause in (1, 3):
            await time.until_someone_sleeps(pause)
            time.advance(pause)
        await bot.settled()
    assert pressed.text == "Noted"


async def test_what_is_erased_meanwhile_is_not_sent(sim: Simulator, store: Store, time: Time, running: Running) -> None:
    sim.faults.add("flood", "sendMessage", CHAT, seconds=5)
    async with running() as bot:
        bot.say(CHAT, Say("one"), Say("two"))
        await time.until_someone_sleeps(5)
        store.receive(None, CHAT, Command("forget"), time.now())
        (row,) = store.pending()
        store.commit([(row, Turn(Journey(CHAT), (Say("All is erased."),), erase=True))], time.now())
        bot.service.wake()
        time.advance(5)
        await bot.settled()
    assert texts(sim) == ["All is erased."]


async def test_a_full_disk_sends_nothing_twice(
    sim: Simulator, store: Store, time: Time, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("one"), Say("two"))
        store.db.execute("PRAGMA query_only = ON").fetchone()
        await bot.said(CHAT, 1)
        for _ in range(3):
            await time.until_someone_sleeps(1)
            time.advance(1)
        assert texts(sim) == ["one"]
        assert "outbox not written" in caplog.text
        store.db.execute("PRAGMA query_only = OFF").fetchone()
        async with ticking(time):
            await bot.settled()
    assert texts(sim) == ["one", "two"]


async def test_no_word_of_a_parents_is_in_the_log(
    sim: Simulator, time: Time, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sim.faults.add("garbage", "sendMessage")
    sim.faults.add("flood", "sendMessage", seconds=1, skip=1)
    async with running(lambda chat, event: (Say("secret <b>"),) if isinstance(event, Text) else ()) as bot:
        sim.user_says(CHAT, "secret")
        for pause in (1, 1):
            await time.until_someone_sleeps(pause)
            time.advance(pause)
        await bot.settled()
        sim.user_blocks(CHAT)
        bot.say(CHAT, Say("secret"))
        await bot.settled()
    assert texts(sim) == ["secret"]
    for word in ("secret", sim.token, "/bot"):
        assert word not in caplog.text
