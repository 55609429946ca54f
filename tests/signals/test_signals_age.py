"""The child's age: in digits, words, soon, by school year; never another's."""

import pytest

from signals import understand


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("He is 8.", 8),
        ("my 14yo son", 14),
        ("She turned fourteen.", 14),
        ("My son, 10, loves football", 10),
        ("He will be three", 2),
        ("He'll be three soon", 2),
        ("He will soon be three years old", 2),
        ("She is nearly ten", 9),
        ("She turns fourteen next week", 13),
        ("He is in seventh grade", 12),
        ("He is in grade 7, he is thirteen", 13),
        ("She is in year 9", 13),
        ("My eldest is 22 and my youngest, the one I write about, is 16.", 16),
        ("My daughter is twenty two", None),
        ("My son is 5 months old", None),
        ("He will soon be two", None),
        ("When he was five", None),
        ("I'm 41", None),
        ("My husband is 12", None),
        ("My neighbour's daughter is 9", None),
        ("When I was a teenager I was 13", None),
        ("When I was a child we had a boy next door, he is 13", None),
        ("In five years he will thank me", None),
        ("he has 300 toys, he is 300", None),
        ("My son is 14 and my daughter is 9", 14),
    ],
)
def test_english(text: str, age: int | None) -> None:
    told = understand(text, "en")
    assert told.age == age
    assert (told.age_words != "") == (age is not None)
    assert told.age_words in text


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ей тринадцать", 13),
        ("Сыну скоро три", 2),
        ("моему 12-летнему", 12),
        ("пятилетний сын", 5),
        ("дочь учится в седьмом классе", 13),
        ("сын третьеклассник", 9),
        ("Через неделю исполнится четырнадцать", 13),
        ("Мне 41", None),
        ("У подруги дочери 9 лет", None),
        ("Когда ему было пять", None),
        ("остался на второй год", None),
    ],
)
def test_russian(text: str, age: int | None) -> None:
    assert understand(text, "ru").age == age
