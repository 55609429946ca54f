"""Texts: compiled once, the child filled in at each use."""

import pytest

from content.pack import Variants
from content.text import Neutral, Text, TextError, Voice
from fsm.words import Cause, Pronoun

NEUTRAL = Neutral("your child", "your child", "your child")


def html(source: str, name: str = "", pronoun: Pronoun = Pronoun.THEY) -> str:
    return Text.of(source, NEUTRAL).html(Voice(name, pronoun))


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("With {child}.", "", "With your child."),
        ("{Child} waits.", "", "Your child waits."),
        ("{Child} waits for {child}.", "iPad & <b>", "iPad &amp; &lt;b&gt; waits for iPad &amp; &lt;b&gt;."),
        ("**Wait** and *see*.", "", "<b>Wait</b> and <i>see</i>."),
        ('Say "go" & <b>on</b>.', "", 'Say "go" &amp; &lt;b&gt;on&lt;/b&gt;.'),
        ("One\nline.\n\nAnother  one.", "", "One line.\n\nAnother one."),
        ("[here](https://example.org)", "", "[here](https://example.org)"),
    ],
)
def test_the_html_of_a_text(source: str, name: str, said: str) -> None:
    assert html(source, name) == said


def test_that_a_child_without_a_name_is_called_by_the_pronoun_that_was_chosen() -> None:
    text = Text.of("{Child} молчит, и {child} {устал|устала|устал}.", Neutral("он", "она", "ребёнок"))
    assert text.html(Voice("", Pronoun.SHE)) == "Она молчит, и она устала."
    assert text.html(Voice("", Pronoun.HE)) == "Он молчит, и он устал."
    assert text.html(Voice("", Pronoun.THEY)) == "Ребёнок молчит, и ребёнок устал."


@pytest.mark.parametrize(("pronoun", "said"), [(Pronoun.HE, "he"), (Pronoun.SHE, "she"), (Pronoun.THEY, "they")])
def test_that_a_triple_is_chosen_by_the_pronoun(pronoun: Pronoun, said: str) -> None:
    assert html("If {he|she|they} may", pronoun=pronoun) == f"If {said} may"


@pytest.mark.parametrize("source", ["{name}", "{he|she}", "{a|b|c|d}", "{}"])
def test_that_there_are_no_other_placeholders(source: str) -> None:
    with pytest.raises(TextError, match="no placeholder"):
        Text.of(source, NEUTRAL)


def test_that_plain_has_no_markup() -> None:
    text = Text.of("**Wait** for {child} & *see*", NEUTRAL)
    assert text.plain(Voice("A<b>", Pronoun.HE)) == "Wait for A<b> & see"


def test_that_the_weightiest_cause_chooses_the_variant() -> None:
    plain, built, worn = (Text.of(source, NEUTRAL) for source in ("plain", "built", "worn"))
    texts = Variants(plain, {Cause.NEVER_BUILT: built, Cause.PARENT_WORN_OUT: worn})
    assert texts.of([Cause.NEVER_BUILT, Cause.PARENT_WORN_OUT]) is worn
    assert texts.of([Cause.SEPARATION, Cause.NEVER_BUILT]) is built
    assert texts.of([Cause.SEPARATION]) is plain
