"""What a new language has not said in its own words yet."""

import shutil

from content.rules import translated
from tests.content import packs
from tests.content.packs import Pack


def test_the_russian_texts_are_their_own(pack: Pack) -> None:
    packs.with_russian(pack)
    assert packs.compared(pack, translated.compare) == []


def test_a_text_that_was_only_copied_is_named(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    english = pack.lines("ui.ftl")[pack.line("ui.ftl", "nudge =") - 1].removeprefix("nudge = ")
    line = russian.say("nudge", english)
    assert packs.compared(pack, translated.compare) == [("ru/ui.ftl", line, "untranslated")]


def test_a_short_button_may_be_the_same(pack: Pack) -> None:
    russian = packs.with_russian(pack)
    russian.say("back", "Back")
    assert packs.compared(pack, translated.compare) == []


def test_a_fresh_copy_lacks_nearly_everything(pack: Pack) -> None:
    """Guards: a copy of the English texts had no faults, so the check never said what a new language lacks."""
    shutil.copytree(pack.folder / "en", pack.folder / "ru")
    told = packs.compared(pack, translated.compare)
    for name in ("ui.ftl", "lines.yaml", "signs.yaml", "causes.yaml", "privacy.md", "steps/listen.md"):
        assert f"ru/{name}" in {file for file, _, _ in told}
