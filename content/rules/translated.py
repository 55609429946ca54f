"""'untranslated': a text that says in one language, word for word, what the first language says.

A new language begins as a copy of English; until a text is written anew, this names it.
"""

from collections.abc import Sequence

from content.faults import Faults
from content.rules.language import Language
from content.rules.readability import words

SHORTEST = 3
"""Words from which on two languages do not say the same by accident, as they do with names of things."""


def compare(languages: Sequence[Language], faults: Faults) -> None:
    """Every other language against the first."""
    first = {said.marked for language in languages[:1] for said in language.said}
    for language in languages[1:]:
        for said in language.said:
            if said.marked in first and len(words(said.marked[-1])) >= SHORTEST:
                message = f"{said.name}: the same as in '{languages[0].locale}'"
                faults.add(said.file, said.line, "untranslated", message)
