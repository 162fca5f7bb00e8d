"""JSON: an article an object, several an array."""

from collections.abc import Iterable, Iterator

import attrs

from dateline.codec import encode
from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.model import Article, describe

__all__ = ["JsonExporter", "JsonOptions"]


@attrs.frozen(kw_only=True)
class JsonOptions:
    """Options of the JSON exporter.

    Attributes:
        indent: Whether to lay the JSON out over lines, for people to read and edit.
    """

    indent: bool = attrs.field(
        default=False, metadata=describe("Lay it out over lines, indented by two spaces")
    )


class JsonExporter(Exporter[JsonOptions]):
    """Writes the model as it is; ``json`` reads it back exactly."""

    name = "json"
    suffixes = (".json",)
    description = "JSON: an article an object, several an array"
    media_type = "application/json"
    options = JsonOptions

    def export(
        self, articles: Iterator[Article], options: JsonOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        first = next(articles, None)
        if first is None:
            yield b"[]\n"
            return
        second = next(articles, None)
        if second is None:
            yield encode(first, indent=options.indent, newline=True)
            return
        yield b"[\n" + encode(first, indent=options.indent)
        del first
        while second is not None:
            yield b",\n" + encode(second, indent=options.indent)
            second = next(articles, None)
        yield b"\n]\n"


@hookimpl
def dateline_exporters() -> Iterable[Exporter[JsonOptions]]:
    """The JSON exporter."""
    return [JsonExporter()]
