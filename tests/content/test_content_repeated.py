"""A sentence that stands in two places."""

from content.rules import repeated
from tests.content.packs import Pack

STEP, OTHER = "steps/listen.md", "steps/time_together.md"
SENTENCE = "The moon over the yard has seen it all."


def test_that_a_sentence_stands_once(pack: Pack) -> None:
    first = pack.put(STEP, pack.line(STEP, "## Why") + 1, f"It is so. {SENTENCE}")
    line = pack.put(OTHER, pack.line(OTHER, "## Why") + 1, SENTENCE)
    assert pack.told(repeated.check) == [(f"en/{OTHER}", line, "repeated")]
    said = "the moon over the yard has seen it all"
    assert pack.message(repeated.check) == f"Why: '{said}' stands in steps/listen.md:{first} too"


def test_that_it_may_not_stand_in_one_file_twice(pack: Pack) -> None:
    pack.put(STEP, pack.line(STEP, "## Why") + 1, SENTENCE)
    line = pack.put(STEP, pack.line(STEP, "## Keep") + 1, SENTENCE.upper())
    assert pack.told(repeated.check) == [(f"en/{STEP}", line, "repeated")]


def test_that_a_text_may_repeat_itself(pack: Pack) -> None:
    pack.put(STEP, pack.line(STEP, "## Why") + 1, f"{SENTENCE} {SENTENCE}")
    assert pack.told(repeated.check) == []


def test_that_a_few_words_may_stand_twice(pack: Pack) -> None:
    for heading in ("## Why", "## Keep"):
        pack.put(STEP, pack.line(STEP, heading) + 1, "The moon, then. Again.")
    assert pack.told(repeated.check) == []


def test_that_messages_are_compared_whole(pack: Pack) -> None:
    pack.say("quiet", SENTENCE)
    pack.say("nudge", f"{SENTENCE} Go on.")
    assert pack.told(repeated.check) == []
    line = pack.say("nudge", SENTENCE)
    assert pack.told(repeated.check) == [("en/ui.ftl", line, "repeated")]


def test_that_buttons_may_say_the_same(pack: Pack) -> None:
    for key in ("done", "resume"):
        pack.say(key, "Take me to the next one")
    assert pack.told(repeated.check) == []
