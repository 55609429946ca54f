"""The planner: from what the parent told to the order of the steps, by the readable rule in planner.yaml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fsm.journey import Journey, Planned
from fsm.words import Band, Cause, Concern, Sign, Since, StepId

Points = Mapping[StepId, int]

LOW = 2
"""Up to this rating the parent said themself that something is missing."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Which steps wait after which concerns, and how long."""

    concerns: frozenset[Concern]
    steps: frozenset[StepId]
    time: timedelta


@dataclass(frozen=True, slots=True)
class Rule:
    """planner.yaml, read: points by step for each thing a parent can tell."""

    base: Points
    signs: Mapping[tuple[Sign, Since], Points]
    causes: Mapping[Cause, Points]
    reflection: Mapping[int, int]
    ages: Mapping[Band, Points]
    lead: tuple[tuple[Cause, StepId], ...]
    after: tuple[tuple[StepId, StepId], ...]
    waits: "Waits"

    def needed_reasons(self) -> dict[StepId, frozenset[str]]:
        """For each step the reasons that the content must have a text for."""
        needed: dict[StepId, set[str]] = {step: {"reflection", "always"} for step in StepId}
        for (sign, _), points in self.signs.items():
            for step in points:
                needed[step].add(f"sign {sign}")
        for cause, points in self.causes.items():
            for step in points:
                needed[step].add(f"cause {cause}")
        return {step: frozenset(keys) for step, keys in needed.items()}


def _points(data: Mapping[str, int]) -> Points:
    return {StepId(step): value for step, value in data.items()}


@cache
def rule() -> Rule:
    """The rule of planner.yaml; an id it does not know is an error at the first use."""
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("planner.yaml").read_text("utf-8"))
    return Rule(
        base=_points(data["base"]),
        signs={
            (Sign(sign), since): _points(entry[since.value]) for sign, entry in data["signs"].items() for since in Since
        },
        causes={Cause(cause): _points(entry["points"]) for cause, entry in data["causes"].items()},
        reflection=data["reflection"]["points"],
        ages={Band(band): _points(entry["points"]) for band, entry in data["ages"].items()},
        lead=tuple((Cause(entry["cause"]), StepId(entry["step"])) for entry in data["lead"]),
        after=tuple((StepId(entry["step"]), StepId(entry["comes_after"])) for entry in data["after"]),
        waits=Waits(
            concerns=frozenset(map(Concern, data["waits"]["concerns"])),
            steps=frozenset(map(StepId, data["waits"]["steps"])),
            time=timedelta(days=data["waits"]["days"]),
        ),
    )


def plan(journey: Journey, on: date | None = None) -> tuple[Planned, ...]:
    """The programme for what is known now. Steps already walked or being walked keep their places.

    `on`: the parent's local day; a concern shortly before it makes some steps wait. None: no concern counts.
    """
    walked = journey.programme[: journey.position + 1] if journey.step_on is not None else ()
    done = {planned.step for planned in walked}
    parts = {step: _parts(journey, step) for step in rule().base if step not in done}
    order = sorted(parts, key=lambda step: -sum(parts[step].values()))
    if not walked:
        order = _led(journey, order)
    order = _held_back(order)
    if on is not None:
        order = _put_off(order, journey, on)
    return walked + tuple(Planned(step, _reason(journey, step, parts[step])) for step in order)


def _parts(journey: Journey, step: StepId) -> dict[str, int]:
    """What adds to a step's points, by reason."""
    parts = {"always": rule().base[step] + rule().ages[journey.child.band].get(step, 0)}
    for sign, since in journey.signs.items():
        points = rule().signs[sign, since or Since.NEW]
        if step in points:
            parts[f"sign {sign}"] = points[step]
    for cause in journey.causes:
        points = rule().causes[cause]
        if step in points:
            parts[f"cause {cause}"] = points[step]
    rated = _rated(journey, step)
    if rated is not None:
        parts["reflection"] = rule().reflection[rated]
    return parts


def _rated(journey: Journey, step: StepId) -> int | None:
    place = list(StepId).index(step)
    return journey.reflection[place] if place < len(journey.reflection) else None


def _reason(journey: Journey, step: StepId, parts: Mapping[str, int]) -> str:
    """The largest part that the parent told of. What leads by a cause is said to be there for that cause."""
    for cause, led in rule().lead:
        if led == step and cause in journey.causes:
            return f"cause {cause}"
    told = {reason: points for reason, points in parts.items() if reason != "always" and points > 0}
    rated = _rated(journey, step)
    if rated is not None and rated > LOW:
        # In the middle of the scale it moves the step a little, but nobody said that it is missing.
        told.pop("reflection", None)
    # A low rating is the parent's own word, but a sign or a cause is more of their story: it wins where equal.
    return max(told, key=lambda reason: (told[reason], reason != "reflection"), default="always")


def _led(journey: Journey, order: Sequence[StepId]) -> list[StepId]:
    for cause, step in rule().lead:
        if cause in journey.causes:
            return [step, *(other for other in order if other != step)]
    return list(order)


def waits(journey: Journey, step: StepId, on: date) -> bool:
    """Whether a step must not be given on this day, so soon after a grave concern."""
    rule_of = rule().waits
    return step in rule_of.steps and journey.alarmed is not None and on < journey.alarmed + rule_of.time


def all_wait(journey: Journey, on: date) -> bool:
    """Whether steps are left after the current one, and each of them has to wait."""
    left = journey.programme[journey.position + 1 :]
    return bool(left) and all(waits(journey, planned.step, on) for planned in left)


def put_off(journey: Journey, on: date, first: int) -> tuple[Planned, ...]:
    """The programme with the steps that have to wait moved to its end, from place `first` on."""
    left = {planned.step: planned for planned in journey.programme[first:]}
    return journey.programme[:first] + tuple(left[step] for step in _put_off(list(left), journey, on))


def _put_off(order: Sequence[StepId], journey: Journey, on: date) -> list[StepId]:
    later = [step for step in order if waits(journey, step, on)]
    return _held_back([*(step for step in order if step not in later), *later]) if later else list(order)


def _held_back(order: Sequence[StepId]) -> list[StepId]:
    """Moves each step behind those it must come after; what is not in `order` was walked already."""
    result = list(order)
    moved = True
    while moved:
        moved = False
        for step, earlier in rule().after:
            if step in result and earlier in result and result.index(step) < result.index(earlier):
                result.remove(step)
                result.insert(result.index(earlier) + 1, step)
                moved = True
    return result
