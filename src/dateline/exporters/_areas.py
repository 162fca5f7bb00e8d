"""Outlines of countries as GeoJSON geometries."""

import functools
from collections.abc import Sequence
from typing import Literal, TypedDict

__all__ = ["Area", "area_of"]


class Area(TypedDict):
    """A MultiPolygon (RFC 7946 §3.1.7) with its bounding box (§5), which is read off there."""

    type: Literal["MultiPolygon"]
    bbox: tuple[float, float, float, float]
    coordinates: Sequence[Sequence[Sequence[Sequence[float]]]]


@functools.cache
def area_of(alpha3: str) -> Area | None:
    """The outline of a country.

    Args:
        alpha3: ISO 3166-1 alpha-3, or XKX.

    Returns:
        The geometry, in WGS 84 decimal degrees; None if the gazetteer has no outline of it.
    """
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
