"""The bench measures what it says: the server keeps its limit, the judges see what is amiss, the page what failed."""

import asyncio
import json
from typing import Any

import aiohttp

from bench import evening, kill, report
from bench.far_end import FarEnd
from bench.figures import middle, share
from bench.parents import Line, Talk
from bench.walk import LAST_STATEMENT, first_evening
from fsm.states import State
from tests.conversation import content


async def call(session: aiohttp.ClientSession, far_end: FarEnd, method: str, **parameters: Any) -> Any:
    async with session.post(f"{far_end.url}/bot1:a/{method}", json=parameters) as response:
        return json.loads(await response.read())


async def test_the_server_hands_out_what_is_said_until_it_is_confirmed() -> None:
    async with FarEnd() as far_end, aiohttp.ClientSession() as session:
        number = far_end.say(5, "Hello")
        for _ in range(2):
            found = await call(session, far_end, "getUpdates", timeout=1)
            assert [update["message"]["text"] for update in found["result"]] == ["Hello"]
        assert (await call(session, far_end, "getUpdates", offset=number + 1))["result"] == []
        assert far_end.confirmed == number


async def test_the_server_refuses_what_passes_its_limit_in_any_second() -> None:
    async with FarEnd(limit=3) as far_end, aiohttp.ClientSession() as session:
        answers = [await call(session, far_end, "sendMessage", chat_id=1, text="x") for _ in range(5)]
    assert [answer["ok"] for answer in answers] == [True, True, True, False, False]
    assert answers[-1]["parameters"] == {"retry_after": 1}
    assert len(far_end.refusals) == 2


async def test_a_parent_writes_again_when_all_of_the_answer_has_come() -> None:
    async with FarEnd() as far_end, aiohttp.ClientSession() as session:
        talk = Talk(far_end, [Line("a", ("1", "2")), Line("b")])
        talk.begin(1)
        await asyncio.sleep(0)
        (chat,) = talk.parents
        for expected in ("a", "a", "b"):
            found = await call(session, far_end, "getUpdates", timeout=1)
            assert found["result"][-1]["message"]["text"] == expected
            await call(session, far_end, "sendMessage", chat_id=chat, text="x")
    # Who is through has made way for another.
    assert len(talk.waits) == 2
    assert list(talk.parents) == [chat + 1]


def test_the_first_evening_is_the_real_one() -> None:
    walk = first_evening(content())
    assert walk.state == State.REFLECTION
    assert len(walk.journey.reflection) == LAST_STATEMENT
    # One message to each line: the peers say one too.
    assert {len(line.answers) for line in walk.lines} == {1}


def test_the_judges_of_the_kills() -> None:
    judge = kill.ours([Line("/start", ("welcome",)), Line("Mia", ("how old",)), Line("13", ("he or she",))])
    assert [judge(1, text) for text in ("how old", "welcome", "he or she")] == ["good", "twice", "wrong"]
    assert judge(2, "welcome") == "lost"
    assert [kill.theirs(4, f"{stored}. Thank you") for stored in (5, 4, 0, 2, 6)] == [
        *("good", "twice", "lost", "wrong", "wrong"),
    ]


def test_figures() -> None:
    assert share([3.0, 1.0, 2.0, 4.0], 0.5) == 3.0
    assert share([], 0.99) == 0.0
    assert middle([{"a": 1.0}, {"a": 9.0}, {"a": 2.0}]) == {"a": 2.0}
    assert evening.busiest([0.0, 0.5, 0.99, 1.0, 1.4, 3.0]) == 4


def test_the_page_says_what_does_not_hold() -> None:
    figures = {"per_second": 100.0, "p50": 0.1, "p99": 0.2, "cpu": 1.0, "memory": 130.0}
    talk = dict.fromkeys((report.OURS, report.ECHO, report.MEMORY), figures)
    goals = report.goals({"machine": "", "talk": talk})
    assert "| talk: memory under 120 MB | 130 | **no** |" in goals
    assert goals.count("**no**") == 4
    talk = {**talk, report.OURS: {**figures, "per_second": 300.0, "p99": 0.05, "memory": 90.0}}
    assert "**no**" not in report.goals({"machine": "", "talk": talk})
