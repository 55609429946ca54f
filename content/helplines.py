"""Reads helplines.yaml. What is wrong in an entry but does not keep it from being shown is the check's business."""

from collections.abc import Iterable
from pathlib import Path

from content import marked
from content.faults import Faults
from content.marked import Marked
from content.services import Country, Helplines, Service

DIRECTORIES = "directories"


def read(path: Path, faults: Faults) -> Helplines:
    """The services by country; an entry without a name or a contact is a fault."""
    data = marked.read(path, faults)
    directories = data.get(DIRECTORIES)
    return Helplines(
        {code: _country(entry, path, faults) for code, entry in data.pairs() if code != DIRECTORIES},
        () if directories is None else _services(directories.members(), path, faults),
    )


def contact(entry: Marked) -> str:
    """The number or the address."""
    return entry.text("number") or entry.text("url")


def services(entry: Marked) -> list[Marked]:
    """A country's services as they are written."""
    found = entry.get("services")
    return [] if found is None else found.members()


def _country(entry: Marked, path: Path, faults: Faults) -> Country:
    emergency = entry.get("emergency")
    number = "" if emergency is None else emergency.text("number")
    if emergency is not None and not number:
        faults.add(path, emergency.line, "helpline", "the emergency number is no text in quotes")
    return Country(number, _services(services(entry), path, faults))


def _services(entries: Iterable[Marked], path: Path, faults: Faults) -> tuple[Service, ...]:
    found = []
    for entry in entries:
        for what, there in (("name", entry.text("name")), ("number in quotes, or url,", contact(entry))):
            if not there:
                faults.add(path, entry.line, "helpline", f"an entry without a {what}")
        found.append(_service(entry))
    return tuple(found)


def _service(entry: Marked) -> Service:
    return Service(
        name=entry.text("name"),
        contact=contact(entry),
        concerns=words(entry, "for") or ("any",),
        who=entry.text("who") or "anyone",
        hours=entry.text("hours"),
        languages=words(entry, "languages"),
    )


def words(entry: Marked, key: str) -> tuple[str, ...]:
    """A list of words under a key."""
    found = entry.get(key)
    return () if found is None else tuple(str(word.value) for word in found.members())
