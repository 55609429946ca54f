"""'forbidden' and 'spelling': what an author listed in content/<locale>/forbidden.yaml.

`phrases`: a list; each has a `phrase` (words, in any case) or a `pattern` (a regular expression over lower-case text),
a `why`, and for a pattern an `example` that it must catch. `voice: she` looks only at the texts about a girl.
`case: kept` looks at the texts with their capitals.
`spelling`: a mapping of a wrong spelling to the right one; a star at its end stands for any ending.
In the texts {child} stands where the name will be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content import marked
from content.faults import Faults
from content.marked import Marked
from content.rules.language import Language
from content.rules.said import NAME, Said, plain
from content.steps import LEAVE_OUT
from content.text import Voice
from fsm.words import Pronoun


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that is not said, and why. Without a pronoun it is looked for in the texts for all of them."""

    pattern: re.Pattern[str]
    why: str
    pronoun: Pronoun | None = None
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A language's list. `spelling` has a group for each of the `right` spellings, in their order."""

    phrases: tuple[Phrase, ...]
    spelling: re.Pattern[str]
    right: tuple[str, ...]


def check(language: Language, faults: Faults) -> None:
    """Every text against the language's list."""
    listed = read(language.folder / "forbidden.yaml", faults)
    for said in language.said:
        for rule, message in _wrong(said, listed):
            faults.add(said.file, said.line, rule, f"{said.name}: {message}")


def _wrong(said: Said, listed: Listed) -> Iterator[tuple[str, str]]:
    texts = {pronoun: _texts(said, pronoun) for pronoun in (None, *Pronoun)}
    lower = {pronoun: [text.lower() for text in each] for pronoun, each in texts.items()}
    for one in listed.phrases:
        spoken = (texts if one.cased else lower)[one.pronoun]
        found = next((found for text in spoken if (found := one.pattern.search(text))), None)
        if found is not None:
            yield "forbidden", f"'{found.group().strip()}': {one.why}"
    spelt = [found for text in lower[None] for found in listed.spelling.finditer(text) if found.lastindex]
    for word, right in {found.group(): listed.right[(found.lastindex or 1) - 1] for found in spelt}.items():
        yield "spelling", f"'{word}' is written '{right}'"


def _texts(said: Said, pronoun: Pronoun | None) -> list[str]:
    """What is said to a parent of this child; of what is better left out, only why."""
    spoken = said.marked if pronoun is None else [plain(html) for html in said.render(Voice(NAME, pronoun))]
    return [_QUOTED.sub("", text) for text in spoken] if said.keys[-1] == LEAVE_OUT else list(spoken)


_QUOTED = re.compile(r"^[\"«“].*?[\"»”](?=\s+[–-]\s)")


def read(path: Path, faults: Faults) -> Listed:
    """The list of a language; an entry that cannot be used is a fault."""
    data = marked.read(path, faults)
    for key, entry in data.pairs():
        if key not in ("phrases", "spelling"):
            faults.add(path, entry.line, "unknown", f"nothing asks for '{key}'")
    phrases, spelling = data.get("phrases"), data.get("spelling")
    found = [_phrase(entry, path, faults) for entry in (phrases.members() if phrases else [])]
    words = spelling.pairs() if spelling else []
    return Listed(
        tuple(phrase for phrase in found if phrase is not None),
        re.compile(rf"(?<!\w)(?:{'|'.join(_wrong_spelling(word) for word, _ in words)})(?!\w)"),
        tuple(str(right.value) for _, right in words),
    )


def _wrong_spelling(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return f"({re.escape(word.lower().removesuffix('*'))}{ending})"


def _phrase(entry: Marked, path: Path, faults: Faults) -> Phrase | None:
    phrase, pattern, why, voice, case = (entry.text(key) for key in ("phrase", "pattern", "why", "voice", "case"))
    if not why or bool(phrase) == bool(pattern) or voice not in ("", *Pronoun):
        faults.add(path, entry.line, "form", "an entry has a phrase or a pattern, and a why")
        return None
    source = pattern or rf"(?<!\w){re.escape(phrase.lower())}(?!\w)"
    try:
        compiled = re.compile(source)
    except re.error as error:
        faults.add(path, entry.line, "form", f"no regular expression: {error}")
        return None
    example = entry.text("example") if case else entry.text("example").lower()
    if pattern and not compiled.search(example):
        faults.add(path, entry.line, "form", "the pattern does not catch its own example")
        return None
    return Phrase(compiled, why, Pronoun(voice) if voice else None, bool(case))
