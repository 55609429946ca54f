"""You and your child: what to call the child, the age, the pronoun. The same screens change them in the settings."""

import re
from dataclasses import replace

from dialogs import typed
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, grid, row
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Pronoun

LONGEST_NAME = 30
AGES = range(2, 18)


class Name(Screen):
    """A nickname is enough, and it can be skipped."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("child-name"), (row(Option("skip", scene.label("child-name-skip"))),))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            journey.child = replace(journey.child, name="")
            return Outcome(self.trigger, answers=(Answer("child_name"),))
        name = typed.one_line(heard.text)
        # 'Max, 9' and 'Max, he is nine' tell the age as well: it is not asked again.
        told = heard.heard.age
        counted = re.fullmatch(r"(.*[^\W\d])[\s,]+(\d{1,2})", name)
        if told is not None:
            name = name.split(",")[0].strip()
        elif counted and int(counted[2]) in AGES:
            name, told = counted[1], int(counted[2])
        if not name or len(name) > LONGEST_NAME or not any(char.isalpha() for char in name):
            return Outcome(remark=scene.say("child-name-long"))
        # Typed on a phone at night, a name often begins small.
        name = name[:1].upper() + name[1:]
        journey.child = replace(journey.child, name=name, age=journey.child.age if told is None else told)
        return Outcome(self.trigger, answers=(Answer("child_name", words=name),))


class Age(Screen):
    """In whole years, by button or typed in any words."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("child-age"), grid([Option(str(age), str(age)) for age in AGES], 4))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            age: int | None = int(heard.id)
        else:
            age = typed.number(heard.text)
            age = heard.heard.age if age is None else age
        if age is None:
            return Outcome(remark=scene.say("child-age-unclear"))
        if age not in AGES:
            return Outcome(remark=scene.say("child-age-outside"))
        journey.child = replace(journey.child, age=age)
        return Outcome(self.trigger, answers=(Answer("child_age", str(age)),))


class SpokenOf(Screen):
    """He, she, or neither said."""

    def __init__(self, state: State, trigger: str) -> None:
        self.state = state
        self.trigger = trigger

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        options = [Option(pronoun, scene.label(f"pronoun-{pronoun}")) for pronoun in Pronoun]
        return Prompt(scene.say("child-pronoun"), grid(options, 2))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        journey.child = replace(journey.child, pronoun=Pronoun(heard.id))
        return Outcome(self.trigger, answers=(Answer("child_pronoun", heard.id),))
