"""Writes a workbook with XlsxWriter, row by row: memory does not grow with the rows."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dateline import ExportContext, ExportError, Loss, PluginError
from dateline.table import Cell, Column, ColumnKind, Scalar, joined
from dateline_xlsx._sheets import Sheet
from dateline_xlsx._text import cut, escaped, length

__all__ = ["CUT", "SheetWriter", "WorkbookWriter"]

#: Excel's limits: of a cell in UTF-16 code units, and of a sheet, its header among the rows.
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576

#: Text that is longer than a cell can be.
CUT = Loss(f"text behind {LONGEST_TEXT:,} characters of a cell")

# A time of writing would make the same articles other bytes each time.
_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

# Excel has a 29 February 1900, so that dates before it are a day off, or none.
_FIRST_DATE = "1900-03-01"

# In characters, by kind: the rows are gone before one could measure them. Nor is text wrapped:
# LibreOffice leaves the rows as high as one line, unless each row's height is kept in memory.
_WIDTHS: Mapping[ColumnKind, int] = {
    "text": 26,
    "choice": 14,
    "integer": 11,
    "number": 11,
    "boolean": 10,
    "date": 12,
}
_WIDE = 70


class _Worksheet(Worksheet):
    """A worksheet that holds every text, and holds it as text.

    XlsxWriter writes ``<r>...</r>`` as XML, wherever it is from, and does not escape the second of
    two escapes that share an underscore. Its methods for that are private: ``escapes`` says whether
    they are still the ones that it calls.
    """

    escapes = False

    def _escape_control_characters(self, data: object) -> object:  # type: ignore[override]
        self.escapes = hasattr(Worksheet, "_xml_rich_inline_string")
        return escaped(data) if isinstance(data, str) else data

    def _xml_rich_inline_string(
        self, string: str, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        # Nothing here is rich text.
        self._xml_inline_string(string, True, attributes)  # noqa: FBT003 - whether to keep spaces


class _Exact(float):
    """A number that XlsxWriter's 16 digits would change."""

    def __format__(self, specification: str) -> str:
        return repr(float(self))


class SheetWriter:
    """Fills one sheet, from above.

    Args:
        worksheet: XlsxWriter's sheet, empty.
        sheet: What it is to hold.
        formats: How its cells look, by kind, and ``"header"``.
        on_cut: Called for each text that is too long for a cell.
    """

    def __init__(
        self,
        worksheet: _Worksheet,
        sheet: Sheet,
        formats: Mapping[str, Format],
        on_cut: Callable[[], None],
    ) -> None:
        self._worksheet = worksheet
        self._sheet = sheet
        self._on_cut = on_cut
        self._rows = 1
        self._writers = [(column.name, self._writer(column)) for column in sheet.columns]
        for number, column in enumerate(sheet.columns):
            kind = "text" if column.many else column.kind
            width = _WIDE if column.name in sheet.wide else _WIDTHS[kind]
            worksheet.set_column(number, number, width, formats[kind])
            worksheet.write_string(0, number, column.name, formats["header"])
        worksheet.freeze_panes(1, 0)
        # Text it is meant to be: no green corner on each.
        worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})

    def append(self, cells: Mapping[str, Cell]) -> None:
        """Write a row.

        Args:
            cells: A cell for each column, by its name; None and an empty list are left blank.

        Raises:
            ExportError: The sheet is full.
        """
        row = self._rows
        if row >= MOST_ROWS:
            raise ExportError(
                "xlsx",
                f"the sheet {self._sheet.name!r} is full: Excel has {MOST_ROWS:,} rows, the "
                "header's included; write fewer articles into one file, or use csv or jsonl",
            )
        for number, (name, write) in enumerate(self._writers):
            cell = cells[name]
            if cell is not None:
                write(row, number, cell)
        self._rows = row + 1

    def finish(self) -> None:
        """Set the filter, and hide the sheet if it has no rows and may be."""
        self._worksheet.autofilter(0, 0, self._rows - 1, len(self._sheet.columns) - 1)
        if self._sheet.optional and self._rows == 1:
            self._worksheet.hide()

    def _writer(self, column: Column) -> Callable[[int, int, Cell], object]:
        if column.many:
            return self._write_list
        if column.kind == "date":
            return self._write_date
        if column.kind in ("integer", "number"):
            return self._write_number
        return self._write_boolean if column.kind == "boolean" else self._write_text

    def _write_text(self, row: int, number: int, cell: Cell) -> None:
        text = str(cell)
        if len(text) > LONGEST_TEXT // 2 and length(text) > LONGEST_TEXT:
            text = cut(text, LONGEST_TEXT)
            self._on_cut()
        self._worksheet.write_string(row, number, text)

    def _write_list(self, row: int, number: int, cell: Cell) -> None:
        if cell:
            self._write_text(row, number, joined(cast("tuple[Scalar, ...]", cell)))

    def _write_number(self, row: int, number: int, cell: Cell) -> None:
        value = cast("float", cell)
        if float(f"{value:.16G}") != value:
            value = _Exact(value)
        self._worksheet.write_number(row, number, value)

    def _write_boolean(self, row: int, number: int, cell: Cell) -> None:
        self._worksheet.write_boolean(row, number, bool(cell))

    def _write_date(self, row: int, number: int, cell: Cell) -> None:
        text = str(cell)
        if text < _FIRST_DATE:
            self._worksheet.write_string(row, number, text)
        else:
            date = datetime.datetime.fromisoformat(text)
            self._worksheet.write_datetime(row, number, date)


