"""A time of day as a parent says it: '8 pm', '20:30', '9 вечера', 'half past' left to the buttons."""

import re
from dataclasses import dataclass

_TOLD = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.\s](?P<minute>\d{2}))?(?!\d)"
    r"\s*(?P<half>[ap]\.?\s?m\b|in the (?:morning|afternoon|evening)|at night|утра|дня|вечера|ночи)?",
    re.IGNORECASE,
)
_AFTER_NOON = re.compile(r"p|in the (?:afternoon|evening)|дня|вечера", re.IGNORECASE)
_AT_NIGHT = re.compile(r"at night|ночи", re.IGNORECASE)
_LATE = 6
"""'At night': from six on the evening's hours are meant, before it the small hours."""


@dataclass(frozen=True, slots=True)
class Daytime:
    """`sure`: the half of the day was said, or can be seen from the hour. `minute` is None if none was said."""

    hour: int
    minute: int | None
    sure: bool


def told(text: str) -> Daytime | None:
    """The first time of day in a text; None if there is none that a clock can show."""
    found = _TOLD.search(text)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), found["minute"], found["half"]
    if hour > 23 or (minute is not None and int(minute) > 59):
        return None
    if half and hour <= 12:
        late = bool(_AFTER_NOON.match(half)) or (bool(_AT_NIGHT.match(half)) and hour % 12 >= _LATE)
        hour = hour % 12 + 12 * late
    return Daytime(hour, None if minute is None else int(minute), bool(half) or hour > 12 or hour == 0)
