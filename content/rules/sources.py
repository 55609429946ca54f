"""'source': which article's point a step comes from, in its front matter and in SOURCES.md."""

import re
from collections.abc import Sequence
from pathlib import Path

from content.faults import Faults
from content.marked import Marked
from content.rules.language import Language
from fsm.words import Cause, Sign, StepId

POINTS = {"eight": range(1, 9), "rebuilding": range(1, 7)}
"""The two articles and their points."""

ARTICLES = ("8 steps to a trusting relationship", "Steps to Rebuilding Trust")


def check(language: Language, faults: Faults) -> None:
    """Each step's source."""
    for document in language.steps.values():
        source = document.front.get("source")
        points = [] if source is None else [str(point.value) for point in source.members()]
        line = 1 if source is None else source.line
        if not points:
            faults.add(document.path, line, "source", "no source, as in 'source: [eight 3]'")
        for point in points:
            article, _, number = point.partition(" ")
            if not number.isdecimal() or int(number) not in POINTS.get(article, ()):
                faults.add(document.path, line, "source", f"the articles have no point '{point}'")


def compare(languages: Sequence[Language], faults: Faults) -> None:
    """A step comes from the same point in every language."""
    for language in languages[1:]:
        for id, document in language.steps.items():
            first = languages[0].steps.get(id)
            here, there = document.front.get("source"), None if first is None else first.front.get("source")
            if here is not None and there is not None and _points(here.members()) != _points(there.members()):
                message = f"not the source that '{languages[0].locale}' names"
                faults.add(document.path, here.line, "source", message)


def _points(found: Sequence[Marked]) -> list[str]:
    return [str(point.value) for point in found]


def names(path: Path, faults: Faults) -> None:
    """SOURCES.md names both articles and every step, sign and cause."""
    if not path.exists():
        faults.add(path, 1, "missing", "the file")
        return
    text = path.read_text("utf-8")
    for article in ARTICLES:
        if article.casefold() not in " ".join(text.split()).casefold():
            faults.add(path, 1, "source", f"the article '{article} ...' is not named")
    for kind in (StepId, Sign, Cause):
        for id in kind:
            if not re.search(rf"(?<!\w){id}(?!\w)", text):
                faults.add(path, 1, "source", f"'{id}' is not named")