class WorkbookWriter:
    """A workbook in the making: a context manager, at whose end the file stands there.

    Args:
        path: Where the file is made; what is needed on the way stands beside it.
        context: Where loss is reported.
    """

    def __init__(self, path: Path, context: ExportContext) -> None:
        self._context = context
        self._writers: list[SheetWriter] = []
        self._worksheets: list[_Worksheet] = []
        self._workbook = xlsxwriter.Workbook(
            path,
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "use_zip64": True,
            },
        )
        self._workbook.set_properties({"created": _CREATED.replace(tzinfo=None)})
        text: dict[str, object] = {"num_format": "@", "valign": "top"}
        looks: dict[str, dict[str, object]] = {
            # As text, a cell stays what it is when it is edited.
            "text": text,
            "choice": text,
            "integer": {"num_format": "0", "valign": "top"},
            "number": {"valign": "top"},
            "boolean": {"valign": "top"},
            "date": {"num_format": "yyyy-mm-dd", "valign": "top"},
            "header": {**text, "bold": True},
        }
        self._formats = {name: self._workbook.add_format(look) for name, look in looks.items()}

    def add_sheet(self, sheet: Sheet) -> SheetWriter:
        """Begin a sheet, behind those there are.

        Args:
            sheet: What it is to hold.

        Returns:
            What fills it.
        """
        worksheet = cast("_Worksheet", self._workbook.add_worksheet(sheet.name, _Worksheet))
        self._worksheets.append(worksheet)
        self._writers.append(
            SheetWriter(worksheet, sheet, self._formats, lambda: self._context.lose(CUT.name))
        )
        return self._writers[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._pack()
        finally:
            # XlsxWriter closes these only where all went well.
            for worksheet in self._worksheets:
                cast("IO[str]", worksheet.row_data_fh).close()

    def _pack(self) -> None:
        for writer in self._writers:
            writer.finish()
        try:
            self._workbook.close()
        except FileCreateError as error:
            # It wraps what the system said, such as that the disk is full.
            raise error.args[0] from None
        if not all(worksheet.escapes for worksheet in self._worksheets):
            raise PluginError(
                "dateline-xlsx",
                f"XlsxWriter {xlsxwriter.__version__} does not let text be escaped as it must "
                "be; install an earlier one, such as 3.3.1",
            )
