"""The parts: tokens with places, sentences and clauses, quotes, the phrase language."""

import pytest

from signals.clauses import LONG, LONGEST, sentences
from signals.language import language
from signals.lexicon import lexicon, locales
from signals.normalise import BREAK, tokens
from signals.phrases import PhraseError, Phrases, expand
from signals.quote import LONGEST as LONGEST_QUOTE
from signals.quote import quote


def words(text: str, **spelling: str) -> list[str]:
    return [token.text for token in tokens(text, spelling)]


def test_words_are_made_normal_and_keep_their_place() -> None:
    text = "Нооо ЁЖ, she DOESN’T — alot!"
    made = list(tokens(text, {"alot": "a lot"}))
    assert [token.text for token in made] == ["но", "еж", ",", "she", "does", "not", ",", "a", "lot", "."]
    assert text[made[4].start : made[5].end] == "DOESN’T"
    assert [text[token.start : token.end] for token in made[:2]] == ["Нооо", "ЁЖ"]


def test_contractions() -> None:
    assert words("won't can't I'm they've he's mum's they'd we'll") == (
        ["will", "not", "can", "not", "i", "am", "they", "have", "he", "is", "mum", "s", "they", "would", "we", "will"]
    )


def test_quotes_hold_a_sentence_together_but_not_over_a_line() -> None:
    made = list(tokens('"Fine. Ok." done', {}))
    assert [token.text for token in made] == ["fine", BREAK, "ok", BREAK, "done"]
    assert [token.quoted for token in made if token.text.isalpha()] == [True, True, False]
    assert words('"open\nnext') == ["open", ".", "next"]


def test_a_letter_that_is_two_signs_is_one() -> None:
    assert words("и\u0306од") == ["йод"]


def test_clauses_begin_at_joints_subjects_and_pauses() -> None:
    (one,) = sentences(tokens("He left, but he, well he said i know", {}), {"he", "i"}, {"but"})
    assert one.clauses == (0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 4)
    assert (one.clause_start(4), one.clause_end(3)) == (3, 6)
    assert one.words[0] == "he"


def test_a_rant_without_full_stops_is_cut_and_echoes_are_heard_three_times() -> None:
    rant = " ".join(f"w{chr(97 + n % 26)}" for n in range(300))
    made = list(sentences(tokens(rant, {}), (), ()))
    assert [len(one.tokens) for one in made] == [LONGEST, LONGEST, 60]
    paused = ", ".join(f"w{chr(97 + n % 26)}" for n in range(100))
    assert all(len(one.tokens) <= LONG + 1 for one in sentences(tokens(paused, {}), (), ()))
    (echo,) = sentences(tokens("no no no no no", {}), (), ())
    assert echo.words == ["no", "no", "no"]


def test_a_quote_is_the_clause_or_what_fits() -> None:
    text = "Well, he locks the door, and " + "long " * 60
    first, *_ = sentences(tokens(text, {}), {"he"}, ())
    assert quote(text, first, 3, 4) == "he locks the door"
    last = len(first.tokens) - 1
    assert len(quote(text, first, 7, last)) <= LONGEST_QUOTE
    assert len(quote("x" * 300, next(sentences(tokens("xyz", {}), (), ())), 0, 1)) <= LONGEST_QUOTE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('I ask how it was, I get "fine". And off', 'I get "fine"'),
        ('"Fine" I get, and off', '"Fine" I get'),
        ("I get «fine», and off", "I get «fine»"),
        ("I get fine, and off", "I get fine"),
    ],
)
def test_a_quote_has_both_halves_of_its_marks(text: str, said: str) -> None:
    sentence, *_ = sentences(tokens(text, {}), (), ())
    at = sentence.words.index("get")
    assert quote(text, sentence, at, at + 1) == said


def test_a_single_endless_word_is_cut() -> None:
    text = "ab" * 200
    (one,) = sentences(tokens(text, {}), (), ())
    assert quote(text, one, 0, 1) == text[:LONGEST_QUOTE]


def found(phrase: str, text: str) -> list[tuple[int, int]]:
    return [(match.start, match.end) for match in Phrases([(phrase, None)]).find(text.split())]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("the door", "shut the door", [(1, 3)]),
        ("lock*", "locking locks lo", [(0, 1), (1, 2)]),
        ("talk/s/ed to", "talked to talking to", [(0, 2)]),
        ("(a|b c) d", "a d b c d", [(0, 2), (2, 5)]),
        ("go ~2 home", "go x y home go x y z home", [(0, 4)]),
        ("go ~ home", "go x y z home", [(0, 5)]),
        ("go now? home", "go home go now home", [(0, 2), (2, 5)]),
        ("a (b)? c", "a c", [(0, 2)]),
        ("a _ c", "a b c a , c", [(0, 3)]),
    ],
)
def test_the_phrase_language(phrase: str, text: str, places: list[tuple[int, int]]) -> None:
    assert found(phrase, text) == places


def test_negations_of_a_phrase_are_its_own() -> None:
    phrases = Phrases([("[no longer] is|never is|nev* was", None)], {"never"})
    assert [match.own for match in phrases.find(["no", "longer", "is"])] == [((0, 2),)]
    assert [match.own for match in phrases.find(["never", "is"])] == [((0, 1),)]
    assert [match.own for match in phrases.find(["never", "was"])] == [((0, 1),)]


@pytest.mark.parametrize("phrase", ["~ a", "a?", "_ a", "(a", "a)", "ab*", "a (b|c?)", "", "{unknown} a"])
def test_a_faulty_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        Phrases([(expand(phrase, {}), None)])


def test_every_language_has_its_lexicon() -> None:
    assert locales() == ["en", "ru"]
    assert lexicon("ru-RU").subjects == lexicon("ru").subjects
    assert lexicon("de").subjects == lexicon("en").subjects


def test_the_letters_tell_the_language() -> None:
    assert language("привет, mum", "en") == "ru"
    assert language("hello, мам", "ru") == "en"
    assert language("ab вг", "ru") == "ru"
    assert language("...", "en") == "en"
