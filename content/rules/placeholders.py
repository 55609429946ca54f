"""'placeholder': variables that the code does not pass, that a language does not use, and what cannot be formatted.

The placeholders of Markdown and YAML texts are checked where they are compiled.
"""

from collections.abc import Sequence

from content.faults import Faults
from content.load import NAMELESS
from content.messages import variables
from content.rules import keys
from content.rules.language import Language
from content.rules.said import NAME
from content.text import Voice
from fsm.words import Pronoun


def check(language: Language, faults: Faults) -> None:
    """One language's variables."""
    messages = language.messages
    for key, entry in messages.entries.items():
        known = {"pronoun"} if key in NAMELESS else keys.ALWAYS.union(keys.PASSED.get(key, ()))
        unknown = variables(entry) - known
        for name in sorted(unknown):
            faults.add(messages.path, messages.line(key), "placeholder", f"{key}: the code passes no ${name} here")
        if not unknown and messages.has_text(key):
            _format(language, key, faults)


def _format(language: Language, key: str, faults: Faults) -> None:
    messages = language.messages
    for values in keys.samples(key):
        _, errors = messages.format(key, Voice(NAME, Pronoun.THEY), language.neutral, **values)
        if errors:
            faults.add(messages.path, messages.line(key), "placeholder", f"{key}: {errors[0]}")
            return


def compare(languages: Sequence[Language], faults: Faults) -> None:
    """What one language is told by a variable, the others say too."""
    for language in languages:
        messages = language.messages
        for other in languages:
            for key in sorted(set(messages.entries) & set(other.messages.entries)):
                there = variables(other.messages.entries[key]) - keys.ALWAYS
                for name in sorted(there - variables(messages.entries[key])):
                    message = f"{key}: '{other.locale}' uses ${name} and this does not"
                    faults.add(messages.path, messages.line(key), "placeholder", message)
