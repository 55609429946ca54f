"""What every turn does for the retention: a parent's word starts the year anew, and the clock is told when it ends."""

from dataclasses import replace
from datetime import timedelta

from dialogs.leaves import KEEP
from dialogs.scene import Scene
from dialogs.screen import ANYTIME, Option
from engine.assembly import rows
from fsm import retention, schedule
from fsm.event import Blocked, Due, Event, HumanReply
from fsm.journey import Journey
from fsm.reply import Say
from fsm.turn import Turn

NOT_THE_PARENTS = (Due, Blocked, HumanReply)
"""Events that are no word of the parent's."""


def dated(turn: Turn, event: Event, scene: Scene) -> Turn:
    """The turn, due no later than the retention ends."""
    journey = turn.journey
    if turn.erase:
        return turn
    if journey.consented is not None:
        if not isinstance(event, NOT_THE_PARENTS):
            journey.last_word, journey.warned = scene.today, None
        elif journey.last_word is None:
            # Written before there was such a date: the year begins now.
            journey.last_word = scene.today
    ends = retention.next_due(journey, scene.now, scene.retention)
    return replace(turn, due=ends if turn.due is None else min(turn.due, ends))


def over(journey: Journey, scene: Scene) -> bool:
    """Whether all about this parent is to be erased now, without a word."""
    if journey.consented is None:
        return True
    return (journey.blocked or journey.warned is not None) and ended(journey, scene)


def ended(journey: Journey, scene: Scene) -> bool:
    """Whether the time has come to tell the parent, or to erase."""
    return journey.last_word is not None and scene.today >= retention.ends_on(journey, scene.retention)


def notice(journey: Journey, scene: Scene) -> Turn:
    """Tells the parent when all will be erased. Any word or press of theirs keeps it."""
    journey.warned = journey.spoken = scene.today
    ends = scene.today + timedelta(days=scene.retention.notice)
    button = Option(f"{ANYTIME}:{KEEP}", scene.label("retention-keep"))
    said = Say(scene.say("retention-notice", on=scene.date(ends)), rows(journey, ((button,),)))
    return Turn(journey, (said,), schedule.next_due(journey, scene.now), scheduled=True)
