"""The lists of messages and pools, held against the code: what it asks for, and what it passes."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from content.load import HERE
from content.rules import exported, keys
from content.rules.said import MARKED_UP, Role
from dialogs.leaves import FACES
from dialogs.review import WEEKDAYS
from dialogs.settings import CHANGED
from dialogs.stillness import PAUSES
from engine.commands import NAMES
from fsm.words import Change, Pace, Progress, Pronoun

ROOT = HERE.parent
SPEAKING = ("dialogs/*.py", "engine/*.py", "gateway/*.py", "content/services.py")
NOT_ASKING = ("dialogs/scene.py", "gateway/ledger.py")
"""They pass a key on, or say something else to someone else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: how it speaks, the keys as they are written, the variables that it passes."""

    file: str
    how: str
    written: ast.expr
    passed: frozenset[str]


def asked() -> Iterator[Asked]:
    """Every call of say, label and line in the code."""
    for speaking in SPEAKING:
        for path in sorted(ROOT.glob(speaking)):
            file = str(path.relative_to(ROOT))
            for node in ast.walk(ast.parse(path.read_text("utf-8"))) if file not in NOT_ASKING else ():
                if isinstance(node, ast.Call) and (how := _how(node.func)) and node.args:
                    passed = frozenset(keyword.arg or "" for keyword in node.keywords)
                    yield Asked(file, how, node.args[0], passed)


def _how(called: ast.expr) -> str:
    """say, label or line, when it is one of them that is called."""
    name = called.attr if isinstance(called, ast.Attribute) else ""
    return name if name in ("say", "label", "line") else ""


def _each(prefix: str, ids: object) -> tuple[str, ...]:
    assert isinstance(ids, tuple)
    return tuple(prefix + str(id).replace("_", "-") for id in ids)


CHECKED = (Progress.DONE, Progress.PARTLY, Progress.NOT_YET)
HELLOS = ("good", "mixed", "far", "stop")
SILENCES = ("no_time", "not_helpful", "better", "other")

COMPOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("dialogs/check_in.py", "f'{progress}_later'"): tuple(f"{progress}_later" for progress in CHECKED),
    ("dialogs/check_in.py", "'progress-' + progress.replace('_', '-')"): _each("progress-", (*CHECKED, Progress.HARD)),
    ("dialogs/child.py", "f'pronoun-{pronoun}'"): _each("pronoun-", tuple(Pronoun)),
    ("dialogs/ending.py", "f'hello-{id}'"): _each("hello-", HELLOS),
    ("dialogs/ending.py", "f'hello-answer-{heard.id}'"): _each("hello-answer-", HELLOS),
    ("dialogs/forget.py", "'progress-' + value.replace('_', '-')"): _each("progress-", (*CHECKED, Progress.HARD)),
    ("dialogs/leaves.py", "_mark(journey, place)"): _each("plan-", ("extra", "coming", "done", "current")),
    ("dialogs/leaves.py", "f'face-{other}'"): _each("face-", FACES),
    ("dialogs/review.py", "f'review_{last.outcome}'"): tuple(f"review_{outcome}" for outcome in Change),
    ("dialogs/review.py", "'weekday-' + WEEKDAYS[on.weekday()]"): _each("weekday-", WEEKDAYS),
    ("dialogs/review.py", "key"): ("review-noted", "review-faded"),
    ("dialogs/rhythm.py", "_key(pace)"): _each("pace-", tuple(Pace)),
    ("dialogs/safety.py", "f'follow-up-{id}'"): _each("follow-up-", ("better", "same", "help")),
    ("dialogs/settings.py", "f'pronoun-{journey.child.pronoun}'"): _each("pronoun-", tuple(Pronoun)),
    ("dialogs/settings.py", "'pace-' + journey.pace.replace('_', '-')"): _each("pace-", tuple(Pace)),
    ("dialogs/settings.py", "id.replace('_', '-')"): _each("", CHANGED),
    ("dialogs/stillness.py", "key"): ("paused", "paused-open"),
    ("dialogs/stillness.py", "f'pause-{id}'"): _each("pause-", (*PAUSES, "open")),
    ("dialogs/stillness.py", "'silence-' + id.replace('_', '-')"): _each("silence-", SILENCES),
    ("dialogs/stillness.py", "'silence-answer-' + heard.id.replace('_', '-')"): _each("silence-answer-", SILENCES),
    ("dialogs/support.py", "key"): ("support", "support-nobody"),
    ("engine/commands.py", "key"): ("help-before", "welcome-first"),
    ("engine/turn.py", "key"): ("other-voice", "other-kind"),
    ("gateway/export.py", "key"): tuple(map(exported.label, exported.ids())),
    ("gateway/profile.py", "key"): (
        *_each("command-", NAMES),
        *("bot-description", "bot-short-description"),
    ),
}
"""Keys that are put together, by where and how. A new one has to be written here and in content/rules/keys.py."""

ON_ITS_OWN = {"child-neutral", "child-mine", "bot-name"}
"""Read by the loader; and the bot's name, which whoever sets the bot up copies."""


