"""What a screen speaks with: the language, the child's name and pronoun, the time that was passed in."""

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from content.pack import Content, Pack, Step
from content.text import Text, Voice
from fsm import schedule
from fsm.filed import NOTHING, Files
from fsm.journey import Journey
from fsm.retention import USUAL, Retention
from fsm.words import StepId


@dataclass(frozen=True, slots=True)
class Scene:
    """One turn's surroundings. `pack` speaks the parent's language; `human`: a support chat is there.

    `files`: what is filed about this parent.
    """

    journey: Journey
    content: Content
    pack: Pack
    now: datetime
    human: bool = False
    files: Files = NOTHING
    retention: Retention = USUAL

    @property
    def voice(self) -> Voice:
        """How the texts speak of this child."""
        return Voice(self.journey.child.name, self.journey.child.pronoun)

    @property
    def today(self) -> date:
        """The parent's local date."""
        return schedule.today(self.journey, self.now)

    def say(self, key: str, **values: str | int) -> str:
        """A message of ui.ftl as HTML; everything put into it is escaped."""
        return self.pack.say(key, self.voice, **values)

    def label(self, key: str, **values: str | int) -> str:
        """A message of ui.ftl as plain text: for buttons, toasts and pictures."""
        return self.pack.label(key, self.voice, **values)

    def html(self, text: Text) -> str:
        """A text of the pack as HTML."""
        return text.html(self.voice)

    def plain(self, text: Text) -> str:
        """A text of the pack without markup."""
        return text.plain(self.voice)

    def line(self, pool: str) -> str:
        """The next text of a pool: none comes twice before all came once."""
        lines = self.pack.pools[pool]
        used = self.journey.lines.get(pool, 0)
        self.journey.lines = {**self.journey.lines, pool: used + 1}
        return self.html(lines[used % len(lines)])

    def number(self, value: float) -> str:
        """A mean with one decimal, written as the language writes it."""
        return str(format_decimal(value, format="0.0", locale=self.pack.locale))

    def title(self, step: StepId) -> str:
        """A step's title as HTML: it is written as plain text."""
        return escape(self.pack.steps[step].title, quote=False)

    def day(self, at: datetime) -> str:
        """A parent's local date in full."""
        return self.date(schedule.local(self.journey, at).date())

    def date(self, on: date) -> str:
        """A date in full, as the language writes it."""
        return str(format_date(on, "long", locale=self.pack.locale))

    def short_day(self, at: datetime) -> str:
        """Day and month."""
        return str(format_skeleton("MMMd", schedule.local(self.journey, at), locale=self.pack.locale))

    def step(self, step: StepId) -> Step:
        """A step's texts."""
        return self.pack.steps[step]
