"""What is decided is sent, whatever happens on the way."""

import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from fsm.event import Blocked, Command, Text
from fsm.journey import Journey
from fsm.reply import Button, Edit, Export, Picture, Say, Settle, Tell, Toast
from fsm.turn import Answer, Turn
from gateway.limits import Rates
from gateway.outbox import Sender
from simulator.chats import Message
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.rig import CHAT, OTHER, START, Running, Time, decide, ticking, unsent

SUPPORT = -500
ROWS = ((Button("Yes", "1:yes"), Button("No", "1:no")), (Button("Read", url="https://example.org/a"),))
PICTURE = Picture("closeness", "How close", (("Mon", 3.0, None), ("Tue", 0.0, None)), "far", "close", "Mon 3")


def texts(sim: Simulator, chat: int = CHAT) -> list[str]:
    return [message.text for message in sim.replies(chat)]


# Every kind of reply


async def test_a_message_with_markup_and_buttons(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b>Hello</b> &lt;you&gt; https://example.org", ROWS))
        await bot.settled()
    (message,) = sim.replies(CHAT)
    assert (message.text, message.entities[0]["type"]) == ("Hello <you> https://example.org", "bold")
    assert message.rows == [
        [{"text": "Yes", "callback_data": "1:yes"}, {"text": "No", "callback_data": "1:no"}],
        [{"text": "Read", "url": "https://example.org/a"}],
    ]
    assert message.json["link_preview_options"] == {"is_disabled": True}
    assert unsent(bot.store) == 0


async def test_a_press_a_toast_an_edit_and_settled_buttons(sim: Simulator, running: Running) -> None:
    async with running(lambda chat, event: ()) as bot:
        bot.say(CHAT, Say("Sure?", ROWS))
        await bot.settled()
        (question,) = sim.replies(CHAT)
        pressed = sim.user_taps(CHAT, "Yes")
        await sim.wait_for(lambda: bot.worker.heard)
        bot.say(CHAT, Toast(pressed.id, "Noted"), Settle(question.id, "✓ Yes", "1:yes"), Say("Good."))
        await bot.settled()
        assert pressed.text == "Noted"
        assert [button["text"] for button in question.buttons] == ["✓ Yes"]
        bot.say(CHAT, Edit(question.id, "<i>Changed</i>", ROWS[:1]))
        await bot.settled()
    assert (question.text, len(question.buttons)) == ("Changed", 2)
    assert texts(sim) == ["Changed", "Good."]


async def test_a_picture_with_its_text(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("Your <b>week</b>", ROWS, PICTURE))
        await bot.settled()
    (message,) = sim.replies(CHAT)
    assert (message.text, message.json["photo"][0]["width"], len(message.buttons)) == ("Your week", 1000, 3)


async def test_a_picture_with_more_text_than_goes_under_it(sim: Simulator, running: Running) -> None:
    long = "Well done. " * 150
    assert 1024 < len(long) < 4096
    async with running() as bot:
        bot.say(CHAT, Say(long, ROWS, PICTURE))
        await bot.settled()
    picture, text = sim.replies(CHAT)
    assert ("photo" in picture.json, picture.text, picture.buttons) == (True, "", [])
    assert (text.text, len(text.buttons)) == (long.strip(), 3)


async def test_a_text_that_is_too_long_for_one_message(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Say("<b>" + "word " * 2000 + "</b>", ROWS), Say("after"))
        await bot.settled()
    *cut, last, after = sim.replies(CHAT)
    assert " ".join(message.text for message in (*cut, last)) == ("word " * 2000).strip()
    assert [len(message.buttons) for message in (*cut, last, after)] == [*[0] * len(cut), 3, 0]


async def test_all_that_is_stored_as_two_files(sim: Simulator, store: Store, running: Running) -> None:
    async with running() as bot:
        decide(store, CHAT)
        journey = store.journey(CHAT)
        assert journey is not None
        journey.zone = "Europe/Berlin"
        answers = (Answer("story", words="He said <nothing> & left"), Answer("check_in", "done"))
        store.commit([(None, Turn(journey, (Export("All of it.", "en"), Say("Next?")), answers=answers))], START)
        bot.service.wake()
        await bot.settled()
        page, data, last = sim.replies(CHAT)
        assert (page.text, data.text, last.text) == ("All of it.", "", "Next?")
        names = [message.json["document"]["file_name"] for message in (page, data)]
        assert names == ["trust-steps.html", "trust-steps.json"]
        html, raw = (_file(sim, message) for message in (page, data))
    assert "He said &lt;nothing&gt; &amp; left" in html
    # In the parent's own time.
    assert "2026-03-02 19:00: story" in html
    assert json.loads(raw)["answers"][0]["words"] == "He said <nothing> & left"


def _file(sim: Simulator, message: Message) -> str:
    file = sim.world.files.get(message.json["document"]["file_id"])
    assert file is not None
    return file.data.decode()


async def test_the_operator_is_told(sim: Simulator, store: Store, running: Running) -> None:
    sim.add_group(SUPPORT)
    async with running(support_chat=SUPPORT) as bot:
        bot.say(CHAT, Tell("A concern was heard."), Tell("Please call", relay=True), Say("Somebody knows."))
        await bot.settled()
    assert texts(sim, SUPPORT) == ["A concern was heard.", "Please call"]
    assert texts(sim) == ["Somebody knows."]
    first, second = sim.replies(SUPPORT)
    assert (store.relayed(first.id), store.relayed(second.id)) == (None, CHAT)


async def test_without_an_operator_there_is_nobody_to_tell(sim: Simulator, running: Running) -> None:
    async with running() as bot:
        bot.say(CHAT, Tell("A concern was heard."), Say("Here I am."))
        await bot.settled()
    assert (texts(sim), unsent(bot.store)) == (["Here I am."], 0)


async def test_an_answer_to_any_part_of_a_long_message_finds_its_parent(
    sim: Simulator, store: Store, running: Running
) -> None:
    sim.add_group(SUPPORT)
    async with running(support_chat=SUPPORT) as bot:
        bot.say(CHAT, Tell("I need a human. " * 400, relay=True))
        await bot.settled()
    assert [store.relayed(message.id) for message in sim.replies(SUPPORT)] == [CHAT, CHAT]


# Order


async def test_messages_of_a_chat_keep_their_order_one_at_a_time(sim: Simulator, running: Running) -> None:
    sim.faults.add("delay", "sendMessage", seconds=0.03)
    async with running() as bot:
        bot.say(CHAT, *(Say(f"{number}") for number in range(20)))
        await bot.settled()
    assert texts(sim) == [str(number) for number in range(20)]


async def test_a_reply_goes_before_scheduled_messages(sim: Simulator, store: Store, running: Running) -> None:
    with store.db.atomic():
        for chat in range(1000, 1300):
            sim.add_user(chat)
            decide(store, chat, Say("check-in"), scheduled=True)
        decide(store, CHAT, Say("reply"))
    async with running() as bot:
        await bot.settled()
    sent = [(call.params.integer("chat_id"), call.params.text("text")) for call in sim.calls("sendMessage")]
    assert sent[0] == (CHAT, "reply")
    # Scheduled ones go in the order in which they were decided.
    assert [chat for chat, _ in sent[1:50]] == list(range(1000, 1049))


async def test_ten_thousand_scheduled_messages_do_not_delay_a_reply(
    sim: Simulator, store: Store, time: Time, running: Running
) -> None:
    with store.db.atomic():
        for chat in range(100_000, 110_000):
            sim.add_user(chat)
            decide(store, chat, Say("check-in"), scheduled=True)
    async with running(rates=Rates(overall=30)) as bot, ticking(time):
        await sim.wait_for(lambda: len(sim.calls("sendMessage")) > 3)
        sim.user_says(CHAT, "Are you there?")
        await sim.wait_for(lambda: bot.worker.heard)
        before = len(sim.calls("sendMessage"))
        assert await bot.said(CHAT, 1) == ["Are you there?"]
        # The very next place in the queue was the parent's.
        assert len(sim.calls("sendMessage")) <= before + 2
        assert unsent(store) > 9_900


async def test_a_waiting_check_in_is_not_overtaken_by_an_answer_in_the_same_chat(
    sim: Simulator, store: Store, time: Time, running: Running
) -> None:
    for chat in range(1000, 1020):
        sim.add_user(chat)
        decide(store, chat, Say("check-in"), scheduled=True)
    decide(store, CHAT, Say("check-in"), scheduled=True)
    async with running(rates=Rates(overall=30)) as bot, ticking(time):
        await sim.wait_for(lambda: len(sim.calls("sendMessage")) > 3)
        sim.user_says(CHAT, "/help")
        await bot.said(CHAT, 2)
        # The check-in was the last of twenty, and yet it went before them with the answer after it.
        assert len(sim.calls("sendMessage")) < 12
        await bot.settled()
    assert texts(sim)[0] == "check-in"


async def test_edits_of_one_message_in_a_row_become_one(sim: Simulator, time: Time, running: Running) -> None:
    async with running(rates=Rates(overall=1e9, burst=2)) as bot:
        bot.say(CHAT, Say("0"))
        await bot.settled()
        (message,) = sim.replies(CHAT)
        for number in range(1, 9):
            bot.say(CHAT, Edit(message.id, f"{number}"))
        bot.say(CHAT, Say("end"))
        await sim.wait_for(lambda: message.text == "8" or message.text == "1")
        await bot.time.until_someone_sleeps(1)
        time.advance(1)
        await sim.wait_for(lambda: message.text == "8")
        time.advance(1)
        await bot.settled()
    assert texts(sim) == ["8", "end"]
    assert len(sim.calls("editMessageText")) <= 2


# Bad days


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
        rows = Sender._rows
        for broken, how in (
            ("gateway.waiting.Waiting.read", _unreadable),
            ("gateway.outbox.Sender._rows", lambda sender, ids: _unreadable() if ids else rows(sender, ids)),
        ):
            with monkeypatch.context() as patch:
                patch.setattr(broken, how)
                bot.say(CHAT, Say(broken))
                await time.until_someone_sleeps(1)
            time.advance(1)
            await bot.settled()
    assert texts(sim) == ["gateway.waiting.Waiting.read", "gateway.outbox.Sender._rows"]
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
