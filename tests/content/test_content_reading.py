"""How hard a text is to read, and how long its sentences are."""

import pytest

from content.rules import reading
from content.rules.readability import grade, sentences, syllables, words
from tests.content.packs import Pack

STEP = "steps/listen.md"
HARD = "Communicational insensitivity systematically deteriorates intergenerational relationships, "
HARD_RUSSIAN = "Систематическое игнорирование эмоциональных потребностей неблагоприятно воздействует "
SHORT = "It is so. "


@pytest.mark.parametrize(
    ("count", "those"),
    [
        (
            1,
            "the a child's makes home one done closed asked walked liked eyes times you're they'd don't can't hugs",
        ),
        (2, "little table people asking waited needed going seeing open after apple houses faces watches didn't quiet"),
        (3, "family animal together another remember idea area radio serious curious visited connected already"),
        (4, "information psychologist emergency television situation"),
    ],
)
def test_the_syllables_of_english_words(count: int, those: str) -> None:
    assert [word for word in those.split() if syllables(word, "en") != count] == []


def test_the_syllables_of_words_of_two_parts() -> None:
    assert syllables("follow-up", "en") == 3


@pytest.mark.parametrize(("word", "count"), [("в", 1), ("кот", 1), ("ёлка", 2), ("ребёнок", 3), ("из-за", 2)])
def test_the_syllables_of_russian_words(word: str, count: int) -> None:
    assert syllables(word, "ru") == count


def test_that_numbers_are_words() -> None:
    assert words("At 20:30, 3 of 14 don't.") == ["At", "of", "don't", "20:30", "3", "14"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three", 3),
        ('"So it broke?" Then wait.', 2),
        ('"Why?" he asks. You wait.', 2),
        ("«Ну?» – спрашивает мама. Подождите.", 2),
        ("«Ну?» – Подождите.", 2),
        ("A line\nand another\n\nand one more", 3),
        ("Wait ... then go.", 1),
        ("", 0),
    ],
)
def test_the_sentences_of_a_text(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_that_the_english_grade_is_flesch_and_kincaids() -> None:
    # 12 words, 2 sentences, 14 syllables.
    text = "The cat sat on the mat. It looked at the open window."
    assert grade(text, "en") == pytest.approx(0.39 * 6 + 11.8 * 14 / 12 - 15.59)


def test_that_the_russian_grade_is_that_of_solovyev_ivanov_and_solnyshkina() -> None:
    # 6 words, 2 sentences, 11 syllables.
    assert grade("Мама мыла раму. Потом все пошли.", "ru") == pytest.approx(0.36 * 3 + 5.76 * 11 / 6 - 11.97)


def test_that_what_has_no_words_or_no_formula_has_no_grade() -> None:
    assert grade("...", "en") is None
    assert grade("Un chat dort.", "fr") is None


def test_that_a_hard_text_is_a_fault(pack: Pack) -> None:
    line = pack.say("story", SHORT * 3 + HARD * 2)
    assert pack.told(reading.check) == [("en/ui.ftl", line, "reading")]


def test_that_a_hard_russian_text_is_a_fault(russian: Pack) -> None:
    line = russian.put(STEP, russian.line(STEP, "## Why") + 1, HARD_RUSSIAN * 3)
    assert russian.told(reading.check) == [(f"ru/{STEP}", line, "reading")]


def test_that_a_few_hard_words_are_not_graded(pack: Pack) -> None:
    pack.say("story", HARD)
    assert pack.told(reading.check) == []


def test_that_the_hardest_case_counts(pack: Pack) -> None:
    line = pack.put(STEP, pack.line(STEP, "## Why") + 1, "{" + f"he|she|{HARD * 2}" + "}")
    assert pack.told(reading.check) == [(f"en/{STEP}", line, "reading")]


def test_that_the_middle_text_of_a_language_is_easy(pack: Pack) -> None:
    for name in ("signs.yaml", "causes.yaml"):
        pack.write(name, [])
    for path in sorted(pack.path("steps").glob("*.md")) + sorted(pack.path("concerns").glob("*.md")):
        path.write_text(f"## Why\n{path.stem} {HARD * 2}", "utf-8")
    pack.write("privacy.md", [])
    pack.write("lines.yaml", [])
    keys = [line.split(" =")[0] for line in pack.lines("ui.ftl") if " =" in line and line[0].isalpha()]
    pack.write("ui.ftl", ["child-neutral = your child", *(f"{key} = {HARD * 2}" for key in keys[1:])])
    assert ("en/ui.ftl", 1, "reading") in pack.told(reading.check)


def test_that_a_long_sentence_is_a_fault(pack: Pack) -> None:
    line = pack.say("story", SHORT * 9 + "So and " + "so and " * 13 + "on.")
    assert pack.told(reading.check) == [("en/ui.ftl", line, "sentence")]
    assert pack.message(reading.check) == "story: a sentence of 29 words, at most 28"


def test_that_long_sentences_in_a_row_are_a_fault(pack: Pack) -> None:
    line = pack.say("story", ("So " + "and so " * 9 + "on. ") * 2)
    assert pack.told(reading.check) == [("en/ui.ftl", line, "sentence")]
    assert pack.message(reading.check) == "story: 20.0 words a sentence, at most 18"


def test_that_what_is_left_out_and_why_are_two_sentences(pack: Pack) -> None:
    line = pack.line(STEP, "- ", "### Leave out")
    pack.put(STEP, line, '- "' + "no and " * 6 + 'no" - ' + "It is so and so " * 2 + "as it is.")
    assert pack.told(reading.check) == []


def test_that_a_text_without_words_has_no_sentences(pack: Pack) -> None:
    pack.say("story", "...")
    assert pack.told(reading.check) == []
