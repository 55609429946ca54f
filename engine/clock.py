"""The clock's turn: a due journey is an event like any other."""

from dataclasses import replace

from dialogs import check_in
from dialogs.day import move_on
from dialogs.scene import Scene
from dialogs.screen import Outcome
from engine import keeping
from engine.asking import prompt
from engine.assembly import assemble
from engine.finish import finish
from fsm import machine, schedule
from fsm.journey import Journey
from fsm.states import CLOSING, OVERLAYS, RUNNING, State
from fsm.turn import Turn
from fsm.words import Progress


def due(journey: Journey, scene: Scene) -> Turn:
    """Says what is due, once per local day and never at night."""
    if keeping.over(journey, scene):
        return Turn(Journey(journey.chat), erase=True)
    if journey.blocked or not schedule.may_speak(journey, scene.now):
        return Turn(journey, due=schedule.next_due(journey, scene.now))
    if keeping.ended(journey, scene):
        return keeping.notice(journey, scene)
    worry = journey.worry
    if worry is not None and worry.follow_up is not None and worry.follow_up <= scene.now:
        asked = worry.asked + 1
        again = schedule.next_follow_up(journey, asked, scene.now)
        journey.worry = replace(worry, follow_up=again, asked=asked, on=scene.today, answered=False, aside=False)
        return _spoken(journey, Outcome("followed_up"), scene)
    if worry is not None and worry.follow_up is not None and not worry.asked:
        # After a concern the next word of the clock is the soft check-in, not a question about a step.
        return Turn(journey, due=schedule.next_due(journey, scene.now))
    remark = ""
    if State.PAUSED in (journey.state, *journey.under):
        if journey.pause_until is None or journey.pause_until > scene.now:
            return Turn(journey, due=schedule.next_due(journey, scene.now))
        journey.pause_until = None
        remark = scene.say("pause-over")
    if {State.SILENCE, State.QUIET} & {journey.state, *journey.under}:
        return Turn(journey, due=schedule.next_due(journey, scene.now))
    if journey.state in OVERLAYS:
        machine.fire(journey, "home", scene.now)
    if remark and journey.state == State.DAY:
        # Nothing was to be done in the pause, so the step is shown again today, and asked about tomorrow.
        return _spoken(journey, Outcome(remark=remark), scene)
    if journey.state in RUNNING:
        return _running(journey, remark, scene)
    if journey.state in CLOSING:
        if not remark and not schedule.hello_due(journey, scene.now):
            return Turn(journey, due=schedule.next_due(journey, scene.now))
        return _spoken(journey, Outcome("called", remark=remark), scene)
    if journey.nudged:
        return Turn(journey, due=schedule.next_due(journey, scene.now))
    journey.nudged = True
    return _spoken(journey, Outcome(remark=remark or scene.say("nudge")), scene)


def _running(journey: Journey, remark: str, scene: Scene) -> Turn:
    unanswered = journey.state == State.CHECK_IN and journey.diary and journey.diary[-1].progress is Progress.SILENT
    if unanswered and not remark:
        journey.silent += 1
        journey.misses += 1
    if journey.silent >= schedule.SILENCES:
        return _spoken(journey, Outcome("unanswered"), scene)
    if schedule.step_put_off(journey, scene.now):
        left = scene.say("step-put-off", title=scene.step(journey.programme[journey.position].step).title)
        machine.fire(journey, "called", scene.now)
        move_on(journey, scene)
        return _spoken(journey, Outcome(remark="\n\n".join(filter(None, (remark, left)))), scene, opened=True)
    state = journey.state
    finished, over = schedule.finished(journey, scene.now), schedule.step_over(journey, scene.now)
    half_way = state in (State.HARD, State.CLOSENESS, State.REVIEW, State.REVIEW_RESULT)
    if half_way and over:
        machine.fire(journey, "called", scene.now)
        if not finished:
            move_on(journey, scene)
        return _spoken(journey, Outcome(remark=remark), scene, opened=True)
    machine.fire(journey, "called", scene.now)
    check_in.begin_check_in(journey, scene)
    return _spoken(journey, Outcome(remark=remark), scene, opened=True)


def _spoken(journey: Journey, outcome: Outcome, scene: Scene, opened: bool = False) -> Turn:
    journey.spoken = scene.today
    if opened:
        journey.question += 1
        replies = assemble(journey, outcome.remark, prompt(journey, scene), 0)
        return Turn(journey, replies, schedule.next_due(journey, scene.now), scheduled=True)
    return replace(finish(journey, outcome, scene), scheduled=True)
