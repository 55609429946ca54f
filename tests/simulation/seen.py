"""What was seen from the outside: by Telegram, by the parents, and by the black box in the database."""

from dataclasses import dataclass, field
from datetime import datetime

from simulator.shapes import Json

MESSAGES = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageReplyMarkup")
"""Calls that count against Telegram's limits, and that a parent sees."""


@dataclass(slots=True, eq=False)
class Call:
    """One call of the bot. Times are virtual seconds; `taken` None: it was not carried out.

    `life`: which of the bot's lives made it. `back`: when the bot had the answer, None if it never did.
    `wall`: the bot's own clock when it left. `held`: until when Telegram had asked for quiet, if it had.
    """

    number: int
    life: int
    method: str
    chat: int
    values: Json
    left: float
    wall: datetime
    taken: float | None = None
    code: int = 0
    said: str = ""
    back: float | None = None
    held: float = 0.0
    retry_after: int = 0

    @property
    def message(self) -> bool:
        """Whether a parent or the operator would see it."""
        return self.method in MESSAGES


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that a parent did, and what kind of update it became."""

    kind: str
    chat: int
    at: float


@dataclass(frozen=True, slots=True)
class Decided:
    """A row that was in the outbox. `gone`: when it was taken out. `zone`: the parent's, as the bot knew it."""

    id: int
    chat: int
    reply: str
    scheduled: bool
    at: float
    wall: float
    zone: str
    gone: float | None


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time in which something was wrong; `chat` 0: for everyone."""

    kind: str
    begins: float
    ends: float
    chat: int = 0


@dataclass(slots=True)
class Seen:
    """All of it."""

    calls: list[Call] = field(default_factory=list)
    updates: dict[int, Happened] = field(default_factory=dict)
    """What parents did, by update_id."""
    handled: list[tuple[int, float]] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    erased: list[tuple[int, float]] = field(default_factory=list)
    unhandled: int = 0
    due: list[tuple[int, float]] = field(default_factory=list)
    wall: float = 0.0
    """The bot's clock at the end."""
    left: list[tuple[str, int]] = field(default_factory=list)
    """Rows that are kept about a chat at the end: table and chat."""
    kills: list[float] = field(default_factory=list)
    stops: list[tuple[float, float]] = field(default_factory=list)
    """When the bot was told to stop, and the seconds it took."""
    spells: list[Spell] = field(default_factory=list)
    blocks: list[tuple[int, float, float]] = field(default_factory=list)
    """Chat, and from when to when it could not be reached."""
    zones: dict[int, str] = field(default_factory=dict)
    """Where the parents live."""
    logged: list[str] = field(default_factory=list)
    """What the bot said went wrong that never should."""
