"""The forms that a number or another choice needs."""

import pytest

from content.faults import Faults
from content.rules import plurals
from tests.content.packs import Pack

ENGLISH = "{ $days ->\n    [one] one check-in\n   *[other] { $days } check-ins\n  }"
RUSSIAN = "{ $days ->\n    [one] вопрос\n    [few] вопроса\n    [many] вопросов\n   *[other] вопроса\n  }"


def test_that_english_has_two_forms(pack: Pack) -> None:
    pack.say("ending", ENGLISH)
    assert pack.told(plurals.check) == []
    line = pack.say("ending", "{ $days ->\n   *[other] { $days } check-ins\n  }")
    assert pack.told(plurals.check) == [("en/ui.ftl", line, "plural")]
    assert pack.message(plurals.check) == "ending: [one] is missing for $days"


def test_that_a_number_of_its_own_is_a_form_beside_the_others(pack: Pack) -> None:
    pack.say("ending", ENGLISH.replace("[one]", "[0] none\n    [one]"))
    assert pack.told(plurals.check) == []


@pytest.mark.parametrize("form", ["one", "few", "many"])
def test_that_russian_has_three_more(russian: Pack, form: str) -> None:
    russian.say("ending", RUSSIAN)
    assert russian.told(plurals.check) == []
    line = russian.say("ending", "\n".join(row for row in RUSSIAN.split("\n") if f"[{form}]" not in row))
    assert russian.told(plurals.check) == [("ru/ui.ftl", line, "plural")]


def test_that_a_form_that_the_language_has_not_is_a_fault(pack: Pack) -> None:
    line = pack.say("ending", ENGLISH.replace("[one]", "[few] some\n    [one]"))
    assert pack.told(plurals.check) == [("en/ui.ftl", line, "plural")]
    assert pack.message(plurals.check) == "ending: there is no [few] for $days"


def test_that_what_is_counted_stands_within_its_forms(pack: Pack) -> None:
    line = pack.say("ending", "The end, with { $days } check-ins.")
    assert pack.told(plurals.check) == [("en/ui.ftl", line, "plural")]


@pytest.mark.parametrize("form", ["he", "she"])
def test_that_each_pronoun_has_its_form(pack: Pack, form: str) -> None:
    whole = "{ $pronoun ->\n    [he] him\n    [she] her\n   *[they] them\n  }"
    pack.say("quiet", whole)
    assert pack.told(plurals.check) == []
    line = pack.say("quiet", "\n".join(row for row in whole.split("\n") if f" [{form}]" not in row))
    assert pack.told(plurals.check) == [("en/ui.ftl", line, "plural")]


def test_that_each_concern_has_its_form(pack: Pack) -> None:
    line = pack.line("ui.ftl", "operator-concern =")
    eating = pack.line("ui.ftl", "        [eating]", "operator-concern =")
    pack.put("ui.ftl", eating, "        [eating_out] eating")
    assert pack.told(plurals.check) == [("en/ui.ftl", line, "plural")] * 2


def test_that_a_choice_by_what_is_not_counted_is_free(pack: Pack) -> None:
    pack.say("step-head", "{ $number ->\n    [1] The first step\n   *[other] { $title }\n  } of { $total }")
    assert pack.told(plurals.check) == []


def test_that_a_choice_by_a_function_is_free(pack: Pack) -> None:
    pack.say("step-head", "{ NUMBER($number) ->\n   *[other] { $title }\n  } of { $total }")
    assert pack.told(plurals.check) == []


def test_that_a_language_that_nobody_knows_has_one_form(pack: Pack) -> None:
    pack.path("").rename(pack.folder / "xx")
    unknown = Pack(pack.folder, pack.clean, "xx")
    unknown.write("ui.ftl", ["ending = { $days ->", "   *[other] { $days } check-ins", "  }"])
    faults = Faults()
    plurals.check(unknown.language(), faults)
    assert faults.found == []
