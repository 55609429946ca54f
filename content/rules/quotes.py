"""'quotes': quotation marks and apostrophes of one kind in a language: the kind that most of its texts have."""

from collections import Counter
from collections.abc import Mapping

from content.faults import Faults
from content.rules.language import Language

KINDS: Mapping[str, Mapping[str, str]] = {
    "quotation marks": {'"': "straight", "“": "curly", "”": "curly", "«": "angled", "»": "angled"},
    "apostrophes": {"'": "straight", "’": "curly"},
}
"""Low-high quotes are left out: „these“ stand inside «angled» ones, and share a mark with curly ones."""


def check(language: Language, faults: Faults) -> None:
    """Every text against what is usual in its language."""
    for what, kinds in KINDS.items():
        counted = Counter(kinds[c] for said in language.said for c in "".join(said.neutral[:1]) if c in kinds)
        if len(counted) < 2:
            continue
        usual = counted.most_common(1)[0][0]
        for said in language.said:
            text = "".join(said.neutral)
            odd = next((c for c in text if c in kinds and kinds[c] != usual and not _inner(c, text)), None)
            if odd is not None:
                faults.add(said.file, said.line, "quotes", f"{said.name}: {odd} where {usual} {what} are usual")


def _inner(mark: str, text: str) -> bool:
    return mark == "“" and "„" in text
