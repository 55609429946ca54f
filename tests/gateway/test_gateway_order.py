"""In order per chat, replies before scheduled messages."""

from fsm.reply import Edit, Say
from gateway.limits import Rates
from simulator.server import Simulator
from storage.store import Store
from tests.gateway.replies import texts
from tests.gateway.rig import CHAT, Running, Time, decide, ticking, unsent


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
