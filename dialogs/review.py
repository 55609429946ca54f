"""The weekly review: the same eight signs, the closeness of the week as a picture, what changed."""

from datetime import timedelta

from dialogs import checklist
from dialogs.day import move_on, note
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from dialogs.signs import quoted, sign_options
from fsm import planner, review
from fsm.journey import Heard as HeardSoFar
from fsm.journey import Journey, Review
from fsm.reply import Picture
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Sign, Since

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class WeeklySigns(Screen):
    """Ticked are the signs of the last time, and what the notes of the week added or took away."""

    state = State.REVIEW

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        noted = journey.noted
        kept = [sign for sign in journey.signs if sign not in noted.denied]
        journey.ticked = tuple(dict.fromkeys((*kept, *noted.signs)))
        parts = [scene.line("review_opening")]
        new = [(id, words) for id, words in noted.signs.items() if id not in journey.signs]
        faded = [(id, words) for id, words in noted.denied.items() if id in journey.signs]
        for key, found in (("review-noted", new), ("review-faded", faded)):
            parts += [
                scene.say(key, sign=scene.plain(scene.pack.signs[id].name)) + " " + quoted(scene, words)
                for id, words in found[:1]
            ]
        return Prompt("\n\n".join(parts), self._rows(journey, scene))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("signs-again"), self._rows(journey, scene))

    def changed(self, journey: Journey, scene: Scene) -> Prompt:
        return self.again(journey, scene)

    def _rows(self, journey: Journey, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        return checklist.rows(journey, sign_options(scene), scene.label("done"))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if checklist.toggle_typed(journey, heard, list(Sign)):
            return Outcome()
        if not isinstance(heard, Choice):
            return Outcome(remark=note(journey, heard, scene), answers=(Answer("note", words=heard.text),))
        if heard.id != checklist.DONE:
            checklist.toggle(journey, heard.id)
            return Outcome(in_place=heard.pressed)
        after = tuple(Sign(id) for id in checklist.in_order(journey, list(Sign)))
        outcome = review.compare(journey.signs, after, review.warmer(journey, scene.today))
        journey.ticked = ()
        journey.signs = {sign: journey.signs.get(sign) or Since.NEW for sign in after}
        journey.reviews = (*journey.reviews, Review(scene.today, after, outcome))
        journey.noted = HeardSoFar()
        journey.programme = planner.plan(journey, scene.today)
        return Outcome("reviewed", answers=(Answer("review", " ".join((outcome, *after))),))


class ReviewResult(Screen):
    """What changed, with the picture of the week. Two hard weeks in a row: a human is offered."""

    state = State.REVIEW_RESULT

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        last = journey.reviews[-1]
        parts = [scene.line(f"review_{last.outcome}")]
        faded = [sign for sign in self._before(journey) if sign not in last.signs]
        if faded:
            said = "\n".join(f"• {scene.html(scene.pack.signs[sign].faded)}" for sign in faded[:2])
            parts.append(f"{scene.say('review-less')}\n{said}")
        if offer := review.human_offer(journey, journey.reviews[-1].on):
            parts.append(scene.line("review_human" if offer == "worse" else "review_human_low"))
        return Prompt("\n\n".join(parts), self._rows(journey, scene), self._picture(journey, scene))

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return Prompt(scene.say("review-again"), self._rows(journey, scene))

    def _before(self, journey: Journey) -> tuple[Sign, ...]:
        if len(journey.reviews) > 1:
            return journey.reviews[-2].signs
        return journey.first_signs

    def _rows(self, journey: Journey, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        onward = row(Option("onward", scene.label("review-onward")))
        return (
            (row(Option("human", scene.label("review-to-human"))), onward)
            if scene.human and review.human_offer(journey, journey.reviews[-1].on)
            else (onward,)
        )

    def _picture(self, journey: Journey, scene: Scene) -> Picture | None:
        first = scene.today - timedelta(days=6)
        rated = {day.on: day.closeness for day in journey.diary if day.on >= first and day.closeness}
        if len(rated) < 2:
            return None
        bars = tuple(
            (scene.label("weekday-" + WEEKDAYS[on.weekday()]), float(rated.get(on) or 0), None)
            for on in (first + timedelta(days=n) for n in range(7))
        )
        alt = ", ".join(f"{label} {value:.0f}" for label, value, _ in bars if value)
        low, high = scene.label("closeness-low"), scene.label("closeness-high")
        return Picture("closeness", scene.label("closeness-picture"), bars, low, high, alt, scene.pack.locale)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=note(journey, heard, scene), answers=(Answer("note", words=heard.text),))
        if heard.id == "human":
            return Outcome("support_wanted")
        move_on(journey, scene)
        return Outcome("onward")
