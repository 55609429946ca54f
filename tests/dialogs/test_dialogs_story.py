"""The story, the signs that were heard in it, since when they are there, and what may lie behind them."""

import pytest

from fsm.journey import Journey
from fsm.states import State
from fsm.words import Cause, Sign, Since
from tests.conversation import STORY, Conversation, a_parent
from tests.engine.anything import MARKUP


def at_signs(*texts: str) -> Conversation:
    bot = a_parent(State.STORY)
    for text in texts:
        bot.says(text)
    return bot.chooses("all" if texts else "buttons").is_in(State.SIGNS)


def test_every_message_of_the_story_is_kept_and_answered_differently() -> None:
    bot = a_parent(State.STORY)
    said = set()
    for number in range(len(bot.scene.pack.pools["story_received"])):
        bot.says(f"She locks herself in her room again, that was day {number}.").said("story-more").is_open()
        said.add(bot.text)
    assert len(said) == len(bot.scene.pack.pools["story_received"])
    assert bot.answers[-1].words == f"She locks herself in her room again, that was day {number}."


def test_a_word_or_two_is_no_story_yet() -> None:
    a_parent(State.STORY).says("it is bad").said("story-short").is_in(State.STORY).is_open()


def test_an_age_in_the_story_is_heard_once() -> None:
    bot = a_parent(State.STORY)
    bot.journey.child = type(bot.journey.child)("Mia", None)
    bot.says("My daughter is nine and she never talks to me").says("My daughter is ten and she never talks to me")
    assert bot.journey.child.age == 9


def test_what_was_heard_is_said_back_in_the_parents_words() -> None:
    bot = at_signs(STORY).said("signs-heard").said("signs-correct")
    bot.asked('"She locks her door and never comes out"').told(bot.scene.pack.signs[Sign.LOCKED_ROOM].said)
    assert bot.journey.ticked == ("locked_room", "stopped_talking")


def test_what_is_denied_later_was_heard_wrongly_before() -> None:
    bot = at_signs("She locks herself in her room all day.", "Well, she does not lock herself in her room.")
    assert bot.journey.ticked == ()
    bot.said("signs-none-heard")


def test_markup_in_a_story_is_shown_as_typed() -> None:
    at_signs(f"She locks her door {MARKUP} and never comes out of it.").asked("&lt;b&gt;{x}%s")


def test_marks_that_turn_the_direction_of_writing_are_not_said_back() -> None:
    bot = at_signs("She locks her door \u202e and never comes out of it.")
    assert "\u202e" not in bot.text


def test_the_parents_own_marks_differ_from_ours_around_them() -> None:
    at_signs('I ask where she was and get "out", or nothing at all. It\'s one word every time: "fine".').asked(
        "\"It's one word every time: 'fine'\""
    )


def test_a_long_quote_is_cut_at_a_word() -> None:
    bot = at_signs("She locks herself in her room every single evening after school and comes out to fetch something")
    bot.asked('after school and comes out to fetch …"')


def test_at_most_three_quotes() -> None:
    bot = at_signs(
        "She locks herself in her room all day. She hardly talks to me. She hides her friends from me. "
        "She snaps at me. She answers with one word. She asks me for nothing any more."
    )
    assert len(bot.journey.ticked) > 3
    assert bot.text.count("• ") == 3


def test_nothing_heard_or_nothing_told() -> None:
    at_signs("We had breakfast together and then we went out.").said("signs-none-heard")
    at_signs().said("signs-buttons")


def test_ticks_come_and_go_in_the_same_message() -> None:
    bot = at_signs()
    message = bot.phone.last
    bot.chooses("snaps").said("signs-buttons")
    assert (bot.phone.last, bot.journey.ticked) == (message, ("snaps",))
    assert any(label.startswith("✓ ") for label in bot.buttons())
    bot.chooses("snaps").is_open()
    assert bot.journey.ticked == ()
    assert not any(label.startswith("✓ ") for label in bot.buttons())


@pytest.mark.parametrize("typed", ["1, 3 and 5", "1 3 5", "1,3,5", "1; 3; 5", "1, 3 и 5", "1,3,5,77"])
def test_a_checklist_can_be_typed_as_numbers(typed: str) -> None:
    bot = at_signs().says(typed).said("signs-again").asks_again()
    assert bot.journey.ticked == ("locked_room", "hides_friends", "curt_answers")


def test_one_number_one_label_and_done_can_be_typed() -> None:
    bot = at_signs().says("4").says("5.")
    assert list(bot.journey.ticked) == ["snaps", "curt_answers"]
    bot.says(bot.scene.plain(bot.scene.pack.signs[Sign.SNAPS].name).upper() + "!")
    assert list(bot.journey.ticked) == ["curt_answers"]
    bot.says("9").is_in(State.SINCE)
    at_signs("She locks herself in her room all day.").says("done").is_in(State.SINCE)


def test_words_in_the_checklist_are_kept_and_ticks_asked_for() -> None:
    bot = at_signs().says("all of them at times").said("please-tick").asks_again()
    assert (bot.answers[-1].question, bot.answers[-1].words) == ("signs", "all of them at times")


