"""The files that people send: every usual spelling is read, and what a hostile one holds costs nothing."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from core import limits
from core.errors import Code, Invalid
from core.importing.columns import HEADINGS, Column, plain, recognise
from core.importing.reading import read
from core.tables import as_csv, as_xlsx
from tests.core.conftest import refused

HEADER, ROW = ["Имя и фамилия", "Телефон"], ["Ұлжан Әбдіқадыр", "+77021234567"]


def xlsx(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def written(delimiter: str, *rows: list[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_csv_is_read(delimiter: str, encoding: str) -> None:
    table = read(written(delimiter, HEADER, ROW).encode(encoding))
    assert (table.kind, table.header, table.rows) == ("csv", HEADER, [(2, ROW)])


def test_what_excel_in_russian_saves_is_read() -> None:
    assert read(written(";", HEADER, ["Ёлкин; Пётр", "1"]).encode("cp1251")).rows == [
        (2, ["Ёлкин; Пётр", "1"])
    ]


def test_a_line_that_names_the_delimiter_is_no_row() -> None:
    assert read(b"sep=|\r\nname|phone\r\nAnn, B.|+77021234567\r\n").rows == [(3, ["Ann, B.", "+77021234567"])]


def test_quotes_line_breaks_and_blank_lines_are_understood() -> None:
    content = 'Имя;Телефон\n\n"Анна ""Аня""\nКим";"8 702 123 45 67"\n;;;\n'
    assert read(content.encode()).rows == [(4, ['Анна "Аня"\nКим', "8 702 123 45 67"])]


def test_xlsx_is_read_with_phones_that_excel_made_numbers() -> None:
    table = read(
        xlsx(["Имя", "Телефон", "Когда"], [], ["Анна", 77021234567, date(2026, 3, 3)], ["Б", 7.7021234568e10])
    )
    assert table.kind == "xlsx"
    assert table.rows == [(3, ["Анна", "77021234567", "2026-03-03"]), (4, ["Б", "77021234568"])]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_what_whoever_sent_a_workbook_does_not_see_is_not_read(state: str) -> None:
    book = Workbook()
    book.active.append(["lists for", "the choices"])
    book.active.sheet_state = state
    sheet = book.create_sheet("people")
    sheet.append(HEADER)
    sheet.append(ROW)
    file = io.BytesIO()
    book.save(file)
    assert read(file.getvalue()).rows == [(2, ROW)]


def test_a_phone_kept_from_becoming_a_formula_is_a_phone_again() -> None:
    assert read("Имя;Телефон\nАнна;'+7 702 123-45-67\n".encode()).rows[0][1][1] == "+7 702 123-45-67"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b"\r\n\r\n;;;\r\n", Code.FILE_EMPTY),
        ("Имя;Телефон\r\n".encode(), Code.FILE_EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", Code.FILE_UNREADABLE),
        (b"PK\x03\x04 no zip at all", Code.FILE_UNREADABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x98", Code.FILE_UNREADABLE),
        (b"name;phone\n" + b"a" * 140_000 + b";1", Code.FILE_UNREADABLE),
        (b'name;phone\n"Ann;1\nBen;2\nCid;3\n', Code.FILE_UNREADABLE),
        (b"x" * (limits.IMPORT_FILE_MAX + 1), Code.FILE_TOO_LARGE),
        (b"name\n" + b"a\n" * (limits.IMPORT_ROWS_MAX + 1), Code.TOO_MANY_ROWS),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(content: bytes, code: Code) -> None:
    with refused(Invalid, code):
        read(content)


def test_a_zip_bomb_is_not_unpacked() -> None:
    packed = io.BytesIO(xlsx(HEADER, ROW))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/media/bomb.xml", b" " * (limits.IMPORT_UNPACKED_MAX + 1))
    assert len(packed.getvalue()) < 100_000
    with refused(Invalid, Code.FILE_TOO_LARGE):
        read(packed.getvalue())


def forged(part: str, before: bytes, more: bytes) -> bytes:
    """A workbook with something put into one of its parts."""
    packed, file = zipfile.ZipFile(io.BytesIO(xlsx(HEADER, ROW))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as forged:
        for name in packed.namelist():
            content = packed.read(name)
            forged.writestr(name, content.replace(before, more + before, 1) if name == part else content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "before", "tag", "times"),
    [
        ("xl/styles.xml", b"</cellXfs>", b"<xf/>", limits.IMPORT_OTHER_TAGS_MAX),
        ("xl/worksheets/sheet1.xml", b"</row>", b"<c/>", limits.IMPORT_TAGS_MAX),
    ],
)
def test_a_workbook_of_nothing_but_tags_fills_no_memory(
    part: str, before: bytes, tag: bytes, times: int
) -> None:
    content = forged(part, before, tag * times)
    assert len(content) < 20_000
    with refused(Invalid, Code.FILE_TOO_LARGE):
        read(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_multiply_are_not_even_parsed(encoding: str) -> None:
    multiplied = '<!DOCTYPE x [<!ENTITY c "<c/>">]>'.encode(encoding)
    with refused(Invalid, Code.FILE_UNREADABLE):
        read(forged("xl/worksheets/sheet1.xml", b"<worksheet", multiplied))


def test_a_list_as_long_as_may_be_is_within_all_that() -> None:
    rows = [[f"Гость Гостев {n}", 77020000000 + n, *[f"{n}-{m}" for m in range(8)]] for n in range(10_000)]
    assert len(read(xlsx([*HEADER, *"abcdefgh"], *rows)).rows) == limits.IMPORT_ROWS_MAX


def test_a_row_with_a_number_beyond_any_sheet_costs_nothing() -> None:
    packed = zipfile.ZipFile(io.BytesIO(xlsx(HEADER, ROW, ROW)))
    forged = io.BytesIO()
    with zipfile.ZipFile(forged, "w") as file:
        for name in packed.namelist():
            far = b'<row r="99999999999999"'
            file.writestr(name, packed.read(name).replace(b'<row r="3"', far))
    assert read(forged.getvalue()).rows == [(2, ROW)]


def test_a_zip_that_is_no_workbook_is_told_so() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("readme.txt", "hello")
    with refused(Invalid, Code.FILE_UNREADABLE):
        read(packed.getvalue())


def test_cells_and_columns_without_end_are_cut() -> None:
    wide = [f"c{number}" for number in range(400)]
    table = read(xlsx([*HEADER, *wide], [*ROW, *wide]))
    assert len(table.header) == limits.IMPORT_COLUMNS_MAX
    assert read(f"Имя;Телефон\n{'ы' * 9000};1".encode()).rows[0][1][0] == "ы" * limits.IMPORT_CELL_MAX


@pytest.mark.parametrize(
    "header",
    [
        ["ФИО", "Тел."],
        ["  E-Mail *", "имя"],
        ["Surname", "First name", "Middle name", "Mobile"],
        ["Аты-жөні", "Ұялы телефон", "Рөлі"],
        ["Телефон", "Почта", "Фамилия", "Имя", "Отчество", "Роль", "Язык", "Логин"],
    ],
)
def test_columns_are_recognised_in_three_languages_and_any_order(header: list[str]) -> None:
    assert recognise(header).unknown == ()


def test_no_heading_means_two_things() -> None:
    """But for a name alone, which every language may use for the whole of it."""
    said: dict[str, set[Column]] = {}
    for column, words in HEADINGS.items():
        for word in words:
            said.setdefault(plain(word), set()).add(column)
    assert {word: columns for word, columns in said.items() if len(columns) > 1} == {}


def test_columns_that_mean_nothing_are_named_and_left_alone() -> None:
    columns = recognise(["Табельный №", "Имя", "Телефон", "Телефон"])
    assert columns.unknown == ("Табельный №",)
    assert columns.cells(["17", "Анна", "1", "2"]) == {Column.NAME: "Анна", Column.PHONE: "1"}


@pytest.mark.parametrize("role", ["Роль", "Role", "Рөлі", "роль:"])
@pytest.mark.parametrize("synonym", ["Должность", "Position", "Лауазымы"])
def test_the_role_itself_beats_its_synonyms_in_any_order(role: str, synonym: str) -> None:
    for header in (["Имя", "Телефон", synonym, role], ["Имя", "Телефон", role, synonym]):
        columns = recognise(header)
        assert header[columns.places[Column.ROLE]] == role
        assert columns.unknown == (synonym,)


@pytest.mark.parametrize(
    ("header", "missing"), [(["Имя", "Роль"], "address"), (["Телефон"], "name"), (["Анна", "1"], "both")]
)
def test_without_names_or_addresses_it_is_said_what_was_not_found(header: list[str], missing: str) -> None:
    with refused(Invalid, Code.COLUMNS_UNKNOWN) as fields:
        recognise(header)
    assert fields == {"missing": missing, "found": ", ".join(header)}


DANGEROUS = ["=cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3", "+1-2", "\t=1"]


def test_no_cell_of_a_csv_becomes_a_formula_and_phones_stay_phones() -> None:
    text = as_csv([DANGEROUS, ["+77021234567", "a=b"]]).decode("utf-8-sig")
    first, second = csv.reader(io.StringIO(text), delimiter=";")
    assert first == [f"'{cell}" for cell in DANGEROUS]
    assert second == ["+77021234567", "a=b"]


def test_every_cell_of_a_workbook_is_text_and_stays_text_when_it_is_edited() -> None:
    book = load_workbook(io.BytesIO(as_xlsx({"Лист": [["a"], *([each] for each in DANGEROUS)]})))
    cells = [row[0] for row in book["Лист"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


@pytest.mark.parametrize("name", ["👩‍🔧 Анна", "مريم \u202eabc", "<b>&'\"", "李小龍", "\x0bЫ"])
def test_whatever_is_written_can_be_read_again(name: str) -> None:
    rows = [["Имя", "Телефон"], [name, "+77021234567"]]
    for content in (as_csv(rows), as_xlsx({"Лист": rows})):
        assert read(content).rows == [(2, [name.strip(), "+77021234567"])]
