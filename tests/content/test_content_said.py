"""The texts of a language, gathered."""

from content.rules.said import Role, plain
from tests.content.packs import Pack

STEP = "steps/listen.md"


def test_that_what_cannot_be_compiled_is_the_loaders_to_tell(pack: Pack) -> None:
    before = len(pack.language().said)
    pack.put(STEP, pack.line(STEP, "- always:"), "- always: {kid}")
    assert len(pack.language().said) == before - 1


def test_that_what_is_no_text_is_none(pack: Pack) -> None:
    before = len(pack.language().said)
    pack.put("signs.yaml", pack.line("signs.yaml", "  said:"), "  said: 5")
    assert len(pack.language().said) == before - 1


def test_that_texts_are_found_by_what_they_are(pack: Pack) -> None:
    language = pack.language()
    assert [said.role for said in language.of("listen", "title")] == [Role.TITLE]
    assert len(language.of("listen", "Action 2-5", "Say")) == 3
    assert {said.keys[0] for said in language.of("", "Keep")} == set(language.steps)
    assert language.of("no such step") == []


def test_the_name_of_a_text(pack: Pack) -> None:
    language = pack.language()
    assert [said.name for said in language.of("listen", "Idea")][:2] == ["Idea", "Idea / never_built"]
    assert [said.name for said in language.of("ui", "nudge")] == ["nudge"]


def test_that_a_text_is_all_that_it_can_be(pack: Pack) -> None:
    pack.say("ending", "{ $Child }: { $days ->\n    [one] <b>day</b>\n   *[other] &amp; { $pronoun }\n  }")
    (said,) = pack.language().of("ui", "ending")
    assert said.neutral == ("Your child: & he", "Your child: day", "Your child: & she", "Your child: & they")
    assert said.marked[0] == "{child}: & he"
    assert said.longest == len("Maximiliana-Josephine-Charlott: & they")


def test_that_tags_are_taken_off_and_escapes_resolved() -> None:
    assert plain("<b>a</b> &lt;b&gt; &amp; c") == "a <b> & c"
