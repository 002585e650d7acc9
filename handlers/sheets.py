"""Tables for other programs: what begins like a formula must stay a text in all of them."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Final

Cell = str | int | None
#: A spreadsheet runs what begins like this.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST: Final = 44
_ROOM: Final = 3


def csv_of(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return the table as CSV, with the mark at its beginning that tells the usual program that it is UTF-8."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return the table as XLSX: its head stays in sight, and its columns are as wide as what stands in them."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for at, row in enumerate([head, *rows], start=1):
        for column, value in enumerate(row, start=1):
            if value is None:
                continue
            cell = sheet.cell(at, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str):
                # A text that begins like a formula would become one.
                cell.data_type = "s"
    for column, name in enumerate(head, start=1):
        first = sheet.cell(1, column)
        first.font = Font(bold=True)
        first.fill = PatternFill("solid", fgColor="E8EEF4")
        widest = max([_width(name), *(_width(row[column - 1]) for row in rows)])
        sheet.column_dimensions[get_column_letter(column)].width = min(widest, _WIDEST) + _ROOM
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def inert(cell: Cell) -> Cell:
    """Return the cell so that no program takes it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _width(cell: Cell) -> int:
    """Return about how wide a cell is: Chinese takes twice the room."""
    return sum(1 if letter.isascii() else 2 for letter in str(cell or ""))
