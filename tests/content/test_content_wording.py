"""What is not said: by each language's own list."""

import json
from pathlib import Path

import pytest

from content.faults import Faults
from content.load import HERE
from content.rules import wording
from tests.content.packs import Pack

STEP = "steps/listen.md"


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_that_every_entry_of_the_lists_can_be_used(locale: str) -> None:
    faults = Faults()
    listed = wording.read(HERE / locale / "forbidden.yaml", faults)
    assert faults.found == []
    assert min(len(listed.phrases), len(listed.right)) > 20


def told(pack: Pack, texts: list[str]) -> dict[str, set[str]]:
    """Which of the texts have which faults; all stand in one file, each on a line of its own."""
    line = pack.add(
        "lines.yaml", "\n".join(["other:", *(f"  - {json.dumps(text, ensure_ascii=False)}" for text in texts)])
    )
    found: dict[str, set[str]] = {}
    for _, at, rule in pack.told(wording.check):
        found.setdefault(texts[at - line - 1], set()).add(rule)
    return found


NOT_IN_ENGLISH = [
    "You failed {him|her|them}.",
    "In the end it's your fault.",
    "You should have known.",
    "You missed a day.",
    "Every good mother knows.",
    "{Child} may have depression.",
    "{He's|She's|They're} depressed.",
    "This step will restore trust.",
    "It works every time.",
    "Great job.",
    "You're doing great.",
    "Three days in a row.",
    "Don't lose your streak.",
    "Set clear boundaries.",
    "Quality time counts.",
    "Hold space for it.",
    "It's not about rules, it's about love.",
    "Wait — then ask.",
    "Studies show that praise helps.",
    "80% of teenagers lie.",
    "One in three teenagers is lonely.",
    "Try it!",
    "Really?!?",
    "Well done.",
    "Hello \N{SLIGHTLY SMILING FACE}.",
    "Now wait , please.",
    "{He|She|They} wants to go.",
    "{He're|She's|They're} here.",
]


def test_that_english_does_not_say(pack: Pack) -> None:
    assert told(pack, NOT_IN_ENGLISH) == {text: {"forbidden"} for text in NOT_IN_ENGLISH}


IN_ENGLISH = [
    "It's not your fault.",
    "It's no diagnosis.",
    "Play it badly if you must.",
    "A doctor is the way to go.",
    "If {he|she|they} were here, what then?",
    'Say: "I promise to knock."',
]


def test_that_english_may_say(pack: Pack) -> None:
    assert told(pack, IN_ENGLISH) == {}


NOT_IN_RUSSIAN = [
    "Побудьте рядом с {child}.",
    "У {child} был трудный день.",
    "Спросите {child} об этом.",
    "Ваш {child} молчит.",
    "{Child} вчера пришёл домой.",
    "{Child} не готов.",
    "{Child} всё сказала.",
    "«Прости, на тебя накричал(а)».",
    "«Прости, я вчера на тебя накричал».",
    "«Я так рада».",
    "Вы сама это знаете.",
    "Если Вы устали, отдохните.",
    "Вы просто должны слушать.",
    "Вам следует слушать.",
    "Сами виноваты.",
    "Хорошая мать так не делает.",
    "У {него|неё|ребёнка} депрессия.",
    "Это обязательно поможет.",
    "Этот шаг вернёт доверие.",
    "Вы молодец.",
    "Так держать.",
    "Учитесь выстраивать границы.",
    "Найдите в себе ресурс.",
    "Ребёнок нуждается в любви.",
    "Проводите качественное время.",
    "Просто быть там для него.",
    "В рамках этого шага.",
    "Подождите — и спросите.",
    "Утро - трудное время.",
    "Учёные давно доказали.",
    "80 % подростков лгут.",
    "Попробуйте сегодня!",
    "«Она сказала: «нет»».",
    "Cпасибо.",
]


def test_that_russian_does_not_say(russian: Pack) -> None:
    assert told(russian, NOT_IN_RUSSIAN) == {text: {"forbidden"} for text in NOT_IN_RUSSIAN}


IN_RUSSIAN = [
    "Когда {child} приходит домой, побудьте рядом.",
    "{Child} {пришёл|пришла|пришёл} поздно.",
    "{Child} {готов|готова|готов}.",
    "Вы не обязаны отвечать.",
    "Вы не виноваты.",
    "«Меня вчера занесло».",
    "«Она сказала: „нет“».",
    "Тут спорить не о чем, и это не тяжело.",
    "Утро – трудное время, и он кое-что сказал.",
]


def test_that_russian_may_say(russian: Pack) -> None:
    assert told(russian, IN_RUSSIAN) == {}


WITHOUT_YO = ["Ребенок молчит.", "Он еще ждёт.", "Это ее дело.", "Он придет.", "Темный двор."]


def test_that_russian_writes_yo(russian: Pack) -> None:
    assert told(russian, WITHOUT_YO) == {text: {"spelling"} for text in WITHOUT_YO}


def test_that_english_has_one_spelling(pack: Pack) -> None:
    line = pack.say("quiet", "Mum has the programme.")
    assert pack.told(wording.check) == [("en/ui.ftl", line, "spelling")] * 2


def test_that_what_is_left_out_may_be_said_there_but_not_in_its_reason(pack: Pack) -> None:
    line = pack.line(STEP, "- ", "### Leave out")
    pack.put(STEP, line, '- "You should have told me!" - It closes the door.')
    assert pack.told(wording.check) == []
    pack.put(STEP, line, '- "You never listen" - You should have asked.')
    assert pack.told(wording.check) == [(f"en/{STEP}", line, "forbidden")]


def test_that_a_fault_says_what_was_said_and_why_it_is_not(pack: Pack) -> None:
    pack.say("quiet", "Well done.")
    assert pack.message(wording.check) == "quiet: 'well done': empty praise"


def listed(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "forbidden.yaml"
    path.write_text(text, "utf-8")
    faults = Faults()
    assert wording.read(path, faults).phrases == ()
    return [f"{fault.line}: {fault.rule}: {fault.message}" for fault in faults.found]


@pytest.mark.parametrize(
    "entry",
    [
        '{phrase: "well done"}',
        '{why: "praise"}',
        '{phrase: "well done", pattern: "well", example: "well", why: "praise"}',
        '{phrase: "well done", why: "praise", voice: it}',
    ],
)
def test_that_an_entry_is_whole(tmp_path: Path, entry: str) -> None:
    assert listed(tmp_path, f"phrases:\n  - {entry}\n") == ["2: form: an entry has a phrase or a pattern, and a why"]


def test_that_a_pattern_is_one(tmp_path: Path) -> None:
    found = listed(tmp_path, 'phrases:\n  - {pattern: "(", example: "(", why: "x"}\n')
    assert found == ["2: form: no regular expression: missing ), unterminated subpattern at position 0"]


def test_that_a_pattern_catches_its_example(tmp_path: Path) -> None:
    found = listed(tmp_path, 'phrases:\n  - {pattern: "well", example: "Good", why: "x"}\n')
    assert found == ["2: form: the pattern does not catch its own example"]


def test_that_the_list_has_two_parts(tmp_path: Path) -> None:
    assert listed(tmp_path, "words: []\n") == ["1: unknown: nothing asks for 'words'"]


def test_that_a_language_has_a_list(tmp_path: Path) -> None:
    faults = Faults()
    assert wording.read(tmp_path / "forbidden.yaml", faults).right == ()
    assert [fault.rule for fault in faults.found] == ["missing"]
