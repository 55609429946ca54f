"""The door to Trust Steps: the command line. Each command loads only what it needs."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gateway.settings import Settings
    from storage.store import Store


def _settings() -> "Settings":
    from gateway.settings import SettingsError, load

    try:
        return load()
    except SettingsError as error:
        raise click.ClickException(f"the settings have faults:\n{error}") from error


@contextmanager
def _storage(settings: "Settings") -> Iterator["Store"]:
    """The store of the settings, open; what is wrong with it is said in one line."""
    from storage.connection import open_store
    from storage.errors import StorageError

    try:
        store = open_store(settings.database_path, settings.key, settings.database_key_file, say=click.echo)
    except StorageError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield store
    finally:
        store.close()


@click.group()
def main() -> None:
    """Trust Steps: a Telegram companion for parents whose child no longer trusts them."""


@main.command()
def run() -> None:
    """Serve Telegram; without a token, open the demo chat on this machine."""
    settings = _settings()
    if not settings.token:
        click.echo("No TELEGRAM_BOT_TOKEN is set, so this is the demo. To serve Telegram, write /newbot to @BotFather")
        click.echo("there, give the bot a name, and put the token that you get into the file .env (see .env.example).")
        _demo(settings)
        return
    _serve(settings)


@main.command()
def demo() -> None:
    """Open the demo: the real bot, with a chat page on this machine in Telegram's place."""
    _demo(_settings())


def _serve(settings: "Settings") -> None:
    import asyncio

    from content.load import load
    from engine.worker import Worker
    from fsm.retention import Retention
    from gateway.intake import ServiceError
    from gateway.logs import log_to_stderr
    from gateway.service import Edge, Service, serve
    from gateway.webhook import Hook
    from storage.lock import held

    tally = log_to_stderr(settings.log_level, settings.log_format)
    hook = None
    if settings.webhook_url:
        secret = settings.webhook_secret
        hook = Hook(settings.webhook_url, *settings.webhook_listen, secret.get_secret_value() if secret else "")
    edge = Edge(
        settings.token, settings.telegram_api_url, hook, settings.support_chat_id or 0, health=settings.health_listen
    )
    content = load()
    with _faults(), held(settings.database_path), _storage(settings) as store:
        retention = Retention(settings.keep_days, settings.keep_notice_days)
        worker = Worker(store, content, settings.support_chat_id is not None, retention)
        try:
            asyncio.run(serve(Service(edge, store, worker, content, tally=tally)))
        except ServiceError as error:
            raise click.ClickException(str(error)) from error
        except Exception as error:
            # Its text may hold a parent's words, so it goes to the log, which leaves that out, and not to the screen.
            logging.getLogger("bot").critical("ended by a fault: error=%s", type(error).__name__, exc_info=error)
            sys.exit(1)


def _demo(settings: "Settings") -> None:
    from gateway.logs import log_to_stderr
    from simulator.demo import run_demo

    log_to_stderr("WARNING", "text")
    run_demo(settings.demo_port)


