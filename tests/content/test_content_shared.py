"""Messages that are made once say what they would say made anew, and hold no child's name."""

import pytest

from content.text import Voice
from fsm.words import Pronoun
from tests.conversation import content, languages

SECRET = "Rumpelstilt"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("pronoun", Pronoun)
def test_what_is_shared_is_the_same_for_every_child(language: str, pronoun: Pronoun) -> None:
    pack = content().pack(language)
    assert len(pack.shared) > 100
    for key in pack.shared:
        try:
            made = pack._make(key, SECRET, Voice(SECRET, pronoun), {})
        except ValueError:
            continue  # It has numbers in it, and none were given.
        assert SECRET not in made
        for name in (SECRET, ""):
            assert pack.say(key, Voice(name, pronoun)) == pack.label(key, Voice(name, pronoun)) == made


@pytest.mark.parametrize("language", languages())
def test_numbers_are_told_apart_and_words_are_not_kept(language: str) -> None:
    pack, voice = content().pack(language), Voice(SECRET, Pronoun.SHE)
    said = [pack.say("reflection-statement", voice, number=number, total=14) for number in (1, 2, 1)]
    assert said[0] == said[2] != said[1]
    pack.say("check-in-again", voice, title="a title of a secret kind")
    kept = "".join(pack._made.values())
    assert "a title of a secret kind" not in kept
    assert SECRET not in kept
