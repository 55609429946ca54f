"""Variables of ui.ftl: those that the code passes, in every language."""

import pytest

from content.rules import placeholders
from tests.content import packs
from tests.content.packs import Pack


def test_that_a_variable_that_the_code_does_not_pass_is_a_fault(pack: Pack) -> None:
    line = pack.say("story", "Write on, { $parent }.")
    assert pack.told(placeholders.check) == [("en/ui.ftl", line, "placeholder")]
    assert pack.message(placeholders.check) == "story: the code passes no $parent here"


def test_that_a_variable_of_another_message_is_a_fault(pack: Pack) -> None:
    line = pack.say("ending", "{ $title ->\n   *[other] The end after { $days ->\n       *[other] days\n      }\n  }")
    assert pack.told(placeholders.check) == [("en/ui.ftl", line, "placeholder")]


def test_that_what_stands_for_the_child_may_look_at_the_pronoun(pack: Pack) -> None:
    pack.say("child-neutral", "{ $pronoun -> [he] he [she] she *[they] the child }")
    assert pack.told(placeholders.check) == []


def test_that_what_stands_for_the_child_has_no_other_variable(pack: Pack) -> None:
    line = pack.say("child-neutral", "the child of { $child }")
    assert pack.told(placeholders.check) == [("en/ui.ftl", line, "placeholder")]


@pytest.mark.parametrize("variable", ["$child", "$Child", "$pronoun"])
def test_that_the_child_is_always_passed(pack: Pack, variable: str) -> None:
    pack.say("story", "Write on about { " + variable + " }.")
    assert pack.told(placeholders.check) == []


@pytest.mark.parametrize("text", ["Write, { other }.", "Write, { -brand }.", 'Write, { SHOUT("now") }.'])
def test_that_what_cannot_be_formatted_is_a_fault(pack: Pack, text: str) -> None:
    line = pack.say("story", text)
    assert pack.told(placeholders.check) == [("en/ui.ftl", line, "placeholder")]


def test_that_each_language_says_what_the_others_say(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    known = packs.compared(pack, placeholders.compare)
    line = russian.say("since", "Это появилось потом?\n  { $sign }, { $number }")
    found = packs.compared(pack, placeholders.compare)
    assert [fault for fault in found if fault not in known] == [("ru/ui.ftl", line, "placeholder")]


def test_that_the_childs_name_may_be_in_one_language_only(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    known = packs.compared(pack, placeholders.compare)
    russian.say("quiet", "Молчу, { $child }.")
    assert [fault for fault in packs.compared(pack, placeholders.compare) if fault not in known] == []
