"""A turn: `(journey, event, now, content) -> (journey, replies, next due)`. Pure; everything is decided here."""

from dataclasses import replace
from datetime import datetime
from html import escape

from content.pack import Content
from dialogs import safety, typed
from dialogs.scene import Scene
from dialogs.screen import Choice, Outcome, Typed
from dialogs.story import absorb
from dialogs.welcome import spoken
from engine import clock, commands, keeping, presses
from engine.asking import hear, prompt_options
from engine.finish import finish
from engine.repair import repair
from fsm import machine, schedule
from fsm.event import Blocked, Command, Due, Event, HumanReply, Other, Press, Text, Unblocked
from fsm.filed import NOTHING, Files
from fsm.journey import Journey, Worry
from fsm.reply import Reply, Say
from fsm.retention import USUAL, Retention
from fsm.states import INTRODUCING, State
from fsm.turn import Answer, Turn
from signals import understand

LONGEST_TEXT = 10_000
"""Telegram lets a person type 4,096 characters and splits the rest itself; what is beyond this is no parent's text."""

A_STORY = 12
"""From this many words on, a text that no question asked for is taken as a part of the story."""


def take(
    journey: Journey,
    event: Event,
    now: datetime,
    content: Content,
    human: bool = False,
    files: Files = NOTHING,
    retention: Retention = USUAL,
) -> Turn:
    """One turn. The journey passed in is not changed. `human`: the operator has a support chat.

    `files`: what is filed about this parent; a turn that needs it reads there.
    """
    journey = journey.copy()
    journey.question = journey.question or first_question(now)
    if not isinstance(event, Due | Blocked | HumanReply):
        journey.blocked = False
    pressed = spoken(event.data) if isinstance(event, Press) else ""
    language = journey.locale or pressed or getattr(event, "language", "")
    scene = Scene(journey, content, content.pack(language), now, human, files, retention)
    moved = repair(journey)
    turn = keeping.dated(_take(journey, event, scene), event, scene)
    return _explained(turn, scene) if moved else turn


def first_question(now: datetime) -> int:
    """The number of a journey's first question: the time in thousandths of a second.

    A parent who erased everything and comes back may still have the old buttons on the phone. Their numbers must not
    match a new question's, and nothing about that parent is left to count on from.
    """
    return round(now.timestamp() * 1000)


def _explained(turn: Turn, scene: Scene) -> Turn:
    """With a word on why the parent is somewhere else than before."""
    place = next((place for place, reply in enumerate(turn.replies) if isinstance(reply, Say)), None)
    if place is None:
        return turn
    said = turn.replies[place]
    assert isinstance(said, Say)
    told = replace(said, text=f"{scene.say('moved-on')}\n\n{said.text}")
    return replace(turn, replies=(*turn.replies[:place], told, *turn.replies[place + 1 :]))


def _take(journey: Journey, event: Event, scene: Scene) -> Turn:
    if isinstance(event, Command) and understand(event.rest, scene.pack.locale).concerns:
        # What stands after a command is mostly nothing; a concern there is answered as anywhere.
        event = Text(event.rest, event.language)
    match event:
        case Blocked():
            journey.blocked = True
            return Turn(journey)
        case Unblocked():
            return Turn(journey, due=schedule.next_due(journey, scene.now))
        case Due():
            return clock.due(journey, scene)
        case HumanReply(text):
            return Turn(journey, (_relayed(text, scene),), schedule.next_due(journey, scene.now))
        case Command():
            return commands.take(journey, event, scene)
    journey.silent = 0
    toasts: tuple[Reply, ...] = ()
    settle: tuple[Reply, ...] = ()
    message = 0
    if isinstance(event, Press):
        press = presses.read(journey, event, scene)
        if press.turn is not None:
            return press.turn
        message, outcome = event.message_id, hear(journey, Choice(press.id), scene)
        if outcome.trigger:
            # What led on is taken; a tick may be pressed again.
            journey.taken = event.data
        # The old buttons settle last: the answer does not wait for them where a chat takes one call a second.
        toasts, settle = press.toast, () if outcome.in_place else press.settle
    elif isinstance(event, Other):
        outcome = _other(journey, event, scene)
    else:
        assert isinstance(event, Text)
        outcome = _text(journey, event, scene)
    turn = finish(journey, outcome, scene, toasts, message)
    return replace(turn, replies=turn.replies + settle)


