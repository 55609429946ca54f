"""The operator's support chat."""

from dataclasses import dataclass


@dataclass(slots=True)
class Support:
    """`chat` is 0 when there is none. It changes when Telegram gives the group a new id."""

    chat: int = 0
