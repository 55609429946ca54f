"""The personas' six weeks: as they were when a person read them, one check-in a day, no text twice."""

from collections import Counter, defaultdict

import pytest

from fsm import schedule
from fsm.words import Cause
from signals import understand
from simulator.weeks.persona import read
from simulator.weeks.transcript import Line
from tests.transcripts import GOLDEN, PERSONAS, lines, page

EACH = pytest.mark.parametrize("name", PERSONAS)


@EACH
def test_the_transcript_is_as_it_was_when_it_was_read(name: str) -> None:
    """When it should differ: `make golden`, read what changed, keep it."""
    kept = (GOLDEN / f"{name}.md").read_text("utf-8").splitlines()
    assert page(name).splitlines() == kept


def test_no_golden_page_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(PERSONAS)


def said(name: str) -> list[Line]:
    """The bot's own words: without edited checklists, and without what answers a command."""
    found: list[Line] = []
    command = False
    for line in lines(name):
        if line.who == "parent":
            command = line.text.startswith("/")
        elif line.kind == "says" and not command:
            found.append(line)
    return found


@EACH
def test_no_text_comes_twice_on_different_days(name: str) -> None:
    days: dict[str, set[int]] = defaultdict(set)
    for line in said(name):
        days[line.text].add(line.day)
    assert {text: on for text, on in days.items() if len(on) > 1} == {}


@EACH
def test_the_clock_speaks_once_a_day_and_never_at_night(name: str) -> None:
    by_day = Counter(line.local.date() for line in lines(name) if line.scheduled and line.state == "check_in")
    assert set(by_day.values()) <= {1}
    for line in lines(name):
        if line.scheduled:
            assert schedule.DAY_BEGINS <= line.local.time() < schedule.DAY_ENDS


@EACH
def test_two_messages_at_most_before_the_parents_next_word(name: str) -> None:
    row = 0
    for line in lines(name):
        row = row + 1 if line.who == "bot" and line.kind == "says" and not line.scheduled else 0
        assert row <= 2


def states(name: str) -> set[str]:
    return {line.state for line in lines(name)}


def test_each_persona_meets_what_it_is_there_for() -> None:
    assert {"silence", "ended"} <= states("own_mistakes_goes_silent")
    assert lines("never_built_blocks")[-1].kind == "blocks"
    assert {"concern_check", "concern_help", "follow_up", "ended"} <= states("concern_on_day_nine")
    assert {"review_result", "hard", "ended"} <= states("gets_worse")
    assert {"pausing", "paused"} <= states("toddler_worn_out")
    assert "ended" in states("teenager_behind_the_door")
    assert {"silence", "ended"} <= states("ru_read_the_messages")
    assert lines("ru_father_on_rotation")[-1].kind == "blocks"
    assert {"concern_check", "concern_help", "follow_up", "ended"} <= states("ru_note_in_the_exercise_book")
    assert {"concern_help", "review_result", "hard", "ended"} <= states("ru_grandmother")
    assert {"concern_help", "pausing", "paused"} <= states("ru_no_strength_left")
    assert "ended" in states("ru_class_chat")
    for name, label in (("gets_worse", "I'd like to ask a human"), ("ru_grandmother", "Хочу спросить человека")):
        assert [line for line in lines(name) if label in line.buttons], "worse twice in a row offers a human"


def test_an_age_told_with_the_name_is_not_asked_again() -> None:
    assert "child_age" not in states("ru_class_chat")


def test_what_the_russian_stories_tell_is_ticked_before_the_parent_touches_the_list() -> None:
    """Of each a sign, and a cause where one is told; what was heard wrongly is unticked by its parent."""
    for name, path in PERSONAS.items():
        who = read(path)
        if who.locale != "ru":
            continue
        told = [understand(text, "ru") for text in who.story]
        signs = {found.id for one in told for found in one.signs}
        causes = {found.id for one in told for found in one.causes}
        assert signs & set(who.signs), name
        assert causes & set(who.causes) or who.causes == [Cause.UNKNOWN], name


def test_two_personas_read_differently() -> None:
    english = [name for name, path in PERSONAS.items() if read(path).locale == "en"]
    texts = [frozenset(line.text for line in said(name)) for name in english]
    for place, mine in enumerate(texts):
        for theirs in texts[place + 1 :]:
            assert len(mine & theirs) < len(mine) / 3


def test_two_personas_walk_differently() -> None:
    """In Russian the name stands only where it needs no ending, so the same text reads alike for two children. What
    comes on which day is each one's own."""
    texts = [frozenset((line.day, line.text) for line in said(name) if line.day > 1) for name in PERSONAS]
    for place, mine in enumerate(texts):
        for theirs in texts[place + 1 :]:
            assert len(mine & theirs) < min(len(mine), len(theirs)) / 3
