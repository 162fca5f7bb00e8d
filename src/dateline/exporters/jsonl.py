"""JSON Lines: an article a line, UTF-8."""

from collections.abc import Iterable, Iterator

from dateline.codec import encode
from dateline.formats import ExportContext, Exporter, NoOptions
from dateline.hookspecs import hookimpl
from dateline.model import Article

__all__ = ["JsonLinesExporter"]


class JsonLinesExporter(Exporter[NoOptions]):
    """Writes the model as it is, an article a line; ``jsonl`` reads it back exactly."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    description = "JSON Lines: an article a line"
    media_type = "application/jsonl"

    def export(
        self, articles: Iterator[Article], options: NoOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        for article in articles:
            yield encode(article, newline=True)


@hookimpl
def dateline_exporters() -> Iterable[Exporter[NoOptions]]:
    """The JSON Lines exporter."""
    return [JsonLinesExporter()]
