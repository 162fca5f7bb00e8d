"""The formats of the core, known by dotted name and suffix without importing them."""

from typing import Literal

import attrs

from dateline._version import __version__

__all__ = ["BUILT_IN", "OURSELVES", "BuiltIn", "Direction"]

Direction = Literal["read", "write"]

#: The owner of what the core supplies.
OURSELVES = f"dateline {__version__}"


@attrs.frozen
class BuiltIn:
    """A reader or an exporter of the core; a test holds it to what its module declares.

    Attributes:
        name: The format's name.
        direction: Whether it reads or writes.
        module: The module that supplies it.
        suffixes: Its suffixes.
    """

    name: str
    direction: Direction
    module: str
    suffixes: tuple[str, ...]


BUILT_IN = (
    BuiltIn("json", "read", "dateline.readers.json", (".json",)),
    BuiltIn("json", "write", "dateline.exporters.json", (".json",)),
    BuiltIn("jsonl", "read", "dateline.readers.jsonl", (".jsonl", ".ndjson")),
    BuiltIn("jsonl", "write", "dateline.exporters.jsonl", (".jsonl", ".ndjson")),
    BuiltIn("csv", "write", "dateline.exporters.csv", (".csv",)),
    BuiltIn("geojson", "write", "dateline.exporters.geojson", (".geojson",)),
    BuiltIn("geojsonl", "write", "dateline.exporters.geojsonl", (".geojsonl", ".geojsons")),
    BuiltIn("markdown", "write", "dateline.exporters.markdown", (".md", ".markdown")),
)
