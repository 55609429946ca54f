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
                # The last first, so that places in a list stay true while earlier ones are taken out.
                for fault in sorted(error.errors(), key=lambda fault: [str(part) for part in fault["loc"]])[::-1]:
                    _drop(data, fault["loc"])


def _drop(data: Any, where: tuple[int | str, ...]) -> None:
    """Takes out the smallest whole thing that holds the fault: an entry of a list or a mapping, or a field."""
    path = [part for part in where if part != "[key]"]
    holders = [data]
    for part in path[:-1]:
        try:
            holders.append(holders[-1][part])
        except (KeyError, IndexError, TypeError):
            break
    for holder, part in reversed(list(zip(holders, path, strict=False))):
        whole_entry = isinstance(holder, list) or holder is data or "[key]" in where
        if whole_entry and isinstance(holder, list) and isinstance(part, int) and part < len(holder):
            del holder[part]
            return
        if whole_entry and isinstance(holder, dict) and part in holder:
            del holder[part]
            return


def dump(thing: Event | Reply) -> str:
    """An event or a reply, with its kind."""
    kind = type(thing).__name__
    return json.dumps([kind, _KINDS[kind].dump_python(thing, mode="json")], ensure_ascii=False)


def load(text: str) -> Any:
    """What `dump` wrote."""
    kind, fields = json.loads(text)
    return _KINDS[kind].validate_python(fields)
