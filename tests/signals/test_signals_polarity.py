"""Negation, what is past, other people, what might be: each turns a sign over or takes it away."""

import pytest

from fsm.words import Cause, Sign
from signals.clauses import sentences
from signals.judgement import certain
from signals.lexicon import lexicon
from signals.normalise import tokens
from signals.polarity import contexts
from signals.rules import Heard, heard


def phrases(text: str, locale: str = "en") -> list[Heard]:
    known = lexicon(locale)
    parts = contexts(list(sentences(tokens(text, known.spelling), known.subjects, known.joints)), known)
    return list(heard(list(parts), known))


def says(text: str, locale: str = "en") -> tuple[list[str], list[str]]:
    """What the lexicon alone makes of it: the signs that are there, and those that are denied and not there."""
    found = phrases(text, locale)
    there = list(certain("signs", Sign, found))
    return there, [id_ for id_ in certain("denied", Sign, found) if id_ not in there]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("He locks his door.", "en"),
        ("He used to never lock his door, now he locks it. He locks his door.", "en"),
        ("Last year he stopped leaving his door open. He locks his door.", "en"),
        ("My neighbour is nice. My son locks his door.", "en"),
        ("My neighbour's son is fine, my son locks his door.", "en"),
        ("I don't know why he locks his door.", "en"),
        ("He never used to lock his door", "en"),
        ("Запирается в комнате", "ru"),
    ],
)
def test_a_sign_that_is_there(text: str, locale: str) -> None:
    assert says(text, locale) == (["locked_room"], [])


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("He doesn't lock his door.", "en"),
        ("He no longer locks his door.", "en"),
        ("He stopped locking his door.", "en"),
        ("He used to lock his door.", "en"),
        ("She locked her door, thank god that is over.", "en"),
        ("She locked her door. That is over now.", "en"),
        ("It's not that he locks his door.", "en"),
        ("I would not say he locks his door.", "en"),
        ("Раньше запиралась в комнате", "ru"),
        ("Не то чтобы он запирался", "ru"),
    ],
)
def test_a_sign_that_is_denied(text: str, locale: str) -> None:
    assert says(text, locale) == ([], ["locked_room"])


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour's son locks his door.",
        "What if he locks his door one day?",
        "I'm afraid he will lock his door.",
        "My husband locks his door.",
        "I read an article about teens, the boy locks his door.",
        "When I was a teenager I locked his door.",
        "Last year he locked his door.",
    ],
)
def test_a_sign_that_nothing_is_said_of(text: str) -> None:
    assert says(text) == ([], [])


def test_the_parents_own_temper_is_no_sign() -> None:
    assert says("I snap at him.") == ([], [])
    assert says("He snaps at me.") == (["snaps"], [])
    assert says("I ask him for help all the time.") == ([], [])


def test_what_was_lost_is_a_sign() -> None:
    assert says("She used to tell me everything.") == (["stopped_talking"], [])
    assert says("He stopped bringing friends home, inviting mates over.") == (["hides_friends"], [])
    assert says("He stopped talking to me, asking me for help.")[0] == ["stopped_talking", "stopped_asking"]


def test_what_is_there_goes_before_what_is_denied() -> None:
    assert says("He talks to me, no, he hardly ever talks to me.") == (["stopped_talking"], [])


def test_causes_are_facts_of_this_family() -> None:
    def causes(text: str) -> list[str]:
        return list(certain("causes", Cause, phrases(text)))

    assert causes("We got divorced last year.") == ["separation"]
    assert causes("We are not divorced.") == []
    assert causes("My neighbour's son is sad, they got divorced.") == []
    assert causes("What if we got divorced?") == []
    assert causes("He says we got divorced because of him.") == []


def test_an_adult_in_the_middle_of_a_clause_is_not_its_subject() -> None:
    assert says("last night my husband told me that she locks her door") == (["locked_room"], [])
    assert says("last night my husband locks her door") == (["locked_room"], [])
