"""The layout as a PNG. A mark is told by its shape, and by its colour only besides.

A check in a circle: launch. A star in a square: launch and administration. A dash: nothing. Hollow: not now.
A diamond at the corner: different from what the role recommends; a dash then has a ring, as what was taken away.
"""

import io
import math
from functools import cache

from PIL import Image, ImageDraw

from .layout import LARGEST, MARK, SLANT, Layout, Text, lay_out
from .matrix import Mark, Matrix

PAPER, PALE = "#ffffff", "#a5b0bb"
GREEN, BLUE, ORANGE = "#1f8f5f", "#2f5fd0", "#f08c00"
_SMOOTH, _EDGE = Image.Resampling.LANCZOS, 4
_FINER = 4  # shapes are drawn so many times larger and then scaled down, which smooths their edges


def picture(matrix: Matrix) -> bytes:
    """Takes some tenths of a second: call it beside the event loop."""
    layout = lay_out(matrix)
    # Names of hundreds of letters may make it larger than Telegram takes a photo: then all of it is drawn smaller.
    scale = min(1, LARGEST / (layout.width + layout.height + 2))
    png = io.BytesIO()
    _drawn(layout, scale).save(png, "PNG")
    return png.getvalue()


def _drawn(layout: Layout, scale: float) -> Image.Image:
    image = Image.new("RGB", (math.ceil(layout.width * scale), math.ceil(layout.height * scale)), PAPER)
    for box in layout.boxes:
        left, top, right, bottom = (round(at * scale) for at in (box.left, box.top, box.right, box.bottom))
        image.paste(box.colour, (left, top, max(right, left + 1), max(bottom, top + 1)))
    for text in layout.texts:
        if text.lines:
            _put(image, text.style.colour, _scaled(ink(text), scale), *text.middle, scale)
    for placed in layout.stamps:
        drawn = _scaled(stamp(placed.mark), scale)
        _put(image, drawn, drawn, placed.x, placed.y, scale)
    return image


def _put(
    image: Image.Image, what: Image.Image | str, mask: Image.Image, x: float, y: float, scale: float
) -> None:
    """Around its middle."""
    image.paste(what, (round(x * scale - mask.width / 2), round(y * scale - mask.height / 2)), mask)


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    if scale == 1:
        return image
    return image.resize((math.ceil(image.width * scale), math.ceil(image.height * scale)), _SMOOTH)


def ink(text: Text) -> Image.Image:
    """The letters alone. What one has beyond its own width falls into the edge."""
    drawn = Image.new("L", (math.ceil(text.length) + 2 * _EDGE, text.height + 2 * _EDGE))
    draw = ImageDraw.Draw(drawn)
    for number, line in enumerate(text.lines):
        draw.text((_EDGE, _EDGE + number * text.style.line), line, 255, text.style.font)
    return drawn.rotate(math.degrees(SLANT), Image.Resampling.BICUBIC, expand=True) if text.slanted else drawn


@cache
def stamp(mark: Mark) -> Image.Image:
    size = MARK * _FINER
    image = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(image)
    if Mark.LAUNCH_ADMIN in mark:
        _square(draw, size, hollow=Mark.NOT_NOW in mark)
    elif Mark.LAUNCH in mark:
        _circle(draw, size, hollow=Mark.NOT_NOW in mark)
    else:
        _dash(draw, size, ring=Mark.PERSONAL in mark)
    if Mark.PERSONAL in mark:
        _diamond(draw, size)
    return image.resize((MARK, MARK), _SMOOTH)


def _circle(draw: ImageDraw.ImageDraw, size: int, *, hollow: bool) -> None:
    edge, pen = size * 0.06, round(size * 0.07)
    draw.ellipse((edge, edge, size - edge, size - edge), PAPER if hollow else GREEN, GREEN, pen)
    check = [(size * x, size * y) for x, y in ((0.29, 0.52), (0.44, 0.67), (0.71, 0.36))]
    draw.line(check, GREEN if hollow else PAPER, round(size * 0.09), "curve")


def _square(draw: ImageDraw.ImageDraw, size: int, *, hollow: bool) -> None:
    edge, pen = size * 0.06, round(size * 0.07)
    corners = (edge, edge, size - edge, size - edge)
    draw.rounded_rectangle(corners, size * 0.2, PAPER if hollow else BLUE, BLUE, pen)
    draw.polygon(_star(size), BLUE if hollow else PAPER)


def _star(size: int) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        far = size * (0.31 if corner % 2 == 0 else 0.135)
        angle = math.pi * (corner / 5 - 0.5)
        points.append((size * 0.5 + far * math.cos(angle), size * 0.52 + far * math.sin(angle)))
    return points


def _dash(draw: ImageDraw.ImageDraw, size: int, *, ring: bool) -> None:
    if ring:  # taken away is not the same as never given
        draw.ellipse((size * 0.06, size * 0.06, size * 0.94, size * 0.94), PAPER, PALE, round(size * 0.07))
    draw.rounded_rectangle((size * 0.32, size * 0.46, size * 0.68, size * 0.54), size * 0.04, PALE)


def _diamond(draw: ImageDraw.ImageDraw, size: int) -> None:
    x, y, outer, inner = size * 0.8, size * 0.2, size * 0.2, size * 0.145
    for far, colour in ((outer, PAPER), (inner, ORANGE)):
        draw.polygon([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], colour)
