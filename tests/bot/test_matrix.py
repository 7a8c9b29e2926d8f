"""The matrix of access: as a picture that nothing is cut from, as a table for a spreadsheet, and in a window."""

import csv
import io
import math
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.matrix import Headings, Mark, Matrix, Row, as_csv, picture
from bot.matrix.drawing import ink, stamp
from bot.matrix.layout import MARGIN, SLANT, Layout, Text, lay_out
from bot.matrix.letters import Style, drawable, has_glyph

LEGEND = (
    (Mark.LAUNCH, "запуск"),
    (Mark.LAUNCH_ADMIN, "запуск и администрирование"),
    (Mark.NONE, "не открыто"),
    (Mark.LAUNCH | Mark.PERSONAL, "задано лично, не как в роли"),
    (Mark.LAUNCH | Mark.NOT_NOW, "откроется, когда примет приглашение"),
)
MARKS = (Mark.LAUNCH, Mark.NONE, Mark.LAUNCH_ADMIN | Mark.PERSONAL, Mark.LAUNCH | Mark.NOT_NOW, Mark.PERSONAL)
APPLICATIONS = ("Склад", "Бухгалтерия предприятия", "Диспетчерская", "Зарплата и управление персоналом")
PEOPLE = (
    ("Ольга Ким", "Владелец"),
    ("Анна Константинопольская-Ветрова", "Диспетчер"),
    ("Әлия Қуанышбекқызы Ғаббасова", "Менеджер · приглашена"),
    ("Үмбетқұл Өтеғұлұлы", ""),
)


