"""Tests read like conversations: `parent.says(...)`, `parent.presses(...)`, `bot.asked(...)`. Turns alone, no I/O."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from content.load import load
from content.pack import Content
from engine.turn import take
from fsm.event import Command, Due, Event, Other, Press, Text
from fsm.journey import Journey
from fsm.reply import Reply, Toast
from fsm.states import State
from fsm.turn import Answer, Turn
from simulator.weeks.phone import Phone, Shown

CHAT = 77
EVENING = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)


@cache
def content() -> Content:
    """The real texts, loaded once."""
    return load()


@dataclass
class Conversation:
    """One parent and the bot. `human`: the operator has a support chat."""

    language: str = "en"
    now: datetime = EVENING
    human: bool = True
    journey: Journey = field(default_factory=lambda: Journey(CHAT))
    phone: Phone = field(default_factory=Phone)
    answers: list[Answer] = field(default_factory=list)
    due: datetime | None = None
    turn: Turn | None = None
    shown: list[Shown] = field(default_factory=list)

    def take(self, event: Event) -> "Conversation":
        """One event, one turn; the phone shows what came of it."""
        before = self.journey.copy()
        unchanged = before.copy()
        turn = take(before, event, self.now, content(), self.human)
        assert before == unchanged, "the turn changed the journey that it was given"
        self.turn, self.journey, self.due = turn, turn.journey, turn.due
        self.answers += turn.answers
        self.shown = [shown for reply in turn.replies if (shown := self.phone.take(reply)) is not None]
        return self

    # The parent

    def says(self, text: str) -> "Conversation":
        """Types a text; with a slash it is a command."""
        self.phone.typed()
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return self.take(Command(name.lower(), rest, self.language))
        return self.take(Text(text, self.language))

    def edits(self, text: str) -> "Conversation":
        """Changes an earlier message."""
        return self.take(Text(text, self.language, edited=True))

    def sends(self, kind: str, caption: str = "") -> "Conversation":
        """Sends something that is not text."""
        return self.take(Other(kind, caption, self.language))

    def presses(self, label: str) -> "Conversation":
        """Presses the newest button with this label, or that begins with it."""
        for message in reversed(self.phone.messages.values()):
            for found, data in message.buttons():
                if found.removeprefix("✓ ").startswith(label):
                    return self.take(Press(data, message.id, "callback", self.language))
        raise AssertionError(f"no button '{label}' in sight: {self.buttons()}")

    def chooses(self, id: str) -> "Conversation":
        """Presses the button of the open question that has this id."""
        found = self.phone.find(id, self.journey.question)
        assert found is not None, f"no button {id} in {self.state}: {self.text}"
        message, _, data = found
        return self.take(Press(data, message, "callback", self.language))

    def presses_data(self, data: str, message: int = 1) -> "Conversation":
        """Presses a button that may be long gone."""
        return self.take(Press(data, message, "callback", self.language))

    def waits(self, days: float = 0, until_due: bool = True) -> "Conversation":
        """Lets time pass; at the due time the clock calls."""
        if until_due:
            assert self.due is not None, "nothing is due"
            self.now = self.due
            return self.take(Due())
        self.now += timedelta(days=days)
        return self

    # The bot

    @property
    def state(self) -> State:
        """Where the journey is."""
        return State(self.journey.state)

    @property
    def text(self) -> str:
        """All that this turn showed, as one text."""
        return "\n\n".join(shown.text for shown in self.shown)

    @property
    def toast(self) -> str:
        """The answer to the press."""
        assert self.turn is not None
        return next((reply.text for reply in self.turn.replies if isinstance(reply, Toast)), "")

    def replies(self, kind: type[Reply]) -> list[Reply]:
        """The turn's replies of one kind."""
        assert self.turn is not None
        return [reply for reply in self.turn.replies if isinstance(reply, kind)]

    def buttons(self) -> list[str]:
        """The labels under what this turn showed."""
        return [label for shown in self.shown for label, _ in shown.buttons()]

    def asked(self, *parts: str) -> "Conversation":
        """This turn's messages contain each of these."""
        for part in parts:
            assert part in self.text, f"{part!r} is not in {self.text!r}"
        return self

    def is_in(self, state: State) -> "Conversation":
        """The journey is there."""
        assert self.state == state, f"in {self.state}, not {state}: {self.text}"
        return self


