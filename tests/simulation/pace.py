"""Telegram's limits, its 'retry after', and that nobody waits for another's trouble."""

from collections import defaultdict, deque
from collections.abc import Iterator

from tests.simulation.matching import LATE, Matched
from tests.simulation.seen import Call, Seen, Spell

OVERALL, PER_CHAT, BURST = 30, 1.0, 3
TINY = 1e-3

SOON = 20.0
"""Seconds in which a message leaves that nothing holds up."""

AFTER_A_FAILURE = 45.0
"""Seconds that a chat may wait after a call that failed: a slow answer, and the longest pause."""

SEVERAL = 3
"""So many chats asked for quiet within a second mean everyone."""


def limits(matched: Matched) -> Iterator[str]:
    """Thirty a second, and one a second to a chat after a burst of three. Counted when they leave, life by life."""
    lives: defaultdict[int, list[Call]] = defaultdict(list)
    for call in matched.seen.calls:
        if call.message:
            lives[call.life].append(call)
    for calls in lives.values():
        second: deque[float] = deque()
        ahead: dict[int, float] = {}
        for call in calls:
            second.append(call.left)
            while second[0] <= call.left - 1:
                second.popleft()
            if len(second) > OVERALL:
                yield f"{len(second)} messages left in the second before {call.left:.3f}"
            full = max(ahead.get(call.chat, 0.0), call.left) + 1 / PER_CHAT
            ahead[call.chat] = full
            if full - call.left > BURST / PER_CHAT + TINY:
                yield f"chat {call.chat} got more than one a second at {call.left:.3f}"


def quiet(matched: Matched) -> Iterator[str]:
    """Whom Telegram asks to be quiet is quiet for so long, in the same life, and in the next if it was written down."""
    seen = matched.seen
    until: dict[int, tuple[float, Call]] = {}
    asked: list[Call] = []
    for call in sorted((call for call in seen.calls if call.message), key=lambda call: call.left):
        silent, first = until.get(call.chat, (0.0, call))
        if call.left < silent - TINY and (call.life == first.life or _written(seen, first)):
            yield f"chat {call.chat} was asked for quiet until {silent:.3f} and was called at {call.left:.3f}"
        held = _all_held(asked, call)
        if call.left < held - TINY:
            yield f"all were asked for quiet until {held:.3f} and chat {call.chat} was called at {call.left:.3f}"
        if call.retry_after and call.back is not None:
            until[call.chat] = (call.back + call.retry_after, call)
            asked.append(call)


def _written(seen: Seen, first: Call) -> bool:
    """Whether a kill came late enough for the first life to have noted it, and the disk took it."""
    assert first.back is not None
    if any(spell.kind in ("disk full", "locked", "disk error") for spell in seen.spells):
        return False
    return all(not first.left <= kill <= first.back + 0.5 for kill in seen.kills)


def _all_held(asked: list[Call], call: Call) -> float:
    """Until when everyone is asked to be quiet, as far as this life can know it when the call leaves."""
    known = [one for one in asked if one.life == call.life and one.back is not None and one.back < call.left - 0.01]
    for last in reversed(known):
        assert last.back is not None
        if last.back + last.retry_after < call.left:
            continue
        together = {one.chat for one in known if one.back is not None and 0 <= last.back - one.back <= 0.9}
        if len(together) >= SEVERAL:
            return last.back + last.retry_after
    return 0.0


def nobody_waits(matched: Matched) -> Iterator[str]:
    """A message leaves soon, but for what holds up everyone or its own chat."""
    seen = matched.seen
    common = [spell for spell in seen.spells if not spell.chat]
    own: defaultdict[int, list[Spell]] = defaultdict(list)
    for call in seen.calls:
        if call.message and call.code != 200:
            begins = call.left
            ends = begins + AFTER_A_FAILURE if not call.retry_after else (call.back or begins + 10) + call.retry_after
            own[call.chat].append(Spell("refused", begins, ends + 2))
    for lane in matched.lanes:
        before = 0.0
        for part in lane.parts:
            first = next((call for call in part.calls if call.taken is not None), None)
            if first is None:
                continue
            ready = max(part.row.at, before)
            before = first.left
            if part.row.scheduled and first.left - part.row.at > LATE:
                # What is late may wait for the morning.
                continue
            waited = _alone(ready, first.left, [*common, *own[first.chat]])
            if waited > SOON:
                yield f"row {part.row.id} of chat {part.row.chat} waited {waited:.1f} s from {ready:.3f} for nothing"


def heard_soon(matched: Matched) -> Iterator[str]:
    """What a parent does has its turn soon, but for what holds up everyone."""
    seen = matched.seen
    handled = dict(reversed(seen.handled))
    for id, happened in seen.updates.items():
        waited = _alone(happened.at, handled.get(id, happened.at), seen.spells)
        if waited > SOON:
            yield f"update {id} of chat {happened.chat} waited {waited:.1f} seconds from {happened.at:.3f} for nothing"


def _alone(begins: float, ends: float, spells: list[Spell]) -> float:
    """Seconds between two times that are in no spell."""
    waited, at = 0.0, begins
    for spell in sorted(spells, key=lambda spell: spell.begins):
        if spell.ends <= at:
            continue
        if spell.begins >= ends:
            break
        waited += max(0.0, spell.begins - at)
        at = max(at, spell.ends)
    return waited + max(0.0, ends - at)
