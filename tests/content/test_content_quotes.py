"""Marks of one kind in a language."""

from content.rules import quotes
from tests.content.packs import Pack


def test_that_english_marks_are_straight(pack: Pack) -> None:
    line = pack.say("quiet", "Say “go on” when you like.")
    assert pack.told(quotes.check) == [("en/ui.ftl", line, "quotes")]
    assert pack.message(quotes.check) == "quiet: “ where straight quotation marks are usual"


def test_that_english_apostrophes_are_straight(pack: Pack) -> None:
    line = pack.say("quiet", "I’m quiet.")
    assert pack.told(quotes.check) == [("en/ui.ftl", line, "quotes")]


def test_that_russian_marks_are_angled(russian: Pack) -> None:
    line = russian.say("quiet", 'Скажите "дальше".')
    assert russian.told(quotes.check) == [("ru/ui.ftl", line, "quotes")]


def test_that_russian_marks_within_marks_are_low_and_high(russian: Pack) -> None:
    russian.say("quiet", "Скажите: «Она сказала „дальше“».")
    assert russian.told(quotes.check) == []
