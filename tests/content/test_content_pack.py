"""A language speaking: messages with the child and values put in, and what stands in for what it does not say."""

from pathlib import Path

import pytest

from content import messages
from content.faults import Faults
from content.pack import Content, Pack
from content.services import Helplines
from content.text import Neutral, Voice
from fsm.words import Pronoun

NEUTRAL = Neutral("your child", "your child", "your child")
NOBODY = Voice("", Pronoun.THEY)
TEXTS = """\
hello = Hello, { $Child } and { $child }.
sign = <b>{ $sign }</b>, { $number }
only = Only here
titled =
    .title = A title
"""


def speaking(tmp_path: Path, locale: str, text: str, fallback: Pack | None = None) -> Pack:
    path = tmp_path / locale / "ui.ftl"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    ui = messages.read(path, Faults()).bundle
    return Pack(locale, NEUTRAL, {}, {}, {}, {}, (), {}, ui, fallback)


def test_that_a_message_is_html_with_what_is_put_in_escaped(tmp_path: Path) -> None:
    pack = speaking(tmp_path, "en", TEXTS)
    assert pack.say("sign", NOBODY, sign="a < b", number=3) == "<b>a &lt; b</b>, 3"
    assert pack.say("hello", Voice("<Max>", Pronoun.HE)) == "Hello, &lt;Max&gt; and &lt;Max&gt;."


def test_that_a_label_is_as_it_is(tmp_path: Path) -> None:
    pack = speaking(tmp_path, "en", TEXTS)
    assert pack.label("hello", Voice("<Max>", Pronoun.HE)) == "Hello, <Max> and <Max>."
    assert pack.label("hello", NOBODY) == "Hello, Your child and your child."


def test_that_another_language_stands_in_for_what_is_not_said(tmp_path: Path) -> None:
    pack = speaking(tmp_path, "ru", "hello = Да.\n", speaking(tmp_path, "en", TEXTS))
    assert (pack.has("hello"), pack.has("only")) == (True, False)
    assert pack.say("only", NOBODY) == "Only here"


def test_that_what_nobody_says_is_a_fault(tmp_path: Path) -> None:
    pack = speaking(tmp_path, "en", TEXTS)
    with pytest.raises(KeyError, match="no message none in en"):
        pack.say("none", NOBODY)
    with pytest.raises(KeyError, match="message titled in en has no text"):
        pack.say("titled", NOBODY)
    with pytest.raises(ValueError, match="message sign in en: "):
        pack.say("sign", NOBODY, sign="snaps")


@pytest.mark.parametrize(
    ("tag", "locale"), [("ru", "ru"), ("ru-RU", "ru"), ("RU_ru", "ru"), ("en-GB", "en"), ("fr", "en"), ("", "en")]
)
def test_that_a_language_tag_finds_its_pack(tmp_path: Path, tag: str, locale: str) -> None:
    packs = {name: speaking(tmp_path, name, TEXTS) for name in ("ru", "en")}
    content = Content(packs, Helplines({}, ()))
    assert content.locales == ("en", "ru")
    assert content.pack(tag).locale == locale
