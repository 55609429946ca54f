"""The end of every turn: the trigger is fired, what comes next is asked, the clock's next call is set."""

from dataclasses import fields, replace

from dialogs.scene import Scene
from dialogs.screen import Outcome
from engine.asking import changed, prompt
from engine.assembly import assemble
from fsm import machine, schedule
from fsm.journey import Journey
from fsm.reply import Reply
from fsm.turn import Turn

COMING_BACK = ("back", "home")


def finish(journey: Journey, outcome: Outcome, scene: Scene, toasts: tuple[Reply, ...] = (), message: int = 0) -> Turn:
    """The turn that an outcome makes. `message` is the one whose button was pressed, 0 if none was."""
    if outcome.erase:
        replies = assemble(journey, outcome.remark, None, 0)
        return Turn(Journey(journey.chat), (*toasts, *replies), None, erase=True)
    if outcome.trigger:
        machine.fire(journey, outcome.trigger, scene.now)
        if outcome.trigger == "restarted":
            restart(journey)
    scene = replace(scene, pack=scene.content.pack(outcome.locale or journey.locale or scene.pack.locale))
    asked = None
    if not outcome.shut:
        # A screen that opens anew asks its question; one that is still open, or is come back to, asks again.
        fresh = bool(outcome.trigger) and outcome.trigger not in COMING_BACK
        if not outcome.trigger and (outcome.in_place or outcome.locale):
            asked = changed(journey, scene)
        else:
            asked = prompt(journey, scene, again=not fresh)
            journey.question += bool(outcome.trigger)
    replies = assemble(journey, outcome.remark, asked, message if outcome.in_place else 0)
    due = schedule.next_due(journey, scene.now)
    return Turn(journey, (*toasts, *replies, *outcome.replies), due, outcome.answers, forgets=outcome.forgets)


KEPT_AT_RESTART = frozenset(
    {
        *("chat", "state", "question", "taken", "locale", "consented", "blocked", "child", "country", "zone", "hour"),
        *("pace", "spoken", "worry", "alarmed", "misread", "lines", "last_word", "warned"),
    }
)
"""The child and the settings stay, and so does a concern that is open; what was told and walked begins again."""


def restart(journey: Journey) -> None:
    """A new round."""
    fresh = Journey(journey.chat)
    for field in fields(Journey):
        if field.name not in KEPT_AT_RESTART:
            setattr(journey, field.name, getattr(fresh, field.name))
