"""Telegram at the far end of the wire: the simulator's own Bot API in memory, with bad days."""

import asyncio
import json
import math
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from simulator.chats import Chats
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Limits
from simulator.live import Live
from simulator.methods import METHODS
from simulator.params import Params
from simulator.profile import Profile
from simulator.queries import Queries, Query
from simulator.refused import Refused, flood
from simulator.shapes import Json
from simulator.updates import Updates
from simulator.users import Users
from simulator.webhook import Webhook
from simulator.world import World
from tests.simulation.loop import VirtualLoop
from tests.simulation.seen import Call, Happened, Seen
from tests.simulation.wire import Answer, BrokenError

TOKEN = "700000001:AAsimulated_token_that_opens_nothing_000"
DAY = 86400.0
TOGETHER = 3.0


class Ordered(Queries):
    """Presses with ids that are the same in every run."""

    def ask(self, chat_id: int, message_id: int, data: str) -> Query:
        """A button was pressed."""
        query = Query(f"q{len(self.all)}", chat_id, message_id, data, self._clock.now())
        self.all[query.id] = query
        return query


class Telling(Live):
    """Tells the parents of what comes, and the poll of what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.on_message: Callable[[int, Json], None] = lambda _chat, _message: None
        self.on_ring: Callable[[], None] = lambda: None

    def publish(self, event: str, chat_id: int | None = None, **data: object) -> None:
        """As ever, to the parent instead of a page."""
        message = data.get("message")
        if event in ("message", "edited") and chat_id is not None and isinstance(message, dict):
            self.on_message(chat_id, message)

    def ring(self) -> None:
        """Something is new."""
        self.on_ring()


class Noted(Updates):
    """Notes everything that the bot must hear of, when it happens."""

    def __init__(self, live: Live, note: Callable[[Json], None]) -> None:
        super().__init__(live)
        self._note = note

    def add(self, kind: str, body: Json) -> None:
        """As ever."""
        before = len(self.pending)
        super().add(kind, body)
        if len(self.pending) > before:
            self._note(self.pending[-1])


class Always(Clock):
    """Telegram's clock: right whatever the bot's machine thinks."""

    def __init__(self, start: datetime, loop: VirtualLoop) -> None:
        super().__init__(start, running=False)
        self._begins, self._loop = start, loop

    def now(self) -> datetime:
        """The true time."""
        return self._begins + timedelta(seconds=self._loop.time())


class FarEnd:
    """One Bot API server. What is to go wrong is set by the weather."""

    def __init__(self, loop: VirtualLoop, start: datetime, chance: Random, seen: Seen) -> None:
        self.loop, self.chance, self.seen = loop, chance, seen
        clock, self.live, faults = Always(start, loop), Telling(), Faults()
        updates = Noted(self.live, self._noted)
        self.world = World(
            token=TOKEN,
            username="trust_steps_bot",
            clock=clock,
            live=self.live,
            chats=Chats(),
            files=Files(),
            updates=updates,
            webhook=Webhook(updates, self.live, clock, faults),
            queries=Ordered(clock),
            profile=Profile("Trust Steps"),
            faults=faults,
            limits=Limits(),
        )
        self.users = Users(self.world)
        self.live.on_ring = self._news
        self.injected: Counter[str] = Counter()
        # The bad days.
        self.down = False
        self.rough = 0.0
        self.held_all = 0.0
        self.held: dict[int, float] = {}
        self.flood_next = 0
        self._struck: list[float] = []
        self.mixed_next = 0
        self._old: list[tuple[float, Json]] = []
        self._poll: tuple[Call, Params, asyncio.Future[Answer]] | None = None
        self.life = 0
        self.wall: Callable[[], datetime] = clock.now
        self.on_taken: Callable[[Call], None] = lambda _call: None

    # A request comes and goes

    def ask(self, method: str, params: Params) -> "asyncio.Future[Answer]":
        """The wire's other end."""
        future: asyncio.Future[Answer] = self.loop.create_future()
        call = Call(
            len(self.seen.calls),
            self.life,
            method,
            params.integer("chat_id"),
            dict(params.values) | {"files": [file.name for file in params.files.values()]},
            self.loop.time(),
            self.wall(),
        )
        if method != "getUpdates":
            self.seen.calls.append(call)
        if self.down:
            self.injected["line down"] += 1
            self.loop.call_later(0.2, self._break, future)
        else:
            self.loop.call_later(0.01 + 0.05 * self.chance.random(), self._arrive, call, params, future)
        return future

    def _arrive(self, call: Call, params: Params, future: "asyncio.Future[Answer]") -> None:
        trouble = self._trouble(call) if self.chance.random() < self.rough else ""
        if trouble == "reset before":
            self._break(future)
            return
        if trouble in ("500", "502"):
            body = b"<html>Bad Gateway</html>" if trouble == "502" else Refused(code=500).body
            call.code = int(trouble)
            self._later(call, future, call.code, body)
            return
        if call.method == "getUpdates":
            self._wait(call, params, future)
            return
        code, answer = self._carry_out(call, params)
        if trouble == "reset after":
            self.loop.call_later(0.02, self._break, future)
        else:
            self._later(call, future, code, answer, 4 + 12 * self.chance.random() if trouble == "slow" else 0.0)

    def _trouble(self, call: Call) -> str:
        kinds = ["reset before", "reset after", "500", "502", "slow"]
        if call.method == "getUpdates":
            kinds = ["reset before", "500", "502"]
        trouble = self.chance.choice(kinds)
        self.injected[trouble] += 1
        return trouble

    def _later(
        self, call: Call, future: "asyncio.Future[Answer]", code: int, answer: Json | bytes, slow: float = 0.0
    ) -> None:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.loop.call_later(0.01 + 0.03 * self.chance.random() + slow, self._deliver, call, future, code, body)

    def _deliver(self, call: Call, future: "asyncio.Future[Answer]", code: int, body: bytes) -> None:
        if not future.done() and call.life == self.life:
            call.back = self.loop.time()
            future.set_result((code, body))

    def _break(self, future: "asyncio.Future[Answer]") -> None:
        if not future.done():
            future.set_exception(BrokenError())

    def _carry_out(self, call: Call, params: Params) -> tuple[int, Json]:
        try:
            if call.message:
                self._flood(call)
            result = _now(METHODS[call.method.lower()](self.world, params))
        except Refused as refused:
            call.code, call.said = refused.code, refused.description
            call.retry_after = refused.parameters.get("retry_after", 0)
            return refused.code, refused.body
        call.code, call.taken = 200, self.loop.time()
        self.on_taken(call)
        return 200, {"ok": True, "result": result}

    def _flood(self, call: Call) -> None:
        """429: one chat, or all."""
        now = self.loop.time()
        call.held = max(self.held.get(call.chat, 0.0), self.held_all)
        # A third chat refused within a second, and none served, would rightly be taken for a word to all.
        lately = sum(now - at < TOGETHER for at in self._struck[-2:])
        if self.flood_next and call.held <= now and lately < 2:
            self.flood_next -= 1
            self._struck.append(now)
            self.injected["429 one chat"] += 1
            self.held[call.chat] = now + self.chance.choice((2, 5, 30, 120, 600))
            call.held = 0.0
            raise flood(math.ceil(self.held[call.chat] - now))
        if call.held > now:
            if self.held_all > now:
                self.injected["429 all chats"] += 1
            raise flood(math.ceil(call.held - now))

    # Updates

    def _noted(self, update: Json) -> None:
        kind = next(name for name in update if name != "update_id")
        if _chat_of(update) > 0:
            self.seen.updates[update["update_id"]] = Happened(kind, _chat_of(update), self.loop.time())

    def _wait(self, call: Call, params: Params, future: "asyncio.Future[Answer]") -> None:
        before = {update["update_id"]: update for update in self.world.updates.pending}
        allowed = params.json("allowed_updates", "allowed updates")
        if isinstance(allowed, list):
            self.world.updates.allowed = [str(kind) for kind in allowed]
        self.world.updates.confirm(params.integer("offset"))
        left = {update["update_id"] for update in self.world.updates.pending}
        now = self.loop.time()
        self._old += [(now, update) for id, update in before.items() if id not in left]
        self._poll = (call, params, future)
        if self.world.updates.pending or self.mixed_next:
            self._news()
        else:
            self.loop.call_later(max(0, params.integer("timeout")), self._nothing, future)

    def _nothing(self, future: "asyncio.Future[Answer]") -> None:
        if self._poll is not None and self._poll[2] is future:
            call, self._poll = self._poll[0], None
            self._later(call, future, 200, {"ok": True, "result": []})

    def _news(self) -> None:
        if self._poll is None or self._poll[2].done() or self._poll[0].life != self.life:
            return
        batch = self.world.updates.pending[:100]
        if self.mixed_next:
            batch = self._mixed(batch)
        if batch:
            call, _, future = self._poll
            self._poll = None
            self._later(call, future, 200, {"ok": True, "result": batch})

    def _mixed(self, batch: list[Json]) -> list[Json]:
        """Some come twice, some confirmed ones come again, chats overtake each other; a chat keeps its order."""
        self.mixed_next -= 1
        now = self.loop.time()
        again = [update for at, update in self._old if now - at < DAY]
        again = self.chance.sample(again, min(len(again), 5))
        twice = self.chance.sample(batch, min(len(batch), 3))
        self.injected["update again"] += len(again) + len(twice)
        if len(batch) > 1:
            self.injected["batch re-ordered"] += 1
        chats = sorted({_chat_of(update) for update in batch})
        self.chance.shuffle(chats)
        return [*again, *sorted(batch, key=lambda update: chats.index(_chat_of(update))), *twice]


def _chat_of(update: Json) -> int:
    body = next(value for name, value in update.items() if name != "update_id")
    return int((body.get("message") or body)["chat"]["id"])


def _now(coroutine: Any) -> Any:
    """What a coroutine that waits for nothing comes back with."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("the Bot API waits for something")
