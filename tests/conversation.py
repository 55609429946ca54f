"""Tests read like conversations: `parent.says(...)`, `parent.presses(...)`, `bot.asked(...)`. Turns alone, no I/O."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from content.load import HERE, load, locales
from content.pack import Content
from content.text import Text
from dialogs.scene import Scene
from engine.asking import prompt_options
from engine.turn import take
from fsm import event as happened
from fsm.event import Command, Due, Event, Other, Press
from fsm.journey import Journey
from fsm.reply import Reply, Toast
from fsm.retention import Retention, next_due
from fsm.states import State
from fsm.turn import Answer, Turn
from simulator.weeks.phone import Phone, Shown
from tests.drawer import Drawer
from tests.judge import judge

CHAT = 77
EVENING = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)


@cache
def content() -> Content:
    """The real texts, loaded once."""
    return load()


def languages() -> tuple[str, ...]:
    """The languages there are, English first; read from the folders, so that a fault in one hides no other test."""
    return tuple(locales(HERE))


@dataclass
class Conversation:
    """One parent and the bot. `human`: the operator has a support chat.

    `due` is when the clock calls next; None when only the retention is left to end, and then `ends` is when.
    """

    language: str = "en"
    now: datetime = EVENING
    human: bool = True
    journey: Journey = field(default_factory=lambda: Journey(CHAT))
    phone: Phone = field(default_factory=Phone)
    answers: list[Answer] = field(default_factory=list)
    files: Drawer = field(default_factory=Drawer)
    retention: Retention = field(default_factory=Retention)
    due: datetime | None = None
    ends: datetime | None = None
    turned: datetime = EVENING
    turn: Turn | None = None
    shown: list[Shown] = field(default_factory=list)

    def copy(self) -> "Conversation":
        """The same parent at the same point, once more."""
        messages = {id: replace(shown) for id, shown in self.phone.messages.items()}
        phone = Phone(messages, list(self.phone.operator), self.phone.last)
        shown = [messages[shown.id] for shown in self.shown]
        answers, files = list(self.answers), self.files.copy()
        return replace(self, journey=self.journey.copy(), phone=phone, answers=answers, files=files, shown=shown)

    def take(self, event: Event) -> "Conversation":
        """One event, one turn; the phone shows what came of it."""
        before = self.journey.copy()
        unchanged = before.copy()
        turn = take(before, event, self.now, content(), self.human, self.files, self.retention)
        assert before == unchanged, "the turn changed the journey that it was given"
        judge(turn, event)
        self.turn, self.journey, self.turned = turn, turn.journey, self.now
        self.ends = None if turn.erase else next_due(turn.journey, self.now, self.retention)
        self.due = None if turn.due == self.ends else turn.due
        self.answers += turn.answers
        self.files.keep(turn, self.now)
        self.shown = [shown for reply in turn.replies if (shown := self.phone.take(reply)) is not None]
        return self

    # The parent

    def says(self, text: str) -> "Conversation":
        """Types a text; with a slash it is a command."""
        self.phone.typed()
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return self.take(Command(name.lower(), rest, self.language))
        return self.take(happened.Text(text, self.language))

    def edits(self, text: str) -> "Conversation":
        """Changes an earlier message."""
        return self.take(happened.Text(text, self.language, edited=True))

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
        """Presses the button of the open question that has this id; `item.*` is the first that begins so."""
        if id.endswith("*"):
            id = next(option.id for option in prompt_options(self.journey, self.scene) if option.id.startswith(id[:-1]))
        found = self.phone.find(id, self.journey.question)
        assert found is not None, f"no button {id} in {self.state}: {self.text}"
        message, _, data = found
        return self.take(Press(data, message, "callback", self.language))

    def presses_data(self, data: str, message: int = 1) -> "Conversation":
        """Presses a button that may be long gone."""
        return self.take(Press(data, message, "callback", self.language))

    def waits(self) -> "Conversation":
        """Lets time pass until something is due; then the clock calls."""
        assert self.due is not None, "nothing is due"
        self.now = self.due
        return self.calls()

    def calls(self) -> "Conversation":
        """The clock calls now."""
        return self.take(Due())

    def take_anew(self) -> "Conversation":
        """The open question once more, after a test has changed the journey."""
        return self.says("/help").is_open()

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

    def open_buttons(self) -> list[tuple[str, str]]:
        """Label and data of every button on the phone that answers the open question."""
        number = f"{self.journey.question}:"
        buttons = (button for shown in self.phone.messages.values() for button in shown.buttons())
        return [(label, data) for label, data in buttons if data.startswith(number)]

    def buttons(self) -> list[str]:
        """The labels under what this turn showed."""
        return [label for shown in self.shown for label, _ in shown.buttons()]

    def asked(self, *parts: str) -> "Conversation":
        """This turn's messages contain each of these."""
        for part in parts:
            assert part in self.text, f"{part!r} is not in {self.text!r}"
        return self

    @property
    def scene(self) -> Scene:
        """What the bot speaks with at this moment."""
        pack = content().pack(self.journey.locale or self.language)
        return Scene(self.journey, content(), pack, self.now, self.human, self.files, self.retention)

    def said(self, key: str, **values: str | int) -> "Conversation":
        """This turn's messages contain this message of ui.ftl."""
        return self.asked(self.scene.say(key, **values))

    def said_not(self, key: str, **values: str | int) -> "Conversation":
        """This turn's messages do not contain it."""
        assert self.scene.say(key, **values) not in self.text, f"{key} is in {self.text!r}"
        return self

    def told(self, *texts: Text) -> "Conversation":
        """This turn's messages contain these texts of the pack."""
        return self.asked(*(self.scene.html(text) for text in texts))

    def told_one_of(self, texts: Iterable[Text]) -> "Conversation":
        """This turn's messages contain one of these."""
        assert any(self.scene.html(text) in self.text for text in texts), f"none is in {self.text!r}"
        return self

    def took_a_line_of(self, pool: str) -> "Conversation":
        """This turn's messages contain a line of this pool."""
        return self.told_one_of(self.scene.pack.pools[pool])

    def is_open(self) -> "Conversation":
        """The open question stands on the phone: every button that answers it can be pressed."""
        for option in prompt_options(self.journey, self.scene):
            found = self.phone.find(option.id, self.journey.question)
            assert found is not None, f"no button {option.id!r} in {self.state} after {self.text!r}"
        return self

    def asks_again(self) -> "Conversation":
        """This turn's messages have every button that answers the open question."""
        shown = {data for message in self.shown for _, data in message.buttons()}
        wanted = {f"{self.journey.question}:{option.id}" for option in prompt_options(self.journey, self.scene)}
        assert wanted <= shown, f"{wanted - shown} missing in {self.state}: {self.text!r}"
        return self

    def is_in(self, state: State) -> "Conversation":
        """The journey is there."""
        assert self.state == state, f"in {self.state}, not {state}: {self.text}"
        return self


