"""Writes the database as the newest migration leaves it, with data in it: `python -m tests.storage.schemas`, once.

Such a file is never written again: it is what a parent's data looked like then, and must open for ever.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from fsm.event import Blocked, Command, Event, HumanReply, Other, Press, Text, Unblocked
from fsm.reply import Button, Edit, Export, Reply, Say, Settle, Tell, Toast
from fsm.states import State
from fsm.turn import Turn
from storage import schema
from storage.connection import open_database
from storage.store import Store
from tests.conversation import EVENING, a_parent

HERE = Path(__file__).parent
STATES = (State.STORY, State.REVIEW, State.CHECK_IN, State.CONCERN_HELP, State.SUPPORT_DRAFT, State.PAUSED, State.ENDED)
EVENTS: tuple[Event, ...] = (
    *(Text("good evening", "en"), Press("7:yes", 5, "callback", "en"), Command("plan"), Other("voice", "listen")),
    *(Blocked(), Unblocked(), HumanReply("I'm here.")),
)
REPLIES: tuple[Reply, ...] = (
    *(Say("How did it go?", ((Button("Done", "7:done"),),)), Edit(5, "ticked"), Settle(5, "Done", "7:done")),
    *(Toast("callback", "old"), Export("Here it is.", "en"), Tell("There was a concern.", relay=True)),
)


def fill(store: Store) -> None:
    """Parents in all kinds of places, and every kind of event and reply on its way."""
    for chat, state in enumerate(STATES, 1):
        bot = a_parent(state)
        bot.journey.chat = chat
        store.commit([(None, Turn(bot.journey, due=bot.due, answers=tuple(bot.answers)))], EVENING)
    store.receive_all([(900 + number, 1, event) for number, event in enumerate(EVENTS)], EVENING)
    store.receive(899, 2, Text("handled already"), EVENING)
    store.db.execute("UPDATE inbox SET event = NULL, chat = NULL WHERE update_id = 899")
    journey = store.journey(1)
    assert journey is not None
    store.commit([(None, Turn(journey, REPLIES))], EVENING)
    store.relay(77, 5, EVENING)


def dumped(db: Database) -> Iterator[str]:
    """The database as SQL, tables in the order in which they were made."""
    yield from (
        sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND sql != ''")
    )
    for table in db.tables:
        if not table.name.startswith("sqlite"):
            columns = ", ".join(table.columns_dict)
            quoted = " || ', ' || ".join(f"quote({column})" for column in table.columns_dict)
            for (values,) in db.execute(f"SELECT {quoted} FROM {table.name}"):
                yield f"INSERT INTO {table.name} ({columns}) VALUES ({values})"


def main() -> None:
    """One file, named for the migration."""
    path = HERE / f"{schema.known()[-1]}.sql"
    if path.exists():
        raise SystemExit(f"{path} is there already, and stays as it is.")
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "x.db", "0" * 64)
        store = Store(db)
        fill(store)
        path.write_text("".join(f"{line};\n" for line in dumped(db)), "utf-8")
        store.close()


if __name__ == "__main__":
    main()
