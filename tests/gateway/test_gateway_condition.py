"""What is trouble, and what is not yet."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gateway.condition import Condition
from storage.backlog import Backlog, Waiting
from tests.gateway.rig import START

NOTHING = Waiting()
QUIET = Backlog(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def condition(**changed: Any) -> Condition:
    waiting = {name: changed.pop(name, NOTHING) for name in ("events", "replies", "scheduled", "told", "due")}
    usual: dict[str, Any] = {
        "now": START, "started": START, "last_update": None, "polled": None, "inbox_stuck": False,
        "backlog": Backlog(**waiting),
    }  # fmt: skip
    return Condition(**usual | changed)


def test_a_bot_that_nobody_has_written_to_is_well() -> None:
    found = condition(backlog=QUIET)
    assert found.troubles == ()
    assert found.as_json()["status"] == "ok"
    assert found.as_json()["last_update"] is None


TROUBLES = [
    ({"polled": START - timedelta(seconds=121)}, "telegram_silent"),
    ({"inbox_stuck": True}, "disk"),
    ({"backlog": None}, "disk"),
    ({"events": Waiting(1, 61)}, "events_wait"),
    ({"replies": Waiting(1, 601)}, "replies_wait"),
    ({"scheduled": Waiting(9, 3601)}, "check_ins_wait"),
    ({"told": Waiting(1, 601)}, "support_chat_unreachable"),
    ({"due": Waiting(1, 3601)}, "clock_late"),
]


@pytest.mark.parametrize(("changed", "trouble"), TROUBLES)
def test_trouble_has_a_name(changed: dict[str, Any], trouble: str) -> None:
    found = condition(**changed)
    assert found.troubles == (trouble,)
    assert found.as_json()["status"] == "trouble"
    assert found.as_json()["troubles"] == [trouble]


def test_waiting_a_little_is_no_trouble() -> None:
    waits = {"events": Waiting(9, 59), "replies": Waiting(9, 599), "scheduled": Waiting(9999, 3599)}
    assert condition(**waits, due=Waiting(9, 3599), polled=START - timedelta(seconds=119)).troubles == ()


def test_the_oldest_unsent_of_any_kind() -> None:
    found = condition(replies=Waiting(1, 2), scheduled=Waiting(4, 8.5), told=Waiting(1, 3)).as_json()
    assert found["oldest_unsent_seconds"] == 8.5
    assert found["scheduled"] == {"count": 4, "oldest_seconds": 8.5}


def test_every_trouble_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "alarms.md").read_text("utf-8")
    for _, trouble in TROUBLES:
        assert f"`{trouble}`" in page
