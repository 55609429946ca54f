"""What goes wrong on purpose: Telegram's bad days, made to order."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["error", "flood", "garbage", "delay", "reset_before", "reset_after", "duplicate"]
_INSTEAD: tuple[Kind, ...] = ("error", "flood", "garbage", "reset_before")


@dataclass(slots=True)
class Fault:
    """One thing to go wrong, for one method (any, if empty) and one chat (any, if None).

    error: the call fails with `code` and `reason`. flood: 429 for `seconds`. garbage: 502 and a page of HTML instead
    of JSON. delay: the answer takes `seconds` longer. reset_before: the connection breaks and nothing was done.
    reset_after: the connection breaks after it was done. duplicate: updates come twice.
    The first `skip` calls pass; then it happens `times` times (None: for ever).
    """

    kind: Kind
    method: str = ""
    chat: int | None = None
    times: int | None = 1
    skip: int = 0
    code: int = 500
    reason: str = ""
    seconds: float = 1

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"no such fault: {self.kind}")

    def meets(self, method: str, chat: int | None) -> bool:
        """Whether it is about that call."""
        return self.method.lower() in ("", method.lower()) and self.chat in (None, chat)


class Faults:
    """The faults that are still to come, in the order in which they were ordered."""

    def __init__(self) -> None:
        self.coming: list[Fault] = []

    def add(self, kind: Kind, method: str = "", chat: int | None = None, **details: Any) -> Fault:
        """Order a fault; see `Fault` for the details."""
        fault = Fault(kind, method, chat, **details)
        self.coming.append(fault)
        return fault

    def clear(self) -> None:
        """Everything works again."""
        self.coming.clear()

    def strike(self, method: str, chat: int | None) -> dict[str, Fault]:
        """What goes wrong with this call: at most one fault of each sort ('instead', 'delay', ...)."""
        struck: dict[str, Fault] = {}
        for fault in list(self.coming):
            sort = "instead" if fault.kind in _INSTEAD else fault.kind
            if sort in struck or not fault.meets(method, chat):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            struck[sort] = fault
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.coming.remove(fault)
        return struck
