"""A language's pack: every text that a parent can read, by id."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import escape

from fluent.runtime import FluentBundle

from content.services import Helplines
from content.text import Neutral, Text, Voice
from fsm.words import Band, Cause, Concern, Sign, StepId

SOURCE_LOCALE = "en"
"""The language that stands in for what another does not say yet."""

MOST_MADE = 10_000
"""Messages that are kept made, of one language: numbers may be many."""

VARIANT_ORDER = (
    Cause.PARENT_WORN_OUT,
    Cause.NEVER_BUILT,
    Cause.OWN_MISTAKES,
    Cause.SERIOUS_EVENT,
    Cause.SEPARATION,
    Cause.DISTANT_DESPITE_CARE,
)
"""Which variant wins when a parent told of several causes."""


@dataclass(frozen=True, slots=True)
class Variants:
    """A text with versions for parents with certain causes."""

    plain: Text
    by: Mapping[Cause, Text]

    def of(self, causes: Collection[Cause]) -> Text:
        """The version for this parent."""
        return next((self.by[cause] for cause in VARIANT_ORDER if cause in causes and cause in self.by), self.plain)


@dataclass(frozen=True, slots=True)
class Action:
    """What to do on a step's day with a child of one age band."""

    today: Text
    smaller: Text
    say: tuple[Text, ...]
    leave_out: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Hard:
    """A reason why it was hard, with its tip; `tips` are those for certain ages."""

    id: str
    label: Text
    tip: Text
    tips: Mapping[Band, Text]

    def tip_for(self, band: Band) -> Text:
        """The tip for a child of this age."""
        return self.tips.get(band, self.tip)


@dataclass(frozen=True, slots=True)
class Step:
    """One step's texts. `reasons` by 'sign snaps', 'cause separation', 'reflection', 'always'."""

    id: StepId
    title: str
    idea: Variants
    why: Variants
    reflection: Variants
    strength: Variants
    growth: Variants
    reasons: Mapping[str, Text]
    actions: Mapping[Band, Action]
    check_in: tuple[Text, ...]
    done: tuple[Text, ...]
    partly: tuple[Text, ...]
    not_yet: tuple[Text, ...]
    hard: tuple[Hard, ...]
    hard_again: tuple[Text, ...]
    day_two: Text
    day_three: Text
    day_four: Text
    keep: Text

    def reason(self, key: str) -> Text:
        """Why the step is in the programme; a reason that there is no more gives the general one."""
        return self.reasons.get(key, self.reasons["always"])


@dataclass(frozen=True, slots=True)
class SignText:
    """A sign's texts. `said` is followed by the parent's own words; `since_...` answer when it began."""

    name: Text
    said: Text
    faded: Text
    ages: Mapping[Band, Text]
    other: Text
    since_new: Text
    since_always: Text


@dataclass(frozen=True, slots=True)
class CauseText:
    """A cause's texts."""

    name: Text
    said: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class ConcernText:
    """A concern's texts, in the order in which they are needed. The `parent` ones: the parent's own hand."""

    heard: Text
    check: Text
    ask: Text
    now: tuple[Text, ...]
    easier: Text
    back: Text
    misread: Text
    follow_up: Text
    follow_up_better: Text
    follow_up_same: Text
    heard_parent: Text | None = None
    now_parent: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """One language. `ui` is ui.ftl; `fallback` says what this language has no message for yet.

    `shared` are the messages of ui.ftl that say the same to every parent, but for the pronoun and for numbers put into
    them: they are made once. What has a child's name in it is made anew each time, and stays nowhere.
    """

    locale: str
    neutral: Neutral
    steps: Mapping[StepId, Step]
    signs: Mapping[Sign, SignText]
    causes: Mapping[Cause, CauseText]
    concerns: Mapping[Concern, ConcernText]
    privacy: tuple[Text, ...]
    pools: Mapping[str, tuple[Text, ...]]
    ui: FluentBundle
    fallback: "Pack | None" = None
    shared: frozenset[str] = frozenset()
    _made: dict[tuple[object, ...], str] = field(default_factory=dict, compare=False, repr=False)

    def has(self, key: str) -> bool:
        """Whether this language itself has the message."""
        return bool(self.ui.has_message(key))

    def say(self, key: str, voice: Voice, **values: str | int) -> str:
        """A message as HTML; what is put into it is escaped."""
        safe = {name: escape(v, quote=False) if isinstance(v, str) else v for name, v in values.items()}
        return self._format(key, escape(voice.child, quote=False), voice, safe)

    def label(self, key: str, voice: Voice, **values: str | int) -> str:
        """A message as plain text: for buttons, toasts and pictures."""
        return self._format(key, voice.child, voice, values)

    def _format(self, key: str, child: str, voice: Voice, values: Mapping[str, str | int]) -> str:
        if key not in self.shared or not all(isinstance(value, int) for value in values.values()):
            return self._make(key, child, voice, values)
        place = (key, voice.pronoun, *values.items())
        text = self._made.get(place)
        if text is None:
            text = self._make(key, child, voice, values)
            if len(self._made) < MOST_MADE:
                self._made[place] = text
        return text

    def _make(self, key: str, child: str, voice: Voice, values: Mapping[str, str | int]) -> str:
        if not self.has(key):
            if self.fallback is None:
                raise KeyError(f"no message {key} in {self.locale}")
            return self.fallback._format(key, child, voice, values)
        name = child or self.neutral.of(voice.pronoun)
        start = child or name[:1].upper() + name[1:]
        known = {"child": name, "Child": start, "pronoun": str(voice.pronoun), **values}
        pattern = self.ui.get_message(key).value
        if pattern is None:
            raise KeyError(f"message {key} in {self.locale} has no text")
        text, errors = self.ui.format_pattern(pattern, known)
        if errors:
            raise ValueError(f"message {key} in {self.locale}: {errors[0]}")
        return str(text)


@dataclass(frozen=True, slots=True)
class Content:
    """All languages, and the helplines."""

    packs: Mapping[str, Pack]
    helplines: Helplines

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages there are, English first."""
        return tuple(sorted(self.packs, key=lambda locale: (locale != SOURCE_LOCALE, locale)))

    def pack(self, locale: str) -> Pack:
        """The pack of a language tag: 'ru-RU' finds 'ru'; what there is not finds English."""
        wanted = locale.replace("_", "-").split("-")[0].lower()
        return self.packs.get(wanted) or self.packs[SOURCE_LOCALE]
