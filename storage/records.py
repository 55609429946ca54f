"""What an operator or a parent may have of the database: an export, figures without words, an erasure."""

import json
from datetime import UTC, datetime
from typing import Any

from storage.store import Store


def export(store: Store, chat: int) -> dict[str, list[dict[str, Any]]]:
    """Everything stored about one chat, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in store.tables_of_a_chat():
        rows = list(store.db.query(f"SELECT * FROM {table} WHERE chat = ?", [chat]))  # noqa: S608
        if table == "journeys":
            rows = [{**row, "doc": json.loads(row["doc"])} for row in rows]
        found[table] = rows
    return found


def forget(store: Store, chat: int) -> dict[str, int]:
    """Removes everything about one chat from the file and its WAL; how many rows of each table there were."""
    counts = {}
    with store.db.atomic():
        for table in store.tables_of_a_chat():
            counts[table] = int(store.db.execute(f"DELETE FROM {table} WHERE chat = ?", [chat]).rowcount)  # noqa: S608
    store.fold()
    return counts


def stats(store: Store, now: datetime) -> dict[str, Any]:
    """Figures; nobody's words."""

    def counted(sql: str, *values: object) -> dict[str, int]:
        return dict(store.db.execute(sql, list(values)).fetchall())

    week = now.timestamp() - 7 * 86400
    return {
        "journeys": counted("SELECT state, count(*) FROM journeys GROUP BY state"),
        "active_7_days": store.db.execute("SELECT count(*) FROM journeys WHERE changed > ?", [week]).fetchone()[0],
        "check_ins": counted(
            "SELECT substr(value, instr(value, ' ') + 1), count(*) FROM answers WHERE question = 'check_in' GROUP BY 1"
        ),
        "concerns": counted("SELECT value, count(*) FROM answers WHERE question = 'concern' GROUP BY 1"),
        "unsent": store.db.execute("SELECT count(*) FROM outbox").fetchone()[0],
        "unhandled": store.db.execute("SELECT count(*) FROM inbox WHERE event IS NOT NULL").fetchone()[0],
        "at": datetime.fromtimestamp(now.timestamp(), UTC).isoformat(),
    }
