"""A poster for a wall: who lets in, as what, the QR, and the three steps, on a sheet of A4 as a PNG.

Drawn at the moment it is sent, and kept nowhere: the QR is as good as the link.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import segno
from PIL import Image, ImageDraw

from bot.matrix import Style, wrap

_WIDTH, _HEIGHT = 1240, 1754  # A4 at 150 dots to the inch
_MARGIN, _QR = 96, 720
_PAPER, _ACCENT = "#ffffff", "#2f5fd0"
_NUMBER = 64  # across the circle with a step's number


@dataclass(frozen=True)
class Poster:
    """Its words, in the language of the organisation."""

    organisation: str
    role: str
    link: str
    steps: tuple[str, ...]
    note: str


def poster(words: Poster) -> bytes:
    """Takes some tenths of a second: call it beside the event loop."""
    bottom = _draw(ImageDraw.Draw(Image.new("L", (1, 1))), words, None)
    height = max(_HEIGHT, bottom)
    sheet = Image.new("RGB", (_WIDTH, height), _PAPER)
    _draw(ImageDraw.Draw(sheet), words, sheet)
    if height > _HEIGHT:  # a name of hundreds of letters: then all of it is smaller
        sheet = _fitted(sheet)
    png = io.BytesIO()
    sheet.save(png, "PNG", dpi=(150, 150))
    return png.getvalue()


def _fitted(tall: Image.Image) -> Image.Image:
    width = round(_WIDTH * _HEIGHT / tall.height)
    sheet = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    sheet.paste(tall.resize((width, _HEIGHT), Image.Resampling.LANCZOS), ((_WIDTH - width) // 2, 0))
    return sheet


def _draw(draw: ImageDraw.ImageDraw, words: Poster, sheet: Image.Image | None) -> int:
    """Without a sheet it only measures. Returns how far down it reaches."""
    y = _MARGIN
    for text, style, gap in (
        (words.organisation, Style.POSTER_NAME, 20),
        (words.role, Style.POSTER_ROLE, 36),
    ):
        y = _centred(draw, text, style, y) + gap
    if sheet is not None:
        code = _qr(words.link)
        sheet.paste(code, ((_WIDTH - code.width) // 2, y + (_QR - code.height) // 2))
    y += _QR + 44
    for number, step in enumerate(words.steps, 1):
        y = _step(draw, str(number), step, y) + 22
    return _centred(draw, words.note, Style.POSTER_NOTE, y + 20) + _MARGIN // 2


def _centred(draw: ImageDraw.ImageDraw, text: str, style: Style, y: int) -> int:
    for line in wrap(text, style, _WIDTH - 2 * _MARGIN):
        draw.text(((_WIDTH - style.length(line)) / 2, y), line, style.colour, style.font)
        y += style.line
    return y


def _step(draw: ImageDraw.ImageDraw, number: str, text: str, y: int) -> int:
    style, left = Style.POSTER_STEP, _MARGIN + 30
    draw.ellipse((left, y, left + _NUMBER, y + _NUMBER), _ACCENT)
    middle = left + (_NUMBER - style.length(number)) / 2
    draw.text((middle, y + (_NUMBER - style.line) / 2), number, _PAPER, style.font)
    y += (_NUMBER - style.line) // 2
    for line in _lines(text, left + _NUMBER + 28):
        draw.text((left + _NUMBER + 28, y), line, style.colour, style.font)
        y += style.line
    return y


def _lines(text: str, left: int) -> Iterator[str]:
    yield from wrap(text, Style.POSTER_STEP, _WIDTH - _MARGIN - left)


def _qr(link: str) -> Image.Image:
    """As large as whole pixels allow; a quarter of it may be dirty or torn (level Q)."""
    code = segno.make(link, error="q")
    scale = _QR // code.symbol_size(border=4)[0]
    png = io.BytesIO()
    code.save(png, kind="png", scale=scale, border=4)
    return Image.open(io.BytesIO(png.getvalue())).convert("RGB")
