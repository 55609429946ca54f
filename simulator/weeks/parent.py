"""How a persona answers: one act for each state that asks something, None where it waits."""

from dataclasses import dataclass, field
from typing import TypeVar

from fsm.journey import Journey
from fsm.states import State
from fsm.words import Cause, Sign
from simulator.weeks.persona import Persona

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the open question, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Says:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """The parent blocks the bot."""


Act = Press | Says | Blocks

ALWAYS: dict[State, str] = {
    State.STRENGTHS: "programme",
    State.PROGRAMME: "begin",
    State.REVIEW_RESULT: "onward",
    State.ENDING: "yes",
    State.HELLO: "good",
    State.CONCERN_CHECK: "yes",
    State.CONCERN_HELP: "back",
    State.CONCERN_EASIER: "back",
    State.FOLLOW_UP: "better",
    State.PAUSING: "week",
    State.SETTINGS: "back",
    State.LANGUAGE: "back",
    State.SUPPORT: "back",
    State.SUPPORT_DRAFT: "send",
    State.RESTARTING: "back",
    State.FORGETTING: "back",
}
"""What every persona presses."""


@dataclass(slots=True)
class Parent:
    """A persona at work: how far it has come with its lists."""

    persona: Persona
    told: int = 0
    check_ins: int = 0
    rated: int = 0
    reviews: int = 0
    hard: int = 0
    mute: bool = False
    handled: set[int] = field(default_factory=set)

    def act(self, journey: Journey) -> Act | None:
        """What the parent does about the question that is open; None: nothing."""
        state = State(journey.state)
        if state in ALWAYS:
            return None if self.mute else Press(ALWAYS[state])
        answer = getattr(self, f"_{state}", None)
        result: Act | None = answer(journey) if answer else None
        return result

    def _welcome(self, _journey: Journey) -> Act:
        return Press(f"agree.{self.persona.locale}")

    def _child_name(self, _journey: Journey) -> Act:
        return Says(self.persona.child.name) if self.persona.child.name else Press("skip")

    def _child_age(self, _journey: Journey) -> Act:
        return Press(str(self.persona.child.age or 9))

    def _child_pronoun(self, _journey: Journey) -> Act:
        return Press(self.persona.child.pronoun)

    def _country(self, _journey: Journey) -> Act:
        from content.places import country_name

        return Says(country_name(self.persona.country, self.persona.locale))

    def _time_zone(self, _journey: Journey) -> Act:
        from content.places import city

        return Says(city(self.persona.timezone, self.persona.locale))

    def _hour(self, _journey: Journey) -> Act:
        return Says(f"{self.persona.hour}:00")

    def _pace(self, _journey: Journey) -> Act:
        return Press(self.persona.pace)

    def _story(self, journey: Journey) -> Act:
        if self.told < len(self.persona.story):
            self.told += 1
            return Says(self.persona.story[self.told - 1])
        return Press("all" if journey.heard.messages else "buttons")

    def _signs(self, journey: Journey) -> Act:
        return self._tick(journey, [sign for sign in Sign if sign in self.persona.signs])

    def _since(self, journey: Journey) -> Act:
        sign = next(sign for sign, since in journey.signs.items() if since is None)
        return Press(self.persona.signs[sign])

    def _causes(self, journey: Journey) -> Act:
        return self._tick(journey, self.persona.causes or [Cause.UNKNOWN])

    def _tick(self, journey: Journey, wanted: list[Sign] | list[Cause]) -> Act:
        """One press at a time, until what is ticked is what is wanted."""
        apart = set(journey.ticked) ^ set(wanted)
        return Press(min(apart)) if apart else Press("done")

    def _reflection(self, journey: Journey) -> Act:
        return Press(str(self.persona.reflection[len(journey.reflection)]))

    def _check_in(self, journey: Journey) -> Act | None:
        if journey.question in self.handled:
            return None
        self.handled.add(journey.question)
        act = _nth(self.persona.days, self.check_ins)
        self.check_ins += 1
        self.mute = act == "silent"
        if act == "block":
            return Blocks()
        if act.startswith("text:"):
            return Says(act.removeprefix("text:").strip())
        return None if self.mute else Press(act)

    def _hard(self, journey: Journey) -> Act:
        return Press(("pushed_away", "lost_temper", "no_time", "felt_false")[self._count("hard") % 4])

    def _closeness(self, _journey: Journey) -> Act:
        return Press(str(_nth(self.persona.closeness, self._count("rated"))))

    def _review(self, journey: Journey) -> Act:
        reviews = self.persona.reviews
        if not reviews:
            return Press("done")
        act = self._tick(journey, [sign for sign in Sign if sign in _nth(reviews, self.reviews)])
        if act == Press("done"):
            self.reviews += 1
        return act

    def _count(self, name: str) -> int:
        count: int = getattr(self, name)
        setattr(self, name, count + 1)
        return count


def _nth(values: list[T], place: int) -> T:
    return values[min(place, len(values) - 1)]
