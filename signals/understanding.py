"""The one entry to understanding: text and locale in, what was heard out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One thing heard. `words` is the part of the parent's text it rests on, as they wrote it.

    `clear` is meant for concerns: True when said in plain words (help at once), False when it is likely
    but unclear (a gentle question first).
    """

    id: str
    words: str
    clear: bool = True


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one text says about the writer's own child now. Ids are those of `fsm.words`."""

    signs: tuple[Found, ...] = ()
    denied: tuple[Found, ...] = ()
    causes: tuple[Found, ...] = ()
    concerns: tuple[Found, ...] = ()
    age: int | None = None
    age_words: str = ""


def understand(text: str, locale: str) -> Understanding:
    """The same text always gives the same answer; nothing leaves this machine."""
    raise NotImplementedError
