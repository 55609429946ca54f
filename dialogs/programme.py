"""The programme: the steps in this parent's order, and for each why it is there."""

from dialogs.leaves import OPEN, PLAN, plan_page
from dialogs.scene import Scene
from dialogs.screen import ANYTIME, Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm import planner, schedule
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer


class Programme(Screen):
    """The first steps with their reasons; the rest a press away. The parent says when to begin."""

    state = State.PROGRAMME

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        leaf = plan_page(journey, scene, 0)
        return Prompt(leaf.text, leaf.rows, first=scene.say("programme-intro", steps=schedule.LENGTH[journey.pace]))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        options = row(Option("begin", scene.label("programme-begin")))
        return Prompt(
            scene.say("programme-again"), (options, row(Option(f"{ANYTIME}:{OPEN}{PLAN}.0", scene.label("plan-show"))))
        )

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.line("note_received"), answers=(Answer("programme", words=heard.text),))
        journey.first_signs = tuple(journey.signs)
        journey.started = schedule.evening(journey, scene.now)
        journey.step_on = journey.started
        journey.position = 0
        journey.programme = planner.put_off(journey, scene.today, 0)
        journey.asked = 0
        return Outcome("begun", answers=(Answer("begin", journey.programme[0].step),))
