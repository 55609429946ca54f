"""A persona's weeks in virtual time, through the real worker and the real store."""

import json
from time import process_time

import pytest
from click.testing import CliRunner
from sqlcipher3.dbapi2 import ProgrammingError

from bot import main
from fsm.journey import Journey
from fsm.reply import Button, Edit, Export, Say, Settle, Tell, Toast
from fsm.states import State
from simulator.weeks import weeks
from simulator.weeks.parent import ALWAYS, Parent
from simulator.weeks.persona import Persona
from simulator.weeks.phone import Phone
from simulator.weeks.transcript import Line, plain
from simulator.weeks.weeks import CirclesError, Weeks, scratch, simulate
from tests.conversation import content, languages
from tests.transcripts import GOLDEN, PERSONAS, page


def lived(until: int, **told: object) -> list[Line]:
    with scratch() as store:
        return simulate(Persona.model_validate(told), until, content(), store)


def test_the_command_prints_what_is_kept_here() -> None:
    name, path = next(iter(PERSONAS.items()))
    result = CliRunner().invoke(main, ["simulate", str(path)], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.output == page(name)


def test_as_json_lines() -> None:
    path = next(iter(PERSONAS.values()))
    result = CliRunner().invoke(main, ["simulate", str(path), "--days", "3", "--format", "jsonl"])
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert {"at", "local", "day", "who", "kind", "text", "state", "buttons", "picture", "scheduled"} == set(lines[0])
    assert [line["day"] for line in lines] == sorted(line["day"] for line in lines)
    assert lines[-1]["day"] == 3


def test_a_persona_that_is_none() -> None:
    result = CliRunner().invoke(main, ["simulate", str(GOLDEN)])
    assert result.exit_code == 2


@pytest.mark.parametrize("language", languages())
def test_six_weeks_in_any_language_take_less_than_two_seconds(language: str) -> None:
    began = process_time()
    lines = lived(42, locale=language)
    assert process_time() - began < 2
    assert lines[-1].state == "ended"


@pytest.mark.parametrize("pace", ["every_day", "three_a_week", "two_a_week"])
def test_every_pace_comes_to_its_end(pace: str) -> None:
    lines = lived(44, pace=pace, days=["done", "not_yet", "hard"])
    ended = next(line.day for line in lines if line.state == "ended")
    assert ended == {"every_day": 15, "three_a_week": 33, "two_a_week": 43}[pace]


def test_who_says_nothing_is_asked_once_and_left_in_peace() -> None:
    lines = lived(42, days=["silent"])
    assert [line.day for line in lines if line.scheduled] == [2, 3, 4, 5]
    assert lines[-1].state == "silence"
    # A command in between is answered; the question that is repeated after it stays without an answer.
    lines = lived(20, days=["silent"], on={3: "/progress", 40: "too late"})
    assert not any(line.text == "too late" or line.kind == "press" for line in lines if line.day > 1)


def test_who_blocks_hears_nothing_more() -> None:
    lines = lived(42, days=["done", "block"], on={20: "hello"})
    assert (lines[-1].kind, lines[-1].day) == ("blocks", 3)


def test_texts_on_their_days_and_none_beyond_the_end() -> None:
    lines = lived(5, on={2: "/progress", 3: "she laughed", 9: "too late"}, days=["text: we talked"])
    said = [(line.day, line.text) for line in lines if line.who == "parent" and line.day > 1 and line.kind == "says"]
    assert (2, "/progress") in said
    assert (3, "she laughed") in said
    assert (2, "we talked") in said
    assert not any(day > 5 for day, _ in said)


def test_every_command_on_some_day() -> None:
    """Whatever is typed in the middle of the weeks, the persona finds its way back to the end."""
    commands = ("/settings", "/language", "/support", "/sos", "/restart", "/forget", "/plan", "/today", "/privacy")
    lines = lived(42, on=dict(enumerate(commands, 3)), pace="every_day")
    assert lines[-1].state == "ended"


def test_without_a_name_an_age_or_a_cause() -> None:
    assert lived(2, child={"name": ""}, causes=[], story=[])[-1].day == 2


def test_a_dialogue_that_goes_round_in_circles_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weeks, "MOST_ACTS", 3)
    with pytest.raises(CirclesError, match="no rest after 3 answers, in child_pronoun"):
        lived(1)


def test_a_button_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ALWAYS, State.PROGRAMME, "dance")
    with pytest.raises(LookupError, match="no button 'dance'"):
        lived(1)


def test_a_parent_waits_where_nothing_is_asked() -> None:
    parent = Parent(Persona())
    for state in (State.DAY, State.PAUSED, State.QUIET, State.SILENCE, State.ENDED):
        assert parent.act(Journey(1, state=state.value)) is None
    parent.mute = True
    assert parent.act(Journey(1, state=State.FOLLOW_UP.value)) is None


def test_the_phone_carries_out_every_reply() -> None:
    phone = Phone()
    shown = phone.take(Say("hello", ((Button("Yes", "1:yes"), Button("Page", url="https://x.org")),)))
    assert shown is not None
    assert shown.buttons() == [("Yes", "1:yes")]
    assert phone.find("yes", 1) == (1, "Yes", "1:yes")
    assert phone.find("yes", 2) is None
    assert phone.take(Edit(1, "changed")) is shown
    assert phone.take(Edit(77, "as a new one")) is phone.messages[2]
    assert phone.take(Toast("c", "hello")) is None
    assert phone.take(Settle(1, "Yes", "1:yes")) is None
    assert phone.take(Settle(77, "Yes", "1:yes")) is None
    assert phone.take(Tell("a concern")) is None
    assert phone.operator == ["a concern"]
    export = phone.take(Export("here it is", "en"))
    assert export is not None
    assert export.text.endswith("here it is")
    assert phone.typed() == 4


def test_html_as_markdown() -> None:
    assert plain("<b>a</b> <i>b</i> &lt;c&gt; &amp; d") == "**a** *b* <c> & d"


def test_the_scratch_store_is_in_memory_and_gone_afterwards() -> None:
    with scratch() as store:
        assert [row[2] for row in store.db.execute("PRAGMA database_list").fetchall()] == [""]
        run = Weeks(Persona(), content(), store, 1)
        assert run.run(1)[-1].state == "day"
    with pytest.raises(ProgrammingError):
        store.journey(1)
