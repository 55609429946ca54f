"""What the command line prints of an understanding."""

from signals import understand
from signals.lines import as_line

TEXT = "She locks her door. She is 13. We divorced in May."


def test_ids_by_kind_and_the_age() -> None:
    assert as_line(understand(TEXT, "en"), words=False) == {
        "signs": ["locked_room"],
        "denied": [],
        "causes": ["separation"],
        "concerns": [],
        "age": 13,
    }


def test_each_beside_the_words_that_it_rests_on() -> None:
    line = as_line(understand(TEXT, "en"), words=True)
    assert line["signs"] == [{"id": "locked_room", "words": "She locks her door"}]
    assert line["causes"][0]["words"] in TEXT
