"""One run: a seed, some parents, some days; what was seen of it from the outside."""

import hashlib
import io
import logging
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random
from unittest.mock import patch

from PIL import Image
from sqlcipher3 import dbapi2

from content.load import load
from content.pack import Content
from gateway import intake, pictures, service
from simulator.shapes import Json
from storage.connection import connect
from tests.simulation import black_box
from tests.simulation.far_end import FarEnd
from tests.simulation.life import KEY, LONG, Complaints, Life, MachineClock, Make, as_it_is
from tests.simulation.loop import VirtualLoop
from tests.simulation.parents import Habits, Parent
from tests.simulation.seen import Call, Seen, Spell
from tests.simulation.weather import Climate, Trouble, forecast

STARTS = (
    datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
    datetime(2026, 3, 26, 9, 0, tzinfo=UTC),
    datetime(2026, 10, 22, 18, 30, tzinfo=UTC),
    datetime(2026, 6, 10, 20, 0, tzinfo=UTC),
)
"""Days before a clock change, in America, in Europe, in both in autumn; and a summer without one."""

SUPPORT = -900
AFTERWARDS = 4 * 3600.0 + 777
"""Quiet time at the end, in which all that was held up must come through."""

PAGES = 1_000_000

USUAL, USUAL_HABITS = Climate(), Habits()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run."""

    seed: int
    parents: int = 12
    days: float = 7
    climate: Climate = USUAL
    habits: Habits = USUAL_HABITS
    make: Make = as_it_is


@dataclass(slots=True)
class Result:
    """What came of it. `trace`: a hash over everything that was seen, in its order."""

    plan: Plan
    seen: Seen
    injected: Counter[str]
    trace: str
    updates: int
    lives: int = 0
    lines: list[str] = field(default_factory=list)


@cache
def _content() -> Content:
    return load()


@cache
def _drawn() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 8)).save(target, "PNG")
    return target.getvalue()


class Run:
    """The world, and the bot's lives in it one after the other."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self._plan, self._folder = plan, folder
        chance = Random(plan.seed)
        self._chance = Random(chance.random())
        self.seen = Seen()
        self._loop = VirtualLoop()
        self._loop.on_step = self._on_step
        self._loop.set_exception_handler(self._lost)
        start = chance.choice(STARTS)
        self._clock = MachineClock(self._loop, start)
        self.far_end = FarEnd(self._loop, start, Random(chance.random()), self.seen)
        self.far_end.wall = self._clock.now
        self.far_end.on_taken = self._taken
        self.far_end.live.on_message = self._message
        self.far_end.users.add_group(SUPPORT, "Support")
        self._support = SUPPORT
        self._trace = hashlib.sha256()
        self.lines: list[str] = []
        self._parents = {
            1000 + number: Parent(1000 + number, self.far_end, Random(chance.random()), plan.habits)
            for number in range(plan.parents)
        }
        for parent in self._parents.values():
            parent.on_act = self._acted
            parent.on_block = self._was_blocked
            self.seen.zones[parent.chat] = parent.zone
            parent.begin(chance.uniform(1, 4 * 3600))
        self._troubles = forecast(Random(chance.random()), plan.days, plan.climate)
        self._life: Life | None = None
        self._number = 0
        self._kill_at_step = 0
        self._kill_in_flight = 0
        self._lock: object | None = None
        self._full = False
        self._stopped = 0.0

    def run(self) -> Result:
        """From the first /start to the quiet at the end."""
        complaints = Complaints(self.seen.logged)
        with ExitStack() as stack:
            stack.enter_context(patch.multiple(service, LOOK_AGAIN=float(LONG)))
            stack.enter_context(patch.multiple(intake, LONG_POLL=LONG))
            stack.enter_context(patch.object(pictures, "draw", lambda _picture: _drawn()))
            logging.getLogger().addHandler(complaints)
            stack.callback(logging.getLogger().removeHandler, complaints)
            self._loop.call_later(0, self._boot)
            for trouble in self._troubles:
                self._loop.call_at(trouble.at, self._happen, trouble)
            end = self._plan.days * 86400
            self._loop.call_at(end, self._clear_up)
            self._loop.live_until(end + AFTERWARDS)
            self._read()
            self._kill_now(lambda: self._loop.stop())
            self._loop.run_forever()
        self._loop.close()
        for parent in self._parents.values():
            if parent.blocked_since is not None:
                self.seen.blocks.append((parent.chat, parent.blocked_since, float("inf")))
        return Result(
            self._plan,
            self.seen,
            self.far_end.injected,
            self._trace.hexdigest(),
            len(self.seen.updates),
            self._number,
            self.lines,
        )

    # The bot's lives

    def _boot(self) -> None:
        if self._life is not None and not self._life.over:
            return
        self._number += 1
        self.far_end.life = self._number
        self._tell(f"life {self._number}")
        path = self._path(self._number)
        self._life = Life(path, self.far_end, self._clock, _content(), self._plan.make, self._support, self._died)
        self._life.statements.on_kill = partial(self._kill_now, self._reboot)
        if self._full:
            self._fill()

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.db"

    def _died(self, error: BaseException | None) -> None:
        """It ended by itself: told to, or by a fault."""
        assert self._life is not None
        if error is not None:
            self.seen.logged.append(f"the service died of {type(error).__name__}")
            self.seen.kills.append(self._loop.time())
        else:
            self.seen.stops.append((self._stopped, self._loop.time() - self._stopped))
        self._tell("ended")
        self._life.photograph(self._path(self._number + 1))
        self._reboot()

    def _reboot(self) -> None:
        self._clean()
        down = self._chance.choice((1.5, 3, 10, 60, 1800))
        self.seen.spells.append(Spell("down", self._loop.time(), self._loop.time() + down + 3))
        self._loop.call_later(down, self._boot)

    def _clean(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            (self._folder / f"{self._number}.db{suffix}").unlink(missing_ok=True)

    def _kill_now(self, then: Callable[[], None]) -> None:
        life = self._life
        if life is None or life.over:
            return
        self._unlock()
        self._kill_at_step = self._kill_in_flight = 0
        self.seen.kills.append(self._loop.time())
        self._tell("killed")
        life.kill(self._path(self._number + 1), then)

    def _on_step(self) -> None:
        if self._kill_at_step and self._loop.steps >= self._kill_at_step:
            self._kill_now(self._reboot)

    def _taken(self, call: Call) -> None:
        if self._kill_in_flight and call.message:
            self._kill_in_flight -= 1
            if not self._kill_in_flight:
                self._kill_at_step = self._loop.steps + self._chance.randint(1, 4)

    # What goes wrong

    def _happen(self, trouble: Trouble) -> None:
        self._tell(f"{trouble.kind} {trouble.lasts:.3f} {trouble.much:.3f}")
        self.far_end.injected[trouble.kind] += 1
        far_end, loop, life, much = self.far_end, self._loop, self._life, int(trouble.much)
        now, ends = loop.time(), loop.time() + trouble.lasts
        alive = life is not None and not life.over
        match trouble.kind:
            case "kill_step":
                self._kill_at_step = loop.steps + much
            case "kill_statement" if alive and life is not None:
                life.statements.kill_after = self._chance.random() < 0.5
                life.statements.kill_in = much
            case "kill_flight":
                self._kill_in_flight = much
            case "stop" if alive and life is not None:
                self._stopped = now
                life.stop()
            case "downtime":
                self._loop.call_later(trouble.lasts, self._boot)
                self.seen.spells.append(Spell("down", now, ends + 5))
                self._kill_now(self._clean)
            case "line_down" | "line_down_long":
                far_end.down = True
                self.seen.spells.append(Spell("line down", now, ends + 35))
                loop.call_at(ends, setattr, far_end, "down", False)
            case "rough":
                far_end.rough = trouble.much
                self.seen.spells.append(Spell("rough", now, ends + 60))
                loop.call_at(ends, setattr, far_end, "rough", 0.0)
            case "flood_one":
                far_end.flood_next += much
            case "flood_all":
                far_end.held_all = ends
                self.seen.spells.append(Spell("429 all", now, ends + 5))
            case "mixed":
                far_end.mixed_next += much
            case "disk_full" if not self._full:
                self._full = True
                self._fill()
                self.seen.spells.append(Spell("disk full", now, ends + 40))
                loop.call_at(ends, self._free)
            case "locked" if alive and life is not None and self._lock is None:
                self._lock = connect(life.path, KEY).conn
                self._begin_lock(ends)
            case "disk_error" if alive and life is not None:
                life.statements.fail_in = much
                self.seen.spells.append(Spell("disk error", now, now + 10))
            case "clock":
                self._clock.skew += trouble.much
                if trouble.lasts:
                    loop.call_at(ends, self._set_back, trouble.much)
            case "support_moves":
                self._move_support()

    def _fill(self) -> None:
        if self._life is not None and not self._life.over:
            self._life.db.conn.execute("PRAGMA max_page_count = 1").fetchone()

    def _free(self) -> None:
        self._full = False
        if self._life is not None and not self._life.over:
            self._life.db.conn.execute(f"PRAGMA max_page_count = {PAGES}").fetchone()

    def _begin_lock(self, ends: float) -> None:
        lock = self._lock
        assert isinstance(lock, dbapi2.Connection)
        lock.execute("PRAGMA busy_timeout = 0")
        lock.execute("BEGIN IMMEDIATE")
        self.seen.spells.append(Spell("locked", self._loop.time(), ends + 40))
        self._loop.call_at(ends, self._unlock)

    def _unlock(self) -> None:
        lock, self._lock = self._lock, None
        if isinstance(lock, dbapi2.Connection):
            lock.rollback()
            lock.close()

    def _set_back(self, much: float) -> None:
        self._tell("clock right")
        self._clock.skew -= much

    def _move_support(self) -> None:
        if self.far_end.world.chats[self._support].migrated is None:
            self.far_end.users.migrate(self._support, self._support - 1_000_000_000_000)

    def _clear_up(self) -> None:
        """The world is well again, the parents are asleep."""
        self._tell("quiet")
        self._kill_at_step = self._kill_in_flight = 0
        self.far_end.down, self.far_end.rough, self.far_end.held_all = False, 0.0, 0.0
        self.far_end.flood_next = self.far_end.mixed_next = 0
        self._unlock()
        self._free()
        if self._life is not None:
            self._life.statements.kill_in = self._life.statements.fail_in = None
        for parent in self._parents.values():
            parent.rest()
        self._boot()

    # What is seen

    def _message(self, chat: int, message: Json) -> None:
        if chat in self._parents:
            self._parents[chat].sees(message)

    def _acted(self, chat: int, what: str) -> None:
        self._tell(f"{chat} {what}")

    def _was_blocked(self, chat: int, begins: float, ends: float) -> None:
        self.seen.blocks.append((chat, begins, ends))

    def _lost(self, _loop: object, context: dict[str, object]) -> None:
        """An error that nobody took: none may be."""
        error = context.get("exception")
        name = type(error).__name__
        # A poll that fails as the bot is killed has nobody left to tell.
        if name not in ("KilledError", "NetworkError", "TimedOut"):
            self.seen.logged.append(f"nobody took {name}: {context.get('message')}")

    def _tell(self, line: str) -> None:
        self.lines.append(f"{self._loop.time():.6f} {line}")

    def _read(self) -> None:
        assert self._life is not None
        if self._life.over:
            self.seen.logged.append("the bot does not run at the end")
            return
        black_box.read(self._life.db, self.seen)
        self.seen.wall = self._clock.now().timestamp()
        for call in self.seen.calls:
            self.lines.append(f"{call.left:.6f} {call.life} {call.method} {call.chat} {call.code} {call.taken}")
        for line in self.lines:
            self._trace.update(line.encode())
