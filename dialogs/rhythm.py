"""The hour of the daily message, and the pace at which new steps come."""

from content import daytime
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, column, grid
from fsm import schedule
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Pace


class Hour(Screen):
    """From seven in the morning to ten in the evening: never in the parent's night."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        options = [Option(str(hour), f"{hour}:00") for hour in schedule.HOURS]
        here = schedule.local(journey, scene.now).strftime("%H:%M")
        return Prompt(scene.say("hour", time=here), grid(options, 4))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            hour = int(heard.id)
        else:
            said = daytime.told(heard.text)
            if said is None:
                return Outcome(remark=scene.say("hour-unclear"))
            hour = said.hour
        remark = ""
        if hour not in schedule.HOURS:
            hour = schedule.HOURS[0] if 3 < hour < schedule.HOURS[0] else schedule.HOURS[-1]
            remark = scene.say("hour-night", hour=f"{hour}:00")
        journey.hour = hour
        return Outcome(self.trigger, remark=remark, answers=(Answer("hour", str(hour)),))


class PaceOf(Screen):
    """Every day, three a week or two a week."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        order = (Pace.THREE_A_WEEK, Pace.TWO_A_WEEK, Pace.EVERY_DAY)
        return Prompt(scene.say("pace"), column([Option(pace, scene.label(_key(pace))) for pace in order]))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        journey.pace = Pace(heard.id)
        return Outcome(self.trigger, answers=(Answer("pace", heard.id),))


def _key(pace: Pace) -> str:
    return "pace-" + pace.replace("_", "-")
