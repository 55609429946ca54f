"""'braces': a brace or a bar that is still there when a text is said. The parent would see what was meant for us."""

import re

from content.faults import Faults
from content.rules.language import Language

_LEFT = re.compile(r"[{}|]")
_NAME = "Sam"


def check(language: Language, faults: Faults) -> None:
    """Every text in every form that it can have, with a name and without one."""
    for said in language.said:
        for html in (*said.spoken(_NAME), *said.spoken()):
            found = _LEFT.search(html)
            if found is not None:
                around = html[max(0, found.start() - 12) : found.end() + 12].replace("\n", " ")
                message = f"{said.name}: '{found.group()}' would be shown as it is, in '{around}'"
                faults.add(said.file, said.line, "braces", message)
                break
