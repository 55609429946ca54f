"""How fast messages leave, in virtual time."""

import heapq
import itertools
import random
from bisect import bisect_left
from collections.abc import Iterator

from gateway.limits import Limits, Rates

CHAT, OTHER = 1, 2


Chats = Iterator[int]


def send(limits: Limits, chats: Chats, until: float, late: float) -> list[float]:
    """Sends to one chat after the other as early as is allowed; a timer that is waited for is a little late."""
    now, sent = 0.0, list[float]()
    while now < until:
        chat = next(chats)
        when = max(limits.overall(now), limits.chat(chat, now))
        while when > now:
            now = when + late
            when = max(limits.overall(now), limits.chat(chat, now))
        limits.spend(chat, now)
        limits.answered(now)
        sent.append(now)
    return sent


def busiest_second(sent: list[float]) -> int:
    return max(bisect_left(sent, start + 1) - place for place, start in enumerate(sent))


def test_never_more_than_thirty_in_any_second_and_hardly_fewer() -> None:
    for late in (0.0, 0.004, 0.009):
        sent = send(Limits(), itertools.count(), 20, late)
        assert busiest_second(sent) <= 30
        assert len(sent) / 20 >= 0.97 * 30


def test_other_rates_are_kept_as_well() -> None:
    sent = send(Limits(Rates(overall=1000)), itertools.count(), 2, 0.002)
    assert busiest_second(sent) <= 1000
    assert len(sent) / 2 >= 900


def test_a_turn_leaves_at_once_then_one_a_second() -> None:
    limits = Limits(Rates(overall=10_000))
    sent = send(limits, itertools.cycle([CHAT]), 6, 0.0)
    assert sum(at < 0.1 for at in sent) == 3
    assert all(later - earlier > 0.9 for earlier, later in itertools.pairwise(sent[2:]))


def test_the_burst_comes_back_with_time() -> None:
    limits = Limits()
    send(limits, itertools.cycle([CHAT]), 0.05, 0.0)
    assert limits.chat(CHAT, 10) <= 10
    for _ in range(3):
        assert limits.chat(CHAT, 10) <= 10
        limits.spend(CHAT, 10)
    assert limits.chat(CHAT, 10) == 11


def test_one_chats_429_holds_that_chat_only() -> None:
    limits = Limits()
    assert not limits.hold(CHAT, 7, 100)
    assert limits.chat(CHAT, 100) == 107
    assert limits.chat(OTHER, 100) <= 100
    assert limits.overall(100) <= 100


def test_several_chats_at_once_hold_everyone() -> None:
    limits = Limits()
    assert [limits.hold(chat, 5, 100 + chat / 10) for chat in (1, 2, 3)] == [False, False, True]
    assert limits.overall(100) == 105.3


def test_several_chats_over_a_minute_hold_only_themselves() -> None:
    limits = Limits()
    assert not any(limits.hold(chat, 5, 100 + 20 * chat) for chat in range(10))
    assert not any([limits.hold(CHAT, 5, 500), limits.hold(CHAT, 5, 500), limits.hold(CHAT, 5, 500)])
    assert limits.overall(500) <= 500


def test_a_clock_that_is_set_back_silences_nobody() -> None:
    limits = Limits()
    for _ in range(9):
        limits.spend(CHAT, 10_000)
    assert limits.overall(50) <= 50.1
    assert limits.chat(CHAT, 50) <= 51
    limits.spend(CHAT, 50)
    assert limits.chat(CHAT, 50) <= 51


def test_chats_that_are_done_are_forgotten() -> None:
    limits = Limits(Rates(overall=1e9))
    for chat in range(20_000):
        limits.spend(chat, chat / 100)
    assert len(limits._chats) < 5_000


def test_at_a_thousand_a_second_what_arrives_late_and_bunched_never_passes_the_limit() -> None:
    """Guards: a busy machine sent what was due in a bunch, and the server counted more than it allows in a second."""
    limits, chance = Limits(Rates(overall=1000)), random.Random(7)
    now, arrived = 0.0, list[float]()
    answers: list[float] = []
    for chat in itertools.count():
        if chance.random() < 0.0005:
            # The loop is busy with something else: nothing leaves, and no answer is seen.
            now += chance.uniform(0.05, 0.3)
        while (when := limits.overall(now)) > now:
            now = max(now, min([when, *answers[:1]]))
            while answers and answers[0] <= now:
                limits.answered(heapq.heappop(answers))
        if now > 20:
            break
        limits.spend(chat, now)
        on_the_way = chance.choice((0.001, 0.02, 0.08))
        arrived.append(now + on_the_way)
        heapq.heappush(answers, now + on_the_way + chance.uniform(0, 0.02))
    arrived.sort()
    assert busiest_second(arrived) <= 1000
    assert len(arrived) / 20 > 850


def test_who_came_back_makes_room_a_second_later() -> None:
    limits = Limits(Rates(overall=100))
    for chat in range(100):
        limits.spend(chat, 0.0)
    assert limits.overall(10.0) > 10.0
    for _ in range(100):
        limits.answered(10.0)
    assert limits.overall(10.5) > 10.5
    assert limits.overall(11.5) <= 11.5
