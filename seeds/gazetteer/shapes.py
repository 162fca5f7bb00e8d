"""Country outlines from TopoJSON, as RFC 7946 wants polygons."""

import json
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

__all__ = ["Point", "Polygon", "outlines", "point_in"]

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]
Polygon: TypeAlias = list[Ring]

# What Natural Earth draws without a code of ISO 3166-1, and the country that the code is of.
UNCODED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
# Natural Earth draws who holds a place. A polygon that has this point, and is no larger than so
# many square degrees, is moved: ISO 3166-1 has the Crimea in Ukraine.
MOVED = (((34.3, 45.2), 100, "RUS", "UKR"),)
# What lies south of a parallel is moved: ISO 3166-1 has Western Sahara to itself.
SOUTH_OF = ((27.67, "MAR", "ESH"),)


def outlines(path: Path, codes: dict[int, str]) -> dict[str, list[Polygon]]:
    """The polygons of each country: exteriors counter-clockwise, cut at the antimeridian."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    found: dict[str, list[Polygon]] = {}
    joined = set()
    for geometry in topology["objects"]["countries"]["geometries"]:
        number, name = geometry.get("id"), geometry["properties"]["name"]
        alpha3 = codes.get(int(number)) if number else UNCODED.get(name)
        if alpha3 is None:
            continue
        if not number:
            joined.add(alpha3)
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            found.setdefault(alpha3, []).extend(cut([ring_of(each, arcs) for each in polygon]))
    joined |= moved(found) | split(found)
    for alpha3 in joined:
        found[alpha3] = merged(found[alpha3])
    return {
        alpha3: [
            [turned(ring, number == 0) for number, ring in enumerate(polygon)]
            for polygon in polygons
        ]
        for alpha3, polygons in sorted(found.items())
    }


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a TopoJSON file in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def ring_of(indexes: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """A ring of its arcs, rounded to a hundredth of a degree."""
    points: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    return tidy((max(-180.0, min(180.0, x)), y) for x, y in points)


def tidy(points: Iterable[Point]) -> Ring:
    """Points rounded to a hundredth of a degree, without repetitions."""
    found: Ring = []
    for x, y in points:
        point = (round(x, 2) + 0.0, round(y, 2) + 0.0)
        if not found or found[-1] != point:
            found.append(point)
    return found


def area(ring: Ring) -> float:
    """The signed area of a ring in square degrees: positive if it runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def turned(ring: Ring, exterior: bool) -> Ring:
    """A ring in the direction of RFC 7946."""
    return ring if (area(ring) > 0) == exterior else ring[::-1]


def is_inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def is_within(point: Point, polygon: Polygon) -> bool:
    """Whether a point lies within a polygon, and in none of its holes."""
    return all(is_inside(point, ring) is (number == 0) for number, ring in enumerate(polygon))


# Cutting.


def cut(polygon: Polygon) -> list[Polygon]:
    """A polygon as those to either side of the antimeridian (RFC 7946 §3.1.9)."""
    # The exterior ring of Antarctica is the pole: a line, on a map.
    rings = [ring for ring in polygon if len({y for _, y in ring}) > 1]
    if not rings:
        return []
    exterior = unwrapped(rings[0])
    pieces = []
    for shift in (-360, 0, 360):
        east = clipped([(x + shift, y) for x, y in exterior], 0, -180, above=True)
        piece = clipped(east, 0, 180, above=False)
        if has_area(piece):
            pieces.append([piece])
    return with_holes(pieces, rings[1:])


def unwrapped(ring: Ring) -> Ring:
    """A ring that goes on beyond 180 degrees instead of jumping; round a pole, it runs along it."""
    turns, found = 0, [ring[0]]
    for (x1, _), (x2, y2) in pairwise(ring):
        turns += 360 * (x2 - x1 < -180) - 360 * (x2 - x1 > 180)
        found.append((x2 + turns, y2))
    if turns:
        pole = math.copysign(90, ring[0][1])
        found += [(found[-1][0], pole), (found[0][0], pole), found[0]]
    return found


