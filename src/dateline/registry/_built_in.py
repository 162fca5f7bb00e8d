"""The formats of the core, known by dotted name and suffix without importing them."""

import attrs

from dateline._version import __version__

__all__ = ["BUILT_IN", "OURSELVES", "BuiltIn"]

#: The owner of what the core supplies.
OURSELVES = f"dateline {__version__}"


@attrs.frozen
class BuiltIn:
    """A format of the core; a test holds it to what its modules declare.

    Attributes:
        name: The format's name.
        modules: The modules that supply its reader and its exporter.
        read_suffixes: The suffixes of its reader, if it has one.
        write_suffixes: The suffixes of its exporter, if it has one.
    """

    name: str
    modules: tuple[str, ...]
    read_suffixes: tuple[str, ...] = ()
    write_suffixes: tuple[str, ...] = ()

    def suffixes(self, direction: str) -> tuple[str, ...]:
        """The suffixes in one direction.

        Args:
            direction: ``"read"`` or ``"write"``.

        Returns:
            The suffixes.
        """
        return self.write_suffixes if direction == "write" else self.read_suffixes


BUILT_IN = (
    BuiltIn("json", ("dateline.readers.json", "dateline.exporters.json"), (".json",), (".json",)),
    BuiltIn(
        "jsonl",
        ("dateline.readers.jsonl", "dateline.exporters.jsonl"),
        (".jsonl", ".ndjson"),
        (".jsonl", ".ndjson"),
    ),
    BuiltIn("csv", ("dateline.exporters.csv",), (), (".csv",)),
    BuiltIn("geojson", ("dateline.exporters.geojson",), (), (".geojson",)),
    BuiltIn("geojsonl", ("dateline.exporters.geojsonl",), (), (".geojsonl", ".geojsons")),
    BuiltIn("markdown", ("dateline.exporters.markdown",), (), (".md", ".markdown")),
)
