"""Braces and bars that a parent would see."""

import pytest

from content.rules import braces
from tests.content.packs import Pack

LISTEN = "steps/listen.md"


@pytest.mark.parametrize(
    "spoilt",
    [
        "Sit down with {child",
        "Sit down with child}",
        "Wait until {he is|she is|they are speaks.",
        "Ask her | him.",
    ],
)
def test_what_is_left_of_a_placeholder_is_a_fault(pack: Pack, spoilt: str) -> None:
    """Guards: a brace that was never closed is no placeholder, and was shown to the parent."""
    line = pack.line(LISTEN, "", after="## Why") + 1
    pack.put(LISTEN, line, spoilt)
    assert pack.told(braces.check) == [(f"en/{LISTEN}", line, "braces")]


@pytest.mark.parametrize("spoilt", ['Back { "{" }child{ "}" }', "Back | on", '{ "{ | }" }'])
def test_a_brace_in_a_message_is_a_fault(pack: Pack, spoilt: str) -> None:
    line = pack.say("back", spoilt)
    assert pack.told(braces.check) == [("en/ui.ftl", line, "braces")]


def test_the_message_says_what_would_be_seen(pack: Pack) -> None:
    pack.put(LISTEN, pack.line(LISTEN, "", after="## Why") + 1, "Sit down with {child")
    assert pack.message(braces.check) == "Why: '{' would be shown as it is, in 't down with {child'"


def test_a_filled_placeholder_is_none(pack: Pack) -> None:
    pack.put(LISTEN, pack.line(LISTEN, "", after="## Why") + 1, "{Child} says what {he|she|they} saw.")
    assert pack.told(braces.check) == []
