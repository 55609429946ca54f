"""Every text of a pack, in the order of its files, with a name that can be linked to."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.pack import Pack, Step, Variants
from content.rules import keys
from content.text import Text, Voice


@dataclass(frozen=True, slots=True)
class Shown:
    """One text. `place` is its file and section; `html` Telegram's."""

    group: str
    place: str
    html: str


def texts(pack: Pack, voice: Voice) -> Iterator[Shown]:
    """All of them."""
    for key in keys.ROLES:
        for number, values in enumerate(keys.samples(key), 1):
            yield Shown("ui", f"{key} {number}", pack.say(key, voice, **values))
    for step in pack.steps.values():
        for place, text in _step(step):
            yield Shown(f"steps/{step.id}", place, text.html(voice))
    for sign, said in pack.signs.items():
        parts = {"name": said.name, "said": said.said, "faded": said.faded, "else": said.other}
        parts |= {"since_new": said.since_new, "since_always": said.since_always}
        parts |= {f"ages {band}": text for band, text in said.ages.items()}
        yield from (Shown("signs", f"{sign} {place}", text.html(voice)) for place, text in parts.items())
    for cause, told in pack.causes.items():
        for place, text in (("name", told.name), ("said", told.said), ("answer", told.answer)):
            yield Shown("causes", f"{cause} {place}", text.html(voice))
    for concern, texts_of in pack.concerns.items():
        for name in texts_of.__dataclass_fields__:
            found = getattr(texts_of, name)
            for number, text in enumerate(found if isinstance(found, tuple) else (found,) if found else (), 1):
                yield Shown(f"concerns/{concern}", f"{name} {number}", text.html(voice))
    for name, lines in pack.pools.items():
        yield from (Shown("lines", f"{name} {number}", line.html(voice)) for number, line in enumerate(lines, 1))
    yield from (Shown("privacy", f"page {number}", page.html(voice)) for number, page in enumerate(pack.privacy, 1))


def _variants(name: str, variants: Variants) -> Iterator[tuple[str, Text]]:
    yield name, variants.plain
    for cause, text in variants.by.items():
        yield f"{name} ({cause})", text


def _step(step: Step) -> Iterator[tuple[str, Text]]:
    yield from _variants("Idea", step.idea)
    yield from _variants("Why", step.why)
    yield from _variants("Reflection", step.reflection)
    yield from _variants("Strength", step.strength)
    yield from _variants("Growth", step.growth)
    yield from ((f"Reason: {key}", text) for key, text in step.reasons.items())
    for band, action in step.actions.items():
        yield f"{band} Today", action.today
        yield f"{band} Smaller", action.smaller
        yield from ((f"{band} Say {n}", text) for n, text in enumerate(action.say, 1))
        yield from ((f"{band} Leave out {n}", text) for n, text in enumerate(action.leave_out, 1))
    for name, listed in (
        ("Check-in", step.check_in),
        ("Done", step.done),
        ("Partly", step.partly),
        ("Not yet", step.not_yet),
        ("Hard again", step.hard_again),
    ):
        yield from ((f"{name} {n}", text) for n, text in enumerate(listed, 1))
    for hard in step.hard:
        yield f"Hard {hard.id}: label", hard.label
        yield f"Hard {hard.id}: tip", hard.tip
        yield from ((f"Hard {hard.id}: tip {band}", text) for band, text in hard.tips.items())
    yield from (("Day two", step.day_two), ("Day three", step.day_three), ("Day four", step.day_four))
    yield "Keep", step.keep
