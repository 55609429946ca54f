"""Letters for pictures: one font for Latin, Cyrillic and Greek, and texts made to fit.

Pillow's own font has no Cyrillic, so the font is the package fontpkg-roboto (OFL): one variable file.
"""

import io
from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont

Font = ImageFont.FreeTypeFont
REGULAR, MEDIUM = 400, 550


@lru_cache(maxsize=1)
def _file() -> bytes:
    return files("fontpkg_roboto").joinpath("files", "Roboto[wdth,wght].ttf").read_bytes()


@lru_cache(maxsize=64)
def font(size: int, weight: int = REGULAR) -> Font:
    """The font at that size in pixels."""
    made = ImageFont.truetype(io.BytesIO(_file()), size)
    names = [bytes(axis["name"]).decode() for axis in made.get_variation_axes()]
    made.set_variation_by_axes([weight if name == "Weight" else 100 for name in names])
    return made


def fitted(text: str, width: int, size: int, weight: int = REGULAR, lines: int = 2) -> tuple[Font, tuple[str, ...]]:
    """The text in at most so many lines: smaller where it must be, cut with an ellipsis where nothing else helps."""
    text = " ".join(text.split())
    smallest = size * 7 // 10
    # A little smaller on fewer lines reads better than large and broken.
    for allowed, largest, least in ((1, size, size * 8 // 10), (lines, size * 9 // 10, smallest)):
        for pixels in range(largest, least - 1, -1):
            face = font(pixels, weight)
            wrapped = _wrapped(text, face, width)
            if len(wrapped) <= allowed and all(face.getlength(line) <= width for line in wrapped):
                return face, wrapped
    face = font(smallest, weight)
    wrapped = _wrapped(text, face, width)
    kept = (*wrapped[: lines - 1], " ".join(wrapped[lines - 1 :]))
    return face, tuple(_cut(line, face, width) for line in kept if line)


def _wrapped(text: str, face: Font, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _cut(line: str, face: Font, width: int) -> str:
    if face.getlength(line) <= width:
        return line
    while line and face.getlength(line + "…") > width:
        line = line[:-1].rstrip()
    return line + "…"
