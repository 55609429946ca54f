"""Journeys, events and replies as JSON. What an older version wrote loads; ids that are gone are dropped."""

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from fsm.event import Blocked, Command, Due, Event, HumanReply, Other, Press, Text, Unblocked
from fsm.journey import Journey
from fsm.reply import Edit, Export, Reply, Say, Settle, Tell, Toast

_JOURNEY = TypeAdapter(Journey)
_KINDS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind)
    for kind in (
        *(Text, Press, Command, Other, Due, Blocked, Unblocked, HumanReply),
        *(Say, Edit, Settle, Toast, Export, Tell),
    )
}


def dump_journey(journey: Journey) -> str:
    """The journey as a document."""
    return _JOURNEY.dump_json(journey).decode()


def load_journey(document: str) -> Journey:
    """The document as a journey; whatever no longer fits (an id that is gone) is left out."""
    try:
        return _JOURNEY.validate_json(document)
    except ValidationError:
        data = json.loads(document)
    while True:
        try:
            return _JOURNEY.validate_python(data)
        except ValidationError as error:
            # One at a time: places in a list move when one is taken out.
            if not _drop(data, error.errors()[0]["loc"]):
                raise


def _drop(data: Any, where: tuple[int | str, ...]) -> bool:
    """Takes out the smallest thing that holds the fault; whether there was one.

    A field that cannot do without what was taken out is missing it the next time, and is then taken out itself.
    """
    found: tuple[Any, int | str] | None = None
    for part in where:
        if not (part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))):
            break
        found = data, part
        data = data[part]
    if found is None:
        return False
    holder, part = found
    del holder[part]
    return True


def dump(thing: Event | Reply) -> str:
    """An event or a reply, with its kind: `["Text", {...}]`."""
    kind = type(thing).__name__
    return f'["{kind}", {_KINDS[kind].dump_json(thing).decode()}]'


def load(text: str) -> Any:
    """What `dump` wrote."""
    kind, _, fields = text[2:].partition('", ')
    return _KINDS[kind].validate_json(fields[:-1])