def matrix(columns: int, rows: int, *, application: str = "", person: str = "", note: str = "") -> Matrix:
    """The usual names over and over, or the one given for all of them."""
    people = [(person, note)] if person else PEOPLE
    applications = [application] if application else APPLICATIONS
    return Matrix(
        "Кому что открыто",
        "«ТехСервис» · 3 марта 2026 г.",
        tuple(applications[at % len(applications)] for at in range(columns)),
        tuple(
            Row(
                *people[down % len(people)],
                tuple(MARKS[(down + at + at // 7) % len(MARKS)] for at in range(columns)),
            )
            for down in range(rows)
        ),
        LEGEND,
    )


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


# Letters


@pytest.mark.parametrize("style", [Style.TITLE, Style.NAME, Style.NOTE], ids=["large", "bold", "regular"])
def test_russian_and_kazakh_letters_are_real_glyphs(style: Style) -> None:
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
    shapes = {letter: bytes(style.font.getmask(letter)) for letter in letters + letters.upper()}
    missing = bytes(style.font.getmask("\U0010ffff"))
    assert [letter for letter, shape in shapes.items() if shape == missing] == []
    assert len(set(shapes.values())) == len(shapes)
    assert all(map(has_glyph, "«»—–·…№₸□0123456789"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Анна 🌸 Ким", "Анна Ким"),
        ("👩‍👩‍👧 Семья", "Семья"),
        ("🌸", "□"),
        ("Андреи\u0306", "Андрей"),
        ("محمد\u200f Ким", "□□□□ Ким"),
        ("две\nстроки\t", "две строки"),
        ("", ""),
    ],
    ids=[
        "emoji",
        "joined emoji",
        "only an emoji",
        "composed",
        "other letters",
        "on one line",
        "nothing",
    ],
)
def test_what_is_drawn_of_a_name(name: str, shown: str) -> None:
    assert drawable(name) == shown


# The picture


CASES = {
    "usual": matrix(6, 8),
    "one": matrix(1, 1),
    "many": matrix(40, 8),
    "many people": matrix(40, 30),
    "long names": matrix(4, 8, person="Имя-Отчество " * 23, note="роль " * 20),
    "one endless word": matrix(2, 3, person="Ы" * 300, application="Щ" * 300),
    "long applications": matrix(12, 8, application="Учёт и контроль " * 18),
    "all of it long": matrix(40, 16, person="Имя-Отчество " * 23, application="Учёт и контроль " * 18),
    "other letters": matrix(3, 2, person="محمد عبد الله 🌸", application="🍕"),
    "nobody": matrix(3, 0),
    "no applications": matrix(0, 2),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


@every_case
def test_telegram_takes_the_picture(case: Matrix) -> None:
    png = picture(case)
    width, height = opened(png).size
    assert width + height <= 10_000
    assert max(width, height) <= 20 * min(width, height)
    assert len(png) <= 10 * 1024 * 1024


@every_case
def test_no_letter_is_lost(case: Matrix) -> None:
    layout = lay_out(case)
    words = [case.title, case.subtitle, *(meaning for _, meaning in case.legend)]
    words += [
        *case.columns,
        *(word for row in case.rows for word in (row.name, row.note) for _ in bands(layout)),
    ]
    assert sorted(squeezed(text) for text in written(layout)) == sorted(
        drawable(word).replace(" ", "") for word in words if word
    )


def bands(layout: Layout) -> range:
    """People are named anew in each of them."""
    return range(layout.bands)


def squeezed(text: Text) -> str:
    return "".join(text.lines).replace(" ", "")


def written(layout: Layout) -> list[Text]:
    return [text for text in layout.texts if text.lines]


@every_case
def test_nothing_is_cut_and_nothing_lies_over_another(case: Matrix) -> None:
    layout = lay_out(case)
    for text in written(layout):
        assert all(MARGIN - 1 <= x <= layout.width - MARGIN + 1 for x, _ in text.corners()), text
        assert all(MARGIN - 1 <= y <= layout.height - MARGIN + 1 for _, y in text.corners()), text
    flat = [text for text in written(layout) if not text.slanted]
    assert [(a, b) for a, b in combinations(flat, 2) if overlap(frame(a), frame(b))] == []
    slanted = [text for text in written(layout) if text.slanted]
    assert [(a, b) for a, b in combinations(slanted, 2) if a.y == b.y and distance(a, b) < 0] == []
    stamps = [(mark.x - 23, mark.y - 23, mark.x + 23, mark.y + 23) for mark in layout.stamps]
    assert [text for text in flat for at in stamps if overlap(frame(text), at)] == []
    assert [text for text in flat for other in slanted if overlap(frame(text), frame(other))] == []


Frame = tuple[float, float, float, float]


def frame(text: Text) -> Frame:
    xs, ys = zip(*text.corners(), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def overlap(a: Frame, b: Frame) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def distance(a: Text, b: Text) -> float:
    """Between two slanted names of one band, across their lines."""
    return abs(a.x - b.x) * math.sin(SLANT) - (a.height + b.height) / 2


@pytest.mark.parametrize("slanted", [False, True], ids=["level", "slanted"])
def test_letters_keep_inside_their_own_ground(slanted: bool) -> None:
    drawn = ink(Text(("Йұғҳщ,ffjЁЪ", "Äқj"), Style.NAME, 0, 0, slanted))
    left, top, right, bottom = drawn.getbbox() or (0, 0, 0, 0)
    assert left > 0 and top > 0 and right < drawn.width and bottom < drawn.height


def test_the_edge_of_the_picture_stays_empty() -> None:
    drawn = opened(picture(CASES["usual"]))
    for box in ((0, 0, drawn.width, 20), (0, drawn.height - 20, drawn.width, drawn.height)):
        assert drawn.crop(box).getcolors() == [(drawn.width * 20, (255, 255, 255))]
    for left in (0, drawn.width - 19):
        assert drawn.crop((left, 0, left + 19, drawn.height)).getcolors() == [
            (19 * drawn.height, (255, 255, 255))
        ]


def test_a_phone_shows_the_usual_one_in_letters_of_a_chat() -> None:
    layout = lay_out(CASES["usual"])
    assert layout.bands == 1
    assert Style.NAME.value.size * 390 / layout.width > 11
    assert Style.NOTE.value.size * 390 / layout.width > 9


def test_forty_applications_stand_in_bands_and_each_names_the_people_again() -> None:
    layout = lay_out(CASES["many"])
    assert layout.bands > 1
    slanted = [text for text in written(layout) if text.slanted]
    assert len({text.y + text.height for text in slanted}) >= layout.bands
    assert sum(squeezed(text) == "ОльгаКим" for text in written(layout)) == 2 * layout.bands
    assert (
        max(layout.width, layout.height) < 4000
    )  # Telegram scales it to 2560, and letters stay above 20 pixels


@pytest.mark.parametrize("case", [CASES["usual"], CASES["many"]], ids=["one band", "bands"])
def test_a_mark_stands_beside_its_person_and_under_its_application(case: Matrix) -> None:
    layout = lay_out(case)
    heads = [text for text in layout.texts if text.slanted]
    found: dict[tuple[int, int], Mark] = {}
    for placed in layout.stamps[: -len(LEGEND)]:
        above = [
            (placed.y - head.y, at)
            for at, head in enumerate(heads)
            if head.x == placed.x and head.y < placed.y
        ]
        beside = [
            text
            for text in layout.texts
            if frame(text)[1] <= placed.y + 24 and frame(text)[3] >= placed.y - 24
        ]
        names = [text for text in beside if text.style is Style.NAME]
        assert len(names) == 1
        row = [text for text in layout.texts if text.style is Style.NAME].index(names[0]) % len(case.rows)
        found[row, min(above)[1]] = placed.mark
    wanted = {(down, at): mark for down, row in enumerate(case.rows) for at, mark in enumerate(row.marks)}
    assert found == wanted


def test_marks_differ_without_colour() -> None:
    rights = (Mark.NONE, Mark.LAUNCH, Mark.LAUNCH_ADMIN)
    marks = [
        *rights,
        *(right | Mark.PERSONAL for right in rights),
        *(right | Mark.NOT_NOW for right in rights[1:]),
    ]
    for one, other in combinations(map(grey, marks), 2):
        difference = ImageStat.Stat(ImageChops.difference(one, other)).mean[0]
        assert difference > 3
    assert ImageStat.Stat(grey(Mark.LAUNCH)).mean[0] - ImageStat.Stat(grey(Mark.LAUNCH_ADMIN)).mean[0] != 0


def grey(mark: Mark) -> Image.Image:
    ground = Image.new("RGBA", stamp(mark).size, "white")
    return (
        Image.alpha_composite(ground, stamp(mark)).convert("L").point(lambda value: 255 if value > 200 else 0)
    )


def test_a_row_has_a_mark_for_each_column() -> None:
    with pytest.raises(ValueError, match="a mark for each column"):
        Matrix("", "", ("Склад",), (Row("Анна", "", ()),), ())


# The table


HEADINGS = Headings(
    "Имя",
    "Роль",
    {
        Mark.NONE: "",
        Mark.LAUNCH: "запуск",
        Mark.LAUNCH_ADMIN: "запуск и администрирование",
        Mark.PERSONAL: "лично",
        Mark.NOT_NOW: "не сейчас",
    },
)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table_reads_back_as_it_was() -> None:
    names = ("Ким; Ольга", 'Анна "Аня"', "две\nстроки", "Әлия 🌸", "محمد")
    rows = tuple(Row(name, "Инженер", (MARKS[at], MARKS[0])) for at, name in enumerate(names))
    content = as_csv(Matrix("", "", ("Склад", "Касса; касса"), rows, ()), HEADINGS)
    assert content.startswith(b"\xef\xbb\xbf")
    assert cells(content) == [
        ["Имя", "Роль", "Склад", "Касса; касса"],
        ["Ким; Ольга", "Инженер", "запуск", "запуск"],
        ['Анна "Аня"', "Инженер", "", "запуск"],
        ["две\nстроки", "Инженер", "запуск и администрирование, лично", "запуск"],
        ["Әлия 🌸", "Инженер", "запуск, не сейчас", "запуск"],
        ["محمد", "Инженер", "лично", "запуск"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    evil = f'{start}HYPERLINK("http://evil.example";"{start}1")'
    content = as_csv(Matrix("", "", (evil,), (Row(evil, evil, (Mark.LAUNCH,)),), ()), HEADINGS)
    assert cells(content) == [["Имя", "Роль", f"'{evil}"], [f"'{evil}", f"'{evil}", "запуск"]]
