"""Any text in any language: an answer, the same answer, in the parent's own words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from signals import understand
from signals.quote import LONGEST

SAMPLES = (
    "She locks her door and will not let me in.",
    "He used to tell me everything, now he barely says a word.",
    "My neighbour's son smokes, mine is ten.",
    "What if he runs away? I am afraid he might hurt himself.",
    "I hit him yesterday and I can't go on like this",
    "Дочери 13, сидит у себя, на вопросы отвечает «нормально».",
    "Раньше приводил друзей, теперь никого не зовёт",
    "Он не пьёт и не курит, а я больше не могу.",
    "О двойках узнаю от учительницы, мы в разводе",
)
PIECES = (*sorted({piece for text in SAMPLES for piece in text.split()}), '"', "«", "»", "...", "\n", "—", "'", ",")
LOCALES = st.sampled_from(["en", "ru", "de", "", "en-GB"])


def check(text: str, locale: str) -> None:
    told = understand(text, locale)
    assert told == understand(text, locale)
    for one in (*told.signs, *told.denied, *told.causes, *told.concerns):
        assert one.words
        assert one.words in text
        assert len(one.words) <= LONGEST
    assert not {one.id for one in told.signs} & {one.id for one in told.denied}
    assert told.age is None or 0 <= told.age <= 17
    assert told.age_words in text


@settings(deadline=None)
@given(st.text(), LOCALES)
def test_any_text(text: str, locale: str) -> None:
    check(text, locale)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=200).map(" ".join), LOCALES)
def test_any_words_that_parents_use(text: str, locale: str) -> None:
    check(text, locale)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=12).map(" ".join), LOCALES)
def test_any_sentences_in_a_row(text: str, locale: str) -> None:
    check(text, locale)
