"""Country outlines, apart from the names: few ask for them."""

import functools
import json
import zlib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import TypeAlias, cast

__all__ = ["MultiPolygon", "outline"]

MultiPolygon: TypeAlias = Sequence[Sequence[Sequence[Sequence[float]]]]
"""Coordinates of a MultiPolygon (RFC 7946 §3.1.7): polygons, their rings, positions."""


def outline(alpha3: str) -> MultiPolygon | None:
    """The outline of a country, from Natural Earth, 1:50 million, to a hundredth of a degree.

    Args:
        alpha3: ISO 3166-1 alpha-3, or XKX.

    Returns:
        Coordinates of a MultiPolygon in WGS 84, ``[longitude, latitude]``: exterior rings
        counter-clockwise, holes clockwise (RFC 7946 §3.1.6), cut at the antimeridian (§3.1.9).
        None where Natural Earth has none.
    """
    return _outlines().get(alpha3)


@functools.cache
def _outlines() -> Mapping[str, MultiPolygon]:
    packed = resources.files(__package__).joinpath("data", "outlines.json.z").read_bytes()
    return cast("Mapping[str, MultiPolygon]", json.loads(zlib.decompress(packed)))
