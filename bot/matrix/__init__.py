"""Who has what, as a matrix that fits a phone: `picture` draws it, `as_csv` writes it for a spreadsheet."""

from .drawing import picture
from .matrix import Headings, Mark, Matrix, Row, as_csv

__all__ = ["Headings", "Mark", "Matrix", "Row", "as_csv", "picture"]
