"""What the lexicon hears: its phrases in their places, turned over or taken away by the words around them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from fsm.words import Concern, Sign
from signals.lexicon import Lexicon, Mark, Meaning, Tone
from signals.phrases import Match
from signals.polarity import Context, Polarity


class Stance(Enum):
    """What becomes of a phrase in its place."""

    THERE = auto()
    DENIED = auto()
    VOID = auto()
    """It tells of someone else, of what might be, of long ago, or is a figure of speech: nothing is said."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase that stands in the text: what it says there, and where."""

    id: str
    context: Context
    start: int
    end: int
    stance: Stance = Stance.THERE
    clear: bool = True
    own_hand: bool = False

    def around(self, start: int, end: int) -> bool:
        """Does the stretch [start, end) of the text touch this phrase's sentence?"""
        tokens = self.context.sentence.tokens
        return start < tokens[-1].end and tokens[0].start < end

    def under(self, other: "Heard") -> bool:
        """Do the same words say something else, which goes before?"""
        return (
            OUTRANKED.get(self.id) == other.id
            and self.context is other.context
            and self.start < other.end
            and other.start < self.end
        )


OUTRANKED: dict[str, str] = {Concern.SELF_HARM: Concern.PARENT_CRISIS, Concern.SUBSTANCES: Concern.SELF_HARM}
"""'I want to die' is the parent's; too many pills are no party."""

GRAVE = frozenset({Concern.SELF_HARM, Concern.PARENT_CRISIS, Concern.VIOLENCE_TO_CHILD})
"""Of these even a fear is asked about."""

BY_CHILD = frozenset(
    {Concern.VIOLENCE_BY_CHILD, Concern.RUNAWAY, Concern.SUBSTANCES, Concern.EATING, Concern.SELF_HARM}
)
"""These are of the child: said of a husband they are another thing."""


CHILD = frozenset({Mark.CHILD, Mark.OWN, Mark.ADULT})


def _sign(id_: str, tone: Tone, polarity: Polarity, mine: Collection[str]) -> bool | None:
    """True: the sign is there. False: it is denied. None: nothing is said."""
    if polarity.other or polarity.what_if or polarity.fear:
        return None
    if polarity.subject is Mark.ADULT and id_ != Sign.LEARNS_FROM_OTHERS:
        return None
    if polarity.subject is Mark.SELF and (id_ in mine or tone is Tone.OPPOSITE):
        return None
    there = (tone is Tone.SIGN) != polarity.turned
    return None if polarity.then and not there else there


def _concern(id_: str, tone: Tone, polarity: Polarity) -> bool | None:
    """True: clear. False: unclear. None: nothing is said."""
    if polarity.other or polarity.negated or polarity.denied_after or polarity.past or polarity.what_if:
        return None
    if tone is Tone.SAID and not polarity.said:
        return None
    if id_ == Concern.PARENT_CRISIS and (polarity.said or polarity.subject in CHILD):
        return None
    if id_ in BY_CHILD and polarity.grown:
        # 'The teacher called. Cuts on the arms': no clause says whose, so it is asked, never passed over.
        whose = polarity.subject is Mark.ADULT or polarity.named
        return None if whose or id_ != Concern.SELF_HARM else False
    if id_ == Concern.VIOLENCE_AT_HOME and not (polarity.grown or polarity.named):
        return None
    if polarity.fear:
        return False if id_ in GRAVE else None
    return tone is not Tone.UNCLEAR


def _by_writer(polarity: Polarity, known: Lexicon) -> bool:
    if polarity.named or polarity.grown:
        return False
    return polarity.by_self or (known.drops_subject and polarity.subject is None)


def _hear(context: Context, found: Match[Meaning], known: Lexicon) -> Heard:
    meaning = found.value
    place = (meaning.id, context, found.start, found.end)
    if context.idle(found):
        return Heard(*place, Stance.VOID)
    polarity = context.judge(found)
    if meaning.tone is Tone.CAUSE:
        void = polarity.other or polarity.negated or polarity.what_if or polarity.fear or polarity.said
        return Heard(*place, Stance.VOID if void else Stance.THERE)
    if meaning.tone in (Tone.SIGN, Tone.OPPOSITE):
        there = _sign(meaning.id, meaning.tone, polarity, known.mine)
        return Heard(*place, {True: Stance.THERE, False: Stance.DENIED, None: Stance.VOID}[there])
    clear = _concern(meaning.id, meaning.tone, polarity)
    own_hand = meaning.id == Concern.VIOLENCE_TO_CHILD and _by_writer(polarity, known)
    stance = Stance.VOID if clear is None else Stance.THERE
    return Heard(*place, stance, clear=clear is not False, own_hand=own_hand)


def heard(parts: Sequence[Context], known: Lexicon) -> Iterator[Heard]:
    """Every phrase of the lexicon in these sentences."""
    for context in parts:
        for found in known.meanings.find(context.sentence.words):
            yield _hear(context, found, known)
