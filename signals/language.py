"""Which lexicon reads a text: that of its script, whatever the menu is set to. A cry for help is read all the same."""

import re

SCRIPTS = {"ru": re.compile(r"[а-яё]", re.IGNORECASE), "en": re.compile(r"[a-z]", re.IGNORECASE)}
"""One language for each script that is understood."""


def language(text: str, locale: str) -> str:
    """The language whose letters prevail in the text; the locale's when there are no letters, or as many of both."""
    counts = {name: len(letters.findall(text)) for name, letters in SCRIPTS.items()}
    most = max(counts.values())
    prevailing = [name for name, count in counts.items() if count == most]
    return prevailing[0] if len(prevailing) == 1 else locale
