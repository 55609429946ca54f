"""Forgetting: everything, or one thing that the parent wrote or answered. Both ask before anything is gone."""

from dataclasses import replace
from html import escape

from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Options, Outcome, Prompt, Screen, column, row
from fsm import schedule
from fsm.filed import Filed
from fsm.journey import Day, Journey
from fsm.journey import Heard as HeardSoFar
from fsm.states import State
from fsm.words import Progress, StepId

LISTED = ("check_in", "hard", "closeness", "concern", "follow_up")
"""Answers by a tap that can go alone, beside all that was typed. The others are settings, or what the plan rests on."""

PRESSED = (Progress.DONE, Progress.PARTLY, Progress.NOT_YET, Progress.HARD)
A_PAGE = 5
LABEL = 34
SHOWN = 400
"""Characters of the parent's own words under the question whether they shall go."""


class Forgetting(Screen):
    """Two presses from everything gone: /forget, and this one."""

    state = State.FORGETTING

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        rows: Options = (row(Option("back", scene.label("forget-no"))), row(Option("yes", scene.label("forget-yes"))))
        if scene.files.page(LISTED, 0, 1):
            rows += (row(Option("one", scene.label("forget-one-thing"))),)
        return Prompt(scene.say("forget"), rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        if heard.id == "one":
            journey.page = 0
            return Outcome("one_wanted")
        if heard.id != "yes":
            return Outcome("back")
        return Outcome(remark=scene.say("forgotten", answers=scene.files.count()), shut=True, erase=True)


class ForgettingOne(Screen):
    """What is kept, the newest first, a few at a time."""

    state = State.FORGETTING_ONE

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        filed = scene.files.page(LISTED, journey.page * A_PAGE, A_PAGE + 1)
        back = row(Option("back", scene.label("back")))
        if not filed:
            return Prompt(scene.say("forget-one-none"), (back,))
        items = [Option(f"item.{one.id}", _label(one, journey, scene)) for one in filed[:A_PAGE]]
        older = (Option("older", scene.label("forget-older")),) if len(filed) > A_PAGE else ()
        newer = (Option("newer", scene.label("forget-newer")),) if journey.page else ()
        turner = (older + newer,) if older or newer else ()
        return Prompt(scene.say("forget-one"), (*column(items), *turner, back))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        if heard.id in ("older", "newer"):
            journey.page = max(0, journey.page + (1 if heard.id == "older" else -1))
            return Outcome(in_place=heard.pressed)
        if heard.id == "back":
            return Outcome("back")
        journey.chosen = int(heard.id.removeprefix("item."))
        return Outcome("one_chosen")


class ForgettingThis(Screen):
    """Shows the one that was chosen, and asks."""

    state = State.FORGETTING_THIS

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        filed = scene.files.find(journey.chosen)
        if filed is None:
            return Prompt(scene.say("forget-one-none"), (row(Option("back", scene.label("back"))),))
        rows = (row(Option("back", scene.label("forget-no"))), row(Option("yes", scene.label("forget-this-yes"))))
        words = escape(_cut(_said(filed, scene), SHOWN), quote=False)
        return Prompt(f"{scene.say('forget-this', on=scene.day(filed.at))}\n\n{words}", rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"))
        filed = scene.files.find(journey.chosen)
        if heard.id != "yes" or filed is None:
            return Outcome("back")
        erase(journey, filed, scene)
        return Outcome("back", remark=scene.say("forgotten-one"), forgets=(filed.id, *_kind_of(filed, scene)))


def _kind_of(filed: Filed, scene: Scene) -> tuple[int, ...]:
    """The kind of concern that was heard in a note: filed right before it, and gone with it."""
    kind = scene.files.find(filed.id - 1) if filed.answer.words else None
    if kind is None or kind.at != filed.at or kind.answer.question != "concern" or kind.answer.words:
        return ()
    return (kind.id,)


def erase(journey: Journey, filed: Filed, scene: Scene) -> None:
    """Takes out of the journey what it has of this answer: the words it quotes, the name, the line of the diary."""
    words = filed.answer.words
    if words:
        journey.heard, journey.noted = _without(journey.heard, words), _without(journey.noted, words)
        if journey.child.name == words:
            journey.child = replace(journey.child, name="")
        return
    # The day that was asked about: an answer after midnight is to the evening before.
    asked = [day.on for day in journey.diary if day.on <= schedule.today(journey, filed.at)]
    if asked:
        journey.diary = tuple(
            _blank(day, filed.answer.question) if day.on == asked[-1] else day for day in journey.diary
        )


def _blank(day: Day, question: str) -> Day:
    match question:
        case "check_in":
            return replace(day, progress=Progress.SILENT)
        case "hard":
            return replace(day, hard="")
        case "closeness":
            return replace(day, closeness=None)
    return day


def _without(heard: HeardSoFar, words: str) -> HeardSoFar:
    return replace(
        heard,
        signs={id: quote for id, quote in heard.signs.items() if quote not in words},
        denied={id: quote for id, quote in heard.denied.items() if quote not in words},
        causes={id: quote for id, quote in heard.causes.items() if quote not in words},
    )


def _label(filed: Filed, journey: Journey, scene: Scene) -> str:
    return _cut(f"{scene.short_day(filed.at)}: {_said(filed, scene)}", LABEL)


def _said(filed: Filed, scene: Scene) -> str:
    """The parent's words; of a tap, what was tapped."""
    answer = filed.answer
    if answer.words:
        return " ".join(answer.words.split()) if len(answer.words) < LABEL else answer.words
    step, _, value = answer.value.partition(" ")
    match answer.question:
        case "closeness":
            return scene.label("filed-closeness", value=answer.value)
        case "check_in" if step in list(StepId) and value in PRESSED:
            return f"{scene.label('progress-' + value.replace('_', '-'))} – {scene.step(StepId(step)).title}"
        case "hard":
            return scene.label("filed-hard")
        case "follow_up":
            return scene.label("filed-follow-up")
    return scene.label("filed-concern")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
