"""Your story: free text, in as many messages as the parent likes. Buttons alone are enough too."""

from dataclasses import replace

from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm.journey import Heard as HeardSoFar
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Cause, Sign
from signals import Understanding

A_WORD_OR_TWO = 4
"""Below this many words nothing is read out of a text: it gets an honest 'tell me more'."""


def absorb(heard: HeardSoFar, understanding: Understanding) -> HeardSoFar:
    """What was heard before, with what this text adds. What is denied later was heard wrongly before."""
    denied = {Sign(found.id): found.words for found in understanding.denied}
    signs = {Sign(found.id): found.words for found in understanding.signs}
    return HeardSoFar(
        signs={id: words for id, words in heard.signs.items() if id not in denied} | signs,
        denied={id: words for id, words in heard.denied.items() if id not in signs} | denied,
        causes=heard.causes | {Cause(found.id): found.words for found in understanding.causes},
        messages=heard.messages + 1,
    )


class Story(Screen):
    """Each message is read and kept; the parent says when that is all."""

    state = State.STORY

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        if journey.heard.messages:
            return Prompt(scene.say("story-never-alone"), (row(Option("all", scene.label("story-buttons"))),))
        return Prompt(scene.say("story"), (row(Option("buttons", scene.label("story-buttons"))),))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        if not journey.heard.messages:
            return self.ask(journey, scene)
        return Prompt(scene.say("story-more"), (row(Option("all", scene.label("story-all"))),))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if isinstance(heard, Choice):
            return Outcome("told", answers=(Answer("story", heard.id),))
        journey.heard = absorb(journey.heard, heard.heard)
        if heard.heard.age is not None and journey.child.age is None:
            journey.child = replace(journey.child, age=heard.heard.age)
        short = len(heard.text.split()) < A_WORD_OR_TWO
        remark = scene.say("story-short") if short else scene.line("story_received")
        return Outcome(remark=remark, answers=(Answer("story", words=heard.text),))
