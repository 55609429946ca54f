"""A press: the open question's, an old one's, the same one twice, or a leaf to turn."""

from dataclasses import dataclass

from dialogs import leaves
from dialogs.scene import Scene
from dialogs.screen import Outcome
from engine.asking import prompt_options
from engine.assembly import rows
from engine.finish import finish
from fsm import schedule
from fsm.event import Press
from fsm.journey import Journey
from fsm.reply import Edit, Reply, Say, Settle, Toast
from fsm.states import State
from fsm.turn import Turn


@dataclass(frozen=True, slots=True)
class ReadPress:
    """Either the id that was chosen, or a whole turn. `settle` is for a message that does not change in place."""

    id: str = ""
    toast: tuple[Reply, ...] = ()
    settle: tuple[Reply, ...] = ()
    turn: Turn | None = None


def read(journey: Journey, event: Press, scene: Scene) -> ReadPress:
    """Tells the presses apart."""
    number, _, id = event.data.partition(":")
    if number == "*":
        return ReadPress(turn=_leaf(journey, event, id, scene))
    if event.data == journey.taken:
        return ReadPress(turn=_only(journey, scene, Toast(event.callback_id)))
    options = {option.id: option for option in prompt_options(journey, scene)}
    if number != str(journey.question) or id not in options:
        return ReadPress(turn=_old(journey, event, scene))
    settle = Settle(event.message_id, options[id].label, event.data)
    return ReadPress(id, (Toast(event.callback_id),), (settle,))


def _only(journey: Journey, scene: Scene, *replies: Reply) -> Turn:
    return Turn(journey, replies, schedule.next_due(journey, scene.now))


def _leaf(journey: Journey, event: Press, id: str, scene: Scene) -> Turn:
    leaf = leaves.leaf(journey, scene, id.removeprefix(leaves.OPEN))
    if leaf is None:
        return _only(journey, scene, Toast(event.callback_id, scene.label("old-button")))
    buttons = rows(journey, leaf.rows)
    shown = Say(leaf.text, buttons) if id.startswith(leaves.OPEN) else Edit(event.message_id, leaf.text, buttons)
    return _only(journey, scene, Toast(event.callback_id), shown)


def _old(journey: Journey, event: Press, scene: Scene) -> Turn:
    """An earlier question's button: a kind word, and the open question again where one is open."""
    toast = Toast(event.callback_id, scene.label("old-button"))
    resting = journey.state in (State.DAY, State.ENDED)
    return finish(journey, Outcome(shut=resting), scene, (toast,))