def written(one: Asked) -> tuple[str, ...]:
    """The keys of a call."""
    if isinstance(one.written, ast.Constant):
        return (str(one.written.value),)
    if isinstance(one.written, ast.IfExp):
        ends = (one.written.body, one.written.orelse)
        return tuple(str(end.value) for end in ends if isinstance(end, ast.Constant))
    place = one.file, ast.unparse(one.written)
    assert place in COMPOSED, f"{place}: write its keys into COMPOSED"
    return COMPOSED[place]


def messages() -> list[Asked]:
    return [one for one in asked() if one.how != "line"]


def test_that_the_list_of_messages_is_what_the_code_asks_for() -> None:
    asked_for = {key for one in messages() for key in written(one)} | ON_ITS_OWN
    assert set(keys.ROLES) == asked_for


def test_that_the_list_of_pools_is_what_the_code_asks_for() -> None:
    assert set(keys.POOLS) == {pool for one in asked() if one.how == "line" for pool in written(one)}


def test_that_the_code_passes_what_the_list_says() -> None:
    passed = {key: one.passed for one in messages() for key in written(one) if one.passed}
    assert {key: frozenset(names) for key, names in keys.PASSED.items()} == passed


def test_that_only_what_is_said_as_a_message_may_have_markup() -> None:
    shown = {key for one in messages() if one.how == "label" for key in written(one)}
    said = {key for one in messages() if one.how == "say" for key in written(one)}
    assert {key for key in shown if keys.ROLES[key] in MARKED_UP} == set()
    assert {key for key in said if keys.ROLES[key] not in MARKED_UP} == set()


def test_that_every_composed_key_is_still_asked_for() -> None:
    there = {(one.file, ast.unparse(one.written)) for one in asked()}
    assert set(COMPOSED) - there == set()


def test_that_the_commands_are_the_engines() -> None:
    assert keys.COMMANDS == NAMES


@pytest.mark.parametrize(
    ("key", "role"), [("story", Role.MESSAGE), ("export-page-title", Role.LABEL), ("no-such-key", None)]
)
def test_the_role_of_a_message(key: str, role: Role | None) -> None:
    assert keys.role(key) is role


def test_that_samples_have_every_variable_that_is_passed() -> None:
    for key in keys.ROLES:
        assert all(set(values) == set(keys.PASSED.get(key, ())) for values in keys.samples(key))
    assert len(keys.samples("progress")) > len(keys.samples("ending")) > len(keys.samples("story")) == 1


def test_that_the_content_imports_nothing_above_it() -> None:
    for path in Path(HERE).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert str(node.module).split(".")[0] not in ("dialogs", "engine", "gateway", "storage", "simulator")
