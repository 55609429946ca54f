"""The rules can be broken: for each a fault is planted in the product, and the simulation finds it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from telegram.error import Forbidden, RetryAfter

import gateway.outbox
from engine import worker
from engine.turn import take
from engine.worker import Worker
from fsm.event import Blocked
from fsm.turn import Turn
from gateway.calls import Calls, Sent
from gateway.limits import Limits
from gateway.outbox import Sender
from gateway.problems import Fate, Problem, judge
from gateway.service import Service
from storage.store import Store
from tests.simulation.invariants import INVARIANTS, breaches
from tests.simulation.parents import Habits
from tests.simulation.run import Plan, Run
from tests.simulation.weather import CALM

Plant = Callable[[pytest.MonkeyPatch], None]

WEATHER = replace(CALM, flood_one=30, stop=14, line_down=30)
HABITS = Habits(forgets=0.03, blocks=0.02)
PLAN = Plan(seed=5, parents=6, days=1.5, climate=WEATHER, habits=HABITS)


def an_update_is_lost(patch: pytest.MonkeyPatch) -> None:
    usual, number = Store.receive_all, count(1)

    def lossy(self: Store, events: Any, at: Any) -> int:
        return usual(self, events if next(number) % 20 else [], at)

    patch.setattr(Store, "receive_all", lossy)


def an_update_is_handled_twice(patch: pytest.MonkeyPatch) -> None:
    usual, number = Store._commit, count(1)

    def again(self: Store, received: Any, turn: Any, now: float) -> None:
        if received is not None and next(number) % 20 == 0:
            self.db.execute("INSERT INTO box_handled SELECT update_id, 0 FROM inbox WHERE id = ?", [received.id])
        usual(self, received, turn, now)

    patch.setattr(Store, "_commit", again)


def a_turn_says_nothing(patch: pytest.MonkeyPatch) -> None:
    usual, number = Worker._turn, count(1)

    def mute(self: Worker, *args: Any) -> Turn:
        turn = usual(self, *args)
        return turn if next(number) % 15 else replace(turn, replies=())

    patch.setattr(Worker, "_turn", mute)


def a_message_is_dropped(patch: pytest.MonkeyPatch) -> None:
    usual, number = Calls.carry, count(1)

    async def careless(self: Calls, *args: Any) -> Sent:
        return await usual(self, *args) if next(number) % 20 else Sent()

    patch.setattr(Calls, "carry", careless)


def a_message_is_sent_twice(patch: pytest.MonkeyPatch) -> None:
    usual, number = Calls.carry, count(1)

    async def eager(self: Calls, *args: Any) -> Sent:
        if next(number) % 20 == 0:
            await usual(self, *args)
        return await usual(self, *args)

    patch.setattr(Calls, "carry", eager)


def what_is_scheduled_comes_at_any_time(patch: pytest.MonkeyPatch) -> None:
    usual = Worker._turn
    patch.setattr(Worker, "_turn", lambda self, *args: replace(usual(self, *args), scheduled=True))


def a_block_is_not_believed(patch: pytest.MonkeyPatch) -> None:
    def deaf(error: Exception, reply: Any) -> Problem:
        return Problem(Fate.AGAIN, "x") if isinstance(error, Forbidden) else judge(error, reply)

    usual = Worker._turn

    def unmoved(self: Worker, before: Any, event: Any, now: Any) -> Turn:
        return replace(before, replies=()) if isinstance(event, Blocked) else usual(self, before, event, now)

    patch.setattr(gateway.outbox, "judge", deaf)
    patch.setattr(Worker, "_turn", unmoved)


def something_is_kept(patch: pytest.MonkeyPatch) -> None:
    usual = Store._erase

    def half(self: Store, chat: int, until: int) -> None:
        usual(self, chat, until)
        self.db.execute("INSERT INTO relays VALUES (?, ?, 0)", [-chat, chat])

    patch.setattr(Store, "_erase", half)


def nobody_looks_at_the_clock(patch: pytest.MonkeyPatch) -> None:
    usual = Worker.handle

    def blind(self: Worker, now: Any) -> bool:
        patch.setattr(self.store, "due", lambda _now, _limit: [])
        return usual(self, now)

    patch.setattr(Worker, "handle", blind)


def it_takes_its_time_to_stop(patch: pytest.MonkeyPatch) -> None:
    usual = Sender.stop

    async def slow(self: Sender, patience: float) -> None:
        await self._clock.sleep(6)
        await usual(self, patience)

    patch.setattr(Sender, "stop", slow)


def a_chat_has_no_limit(patch: pytest.MonkeyPatch) -> None:
    usual = Worker._turn

    def talkative(self: Worker, *args: Any) -> Turn:
        turn = usual(self, *args)
        return replace(turn, replies=turn.replies * 3)

    patch.setattr(Worker, "_turn", talkative)
    patch.setattr(Limits, "chat", lambda _self, _chat, _now: 0.0)


def quiet_is_not_kept(patch: pytest.MonkeyPatch) -> None:
    def deaf(error: Exception, reply: Any) -> Problem:
        return Problem(Fate.AGAIN, "x") if isinstance(error, RetryAfter) else judge(error, reply)

    patch.setattr(gateway.outbox, "judge", deaf)


def nobody_rings(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Service, "wake", lambda _self: None)


def one_chats_quiet_is_everyones(patch: pytest.MonkeyPatch) -> None:
    usual = Limits.hold

    def shared(self: Limits, chat: int, seconds: float, now: float) -> bool:
        self._held = max(self._held, now + 600)
        return usual(self, chat, seconds, now)

    patch.setattr(Limits, "hold", shared)


def markup_is_broken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("gateway.calls.HTML", "no such markup")


def a_turn_fails(patch: pytest.MonkeyPatch) -> None:
    usual, number = take, count(1)

    def failing(*args: Any) -> Turn:
        if next(number) % 20 == 0:
            raise ValueError
        return usual(*args)

    patch.setattr(worker, "take", failing)


PLANTED: tuple[tuple[str, Plant], ...] = (
    ("every update is handled once", an_update_is_lost),
    ("every update is handled once", an_update_is_handled_twice),
    ("everything is answered", a_turn_says_nothing),
    ("every decided message is seen, in order", a_message_is_dropped),
    ("twice only what was in flight", a_message_is_sent_twice),
    ("check-ins once a local day and never at night", what_is_scheduled_comes_at_any_time),
    ("a blocked chat is left in peace", a_block_is_not_believed),
    ("erased is gone", something_is_kept),
    ("nothing is overdue in the end", nobody_looks_at_the_clock),
    ("it stops when told", it_takes_its_time_to_stop),
    ("Telegram's limits are kept", a_chat_has_no_limit),
    ("asked for quiet, it is quiet", quiet_is_not_kept),
    ("everyone is heard soon", nobody_rings),
    ("nobody waits for another", one_chats_quiet_is_everyones),
    ("Telegram refuses nothing", markup_is_broken),
    ("the bot complains of nothing", a_turn_fails),
)


def test_without_a_planted_fault_nothing_is_found(tmp_path: Path) -> None:
    result = Run(PLAN, tmp_path).run()
    assert breaches(result.seen) == {}
    assert result.seen.erased
    assert result.seen.blocks
    assert result.seen.stops
    assert result.injected["429 one chat"]


def test_every_rule_has_its_planted_fault() -> None:
    assert {rule for rule, _ in PLANTED} == set(INVARIANTS)


@pytest.mark.parametrize(("rule", "plant"), PLANTED, ids=[plant.__name__ for _, plant in PLANTED])
def test_a_planted_fault_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, plant: Plant) -> None:
    plant(monkeypatch)
    result = Run(PLAN, tmp_path).run()
    monkeypatch.undo()
    assert rule in breaches(result.seen)
