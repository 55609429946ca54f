"""Pictures: the right size, whole letters in both scripts, and bars that are as long as their values."""

import io

import pytest
from PIL import Image

from fsm.reply import Picture
from gateway.lettering import fitted, font
from gateway.pictures import FILL, TRACK, WIDTH, draw, figure

RUSSIAN = tuple((f"Слушать, не перебивая, {n}", float(n % 5 + 1), None) for n in range(14))
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WEEK = tuple((day, value, None) for day, value in zip(DAYS, (1.0, 0.0, 2.0, 3.0, 4.0, 5.0, 5.0), strict=True))
WEEKS = (("First week", 2.4, None), ("Last week", 3.9, None))
PICTURES = [
    Picture("reflection", "Ваши последние две недели", RUSSIAN, "никогда", "всегда", ""),
    Picture("closeness", "How close it felt", WEEK, "far apart", "close", ""),
    Picture("before_after", "Before and after", WEEKS, "far", "close", ""),
    Picture("before_after", "x" * 300, (("ы" * 90, 9.0, -1.0), ("", 1.0, 5.0)), "y" * 200, "z" * 200, ""),
    Picture("reflection", "", (), "", "", ""),
    Picture("closeness", "", (), "", "", ""),
]


def drawn(picture: Picture) -> Image.Image:
    with Image.open(io.BytesIO(draw(picture))) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


@pytest.mark.parametrize("picture", PICTURES, ids=range(len(PICTURES)))
def test_telegram_takes_it_and_a_phone_shows_it(picture: Picture) -> None:
    image = drawn(picture)
    assert image.width == WIDTH
    assert 250 <= image.height <= 1600
    # Nothing runs into the edge.
    edge = {image.getpixel((x, y)) for x in (0, 20, WIDTH - 21, WIDTH - 1) for y in range(image.height)}
    assert len(edge) == 1


def test_the_same_picture_is_the_same_bytes() -> None:
    assert draw(PICTURES[0]) == draw(PICTURES[0])


@pytest.mark.parametrize(
    ("value", "locale", "written"), [(2.4, "en", "2.4"), (2.4, "ru", "2,4"), (3.0, "ru", "3"), (3.04, "de", "3")]
)
def test_figures_are_written_as_the_language_writes_them(value: float, locale: str, written: str) -> None:
    """Guards: a picture with Russian words had a decimal point."""
    assert figure(value, locale) == written


def test_a_picture_speaks_its_language() -> None:
    weeks = (("", 2.4, None), ("", 3.9, None))
    english, russian = (Picture("before_after", "", weeks, "", "", "", locale) for locale in ("en", "ru"))
    assert draw(english) != draw(russian)


def length(image: Image.Image, y: int, colour: tuple[int, int, int]) -> int:
    return sum(image.getpixel((x, y)) == colour for x in range(image.width))


def test_a_bar_is_as_long_as_its_value() -> None:
    image = drawn(PICTURES[2])
    rows = [y for y in range(image.height) if length(image, y, FILL) > 50]
    first, last = rows[len(rows) // 4], rows[3 * len(rows) // 4]
    whole = length(image, first, FILL) + length(image, first, TRACK)
    assert length(image, first, FILL) / whole == pytest.approx(2.4 / 5, abs=0.02)
    assert length(image, last, FILL) / whole == pytest.approx(3.9 / 5, abs=0.02)


def test_the_font_has_the_letters_of_our_languages() -> None:
    missing = font(40).getmask("\uffff")
    for letter in "ЯйЁёжщъыьэAgßéñўїєґłčřőşğæø–—…«»“”„№·α":
        assert bytes(font(40).getmask(letter)) != bytes(missing), letter


def test_words_are_made_to_fit() -> None:
    face, lines = fitted("Short", 400, 40)
    assert (face.size, lines) == (40, ("Short",))
    face, lines = fitted("A little longer than it is wide", 480, 40)
    assert (len(lines), 32 <= face.size < 40) == (1, True)
    face, lines = fitted("So long that it needs two lines and is a little smaller", 420, 40)
    assert len(lines) == 2
    face, lines = fitted("Verylongwordswithoutanyspace" * 5, 300, 40)
    assert lines[0].endswith("…")
    assert all(face.getlength(line) <= 300 for line in lines)
