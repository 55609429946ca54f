"""The rules of the design, checked from the outside after a run. Each gives the breaches that it found, in words."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator

from tests.simulation import pace
from tests.simulation.check_ins import check_ins
from tests.simulation.matching import Matched, Part
from tests.simulation.seen import Seen

Breaches = Iterator[str]

STOPS_IN = 5.0
"""Seconds."""

AT_A_BLOCK = 3
"""Calls that may find a chat shut: what was on its way, and one more for what was decided meanwhile."""


def handled_once(matched: Matched) -> Breaches:
    """Received is kept, and every update has one turn."""
    seen = matched.seen
    times = Counter(id for id, _ in seen.handled)
    for id, happened in seen.updates.items():
        if times[id] != 1:
            yield f"update {id} ({happened.kind} at {happened.at:.3f}) was handled {times[id]} times"
    for id in times.keys() - seen.updates.keys():
        yield f"update {id} was handled and never happened"
    if seen.unhandled:
        yield f"{seen.unhandled} events still wait in the inbox"


def answered(matched: Matched) -> Breaches:
    """No question is a dead end: whatever a parent does is answered."""
    seen = matched.seen
    decided = {(row.chat, row.at) for row in seen.decided}
    for id, at in seen.handled:
        happened = seen.updates.get(id)
        if happened is not None and happened.kind != "my_chat_member" and (happened.chat, at) not in decided:
            yield f"update {id} ({happened.kind} at {happened.at:.3f}) has no answer"


def seen_by_all(matched: Matched) -> Breaches:
    """Every decided message is seen, in its chat's order, and nothing else is."""
    for lane in matched.lanes:
        for at, part in enumerate(lane.parts):
            if not part.calls and not matched.excused(lane, at):
                what = "is still in the outbox" if part.row.gone is None else f"was dropped at {part.row.gone:.3f}"
                yield f"{_name(part)} was never seen: it {what}"
        for call in lane.strange:
            yield f"call {call.number} {call.method} to {call.chat} at {call.left:.3f} is out of order or undecided"


def twice_only_in_flight(matched: Matched) -> Breaches:
    """A message comes twice only if its answer was lost on the way, or the bot was killed before it could note it."""
    kills = matched.seen.kills
    for lane in matched.lanes:
        at_kill: Counter[float] = Counter()
        for part in lane.parts:
            taken = [call for call in part.calls if call.code == 200]
            for first, second in itertools.pairwise(taken):
                assert first.taken is not None
                kill = next((kill for kill in kills if first.taken <= kill <= second.left), None)
                if first.back is None:
                    continue
                if kill is None:
                    yield f"{_name(part)} came twice, at {first.taken:.3f} and {second.taken:.3f}, for nothing"
                else:
                    at_kill[kill] += 1
        for kill, count in at_kill.items():
            if count > 1:
                yield f"the kill at {kill:.3f} made {count} messages of chat {lane.chat} come twice"


def left_in_peace(matched: Matched) -> Breaches:
    """Who blocked the bot is not called again and again."""
    seen = matched.seen
    for chat, begins, ends in seen.blocks:
        refused = [c for c in seen.calls if c.chat == chat and c.code == 403 and begins <= c.left <= ends]
        kills = sum(begins <= kill <= ends for kill in seen.kills)
        if len(refused) > AT_A_BLOCK + kills:
            yield f"chat {chat} blocked the bot at {begins:.3f} and was called {len(refused)} times"


def forgotten(matched: Matched) -> Breaches:
    """Erased is gone, unless the parent wrote again."""
    seen = matched.seen
    last: dict[int, float] = {}
    for id, at in seen.handled:
        if id in seen.updates:
            last[seen.updates[id].chat] = max(at, last.get(seen.updates[id].chat, 0.0))
    erased = dict(seen.erased)
    for table, chat in seen.left:
        if chat in erased and last.get(chat, 0.0) <= erased[chat]:
            yield f"chat {chat} was erased at {erased[chat]:.3f} and still stands in {table}"


def at_rest(matched: Matched) -> Breaches:
    """When all is well again nothing is overdue."""
    for chat, due in matched.seen.due:
        if due < matched.seen.wall - 120:
            yield f"chat {chat} has been due for {matched.seen.wall - due:.0f} seconds"


def stops_in_time(matched: Matched) -> Breaches:
    """Told to stop, it stops."""
    for at, seconds in matched.seen.stops:
        if seconds > STOPS_IN:
            yield f"told to stop at {at:.3f} it took {seconds:.3f} seconds"


def no_complaints(matched: Matched) -> Breaches:
    """The bot itself says that nothing went wrong that never should."""
    yield from matched.seen.logged


def refused_nothing(matched: Matched) -> Breaches:
    """Telegram never has to refuse a message for what it is."""
    for call in matched.seen.calls:
        known = ("message is not modified", "message to edit not found", "query is too old", "upgraded to a supergroup")
        if call.code == 400 and not any(words in call.said for words in known):
            yield f"call {call.number} {call.method} was refused: {call.said}"


INVARIANTS: dict[str, Callable[[Matched], Breaches]] = {
    "every update is handled once": handled_once,
    "everything is answered": answered,
    "every decided message is seen, in order": seen_by_all,
    "twice only what was in flight": twice_only_in_flight,
    "check-ins once a local day and never at night": check_ins,
    "a blocked chat is left in peace": left_in_peace,
    "erased is gone": forgotten,
    "nothing is overdue in the end": at_rest,
    "it stops when told": stops_in_time,
    "Telegram's limits are kept": pace.limits,
    "asked for quiet, it is quiet": pace.quiet,
    "everyone is heard soon": pace.heard_soon,
    "nobody waits for another": pace.nobody_waits,
    "Telegram refuses nothing": refused_nothing,
    "the bot complains of nothing": no_complaints,
}


def breaches(seen: Seen) -> dict[str, list[str]]:
    """All that were found, by rule."""
    matched = Matched(seen)
    found = {name: list(check(matched)) for name, check in INVARIANTS.items()}
    return {name: lines for name, lines in found.items() if lines}


def _name(part: Part) -> str:
    row = part.row
    return f"row {row.id} ({part.key[0]}) of chat {row.chat}, decided at {row.at:.3f},"