def _relayed(text: str, scene: Scene) -> Say:
    """A human's answer. Fluent takes no value above a thousand characters, so the words take a mark's place."""
    return Say(scene.say("human-reply", words=WORDS).replace(WORDS, escape(text, quote=False)))


WORDS = "\N{OBJECT REPLACEMENT CHARACTER}"


def _text(journey: Journey, event: Text, scene: Scene) -> Outcome:
    text = event.text.strip()[:LONGEST_TEXT]
    options = prompt_options(journey, scene)
    state = State(journey.state)
    chosen = typed.by_label(text, options)
    if chosen is None and state in MAY_BE_NUMBERED:
        chosen = typed.by_number(text, options)
    if chosen is not None and not event.edited:
        return hear(journey, Choice(chosen, pressed=False), scene)
    understanding = understand(text, scene.pack.locale)
    if journey.consented is None:
        if understanding.concerns:
            # Nothing is kept before consent, but help does not wait for it.
            return Outcome(remark=scene.say("sos") + "\n" + safety.directories(scene))
        return hear(journey, Typed(text, understanding), scene)
    worry = safety.worrying(journey, understanding)
    if worry is not None:
        return _worried(journey, worry, text, Typed(text, understanding), scene)
    if event.edited:
        return Outcome(remark=scene.say("edited"))
    if not typed.one_line(text):
        return Outcome(remark=scene.say("empty"))
    if state in INTRODUCING and len(text.split()) >= A_STORY:
        return _story_came_early(journey, Typed(text, understanding), scene)
    return hear(journey, Typed(text, understanding), scene)


def _story_came_early(journey: Journey, heard: Typed, scene: Scene) -> Outcome:
    """Kept for where it belongs; an age that it tells is not asked any more."""
    journey.heard = absorb(journey.heard, heard.heard)
    if journey.child.age is None and heard.heard.age is not None:
        journey.child = replace(journey.child, age=heard.heard.age)
    told = journey.state == State.CHILD_AGE and journey.child.age is not None
    return Outcome(
        "aged" if told else "", remark=scene.say("kept-for-story"), answers=(Answer("story", words=heard.text),)
    )


MAY_BE_NUMBERED = frozenset(State) - {
    State.CHILD_AGE,
    State.SET_AGE,
    State.HOUR,
    State.SET_HOUR,
    State.TIME_ZONE,
    State.SET_ZONE,
    State.REFLECTION,
    State.CLOSENESS,
    State.DAY,
    State.SUPPORT,
    State.SUPPORT_DRAFT,
}
"""States in which a bare number is the place of a button; in the others a number is itself an answer."""


def _worried(journey: Journey, worry: Worry, text: str, heard: Typed, scene: Scene) -> Outcome:
    """What was written is kept where it belongs; then the concern is answered before anything else."""
    if journey.state == State.STORY:
        journey.heard = absorb(journey.heard, heard.heard)
    elif journey.state in (State.SUPPORT, State.SUPPORT_DRAFT) and scene.human:
        # The message to a human is kept too; afterwards the parent is asked whether it shall go.
        opened = hear(journey, heard, scene)
        if opened.trigger:
            machine.fire(journey, opened.trigger, scene.now)
    elif journey.step_on is not None:
        journey.noted = absorb(journey.noted, heard.heard)
    tell = safety.open_worry(journey, worry, scene)
    answers = (Answer("concern", worry.concern), Answer("note", words=text))
    return Outcome("worried", answers=answers, replies=(tell,) if worry.clear else ())


def _other(journey: Journey, event: Other, scene: Scene) -> Outcome:
    if event.caption.strip():
        return _text(journey, Text(event.caption, event.language), scene)
    key = {"voice": "other-voice", "video_note": "other-voice", "audio": "other-voice"}.get(event.kind, "other-kind")
    return Outcome(remark=scene.say(key))
