"""What a turn gives back: the new journey, what to say, when the clock should call again."""

from dataclasses import dataclass
from datetime import datetime

from fsm.journey import Journey
from fsm.reply import Reply


@dataclass(frozen=True, slots=True)
class Answer:
    """Something the parent answered or wrote, filed apart from the journey so that it can be exported and erased alone.

    `question` is the state it was given in; `value` the id or number chosen; `words` what they typed.
    """

    question: str
    value: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One event's outcome. `erase`: everything about this parent is to be removed, but for these replies.

    `forgets`: the filed answers that are to be removed alone.
    """

    journey: Journey
    replies: tuple[Reply, ...] = ()
    due: datetime | None = None
    answers: tuple[Answer, ...] = ()
    erase: bool = False
    forgets: tuple[int, ...] = ()
    scheduled: bool = False
