"""What is on the parent's phone: the bot's messages as the outbox carries them out, with their buttons."""

from dataclasses import dataclass, field

from fsm.reply import Edit, Export, Reply, Rows, Say, Settle, Tell


@dataclass(slots=True)
class Shown:
    """One message on the screen."""

    id: int
    text: str
    rows: Rows
    picture: str = ""

    def buttons(self) -> list[tuple[str, str]]:
        """Label and data of each button that can be pressed."""
        return [(button.label, button.data) for row in self.rows for button in row if button.data]


@dataclass(slots=True)
class Phone:
    """One chat. `operator` is what went to the support chat."""

    messages: dict[int, Shown] = field(default_factory=dict)
    operator: list[str] = field(default_factory=list)
    last: int = 0

    def take(self, reply: Reply) -> Shown | None:
        """Carries out one reply; the message that is new or changed, if one is."""
        match reply:
            case Say(text, rows, picture):
                return self._add(text, rows, "" if picture is None else f"{picture.title}: {picture.alt}")
            case Edit(id, text, rows) if id in self.messages:
                shown = self.messages[id]
                shown.text, shown.rows = text, rows
                return shown
            case Edit(_, text, rows):
                return self._add(text, rows)
            case Settle(id, _, _):
                if id in self.messages:
                    self.messages[id].rows = ()
                return None
            case Export(caption, _):
                return self._add(caption, (), "two files: everything that is stored")
            case Tell(text, _):
                self.operator.append(text)
        return None

    def _add(self, text: str, rows: Rows, picture: str = "") -> Shown:
        self.last += 1
        self.messages[self.last] = Shown(self.last, text, rows, picture)
        return self.messages[self.last]

    def typed(self) -> int:
        """The parent's own message takes an id too."""
        self.last += 1
        return self.last

    def find(self, id: str, question: int) -> tuple[int, str, str] | None:
        """The newest button that answers the open question by this id: message, label, data."""
        for message in reversed(self.messages.values()):
            for label, data in message.buttons():
                if data == f"{question}:{id}":
                    return message.id, label, data
        return None
