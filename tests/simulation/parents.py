"""The parents: they know what their phone shows, press what is there, type, go away, block, come back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from content.places import country_name
from simulator.chats import Message
from simulator.shapes import Json
from tests.simulation.far_end import FarEnd

HOMES = (
    ("GB", "Europe/London"), ("DE", "Europe/Berlin"), ("US", "America/New_York"), ("US", "America/Los_Angeles"),
    ("IN", "Asia/Kolkata"), ("NP", "Asia/Kathmandu"), ("AU", "Australia/Sydney"), ("BR", "America/Sao_Paulo"),
    ("IE", "Europe/Dublin"), ("RU", "Europe/Moscow"), ("JP", "Asia/Tokyo"), ("NZ", "Pacific/Auckland"),
)  # fmt: skip

LEADS_ON = frozenset(
    {"done", "all", "programme", "begin", "onward", "skip", "good", "better", "back", "yes", "rest_new", "agree"}
)

SAID = (
    "She locks her door and hardly talks to me", "He snaps at me whenever I ask how school was",
    "We were closer before the divorce", "I read her messages once and she found out", "ok", "12", "??", "yes",
    "I don't know what to do any more", "Nothing works", "Thank you", "3", "He told me about his friend today",
    "I shouted again and I am sorry", "🙂", "I work late most days and I come home when he sleeps already",
)  # fmt: skip
GRAVE = ("She says she wants to die", "I hit him yesterday", "He ran away last night", "I cannot go on like this")
COMMANDS = (
    "/today", "/plan", "/progress", "/help", "/settings", "/pause", "/resume", "/language", "/support", "/sos",
    "/privacy", "/export", "/start", "/nonsense",
)  # fmt: skip
KINDS = ("voice", "sticker", "photo", "document", "location")


@dataclass(frozen=True, slots=True)
class Habits:
    """How often, out of one, a parent does the less usual."""

    types: float = 0.06
    commands: float = 0.04
    sends: float = 0.02
    presses_old: float = 0.03
    twice: float = 0.05
    edits: float = 0.01
    grave: float = 0.004
    forgets: float = 0.003
    restarts: float = 0.003
    blocks: float = 0.004
    reads_on_waking: float = 0.8


class Parent:
    """One parent, with one chat, in one place."""

    def __init__(self, chat: int, far_end: FarEnd, chance: Random, habits: Habits) -> None:
        self.chat, self._far_end, self._chance, self._habits = chat, far_end, chance, habits
        self.country, self.zone = chance.choice(HOMES)
        self.language = "ru" if self.country == "RU" else chance.choice(("en", "en", "en", "ru"))
        self._users, self._loop = far_end.users, far_end.loop
        self._due = False
        self._acts = 90
        self._day = -1
        self.calm = False
        self.gone = False
        self.blocked_since: float | None = None
        self.wrote: list[int] = []
        self.on_block: Callable[[int, float, float], None] = lambda _chat, _begins, _ends: None
        self.on_act: Callable[[int, str], None] = lambda _chat, _what: None
        self._users.add_user(chat, "Parent", self.language)

    def begin(self, after: float) -> None:
        """Writes /start then."""
        self._loop.call_later(after, self._says, "/start")

    def sees(self, message: Json) -> None:
        """A message came, or changed."""
        if message["from"]["is_bot"] and not self._due:
            self._later(self._reads_after())

    def rest(self) -> None:
        """Does nothing any more."""
        self.calm = True

    # When

    def _reads_after(self) -> float:
        if self._chance.random() < 0.12:
            return self._chance.uniform(600, 30_000)
        return self._chance.uniform(2, 60)

    def _later(self, seconds: float) -> None:
        at = self._local(seconds)
        if at.hour < 6 and self._chance.random() < 0.9:
            seconds += self._chance.uniform(7, 10) * 3600 - at.hour * 3600
        self._due = True
        self._loop.call_later(seconds, self._act)

    def _local(self, after: float = 0.0) -> datetime:
        return (self._far_end.world.clock.now() + timedelta(seconds=after)).astimezone(ZoneInfo(self.zone))

    # What

    def _act(self) -> None:
        self._due = False
        if self.calm or self.gone:
            return
        today = int(self._loop.time() // 86400)
        if today != self._day:
            self._day, self._acts = today, max(12, self._acts) if today else self._acts
            self._acts = min(self._acts, 90 if today < 2 else 25)
        if self._acts <= 0:
            return
        self._acts -= 1
        if self.blocked_since is not None:
            self._unblocks()
            return
        if self._asked_for_zone():
            self._says(self.zone)
            return
        chance, habits = self._chance.random(), self._habits
        for share, act in (
            (habits.types, self._types),
            (habits.commands, self._commands),
            (habits.sends, self._sends),
            (habits.presses_old, self._presses_old),
            (habits.edits, self._edits),
            (habits.grave, lambda: self._says(self._chance.choice(GRAVE))),
            (habits.restarts, lambda: self._says("/restart")),
            (habits.forgets, lambda: self._says("/forget")),
            (habits.blocks, self._blocks),
        ):
            chance -= share
            if chance < 0:
                act()
                return
        self._answers()

    def _answers(self) -> None:
        message = self._newest()
        if message is None:
            self._says("/start")
            return
        ids = [_id(button) for button in message.buttons if "callback_data" in button]
        if any(len(id) == 2 and _place(id) for id in ids):
            self._says(country_name(self.country, self.language))
        else:
            self._presses(message)

    def _asked_for_zone(self) -> bool:
        """Its buttons are names of zones. A parent knows where they live, so nothing else is answered there."""
        message = self._newest()
        return message is not None and any("/" in _id(button) for button in message.buttons)

    def _newest(self) -> Message | None:
        chat = self._far_end.world.chats[self.chat]
        return next((message for message in reversed(chat.messages.values()) if message.from_bot), None)

    def _presses(self, message: Message) -> None:
        # Where they live a parent types: by chance they would move.
        buttons = [button for button in message.buttons if "callback_data" in button and not _place(_id(button))]
        if not buttons:
            return
        button = self._chance.choices(buttons, [_weight(_id(button), len(buttons)) for button in buttons])[0]
        self.on_act(self.chat, f"presses {button['callback_data']}")
        times = 2 if self._chance.random() < self._habits.twice else 1
        for _ in range(times):
            self._users.user_presses(self.chat, message.id, button["callback_data"])

    def _says(self, text: str) -> None:
        if self.calm:
            return
        if text == "/forget" and self._chance.random() < 0.5:
            # Really meant: the button that follows is pressed by chance as any other.
            self._acts += 3
        self.on_act(self.chat, f"says {text}")
        self.wrote.append(self._users.user_says(self.chat, text).id)

    def _types(self) -> None:
        self._says(f"{self._chance.choice(SAID)} ({len(self.wrote)})" if self._chance.random() < 0.5 else "ok")

    def _commands(self) -> None:
        self._says(self._chance.choice(COMMANDS))

    def _sends(self) -> None:
        self.on_act(self.chat, "sends")
        self._users.user_sends(self.chat, self._chance.choice(KINDS))

    def _edits(self) -> None:
        if self.wrote:
            self.on_act(self.chat, "edits")
            self._users.user_edits(self.chat, self._chance.choice(self.wrote), f"{self._chance.choice(SAID)} again")

    def _presses_old(self) -> None:
        chat = self._far_end.world.chats[self.chat]
        messages = [message for message in chat.messages.values() if message.from_bot and message.buttons]
        if messages:
            self._presses(self._chance.choice(messages))

    def _blocks(self) -> None:
        self.on_act(self.chat, "blocks")
        self._users.user_blocks(self.chat)
        self.blocked_since = self._loop.time()
        if self._chance.random() < 0.1:
            self.gone = True
            self._users.user_vanishes(self.chat)
        else:
            self._due = True
            self._loop.call_later(self._chance.uniform(60, 200_000), self._act)

    def _unblocks(self) -> None:
        assert self.blocked_since is not None
        self.on_act(self.chat, "unblocks")
        self._users.user_unblocks(self.chat)
        self.on_block(self.chat, self.blocked_since, self._loop.time())
        self.blocked_since = None
        if self._chance.random() < 0.7:
            self._says("/start")


def _id(button: Json) -> str:
    return str(button.get("callback_data", "")).partition(":")[2]


def _place(id: str) -> bool:
    """Whether it names a country or a time zone."""
    return "/" in id or (len(id) == 2 and id.isupper())


def _weight(id: str, among: int) -> float:
    head = id.partition(".")[0]
    if head in LEADS_ON:
        return 3.0
    if head in ("open", "speak", "face", "close"):
        return 0.1
    return 3.0 / among


def epoch(moment: datetime) -> float:
    """Unix seconds."""
    return moment.astimezone(UTC).timestamp()
