"""What a refusal by Telegram, or a broken line, means for the message. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from fsm.reply import Edit, Reply, Settle

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""Seconds between tries after a broken line: doubling up to this, for ever."""


class Fate(Enum):
    """What is to be done with the message."""

    DONE = auto()
    """There is nothing more to do: Telegram has it, or it has lost its object."""
    NEXT = auto()
    """A part of it is there, the next one follows."""
    AGAIN = auto()
    """The line broke, or Telegram has trouble: later, and for ever."""
    HOLD = auto()
    """Telegram asks for quiet in this chat."""
    GONE = auto()
    """The chat cannot be reached any more."""
    MOVED = auto()
    """The chat has a new id."""
    ANEW = auto()
    """The message cannot be edited: it is sent as a new one."""
    OURS = auto()
    """Telegram will never take it as it is."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is for the log: a word of ours, never Telegram's, which may quote the message."""

    fate: Fate
    kind: str
    seconds: float = 0.0
    chat: int = 0


_GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid", "input_user_deactivated",
         "bot was kicked", "bot was blocked", "have no rights to send", "not enough rights")  # fmt: skip
_UNEDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message",
               "message identifier is not specified")  # fmt: skip
_OURS = {
    "can't parse entities": "markup",
    "is too long": "too long",
    "too_long": "too long",
    "text is empty": "empty",
    "must be non-empty": "empty",
    "button": "buttons",
    "reply markup": "buttons",
    "keyboard": "buttons",
    "url": "buttons",
    "photo": "picture",
    "image": "picture",
    "file": "file",
    "entity too large": "file",
}


def judge(error: Exception, reply: Reply | None) -> Problem:
    """What that error means for that reply."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        return Problem(Fate.HOLD, "flood", max(1.0, seconds))
    if isinstance(error, ChatMigrated):
        return Problem(Fate.MOVED, "migrated", chat=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Problem(Fate.GONE, "forbidden")
    if not isinstance(error, TelegramError):
        # A fault of ours, before anything was sent: the same bytes would fail for ever.
        return Problem(Fate.OURS, type(error).__name__)
    said = str(error).lower()
    if isinstance(error, BadRequest):
        return _bad_request(said, reply)
    if "too large" in said:
        return Problem(Fate.OURS, "file")
    return Problem(Fate.AGAIN, type(error).__name__)


def _bad_request(said: str, reply: Reply | None) -> Problem:
    if "message is not modified" in said:
        return Problem(Fate.DONE, "not modified")
    if isinstance(reply, Edit | Settle) and any(words in said for words in _UNEDITABLE):
        # Buttons that are gone with their message need not be settled.
        return Problem(Fate.ANEW if isinstance(reply, Edit) else Fate.DONE, "uneditable")
    if any(words in said for words in _GONE):
        return Problem(Fate.GONE, "gone")
    return Problem(Fate.OURS, next((kind for words, kind in _OURS.items() if words in said), "refused"))


def pause(attempts: int) -> float:
    """Seconds to the next try after so many."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(attempts, 10))
