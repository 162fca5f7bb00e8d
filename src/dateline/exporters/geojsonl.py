"""Newline-delimited GeoJSON, and GeoJSON text sequences (RFC 8142)."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
import orjson

from dateline.exporters.geojson import GeoJsonOptions, features, losses, report_losses
from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.losses import Loss
from dateline.model import Article, describe

__all__ = ["GeoJsonLinesExporter", "GeoJsonLinesOptions"]


@attrs.frozen(kw_only=True)
class GeoJsonLinesOptions(GeoJsonOptions):
    """Options of the newline-delimited GeoJSON exporter.

    Attributes:
        record_separator: Whether a record separator (U+001E) begins each line, as RFC 8142 §2.1
            wants; most readers of newline-delimited GeoJSON expect none.
    """

    record_separator: bool = attrs.field(
        default=False,
        metadata=describe("Begin each line with a record separator, U+001E, as RFC 8142 wants"),
    )


class GeoJsonLinesExporter(Exporter[GeoJsonLinesOptions]):
    """Writes a Feature a line.

    None has the members of JSON-FG: by them, GDAL takes the first line for the whole file.
    """

    name = "geojsonl"
    suffixes = (".geojsonl", ".geojsons")
    description = "Newline-delimited GeoJSON: a feature a line (RFC 8142)"
    media_type = "application/geo+json-seq"
    options = GeoJsonLinesOptions

    def losses(self, options: GeoJsonLinesOptions, context: ExportContext) -> Sequence[Loss]:
        """What no property holds, and what is dropped; see ``Exporter.losses``."""
        return losses(options, context)

    def export(
        self, articles: Iterator[Article], options: GeoJsonLinesOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        separator = b"\x1e" if options.record_separator else b""
        table = context.table
        for article in articles:
            lines = [
                separator + orjson.dumps(feature, option=orjson.OPT_APPEND_NEWLINE)
                for feature in features(article, table, options, json_fg=False)
            ]
            report_losses(article, len(lines), context)
            yield b"".join(lines)


@hookimpl
def dateline_exporters() -> Iterable[Exporter[GeoJsonLinesOptions]]:
    """The newline-delimited GeoJSON exporter."""
    return [GeoJsonLinesExporter()]
