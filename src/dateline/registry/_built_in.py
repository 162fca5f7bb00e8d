"""What the core supplies, known by dotted name and suffix without importing it."""

from typing import Literal

import attrs

from dateline._version import __version__

__all__ = ["BUILT_IN", "OURSELVES", "BuiltIn", "Direction"]

#: What something does: a reader, an exporter or a capture engine.
Direction = Literal["read", "write", "capture"]

#: The owner of what the core supplies.
OURSELVES = f"dateline {__version__}"


@attrs.frozen
class BuiltIn:
    """A reader, an exporter or an engine of the core; a test holds it to what its module declares.

    Attributes:
        name: The format's or the engine's name.
        direction: Whether it reads, writes or captures.
        module: The module that supplies it.
        suffixes: Its suffixes; an engine has none.
    """

    name: str
    direction: Direction
    module: str
    suffixes: tuple[str, ...] = ()


BUILT_IN = (
    BuiltIn("json", "read", "dateline.readers.json", (".json",)),
    BuiltIn("json", "write", "dateline.exporters.json", (".json",)),
    BuiltIn("jsonl", "read", "dateline.readers.jsonl", (".jsonl", ".ndjson")),
    BuiltIn("jsonl", "write", "dateline.exporters.jsonl", (".jsonl", ".ndjson")),
    BuiltIn("text", "read", "dateline.readers.text", (".txt",)),
    BuiltIn("html", "read", "dateline.readers.html", (".html", ".htm")),
    BuiltIn("csv", "write", "dateline.exporters.csv", (".csv",)),
    BuiltIn("geojson", "write", "dateline.exporters.geojson", (".geojson",)),
    BuiltIn("geojsonl", "write", "dateline.exporters.geojsonl", (".geojsonl", ".geojsons")),
    BuiltIn("markdown", "write", "dateline.exporters.markdown", (".md", ".markdown")),
    BuiltIn("rules", "capture", "dateline.capture.engine"),
)
