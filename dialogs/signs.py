"""Back to the parent what was heard, the checklist of the eight signs, and since when each is there."""

from dialogs import checklist, typed
from dialogs.leaves import OPEN, SIGN
from dialogs.scene import Scene
from dialogs.screen import ANYTIME, Choice, Heard, Option, Options, Outcome, Prompt, Screen, row
from fsm.journey import Journey
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Sign, Since

QUOTED_AT_MOST = 3
LONGEST_QUOTE = 90
INSIDE = {'"': "'", "«": "„", "»": "“"}
"""Marks of the parent's own within ours."""


def sign_options(scene: Scene) -> list[Option]:
    """The eight signs by the names that a parent would use."""
    return [Option(sign, scene.plain(scene.pack.signs[sign].name)) for sign in Sign]


def quoted(scene: Scene, words: str) -> str:
    """The parent's own words in quotation marks, shortened at a word, never interpreted."""
    text = typed.one_line(words)
    if len(text) > LONGEST_QUOTE:
        text = text[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    for mark in scene.say("quote", words=""):
        text = text.replace(mark, INSIDE.get(mark, mark))
    return scene.say("quote", words=text)


class Signs(Screen):
    """The checklist. What was heard in the story is ticked already; the parent corrects it."""

    state = State.SIGNS

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        if not journey.ticked and not journey.signs:
            journey.ticked = tuple(journey.heard.signs)
        return self.changed(journey, scene)

    def changed(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(self._text(journey, scene), self._rows(journey, scene))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("signs-again"), self._rows(journey, scene))

    def _rows(self, journey: Journey, scene: Scene) -> Options:
        rows = checklist.rows(journey, sign_options(scene), scene.label("done"))
        return (*rows, row(Option(f"{ANYTIME}:{OPEN}{SIGN}.0", scene.label("signs-meaning"))))

    def _text(self, journey: Journey, scene: Scene) -> str:
        heard = journey.heard.signs
        if not heard:
            return scene.say("signs-none-heard" if journey.heard.messages else "signs-buttons")
        said = [
            f"• {scene.html(scene.pack.signs[id].said)} {quoted(scene, words)}"
            for id, words in list(heard.items())[:QUOTED_AT_MOST]
        ]
        return "\n".join([scene.say("signs-heard"), *said]) + "\n\n" + scene.say("signs-correct")

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if checklist.toggle_typed(journey, heard, list(Sign)):
            return Outcome(answers=())
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-tick"), answers=(Answer("signs", words=heard.text),))
        if heard.id != checklist.DONE:
            checklist.toggle(journey, heard.id)
            return Outcome(in_place=heard.pressed)
        chosen = checklist.in_order(journey, list(Sign))
        journey.ticked = ()
        journey.signs = {Sign(id): journey.signs.get(Sign(id)) for id in chosen}
        remark = "" if chosen else scene.say("signs-no-sign")
        return Outcome("ticked", remark=remark, answers=(Answer("signs", " ".join(chosen)),))


class SinceWhen(Screen):
    """One sign after the other, in one message: is it new, or was it always so?"""

    state = State.SINCE

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        sign = self._current(journey)
        told = [s for s, since in journey.signs.items() if since is not None]
        name = scene.plain(scene.pack.signs[sign].name)
        text = scene.say("since", sign=name, number=len(told) + 1, total=len(journey.signs))
        options = row(Option("new", scene.label("since-new")), Option("always", scene.label("since-always")))
        if len(told) + 1 == len(journey.signs):
            return Prompt(text, (options,))
        return Prompt(text, (options, row(Option("rest_new", scene.label("since-rest-new")))))

    def _current(self, journey: Journey) -> Sign:
        return next(sign for sign, since in journey.signs.items() if since is None)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("please-press"), answers=(Answer("since", words=heard.text),))
        if heard.id == "rest_new":
            journey.signs = {sign: since or Since.NEW for sign, since in journey.signs.items()}
            answer = Answer("since", "new")
        else:
            sign = self._current(journey)
            journey.signs = {**journey.signs, sign: Since(heard.id)}
            answer = Answer("since", f"{sign} {heard.id}")
        more = None in journey.signs.values()
        remark = "" if more else self._what_it_says(journey, scene)
        return Outcome("since_told", remark=remark, in_place=heard.pressed and more, answers=(answer,))

    def _what_it_says(self, journey: Journey, scene: Scene) -> str:
        """'Lost' and 'never built' are two ways: which one the parent is on, by the first sign that says so."""
        since = Since.ALWAYS if journey.never_built else Since.NEW
        sign = next((sign for sign, told in journey.signs.items() if told is since), next(iter(journey.signs)))
        texts = scene.pack.signs[sign]
        return scene.html(texts.since_always if since is Since.ALWAYS else texts.since_new)
