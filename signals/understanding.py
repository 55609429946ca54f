"""The one entry to understanding: text and locale in, what was heard out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fsm.words import Cause, Concern, Sign
from signals.age import age
from signals.clauses import sentences
from signals.language import language
from signals.lexicon import Lexicon, Mark, Meaning, Tone, lexicon
from signals.normalise import tokens
from signals.phrases import Match
from signals.polarity import Context, Polarity, contexts
from signals.quote import quote


@dataclass(frozen=True, slots=True)
class Found:
    """One thing heard. `words` is the part of the parent's text it rests on, as they wrote it.

    `clear` is meant for concerns: True when said in plain words (help at once), False when it is likely
    but unclear (a gentle question first). `own_hand`: it is the writer who does it, or fears to.
    """

    id: str
    words: str
    clear: bool = True
    own_hand: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one text says about the writer's own child now. Ids are those of `fsm.words`."""

    signs: tuple[Found, ...] = ()
    denied: tuple[Found, ...] = ()
    causes: tuple[Found, ...] = ()
    concerns: tuple[Found, ...] = ()
    age: int | None = None
    age_words: str = ""


@dataclass(frozen=True, slots=True)
class _Heard:
    """A phrase that holds: what it says, and where."""

    id: str
    context: Context
    start: int
    end: int
    denied: bool = False
    clear: bool = True
    own_hand: bool = False

    def under(self, other: "_Heard") -> bool:
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


def _hear(context: Context, found: Match[Meaning], known: Lexicon) -> _Heard | None:
    meaning = found.value
    if context.idle(found):
        return None
    polarity = context.judge(found)
    place = (meaning.id, context, found.start, found.end)
    if meaning.tone is Tone.CAUSE:
        holds = not (polarity.other or polarity.negated or polarity.what_if or polarity.fear or polarity.said)
        return _Heard(*place) if holds else None
    if meaning.tone in (Tone.SIGN, Tone.OPPOSITE):
        there = _sign(meaning.id, meaning.tone, polarity, known.mine)
        return None if there is None else _Heard(*place, denied=not there)
    clear = _concern(meaning.id, meaning.tone, polarity)
    own_hand = meaning.id == Concern.VIOLENCE_TO_CHILD and _by_writer(polarity, known)
    return None if clear is None else _Heard(*place, clear=clear, own_hand=own_hand)


def _found(text: str, ids: Iterable[str], heard: list[_Heard]) -> Iterator[Found]:
    """One of each id, in the order of the ids; the clearest, then the first."""
    for id_ in ids:
        if own := [one for one in heard if one.id == id_]:
            best = next((one for one in own if one.clear), own[0])
            words = quote(text, best.context.sentence, best.start, best.end)
            yield Found(str(id_), words, best.clear, any(one.own_hand for one in own))


def understand(text: str, locale: str) -> Understanding:
    """The same text always gives the same answer; nothing leaves this machine."""
    known = lexicon(language(text, locale))
    parts = list(contexts(list(sentences(tokens(text, known.spelling), known.subjects, known.joints)), known))
    heard = [
        one
        for context in parts
        for found in known.meanings.find(context.sentence.words)
        if (one := _hear(context, found, known)) is not None
    ]
    there = [one for one in heard if not one.denied and not any(one.under(other) for other in heard)]
    shown = {one.id for one in there}
    denied = [one for one in heard if one.denied and one.id not in shown]
    told = age(parts, known)
    return Understanding(
        signs=tuple(_found(text, Sign, there)),
        denied=tuple(_found(text, Sign, denied)),
        causes=tuple(_found(text, Cause, there)),
        concerns=tuple(_found(text, Concern, there)),
        age=told.years if told else None,
        age_words=quote(text, told.context.sentence, told.start, told.end) if told else "",
    )
