"""A day between two messages: the step is before the parent. What they type is kept as a note."""

from dialogs import leaves
from dialogs.scene import Scene
from dialogs.screen import ANYTIME, Choice, Heard, Option, Outcome, Prompt, Screen, Typed, row
from dialogs.story import absorb
from fsm import planner, schedule
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Cause

FURTHER = ("day_two", "day_three", "day_four")
"""What is said for the second, third and fourth day on the same step."""


def note(journey: Journey, heard: Heard, scene: Scene) -> str:
    """Keeps what a typed note says for the weekly review; returns the acknowledgement."""
    assert not isinstance(heard, Choice)
    journey.noted = absorb(journey.noted, heard.heard)
    return scene.line("note_received")


class Today(Screen):
    """A new step is two messages: the idea, then today's action. On its further days: one new thought."""

    state = State.DAY

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return self._new_step(journey, scene) if journey.asked == 0 else self._further(journey, scene)

    def _new_step(self, journey: Journey, scene: Scene) -> Prompt:
        planned = journey.programme[journey.position]
        step = scene.step(planned.step)
        total = min(schedule.LENGTH[journey.pace], len(journey.programme))
        head = scene.say("step-head", number=journey.position + 1, total=total, title=step.title)
        # Who has nothing left to give was promised small steps, before anything is missed.
        journey.small_first = journey.misses >= schedule.MISSES or Cause.PARENT_WORN_OUT in journey.causes
        leaf = (
            leaves.small_step(journey, scene, planned.step)
            if journey.small_first
            else leaves.step_face(journey, scene, planned.step, "today")
        )
        if planned.step in journey.put_off:
            return Prompt(f"{head}\n\n{scene.say('step-back')}\n\n{leaf.text}", leaf.rows)
        first = f"{head}\n\n{scene.html(step.idea.of(journey.causes))}"
        hour = f"{schedule.USUAL_HOUR if journey.hour is None else journey.hour}:00"
        close = "\n\n" + scene.say("step-first-evening", hour=hour) if journey.position == 0 else ""
        return Prompt(leaf.text + close, leaf.rows, first=first)

    def _further(self, journey: Journey, scene: Scene) -> Prompt:
        planned = journey.programme[journey.position]
        step = scene.step(planned.step)
        if journey.misses >= schedule.MISSES and not (journey.smaller or journey.small_first):
            journey.smaller = True
            smaller = scene.html(step.actions[journey.child.band].smaller)
            return Prompt(f"{scene.line('make_it_smaller')}\n\n{smaller}", self._look(planned.step, scene))
        if journey.asked <= len(FURTHER):
            text = scene.html(getattr(step, FURTHER[journey.asked - 1]))
        else:
            text = scene.line("good_night")
        return Prompt(text, self._look(planned.step, scene))

    def _look(self, step: str, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        return (row(Option(f"{ANYTIME}:{leaves.OPEN}{leaves.STEP}.{step}.today", scene.label("face-again"))),)

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        planned = journey.programme[journey.position]
        text = scene.say("day-again", title=scene.step(planned.step).title)
        return Prompt(text, self._look(planned.step, scene))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        assert isinstance(heard, Typed), "no button answers here"
        return Outcome(remark=note(journey, heard, scene), shut=True, answers=(Answer("note", words=heard.text),))


def move_on(journey: Journey, scene: Scene) -> None:
    """Gives the next step if the current one has had its days, or has to wait because of a concern."""
    if schedule.step_put_off(journey, scene.now):
        journey.put_off = (*journey.put_off, journey.programme[journey.position].step)
        journey.programme = planner.put_off(journey, scene.today, journey.position)
        _give(journey, scene)
    elif schedule.step_over(journey, scene.now) and not schedule.last_step(journey):
        journey.programme = planner.put_off(journey, scene.today, journey.position + 1)
        journey.position += 1
        _give(journey, scene)


def _give(journey: Journey, scene: Scene) -> None:
    journey.step_on = scene.today
    journey.asked = 0
    journey.smaller = False