STORY = "She locks her door and never comes out. She hardly talks to me. We divorced in May."

USUAL: dict[State, str] = {
    State.CHILD_AGE: "13",
    State.CHILD_PRONOUN: "she",
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
    State.CONCERN_CHECK: ("He wants to kill himself",),
    State.CONCERN_HELP: ("He wants to kill himself", ">yes"),
    State.CONCERN_EASIER: ("He wants to kill himself", ">yes", ">easier"),
    State.SUPPORT: ("/support",),
    State.SUPPORT_DRAFT: ("/support", "please call me"),
    State.PAUSING: ("/pause",),
    State.PAUSED: ("/pause", ">week"),
    State.RESTARTING: ("/restart",),
    State.FORGETTING: ("/forget",),
    State.FORGETTING_ONE: ("/forget", ">one"),
    State.FORGETTING_THIS: ("/forget", ">one", ">item.*"),
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
    return _parent(state, language, over).copy()


@cache
def _parent(state: State, language: str, over: State) -> Conversation:
    bot = Conversation(language=language)
    bot.says("/start")
    if state in LAID_OVER:
        _walk(bot, over)
        for act in LAID_OVER[state]:
            bot.chooses(act[1:]) if act.startswith(">") else bot.says(act)
        return bot.is_in(state)
    if state == State.FOLLOW_UP:
        _walk(bot, over)
        for act in ("He wants to kill himself", ">yes", ">back"):
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
            case State.COUNTRY:
                bot.says("USA" if state == State.TIME_ZONE else "UK")
            case State.STORY:
                bot.says(STORY).chooses("all")
            case State.CHECK_IN if state == State.HARD:
                bot.chooses("hard")
            case State.DAY | State.ENDED:
                bot.waits()
            case other:
                bot.chooses(USUAL[other])
    raise AssertionError(f"never came to {state}")
