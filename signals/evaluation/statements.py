"""The labelled statements, as `signals/data` keeps them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"

LOCALES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Labels:
    """What a text says of the writer's own child now; ids are those of `fsm.words`."""

    signs: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    concerns: frozenset[str] = frozenset()
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with its labels. `indirect`: the concerns that are not said in so many words."""

    text: str
    locale: str
    kind: str
    labels: Labels
    indirect: frozenset[str]


def _statement(line: str, locale: str) -> Statement:
    stored = json.loads(line)
    concerns: Mapping[str, str] = stored["concerns"]
    labels = Labels(
        frozenset(stored["signs"]),
        frozenset(stored["denied"]),
        frozenset(stored["causes"]),
        frozenset(concerns),
        stored["age"],
    )
    indirect = frozenset(id_ for id_, how in concerns.items() if how == "indirect")
    return Statement(stored["text"], locale, stored["kind"], labels, indirect)


def batches(part: str, locale: str) -> Iterator[tuple[str, list[Statement]]]:
    """The batches of `train` or `test` by name."""
    for path in sorted((DATA / part).glob(f"{locale}-*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield path.stem, [_statement(line, locale) for line in lines]


def statements(part: str, locale: str) -> list[Statement]:
    """All of `train` or `test` in a language."""
    return [one for _, batch in batches(part, locale) for one in batch]
