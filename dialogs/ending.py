"""The end: before and after side by side, what to keep doing, a monthly hello if the parent wants it."""

from dialogs.day import note
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, Typed, row
from fsm.journey import Journey
from fsm.reply import Picture
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Progress, Sign, StepId

KEPT = 3
A_WEEK = 7


class Ending(Screen):
    """Two messages: what changed, with a picture; what to keep, and the question of the monthly hello."""

    state = State.ENDING

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        before, after = journey.first_signs, tuple(journey.signs)
        faded = [sign for sign in before if sign not in after]
        still = list(after)
        parts = [scene.say("ending", days=len(journey.diary))]
        if faded:
            parts.append(scene.say("ending-faded") + "\n" + self._names(faded, scene))
        if still:
            parts.append(scene.say("ending-still") + "\n" + self._names(still, scene))
        kept = "\n".join(f"• {scene.html(scene.step(step).keep)}" for step in self._to_keep(journey))
        text = f"{scene.say('ending-keep')}\n{kept}\n\n{scene.say('ending-hello')}"
        options = row(Option("yes", scene.label("ending-yes")), Option("no", scene.label("ending-no")))
        return Prompt(text, (options,), self._picture(journey, scene), first="\n\n".join(parts))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        options = row(Option("yes", scene.label("ending-yes")), Option("no", scene.label("ending-no")))
        return Prompt(scene.say("ending-hello"), (options,))

    def _names(self, signs: list[Sign], scene: Scene) -> str:
        return "\n".join(f"• {scene.html(scene.pack.signs[sign].name)}" for sign in signs)

    def _to_keep(self, journey: Journey) -> list[StepId]:
        """Steps that were done, those first where the days felt closest; else the first of the programme."""
        warm: dict[StepId, int] = {}
        for day in journey.diary:
            if day.progress in (Progress.DONE, Progress.PARTLY):
                warm[day.step] = max(warm.get(day.step, 0), day.closeness or 1)
        best = sorted(warm, key=lambda step: -warm[step])
        return list(dict.fromkeys([*best, *(planned.step for planned in journey.programme)]))[:KEPT]

    def _picture(self, journey: Journey, scene: Scene) -> Picture | None:
        rated = [day.closeness for day in journey.diary if day.closeness is not None]
        if len(rated) < A_WEEK:
            return None
        first, last = rated[:A_WEEK], rated[-A_WEEK:]
        bars = (
            (scene.label("ending-first-week"), sum(first) / len(first), None),
            (scene.label("ending-last-week"), sum(last) / len(last), None),
        )
        alt = ", ".join(f"{label} {scene.number(value)}" for label, value, _ in bars)
        low, high = scene.label("closeness-low"), scene.label("closeness-high")
        return Picture("before_after", scene.label("closeness-picture"), bars, low, high, alt, scene.pack.locale)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=note(journey, heard, scene), answers=(Answer("note", words=heard.text),))
        journey.hello = heard.id == "yes"
        return Outcome("parted", answers=(Answer("hello", heard.id),))


class Ended(Screen):
    """After the end. Notes are still read; the steps can be read again; a new round begins by /restart."""

    state = State.ENDED

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("ended-hello" if journey.hello else "ended"))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("ended-again"))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        assert isinstance(heard, Typed), "no button answers here"
        return Outcome(remark=note(journey, heard, scene), shut=True, answers=(Answer("note", words=heard.text),))


class Hello(Screen):
    """The monthly hello: one question, three buttons."""

    state = State.HELLO

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.line("monthly_hello"), self._rows(scene))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("hello-again"), self._rows(scene))

    def _rows(self, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        ids = ("good", "mixed", "far", "stop")
        return tuple(row(Option(id, scene.label(f"hello-{id}"))) for id in ids)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            remark = note(journey, heard, scene)
            return Outcome("greeted", remark=remark, shut=True, answers=(Answer("note", words=heard.text),))
        if heard.id == "stop":
            journey.hello = False
        remark = scene.say(f"hello-answer-{heard.id}")
        return Outcome("greeted", remark=remark, shut=True, answers=(Answer("hello", heard.id),))
