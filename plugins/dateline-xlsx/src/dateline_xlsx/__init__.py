"""An exporter for dateline: Excel workbooks (Office Open XML, ECMA-376), a sheet a record type."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from dateline import Article, ExportContext, FileExporter, Loss, describe, hookimpl
from dateline_xlsx._sheets import ARTICLES, COLUMNS, EVIDENCE, plan
from dateline_xlsx._workbook import CUT, WorkbookWriter

__all__ = ["XlsxExporter", "XlsxOptions"]


@attrs.frozen(kw_only=True)
class XlsxOptions:
    """Options of the XLSX exporter.

    Attributes:
        text: Whether to write the articles' text.
    """

    text: bool = attrs.field(
        default=True,
        metadata=describe("Write the articles' text, or leave it out of what is passed on"),
    )


class XlsxExporter(FileExporter[XlsxOptions]):
    """Writes a workbook: the articles, a sheet a record type, the passages, and what columns mean.

    Every workbook has the same sheets, so that scripts find them; those without rows are hidden.
    """

    name = "xlsx"
    suffixes = (".xlsx",)
    description = "Excel: a sheet a record type, articles and evidence, typed cells"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    options = XlsxOptions

    def losses(self, options: XlsxOptions, context: ExportContext) -> Sequence[Loss]:
        """What no sheet holds; see ``FileExporter.losses``."""
        carried = Loss("carried", plan(context, text=options.text).carries)
        return (*_left(context.table.losses, carried), CUT)

    def write(
        self,
        articles: Iterator[Article],
        path: Path,
        options: XlsxOptions,
        context: ExportContext,
    ) -> None:
        """Write articles; see ``FileExporter.write``."""
        planned = plan(context, text=options.text)
        table = context.table
        with WorkbookWriter(path, context) as workbook:
            sheets = {sheet.name: workbook.add_sheet(sheet) for sheet in planned.sheets}
            of_articles, of_evidence = sheets[ARTICLES], sheets[EVIDENCE]
            of_type = {name: sheets[planned.names[name]] for name in context.record_types}
            for row in planned.dictionary:
                sheets[COLUMNS].append(row)
            for article in articles:
                of_articles.append(planned.article_cells(article))
                for record, cells in table.properties(article):
                    of_type[record.type].append(cells)
                    for passage in record.evidence:
                        of_evidence.append(planned.evidence_cells(article, record, passage))
            context.progress("packing the workbook")


def _left(losses: Iterable[Loss], carried: Loss) -> Iterator[Loss]:
    """Of what the flat columns lose, what these sheets lose as well."""
    for loss in losses:
        fields = tuple(path for path in loss.fields if not carried.covers(path))
        if fields:
            yield attrs.evolve(loss, fields=fields)


@hookimpl
def dateline_exporters() -> Iterable[FileExporter[XlsxOptions]]:
    """The XLSX exporter."""
    return [XlsxExporter()]
