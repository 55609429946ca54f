"""The page's script, read from outside: no HTML from text, no word missing, every file small and found."""

import re
from pathlib import Path

import pytest

import simulator

PAGE = Path(simulator.__file__).parent / "page"
SCRIPTS = sorted(PAGE.glob("*.js"))


def test_no_text_is_read_as_html() -> None:
    for script in SCRIPTS:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script.read_text())


def test_every_word_is_there_in_both_languages() -> None:
    english, russian = (
        set(re.findall(r"^  (\w+): ", block, re.MULTILINE))
        for block in re.findall(
            r"const (?:EN|RU) = \{\n(.*?)^\};", (PAGE / "words.js").read_text(), re.MULTILINE | re.DOTALL
        )
    )
    assert english == russian
    asked = set(re.findall(r'data-(?:words|label)="(\w+)"', (PAGE / "index.html").read_text()))
    for script in SCRIPTS:
        asked |= {
            word for pair in re.findall(r'\bsay\("(\w+)"\)|section\("(\w+)"', script.read_text()) for word in pair
        }
    assert asked - {""} <= english


@pytest.mark.parametrize(
    "name", ["index.html", *(path.name for path in SCRIPTS), "style.css", "bubbles.css", "tools.css"]
)
def test_nothing_comes_from_elsewhere(name: str) -> None:
    text = (PAGE / name).read_text()
    links = set(re.findall(r"https?://[^\s\"'`)<]+", text)) - {"http://www.w3.org/2000/svg", "https://${address}"}
    assert links == set()
    for found in re.findall(r'(?:src|href)="/page/([\w.]+)"|url\("/page/([\w.]+)"\)|from "\./([\w.]+)"', text):
        assert (PAGE / "".join(found)).is_file()
    assert text.count("\n") <= 250
