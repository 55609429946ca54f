"""What Telegram would refuse, or show as it is."""

import pytest

from content.rules import markup
from tests.content.packs import Pack

STEP = "steps/listen.md"


@pytest.mark.parametrize(
    "text",
    [
        "<b>Wait</b> and <i>see <b>now</b></i>",
        "R&amp;B is &lt;3",
        "type /sos",
        "{ $child } snake_case",
    ],
)
def test_that_bold_and_italic_are_markup(pack: Pack, text: str) -> None:
    pack.say("story", text)
    assert pack.told(markup.check) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<b>Wait", "<b> is not closed"),
        ("Wait</b>", "</b> closes what is not open"),
        ("<b><i>Wait</b></i>", "</b> closes what is not open"),
        ("<u>Wait</u>", "<u> is no markup here: only <b> and <i> are"),
        ("<a href='x'>Wait</a>", "<a href='x'> is no markup here: only <b> and <i> are"),
        ("<code>Wait</code>", "<code> is no markup here: only <b> and <i> are"),
        ("<br>Wait", "<br> is no markup here: only <b> and <i> are"),
        ("1 < 2", "a bare '<': write it as &lt; &gt; or &amp;"),
        ("2 > 1", "a bare '>': write it as &lt; &gt; or &amp;"),
        ("R&B", "a bare '&': write it as &lt; &gt; or &amp;"),
        ("**Wait**", "'*' would be shown as it is"),
        ("`Wait`", "'`' would be shown as it is"),
        ("_Wait", "'_' would be shown as it is"),
        ("[Wait](https://example.org)", "'](' would be shown as it is"),
    ],
)
def test_that_nothing_else_is(pack: Pack, text: str, why: str) -> None:
    line = pack.say("story", text)
    assert pack.told(markup.check) == [("en/ui.ftl", line, "markup")]
    assert pack.message(markup.check) == f"story: {why}"


@pytest.mark.parametrize("text", ["<b>Done</b>", "*Done*", "`Done`"])
def test_that_a_button_has_none(pack: Pack, text: str) -> None:
    line = pack.say("done", text)
    assert pack.told(markup.check) == [("en/ui.ftl", line, "markup")]


def test_that_a_button_may_say_and(pack: Pack) -> None:
    pack.say("done", "Done & on")
    assert pack.told(markup.check) == []


def test_that_bold_in_one_case_alone_is_looked_at(pack: Pack) -> None:
    line = pack.say("ending", "{ $days ->\n    [one] <b>day\n   *[other] days\n  }")
    assert pack.told(markup.check) == [("en/ui.ftl", line, "markup")]


@pytest.mark.parametrize("text", ["Wait *there*", "**Wait** for 1 < 2 & more", "say <b>"])
def test_that_markdown_is_compiled(pack: Pack, text: str) -> None:
    pack.put(STEP, pack.line(STEP, "## Why") + 1, text)
    assert pack.told(markup.check) == []


@pytest.mark.parametrize("text", ["**Wait*", "Wait `here`", "[Wait](https://example.org)", "Wait _here"])
def test_that_markdown_that_is_not_understood_is_a_fault(pack: Pack, text: str) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Why") + 1, text)
    assert pack.told(markup.check) == [(f"en/{STEP}", line, "markup")]


@pytest.mark.parametrize("text", ["*Listen*", "Listen to {child}", "You & me", "<b>Listen"])
def test_that_a_title_is_shown_just_as_it_is_written(pack: Pack, text: str) -> None:
    line = pack.put(STEP, pack.line(STEP, "title:"), f'title: "{text}"')
    assert pack.told(markup.check) == [(f"en/{STEP}", line, "markup")]


@pytest.mark.parametrize("text", ["The *door*", "The **door**", "The `door`"])
def test_that_the_name_of_a_sign_has_no_markup(pack: Pack, text: str) -> None:
    line = pack.put("signs.yaml", pack.line("signs.yaml", "  name:"), f'  name: "{text}"')
    assert pack.told(markup.check) == [("en/signs.yaml", line, "markup")]
