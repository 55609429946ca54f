"""The lexicon of one language: read from lexicon/<locale>/, compiled once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fsm.words import Cause, Concern, Sign
from signals.phrases import Phrases, expand

FOLDER = Path(__file__).parent / "lexicon"
DEFAULT = "en"


class Tone(StrEnum):
    """What a phrase says of its id."""

    SIGN = "sign"
    OPPOSITE = "opposite"
    CAUSE = "cause"
    CLEAR = "clear"
    UNCLEAR = "unclear"
    SAID = "said"
    """A concern when the child is quoted ('I want to die'), nothing otherwise."""


class Mark(StrEnum):
    """The words that govern others. What each does is told in polarity.py."""

    NOT = "not"
    CEASE = "cease"
    NEUTRAL = "neutral"
    DENIAL = "denial"
    PAST = "past"
    THEN = "then"
    NOW = "now"
    OVER = "over"
    WHAT_IF = "what_if"
    FEAR = "fear"
    SOURCE = "source"
    CHILDHOOD = "childhood"
    OTHER = "other"
    OWN = "own"
    ADULT = "adult"
    SELF = "self"
    CHILD = "child"
    SPEECH = "speech"
    IDIOM = "idiom"


class AgeRule(StrEnum):
    """What a number found by a phrase means."""

    OWN = "own"
    """The phrase itself says whose age: 'my 13-year-old'."""
    NOW = "now"
    SOON = "soon"
    MONTHS = "months"
    WEEKS = "weeks"
    SCHOOL = "school"
    LONE = "lone"
    """A number all by itself."""
    LONE_MONTHS = "lone_months"
    CLOCK = "clock"
    """An age, or a time of day."""
    NOT = "not"
    SEVERAL = "several"
    """Of two children: not even with OWN an age."""


@dataclass(frozen=True, slots=True)
class AgeSaid:
    """What a phrase says of an age. `more`: the years to add to its number, or the age when it has none."""

    rule: AgeRule
    more: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for."""

    id: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known of one language."""

    spelling: Mapping[str, str]
    subjects: frozenset[str]
    joints: frozenset[str]
    mine: frozenset[str]
    """Signs that look like what a parent may say of themselves ('I snapped')."""
    drops_subject: bool
    """'Hit him yesterday' is the writer's own: the language leaves 'I' out."""
    meanings: Phrases[Meaning]
    marks: Phrases[Mark]
    ages: Phrases[AgeSaid]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]


def locales() -> list[str]:
    """The languages that are understood."""
    return sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())


def _meanings(signs: Any, causes: Any, concerns: Any, macros: Mapping[str, str]) -> Iterator[tuple[str, Meaning]]:
    for ids, part in ((Sign, signs), (Cause, causes), (Concern, concerns)):
        for id_, tones in part.items():
            for tone, phrases in tones.items():
                meaning = Meaning(ids(id_).value, Tone(tone))
                yield from ((expand(phrase, macros), meaning) for phrase in phrases)


def _phrases(kind: type[Any], part: Any, macros: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name, phrases in part.items():
        yield from ((expand(phrase, macros), kind(name)) for phrase in phrases)


def _ages(part: Any, macros: Mapping[str, str]) -> Iterator[tuple[str, AgeSaid]]:
    for name, phrases in part.items():
        by_years = phrases if isinstance(phrases, dict) else {0: phrases}
        for more, several in by_years.items():
            yield from ((expand(phrase, macros), AgeSaid(AgeRule(name), more)) for phrase in several)


def _macros(part: Any) -> dict[str, str]:
    macros: dict[str, str] = {}
    for key, body in part.items():
        macros[key] = expand("|".join(body) if isinstance(body, list) else body, macros)
    return macros


@cache
def lexicon(locale: str) -> Lexicon:
    """The lexicon of a locale ('ru', 'ru-RU'); of English when there is none."""
    name = locale.replace("_", "-").split("-")[0].lower()
    folder = FOLDER / (name if name in locales() else DEFAULT)

    def part(file: str) -> Any:
        return yaml.load((folder / f"{file}.yaml").read_text("utf-8"), Loader=LOADER)  # noqa: S506 - a safe loader

    language, age = part("language"), part("age")
    negations = frozenset(language["negations"].split())
    macros = _macros(language["macros"])
    return Lexicon(
        spelling={str(wrong): str(right) for wrong, right in language["spelling"].items()},
        subjects=frozenset(language["subjects"].split()),
        joints=frozenset(language["joints"].split()),
        mine=frozenset(Sign(id_).value for id_ in language["mine"].split()),
        drops_subject=bool(language.get("drops_subject")),
        meanings=Phrases(_meanings(part("signs"), part("causes"), part("concerns"), macros), negations),
        marks=Phrases(_phrases(Mark, part("polarity"), macros)),
        ages=Phrases(_ages(age["phrases"], _macros(language["macros"] | age["macros"]))),
        numbers=age["numbers"],
        ordinals=age["ordinals"],
    )


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C reader where it was built: the lexicon then loads in a tenth of the time."""
