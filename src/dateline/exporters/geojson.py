"""GeoJSON (RFC 7946) with the members of OGC JSON-FG that give layers and dates to GIS tools."""

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs
import orjson

from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.model import Article, Record, describe
from dateline.table import Cell

__all__ = ["GeoJsonExporter", "GeoJsonOptions", "features"]

# GDAL, QGIS and ldproxy know a JSON-FG file by this; to others it is a member like any other.
_HEAD = (
    b'{"type":"FeatureCollection",'
    b'"conformsTo":["http://www.opengis.net/spec/json-fg-1/0.2/conf/core"],'
    b'"features":['
)


@attrs.frozen(kw_only=True)
class GeoJsonOptions:
    """Options of the GeoJSON exporters.

    Attributes:
        unlocated: What becomes of a record without coordinates.
    """

    unlocated: Literal["keep", "drop"] = attrs.field(
        default="keep",
        metadata=describe("Keep records without coordinates, with null geometry, or drop them"),
    )


class GeoJsonExporter(Exporter[GeoJsonOptions]):
    """Writes a FeatureCollection, a Feature a record, at its first place."""

    name = "geojson"
    suffixes = (".geojson",)
    description = "GeoJSON: a feature a record, for maps"
    media_type = "application/geo+json"
    options = GeoJsonOptions

    def export(
        self, articles: Iterator[Article], options: GeoJsonOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        bounds: tuple[float, float, float, float] | None = None
        opening = _HEAD + b"\n"
        for feature in features(articles, options, context):
            yield opening + orjson.dumps(feature)
            opening = b",\n"
            geometry = feature["geometry"]
            if geometry is not None:
                x, y = geometry["coordinates"]  # type: ignore[index]
                west, south, east, north = bounds or (x, y, x, y)
                bounds = (min(west, x), min(south, y), max(east, x), max(north, y))
        if opening != b",\n":
            yield _HEAD
        box = b',\n"bbox":' + orjson.dumps(bounds) if bounds else b""
        yield b"\n]" + box + b"}\n"


def features(
    articles: Iterator[Article], options: GeoJsonOptions, context: ExportContext
) -> Iterator[dict[str, object]]:
    """Features, one a record.

    Args:
        articles: The articles.
        options: What becomes of records without coordinates.
        context: The record types in play.

    Yields:
        A Feature (RFC 7946 §3.2), ``[longitude, latitude]``, with JSON-FG's featureType and time.
    """
    for article in articles:
        for record, properties in context.table.properties(article):
            geometry = None
            longitude = properties["longitude"]
            if longitude is not None:
                geometry = {"type": "Point", "coordinates": (longitude, properties["latitude"])}
            elif options.unlocated == "drop":
                continue
            # A record's id is its article's own; JSON Pointer's escape keeps the last "/" telling.
            own_id = record.id.replace("~", "~0").replace("/", "~1")
            yield {
                "type": "Feature",
                "id": f"{article.id}/{own_id}",
                "geometry": geometry,
                "properties": properties,
            }


@hookimpl
def dateline_exporters() -> Iterable[Exporter[GeoJsonOptions]]:
    """The GeoJSON exporter."""
    return [GeoJsonExporter()]
