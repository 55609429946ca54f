"""What was decided against what Telegram saw, chat by chat: which call carried which message, what came twice."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from fsm.reply import Edit, Export, Reply, Say, Settle, Tell, Toast
from gateway.texts import CAPTION, length, pieces
from simulator.shapes import Json
from storage import codec
from tests.simulation.seen import Call, Decided, Seen

Key = tuple[str, ...]
SUPPORT_LANE = 0
LATE = 300.0
"""Seconds after which a scheduled message that did not leave gives way to whatever was decided since."""


@dataclass(slots=True, eq=False)
class Part:
    """One message that a decided reply becomes. `calls`: all that carried it; `also`: what it may become instead."""

    row: Decided
    reply: Reply
    key: Key
    also: Key = ()
    calls: list[Call] = field(default_factory=list)


@dataclass(slots=True)
class Lane:
    """One chat. `strange`: calls that carry nothing that was decided, or not in its turn."""

    chat: int
    parts: list[Part]
    strange: list[Call] = field(default_factory=list)


class Matched:
    """All lanes of a run."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self._refused: defaultdict[int, list[Call]] = defaultdict(list)
        calls: defaultdict[int, list[Call]] = defaultdict(list)
        for call in seen.calls:
            if not call.message:
                continue
            if call.code == 403:
                self._refused[call.chat].append(call)
            elif call.code in (200, 400) and "upgraded" not in call.said:
                calls[call.chat if call.chat > 0 else SUPPORT_LANE].append(call)
        rows: defaultdict[int, list[Part]] = defaultdict(list)
        for row in seen.decided:
            reply = codec.load(row.reply)
            if not isinstance(reply, Toast):
                rows[SUPPORT_LANE if isinstance(reply, Tell) else row.chat] += parts(row, reply)
        self.lanes = [self._match(Lane(chat, rows[chat]), calls[chat]) for chat in sorted({*rows, *calls})]

    def _match(self, lane: Lane, calls: list[Call]) -> Lane:
        place = 0
        for call in calls:
            key = key_of(call)
            found = self._found(lane, place, key, call)
            # The same words twice in a row: while the first of them waits, it is the first that is tried again.
            before = lane.parts[place - 1] if place else None
            same = found is not None and before is not None and lane.parts[found].row is before.row
            if (
                before
                and key in _keys(before)
                and (not self._may_pass(lane, place, found) or (_waits(before, call) and not same))
            ):
                lane.parts[place - 1].calls.append(call)
            elif found is not None and self._may_pass(lane, place, found):
                lane.parts[found].calls.append(call)
                # An edit that is impossible comes once more, as a new message.
                place = found + 1
            else:
                self._again(lane, place, key, call)
        return lane

    def _found(self, lane: Lane, place: int, key: Key, call: Call) -> int | None:
        """The next part that it can carry; of equal edits, of which one overtakes the other, the last."""
        fits = [at for at in range(place, len(lane.parts)) if _fits(lane.parts[at], key, call)]
        if not fits:
            return None
        found = fits[0]
        for later in fits[1:]:
            if not isinstance(lane.parts[later].reply, Edit) or not self._may_pass(lane, found, later):
                break
            found = later
        return found

    def _again(self, lane: Lane, place: int, key: Key, call: Call) -> None:
        """An earlier part of the same reply may come again when its later part does."""
        for at in range(place - 1, -1, -1):
            if lane.parts[at].row is not lane.parts[place - 1].row:
                break
            if key in _keys(lane.parts[at]):
                lane.parts[at].calls.append(call)
                return
        lane.strange.append(call)

    def _may_pass(self, lane: Lane, place: int, found: int | None) -> bool:
        return found is not None and all(self.excused(lane, at) for at in range(place, found))

    def excused(self, lane: Lane, at: int) -> bool:
        """Whether this one need not be seen: overtaken by a later edit, late, erased, or its chat cannot be reached."""
        part = lane.parts[at]
        gone = part.row.gone
        if gone is None:
            return False
        after = next((other for other in lane.parts[at + 1 :] if other.row is not part.row), None)
        newer = next((other.row for other in lane.parts[at + 1 :] if other.row.at > part.row.at), None)
        if part.row.scheduled and gone - part.row.at > LATE and newer is not None and newer.at <= gone:
            return True
        if isinstance(part.reply, Edit) and after is not None and isinstance(after.reply, Edit):
            return after.row.at <= gone and after.reply.message_id == part.reply.message_id
        if lane.chat == SUPPORT_LANE:
            return False
        if any(chat == lane.chat and part.row.at <= when <= gone for chat, when in self.seen.erased):
            return True
        return any(part.row.at - 5 <= call.left <= gone for call in self._refused[lane.chat])

    @cached_property
    def by_row(self) -> dict[int, list[Part]]:
        """The parts of each row."""
        found: defaultdict[int, list[Part]] = defaultdict(list)
        for lane in self.lanes:
            for part in lane.parts:
                found[part.row.id].append(part)
        return found


def parts(row: Decided, reply: Reply) -> list[Part]:
    """The messages that a reply becomes."""
    match reply:
        case Say(text, _, None) | Tell(text, _):
            return [Part(row, reply, ("says", piece)) for piece in pieces(text)]
        case Say(text, _, _) if length(text) <= CAPTION:
            return [Part(row, reply, ("shows", text))]
        case Say(text, _, _):
            return [Part(row, reply, ("shows", "")), *(Part(row, reply, ("says", piece)) for piece in pieces(text))]
        case Edit(id, text, rows) if len(pieces(text)) == 1:
            labels = "|".join(button.label for line in rows for button in line)
            return [Part(row, reply, ("edits", str(id), text, labels), ("says", text))]
        case Edit(_, text, _):
            return [Part(row, reply, ("says", piece)) for piece in pieces(text)]
        case Settle(id, _, data):
            return [Part(row, reply, ("settles", str(id), data))]
        case Export():
            return [Part(row, reply, ("file", name)) for name in ("trust-steps.html", "trust-steps.json")]
    raise AssertionError(f"{type(reply).__name__} becomes no message")


def key_of(call: Call) -> Key:
    """What a call carries."""
    values = call.values
    match call.method:
        case "sendMessage":
            return ("says", values["text"])
        case "sendPhoto":
            return ("shows", values.get("caption", ""))
        case "editMessageText":
            buttons = _buttons(values.get("reply_markup"))
            labels = "|".join(button["text"] for button in buttons)
            return ("edits", str(values["message_id"]), values["text"], labels)
        case "editMessageReplyMarkup":
            return ("settles", str(values["message_id"]), _buttons(values["reply_markup"])[0]["callback_data"])
        case "sendDocument":
            return ("file", values["files"][0])
    raise AssertionError(call.method)


def _buttons(markup: str | None) -> list[Json]:
    """The buttons of a call."""
    return [button for line in json.loads(markup)["inline_keyboard"] for button in line] if markup else []


def _waits(part: Part, call: Call) -> bool:
    """Whether it was still in the outbox: the next one leaves at the very moment at which it goes."""
    return part.row.gone is None or call.left < part.row.gone


def _fits(part: Part, key: Key, call: Call) -> bool:
    """Whether that call can carry it: the same words, at a time at which it waited."""
    row = part.row
    return row.at <= call.left and (row.gone is None or call.left <= row.gone) and key in _keys(part)


def _keys(part: Part) -> tuple[Key, ...]:
    return (part.key, part.also) if part.also else (part.key,)
