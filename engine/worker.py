"""Takes what waits - events of the inbox, journeys that are due - through their turns, all in one commit."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from content.pack import Content
from content.text import Voice
from engine.turn import take
from fsm.event import Due, Event
from fsm.journey import Journey
from fsm.reply import Say
from fsm.retention import USUAL, Retention
from fsm.turn import Turn
from fsm.words import Pronoun
from signals import prepare
from storage.errors import OvertakenError
from storage.files import ChatFiles
from storage.store import Received, Store

log = logging.getLogger(__name__)

AFTER_A_FAULT = timedelta(hours=1)
"""When the clock calls again after a turn of its own failed."""

OF_EACH = 8
"""Events of one parent in one batch: the ninth waits for the next, with whom wrote meanwhile."""

AT_ONCE = 25
"""Due journeys in one batch: some milliseconds' work, after which who wrote meanwhile has their turn."""


ENOUGH = 2000
"""Messages that wait to be sent, from which on the clock's turns wait too: a minute's at Telegram's usual limit."""


class Worker:
    """One worker for one store. `human`: the operator has a support chat."""

    def __init__(self, store: Store, content: Content, human: bool = False, retention: Retention = USUAL) -> None:
        self.store = store
        self.content = content
        self.human = human
        self.retention = retention
        store.keep_for(retention.silent, retention.notice)
        prepare()

    def handle(self, now: datetime) -> bool:
        """One batch; whether there was anything. Raises the database's errors, and then nothing has happened."""
        received = self.store.pending_fairly(OF_EACH)
        heard = {one.chat for one in received}
        # Who wrote just now is not spoken to by the clock in the same breath: the turn has set a new due time.
        due = [chat for chat in self.store.due(now, AT_ONCE) if chat not in heard]
        # What cannot be sent for a while yet is decided when it can: by then it may be night, or they have written.
        if due and self.store.has_unsent(ENOUGH):
            due = []
        if not received and not due:
            return False
        latest = self._stored([*heard, *due])
        turns: list[tuple[Received | None, Turn]] = []
        for row in received:
            latest[row.chat] = self._turn(latest[row.chat], row.event, now)
            turns.append((row, latest[row.chat]))
        turns += [(None, self._turn(latest[chat], Due(), now)) for chat in due]
        try:
            self.store.commit(turns, now)
        except OvertakenError:
            log.info("turns taken anew: another process wrote meanwhile")
        return True

    def _stored(self, chats: Sequence[int]) -> dict[int, Turn]:
        """As if each chat had just had the turn whose journey is stored; a new journey for who has none."""
        found = self.store.journeys(chats)
        return {chat: found.get(chat) or Turn(Journey(chat)) for chat in chats}

    def _turn(self, before: Turn, event: Event, now: datetime) -> Turn:
        """A turn that fails is our fault: it is logged without a word of the parent's, and the parent is told."""
        journey = before.journey
        try:
            files = ChatFiles(self.store.db, journey.chat)
            return take(journey, event, now, self.content, self.human, files, self.retention)
        except Exception as error:
            log.error(
                "turn failed: chat=%s state=%s event=%s error=%s at=%s",
                *(journey.chat, journey.state, type(event).__name__, type(error).__name__, _where(error)),
            )
            if isinstance(event, Due):
                return Turn(journey, due=now + AFTER_A_FAULT)
            pack = self.content.pack(journey.locale or getattr(event, "language", ""))
            return Turn(journey, (Say(pack.say("our-fault", Voice("", Pronoun.THEY))),), before.due)


def _where(error: Exception) -> str:
    """The innermost line of ours, so that the fault can be found; its message could hold a parent's words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
