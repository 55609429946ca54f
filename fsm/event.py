"""What comes in. Every event carries only what a turn needs: nothing of Telegram's but ids."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Something typed. `edited` when the parent changed an earlier message."""

    text: str
    language: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """An inline button. `data` is what the button carried: '<question number>:<button id>'."""

    data: str
    message_id: int = 0
    callback_id: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """`name` without the slash, lower case; `rest` is what was typed after it."""

    name: str
    rest: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """A message that is not text. `kind` is Telegram's word for it: voice, sticker, photo ..."""

    kind: str
    caption: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The clock: the journey's next due time has come."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The parent blocked the bot, or the chat is gone."""


@dataclass(frozen=True, slots=True)
class Unblocked:
    """The parent let the bot in again."""


@dataclass(frozen=True, slots=True)
class HumanReply:
    """The operator's answer to a parent who wrote to a human by /support."""

    text: str


Event = Text | Press | Command | Other | Due | Blocked | Unblocked | HumanReply
