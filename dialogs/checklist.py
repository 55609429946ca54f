"""A checklist that is edited in place: press to tick, press again to untick, then 'Done'."""

from collections.abc import Collection, Sequence

from dialogs import typed
from dialogs.screen import Choice, Heard, Option, Options, column
from fsm.journey import Journey

TICK = "✓ "
DONE = "done"


def rows(journey: Journey, options: Sequence[Option], done: str) -> Options:
    """The options with ticks, and the button that ends the list."""
    marked = [Option(o.id, (TICK if o.id in journey.ticked else "") + o.label) for o in options]
    return (*column(marked), (Option(DONE, done),))


def toggle(journey: Journey, id: str) -> None:
    """Ticks or unticks one option."""
    ticked = journey.ticked
    journey.ticked = tuple(t for t in ticked if t != id) if id in ticked else (*ticked, id)


def toggle_typed(journey: Journey, heard: Heard, ids: Sequence[str]) -> bool:
    """Toggles what was typed as numbers, like '1, 3 and 5'; whether anything was."""
    if isinstance(heard, Choice):
        return False
    places = [place for place in typed.numbers(heard.text) if 1 <= place <= len(ids)]
    for place in places:
        toggle(journey, ids[place - 1])
    return bool(places)


def in_order(journey: Journey, ids: Collection[str]) -> list[str]:
    """The ticked ids in the list's own order."""
    return [id for id in ids if id in journey.ticked]
