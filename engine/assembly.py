"""From a remark and a prompt to at most two messages, with the buttons numbered by their question."""

from dialogs.screen import ANYTIME, Options, Prompt
from fsm.journey import Journey
from fsm.reply import Button, Edit, Reply, Rows, Say

FITS_ONE = 900
"""Characters up to which a remark and what is asked after it share one message."""


def rows(journey: Journey, options: Options) -> Rows:
    """The buttons as they are sent: '<question>:<id>', or '*:<id>' for those that stay good for ever."""
    return tuple(
        tuple(Button(option.label, "" if option.url else _data(journey, option.id), option.url) for option in line)
        for line in options
        if line
    )


def _data(journey: Journey, id: str) -> str:
    return id if id.startswith(ANYTIME + ":") else f"{journey.question}:{id}"


def assemble(journey: Journey, remark: str, prompt: Prompt | None, edited: int) -> tuple[Reply, ...]:
    """The messages of a turn. `edited`: the message that the prompt takes the place of, 0 for a new one."""
    if prompt is None:
        return (Say(remark),) if remark else ()
    buttons = rows(journey, prompt.rows)
    if edited and prompt.picture is None and not prompt.first:
        return (Edit(edited, _joined(remark, prompt.text), buttons),)
    last = Say(prompt.text, buttons, prompt.picture)
    if prompt.first:
        return Say(_joined(remark, prompt.first)), last
    if not remark:
        return (last,)
    if prompt.picture is None and len(remark) + len(prompt.text) <= FITS_ONE:
        return (Say(_joined(remark, prompt.text), buttons),)
    return Say(remark), last


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
