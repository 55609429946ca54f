"""The one entry to understanding: text and locale in, what was heard out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fsm.words import Cause, Concern, Sign
from signals.age import age
from signals.clauses import sentences
from signals.judgement import Verdict, certain, thresholds, verdicts
from signals.language import SCRIPTS, language
from signals.lexicon import lexicon
from signals.model import model
from signals.normalise import tokens
from signals.polarity import Context, contexts
from signals.quote import quote, quote_at
from signals.rules import Heard, Stance, heard

FEW = 8
"""So few words have no scene in them: there the lexicon, if it knows them for something of the kind, is heard alone."""


FEWEST = 3
"""In a name, a town, an hour, a 'yes' the model has nothing to read: it would guess."""


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


def _words(text: str, parts: Sequence[Context], held: Verdict) -> str:
    if held.phrase is not None:
        return quote(text, held.phrase.context.sentence, held.phrase.start, held.phrase.end)
    assert held.score is not None, "a label holds by a phrase or by a score"
    return quote_at(text, [part.sentence for part in parts], held.score.end - 1)


def _concern(text: str, parts: Sequence[Context], id_: str, held: Verdict, *, clear: bool) -> Found:
    own_hand = held.phrase is not None and held.phrase.own_hand
    return Found(id_, _words(text, parts, held), clear, own_hand)


def _outranked(phrases: Sequence[Heard]) -> list[Heard]:
    """Without the phrases whose words say something else that goes before."""
    there = [one for one in phrases if one.stance is Stance.THERE]
    return [one for one in phrases if one.stance is not Stance.THERE or not any(one.under(other) for other in there)]


def _each(text: str, parts: Sequence[Context], held: Mapping[str, Verdict]) -> tuple[Found, ...]:
    return tuple(Found(id_, _words(text, parts, one)) for id_, one in held.items())


def understand(text: str, locale: str) -> Understanding:
    """The same text always gives the same answer; nothing leaves this machine."""
    spoken = language(text, locale)
    known = lexicon(spoken)
    parts = list(contexts(list(sentences(tokens(text, known.spelling), known.subjects, known.joints)), known))
    if not parts:
        return Understanding()
    phrases = _outranked(list(heard(parts, known)))
    words, limits = len(text.split()), thresholds()
    scores = model().read(text, spoken) if words >= FEWEST else {}

    few = words <= FEW

    def held(kind: str, ids: Iterable[str]) -> dict[str, Verdict]:
        names = [str(id_) for id_ in ids]
        if few and any(one.id in names for one in phrases):
            return certain(kind, names, phrases)
        return verdicts(kind, names, scores, phrases, limits[kind])

    signs, denied = held("signs", Sign), held("denied", Sign)
    # A sign that is both there and denied is what it is more surely, each measured by its own threshold.
    for id_ in signs.keys() & denied.keys():
        there = few or signs[id_].value / limits["signs"].reach >= denied[id_].value / limits["denied"].reach
        del (denied if there else signs)[id_]
    causes, plain = held("causes", Cause), held("plain", Concern)
    concerns = held("concerns", Concern) | plain
    told = age(parts, known)
    return Understanding(
        signs=_each(text, parts, signs),
        denied=_each(text, parts, denied),
        causes=_each(text, parts, causes),
        concerns=tuple(
            _concern(text, parts, id_, concerns[id_], clear=id_ in plain)
            for id_ in map(str, Concern)
            if id_ in concerns
        ),
        age=told.years if told else None,
        age_words=quote(text, told.context.sentence, told.start, told.end) if told else "",
    )


def prepare() -> None:
    """Reads the lexicons and the model, half a second's work, before the first parent waits for it."""
    model()
    for script in SCRIPTS:
        lexicon(script)
