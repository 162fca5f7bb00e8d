"""GeoJSON (RFC 7946) with the members of OGC JSON-FG that give layers and dates to GIS tools."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypedDict, cast

import attrs
import orjson

from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.model import Article, describe
from dateline.table import Cell

__all__ = ["Feature", "GeoJsonExporter", "GeoJsonOptions", "Point", "features"]

# By this, which it looks for at the beginning of a file, GDAL takes it for JSON-FG even where no
# date is known; to others it is a member like any other.
_HEAD = (
    b'{"type":"FeatureCollection",'
    b'"conformsTo":["http://www.opengis.net/spec/json-fg-1/1.0/conf/core",'
    b'"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas"],'
    b'"features":[\n'
)
# In JSON-FG the features name the layers: without any, GDAL would find none to open.
_EMPTY = b'{"type":"FeatureCollection","features":[]}\n'


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


class Point(TypedDict):
    """A Point (RFC 7946 §3.1.2): longitude, latitude."""

    type: Literal["Point"]
    coordinates: tuple[float, float]


class Feature(TypedDict):
    """A Feature (RFC 7946 §3.2) of one record."""

    type: Literal["Feature"]
    id: str
    geometry: Point | None
    properties: dict[str, Cell]


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
        west = south = float("inf")
        east = north = float("-inf")
        opening = _HEAD
        for feature in features(articles, options, context):
            properties = feature["properties"]
            yield opening + orjson.dumps(
                {
                    **feature,
                    "featureType": properties["type"],
                    "time": _time(properties["date_start"], properties["date_end"]),
                    # JSON-FG wants the member; null says that `geometry` is all there is.
                    "place": None,
                }
            )
            opening = b",\n"
            if feature["geometry"] is not None:
                x, y = feature["geometry"]["coordinates"]
                west, east = min(west, x), max(east, x)
                south, north = min(south, y), max(north, y)
        if opening is _HEAD:
            yield _EMPTY
        elif west > east:
            yield b"\n]}\n"
        else:
            yield b'\n],\n"bbox":' + orjson.dumps((west, south, east, north)) + b"}\n"


def features(
    articles: Iterator[Article], options: GeoJsonOptions, context: ExportContext
) -> Iterator[Feature]:
    """Features, one a record.

    Args:
        articles: The articles.
        options: What becomes of records without coordinates.
        context: The record types in play.

    Yields:
        A Feature, ``[longitude, latitude]`` in WGS 84 decimal degrees. Its id is that of the
        article and that of the record, joined by a slash, and so occurs once.
    """
    drop = options.unlocated == "drop"
    for article in articles:
        for record, properties in context.table.properties(article):
            geometry: Point | None = None
            if properties["longitude"] is not None:
                position = (properties["longitude"], properties["latitude"])
                geometry = {"type": "Point", "coordinates": cast("tuple[float, float]", position)}
            elif drop:
                continue
            # JSON Pointer's escapes (RFC 6901) keep the last slash the one that joins.
            own_id = record.id.replace("~", "~0").replace("/", "~1")
            yield {
                "type": "Feature",
                "id": f"{article.id}/{own_id}",
                "geometry": geometry,
                "properties": properties,
            }


def _time(first: Cell, last: Cell) -> dict[str, object] | None:
    if first is None and last is None:
        return None
    if first == last:
        return {"date": first}
    return {"interval": (first or "..", last or "..")}


@hookimpl
def dateline_exporters() -> Iterable[Exporter[GeoJsonOptions]]:
    """The GeoJSON exporter."""
    return [GeoJsonExporter()]
