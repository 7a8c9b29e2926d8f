"""From the bytes of a file to a table: CSV in every usual spelling, and the first sheet of XLSX that can be seen.

Whoever sends a file may send anything, so everything is bounded: bytes, unpacked bytes, rows, columns, cells. It takes
its time where rows are many: call it in a thread.
"""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import structlog

from core import limits
from core.errors import Code, Invalid
from core.importing.columns import known_among
from core.tables import from_csv_cell

log = structlog.get_logger()

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")  # in UTF-16 as well
_DELIMITERS = ";,\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Lines = Iterator[tuple[int, Sequence[object]]]


@dataclass(frozen=True)
class Table:
    """`rows` with the number of the line in which each stands; blank ones are left out."""

    kind: str  # "csv" or "xlsx"
    header: list[str]
    rows: list[tuple[int, list[str]]]


def read(content: bytes) -> Table:
    """FILE_TOO_LARGE, FILE_UNREADABLE, FILE_EMPTY, TOO_MANY_ROWS; what is in the columns is not asked here."""
    if len(content) > limits.IMPORT_FILE_MAX:
        raise Invalid(Code.FILE_TOO_LARGE)
    if content.startswith(_ZIP):
        return _table("xlsx", _xlsx(content))
    if content.startswith(_OLD_EXCEL):
        raise Invalid(Code.FILE_UNREADABLE)
    return _table("csv", _csv(_decoded(content)))


def _table(kind: str, lines: Lines) -> Table:
    header: list[str] | None = None
    rows: list[tuple[int, list[str]]] = []
    for number, line in lines:
        cells = [_cell(each) for each in line[: limits.IMPORT_COLUMNS_MAX]]
        if not any(cells):
            continue
        while not cells[-1]:
            cells.pop()
        if header is None:
            header = cells
        elif len(rows) == limits.IMPORT_ROWS_MAX:
            raise Invalid(Code.TOO_MANY_ROWS)
        else:
            rows.append((number, cells[: len(header)]))
    if not rows:
        raise Invalid(Code.FILE_EMPTY)
    return Table(kind, header or [], rows)


def _cell(value: object) -> str:
    """As it is read on the screen. Excel makes numbers of phones, and of long ones such with a fraction."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    # NUL, which PostgreSQL refuses, is no sign that anybody reads; nor is half of an emoji.
    text = str(value).replace("\0", "").encode("utf-8", "ignore").decode()
    return text.strip()[: limits.IMPORT_CELL_MAX]


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8 where it is that, else what Excel in Russian saves."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None and (at := content.find(b"\0", 0, 200)) >= 0:  # a UTF-16 that lost its mark
        encoding = "utf-16-le" if at % 2 else "utf-16-be"
    for each in [encoding] if encoding else ["utf-8", "cp1251"]:
        try:
            text = content.decode(each)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Invalid(Code.FILE_UNREADABLE)


def _csv(text: str) -> Lines:
    first = text[:2000].lstrip("\r\n").splitlines()[:1]
    delimiter = _delimiter(first[0]) if first else _DELIMITERS[0]
    over = False

    def lines() -> Iterator[str]:
        nonlocal over
        yield from io.StringIO(text, newline="")
        over = True

    reader = csv.reader(lines(), delimiter=delimiter)
    try:
        for cells in reader:
            if over:  # within quotes: whatever followed the opening one would be a single cell
                raise Invalid(Code.FILE_UNREADABLE)
            if not (reader.line_num == 1 and cells and cells[0].casefold().startswith("sep=")):
                yield reader.line_num, [from_csv_cell(cell) for cell in cells]
    except csv.Error:  # a cell without end, or the like
        raise Invalid(Code.FILE_UNREADABLE) from None


def _delimiter(first: str) -> str:
    """The one with which the first line holds most headings that are known; guessing by statistics errs on names."""
    if first.casefold().startswith("sep=") and len(first) > 4:
        return first[4]

    def fits(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return known_among(cells), len(cells)

    return max(_DELIMITERS, key=fits)


def _xlsx(content: bytes) -> Lines:
    try:
        _require_bounded(content)
        yield from _first_sheet(content)
    except Invalid:
        raise
    except Exception as error:  # noqa: BLE001 - a broken or forged workbook breaks the library in any way it likes
        log.info("workbook unreadable", error=type(error).__name__)
        raise Invalid(Code.FILE_UNREADABLE) from None


def _require_bounded(content: bytes) -> None:
    """A few kilobytes can hold gigabytes. No member gives more than the directory says, so that is to be believed.

    Nor are a few megabytes of XML harmless: every tag costs a hundred times its length.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = packed.infolist()
        if sum(each.file_size for each in members) > limits.IMPORT_UNPACKED_MAX:
            raise Invalid(Code.FILE_TOO_LARGE)
        for each in members:
            part = packed.read(each)
            if _DOCTYPE.search(part):  # entities multiply; a workbook has none
                raise Invalid(Code.FILE_UNREADABLE)
            holds_rows = each.filename.startswith(("xl/worksheets/", "xl/sharedStrings"))
            most = limits.IMPORT_TAGS_MAX if holds_rows else limits.IMPORT_OTHER_TAGS_MAX
            if part.count(b"<") - part.count(b"</") > most:
                raise Invalid(Code.FILE_TOO_LARGE)


def _first_sheet(content: bytes) -> Lines:
    from openpyxl import load_workbook  # late: a tenth of a second, and most processes never read one

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
        sheet.reset_dimensions()  # what the file says of its size may be wrong either way
        rows: Iterable[Sequence[object]] = sheet.iter_rows(
            max_row=limits.IMPORT_LINES_MAX, max_col=limits.IMPORT_COLUMNS_MAX, values_only=True
        )
        yield from enumerate(rows, 1)
    finally:
        book.close()
