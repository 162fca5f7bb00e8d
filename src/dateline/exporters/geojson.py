"""GeoJSON (RFC 7946) with the members of OGC JSON-FG that give layers and dates to GIS tools."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict, cast

import attrs
import orjson

from dateline.formats import ExportContext, Exporter
from dateline.hookspecs import hookimpl
from dateline.losses import WITHOUT_RECORDS, Loss
from dateline.model import Article, describe
from dateline.model.edtf import bounds, parse
from dateline.table import Cell, Table

__all__ = [
    "Area",
    "Feature",
    "GeoJsonExporter",
    "GeoJsonOptions",
    "Geometry",
    "Point",
    "features",
    "losses",
    "report_losses",
]

# By this, which it looks for at the beginning of a file, GDAL takes it for JSON-FG even where no
# date is known; to others it is a member like any other.
_HEAD = (
    b'{"type":"FeatureCollection",'
    b'"conformsTo":["http://www.opengis.net/spec/json-fg-1/1.0/conf/core",'
    b'"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas"],'
    b'"features":[\n'
)
_UNLOCATED = Loss("records without coordinates")

# In JSON-FG the features name the layers: without any, GDAL would find none to open.
_EMPTY = b'{"type":"FeatureCollection","features":[]}\n'


@attrs.frozen(kw_only=True)
class GeoJsonOptions:
    """Options of the GeoJSON exporters.

    Attributes:
        unlocated: What becomes of a record without coordinates.
        geometry: What stands for a place that is a whole country.
    """

    unlocated: Literal["keep", "drop"] = attrs.field(
        default="keep",
        metadata=describe("Keep records without coordinates, with null geometry, or drop them"),
    )
    geometry: Literal["point", "area"] = attrs.field(
        default="point",
        metadata=describe(
            "Draw what is placed only in a country as a point, or as the country's area"
        ),
    )


Position = tuple[float, float]


class Point(TypedDict):
    """A Point (RFC 7946 §3.1.2): longitude, latitude."""

    type: Literal["Point"]
    coordinates: Position


class Area(TypedDict):
    """A MultiPolygon (RFC 7946 §3.1.7) with its bounding box (§5), which is read off there."""

    type: Literal["MultiPolygon"]
    bbox: tuple[float, float, float, float]
    coordinates: Sequence[Sequence[Sequence[Sequence[float]]]]


Geometry: TypeAlias = Point | Area
"""A point, or the outline of a country."""


class Feature(TypedDict):
    """A Feature (RFC 7946 §3.2) of one record."""

    type: Literal["Feature"]
    id: str
    geometry: Geometry | None
    properties: dict[str, Cell]
    featureType: NotRequired[Cell]
    time: NotRequired[Mapping[str, object] | None]
    place: NotRequired[None]


class GeoJsonExporter(Exporter[GeoJsonOptions]):
    """Writes a FeatureCollection, a Feature a record, at its first place."""

    name = "geojson"
    suffixes = (".geojson",)
    description = "GeoJSON: a feature a record, for maps"
    media_type = "application/geo+json"
    options = GeoJsonOptions

    def losses(self, options: GeoJsonOptions, context: ExportContext) -> Sequence[Loss]:
        """What no property holds, and what is dropped; see ``Exporter.losses``."""
        return losses(options, context)

    def export(
        self, articles: Iterator[Article], options: GeoJsonOptions, context: ExportContext
    ) -> Iterator[bytes]:
        """Write articles; see ``Exporter.export``."""
        west = south = float("inf")
        east = north = float("-inf")
        opening = _HEAD
        table, dumps = context.table, orjson.dumps
        for article in articles:
            chunks: list[bytes] = []
            for feature in features(article, table, options, json_fg=True):
                geometry = feature["geometry"]
                if geometry is not None:
                    x1, y1, x2, y2 = _extent(geometry)
                    west, east = x1 if x1 < west else west, x2 if x2 > east else east
                    south, north = y1 if y1 < south else south, y2 if y2 > north else north
                chunks.append(dumps(feature))
            report_losses(article, len(chunks), context)
            if chunks:
                yield opening + b",\n".join(chunks)
                opening = b",\n"
        if opening is _HEAD:
            yield _EMPTY
        elif west > east:
            yield b"\n]}\n"
        else:
            yield b'\n],\n"bbox":' + dumps((west, south, east, north)) + b"}\n"


def losses(options: GeoJsonOptions, context: ExportContext) -> Sequence[Loss]:
    """What Features cannot carry.

    Args:
        options: Whether records without coordinates are dropped.
        context: The record types in play.

    Returns:
        What no column holds, and what is dropped.
    """
    dropped = (_UNLOCATED,) if options.unlocated == "drop" else ()
    return (*context.table.losses, *dropped)


def report_losses(article: Article, written: int, context: ExportContext) -> None:
    """Report what cannot be seen from the fields alone.

    Args:
        article: The article.
        written: How many Features it gave.
        context: Where to report.
    """
    if not article.records:
        context.lose(WITHOUT_RECORDS.name)
    elif written < len(article.records):
        context.lose(_UNLOCATED.name, len(article.records) - written)


def features(
    article: Article, table: Table, options: GeoJsonOptions, *, json_fg: bool
) -> list[Feature]:
    """The Features of an article, one a record.

    Args:
        article: The article.
        table: The columns that become properties.
        options: Whether to leave records without coordinates out, and how to draw countries.
        json_fg: Whether to add the members of JSON-FG.

    Returns:
        Features at ``[longitude, latitude]`` in WGS 84 decimal degrees. The id of each is that of
        the article and that of the record, joined by a slash, and so occurs once.
    """
    found: list[Feature] = []
    stem = f"{article.id}/"
    drop, area = options.unlocated == "drop", options.geometry == "area"
    for _, properties in table.properties(article):
        geometry = _geometry(properties, area)
        if geometry is None and drop:
            continue
        own_id: str = properties["id"]  # type: ignore[assignment]
        if "/" in own_id or "~" in own_id:
            # JSON Pointer's escapes (RFC 6901) keep the last slash the one that joins.
            own_id = own_id.replace("~", "~0").replace("/", "~1")
        feature: Feature = {
            "type": "Feature",
            "id": stem + own_id,
            "geometry": geometry,
            "properties": properties,
        }
        if json_fg:
            feature["featureType"] = properties["type"]
            date: str | None = properties["date"]  # type: ignore[assignment]
            feature["time"] = _time(date) if date else None
            # JSON-FG wants the member; null says that `geometry` is all there is.
            feature["place"] = None
        found.append(feature)
    return found


def _geometry(properties: Mapping[str, Cell], area: bool) -> Geometry | None:
    if properties["longitude"] is None:
        return None
    if area and properties["precision"] == "country" and properties["country"]:
        found = _area(cast("str", properties["country"]))
        if found is not None:
            return found
    position = cast("Position", (properties["longitude"], properties["latitude"]))
    return {"type": "Point", "coordinates": position}


@functools.cache
def _area(alpha3: str) -> Area | None:
    """The outline of a country; None if the gazetteer has none."""
    # Imported where an outline is asked for: few do, and the outlines of all come with it.
    from dateline.gazetteer import outline

    polygons = outline(alpha3)
    if polygons is None:
        return None
    xs, ys = zip(*(position for polygon in polygons for position in polygon[0]), strict=True)
    return {
        "type": "MultiPolygon",
        "bbox": (min(xs), min(ys), max(xs), max(ys)),
        "coordinates": polygons,
    }


def _extent(geometry: Geometry) -> tuple[float, float, float, float]:
    """West, south, east and north."""
    if geometry["type"] == "MultiPolygon":
        return geometry["bbox"]
    return geometry["coordinates"] * 2


@functools.lru_cache(maxsize=4096)
def _time(date: str) -> Mapping[str, object] | None:
    first, last = bounds(date)
    meant = parse(date)
    if (first is None) != (meant.first is None) or (last is None) != (meant.last is None):
        # An end that is known, but beyond the years 1 to 9999, is not the open end it would be.
        return None
    if first is None and last is None:
        return None
    if first == last:
        return {"date": first}
    return {"interval": (first or "..", last or "..")}


@hookimpl
def dateline_exporters() -> Iterable[Exporter[GeoJsonOptions]]:
    """The GeoJSON exporter."""
    return [GeoJsonExporter()]
