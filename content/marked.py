"""YAML with the line of everything in it, so that a fault can say where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from content.faults import Faults

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Marked:
    """A value and its line. `value` is a scalar, a list of Marked, or a dict of Marked by the keys as written."""

    value: Any
    line: int

    def get(self, key: str) -> "Marked | None":
        """What stands under a key of a mapping; None if it is no mapping or has no such key."""
        found: Marked | None = self.value.get(key) if isinstance(self.value, dict) else None
        return found

    def text(self, key: str) -> str:
        """The text under a key; empty where there is none or something else."""
        found = self.get(key)
        return found.value if found is not None and isinstance(found.value, str) else ""

    def pairs(self) -> "list[tuple[str, Marked]]":
        """Keys and values of a mapping; nothing for anything else."""
        return list(self.value.items()) if isinstance(self.value, dict) else []

    def members(self) -> "list[Marked]":
        """The members of a list; nothing for anything else."""
        return self.value if isinstance(self.value, list) else []

    def leaves(self, *keys: str) -> "Iterator[tuple[tuple[str, ...], Marked]]":
        """Every scalar below, with the keys that lead to it; the members of a list share its keys."""
        if isinstance(self.value, dict):
            for key, below in self.value.items():
                yield from below.leaves(*keys, key)
        elif isinstance(self.value, list):
            for below in self.value:
                yield from below.leaves(*keys)
        else:
            yield keys, self


NOTHING = Marked({}, 1)


def read(path: Path, faults: Faults) -> Marked:
    """A file's mapping; an empty one, and a fault, where the file is missing or no YAML."""
    if not path.exists():
        faults.add(path, 1, "missing", "the file")
        return NOTHING
    return parse(path.read_text("utf-8"), path, faults)


def parse(text: str, path: Path, faults: Faults, before: int = 0) -> Marked:
    """As `read`. `before`: how many lines of the file stand before the text."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        faults.add(path, before + line, "form", f"no YAML: {getattr(error, 'problem', None) or error}")
        return NOTHING
    if not isinstance(node, yaml.MappingNode):
        faults.add(path, before + 1, "form", "no 'key: value' lines")
        return NOTHING
    return _Reading(loader, path, faults, before).of(node, before + 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    loader: Any
    path: Path
    faults: Faults
    before: int

    def _line(self, node: yaml.Node) -> int:
        return self.before + int(node.start_mark.line) + 1

    def of(self, node: yaml.Node, line: int) -> Marked:
        if isinstance(node, yaml.MappingNode):
            found: dict[str, Marked] = {}
            for key, value in node.value:
                # The key as written: YAML would read Norway's NO as 'false'.
                name = str(key.value)
                if name in found:
                    self.faults.add(self.path, self._line(key), "twice", f"'{name}' stands here a second time")
                found[name] = self.of(value, self._line(key))
            return Marked(found, line)
        if isinstance(node, yaml.SequenceNode):
            return Marked([self.of(member, self._line(member)) for member in node.value], line)
        return Marked(self._scalar(node), line)

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self.loader.construct_object(node)
        except (ValueError, yaml.YAMLError):
            # A date that there is not, for instance: it stays the text that was written.
            return str(node.value)
