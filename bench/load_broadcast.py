"""Ten thousand check-ins are due at once while fifty parents write: `python -m bench.load_broadcast [HOW_MANY]`"""

import asyncio
import sys
import time

from bench.load_rig import FIRST, at_work, milliseconds
from fsm.states import State

TALKING, EVERY = 50, 10.0


async def measure(people: int) -> None:
    """Until every check-in is there."""
    async with at_work(people + TALKING, State.DAY, due=True, limits=True) as load:
        begun = time.monotonic()
        chats = range(FIRST, FIRST + people)
        talkers = range(FIRST + people, FIRST + people + TALKING)
        done = False
        talk = asyncio.create_task(load.talk(talkers, EVERY, lambda: done))
        reached: set[int] = set()
        sent_at_first = 0
        while len(reached) < people:
            await asyncio.sleep(0.5)
            reached |= {chat for chat in chats if chat not in reached and load.sim.replies(chat)}
            if time.monotonic() - begun <= 10:
                sent_at_first = len(reached)
        seconds = time.monotonic() - begun
        done = True
        await talk
        replies = sum(len(load.sim.replies(chat)) for chat in talkers)
        sent = people + replies
        print(f"{people} check-ins and {replies} messages to those who wrote in {seconds:.1f} s")
        print(f"messages a second: {sent / seconds:.2f} of 30 ({sent_at_first} check-ins in the first 10 s)")
        print(f"refused for being too fast (429): {load.sim.limits.hits}")
        waits = [wait for _, wait in load.waits]
        print(f"answers to those who wrote: {len(waits)}, {milliseconds(waits)}")
        first = [wait for at, wait in load.waits if at - begun < 15]
        print(f"of these in the first 15 s, while the turns are taken: {len(first)}, {milliseconds(first)}")


def main() -> None:
    """How many is the first argument."""
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))


if __name__ == "__main__":
    main()
