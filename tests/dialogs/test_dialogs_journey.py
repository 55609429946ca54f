"""One parent's whole way, from /start to the monthly hello."""

from fsm.states import State
from fsm.words import Cause, Pace, Pronoun, Sign, Since, StepId
from tests.conversation import Conversation, languages

STORIES = {
    "en": "She locks her door and never comes out. She hardly talks to me. We divorced in May.",
    "ru": "Она закрывается в комнате и не выходит. Со мной почти не разговаривает. Мы развелись в мае.",
}


def introduced(language: str) -> Conversation:
    """Welcome, the child, the country, the hour, the pace."""
    bot = Conversation(language)
    bot.says("/start").is_in(State.WELCOME).said("welcome")
    bot.chooses(f"agree.{language}").is_in(State.CHILD_NAME).said("welcome-thanks").said("child-name")
    bot.says("Mia").is_in(State.CHILD_AGE).said("child-age")
    bot.chooses("13").is_in(State.CHILD_PRONOUN).said("child-pronoun")
    bot.chooses("she").is_in(State.COUNTRY).said("country")
    bot.says("United Kingdom").is_in(State.HOUR)
    bot.chooses("20").is_in(State.PACE).said("pace")
    bot.chooses("three_a_week").is_in(State.STORY).said("story")
    assert (bot.journey.child.name, bot.journey.child.age, bot.journey.child.pronoun) == ("Mia", 13, Pronoun.SHE)
    assert (bot.journey.country, bot.journey.zone, bot.journey.hour) == ("GB", "Europe/London", 20)
    return bot


def planned(language: str) -> Conversation:
    """The story, the signs, the causes, the reflection, the programme."""
    bot = introduced(language)
    bot.says(STORIES[language]).is_in(State.STORY).took_a_line_of("story_received")
    bot.chooses("all").is_in(State.SIGNS).said("signs-heard").told(bot.scene.pack.signs[Sign.LOCKED_ROOM].said)
    assert {"locked_room", "stopped_talking"} <= set(bot.journey.ticked)
    bot.chooses("snaps").is_in(State.SIGNS)
    bot.chooses("done").is_in(State.SINCE)
    bot.chooses("new").is_in(State.SINCE).chooses("always").is_in(State.SINCE).chooses("new").is_in(State.CAUSES)
    assert bot.journey.signs == {
        Sign.LOCKED_ROOM: Since.NEW,
        Sign.STOPPED_TALKING: Since.ALWAYS,
        Sign.SNAPS: Since.NEW,
    }
    bot.told(bot.scene.pack.signs[Sign.LOCKED_ROOM].since_new, bot.scene.pack.causes[Cause.SEPARATION].said)
    for heard_too in set(bot.journey.ticked) - {Cause.SEPARATION}:
        bot.chooses(heard_too).is_in(State.CAUSES)
    bot.chooses("done").is_in(State.REFLECTION).told(bot.scene.pack.causes[Cause.SEPARATION].answer)
    for value in "43212345432123":
        bot.is_in(State.REFLECTION).chooses(value)
    bot.is_in(State.STRENGTHS).said("strengths-intro").said("strengths-no-diagnosis")
    assert bot.shown[0].picture
    bot.chooses("programme").is_in(State.PROGRAMME).said("programme-intro", steps=14)
    return bot


def test_the_whole_way(language: str) -> None:
    bot = planned(language)
    assert {planned.step for planned in bot.journey.programme} == set(StepId)
    bot.chooses("begin").is_in(State.DAY)
    given, days = [bot.journey.step], set()
    while bot.state != State.ENDING:
        if bot.state == State.DAY:
            bot.waits()
        bot.is_in(State.CHECK_IN)
        local = bot.scene.today
        assert local not in days, "two check-ins on one local day"
        days.add(local)
        bot.chooses("done").is_in(State.CLOSENESS).chooses("4")
        if bot.state == State.REVIEW:
            bot.took_a_line_of("review_opening").chooses("done").is_in(State.REVIEW_RESULT).chooses("onward")
        if bot.journey.step != given[-1]:
            given.append(bot.journey.step)
    assert len(given) == 14
    assert len(set(given)) == 14
    assert 4 * 7 <= len(days) <= 6 * 7
    bot.said("ending", days=len(days)).said("ending-keep").said("ending-hello")
    bot.chooses("yes").is_in(State.ENDED).said("ended-hello")
    spoken = bot.scene.today
    bot.waits().is_in(State.HELLO).took_a_line_of("monthly_hello")
    assert (bot.scene.today - spoken).days == 30
    bot.chooses("good").is_in(State.ENDED).said("hello-answer-good")
    bot.waits().is_in(State.HELLO).chooses("stop").is_in(State.ENDED)
    assert bot.due is None


def test_buttons_alone_are_enough(language: str) -> None:
    bot = Conversation(language)
    bot.says("/start").chooses(f"agree.{language}").chooses("skip").chooses("9").chooses("they")
    bot.presses(bot.buttons()[0])
    if bot.state == State.TIME_ZONE:
        bot.presses(bot.buttons()[0])
    bot.is_in(State.HOUR).chooses("7").chooses("every_day").is_in(State.STORY)
    bot.chooses("buttons").is_in(State.SIGNS).said("signs-buttons")
    bot.chooses("always_fine").chooses("done").is_in(State.SINCE).chooses("always")
    bot.is_in(State.CAUSES).said("causes").chooses("done").is_in(State.REFLECTION)
    assert bot.journey.causes == (Cause.UNKNOWN,)
    for _ in range(14):
        bot.chooses("1")
    bot.is_in(State.STRENGTHS).said("strengths-none").chooses("programme").chooses("begin").is_in(State.DAY)
    assert bot.journey.pace == Pace.EVERY_DAY
    assert not any(answer.words for answer in bot.answers)


def test_every_language_there_is_has_a_story_here() -> None:
    assert set(STORIES) >= set(languages())
