"""Runs a persona through its weeks: the real worker and store, a phone, and a clock that jumps to what comes next."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from content.pack import Content
from engine.worker import Worker
from fsm import event
from fsm.journey import Journey
from fsm.reply import Edit
from simulator.weeks.parent import Parent, Press, Says
from simulator.weeks.persona import Persona
from simulator.weeks.phone import Phone, Shown
from simulator.weeks.transcript import Line, Who
from storage import codec
from storage.connection import open_in_memory
from storage.store import Store

BEGINS = date(2026, 3, 2)
"""A Monday; in the six weeks from here both America's and Europe's clocks change."""

AT = time(21, 10)
"""The parent's wall clock when they press Start."""

CHAT = 1001
READS_FOR = timedelta(minutes=4)
"""How long the parent takes to answer a message that the clock sent."""

TAPS_FOR = timedelta(seconds=20)
NOON = time(12, 30)
MOST_ACTS = 60
"""More answers than this in one sitting is a dialogue that goes round in circles."""


MOST_SAID = 1000
"""Messages of one turn, by far."""


class CirclesError(Exception):
    """The dialogue does not come to rest."""


@contextmanager
def scratch() -> Iterator[Store]:
    """A store in memory, gone afterwards: a persona's weeks need not outlive a power cut."""
    store = Store(open_in_memory())
    try:
        yield store
    finally:
        store.close()


def simulate(persona: Persona, days: int, content: Content, store: Store, chat: int = CHAT) -> list[Line]:
    """The transcript of `days` local days from /start."""
    return Weeks(persona, content, store, chat).run(days)


class Weeks:
    """One run."""

    def __init__(self, persona: Persona, content: Content, store: Store, chat: int) -> None:
        self.persona = persona
        self.zone = ZoneInfo(persona.timezone)
        self.store = store
        self.chat = chat
        self.worker = Worker(store, content, human=True)
        self.journey = Journey(chat)
        self.phone = Phone()
        self.parent = Parent(persona)
        self.lines: list[Line] = []
        self.updates = 0
        self.blocked = False
        self.now = datetime.combine(BEGINS, AT, self.zone).astimezone(UTC)

    def run(self, days: int) -> list[Line]:
        """Sits through the first evening, then goes from one thing that happens to the next."""
        self._says("/start")
        self._sit()
        end = datetime.combine(BEGINS + timedelta(days=days), time(0), self.zone).astimezone(UTC)
        texts = sorted((self._noon(day), text) for day, text in self.persona.on.items())
        while True:
            due = self.store.next_due()
            due = None if due is None else max(due, self.now)
            if texts and (due is None or texts[0][0] <= due):
                at, text = texts.pop(0)
                if at >= end:
                    return self.lines
                self.now = max(self.now, at)
                if not self.blocked:
                    self._says(text)
                    self.now += TAPS_FOR
                    self._sit()
                continue
            if due is None or due >= end:
                return self.lines
            self.now = due
            self._work(scheduled=True)
            self.now += READS_FOR
            self._sit()

    def _noon(self, day: int) -> datetime:
        return datetime.combine(BEGINS + timedelta(days=day - 1), NOON, self.zone).astimezone(UTC)

    def _sit(self) -> None:
        """Answers until the persona waits."""
        for _ in range(MOST_ACTS):
            if self.blocked:
                return
            journey = self.journey
            match self.parent.act(journey):
                case None:
                    return
                case Says(text):
                    self._says(text)
                case Press(id):
                    self._presses(id, journey)
                case _:
                    self.blocked = True
                    self._write("parent", "blocks", "", journey.state)
                    self._take(event.Blocked())
            self.now += TAPS_FOR
        raise CirclesError(f"no rest after {MOST_ACTS} answers, in {self.journey.state}")

    def _says(self, text: str) -> None:
        self.phone.typed()
        self._write("parent", "says", text, self.journey.state)
        language = self.persona.locale
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            self._take(event.Command(name, rest, language))
        else:
            self._take(event.Text(text, language))

    def _presses(self, id: str, journey: Journey) -> None:
        found = self.phone.find(id, journey.question)
        if found is None:
            raise LookupError(f"no button '{id}' for question {journey.question} in {journey.state}")
        message, label, data = found
        self._write("parent", "press", label, journey.state)
        self._take(event.Press(data, message, f"{self.chat}-{self.updates}", self.persona.locale))

    def _take(self, happened: event.Event) -> None:
        self.updates += 1
        self.store.receive(None, self.chat, happened, self.now)
        self._work()

    def _work(self, scheduled: bool = False) -> None:
        """The worker's turn, then everything that is in the outbox arrives."""
        while self.worker.handle(self.now):
            pass
        self.journey = self.store.journey(self.chat) or Journey(self.chat)
        waiting = [row.id for row in self.store.queued(0, MOST_SAID)]
        replies = self.store.unsent(waiting)
        for id in waiting:
            reply = codec.load(replies[id][0])
            shown = self.phone.take(reply)
            if shown is not None:
                self._arrives(shown, isinstance(reply, Edit), scheduled)
        self.store.sent(*waiting)

    def _arrives(self, shown: Shown, edited: bool, scheduled: bool) -> None:
        labels = tuple(button.label for row in shown.rows for button in row)
        kind = "edit" if edited else "says"
        self._write("bot", kind, shown.text, self.journey.state, labels, shown.picture, scheduled)

    def _write(
        self,
        who: Who,
        kind: str,
        text: str,
        state: str,
        buttons: tuple[str, ...] = (),
        picture: str = "",
        scheduled: bool = False,
    ) -> None:
        local = self.now.astimezone(self.zone)
        day = (local.date() - BEGINS).days + 1
        self.lines.append(Line(self.now, local, day, who, kind, text, state, buttons, picture, scheduled))
