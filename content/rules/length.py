"""'length': a text that is longer than its place."""

import re
from collections.abc import Mapping

from content.faults import Faults
from content.rules.language import Language
from content.rules.said import Role

LIMITS: Mapping[Role, int] = {
    # A phone's screen, by our own rule; Telegram takes 4,096.
    Role.MESSAGE: 600,
    Role.OPERATOR: 600,
    Role.IDEA: 900,
    Role.KEEP: 140,
    # One line of a phone.
    Role.TITLE: 34,
    Role.BUTTON: 34,
    Role.PICTURE: 34,
    Role.LABEL: 60,
    # Telegram takes 200, 64, 512, 120 and 256; a command's line shows about 60.
    Role.TOAST: 190,
    Role.BOT_NAME: 64,
    Role.DESCRIPTION: 512,
    Role.SHORT: 120,
    Role.COMMAND: 60,
}
"""Characters, the name of the child being as long as it may be."""

WORDS_OF_AN_IDEA = 90


def check(language: Language, faults: Faults) -> None:
    """Every text against the limit of what it is."""
    for said in language.said:
        if said.longest > LIMITS[said.role]:
            faults.add(said.file, said.line, "length", f"{said.name}: {said.longest} characters, {_most(said.role)}")
        if said.role is Role.IDEA:
            words = max(len(re.findall(r"\w[\w'’-]*", text)) for text in said.neutral)
            if words > WORDS_OF_AN_IDEA:
                faults.add(
                    said.file,
                    said.line,
                    "length",
                    f"{said.name}: {words} words, at most {WORDS_OF_AN_IDEA} for an idea",
                )


def _most(role: Role) -> str:
    return f"at most {LIMITS[role]} for a {role.replace('_', ' ')}"
