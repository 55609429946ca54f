"""What may lie behind it: a checklist of causes, with 'no idea' among them."""

from dialogs import checklist
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen
from dialogs.signs import QUOTED_AT_MOST, quoted
from dialogs.story import absorb
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Cause

ANSWERED_FIRST = (
    Cause.PARENT_WORN_OUT,
    Cause.OWN_MISTAKES,
    Cause.SERIOUS_EVENT,
    Cause.SEPARATION,
    Cause.DISTANT_DESPITE_CARE,
    Cause.NEVER_BUILT,
    Cause.LONG_HOURS,
    Cause.UNKNOWN,
)
"""When several are told, the one that weighs most on the parent is answered; the others shape the programme."""


class Causes(Screen):
    """What the story named is ticked already. 'No idea' stands alone."""

    state = State.CAUSES

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        if not journey.ticked and not journey.causes:
            journey.ticked = tuple(journey.heard.causes)
        return self.changed(journey, scene)

    def changed(self, journey: Journey, scene: Scene) -> Prompt:
        said = [
            f"• {scene.html(scene.pack.causes[id].said)} {quoted(scene, words)}"
            for id, words in list(journey.heard.causes.items())[:QUOTED_AT_MOST]
        ]
        if not said:
            return self._prompt(journey, scene, scene.say("causes"))
        return self._prompt(
            journey, scene, "\n".join([scene.say("causes-heard"), *said, "", scene.say("causes-correct")])
        )

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return self._prompt(journey, scene, scene.say("causes-again"))

    def _prompt(self, journey: Journey, scene: Scene, text: str) -> Prompt:
        options = [Option(cause, scene.plain(scene.pack.causes[cause].name)) for cause in Cause]
        return Prompt(text, checklist.rows(journey, options, scene.label("done")))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if checklist.toggle_typed(journey, heard, list(Cause)):
            return Outcome()
        if not isinstance(heard, Choice):
            journey.heard = absorb(journey.heard, heard.heard)
            journey.ticked = tuple(dict.fromkeys((*journey.ticked, *(found.id for found in heard.heard.causes))))
            return Outcome(remark=scene.line("note_received"), answers=(Answer("causes", words=heard.text),))
        if heard.id == Cause.UNKNOWN:
            journey.ticked = () if Cause.UNKNOWN in journey.ticked else (Cause.UNKNOWN,)
            return Outcome(in_place=heard.pressed)
        if heard.id != checklist.DONE:
            journey.ticked = tuple(id for id in journey.ticked if id != Cause.UNKNOWN)
            checklist.toggle(journey, heard.id)
            return Outcome(in_place=heard.pressed)
        chosen = [Cause(id) for id in checklist.in_order(journey, list(Cause))] or [Cause.UNKNOWN]
        journey.ticked = ()
        journey.causes = tuple(chosen)
        first = next(cause for cause in ANSWERED_FIRST if cause in chosen)
        remark = scene.html(scene.pack.causes[first].answer)
        return Outcome("traced", remark=remark, answers=(Answer("causes", " ".join(chosen)),))
