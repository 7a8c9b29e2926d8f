"""Tables as files that a spreadsheet opens: CSV and XLSX, in which nothing that a person typed becomes a formula.

Writing takes its time where rows are many: call it in a thread.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

Rows = Iterable[Sequence[str]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PHONE = re.compile(r"\+\d+")  # as it is kept; a spreadsheet makes at worst a number of it
_WIDEST = 60  # characters of a column


def as_csv(rows: Rows) -> bytes:
    """CSV as Excel with Russian or Kazakh settings opens it: UTF-8 with a mark, semicolons.

    - a cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP: CSV injection)
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(_harmless, rows))
    return text.getvalue().encode("utf-8-sig")


def _harmless(row: Sequence[str]) -> list[str]:
    return [f"'{cell}" if _is_formula(cell) else cell for cell in row]


def _is_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not _PHONE.fullmatch(cell)


def from_csv_cell(cell: str) -> str:
    """What stood in a cell before `as_csv` made it harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def as_xlsx(sheets: Mapping[str, Rows]) -> bytes:
    """Sheets by name, the first row of each in bold. Every cell is text, and stays text when somebody edits it."""
    from openpyxl import Workbook  # late: a tenth of a second, and most processes never write one
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    bold = Font(bold=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        table = [[_printable(cell) for cell in row] for row in rows]
        sheet.freeze_panes = "A2"
        for number, cells in enumerate(_columns(table), 1):
            width = min(_WIDEST, max(map(len, cells), default=0) + 2)
            sheet.column_dimensions[get_column_letter(number)].width = width
        for line, row in enumerate(table):
            written = []
            for value in row:
                cell = WriteOnlyCell(sheet, value)
                cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", _is_formula(value)
                if line == 0:
                    cell.font = bold
                written.append(cell)
            sheet.append(written)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _columns(table: list[list[str]]) -> Iterable[list[str]]:
    widest = max(map(len, table), default=0)
    return ([row[number] for row in table if number < len(row)] for number in range(widest))


def _printable(cell: str) -> str:
    """XML knows no control characters, and XLSX no cell above 32767 characters."""
    return "".join(c if c >= " " or c in "\t\n" else " " for c in cell)[:32_767]