def clipped(ring: Ring, axis: int, limit: float, above: bool) -> Ring:
    """The part of a ring to one side of a meridian (axis 0) or a parallel (axis 1)."""
    found: Ring = []
    for one, other in pairwise(ring):
        if one[axis] == limit or (one[axis] > limit) == above:
            found.append(one)
        if (one[axis] - limit) * (other[axis] - limit) < 0:
            part = (limit - one[axis]) / (other[axis] - one[axis])
            crossing = [a + (b - a) * part for a, b in zip(one, other, strict=True)]
            crossing[axis] = limit
            found.append((crossing[0], crossing[1]))
    return tidy([*found, *found[:1]])


def has_area(ring: Ring) -> bool:
    """Whether a ring is one, and not a line."""
    return len(ring) >= 4 and area(ring) != 0


def with_holes(polygons: list[Polygon], holes: Iterable[Ring]) -> list[Polygon]:
    """Polygons with the holes that lie in each."""
    for hole in filter(has_area, holes):
        owner = next(polygon for polygon in polygons if is_inside(middle(hole), polygon[0]))
        owner.append(hole)
    return polygons


def middle(ring: Ring) -> Point:
    """A point within a ring."""
    y, x = point_in([[ring]])
    return x, y


# Moving and merging.


def moved(found: dict[str, list[Polygon]]) -> set[str]:
    """Move polygons to the country that ISO 3166-1 has them in."""
    for point, most, drawn, owner in MOVED:
        for polygon in list(found[drawn]):
            if is_inside(point, polygon[0]) and abs(area(polygon[0])) < most:
                found[drawn].remove(polygon)
                found[owner].append(polygon)
    return {owner for *_, owner in MOVED}


def split(found: dict[str, list[Polygon]]) -> set[str]:
    """Move what lies south of a parallel to the country that ISO 3166-1 has it in."""
    for parallel, drawn, owner in SOUTH_OF:
        for above, country in ((False, owner), (True, drawn)):
            parts = [[clipped(ring, 1, parallel, above) for ring in one] for one in found[drawn]]
            kept = [part for part in parts if has_area(part[0])]
            found[country] = kept if above else found[country] + kept
    return {owner for *_, owner in SOUTH_OF}


def merged(polygons: list[Polygon]) -> list[Polygon]:
    """Polygons without the lines between them."""
    lines = {
        line
        for polygon in polygons
        for number, ring in enumerate(polygon)
        for line in pairwise(turned(ring, number == 0))
    }
    following = {one: other for one, other in sorted(lines) if (other, one) not in lines}
    rings = []
    while following:
        ring = [min(following)]
        while ring[-1] in following:
            ring.append(following.pop(ring[-1]))
        rings.append(ring)
    exteriors = [[ring] for ring in rings if has_area(ring) and area(ring) > 0]
    return with_holes(exteriors, [ring for ring in rings if area(ring) < 0])


# The point of a country.


def point_in(polygons: list[Polygon]) -> tuple[float, float]:
    """Latitude and longitude within the largest polygon: its centre, or the middle beside it."""
    largest = max(polygons, key=lambda polygon: abs(area(polygon[0])))
    ring = largest[0]
    whole = area(ring)
    cx = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * whole)
    cy = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * whole)
    if is_within((cx, cy), largest):
        return rounded((cx, cy), largest)
    crossings = sorted(
        (x2 - x1) * (cy - y1) / (y2 - y1) + x1
        for hole in largest
        for (x1, y1), (x2, y2) in pairwise(hole)
        if (y1 > cy) != (y2 > cy)
    )
    spans = list(zip(crossings[::2], crossings[1::2], strict=True))
    first, last = max(spans, key=lambda span: span[1] - span[0])
    return rounded(((first + last) / 2, cy), largest)


def rounded(point: Point, polygon: Polygon) -> tuple[float, float]:
    """The latitude and longitude of a point, as coarse as keeps it within a polygon."""
    for digits in (2, 3, 4):
        x, y = round(point[0], digits), round(point[1], digits)
        if is_within((x, y), polygon):
            return y, x
    raise ValueError(f"no rounded point lies within the polygon around {point}")
