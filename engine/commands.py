"""The commands. After any of them the open question comes back."""

from collections.abc import Callable

from dialogs import leaves, safety
from dialogs.scene import Scene
from dialogs.screen import Outcome, Prompt
from engine.asking import prompt
from engine.assembly import assemble, rows
from engine.finish import finish
from fsm import schedule
from fsm.event import Command
from fsm.journey import Journey
from fsm.reply import Export, Reply, Say
from fsm.states import STILLNESS, State
from fsm.turn import Turn

NAMES = (
    "help", "today", "plan", "progress", "pause", "resume", "settings",
    "language", "support", "sos", "privacy", "export", "restart", "forget", "start",
)  # fmt: skip
"""In the order of the menu."""

OVERLAY = {
    "restart": "restart_wanted",
    "forget": "forget_wanted",
    "settings": "settings_wanted",
    "language": "language_wanted",
    "support": "support_wanted",
    "pause": "pause_wanted",
}


def take(journey: Journey, event: Command, scene: Scene) -> Turn:
    """One command's turn."""
    journey.silent = 0
    name = event.name
    if journey.consented is None:
        return _before_consent(journey, name, scene)
    if name in OVERLAY:
        return finish(journey, Outcome(OVERLAY[name]), scene)
    if name == "sos":
        safety.sos(journey, scene)
        return finish(journey, Outcome("help_wanted"), scene)
    if name in ("resume", "start") and STILL & {journey.state, *journey.under}:
        journey.pause_until = None
        trigger = "back" if journey.state in STILL else "home"
        return finish(journey, Outcome(trigger, remark=scene.say("resumed")), scene)
    if name in SAYING:
        return SAYING[name](journey, scene)
    return finish(journey, Outcome(remark=scene.say("unknown-command")), scene)


STILL = frozenset(STILLNESS)


def _before_consent(journey: Journey, name: str, scene: Scene) -> Turn:
    """Only what needs no memory: who this is, what is kept, whom to call."""
    if name == "start":
        journey.question += 1
        return Turn(journey, assemble(journey, "", prompt(journey, scene), 0))
    if name == "privacy":
        return _with_leaf(journey, leaves.privacy_page(journey, scene, 0), scene)
    if name == "sos":
        return finish(journey, Outcome(remark=scene.say("sos") + "\n" + safety.directories(scene)), scene)
    if name == "forget":
        return finish(journey, Outcome(remark=scene.say("forgotten-number"), shut=True, erase=True), scene)
    key = "help-before" if name == "help" else "welcome-first"
    return finish(journey, Outcome(remark=scene.say(key)), scene)


def _with_leaf(journey: Journey, leaf: leaves.Leaf, scene: Scene) -> Turn:
    """The leaf, then the open question, unless nothing is open or the leaf has the question's own buttons."""
    said: tuple[Reply, ...] = (Say(leaf.text, rows(journey, leaf.rows)),)
    if journey.state not in RESTING and not Prompt(leaf.text, leaf.rows).options():
        said += assemble(journey, "", prompt(journey, scene, again=True), 0)
    return Turn(journey, said, schedule.next_due(journey, scene.now))


RESTING = (State.DAY, State.ENDED)
"""No question is open."""


def _resume(journey: Journey, scene: Scene) -> Turn:
    return finish(journey, Outcome(remark=scene.say("not-paused")), scene)


def _start(journey: Journey, scene: Scene) -> Turn:
    return finish(journey, Outcome(remark=scene.say("start-again")), scene)


def _help(journey: Journey, scene: Scene) -> Turn:
    return finish(journey, Outcome(remark=scene.say("help")), scene)


def _privacy(journey: Journey, scene: Scene) -> Turn:
    return _with_leaf(journey, leaves.privacy_page(journey, scene, 0), scene)


def _plan(journey: Journey, scene: Scene) -> Turn:
    if not journey.programme:
        return finish(journey, Outcome(remark=scene.say("plan-not-yet")), scene)
    return _with_leaf(journey, leaves.plan_page(journey, scene, journey.position // leaves.STEPS_A_PAGE), scene)


def _today(journey: Journey, scene: Scene) -> Turn:
    step = journey.step
    if step is None:
        return finish(journey, Outcome(remark=scene.say("today-not-yet")), scene)
    return _with_leaf(journey, leaves.step_face(journey, scene, step, "today"), scene)


def _progress(journey: Journey, scene: Scene) -> Turn:
    if journey.started is None:
        return finish(journey, Outcome(remark=scene.say("progress-nothing-yet")), scene)
    done = sum(day.progress not in ("silent", "not_yet") for day in journey.diary)
    rated = [day.closeness for day in journey.diary if day.closeness is not None]
    total = min(schedule.LENGTH[journey.pace], len(journey.programme))
    remark = scene.say("progress", step=journey.position + 1, total=total, days=len(journey.diary), tried=done)
    if rated:
        latest = rated[-7:]
        remark += " " + scene.say("progress-closeness", value=scene.number(sum(latest) / len(latest)))
    return finish(journey, Outcome(remark=remark, shut=journey.state in RESTING), scene)


def _export(journey: Journey, scene: Scene) -> Turn:
    turn = finish(journey, Outcome(shut=journey.state in RESTING), scene)
    export = Export(scene.say("export"), scene.pack.locale)
    return Turn(turn.journey, (export, *turn.replies), turn.due)


SAYING: dict[str, Callable[[Journey, Scene], Turn]] = {
    "resume": _resume,
    "start": _start,
    "help": _help,
    "privacy": _privacy,
    "plan": _plan,
    "today": _today,
    "progress": _progress,
    "export": _export,
}
