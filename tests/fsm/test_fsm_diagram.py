"""The picture of the machine is drawn from the machine that runs."""

from fsm.diagram import mermaid, ways
from fsm.machine import BACK, OVER, WAYS
from fsm.states import State


def test_every_state_and_every_trigger_is_in_the_picture() -> None:
    picture = mermaid()
    assert picture.startswith("---")
    assert "stateDiagram-v2" in picture
    for state in State:
        assert state.value in picture
    for way in WAYS + OVER + BACK:
        assert way.trigger in picture


def test_what_leads_from_or_to_everywhere_is_drawn_once() -> None:
    drawn = list(ways())
    assert ("worried", "anywhere", "concern_check") in drawn
    assert [target for trigger, _, target in drawn if trigger in ("back", "home")]
    assert all(target == "anywhere" for trigger, _, target in drawn if trigger in ("back", "home"))
    assert ("agreed", "welcome", "child_name") in drawn
    assert len(drawn) == len(set(drawn))
