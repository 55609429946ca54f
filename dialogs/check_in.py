"""The daily check-in: done, partly, not yet, or it was hard - and then how close the day felt."""

from dataclasses import replace

from dialogs import typed
from dialogs.day import move_on, note
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, column, row
from fsm import schedule
from fsm.journey import Day, Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Progress

OTHER = "other"


def _nth(texts: tuple[object, ...], journey: Journey) -> int | None:
    """The place of today's text among those for the first, second ... day on a step; None when they are used up.

    Nor has a day its own text once the smaller action took the place of what was to be tried.
    """
    return journey.asked - 1 if 0 < journey.asked <= len(texts) and not journey.smaller else None


class CheckIn(Screen):
    """Comes by the clock only. Whatever the parent writes instead of pressing is an answer too."""

    state = State.CHECK_IN

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        step = scene.step(journey.programme[journey.position].step)
        place = _nth(step.check_in, journey)
        if place is not None:
            text = scene.html(step.check_in[place])
        else:
            text = scene.line("check_in_smaller" if journey.smaller else "check_in_later")
        if journey.silent:
            text = f"{scene.line('after_silence')}\n\n{text}"
        return Prompt(text, self._rows(scene))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        title = scene.step(journey.programme[journey.position].step).title
        return Prompt(scene.say("check-in-again", title=title), self._rows(scene))

    def _rows(self, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        def option(progress: Progress) -> Option:
            return Option(progress, scene.label("progress-" + progress.replace("_", "-")))

        return (
            row(option(Progress.DONE), option(Progress.PARTLY)),
            row(option(Progress.NOT_YET), option(Progress.HARD)),
        )

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            remark = note(journey, heard, scene)
            enter(journey, Progress.TOLD)
            return Outcome("checked", remark=remark, answers=(Answer("note", words=heard.text),))
        progress = Progress(heard.id)
        enter(journey, progress)
        answer = Answer("check_in", f"{journey.programme[journey.position].step} {progress}")
        if progress is Progress.HARD:
            journey.misses += 1
            return Outcome("struggled", answers=(answer,))
        journey.misses = journey.misses + 1 if progress is Progress.NOT_YET else 0
        return Outcome("checked", remark=self._answer(journey, scene, progress), answers=(answer,))

    def _answer(self, journey: Journey, scene: Scene, progress: Progress) -> str:
        step = scene.step(journey.programme[journey.position].step)
        texts = {Progress.DONE: step.done, Progress.PARTLY: step.partly, Progress.NOT_YET: step.not_yet}[progress]
        place = _nth(texts, journey)
        return scene.html(texts[place]) if place is not None else scene.line(f"{progress}_later")


def enter(journey: Journey, progress: Progress) -> None:
    """Writes the answer into today's line of the diary."""
    journey.diary = (*journey.diary[:-1], replace(journey.diary[-1], progress=progress))


class HardReason(Screen):
    """What was hard; each reason has its tip, by age where it matters."""

    state = State.HARD

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        step = scene.step(journey.programme[journey.position].step)
        options = [Option(hard.id, scene.plain(hard.label)) for hard in step.hard]
        text = f"<b>{scene.title(step.id)}</b>\n\n{scene.line('what_was_hard')}"
        return Prompt(text, column([*options, Option(OTHER, scene.label("hard-other"))]))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return replace(self.ask(journey, scene), text=scene.say("hard-again"))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        step = scene.step(journey.programme[journey.position].step)
        reasons = {hard.id: hard for hard in step.hard}
        if not isinstance(heard, Choice):
            remark = note(journey, heard, scene)
            return Outcome("hard_told", remark=remark, answers=(Answer("hard", words=heard.text),))
        used = {day.hard for day in journey.diary if day.step == step.id}
        hard_days = len([day for day in journey.diary if day.step == step.id and day.hard])
        if heard.id in reasons and heard.id not in used:
            remark = scene.html(reasons[heard.id].tip_for(journey.child.band))
        elif 0 < hard_days <= len(step.hard_again):
            remark = scene.html(step.hard_again[hard_days - 1])
        else:
            remark = scene.line("hard_later")
        journey.diary = (*journey.diary[:-1], replace(journey.diary[-1], hard=heard.id))
        return Outcome("hard_told", remark=remark, answers=(Answer("hard", f"{step.id} {heard.id}"),))


class Closeness(Screen):
    """One tap, 1 to 5. A number or any other word may be typed."""

    state = State.CLOSENESS

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        scale = tuple(Option(str(value), str(value)) for value in range(1, 6))
        first = not any(day.closeness for day in journey.diary)
        return Prompt(scene.say("closeness-first") if first else scene.line("closeness"), (scale,))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return replace(self.ask(journey, scene), text=scene.say("closeness-again"))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        value = int(heard.id) if isinstance(heard, Choice) else typed.number(heard.text)
        if value is None and not isinstance(heard, Choice):
            return Outcome(remark=note(journey, heard, scene), answers=(Answer("note", words=heard.text),))
        if value not in range(1, 6):
            return Outcome(remark=scene.say("closeness-unclear"))
        journey.diary = (*journey.diary[:-1], replace(journey.diary[-1], closeness=value))
        if not schedule.review_due(journey, scene.now):
            move_on(journey, scene)
        return Outcome("rated", answers=(Answer("closeness", str(value)),))


def begin_check_in(journey: Journey, scene: Scene) -> None:
    """A new line in the diary, and the question counted for this step."""
    step = journey.programme[journey.position].step
    journey.asked += 1
    journey.diary = (*journey.diary, Day(on=scene.today, step=step))
