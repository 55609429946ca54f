"""A concern: taken seriously, checked, what to do now, whom to call, what makes calling easier, and back."""

from dataclasses import replace
from datetime import timedelta

from content.pack import ConcernText
from content.services import services_for
from dialogs.scene import Scene
from dialogs.screen import Choice, Heard, Option, Outcome, Prompt, Screen, row
from fsm import planner, schedule
from fsm.journey import Journey, Worry
from fsm.reply import Tell
from fsm.states import State
from fsm.turn import Answer
from fsm.words import Concern
from signals import Understanding


def worrying(journey: Journey, understanding: Understanding) -> Worry | None:
    """The concern to answer first, unless it is being answered.

    A parent who said that it was meant differently is believed: the next time that the same concern may be meant is
    let pass, once. Plain words are always answered.
    """
    worry = spoken_of(journey)
    current = worry.concern if worry is not None and journey.state in _TALKING else None
    found = [Worry(Concern(one.id), one.clear, one.own_hand) for one in understanding.concerns]
    believed = {worry.concern for worry in found if worry.concern in journey.misread and not worry.clear}
    journey.misread = tuple(id for id in journey.misread if id not in believed)
    # In the order of Concern, which is the order in which several at once are answered.
    return next((worry for worry in found if worry.concern not in (current, *believed)), None)


_TALKING = (State.CONCERN_CHECK, State.CONCERN_HELP, State.CONCERN_EASIER)


def open_worry(journey: Journey, worry: Worry, scene: Scene) -> Tell:
    """Keeps the concern, with the soft check-in of the next day; what the operator is told has none of the words."""
    earlier = journey.worry
    if earlier is not None and (earlier.concern == worry.concern or not earlier.clear):
        # The same one again, or one that was only asked about, leaves nothing to come back to.
        earlier = earlier.earlier
    if earlier is not None:
        earlier = replace(earlier, earlier=None)
    follow_up = schedule.next_follow_up(journey, 0, scene.now) if worry.clear else None
    journey.worry = replace(worry, follow_up=follow_up, on=scene.today, before=journey.alarmed, earlier=earlier)
    if worry.clear and worry.concern in planner.rule().waits.concerns:
        journey.alarmed = scene.today
    return Tell(scene.label("operator-concern", concern=str(worry.concern)))


A_WEEK = timedelta(days=7)


def sos(journey: Journey, scene: Scene) -> None:
    """/sos is about the open concern while that is fresh; once it was answered, or a week later, about anything."""
    worry = journey.worry
    if worry is not None:
        old = worry.on is None or scene.today >= worry.on + A_WEEK
        journey.worry = replace(worry, aside=worry.answered or old)


def spoken_of(journey: Journey) -> Worry | None:
    """The concern that the talk is about; None when /sos stands for itself."""
    return journey.worry if journey.worry is not None and not journey.worry.aside else None


def _texts(journey: Journey, scene: Scene) -> ConcernText:
    assert journey.worry is not None, "the repair lifts what speaks of a concern that is none"
    return scene.pack.concerns[journey.worry.concern]


class ConcernCheck(Screen):
    """Plain words: help is there at once, beside the check. Unclear ones: a gentle question first."""

    state = State.CONCERN_CHECK

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        texts = _texts(journey, scene)
        rows = (
            row(Option("yes", scene.label("concern-yes"))),
            row(Option("no", scene.label("concern-no"))),
        )
        worry = journey.worry
        if worry is None or not worry.clear:
            return Prompt(scene.html(texts.ask), rows)
        services = services_for(scene.content.helplines, journey.country, worry.concern, scene, most=2)
        heard = texts.heard_parent if worry.own_hand and texts.heard_parent is not None else texts.heard
        return Prompt(scene.html(texts.check), rows, first=f"{scene.html(heard)}\n\n{services}")

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return replace(self.ask(journey, scene), first="")

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            # Whatever is written here, help is never more than a press away: it is shown.
            return Outcome("help_wanted", answers=(Answer("concern", words=heard.text),))
        worry = journey.worry
        assert worry is not None
        if heard.id == "no":
            journey.misread = tuple(dict.fromkeys((*journey.misread, worry.concern)))
            remark = scene.html(_texts(journey, scene).misread)
            journey.worry, journey.alarmed = worry.earlier, worry.before
            return Outcome("back", remark=remark, answers=(Answer("concern", f"{worry.concern} misread"),))
        replies = () if worry.clear else (open_worry(journey, replace(worry, clear=True), scene),)
        return Outcome("help_wanted", answers=(Answer("concern", worry.concern),), replies=replies)


