"""Which page of a list is read, of how many."""

import pytest
from sqlalchemy import Select, column, select

from core.database import Cut

LIST: Select[int] = select(column("id"))


@pytest.mark.parametrize(
    ("total", "wanted", "number", "pages"),
    [(0, 0, 0, 1), (None, 3, 0, 1), (20, 1, 1, 2), (21, 2, 2, 3), (21, 7, 2, 3), (21, -1, 0, 3)],
)
def test_a_page_that_is_not_there_is_the_nearest_that_is(
    total: int | None, wanted: int, number: int, pages: int
) -> None:
    cut = Cut.of(total, wanted, size=10)
    assert (cut.number, cut.pages, cut.total) == (number, pages, total or 0)


def test_only_its_rows_are_read() -> None:
    read = Cut.of(21, 2, size=10).applied(LIST).compile(compile_kwargs={"literal_binds": True})
    assert str(read).split() == ["SELECT", "id", "LIMIT", "10", "OFFSET", "20"]


def test_all_of_them_are_one_page() -> None:
    cut = Cut.of(21, None)
    assert (cut.number, cut.pages, cut.total) == (0, 1, 21)
    assert str(cut.applied(LIST)) == str(LIST)
