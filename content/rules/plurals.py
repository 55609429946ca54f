"""'plural': the forms that a number, the pronoun or another closed choice needs in a message of ui.ftl."""

from babel import Locale, UnknownLocaleError
from fluent.syntax import ast

from content.faults import Faults
from content.messages import nodes
from content.rules import keys
from content.rules.language import Language


def check(language: Language, faults: Faults) -> None:
    """Every choice in every message."""
    forms = _forms(language.locale)
    for key, entry in language.messages.entries.items():
        for message in _wrong(entry, forms):
            faults.add(language.messages.path, language.messages.line(key), "plural", f"{key}: {message}")


def _forms(locale: str) -> frozenset[str]:
    """The plural categories of a language for whole numbers, as CLDR has them, and 'other', which is everywhere."""
    try:
        tags = Locale.parse(locale).plural_form.tags
    except (UnknownLocaleError, ValueError):
        tags = frozenset()
    return frozenset(tags) | {"other"}


def _wrong(entry: ast.Message, forms: frozenset[str]) -> list[str]:
    found = []
    chosen: set[int] = set()
    for node in nodes(entry):
        if not isinstance(node, ast.SelectExpression) or not isinstance(node.selector, ast.VariableReference):
            continue
        name = node.selector.id.name
        chosen |= {id(below) for below in nodes(node)}
        found += _choice(name, node, forms)
    for node in nodes(entry):
        if isinstance(node, ast.VariableReference) and node.id.name in keys.COUNTED and id(node) not in chosen:
            found.append(f"${node.id.name} counts something, so its words are chosen by {{ ${node.id.name} -> ... }}")
    return found


def _choice(name: str, choice: ast.SelectExpression, forms: frozenset[str]) -> list[str]:
    written = {variant.key.name for variant in choice.variants if isinstance(variant.key, ast.Identifier)}
    if name not in keys.CLOSED and name not in keys.COUNTED:
        return []
    known = frozenset(keys.CLOSED.get(name, forms))
    # '*[other]' may stand in every choice for what no form names.
    unknown, missing = written - known - {"other"}, known - written - {"other"}
    return [f"there is no [{form}] for ${name}" for form in sorted(unknown)] + [
        f"[{form}] is missing for ${name}" for form in sorted(missing)
    ]
