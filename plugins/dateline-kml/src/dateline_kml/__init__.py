"""KML for dateline: facts on Google Earth and in GIS tools, and back again."""

from collections.abc import Iterable

from dateline import Exporter, NoOptions, Reader, hookimpl
from dateline_kml.exporter import KmlExporter, KmlOptions
from dateline_kml.reader import KmlReader

__all__ = ["KmlExporter", "KmlOptions", "KmlReader"]


@hookimpl
def dateline_exporters() -> Iterable[Exporter[KmlOptions]]:
    """The KML exporter."""
    return [KmlExporter()]


@hookimpl
def dateline_readers() -> Iterable[Reader[NoOptions]]:
    """The KML reader."""
    return [KmlReader()]
