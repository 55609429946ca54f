"""The model's arithmetic, and how it and the lexicon come to one verdict."""

import numpy as np
import pytest

from fsm.words import Cause, Concern, Sign
from signals import understand
from signals.clauses import sentences
from signals.encoder import BRANCHES, FEATURES, WIDTH, Encoder, _around
from signals.judgement import Threshold, thresholds, verdicts
from signals.lexicon import lexicon
from signals.linear import Linear
from signals.model import LONGEST, Score, model, parts
from signals.ngrams import LETTERS, WORD, ngrams
from signals.normalise import tokens
from signals.polarity import contexts
from signals.rules import Heard, heard

LOCKED = str(Sign.LOCKED_ROOM)
LIMIT = Threshold(reach=0.5, backed=0.3, against=0.3)


def test_beyond_the_text_there_are_zeros() -> None:
    rows = np.array([[1.0], [2.0], [3.0]], np.float32)
    assert _around(rows, 3, 1).tolist() == [[0, 1, 2], [1, 2, 3], [2, 3, 0]]


def test_a_row_of_features_for_each_piece_and_no_piece_is_left_out() -> None:
    encoder = model().network.encoder
    features = encoder.features(np.array([1, 20, 30, 2]))
    assert features.shape == (4, FEATURES)
    assert 512 + len(BRANCHES) * WIDTH == FEATURES
    other = encoder.features(np.array([1, 20, 31, 2]))
    assert not np.allclose(features[1], other[1]), "a piece is read beside its neighbour"


def test_embeddings_are_bytes_with_a_scale_and_an_offset() -> None:
    weights: dict[str, np.typing.NDArray[np.generic]] = {
        "table": np.array([[0, 10], [1, 2]], np.uint8),
        "table_scale": np.array([0.5, 2.0], np.float32),
        "table_offset": np.array([-1.0, 1.0], np.float32),
    }
    assert Encoder(weights, 1e-6).embedded(np.array([0, 1])).tolist() == [[-1.0, 4.0], [3.0, 5.0]]


def test_words_pairs_and_letters_within_a_word() -> None:
    counted = ngrams("He’s off. Off!")
    assert counted[WORD] == {"he's": 1, "off": 2, "he's off": 1, "off off": 1}
    assert counted[LETTERS][" off"] == 2
    assert not [gram for gram in counted[LETTERS] if " " in gram[1:-1]]


def test_a_linear_model_weighs_each_block_as_one() -> None:
    linear = Linear(
        rows={WORD: {"off": 0, "door": 1}, LETTERS: {}},
        idf=np.array([1.0, 1.0], np.float32),
        weights=np.array([[6], [8]], np.int8),
        scale=np.array([0.5], np.float32),
        bias=np.array([-1.0], np.float32),
    )
    assert linear.logits("nothing known")[0] == pytest.approx(-1.0)
    assert linear.logits("off")[0] == pytest.approx(2.0)
    assert linear.logits("off door")[0] == pytest.approx(-1.0 + 7 / 2**0.5)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_score_for_every_label_and_its_stretch_of_the_text(language: str) -> None:
    text = "Он закрывается у себя. He locks his door 😀 and says nothing."
    scores = model().read(text, language)
    kinds = {kind: {label.split()[1] for label in scores if label.startswith(kind)} for kind in thresholds()}
    assert kinds == {
        "signs": set(Sign),
        "denied": set(Sign),
        "causes": set(Cause) - {Cause.UNKNOWN},
        "concerns": set(Concern),
        "plain": set(Concern),
    }
    assert all(0 <= one.value <= 1 and 0 <= one.start < one.end <= len(text) for one in scores.values())


def test_a_text_without_pieces_has_no_scores() -> None:
    assert model().read("", "en") == {}
    assert model().read(" \n", "en") == {}


def test_what_stands_behind_the_longest_part_is_read_too() -> None:
    calm = "We had soup, then she told me about the cat next door and I laughed. " * 30
    sign = "Now she shuts herself in her room all day. She locks the door. The plate stands before it. "
    sign += "I talk to her through the door and she says go away, it has been locked since Easter."
    assert len(calm) > LONGEST
    assert LOCKED in {one.id for one in understand(calm + sign, "en").signs}


def test_a_long_text_is_cut_behind_a_sentence_or_a_word_and_nothing_of_it_is_lost() -> None:
    for text in ("A word. " * 300, "word " * 500, "x" * 3000, "Так. " + "слово " * 400, "", "short"):
        cut = list(parts(text))
        assert "".join(part for _, part in cut) == text
        assert all(text[begin : begin + len(part)] == part and len(part) <= LONGEST for begin, part in cut)
    assert all(part.strip().endswith(".") for _, part in parts("A word. " * 300))


def heard_in(text: str) -> list[Heard]:
    known = lexicon("en")
    parts = contexts(list(sentences(tokens(text, known.spelling), known.subjects, known.joints)), known)
    return list(heard(list(parts), known))


def holds(value: float, text: str, kind: str = "signs", place: int = 0) -> bool:
    """With a score for a locked door that rests on the word at `place`."""
    scores = {f"{kind} {LOCKED}": Score(value, place, place + 1)}
    return LOCKED in verdicts(kind, [LOCKED], scores, heard_in(text), LIMIT)


def test_a_phrase_that_says_so_too_moves_a_score_over_its_threshold() -> None:
    assert not holds(0.3, "Nothing is said of doors.")
    assert holds(0.3, "She locks her door.")


def test_a_phrase_that_says_the_opposite_or_nothing_moves_it_under_its_threshold() -> None:
    assert holds(0.7, "Nothing is said of doors.")
    assert not holds(0.7, "She never locks her door.")
    assert not holds(0.7, "What if she locks her door one day?")


def test_what_is_said_against_it_counts_in_its_own_sentence() -> None:
    text = "My neighbour's son locks his door. And mine lives behind his."
    assert not holds(0.7, text, place=3)
    assert holds(0.7, text, place=text.index("mine"))


def test_a_denied_sign_is_backed_by_a_denial() -> None:
    assert holds(0.3, "She never locks her door.", "denied")
    assert not holds(0.7, "She locks her door.", "denied")


def test_of_several_concerns_the_likely_ones_are_meant() -> None:
    scores = {f"concerns {Concern.SELF_HARM}": Score(0.9, 0, 1), f"concerns {Concern.EATING}": Score(0.2, 0, 1)}
    ids = [str(Concern.SELF_HARM), str(Concern.EATING)]
    assert list(verdicts("concerns", ids, scores, [], Threshold(0.1, 0, 0, beside=0.3))) == [Concern.SELF_HARM]
    assert list(verdicts("concerns", ids, scores, [], Threshold(0.1, 0, 0))) == ids
