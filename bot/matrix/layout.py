"""Where everything of the picture stands: pure geometry, in pixels, before anything is drawn.

Applications stand slanted over their columns, in several bands below each other when one would be too wide.
Nothing is cut: whatever is long takes another line, and its row or column grows.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, zip_longest

from .letters import Style, longest_word, wrap
from .matrix import Mark, Matrix, Row

WIDTH = 1080  # of the usual picture; a phone shows it as about 390
LARGEST = 10_000  # width and height together, as Telegram takes a photo
SHARP = 4_000  # Telegram scales a photo to 2560: letters of a larger one would blur
TALL = 1.8  # height to width of a phone's screen
BANDS = 8  # at most
ONE_MORE_BAND = 0.15  # so much smaller people would rather read than look into one more band

MARGIN, GAP, MARK = 40, 30, 46
SLANT = math.radians(58)
COLUMN, COLUMN_MAX = 76, 132  # from one column to the next
LABELS = (300, 340, 380, 420, 460, 620, 900, 1300)  # lengths that a slanted name may have ...
LABEL_LINES = 150  # ... one line for so much of it
NAMES = (320, 380, 450, 560, 760, 1100, 1500)  # widths that the column of names may have
NAMES_WHOLE = 560  # up to here it is made as wide as the longest word

GROUND, LINE = "#f3f6f9", "#dde3ea"


@dataclass(frozen=True)
class Text:
    """Lines from their left upper corner; slanted ones rise from the middle of their left edge."""

    lines: tuple[str, ...]
    style: Style
    x: float
    y: float
    slanted: bool = False

    @cached_property
    def length(self) -> float:
        return max(map(self.style.length, self.lines), default=0)

    @property
    def height(self) -> int:
        return len(self.lines) * self.style.line

    @property
    def middle(self) -> tuple[float, float]:
        xs, ys = zip(*self.corners(), strict=True)
        return sum(xs) / 4, sum(ys) / 4

    def corners(self) -> list[tuple[float, float]]:
        flat = [(0.0, 0.0), (self.length, 0.0), (self.length, self.height), (0.0, self.height)]
        if not self.slanted:
            return [(self.x + along, self.y + down) for along, down in flat]
        sine, cosine, middle = math.sin(SLANT), math.cos(SLANT), self.height / 2
        return [
            (
                self.x + along * cosine + (down - middle) * sine,
                self.y - along * sine + (down - middle) * cosine,
            )
            for along, down in flat
        ]


@dataclass(frozen=True)
class Stamp:
    """A mark around its centre."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """The ground of every second row, or a line."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str


@dataclass
class Layout:
    width: int
    bands: int
    height: float = MARGIN
    texts: list[Text] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    @property
    def right(self) -> int:
        return self.width - MARGIN

    @property
    def inner(self) -> int:
        return self.width - 2 * MARGIN

    def write(self, words: str, style: Style) -> None:
        """Below what is there."""
        self.texts.append(text := Text(wrap(words, style, self.inner), style, MARGIN, self.height))
        self.height += text.height


@dataclass(frozen=True)
class _Label:
    """The name of a column, written from the origin: what it takes across, up, down and to the right."""

    text: Text
    width: float
    rise: float
    dip: float
    reach: float


@dataclass(frozen=True)
class _Name:
    row: Row
    name: tuple[str, ...]
    note: tuple[str, ...]

    @cached_property
    def words(self) -> int:
        return len(self.name) * Style.NAME.line + len(self.note) * Style.NOTE.line

    @property
    def height(self) -> int:
        return max(self.words, MARK) + 26

    def texts(self, middle: float) -> list[Text]:
        name = Text(self.name, Style.NAME, MARGIN, middle - self.words / 2)
        return [name, Text(self.note, Style.NOTE, MARGIN, name.y + name.height)]


def lay_out(matrix: Matrix) -> Layout:
    """Of all divisions into bands and all widths of the names, what reads best on a phone."""
    return min(_possible(matrix), key=_cost)


def _cost(layout: Layout) -> tuple[bool, bool, float, float]:
    """Telegram takes it; its letters stay sharp; it is large on a phone, in few bands; it is short."""
    width, height = layout.width, layout.height
    seen = max(width, height / TALL) * (1 + ONE_MORE_BAND * (layout.bands - 1))
    return width + height > LARGEST, max(width, height) > SHARP, seen, height


def _possible(matrix: Matrix) -> Iterator[Layout]:
    labels = [_label(name) for name in matrix.columns]
    for width in _name_widths(matrix.rows):
        names = [_name(row, width) for row in matrix.rows]
        for count in range(1, max(1, min(len(labels), BANDS)) + 1):
            each = max(1, math.ceil(len(labels) / count))
            bands = [slice(at, at + each) for at in range(0, max(1, len(labels)), each)]
            yield _laid_out(matrix, labels, names, width, bands)


