"""Pause, and silence: the parent asks for quiet, or three check-ins went by without a word."""

from datetime import timedelta

from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, column, row
from fsm import schedule
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Pace

PAUSES = {"three": 3, "week": 7, "month": 30}
"""Days of a pause; 'open' lasts until the parent writes."""


class Pausing(Screen):
    """How long a pause."""

    state = State.PAUSING

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        ids = (*PAUSES, "open")
        options = [Option(id, scene.label(f"pause-{id}")) for id in ids]
        return Prompt(scene.say("pause"), (*column(options), row(Option("back", scene.label("back")))))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        if heard.id == "back":
            return Outcome("back")
        days = PAUSES.get(heard.id)
        until = None if days is None else schedule.slot(journey, scene.today + timedelta(days=days))
        journey.pause_until = until
        return Outcome("paused", answers=(Answer("pause", heard.id),))


class Paused(Screen):
    """Quiet until the day that was chosen, or until any word."""

    state = State.PAUSED

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        key = "paused-open" if journey.pause_until is None else "paused"
        return Prompt(scene.say(key), (row(Option("resume", scene.label("resume"))),))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        journey.pause_until = None
        answers = () if isinstance(heard, Choice) else (Answer("note", words=heard.text),)
        return Outcome("back", remark=scene.say("resumed"), answers=answers)


class Silence(Screen):
    """Asked once after three check-ins without a word."""

    state = State.SILENCE

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        ids = ("no_time", "not_helpful", "better", "other")
        options = [Option(id, scene.label("silence-" + id.replace("_", "-"))) for id in ids]
        return Prompt(scene.line("silence"), column(options))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        journey.silent = 0
        if not isinstance(heard, Choice):
            # Who writes is back: any word picks up where they stopped.
            return Outcome("back", remark=scene.say("resumed"), answers=(Answer("silence", words=heard.text),))
        if heard.id == "no_time":
            journey.pace = Pace.TWO_A_WEEK
        remark = scene.say("silence-answer-" + heard.id.replace("_", "-"))
        return Outcome("left_alone", remark=remark, answers=(Answer("silence", heard.id),))


class Quiet(Screen):
    """No message until the parent writes; any word picks up where they stopped."""

    state = State.QUIET

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("quiet"), (row(Option("resume", scene.label("resume"))),))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        answers = () if isinstance(heard, Choice) else (Answer("note", words=heard.text),)
        return Outcome("back", remark=scene.say("resumed"), answers=answers)
