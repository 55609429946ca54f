"""Pictures of a parent's answers, drawn with Pillow: calm, read at arm's length, in a light and in a dark chat.

One colour for every value: a low one is no fault, so nothing is red. A value of 0 means that there is none.
"""

import io
from collections.abc import Callable

from babel.numbers import format_decimal
from PIL import Image, ImageDraw

from fsm.reply import Picture
from gateway.lettering import MEDIUM, fitted

WIDTH = 1000
MARGIN = 64
TITLE = 50
LABEL = 38
SMALL = 34
HIGHEST = 5.0

PAPER = (246, 243, 237)
TRACK = (226, 222, 213)
FILL = (47, 128, 121)
EARLIER = (158, 193, 188)
INK = (36, 47, 45)
PALE = (102, 115, 112)

SMOOTH = 2
"""Shapes are drawn so many times as large and made smaller, which rounds their edges off."""

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]


class Sheet:
    """Shapes first, then letters over them."""

    def __init__(self, height: int) -> None:
        self._size = (WIDTH, height)
        self._shapes: list[tuple[Box, Colour, float]] = []
        self._letters: list[Callable[[ImageDraw.ImageDraw], None]] = []

    def pill(self, box: Box, colour: Colour, radius: float) -> None:
        """A bar with round ends."""
        self._shapes.append((box, colour, radius))

    def text(self, x: float, y: float, text: str, size: int, colour: Colour = INK, *, anchor: str = "la",
             weight: int = 400, width: int = WIDTH, lines: int = 1) -> int:  # fmt: skip
        """Letters at a place, in a width; how many pixels high they are. An anchor that ends in m centres them."""
        face, wrapped = fitted(text, width, size, weight, lines)
        step = int(face.size * 1.18)
        top = y - step * (len(wrapped) - 1) / 2 if anchor.endswith("m") else y
        for number, line in enumerate(wrapped):
            at = (x, top + step * number)
            self._letters.append(
                lambda draw, at=at, line=line: draw.text(at, line, font=face, fill=colour, anchor=anchor)  # type: ignore[misc]
            )
        return step * len(wrapped)

    def png(self) -> bytes:
        """The finished picture."""
        large = Image.new("RGB", (self._size[0] * SMOOTH, self._size[1] * SMOOTH), PAPER)
        draw = ImageDraw.Draw(large)
        for box, colour, radius in self._shapes:
            scaled = tuple(round(side * SMOOTH) for side in box)
            draw.rounded_rectangle(scaled, radius * SMOOTH, fill=colour)
        image = large.resize(self._size, Image.Resampling.BOX)
        draw = ImageDraw.Draw(image)
        for letters in self._letters:
            letters(draw)
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        return buffer.getvalue()


def draw(picture: Picture) -> bytes:
    """The picture as PNG: columns for days, lying bars for everything else, which has longer names."""
    return _columns(picture) if picture.kind == "closeness" else _bars(picture)


def _title(sheet: Sheet, picture: Picture) -> None:
    sheet.text(MARGIN, MARGIN - 8, picture.title, TITLE, weight=MEDIUM, width=WIDTH - 2 * MARGIN)


def _bars(picture: Picture) -> bytes:
    few = len(picture.bars) <= 4
    row, thick = (132, 44) if few else (84, 30)
    top, left, right = 168, 520, WIDTH - MARGIN - (70 if few else 0)
    sheet = Sheet(top + row * len(picture.bars) + 84)
    _title(sheet, picture)
    for number, (label, value, earlier) in enumerate(picture.bars):
        middle = top + row * number + row / 2
        sheet.text(MARGIN, middle, label, LABEL, anchor="lm", width=left - MARGIN - 28, lines=2)
        both = earlier is not None
        upper = middle - thick / 2 - (thick * 0.3 if both else 0)
        _bar(sheet, (left, upper, right, upper + thick), value, FILL)
        if earlier is not None:
            _bar(sheet, (left, upper + thick + 6, right, upper + thick + 6 + thick * 0.45), earlier, EARLIER)
        if few and value:
            sheet.text(WIDTH - MARGIN, middle, figure(value, picture.locale), LABEL, anchor="rm", weight=MEDIUM)
    below = top + row * len(picture.bars) + 8
    half = (right - left) // 2 - 10
    sheet.text(left, below, picture.low, SMALL, PALE, width=half)
    sheet.text(right, below, picture.high, SMALL, PALE, anchor="ra", width=half)
    return sheet.png()


def _bar(sheet: Sheet, box: Box, value: float, colour: Colour) -> None:
    left, top, right, bottom = box
    radius = (bottom - top) / 2
    sheet.pill(box, TRACK, radius)
    share = min(max(value, 0.0), HIGHEST) / HIGHEST
    if share:
        sheet.pill((left, top, max(left + 2 * radius, left + (right - left) * share), bottom), colour, radius)


def _columns(picture: Picture) -> bytes:
    top, bottom, height = 220, 630, 724
    sheet = Sheet(height)
    _title(sheet, picture)
    scale = f"1 – {picture.low}   ·   {HIGHEST:.0f} – {picture.high}"
    sheet.text(MARGIN, 130, scale, SMALL, PALE, width=WIDTH - 2 * MARGIN)
    count = max(1, len(picture.bars))
    step = (WIDTH - 2 * MARGIN) / count
    wide = min(84.0, step * 0.62)
    for level in range(1, int(HIGHEST) + 1):
        y = bottom - (bottom - top) * level / HIGHEST
        sheet.pill((MARGIN, y - 1, WIDTH - MARGIN, y + 1), TRACK, 1)
    for number, (label, value, _) in enumerate(picture.bars):
        middle = MARGIN + step * (number + 0.5)
        share = min(max(value, 0.0), HIGHEST) / HIGHEST
        if share:
            y = bottom - (bottom - top) * share
            sheet.pill((middle - wide / 2, y, middle + wide / 2, bottom), FILL, 16)
            sheet.text(
                middle, y + 14, figure(value, picture.locale), SMALL, PAPER, anchor="ma", weight=MEDIUM, width=int(wide)
            )
        else:
            sheet.pill((middle - 9, bottom - 18, middle + 9, bottom), TRACK, 9)
        sheet.text(middle, bottom + 22, label, LABEL, anchor="ma", width=int(step) - 6)
    return sheet.png()


def figure(value: float, locale: str) -> str:
    """A value with one decimal where there is one, and the language's own mark before it."""
    return str(format_decimal(value, format="0.#", locale=locale))
