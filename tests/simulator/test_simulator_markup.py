"""What Telegram makes of HTML. The cases are the ones that TDLib's own tests settle."""

import pytest

from simulator import utf16
from simulator.formatted import caption_of, formatted, text_of
from simulator.markup import link, parse
from simulator.refused import Refused


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("<b>", 'Can\'t find end tag corresponding to start tag "b"'),
        (
            "🏟 🏟&lt;<i>a</em   >",
            'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"',
        ),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xDFDF;",
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
            "code units",
        ),
    ],
)
def test_what_does_not_parse_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("➡️ ➡️", "➡️ ➡️", []),
        ("&ge;&lt;&gt;&amp;&quot;&laquo;&#12345678;&nbsp;&", '&ge;<>&"&laquo;&#12345678;&nbsp;&', []),
        ("&#39;&#x27;", "''", []),
        ("<b></b>", "", []),
        ("➡️ ➡️<em>➡️ ➡️</em>", "➡️ ➡️➡️ ➡️", [("italic", 5, 5)]),
        ("🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>", "🏟 🏟🏟 ><🏟", [("bold", 9, 3), ("italic", 5, 7)]),
        ("<B>x</>", "x", [("bold", 0, 1)]),
        ("<u>a</u><ins>a</ins>", "aa", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", i, 1) for i in range(3)]),
        ('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', "ab", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<strong>a</strong><pre>b</pre>", "ab", [("bold", 0, 1), ("pre", 1, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ],
)
def test_what_parses(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed, found = parse(source)
    assert parsed == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_code_keeps_its_language() -> None:
    assert parse('<code class="language-fift">x</code>')[1][0]["language"] == "fift"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("telegram.org", "http://telegram.org/"),
        ("https://a.org/b?c=d", "https://a.org/b?c=d"),
        ("HTTPS://a.org", "https://a.org/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("tel:112", ""),
        ("mailto:a@b.org", ""),
        ("/local/path", ""),
        ("localhost", ""),
        ("a b.org", ""),
        ("", ""),
    ],
)
def test_links_that_telegram_does_not_open_are_dropped(address: str, kept: str) -> None:
    assert link(address) == kept
    text, entities = parse(f'<a href="{address}">call</a>')
    assert text == "call"
    assert [entity["url"] for entity in entities] == ([kept] if kept else [])


def test_a_link_to_a_user_is_a_mention() -> None:
    (entity,) = parse('<a href="tg://user?id=7">you</a>')[1]
    assert (entity["type"], entity["user"]["id"]) == ("text_mention", 7)


def test_text_is_trimmed_and_its_entities_move_along() -> None:
    text, entities = formatted("  \n<b> a</b>b <i> </i>\n", "HTML")
    assert text == "ab"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


def test_code_holds_nothing_else() -> None:
    assert [entity["type"] for entity in formatted("<code><b>a</b></code> /go", "html")[1]] == ["code", "bot_command"]
    assert [entity["type"] for entity in formatted("<pre><code>/a</code></pre>", "html")[1]] == ["pre"]


def test_the_obvious_is_found() -> None:
    text, entities = formatted("/start 🙂 https://a.org/b, me@a.org @someone +49 30 123456, 1/2 and/or")
    assert [(entity["type"], utf16.cut(text, entity["offset"], entity["length"])) for entity in entities] == [
        ("bot_command", "/start"),
        ("url", "https://a.org/b"),
        ("email", "me@a.org"),
        ("mention", "@someone"),
        ("phone_number", "+49 30 123456"),
    ]


def test_given_entities_are_taken() -> None:
    given = [{"type": "bold", "offset": 0, "length": 2}, {"type": "url", "offset": 0, "length": 1}]
    assert formatted("ab", "", given)[1] == [given[0]]
    with pytest.raises(Refused, match="can't parse MessageEntity"):
        formatted("ab", "", ["x"])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b> </b>", "text must be non-empty"),
        ("a" * 4097, "message is too long"),
        ("🙂" * 2049, "message is too long"),
    ],
)
def test_a_text_is_neither_empty_nor_too_long(source: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        text_of(source, "HTML")
    assert refused.value.description == f"Bad Request: {reason}"


def test_the_limits_hold_after_parsing() -> None:
    assert len(text_of(f"<b>{'a' * 4096}</b>", "HTML")[0]) == 4096
    assert len(caption_of(f"<b>{'a' * 1024}</b>", "HTML")[0]) == 1024
    with pytest.raises(Refused, match="message caption is too long"):
        caption_of("a" * 1025)


def test_other_markups_are_refused() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        text_of("*a*", "MarkdownV2")
