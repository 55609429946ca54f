"""The schema, as migrations. A migration that was released is never changed: a new one is added."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from storage.errors import StorageError

migrations = Migrations("trust-steps")


@migrations()
def the_first_tables(db: Database) -> None:
    """Journeys, inbox, outbox, answers, relays.

    inbox: `event` is emptied once handled; the row stays so that a repeated update_id is handled once.
    outbox: a row is deleted when it was sent. journeys.due: unix seconds.
    """
    for statement in (
        """CREATE TABLE journeys (
            chat INTEGER PRIMARY KEY, state TEXT NOT NULL, due REAL, doc TEXT NOT NULL, changed REAL NOT NULL
        ) STRICT""",
        "CREATE INDEX journeys_due ON journeys (due) WHERE due IS NOT NULL",
        """CREATE TABLE inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER UNIQUE, chat INTEGER, received REAL NOT NULL,
            event TEXT
        ) STRICT""",
        "CREATE INDEX inbox_open ON inbox (id) WHERE event IS NOT NULL",
        """CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, scheduled INTEGER NOT NULL,
            decided REAL NOT NULL, not_before REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, reply TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX outbox_chat ON outbox (chat, id)",
        """CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL REFERENCES journeys (chat) ON DELETE CASCADE,
            at REAL NOT NULL, question TEXT NOT NULL, value TEXT NOT NULL, words TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX answers_chat ON answers (chat, id)",
        "CREATE TABLE relays (message INTEGER PRIMARY KEY, chat INTEGER NOT NULL, at REAL NOT NULL) STRICT",
    ):
        db.execute(statement)


def refuse_newer(db: Database) -> None:
    """Raises StorageError if a newer version wrote the database. Reads only."""
    if {migration.name for migration in migrations.applied(db)} - set(known()):
        raise StorageError(
            "The database was written by a newer version of Trust Steps. Nothing was changed. Install that version, or "
            "restore a backup from before the upgrade."
        )


def known() -> list[str]:
    """Every migration there is, in the order in which they are applied."""
    return [migration.name for migration in migrations._migrations]


def migrate(db: Database) -> None:
    """Brings the database up to date. One that a newer version wrote is refused before anything is touched."""
    refuse_newer(db)
    if migrations.pending(db):
        migrations.apply(db)
