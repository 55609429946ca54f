"""An understanding as plain data, for the command line."""

from collections.abc import Iterable
from typing import Any

from signals.understanding import Found, Understanding


def as_line(told: Understanding, words: bool) -> dict[str, Any]:
    """Ids by kind, and the age; with `words` each id beside the parent's words that it rests on."""

    def listed(found: Iterable[Found]) -> list[Any]:
        return [{"id": one.id, "words": one.words} if words else one.id for one in found]

    return {
        "signs": listed(told.signs),
        "denied": listed(told.denied),
        "causes": listed(told.causes),
        "concerns": listed(told.concerns),
        "age": told.age,
    }