def test_no_sign_at_all_goes_on() -> None:
    bot = at_signs().chooses("done").is_in(State.CAUSES).said("signs-no-sign")
    assert bot.journey.signs == {}


def test_what_a_sign_can_mean_is_a_leaf_beside_the_list() -> None:
    bot = at_signs()
    message = bot.phone.last
    bot.presses(bot.scene.label("signs-meaning")).told(bot.scene.pack.signs[Sign.LOCKED_ROOM].other)
    leaf = bot.phone.last
    for place, sign in enumerate(Sign):
        bot.presses_data(f"*:sign.{place}", leaf).told(
            bot.scene.pack.signs[sign].ages[bot.journey.child.band], bot.scene.pack.signs[sign].name
        )
    assert bot.is_open().phone.messages[message].text.startswith(bot.scene.say("signs-buttons")[:20])


def at_since() -> Conversation:
    return at_signs().chooses("locked_room").chooses("snaps").chooses("always_fine").chooses("done").is_in(State.SINCE)


def test_since_when_is_asked_of_each_sign_in_one_message() -> None:
    bot = at_since()
    message = bot.phone.last
    name = bot.scene.plain(bot.scene.pack.signs[Sign.SNAPS].name)
    bot.chooses("new").is_in(State.SINCE).said("since", sign=name, number=2, total=3)
    assert bot.phone.last == message
    bot.chooses("always").chooses("always").is_in(State.CAUSES)
    assert list(bot.journey.signs.values()) == [Since.NEW, Since.ALWAYS, Since.ALWAYS]
    # Most were always there: trust was never built, and that is what is said.
    bot.told(bot.scene.pack.signs[Sign.SNAPS].since_always)


def test_the_rest_can_be_new_at_once() -> None:
    bot = at_since().chooses("always").chooses("rest_new").is_in(State.CAUSES)
    assert list(bot.journey.signs.values()) == [Since.ALWAYS, Since.NEW, Since.NEW]
    bot.told(bot.scene.pack.signs[Sign.SNAPS].since_new)


def test_of_the_last_sign_there_is_no_rest() -> None:
    bot = at_since().chooses("new").chooses("new").is_in(State.SINCE)
    assert not any(data.endswith("rest_new") for _, data in bot.open_buttons())


def test_since_when_can_be_typed_and_other_words_are_kept() -> None:
    bot = at_since().says("2").says("It's new!").says("always, I think").said("please-press").asks_again()
    assert bot.answers[-1].words == "always, I think"
    bot.says("2").is_in(State.CAUSES)
    assert list(bot.journey.signs.values()) == [Since.ALWAYS, Since.NEW, Since.ALWAYS]


def test_a_cause_alone_can_say_that_trust_was_never_built() -> None:
    assert Journey(1, causes=(Cause.NEVER_BUILT,)).never_built
    assert not Journey(1).never_built
    assert Journey(1, signs={Sign.SNAPS: Since.ALWAYS}).never_built
    assert not Journey(1, signs={Sign.SNAPS: Since.ALWAYS, Sign.ALWAYS_FINE: Since.NEW}).never_built


def at_causes(story: str = "") -> Conversation:
    return at_signs(*([story] if story else [])).chooses("done").is_in(State.CAUSES)


def test_what_the_story_named_is_ticked_and_said_back() -> None:
    bot = at_causes("We divorced in May. I work nights.").said("causes-heard").said("causes-correct")
    assert set(bot.journey.ticked) == {"separation", "long_hours"}
    at_causes().said("causes")


def test_no_idea_stands_alone() -> None:
    bot = at_causes().chooses("separation").chooses("long_hours").chooses("unknown")
    assert bot.journey.ticked == ("unknown",)
    assert bot.chooses("unknown").journey.ticked == ()
    assert bot.chooses("unknown").chooses("separation").journey.ticked == ("separation",)


def test_causes_in_the_parents_own_words_are_ticked() -> None:
    bot = at_causes().says("I think it is because we divorced last year").took_a_line_of("note_received").asks_again()
    assert list(bot.journey.ticked) == ["separation"]
    bot.says("2, 3")
    assert list(bot.journey.ticked) == ["separation", "serious_event", "long_hours"]


def test_nothing_ticked_is_no_idea() -> None:
    bot = at_causes().chooses("done").is_in(State.REFLECTION)
    assert bot.journey.causes == (Cause.UNKNOWN,)


@pytest.mark.parametrize("cause", list(Cause))
def test_each_cause_is_answered(cause: Cause, language: str) -> None:
    bot = a_parent(State.CAUSES, language)
    for ticked in bot.journey.ticked:
        bot.chooses(ticked)
    bot.chooses(cause).chooses("done").told(bot.scene.pack.causes[cause].answer)


def test_of_several_causes_the_heaviest_is_answered() -> None:
    bot = at_causes().chooses("long_hours").chooses("parent_worn_out").chooses("separation").chooses("done")
    bot.told(bot.scene.pack.causes[Cause.PARENT_WORN_OUT].answer)
    assert len(bot.journey.causes) == 3
