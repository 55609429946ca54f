"""What must hold whatever else changes: the two stories, plain concerns, figures of speech."""

from pathlib import Path

import pytest

from fsm.words import Concern
from signals import Understanding, understand

VASILINA = (
    "My daughter’s character has completely deteriorated. She isolated herself, almost stopped talking about her life, "
    "sharing thoughts and impressions. She comes home, closes in the room and doesn’t let me in. She also asks me to "
    "knock when I come in, even though it is not accepted at our home at all. She answers abruptly or doesn’t answer "
    "at all to questions where she was and what she did. I attribute it to adolescence, but still worry about her and "
    "our relationship. We used to live in complete harmony; she even called me her best friend. I don’t want her to "
    "distance from family. How to regain the trust of the child? It’s very important to me."
)
PASHA = (
    "My husband and I have a son growing up, and he will soon be three years old. This is our first child, very "
    "beloved and long-awaited. Of course, we want him to grow up happy and to feel loved. I know how important it is "
    "to build a trusting relationship with a child. But, unfortunately, I did not get such a relationship with my "
    "parents. I have no experience that I can rely on in raising children. I don’t want to repeat the mistakes of my "
    "father and mother, I want my family to be happier. I think it’s important even now, because my son is already "
    "beginning to express himself as a person."
)
VASILINA_RU = (
    "У дочери совсем испортился характер. Она замкнулась, почти перестала рассказывать о своей жизни, делиться "
    "мыслями. Приходит домой, закрывается в комнате и меня не пускает. На вопросы, где была и что делала, отвечает "
    "резко или не отвечает вовсе. Раньше мы жили душа в душу, она даже называла меня лучшей подругой. Я не хочу, "
    "чтобы она отдалилась от семьи."
)
PASHA_RU = (
    "У нас с мужем растёт сын, ему скоро исполнится три года. К сожалению, с моими родителями у меня таких отношений "
    "не было. Я не хочу повторять ошибок моих отца и матери. Думаю, это важно уже сейчас."
)


@pytest.mark.parametrize(
    ("story", "locale", "told_age"), [(VASILINA, "en", "She is thirteen."), (VASILINA_RU, "ru", "Ей тринадцать.")]
)
def test_the_mother_of_a_thirteen_year_old_is_heard(story: str, locale: str, told_age: str) -> None:
    told = understand(story, locale)
    assert {"locked_room", "stopped_talking", "curt_answers"} <= {one.id for one in told.signs}
    assert told.denied == told.concerns == ()
    assert told.age is None
    assert understand(f"{story} {told_age}", locale).age == 13


@pytest.mark.parametrize(("story", "locale"), [(PASHA, "en"), (PASHA_RU, "ru")])
def test_the_mother_of_a_small_boy_tells_of_no_sign_and_her_own_parents_are_no_cause(story: str, locale: str) -> None:
    told = understand(story, locale)
    assert told.signs == told.denied == told.causes == told.concerns == ()
    assert told.age == 2
    assert told.age_words in story


def concerns(text: str, locale: str) -> dict[str, bool]:
    return {one.id: one.clear for one in understand(text, locale).concerns}


@pytest.mark.parametrize(
    ("text", "locale", "concern"),
    [
        ("I hit him yesterday", "en", Concern.VIOLENCE_TO_CHILD),
        ("я её ударила", "ru", Concern.VIOLENCE_TO_CHILD),
        ("the teacher hit him", "en", Concern.VIOLENCE_TO_CHILD),
        ("I can't go on", "en", Concern.PARENT_CRISIS),
        ("I'm afraid of what I might do to him", "en", Concern.PARENT_CRISIS),
        ("i want to kill myself", "en", Concern.PARENT_CRISIS),
        ("хочу умереть", "ru", Concern.PARENT_CRISIS),
        ("думаю о самоубийстве", "ru", Concern.PARENT_CRISIS),
        ("she wants to kill herself", "en", Concern.SELF_HARM),
        ('she said "I want to die"', "en", Concern.SELF_HARM),
        ("сын думает о самоубийстве", "ru", Concern.SELF_HARM),
        ("My husband hits me", "en", Concern.VIOLENCE_AT_HOME),
        ("Муж меня бьёт", "ru", Concern.VIOLENCE_AT_HOME),
        ("He hits me", "en", Concern.VIOLENCE_BY_CHILD),
        ("Он меня бьёт", "ru", Concern.VIOLENCE_BY_CHILD),
        ("she ran away", "en", Concern.RUNAWAY),
        ("не пришла домой", "ru", Concern.RUNAWAY),
        ("my son uses drugs", "en", Concern.SUBSTANCES),
        ("сын употребляет наркотики", "ru", Concern.SUBSTANCES),
        ("my daughter has an eating disorder", "en", Concern.EATING),
        ("у дочки анорексия", "ru", Concern.EATING),
        ("a man online asks her for nude photos", "en", Concern.EXPLOITATION),
        ("её шантажируют", "ru", Concern.EXPLOITATION),
    ],
)
def test_plain_words_are_clear_and_mean_one_thing(text: str, locale: str, concern: Concern) -> None:
    assert concerns(text, locale) == {concern: True}


