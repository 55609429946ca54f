"""A scheduled message that could not leave in time: never in the parent's night, and no two on one day."""

from datetime import timedelta

from fsm.journey import Journey
from fsm.reply import Say
from fsm.turn import Turn
from gateway import late
from gateway.limits import Limits
from storage.store import Store
from tests.gateway.rig import CHAT, START, Running, Time

HOUR = 3600.0
LONDON = Journey(CHAT, zone="Europe/London")
"""START is six in the evening there."""


def asks(store: Store, text: str, hours: float = 0, due: float | None = None, scheduled: bool = True) -> None:
    """A turn decided so many hours after START."""
    when = None if due is None else START + timedelta(hours=due)
    turn = Turn(LONDON, (Say(text),), when, scheduled=scheduled)
    store.commit([(None, turn)], START + timedelta(hours=hours))


async def test_what_could_not_leave_before_the_night_comes_in_the_morning(
    running: Running, store: Store, time: Time
) -> None:
    asks(store, "How was it?")
    time.skew = 8 * HOUR
    async with running() as bot:
        await time.until_someone_sleeps(5 * HOUR)
        assert not bot.sim.replies(CHAT)
        time.advance(5 * HOUR + 1)
        assert await bot.said(CHAT, 1) == ["How was it?"]


async def test_of_two_check_ins_that_wait_only_the_newer_comes(running: Running, store: Store, time: Time) -> None:
    asks(store, "Monday")
    asks(store, "Tuesday", hours=24)
    time.skew = 24 * HOUR + 60
    async with running() as bot:
        assert await bot.said(CHAT, 1) == ["Tuesday"]
        await bot.settled()
        assert [message.text for message in bot.sim.replies(CHAT)] == ["Tuesday"]


async def test_who_writes_in_the_night_gets_the_answer_and_not_the_late_question(
    running: Running, store: Store, time: Time
) -> None:
    asks(store, "How was it?")
    time.skew = 8 * HOUR
    async with running() as bot:
        await time.until_someone_sleeps(5 * HOUR)
        bot.sim.user_says(CHAT, "hello")
        assert await bot.said(CHAT, 1) == ["hello"]


def test_yesterdays_waits_for_todays(store: Store) -> None:
    asks(store, "Monday", due=24)
    [head] = store.heads(START)
    noon = START + timedelta(hours=18)
    assert late.wait(store, head.id, CHAT, noon) == 6 * HOUR + 60
    assert late.wait(store, head.id, CHAT, START + timedelta(hours=3)) == 0
    assert late.wait(store, head.id, CHAT, START + timedelta(hours=5)) == 8 * HOUR


def test_refused_chats_between_served_ones_are_meant_alone() -> None:
    limits = Limits()
    assert not limits.hold(1, 600, 0.0)
    assert not limits.hold(2, 600, 0.1)
    limits.taken()
    assert not limits.hold(3, 600, 0.2)
    assert limits.overall(1.0) <= 1.0
    limits.hold(4, 600, 0.3)
    assert limits.hold(5, 600, 0.4)
