"""What is removed is gone from the file, its WAL and its free pages; and when the time to remove it has come."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from fsm.event import Press, Text
from fsm.journey import Journey
from fsm.turn import Answer, Turn
from storage import records
from storage.connection import prepared
from storage.files import ChatFiles
from storage.store import Store
from tests.storage.filled import NOW, fill

SECRET = "quittenmus"
DAY = timedelta(days=1)


def file(store: Store, chat: int, *answers: Answer) -> None:
    store.commit([(None, Turn(Journey(chat), answers=answers))], NOW)


def test_the_answers_of_one_parent_the_newest_first(store: Store) -> None:
    file(store, 1, Answer("story", words="a"), Answer("pace", "every_day"), Answer("closeness", "3"))
    file(store, 2, Answer("story", words="another"))
    file(store, 1, Answer("note", words="b"))
    files = ChatFiles(store.db, 1)
    assert files.count() == 4
    assert [(one.answer.question, one.answer.words, one.at) for one in files.page(("closeness",), 0, 10)] == [
        ("note", "b", NOW),
        ("closeness", "", NOW),
        ("story", "a", NOW),
    ]
    assert [one.answer.words for one in files.page((), 1, 1)] == ["a"]
    (newest, *_) = files.page((), 0, 1)
    assert files.find(newest.id) == newest
    assert ChatFiles(store.db, 2).find(newest.id) is None
    assert ChatFiles(store.db, 3).page((), 0, 5) == ()


def test_one_answer_is_removed_and_no_page_and_no_wal_has_it(store: Store, path: Path) -> None:
    file(store, 1, Answer("note", words=SECRET * 500), Answer("note", words="stays"))
    file(store, 2, Answer("note", words="another's"))
    (stays, secret) = ChatFiles(store.db, 1).page((), 0, 5)
    another = ChatFiles(store.db, 2).page((), 0, 1)[0]
    # Another parent's answer cannot be named.
    store.commit([(None, Turn(Journey(1), forgets=(secret.id, another.id)))], NOW)
    assert ChatFiles(store.db, 1).page((), 0, 5) == (stays,)
    assert ChatFiles(store.db, 2).count() == 1
    assert path.with_name(path.name + "-wal").stat().st_size == 0


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Store]:
    """The same store without encryption, so that its bytes can be read."""
    db = Database(sqlcipher.connect(str(tmp_path / "plain.db"), isolation_level=None))
    store = Store(prepared(db))
    yield store
    store.close()


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def fill_pages(store: Store) -> None:
    """Words in every table and on pages of their own, between those of others."""
    for chat in range(1, 30):
        fill(store, chat, (SECRET if chat == 7 else "another") * 40 * chat)


@pytest.mark.parametrize("how", ["forget", "a press", "one answer"])
def test_no_page_and_no_wal_keeps_a_byte_of_what_was_erased(plain: Store, tmp_path: Path, how: str) -> None:
    fill_pages(plain)
    word = SECRET.encode()
    assert bytes_of(tmp_path).count(word) > 500
    if how == "forget":
        records.forget(plain, 7)
    elif how == "a press":
        plain.receive(1, 7, Press("9:yes"), NOW)
        plain.commit([(row, Turn(Journey(7), erase=True)) for row in plain.pending() if row.chat == 7][-1:], NOW)
        # What had waited before it went along with it.
        assert 7 not in {row.chat for row in plain.pending()}
    else:
        plain.db.execute("DELETE FROM inbox WHERE chat = 7")
        plain.db.execute("DELETE FROM outbox WHERE chat = 7")
        (one,) = ChatFiles(plain.db, 7).page((), 0, 5)
        plain.commit([(None, Turn(Journey(7), forgets=(one.id,)))], NOW)
    assert word not in bytes_of(tmp_path)
    assert b"another" in bytes_of(tmp_path)


def test_without_secure_delete_its_bytes_would_stay(plain: Store, tmp_path: Path) -> None:
    """So the test above can fail."""
    plain.db.execute("PRAGMA secure_delete = OFF").fetchone()
    fill_pages(plain)
    records.forget(plain, 7)
    assert SECRET.encode() in bytes_of(tmp_path)


def test_the_clock_erases_who_has_been_silent(store: Store) -> None:
    file(store, 1, Answer("note", words=SECRET))
    store.commit([(None, Turn(Journey(1), erase=True))], NOW)
    assert store.journey(1) is None
    assert ChatFiles(store.db, 1).count() == 0


def test_the_clock_erases_nobody_who_has_just_written(store: Store) -> None:
    file(store, 1, Answer("note", words=SECRET))
    store.receive(1, 1, Text("I am back"), NOW)
    store.commit([(None, Turn(Journey(1), erase=True))], NOW)
    assert store.journey(1) is not None
    assert ChatFiles(store.db, 1).count() == 1
    assert [row.event for row in store.pending()] == [Text("I am back")]


@pytest.mark.parametrize(
    ("journey", "due", "then"),
    [
        (Journey(1, last_word=date(2026, 1, 1)), None, datetime(2026, 4, 1, tzinfo=UTC)),
        (Journey(1, last_word=date(2026, 1, 1)), NOW + 300 * DAY, datetime(2026, 4, 1, tzinfo=UTC)),
        (Journey(1, last_word=date(2026, 1, 1)), NOW + DAY, NOW + DAY),
        (
            Journey(1, last_word=date(2025, 1, 1), warned=date(2026, 1, 1)),
            NOW + 300 * DAY,
            datetime(2026, 1, 15, tzinfo=UTC),
        ),
        (Journey(1), None, NOW + 90 * DAY),
    ],
)
def test_due_times_follow_a_retention_that_was_changed(
    store: Store, journey: Journey, due: datetime | None, then: datetime
) -> None:
    store.keep_for(365, 30)
    store.commit([(None, Turn(journey, due=due))], NOW)
    store.keep_for(90, 14)
    assert store.due_of(1) == then
    # The same once more changes nothing.
    store.commit([(None, Turn(journey, due=None))], NOW)
    store.keep_for(90, 14)
    assert store.due_of(1) is None


def test_erasing_twice_is_no_fault(store: Store) -> None:
    store.receive_all([(1, 1, Press("9:yes")), (2, 1, Press("9:yes"))], NOW)
    store.commit([(row, Turn(Journey(1), erase=True)) for row in store.pending()], NOW)
    assert store.pending() == []
