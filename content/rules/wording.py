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
class Wording:
    """One thing that is not said, and what is said of it when it is."""

    rule: str
    pattern: re.Pattern[str]
    why: str
    pronoun: Pronoun | None = None
    cased: bool = False


def check(language: Language, faults: Faults) -> None:
    """Every text against the language's list."""
    path = language.folder / "forbidden.yaml"
    listed = list(wordings(path, faults))
    for said in language.said:
        texts = {pronoun: _texts(said, pronoun) for pronoun in (None, *Pronoun)}
        lower = {pronoun: [text.lower() for text in each] for pronoun, each in texts.items()}
        for one in listed:
            spoken = (texts if one.cased else lower)[one.pronoun]
            found = next((found for text in spoken if (found := one.pattern.search(text))), None)
            if found is not None:
                faults.add(said.file, said.line, one.rule, f"{said.name}: '{found.group().strip()}': {one.why}")


def _texts(said: Said, pronoun: Pronoun | None) -> list[str]:
    """What is said to a parent of this child; of what is better left out, only why."""
    spoken = said.marked if pronoun is None else [plain(html) for html in said.render(Voice(NAME, pronoun))]
    return [_QUOTED.sub("", text) for text in spoken] if said.keys[-1] == LEAVE_OUT else list(spoken)


_QUOTED = re.compile(r"^[\"«“].*?[\"»”](?=\s+[–-]\s)")


def wordings(path: Path, faults: Faults) -> Iterator[Wording]:
    """The list of a language; an entry that cannot be used is a fault."""
    data = marked.read(path, faults)
    for key, entry in data.pairs():
        if key not in ("phrases", "spelling"):
            faults.add(path, entry.line, "unknown", f"nothing asks for '{key}'")
    phrases, spelling = data.get("phrases"), data.get("spelling")
    for entry in [] if phrases is None else phrases.members():
        found = _phrase(entry, path, faults)
        if found is not None:
            yield found
    for wrong, right in [] if spelling is None else spelling.pairs():
        words = re.escape(wrong.lower().removesuffix("*")) + (r"\w*" if wrong.endswith("*") else "")
        yield Wording("spelling", re.compile(rf"(?<!\w){words}(?!\w)"), f"written '{right.value}'")


def _phrase(entry: Marked, path: Path, faults: Faults) -> Wording | None:
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
    return Wording("forbidden", compiled, why, Pronoun(voice) if voice else None, bool(case))
