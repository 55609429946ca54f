"""What holds for every turn: at most two new messages, HTML that Telegram takes, everything within its limits."""

import re
from functools import cache

from fsm.event import Command, Event, Other, Press, Text
from fsm.reply import Button, Edit, Export, Reply, Say, Tell, Toast
from fsm.turn import Turn
from simulator import markup, utf16

MESSAGE, CAPTION, TOAST, DATA, LABEL = 4096, 1024, 200, 64, 64
FROM_A_PARENT = (Text, Press, Command, Other)


def judge(turn: Turn, event: Event) -> None:
    """Fails when a turn is not fit to be sent."""
    said = [reply for reply in turn.replies if isinstance(reply, Say)]
    assert len(said) <= 2, f"{len(said)} messages in one turn: {[say.text for say in said]}"
    for reply in turn.replies:
        fits(reply)
    if isinstance(event, FROM_A_PARENT):
        answers = [reply for reply in turn.replies if isinstance(reply, Say | Edit | Export | Toast)]
        assert answers, f"no answer to {event}"
        assert isinstance(event, Press) or not all(isinstance(reply, Toast) for reply in answers)


def fits(reply: Reply) -> None:
    """Fails when Telegram would not take it, or would take it differently from how it is meant."""
    match reply:
        case Say(text, rows, picture):
            assert length(text) <= (CAPTION if picture else MESSAGE), f"too long ({length(text)}): {text}"
            _rows(rows)
        case Edit(_, text, rows):
            assert length(text) <= MESSAGE, f"too long: {text}"
            _rows(rows)
        case Export(caption, _):
            assert length(caption) <= CAPTION
        case Toast(_, text):
            assert utf16.length(text) <= TOAST, f"too long for a toast: {text}"
        case Tell(text):
            # An operator's message may be as long as what the parent wrote; the gateway cuts it.
            length(text)


def _rows(rows: tuple[tuple[Button, ...], ...]) -> None:
    for row in rows:
        assert row, "a row without buttons"
        for button in row:
            assert button.label.strip(), "a button without a label"
            assert utf16.length(button.label) <= LABEL, f"label too long: {button.label}"
            assert button.url or 0 < len(button.data.encode()) <= DATA, f"data too long: {button.data}"


@cache
def length(html: str) -> int:
    """UTF-16 units that Telegram counts. Fails on markup that it refuses, or that we do not use."""
    assert html.strip(), "an empty message"
    tags = set(re.findall(r"<\s*/?\s*(\w+)", html))
    assert tags <= {"b", "i", "a"}, f"tags {tags} in {html!r}"
    text, _ = markup.parse(html)
    assert not re.search(r"\{ ?(\$|[Cc]hild\b|\w+\|)", text), f"a placeholder is left in {text!r}"
    return utf16.length(text)
