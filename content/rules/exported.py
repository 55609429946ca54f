"""What the page of an export names: every field that is stored about a parent has a label in each language.

Tests hold these lists against the schema, the journey and the code that files answers (`tests/gateway`).
"""

TABLES = ("journeys", "answers", "inbox", "outbox", "relays")

COLUMNS = (
    "id", "chat", "at", "question", "value", "words", "update_id", "received", "event", "scheduled", "decided",
    "not_before", "attempts", "reply", "message", "state", "due", "doc", "changed",
)  # fmt: skip

QUESTIONS = (
    "begin", "causes", "check_in", "child_age", "child_name", "child_pronoun", "closeness", "concern", "consent",
    "country", "follow_up", "hard", "hello", "hour", "language", "note", "pace", "pause", "programme", "reflection",
    "review", "signs", "silence", "since", "story", "strengths", "support", "time_zone",
)  # fmt: skip
"""What answers are filed under."""


FIELDS = (
    "chat", "state", "question", "taken", "under", "locale", "consented", "blocked", "child", "name", "age",
    "pronoun", "country", "zone", "hour", "pace", "heard", "signs", "denied", "causes", "messages", "ticked",
    "first_signs", "reflection", "programme", "step", "reason", "position", "step_on", "asked", "misses", "smaller",
    "small_first", "started", "spoken", "silent", "nudged", "diary", "on", "progress", "closeness", "hard", "reviews",
    "outcome", "noted", "worry", "concern", "clear", "own_hand", "follow_up", "answered", "aside", "before", "earlier",
    "misread", "alarmed", "put_off", "pause_until", "last_word", "warned", "hello", "draft", "page", "chosen", "lines",
)  # fmt: skip
"""The journey's own, and those of all that it holds."""


def ids() -> tuple[str, ...]:
    """Everything that the page names, 'title' first."""
    return tuple(dict.fromkeys(("title", *TABLES, *COLUMNS, *QUESTIONS, *FIELDS)))


LABEL = "export-page-"


def label(id: str) -> str:
    """The message that names a field."""
    return LABEL + id.replace("_", "-")