@main.command()
@click.argument("persona", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--days", default=42, show_default=True, help="How many local days.")
@click.option("--format", "form", type=click.Choice(["markdown", "jsonl"]), default="markdown", show_default=True)
def simulate(persona: Path, days: int, form: str) -> None:
    """Print a persona's whole journey in virtual time."""
    from content.load import load
    from simulator.weeks import transcript
    from simulator.weeks.persona import read
    from simulator.weeks.weeks import scratch
    from simulator.weeks.weeks import simulate as live

    who = read(persona)
    with scratch() as store:
        lines = live(who, days, load(), store)
    pages = transcript.as_json(lines) if form == "jsonl" else transcript.as_markdown(lines, persona.stem)
    for page in pages:
        click.echo(page)


@main.command()
@click.option("--words", is_flag=True, help="Show the words that each thing rests on.")
def understand(words: bool) -> None:
    """Read JSON lines with id, text and locale; print what was understood of each."""
    from signals import understand as read
    from signals.lines import as_line

    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            text, locale = str(asked["text"]), str(asked.get("locale") or "en")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise click.ClickException(f"line {number}: no JSON object with 'text': {error}") from error
        click.echo(json.dumps({"id": asked.get("id"), **as_line(read(text, locale), words)}, ensure_ascii=False))


@main.command()
@click.option("--stats", is_flag=True, help="A table of the texts: how many, how long, how hard to read.")
def check(stats: bool) -> None:
    """Check the texts and the settings; every fault with file and line."""
    from content.check import faults, table
    from gateway.settings import SettingsError, load

    found = [str(fault) for fault in faults()]
    try:
        load()
    except SettingsError as error:
        found += [f".env: settings: {line}" for line in str(error).splitlines()]
    if stats:
        click.echo(table())
    for fault in found:
        click.echo(fault)
    if found:
        click.echo(f"{len(found)} faults")
        sys.exit(1)
    click.echo("No faults.")


@main.command()
def diagram() -> None:
    """Print the state machine as Mermaid, from the real machine."""
    from fsm.diagram import mermaid

    click.echo(mermaid())


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a consistent, encrypted copy of the database to FILE; it opens with the same key."""
    from storage import copies

    settings = _settings()
    with _faults():
        copies.backup(_database(settings), file, _key(settings))
    click.echo(f"The backup is {file}. It opens only with the database's key: keep that too, somewhere else.")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The backup's key, if it was made under an older one.",
)
def restore(file: Path, key_file: Path | None) -> None:
    """Put the backup FILE in the database's place, after it was proved whole. Stop the bot first."""
    from storage import copies
    from storage.key import read
    from storage.lock import held

    settings = _settings()
    with _faults(), held(settings.database_path):
        old = "" if key_file is None else read(key_file)
        aside = copies.restore(file, settings.database_path, _key(settings), old)
    click.echo(f"Restored. {'The database until now is ' + str(aside) if aside else 'There was no database before.'}")


@main.command()
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Where the new key goes.")
def rekey(to: Path | None) -> None:
    """Give the database a new key. Stop the bot first; run it again if it was interrupted."""
    from storage.key import place
    from storage.lock import held
    from storage.rekey import rekey_file, rekey_to

    settings = _settings()
    if settings.key and to is None:
        raise click.ClickException(
            "the key is in DATABASE_KEY, which is yours to change: name a file for the new key with --to FILE. "
            "Nothing was changed."
        )
    with _faults(), held(_database(settings)):
        if to is None:
            file = place(settings.database_key_file)
            aside = rekey_file(settings.database_path, file)
            click.echo(f"The database has a new key: {file}. Keep a copy of it apart from the database.")
            click.echo(
                f"The old key is {aside}. Backups made until now open with it alone: keep it with them, not here."
            )
            return
        rekey_to(settings.database_path, _key(settings), to)
    click.echo(f"The database has a new key: {to}. Set DATABASE_KEY_FILE={to} and take DATABASE_KEY out.")
    click.echo(
        "Backups made until now open with the old key alone. Keep a copy of the new one apart from the database."
    )


@main.command()
def verify() -> None:
    """Prove every page of the database, while the bot serves; exit status 1 if it is damaged."""
    from storage import inspection

    settings = _settings()
    with _faults():
        if not inspection.verify(_database(settings), _key(settings)):
            raise click.ClickException(inspection.damaged(settings.database_path))
    click.echo("The database is whole.")


@main.command()
@click.argument("chat", type=int)
def export(chat: int) -> None:
    """Print everything that is stored about a chat, as JSON."""
    from storage import records

    with _there(_settings()) as store:
        click.echo(json.dumps(records.export(store, chat), ensure_ascii=False, indent=2))


@main.command()
@click.argument("chat", type=int)
def forget(chat: int) -> None:
    """Remove everything about a chat."""
    from storage import records

    with _there(_settings()) as store:
        counts = records.forget(store, chat)
    click.echo("Removed: " + ", ".join(f"{count} of {table}" for table, count in counts.items()))


@main.command()
def stats() -> None:
    """Print figures as JSON; nobody's words."""
    from storage import records

    with _there(_settings()) as store:
        click.echo(json.dumps(records.stats(store, datetime.now(UTC)), indent=2))


@contextmanager
def _there(settings: "Settings") -> Iterator["Store"]:
    """The store of a database that is there."""
    _database(settings)
    with _storage(settings) as store:
        yield store


def _database(settings: "Settings") -> Path:
    """Where the database lies. For what needs one, none is made."""
    if not settings.database_path.exists():
        raise click.ClickException(f"there is no database at {settings.database_path}. See DATABASE_PATH.")
    return settings.database_path


def _key(settings: "Settings") -> str:
    from storage.key import key_for

    return key_for(settings.database_path, settings.key, settings.database_key_file).value


@contextmanager
def _faults() -> Iterator[None]:
    from storage.errors import StorageError

    try:
        yield
    except StorageError as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
