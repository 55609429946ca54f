"""One parent sends 500 messages at once: how much slower are fifty others? `python -m bench.load_flood [SECONDS]`"""

import asyncio
import sys
import time

from bench.load_rig import FIRST, at_work, milliseconds, share
from fsm.states import State

OTHERS, MESSAGES, EVERY = 50, 500, 4.0


async def measure(seconds: float, flood: int) -> list[float]:
    """How long the others' answers took."""
    async with at_work(OTHERS + 1, State.DAY, due=False, limits=True) as load:
        begun = time.monotonic()
        others = range(FIRST + 1, FIRST + 1 + OTHERS)
        talk = asyncio.create_task(load.talk(others, EVERY, lambda: time.monotonic() - begun > seconds))
        await asyncio.sleep(EVERY)
        load.waits.clear()
        for number in range(flood):
            load.sim.user_says(FIRST, f"Are you there? {number}")
        await talk
        print(f"refused for being too fast (429): {load.sim.limits.hits}")
        return [wait for _, wait in load.waits]


def main() -> None:
    """Without, with, and the ratio."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    calm = asyncio.run(measure(seconds, 0))
    print(f"{OTHERS} parents, one message each {EVERY:g} s: {len(calm)} answers, {milliseconds(calm)}")
    loud = asyncio.run(measure(seconds, MESSAGES))
    print(f"the same while one sends {MESSAGES} at once:   {len(loud)} answers, {milliseconds(loud)}")
    print(f"ratio of the 95th percentiles: {share(loud, 0.95) / share(calm, 0.95):.2f}")


if __name__ == "__main__":
    main()
