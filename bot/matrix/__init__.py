"""Who has what, as a matrix that fits a phone: `picture` draws it, `as_csv` writes it for a spreadsheet.

Its letters serve other pictures, too."""

from .drawing import picture
from .letters import Style, wrap
from .matrix import Headings, Mark, Matrix, Row, as_csv

__all__ = ["Headings", "Mark", "Matrix", "Row", "Style", "as_csv", "picture", "wrap"]