class ConcernHelp(Screen):
    """What to do in the next ten minutes, and the services of the parent's country. /sos opens it at any time."""

    state = State.CONCERN_HELP

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        worry = spoken_of(journey)
        concern = worry.concern if worry is not None else None
        services = services_for(scene.content.helplines, journey.country, concern, scene)
        if worry is None:
            return Prompt(f"{scene.say('sos')}\n\n{services}", (row(Option("back", scene.label("concern-back"))),))
        texts = _texts(journey, scene)
        lines = texts.now_parent if worry.own_hand and texts.now_parent else texts.now
        now = "\n".join(f"• {scene.html(line)}" for line in lines)
        return Prompt(services, self._rows(scene), first=f"{scene.say('concern-now')}\n{now}")

    def again(self, journey: Journey, scene: Scene) -> Prompt:
        return replace(self.ask(journey, scene), first="")

    def _rows(self, scene: Scene) -> tuple[tuple[Option, ...], ...]:
        easier = row(Option("easier", scene.label("concern-easier")))
        human = (row(Option("human", scene.label("concern-human"))),) if scene.human else ()
        return (easier, *human, row(Option("back", scene.label("concern-back"))))

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("concern-here"), answers=(Answer("concern", words=heard.text),))
        if heard.id == "easier":
            return Outcome("easier_wanted")
        if heard.id == "human":
            return Outcome("support_wanted")
        if spoken_of(journey) is None:
            return Outcome("back")
        return Outcome("back", remark=scene.html(_texts(journey, scene).back))


class ConcernEasier(Screen):
    """What would make calling easier."""

    state = State.CONCERN_EASIER

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        rows = (
            row(Option("services", scene.label("concern-services"))),
            row(Option("back", scene.label("concern-back"))),
        )
        return Prompt(scene.html(_texts(journey, scene).easier), rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("concern-here"), answers=(Answer("concern", words=heard.text),))
        if heard.id == "services":
            return Outcome("help_wanted")
        return Outcome("back", remark=scene.html(_texts(journey, scene).back))


class FollowUp(Screen):
    """The soft check-in of the next day, and while it is not better, of the weeks after it."""

    state = State.FOLLOW_UP

    def ask(self, journey: Journey, scene: Scene) -> Prompt:
        ids = ("better", "same", "help")
        rows = tuple(row(Option(id, scene.label(f"follow-up-{id}"))) for id in ids)
        first = journey.worry is None or journey.worry.asked <= 1
        text = scene.html(_texts(journey, scene).follow_up) if first else scene.line("follow_up_later")
        return Prompt(text, rows)

    def hear(self, journey: Journey, heard: Heard, scene: Scene) -> Outcome:
        texts = _texts(journey, scene)
        assert journey.worry is not None
        if not isinstance(heard, Choice):
            return Outcome(remark=scene.say("concern-here"), answers=(Answer("follow_up", words=heard.text),))
        answers = (Answer("follow_up", heard.id),)
        if heard.id == "help":
            return Outcome("help_wanted", answers=answers)
        if heard.id == "better":
            remark = scene.html(texts.follow_up_better)
        elif journey.worry.asked <= 1:
            remark = scene.html(texts.follow_up_same)
        else:
            remark = scene.line("follow_up_same_later")
        journey.worry = None if heard.id == "better" else replace(journey.worry, answered=True)
        return Outcome("back", remark=remark, answers=answers)


def directories(scene: Scene) -> str:
    """Whom to call when nothing is known about the parent yet."""
    return services_for(scene.content.helplines, "", None, scene)
