"""What a person types with markup is shown as typed, to the parent and to the operator, and is never interpreted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from engine.worker import Worker
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Turn
from gateway.service import Edge, Service
from simulator.chats import Message
from simulator.server import Simulator
from storage.store import Store
from tests.conversation import a_parent, content
from tests.gateway.rig import CHAT, FAST, START, Time

SUPPORT = -500
TYPED = (
    "<b>Mia</b>", "</b></i>", "Mia & <i>Max", "&lt;b&gt;Mia", "<a href='//t'>Mia</a>", "*Mia* _Max_ `x`",
    "[Mia](http://x.org)", "{x} %s $a", "<script>", "||Mia||", "\u202eaiM\u202c", "M\u200bia <", "&#60;b&#62;",
)  # fmt: skip


@asynccontextmanager
async def at_work(sim: Simulator, store: Store, time: Time, state: State) -> AsyncIterator[Service]:
    """The real bot, with a parent who has come so far."""
    sim.add_group(SUPPORT)
    journey = a_parent(state).journey.copy()
    journey.chat = CHAT
    store.commit([(None, Turn(journey))], START)
    worker = Worker(store, content(), human=True)
    service = Service(Edge(sim.token, sim.url, support_chat=SUPPORT, rates=FAST), store, worker, None, time)
    stop = asyncio.Event()
    task = asyncio.create_task(service.run(stop))
    await service.intake.started.wait()
    try:
        yield service
    finally:
        stop.set()
        await asyncio.wait_for(task, 5)


async def settled(service: Service, sim: Simulator) -> None:
    await sim.wait_for(lambda: not sim.pending())
    await asyncio.wait_for(service.settle(), 5)


def kept(store: Store) -> Journey:
    journey = store.journey(CHAT)
    assert journey is not None
    return journey


def shown(messages: list[Message], words: str) -> None:
    """It stands there as it was typed, and no markup of it is taken for ours.

    What Telegram itself makes of any text, an address or a command, is the phone's affair.
    """
    found = [message for message in messages if words in message.text]
    assert found, [message.text for message in messages]
    for message in found:
        begin = len(message.text[: message.text.index(words)].encode("utf-16-le")) // 2
        end = begin + len(words.encode("utf-16-le")) // 2
        inside = [one for one in message.entities if begin < one["offset"] + one["length"] and one["offset"] < end]
        inside = [one for one in inside if one["type"] not in ("url", "bot_command")]
        # A whole line may be set apart by us; of what was typed nothing is.
        assert all(one["offset"] <= begin and one["offset"] + one["length"] >= end for one in inside), inside
        assert {one["type"] for one in inside} <= {"bold", "italic"}


@pytest.mark.parametrize("typed", TYPED)
async def test_a_name_with_markup(sim: Simulator, store: Store, time: Time, typed: str) -> None:
    async with at_work(sim, store, time, State.CHILD_NAME) as service:
        sim.user_says(CHAT, typed)
        await settled(service, sim)
        # What is stored is what is shown; a name is one clean line.
        name = kept(store).child.name
        assert name
        shown(sim.replies(CHAT), name)


@pytest.mark.parametrize("typed", TYPED)
async def test_a_message_to_a_human_and_the_answer(sim: Simulator, store: Store, time: Time, typed: str) -> None:
    async with at_work(sim, store, time, State.SUPPORT) as service:
        sim.user_says(CHAT, f"please {typed} call")
        await settled(service, sim)
        data = next(button["callback_data"] for message in sim.replies(CHAT) for button in message.buttons)
        message = next(message for message in sim.replies(CHAT) if message.buttons)
        sim.user_presses(CHAT, message.id, data)
        await settled(service, sim)
        told = sim.replies(SUPPORT)
        shown(told, f"please {typed} call")
        sim.user_says(SUPPORT, f"yes {typed} soon", reply_to=told[-1].id)
        await settled(service, sim)
        shown(sim.replies(CHAT), f"yes {typed} soon")
