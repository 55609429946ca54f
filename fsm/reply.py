"""What goes out: decided by a turn, stored in the outbox, carried out by the gateway.

All texts are in the HTML that Telegram takes (b, i, a) with everything that a parent wrote escaped.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button. `data` comes back in the press; `url` opens a page instead."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be drawn at the edge. `kind` is 'reflection', 'closeness' or 'before_after'.

    `bars` are (label, value, earlier value or None), values 1 to 5; `alt` says in words what it shows. `locale`: the
    language whose figures it has.
    """

    kind: str
    title: str
    bars: tuple[tuple[str, float, float | None], ...]
    low: str
    high: str
    alt: str
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class Say:
    """A new message. With a picture the text is its caption (at most 1,024 characters)."""

    text: str
    rows: Rows = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A message changed in place. If Telegram can no longer edit it, it is sent as a new one."""

    message_id: int
    text: str
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Settle:
    """The buttons under an answered question give way to one that shows what was chosen."""

    message_id: int
    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press (answerCallbackQuery). An empty text only stops the spinner."""

    callback_id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """Everything stored about the parent, as files: built from storage when it is sent."""

    caption: str
    locale: str


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to the operator's support chat, if there is one. Never a parent's words unless they agreed."""

    text: str
    relay: bool = False


Reply = Say | Edit | Settle | Toast | Export | Tell
