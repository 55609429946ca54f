"""The parent's own self-test: fourteen one-tap statements in one message, then a result that begins with strengths."""

from dialogs import typed
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm import planner
from fsm.journey import Journey
from fsm.machine import STATEMENTS
from fsm.reply import Picture
from fsm.states import State
from fsm.turn import Answer
from fsm.words import StepId

STEPS = tuple(StepId)
HIGH = 4
STRENGTHS_SHOWN, GROWTH_SHOWN = 3, 2


class Reflection(Screen):
    """One to five for the last two weeks. The previous answer can be taken back."""

    state = State.REFLECTION

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        place = len(journey.reflection)
        statement = scene.html(scene.step(STEPS[place]).reflection.of(journey.causes))
        intro = scene.say("reflection-intro") + "\n\n" if place == 0 else ""
        text = intro + scene.say("reflection-statement", number=place + 1, total=STATEMENTS) + "\n\n" + statement
        scale = tuple(Option(str(value), str(value)) for value in range(1, 6))
        back = (row(Option("back", scene.label("reflection-back"))),) if place else ()
        return Prompt(f"{text}\n\n<i>{scene.say('reflection-scale')}</i>", (scale, *back))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        place = len(journey.reflection)
        if isinstance(heard, Choice) and heard.id == "back":
            journey.reflection = journey.reflection[:-1]
            return Outcome("rated_self", in_place=heard.pressed)
        value = int(heard.id) if isinstance(heard, Choice) else typed.number(heard.text)
        if value is None or value not in range(1, 6):
            return Outcome(remark=scene.say("reflection-unclear"))
        journey.reflection = (*journey.reflection, value)
        pressed = isinstance(heard, Choice) and heard.pressed and place + 1 < STATEMENTS
        return Outcome("rated_self", in_place=pressed, answers=(Answer("reflection", f"{STEPS[place]} {value}"),))


class Strengths(Screen):
    """The result. No diagnosis, and it says so; what is there already comes first."""

    state = State.STRENGTHS

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        rated = list(zip(STEPS, journey.reflection, strict=False))
        # The highest first; among equals the order of the steps.
        strong = sorted((pair for pair in rated if pair[1] >= HIGH), key=lambda pair: -pair[1])[:STRENGTHS_SHOWN]
        weak = sorted((pair for pair in rated if pair[1] <= planner.LOW), key=lambda pair: pair[1])[:GROWTH_SHOWN]
        parts = [scene.say("strengths-intro" if strong else "strengths-none")]
        parts += ["• " + scene.html(scene.step(step).strength.of(journey.causes)) for step, _ in strong]
        if weak:
            parts += ["", scene.say("strengths-growth")]
            parts += ["• " + scene.html(scene.step(step).growth.of(journey.causes)) for step, _ in weak]
        parts += ["", scene.say("strengths-no-diagnosis")]
        picture = self._picture(scene, rated)
        return Prompt("\n".join(parts), (row(Option("programme", scene.label("strengths-next"))),), picture)

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("strengths-again"), (row(Option("programme", scene.label("strengths-next"))),))

    def _picture(self, scene: Scene, rated: list[tuple[StepId, int]]) -> Picture:
        bars = tuple((scene.step(step).title, float(value), None) for step, value in rated)
        alt = ", ".join(f"{title} {value:.0f}" for title, value, _ in bars)
        low, high = scene.label("reflection-low"), scene.label("reflection-high")
        return Picture("reflection", scene.label("reflection-picture"), bars, low, high, alt, scene.pack.locale)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.line("note_received"), answers=(Answer("strengths", words=heard.text),))
        journey.programme = planner.plan(journey, scene.today)
        return Outcome("seen")
