"""The journey: all that is kept about one parent's way with one child.

It is the model of the state machine, so `state` can be set; everything in it is immutable, so a shallow
copy is a full one and a turn that works on its copy is pure.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter

from fsm.words import Band, Cause, Change, Concern, Pace, Progress, Pronoun, Sign, Since, StepId


@dataclass(frozen=True, slots=True)
class Child:
    """Whom it is about. `age` in whole years, 2 to 17."""

    name: str = ""
    age: int | None = None
    pronoun: Pronoun = Pronoun.THEY

    @property
    def band(self) -> Band:
        """The age band; until the age is known, the one whose texts fit most ages."""
        return Band.SCHOOL if self.age is None else Band.of(self.age)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the parent's own words said: id to the words it rests on."""

    signs: dict[Sign, str] = field(default_factory=dict)
    denied: dict[Sign, str] = field(default_factory=dict)
    causes: dict[Cause, str] = field(default_factory=dict)
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """One step of the programme. `reason`: 'sign snaps', 'cause separation', 'reflection' or 'always'."""

    step: StepId
    reason: str


@dataclass(frozen=True, slots=True)
class Day:
    """One check-in: the local day it was for, what was answered, the closeness (1 to 5) if given."""

    on: date
    step: StepId
    progress: Progress = Progress.SILENT
    closeness: int | None = None
    hard: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One weekly review: the signs that were there, and how they compare with the time before."""

    on: date
    signs: tuple[Sign, ...]
    outcome: Change


@dataclass(frozen=True, slots=True)
class Worry:
    """A concern that is open: what was heard, and when the next soft check-in is due. `own_hand`: the parent's own.

    `on`: the local day when it was last spoken of. `asked`: how many soft check-ins there were. `answered`: the parent
    answered the last of them. `aside`: /sos was typed long after it, and is not about it. `before` and `earlier`: the
    journey's `alarmed` and `worry` as they were, for when it was meant differently.
    """

    concern: Concern
    clear: bool
    own_hand: bool = False
    follow_up: datetime | None = None
    on: date | None = None
    asked: int = 0
    answered: bool = False
    aside: bool = False
    before: date | None = None
    earlier: "Worry | None" = None


@dataclass(slots=True)
class Journey:
    """One parent's way. Times are aware UTC; dates are the parent's local ones."""

    chat: int
    state: str = "welcome"

    # The open question: its number, the message it stands in if it was edited in place, and the last press that
    # was taken, so that a double press and an old button can be told apart.
    question: int = 0
    taken: str = ""
    # The states under an overlay, the innermost last: where the way back leads.
    under: tuple[str, ...] = ()

    locale: str = ""
    consented: datetime | None = None
    blocked: bool = False

    child: Child = field(default_factory=Child)
    country: str = ""
    zone: str = ""
    hour: int | None = None
    pace: Pace = Pace.THREE_A_WEEK

    heard: Heard = field(default_factory=Heard)
    # Ids ticked on an open checklist, before 'Done' is pressed.
    ticked: tuple[str, ...] = ()
    signs: dict[Sign, Since | None] = field(default_factory=dict)
    first_signs: tuple[Sign, ...] = ()
    causes: tuple[Cause, ...] = ()
    reflection: tuple[int, ...] = ()

    programme: tuple[Planned, ...] = ()
    # Index of the current step in the programme; the local day it was given; how often it was asked about; whether the
    # smaller action was shown in the place of what was to be tried, and whether the step began with it.
    position: int = 0
    step_on: date | None = None
    asked: int = 0
    misses: int = 0
    smaller: bool = False
    small_first: bool = False
    started: date | None = None
    # The local day of the last scheduled message: at most one a day.
    spoken: date | None = None
    silent: int = 0
    nudged: bool = False
    diary: tuple[Day, ...] = ()
    reviews: tuple[Review, ...] = ()
    noted: Heard = field(default_factory=Heard)

    worry: Worry | None = None
    # Concerns that the parent said were meant differently: believed, once.
    misread: tuple[Concern, ...] = ()
    # The local day of the last grave concern: steps that tell a parent to stand back wait after it.
    alarmed: date | None = None
    # Steps that were given already when it made them wait: they come back in fewer words.
    put_off: tuple[StepId, ...] = ()
    pause_until: datetime | None = None
    # The local days of the parent's last word, and of the notice that all will be erased.
    last_word: date | None = None
    warned: date | None = None
    hello: bool = False
    # What an overlay is working on: the draft of a message to a human, for instance.
    draft: str = ""
    # What the parent looks at of what is filed: the page, and the answer that was chosen to be erased.
    page: int = 0
    chosen: int = 0
    # How often each pool of lines was used, so that none comes twice before all came once.
    lines: dict[str, int] = field(default_factory=dict)

    def copy(self) -> "Journey":
        """A copy for a turn to work on."""
        return Journey(*_values(self))

    @property
    def step(self) -> StepId | None:
        """The step the parent is on, if the programme has begun."""
        if self.step_on is None or self.position >= len(self.programme):
            return None
        return self.programme[self.position].step

    @property
    def never_built(self) -> bool:
        """Trust was never built rather than lost: the parent says so, or most signs were always there."""
        since = list(self.signs.values())
        return Cause.NEVER_BUILT in self.causes or since.count(Since.ALWAYS) * 2 > len(since) > 0


_values = attrgetter(*(field.name for field in fields(Journey)))