def _label(name: str) -> _Label:
    """As long as it takes to be no more than so many lines."""
    tries = ((length, wrap(name, Style.COLUMN, length)) for length in LABELS)
    lines = next((lines for length, lines in tries if len(lines) <= length / LABEL_LINES), None)
    text = Text(lines or wrap(name, Style.COLUMN, LABELS[-1]), Style.COLUMN, 0, 0, slanted=True)
    corners = text.corners()
    return _Label(
        text,
        width=max(COLUMN, text.height / math.sin(SLANT) + 12),
        rise=-min(y for _, y in corners),
        dip=max(y for _, y in corners),
        reach=max(x for x, _ in corners),
    )


def _name_widths(rows: Sequence[Row]) -> list[float]:
    """None that breaks a word which can stay whole."""
    words = [longest_word(row.name, Style.NAME) for row in rows]
    words += [longest_word(row.note, Style.NOTE) for row in rows]
    least = min(max(words, default=0) + GAP, NAMES_WHOLE)
    return [max(least, NAMES[0]), *(width for width in NAMES[1:] if width > least)]


def _name(row: Row, width: float) -> _Name:
    return _Name(row, wrap(row.name, Style.NAME, width - GAP), wrap(row.note, Style.NOTE, width - GAP))


def _laid_out(
    matrix: Matrix, labels: list[_Label], names: list[_Name], name_width: float, bands: list[slice]
) -> Layout:
    span = max(_span(labels[band]) for band in bands)
    most = max(1, *(len(labels[band]) for band in bands))
    layout = Layout(max(WIDTH, math.ceil(2 * MARGIN + name_width + span)), len(bands))
    layout.write(matrix.title, Style.TITLE)
    layout.height += 8
    layout.write(matrix.subtitle, Style.SUBTITLE)
    # What the columns leave free is shared among them, and what is left then is the names'.
    wider = min((layout.inner - name_width - span) / most, COLUMN_MAX - COLUMN)
    left = layout.right - span - wider * most
    for band in bands:
        layout.height += GAP
        centres = _heads(layout, labels[band], left, wider)
        _rows(layout, names, list(enumerate(centres, band.start)))
    _legend(layout, matrix.legend)
    layout.height += MARGIN
    return layout


def _span(band: list[_Label]) -> float:
    """From the first column to where the names end, the last of which hang over the last column."""
    ends = list(accumulate(label.width for label in band))
    tips = (end - label.width / 2 + label.reach for end, label in zip(ends, band, strict=True))
    return max([0, *ends, *tips])


def _heads(layout: Layout, band: list[_Label], left: float, wider: float) -> list[float]:
    """The names of the columns; where the columns have their middles."""
    layout.height += max((label.rise + label.dip for label in band), default=0) + 16
    centres: list[float] = []
    for label in band:
        centres.append(left + (label.width + wider) / 2)
        left += label.width + wider
        layout.texts.append(replace(label.text, x=centres[-1], y=layout.height - label.dip - 16))
    return centres


def _rows(layout: Layout, names: list[_Name], columns: list[tuple[int, float]]) -> None:
    top = layout.height
    for number, name in enumerate(names):
        bottom, middle = layout.height + name.height, layout.height + name.height / 2
        if number % 2 == 0:
            layout.boxes.append(Box(MARGIN / 2, layout.height, layout.width - MARGIN / 2, bottom, GROUND))
        layout.texts += name.texts(middle)
        layout.stamps += [Stamp(name.row.marks[at], x, middle) for at, x in columns]
        layout.height = bottom
    layout.boxes += [Box(x - 1, top - 6, x + 1, layout.height, LINE) for _, x in columns]


def _legend(layout: Layout, legend: Sequence[tuple[Mark, str]]) -> None:
    """Two beside each other."""
    layout.height += GAP
    half = layout.inner / 2
    for pair in zip_longest(legend[::2], legend[1::2]):
        entries = [(MARGIN + side * half, *entry) for side, entry in enumerate(pair) if entry]
        words = [wrap(meaning, Style.LEGEND, half - MARK - GAP) for _, _, meaning in entries]
        height = max(MARK, *(len(lines) * Style.LEGEND.line for lines in words))
        for (x, mark, _), lines in zip(entries, words, strict=True):
            middle = layout.height + height / 2
            layout.stamps.append(Stamp(mark, x + MARK / 2, middle))
            text = Text(lines, Style.LEGEND, x + MARK + 14, middle)
            layout.texts.append(replace(text, y=middle - text.height / 2))
        layout.height += height + 14
