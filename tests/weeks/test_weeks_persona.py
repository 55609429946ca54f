"""A persona file: what it may say, and what is said of one that is wrong."""

from pathlib import Path

import click
import pytest

from fsm.words import Cause, Pace, Sign, Since
from simulator.weeks.persona import Persona, read
from tests.transcripts import PERSONAS


def written(folder: Path, text: str) -> Path:
    path = folder / "someone.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_whole_persona(tmp_path: Path) -> None:
    who = read(
        written(
            tmp_path,
            "locale: en\ncountry: GB\ntimezone: Europe/London\nchild: {name: Mia, age: 9, pronoun: she}\n"
            "story: [one, two]\nsigns: {snaps: new}\ncauses: [separation]\nreflection: 2\npace: two_a_week\nhour: 23\n"
            "days: [done, silent, block, 'text: hello there', text: hello again]\ncloseness: [1, 5]\n"
            "reviews: [[snaps], []]\non: {7: /pause, 9: /resume}\n",
        )
    )
    assert who.reflection == [2] * 14
    assert who.days == ["done", "silent", "block", "text: hello there", "text: hello again"]
    assert (who.on, who.pace, who.hour) == ({7: "/pause", 9: "/resume"}, Pace.TWO_A_WEEK, 23)
    assert (who.signs, who.causes) == ({Sign.SNAPS: Since.NEW}, [Cause.SEPARATION])


def test_nothing_is_needed(tmp_path: Path) -> None:
    assert read(written(tmp_path, "{}")) == Persona()


def test_the_personas_here_are_six_in_each_language_and_right() -> None:
    spoken = [read(path).locale for path in PERSONAS.values()]
    assert {locale: spoken.count(locale) for locale in spoken} == {"en": 6, "ru": 6}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("timezone: Mars/Olympus", "timezone"),
        ("child: {age: 1}", "child.age"),
        ("child: {shoe: 30}", "child.shoe"),
        ("signs: {sneezes: new}", "signs"),
        ("causes: [weather]", "causes.0"),
        ("reflection: [1, 2]", "reflection"),
        ("reflection: 6", "reflection"),
        ("days: [done, dances]", "days"),
        ("days: []", "days"),
        ("closeness: []", "closeness"),
        ("closeness: [0]", "closeness.0"),
        ("pace: hourly", "pace"),
        ("hour: 24", "hour"),
        ("locale: klingon", "locale"),
        ("country: Atlantis", "country"),
        ("on: {first: /pause}", "on"),
        ("nonsense: 1", "nonsense"),
        ("- a list", ""),
        ("days: 5", "days"),
        ("", ""),
    ],
)
def test_a_wrong_persona_is_named_with_file_and_field(tmp_path: Path, text: str, field: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(click.ClickException) as caught:
        read(path)
    for line in caught.value.message.splitlines():
        assert line.startswith(f"{path}: {field}")


def test_what_is_no_yaml_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="not YAML"):
        read(written(tmp_path, "story: [unfinished"))
    path = tmp_path / "picture.yaml"
    path.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(click.ClickException, match="not YAML"):
        read(path)
