"""A new round asks first."""

from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm.journey import Journey
from fsm.states import State


class Restarting(Screen):
    """A new start keeps the settings and the child; the story, the signs and the programme begin again."""

    state = State.RESTARTING

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        rows = (row(Option("yes", scene.label("restart-yes"))), row(Option("back", scene.label("restart-no"))))
        return Prompt(scene.say("restart"), rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        return Outcome("restarted" if heard.id == "yes" else "back")
