"""One reader over one set of statements: every figure that is published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fsm.words import Cause, Concern, Sign
from signals.evaluation.counts import Counts, Figure, compare, f1, share, total
from signals.evaluation.readers import Reader
from signals.evaluation.statements import Labels, Statement


@dataclass(frozen=True, slots=True)
class Measured:
    """`each` has the counts of every label, by '<kind> <id>'."""

    signs: Figure
    denied: Figure
    causes: Figure
    concerns: Figure
    turned_over: Figure
    """Of the denied signs, the part reported as present."""
    sign_free: Figure
    """Of the texts without a sign, the part in which one is reported."""
    plain: Figure
    """Of the texts with a concern in plain words, the part in which it is heard."""
    indirect: Figure
    false_alarms: Figure
    """Of the texts without a concern, the part in which one is reported."""
    trapped: Figure
    """The same for texts made to trap it."""
    age: Figure
    """Of the ages told, the part that is right."""
    age_made_up: Figure
    each: dict[str, Counts]


def measure(reader: Reader, statements: Sequence[Statement]) -> Measured:
    """Reads every statement once."""
    pairs = [(one, reader(one.text, one.locale)) for one in statements]
    free = [found for one, found in pairs if not one.labels.signs]
    calm = [(one, found) for one, found in pairs if not one.labels.concerns]
    return Measured(
        signs=f1([compare(one.labels.signs, found.signs) for one, found in pairs]),
        denied=f1([compare(one.labels.denied, found.denied) for one, found in pairs]),
        causes=f1([compare(one.labels.causes, found.causes) for one, found in pairs]),
        concerns=f1([compare(one.labels.concerns, found.concerns) for one, found in pairs]),
        turned_over=share([id_ in found.signs for one, found in pairs for id_ in sorted(one.labels.denied)]),
        sign_free=share([bool(found.signs) for found in free]),
        plain=share(list(_heard(pairs, indirect=False))),
        indirect=share(list(_heard(pairs, indirect=True))),
        false_alarms=share([bool(found.concerns) for _, found in calm]),
        trapped=share([bool(found.concerns) for one, found in calm if one.kind == "trap"]),
        age=share([found.age == one.labels.age for one, found in pairs if one.labels.age is not None]),
        age_made_up=share([found.age is not None for one, found in pairs if one.labels.age is None]),
        each=_each(pairs),
    )


def _heard(pairs: Iterable[tuple[Statement, Labels]], *, indirect: bool) -> Iterable[bool]:
    """Any concern heard counts: a careful helper asks first, and the parent says which it is."""
    for one, found in pairs:
        if one.labels.concerns and (one.labels.concerns == one.indirect) is indirect:
            yield bool(found.concerns)


def _each(pairs: Sequence[tuple[Statement, Labels]]) -> dict[str, Counts]:
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("signs", Sign),
        ("denied", Sign),
        ("causes", [id_ for id_ in Cause if id_ != Cause.UNKNOWN]),
        ("concerns", Concern),
    )
    return {
        f"{kind} {id_}": total(
            compare(getattr(one.labels, kind) & {id_}, getattr(found, kind) & {id_}) for one, found in pairs
        )
        for kind, ids in kinds
        for id_ in ids
    }