@pytest.mark.parametrize(
    ("text", "locale"),
    [("I'm terrified she will kill herself", "en"), ("боюсь, что она покончит с собой", "ru")],
)
def test_a_fear_of_the_worst_is_asked_about(text: str, locale: str) -> None:
    assert concerns(text, locale) == {Concern.SELF_HARM: False}


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("this homework will be the death of me", "en"),
        ("I could kill for a coffee", "en"),
        ("he is killing me with his music", "en"),
        ("убиться можно", "ru"),
        ("сдохнуть от смеха", "ru"),
        ("what if he hurts himself one day", "en"),
        ("I'm afraid he might start smoking weed", "en"),
        ("he never hit me", "en"),
        ("наркотики не принимает", "ru"),
        ("my husband drinks vodka", "en"),
        ("she can't go on", "en"),
    ],
)
def test_figures_of_speech_what_ifs_and_denials_raise_no_concern(text: str, locale: str) -> None:
    assert concerns(text, locale) == {}


def test_the_script_of_a_text_goes_before_the_locale() -> None:
    assert understand("Сын меня ударил", "en").concerns
    assert understand("My son hit me", "ru").concerns
    assert understand("", "en") == understand("123 !!", "xx") == Understanding()


def test_an_unknown_or_a_long_locale_is_understood() -> None:
    assert understand("He locks himself in his room", "de").signs
    assert understand("He locks himself in his room", "en_GB").signs


def test_several_hits_give_one_find_the_clearest() -> None:
    told = understand("She is so scared of her dad. Last week he hit her, he beats her with a belt.", "en")
    assert [(one.id, one.clear) for one in told.concerns] == [(Concern.VIOLENCE_TO_CHILD, True)]


def test_ids_are_plain_strings_in_the_order_of_the_ids() -> None:
    told = understand("He snaps at me when I ask. He locks his door. He never tells me anything.", "en")
    assert [one.id for one in told.signs] == ["locked_room", "stopped_talking", "snaps"]
    assert all(type(one.id) is str for one in told.signs)


def test_the_rooms_files_are_short() -> None:
    for path in Path("signals").glob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) < 200, path


@pytest.mark.parametrize(
    ("text", "locale", "own"),
    [
        ("I hit him yesterday", "en", True),
        ("I slapped my daughter", "en", True),
        ("Я вчера его ударила", "ru", True),
        ("вчера сорвался и ударил его по лицу", "ru", True),
        ("Отчим напился. Ударил его по лицу", "ru", False),
        ("I saw my husband slap her", "en", False),
        ("my husband hit our son with a belt", "en", False),
        ("я видела как муж ударил сына", "ru", False),
    ],
)
def test_whose_hand_it_was(text: str, locale: str, own: bool) -> None:
    (first, *_) = understand(text, locale).concerns
    assert (first.id, first.own_hand) == (Concern.VIOLENCE_TO_CHILD, own)


@pytest.mark.parametrize(
    "text", ["I think he wants to kill himself", "i am afraid she wants to die", "He wants to kill himself"]
)
def test_a_childs_wish_to_die_is_the_childs(text: str) -> None:
    assert [(found.id, found.clear) for found in understand(text, "en").concerns] == [(Concern.SELF_HARM, True)]


def test_a_parents_own_urge_is_the_parents() -> None:
    assert [found.id for found in understand("I have an urge to hurt her", "en").concerns] == [Concern.PARENT_CRISIS]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("My husband works nights. I found razor blades and cuts on her arms", "en"),
        ("Позвонила учительница: режет себе руки в туалете", "ru"),
        ("Муж на вахте. На руках порезы", "ru"),
    ],
)
def test_harm_told_after_another_adult_was_named_is_heard(text: str, locale: str) -> None:
    assert set(concerns(text, locale)) == {Concern.SELF_HARM}


@pytest.mark.parametrize(
    "text",
    [
        "Всё плохо. На руках порезы",
        "Нашёл в тетради записку, там написано что всё надоело и жить незачем. На руке порезы",
        "В тетради написано: не хочу жить",
    ],
)
def test_a_wish_to_die_that_was_found_in_writing_is_the_childs(text: str) -> None:
    assert concerns(text, "ru") == {Concern.SELF_HARM: True}


def test_to_have_no_reason_to_live_is_heard_of_the_parent_too() -> None:
    assert concerns("жить незачем", "ru") == {Concern.PARENT_CRISIS: True}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("здравствуйте, пропала, закрутилась с отчётами", {}),
        ("извините, пропал на неделю, работа", {}),
        ("пропал телефон", {}),
        ("пропал, телефон выключен", {Concern.RUNAWAY: True}),
        ("пропала дочь, не пришла из школы", {Concern.RUNAWAY: True}),
    ],
)
def test_a_parent_who_was_away_has_not_run_away(text: str, there: dict[str, bool]) -> None:
    assert concerns(text, "ru") == there


@pytest.mark.parametrize(
    ("text", "signs", "causes"),
    [
        ("Что ни спроси - всё хорошо, мам", {"always_fine", "curt_answers"}, set()),
        ("Что ни спроси, орёт", {"snaps"}, set()),
        ("Работаю до восьми, уже и ужин без меня", set(), {"long_hours"}),
        ("Всё решает без меня", {"stopped_asking"}, set()),
        ("А про контрольную мне классная позвонила", {"learns_from_others"}, set()),
        ("Близки мы с ней никогда и не были", set(), {"never_built"}),
        ("Дочь уехала на заработки, внук со мной. Обнять не даётся", set(), {"serious_event", "distant_despite_care"}),
    ],
)
def test_what_russian_parents_tell(text: str, signs: set[str], causes: set[str]) -> None:
    told = understand(text, "ru")
    assert signs <= {one.id for one in told.signs}
    assert causes <= {one.id for one in told.causes}
