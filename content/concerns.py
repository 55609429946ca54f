"""Reads concerns/<id>.md."""

from pathlib import Path

from content import markdown
from content.compiler import Compiler
from content.pack import ConcernText
from content.text import Text

TEXTS = ("Heard", "Check", "Ask", "Easier", "Back", "Misread", "Follow up", "Follow up better", "Follow up same")
NOW, HEARD, PARENT = "Now", "Heard", "parent"


def read(path: Path, compiler: Compiler) -> ConcernText:
    """One concern. What is missing is a fault."""
    document = markdown.read(path, compiler.faults)

    def text(name: str) -> Text:
        section = document.section(name)
        if section is None or not section.paragraphs:
            compiler.faults.add(path, 1 if section is None else section.line, "missing", f"a text under '{name}'")
            return Text((), compiler.neutral)
        return compiler.text(section.text, path, section.text_line)

    def items(variant: str = "") -> tuple[Text, ...]:
        section = document.section(NOW, variant)
        found = [] if section is None else section.items
        return tuple(compiler.text(item.text, path, item.line) for item in found)

    now = items()
    if not now:
        compiler.faults.add(path, 1, "missing", f"a list under '{NOW}'")
    if document.front.text("id") != path.stem:
        compiler.faults.add(path, 1, "id", f"the id is not '{path.stem}'")
    own = document.section(HEARD, PARENT)
    return ConcernText(
        heard=text("Heard"),
        check=text("Check"),
        ask=text("Ask"),
        now=now,
        easier=text("Easier"),
        back=text("Back"),
        misread=text("Misread"),
        follow_up=text("Follow up"),
        follow_up_better=text("Follow up better"),
        follow_up_same=text("Follow up same"),
        heard_parent=None if own is None else compiler.text(own.text, path, own.text_line),
        now_parent=items(PARENT),
    )