STORY = "She locks her door and never comes out. She hardly talks to me. We divorced in May."

USUAL: dict[State, str] = {
    State.CHILD_AGE: "13",
    State.CHILD_PRONOUN: "she",
    State.COUNTRY: "GB",
    State.TIME_ZONE: "America/Chicago",
    State.HOUR: "20",
    State.PACE: "three_a_week",
    State.SIGNS: "done",
    State.SINCE: "rest_new",
    State.CAUSES: "done",
    State.REFLECTION: "3",
    State.STRENGTHS: "programme",
    State.PROGRAMME: "begin",
    State.CHECK_IN: "done",
    State.HARD: "no_time",
    State.CLOSENESS: "3",
    State.REVIEW: "done",
    State.REVIEW_RESULT: "onward",
    State.ENDING: "yes",
}
"""The button that a parent on the usual way presses."""

LAID_OVER: dict[State, tuple[str, ...]] = {
    State.CONCERN_CHECK: ("I think he wants to kill himself",),
    State.CONCERN_HELP: ("I think he wants to kill himself", ">yes"),
    State.CONCERN_EASIER: ("I think he wants to kill himself", ">yes", ">easier"),
    State.SUPPORT: ("/support",),
    State.SUPPORT_DRAFT: ("/support", "please call me"),
    State.PAUSING: ("/pause",),
    State.PAUSED: ("/pause", ">week"),
    State.RESTARTING: ("/restart",),
    State.FORGETTING: ("/forget",),
    State.SETTINGS: ("/settings",),
    State.LANGUAGE: ("/language",),
    State.SET_NAME: ("/settings", ">set_name"),
    State.SET_AGE: ("/settings", ">set_age"),
    State.SET_PRONOUN: ("/settings", ">set_pronoun"),
    State.SET_COUNTRY: ("/settings", ">set_country"),
    State.SET_ZONE: ("/settings", ">set_zone"),
    State.SET_HOUR: ("/settings", ">set_hour"),
    State.SET_PACE: ("/settings", ">set_pace"),
}
"""What opens each overlay: words, commands, and buttons by id after '>'."""

FAR = 400


def a_parent(state: State = State.WELCOME, language: str = "en", over: State = State.DAY) -> Conversation:
    """A parent who has come as far as `state` on the usual way; to an overlay from the state `over`."""
    bot = Conversation(language=language)
    bot.says("/start")
    if state in LAID_OVER:
        _walk(bot, over)
        for act in LAID_OVER[state]:
            bot.chooses(act[1:]) if act.startswith(">") else bot.says(act)
        return bot.is_in(state)
    if state == State.FOLLOW_UP:
        _walk(bot, over)
        for act in ("I think he wants to kill himself", ">yes", ">back"):
            bot.chooses(act[1:]) if act.startswith(">") else bot.says(act)
        return bot.waits().is_in(state)
    if state in (State.SILENCE, State.QUIET):
        _walk(bot, State.CHECK_IN)
        while bot.state != State.SILENCE:
            bot.waits()
        return bot if state == State.SILENCE else bot.chooses("other").is_in(state)
    return _walk(bot, state)


def _walk(bot: Conversation, state: State) -> Conversation:
    for _ in range(FAR):
        if bot.state == state:
            return bot
        match bot.state:
            case State.WELCOME:
                bot.chooses(f"agree.{bot.language}")
            case State.CHILD_NAME:
                bot.says("Mia")
            case State.COUNTRY if state == State.TIME_ZONE:
                bot.chooses("US")
            case State.COUNTRY if bot.language == "ru":
                bot.chooses("BY")
            case State.STORY:
                bot.says(STORY).chooses("all")
            case State.CHECK_IN if state == State.HARD:
                bot.chooses("hard")
            case State.DAY | State.ENDED:
                bot.waits()
            case other:
                bot.chooses(USUAL[other])
    raise AssertionError(f"never came to {state}")
