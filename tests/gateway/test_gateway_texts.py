"""Texts made to fit Telegram, checked by the simulator's own parser of Telegram's HTML."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.texts import length, pieces, plain
from simulator.formatted import formatted


def test_plain() -> None:
    html = 'Are you <b>there</b>? <i>a &lt;b&gt; &amp; c</i>, <a href="https://a.org?x=1&amp;y=2">here</a>'
    assert plain(html) == "Are you there? a <b> & c, here"
    assert (length("<b>ab</b>"), length("😀"), length("&amp;")) == (2, 2, 1)


def test_what_fits_stays_whole() -> None:
    assert pieces("<b>" + "a" * 4096 + "</b>") == ("<b>" + "a" * 4096 + "</b>",)


def test_a_long_text_is_cut_between_paragraphs() -> None:
    paragraph = "word " * 300
    first, second = pieces(f"{paragraph}\n\n{paragraph}\n\n{paragraph}".strip())
    assert plain(first) == f"{paragraph}\n\n{paragraph}".strip()
    assert plain(second) == paragraph.strip()


def test_markup_goes_on_in_the_next_piece() -> None:
    first, second = pieces("<b><i>" + "word " * 1000 + "</i></b>")
    assert first.startswith("<b><i>word")
    assert first.endswith("word</i></b>")
    assert second.startswith("<b><i>word")


def test_a_word_without_end() -> None:
    cut = pieces("a" * 9000)
    assert "".join(cut) == "a" * 9000
    assert max(map(length, cut)) <= 4096


LETTERS = st.sampled_from(["слово", "a", "&lt;", "&amp;", "😀", " ", "\n\n", ", ", "x" * 30])
INSIDE = st.lists(LETTERS, min_size=1, max_size=30).map("".join)
MARKED = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["b", "i"]), INSIDE)


@settings(max_examples=60, deadline=None)
@given(st.lists(INSIDE | MARKED, min_size=1, max_size=12).map("".join))
def test_pieces_are_short_whole_and_telegrams_html(html: str) -> None:
    cut = pieces(html, 60)
    assert max(map(length, cut)) <= 60
    for piece in cut:
        assert formatted(piece, "HTML")[0] == plain(piece).strip()
    assert "".join("".join(map(plain, cut)).split()) == "".join(plain(html).split())
