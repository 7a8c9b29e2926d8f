"""Letters for pictures: Inter, which has Cyrillic with the Kazakh letters, and lines that break and never lose a letter.

The basic layout engine draws the same on every machine; the other one depends on libraries that may be missing.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

_FONTS = Path(__file__).with_name("fonts")
BOX = "□"  # for a letter that the font does not have
_MISSING = "\U0010ffff"  # no font has this one, so it is drawn as all are that a font lacks
_BREAKS = re.compile(r"(?<=[\s\-–—/])")


@dataclass(frozen=True)
class _Style:
    weight: str
    size: int
    colour: str

    @property
    def line(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.26)


class Style(Enum):
    """What is written how. A phone shows 1080 pixels as about 390, so 33 here are 12 there."""

    TITLE = _Style("SemiBold", 46, "#16202b")
    SUBTITLE = _Style("Regular", 30, "#66727f")
    COLUMN = _Style("SemiBold", 29, "#26323e")
    NAME = _Style("SemiBold", 33, "#16202b")
    NOTE = _Style("Regular", 27, "#66727f")
    LEGEND = _Style("Regular", 29, "#26323e")
    # on a poster of 1240 pixels, which is read from across a room
    POSTER_NAME = _Style("SemiBold", 92, "#16202b")
    POSTER_ROLE = _Style("Regular", 54, "#26323e")
    POSTER_STEP = _Style("SemiBold", 48, "#16202b")
    POSTER_NOTE = _Style("Regular", 34, "#66727f")

    @property
    def colour(self) -> str:
        return self.value.colour

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        return _font(self.value.weight, self.value.size)

    @property
    def line(self) -> int:
        return self.value.line

    def length(self, text: str) -> float:
        """Letter by letter: these fonts have no kerning."""
        return sum(_advance(self, letter) for letter in text)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = _FONTS / f"Inter-{weight}.otf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _advance(style: Style, letter: str) -> float:
    return style.font.getlength(letter)


def drawable(text: str) -> str:
    """The text as the font can draw it, on one line.

    - a letter of another script stays, as a box; emoji and invisible signs go
    - nothing left: one box, so that nobody is without a name
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(map(_drawable, composed)).split()) or (BOX if text.strip() else "")


def _drawable(letter: str) -> str:
    if letter.isspace():
        return " "
    if has_glyph(letter):
        return letter
    return BOX if unicodedata.category(letter)[0] in "LN" else ""


@lru_cache(maxsize=4096)
def has_glyph(letter: str) -> bool:
    font = Style.NAME.font
    return bytes(font.getmask(letter)) != bytes(font.getmask(_MISSING))


def wrap(text: str, style: Style, width: float) -> tuple[str, ...]:
    """Lines no longer than the width: between words where possible, else inside a word."""
    lines: list[str] = []
    line = ""
    for piece in _BREAKS.split(drawable(text)):
        if style.length((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line:
            lines.append(line.rstrip())
        *full, line = _broken(piece, style, width)
        lines.extend(full)
    return (*lines, line.rstrip()) if line else tuple(lines)


def longest_word(text: str, style: Style) -> float:
    return max(style.length(piece.rstrip()) for piece in _BREAKS.split(drawable(text)))


def _broken(word: str, style: Style, width: float) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and style.length((parts[-1] + letter).rstrip()) > width:
            parts.append("")
        parts[-1] += letter
    return parts
