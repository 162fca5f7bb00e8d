"""CSV (RFC 4180), UTF-8: one row a record, the same columns in every file.

Lists are joined in one cell by ``; ``; a semicolon or a backslash within an item has a backslash
before it. Cells that a spreadsheet would run as a formula get an apostrophe before them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import attrs

from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.losses import WITHOUT_RECORDS, Loss
from dateline.model import Article, describe
from dateline.table import CellWriters, Scalar, boolean_text, joined

__all__ = ["CsvExporter", "CsvOptions"]

# A text that has an apostrophe of its own cannot be told from one that was given it.
_FORMULAS = Loss("guarded formulas")

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}

# Spreadsheets take the full-width ones too.
_FORMULA_SIGNS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
# Spreadsheets pass over these in front of a formula, or break the cell at them.
_PASSED_OVER = (
    "".join(
        chr(code)
        for code in (
            *range(0x21),
            *range(0x7F, 0xA1),
            0x1680,
            *range(0x2000, 0x2010),
            0x2028,
            0x2029,
        )
    )
    + "\u202f\u205f\u2060\u3000\ufeff"
)
_RISKY = _FORMULA_SIGNS | frozenset(_PASSED_OVER)
_NEGATIVE_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII)


@attrs.frozen(kw_only=True)
class CsvOptions:
    """Options of the CSV exporter.

    Attributes:
        delimiter: What separates cells.
        formulas: What becomes of text that a spreadsheet would run as a formula.
        bom: Whether to begin with a byte order mark, by which Excel knows UTF-8.
    """

    delimiter: Literal["comma", "semicolon", "tab", "pipe"] = attrs.field(
        default="comma", metadata=describe("What separates cells")
    )
    formulas: Literal["guarded", "raw"] = attrs.field(
        default="guarded",
        metadata=describe("Put an apostrophe before text that a spreadsheet would run, or do not"),
    )
    bom: bool = attrs.field(
        default=False, metadata=describe("Begin with a byte order mark, for Excel")
    )


class CsvExporter(Exporter[CsvOptions]):
    """Writes a row a record, with names in place of objects."""

    name = "csv"
    suffixes = (".csv",)
    description = "CSV: a row a record, the same columns in every file"
    media_type = "text/csv"
    options = CsvOptions

    def losses(self, options: CsvOptions, context: ExportContext) -> Sequence[Loss]:
        """What no column holds, and what is guarded; see ``Exporter.losses``."""
        guarded = (_FORMULAS,) if options.formulas == "guarded" else ()
        return (*context.table.losses, *guarded)

    def export(
        self, articles: Iterator[Article], options: CsvOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        table = context.table
        writers = _guarding(context) if options.formulas == "guarded" else _RAW
        buffer = io.StringIO(newline="")
        # The line terminator matters within cells too: before 3.11.9, CPython quotes a bare CR
        # only where it occurs in it.
        writer = csv.writer(buffer, delimiter=_DELIMITERS[options.delimiter], lineterminator="\r\n")
        if options.bom:
            buffer.write("\ufeff")
        header = writers.text or str
        writer.writerow([header(column.name) for column in table.columns])
        for article in articles:
            if not article.records:
                context.lose(WITHOUT_RECORDS.name)
            writer.writerows(table.rows(article, writers))
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
        yield buffer.getvalue().encode()


def _guarding(context: ExportContext) -> CellWriters:
    """Writers that put an apostrophe before formulas, and report each."""

    def guarded(text: str) -> str:
        # Nearly every cell ends here.
        if text[:1] not in _RISKY or not _would_run(text):
            return text
        context.lose(_FORMULAS.name)
        return "'" + text

    def guarded_list(items: Sequence[Scalar]) -> str:
        return guarded(joined(items))

    return CellWriters(text=guarded, boolean=boolean_text, many=guarded_list)


def _would_run(text: str) -> bool:
    core = text.lstrip(_PASSED_OVER)
    begins_badly = core[:1] in _FORMULA_SIGNS or text[:1] in ("\t", "\r", "\n")
    return begins_badly and not _NEGATIVE_NUMBER.fullmatch(text)


_RAW = CellWriters(boolean=boolean_text, many=joined)


@hookimpl
def dateline_exporters() -> Iterable[Exporter[CsvOptions]]:
    """The CSV exporter."""
    return [CsvExporter()]
