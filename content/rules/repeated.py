"""'repeated': a sentence that stands in two texts of a language. A parent would think that nobody is there.

In ui.ftl only whole messages are compared: its variants of one question share sentences with good reason.
"""

import re
from collections import defaultdict

from content.faults import Faults
from content.rules.language import Language
from content.rules.readability import sentences, words
from content.rules.said import Role, Said

SHORTEST = 5
"""Words from which on the same sentence is no accident."""


def check(language: Language, faults: Faults) -> None:
    """The second and every further place names the first."""
    places: dict[str, list[Said]] = defaultdict(list)
    for said in language.said:
        for sentence in dict.fromkeys(_said_by(said)):
            places[sentence].append(said)
    for sentence, found in places.items():
        for again in found[1:]:
            first = found[0]
            where = f"{first.file.parent.name}/{first.file.name}:{first.line}"
            faults.add(again.file, again.line, "repeated", f"{again.name}: '{sentence}' stands in {where} too")


def _said_by(said: Said) -> list[str]:
    text = said.marked[-1]
    if said.role in (Role.BUTTON, Role.PICTURE, Role.LABEL):
        return []
    parts = [text] if said.keys[0] == "ui" else sentences(text)
    return [_bare(part) for part in parts if len(words(part)) >= SHORTEST]


def _bare(sentence: str) -> str:
    return re.sub(r"[^\w\s'’{}-]|\s(?=\s)", "", sentence.casefold()).strip()
