"""A human: a message that the parent writes and sends on purpose, to the operator's support chat."""

from html import escape

from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm.journey import Journey
from fsm.reply import Tell
from fsm.states import State
from fsm.turn import Answer


class Support(Screen):
    """Says what happens with the message before anything is written."""

    state = State.SUPPORT

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        key = "support" if scene.human else "support-nobody"
        return Prompt(scene.say(key), (row(Option("back", scene.label("back"))),))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            return Outcome("back")
        if not scene.human:
            return Outcome(remark=scene.say("support-not-sent"))
        begun = f"{journey.draft}\n" if State.SUPPORT_DRAFT in journey.under else ""
        journey.draft = begun + heard.text
        return Outcome("support_written")


class SupportDraft(Screen):
    """Nothing is passed on before a second press."""

    state = State.SUPPORT_DRAFT

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        rows = (row(Option("send", scene.label("support-send"))), row(Option("back", scene.label("support-drop"))))
        return Prompt(scene.say("support-draft"), rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            journey.draft = f"{journey.draft}\n{heard.text}"
            return Outcome()
        draft, journey.draft = journey.draft, ""
        if heard.id == "back":
            return Outcome("back", remark=scene.say("support-dropped"))
        tell = Tell(scene.say("operator-message") + "\n\n" + escape(draft, quote=False), relay=True)
        return Outcome(
            "back", remark=scene.say("support-sent"), replies=(tell,), answers=(Answer("support", words=draft),)
        )
