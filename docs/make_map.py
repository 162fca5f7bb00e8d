"""Draws docs/images/us-iraq-coalition.svg from dateline's own GeoJSON of the seed article.

    python docs/make_map.py           # writes the file
    python docs/make_map.py --check   # fails if the file is out of date

The country outlines are those of Natural Earth (public domain), 1:110 million, as the pyogrio
wheel ships them among its tests.
"""

import argparse
import importlib.resources
import json
import math
import struct
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import dateline

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "us-iraq-coalition" / "article.json"
PICTURE = ROOT / "docs" / "images" / "us-iraq-coalition.svg"

WIDTH, HEIGHT = 960, 560
INK, SOFT, SEA, LAND, LAND_IN_FOCUS, BORDER, CARD = (
    "#1b2733", "#5b6b7a", "#dfe9f1", "#f7f5ef", "#ebe3d0", "#b9b7ab", "#ffffff",
)  # fmt: skip
COLOURS = {
    "meeting": "#6d4bb3",
    "statement": "#0f8a7e",
    "deployment": "#1f6fc4",
    "incident": "#d1432f",
}
IN_FOCUS = ("Iraq", "Israel", "Syria")

# Where a label stands from its point, in pixels, and which way its text runs.
LABELS = {
    "Erbil": (32, -66, "start"),
    "Iraq": (38, 54, "start"),
    "Israel": (-40, -34, "end"),
    "Syria": (-48, -62, "end"),
    "White House": (14, -14, "start"),
}
# Countries named for orientation only: longitude and latitude of the middle of the name.
COUNTRY_NAMES = {
    "TURKEY": (32.6, 39.2),
    "IRAN": (54.6, 32.7),
    "SAUDI ARABIA": (44.6, 25.4),
    "EGYPT": (29.2, 26.6),
}

Ring = list[tuple[float, float]]
Feature = dict[str, Any]


class View:
    """A rectangle of the picture with a piece of the world in it, Mercator."""

    def __init__(
        self, name: str, box: tuple[float, float, float, float], west: float, east: float,
        north: float,
    ) -> None:  # fmt: skip
        self.name = name
        self.left, self.top, self.width, self.height = box
        self.west, self.east, self.north = west, east, north
        self.scale = self.width / math.radians(east - west)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place is in the picture, in pixels."""
        x = self.left + math.radians(longitude - self.west) * self.scale
        return x, self.top + (_mercator(self.north) - _mercator(latitude)) * self.scale

    def shows(self, x: float, y: float) -> bool:
        """Whether a point of the picture lies in the view."""
        inside = self.left <= x <= self.left + self.width
        return inside and self.top <= y <= self.top + self.height

    def land(self, countries: Sequence[tuple[str, Ring]]) -> Iterator[str]:
        """The outlines of the countries that reach into the view."""
        box = f'x="{self.left:g}" y="{self.top:g}" width="{self.width:g}" height="{self.height:g}"'
        yield f'<clipPath id="{self.name}"><rect {box} rx="10"/></clipPath>'
        yield f'<g clip-path="url(#{self.name})" stroke="{BORDER}" stroke-linejoin="round">'
        yield f'<rect {box} fill="{SEA}" stroke="none"/>'
        for name, ring in countries:
            points = [self.point(*corner) for corner in ring]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            beside = max(xs) < self.left or min(xs) > self.left + self.width
            if beside or max(ys) < self.top or min(ys) > self.top + self.height:
                continue
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            fill = LAND_IN_FOCUS if name in IN_FOCUS else LAND
            yield f'<polygon points="{path}" fill="{fill}"/>'
        yield "</g>"


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(max(-85.0, min(85.0, latitude)))))


def countries() -> list[tuple[str, Ring]]:
    """The outer rings of every country, with its name."""
    import pyogrio.raw

    folder = importlib.resources.files("pyogrio") / "tests" / "fixtures" / "naturalearth_lowres"
    path = str(folder / "naturalearth_lowres.shp")
    _, _, shapes, (names,) = pyogrio.raw.read(path, columns=["name"])
    return [(str(n), ring) for n, shape in zip(names, shapes, strict=True) for ring in _rings(shape)]


def _rings(wkb: bytes) -> list[Ring]:
    """The outer rings of a polygon or multipolygon in little-endian well-known binary."""
    _, kind, count = struct.unpack_from("<BII", wkb)
    if kind == 3:
        (size,) = struct.unpack_from("<I", wkb, 9)
        return [list(struct.iter_unpack("<dd", wkb[13 : 13 + 16 * size]))]
    found: list[Ring] = []
    offset = 9
    for _ in range(count):
        found += _rings(wkb[offset:])
        (rings,) = struct.unpack_from("<I", wkb, offset + 5)
        offset += 9
        for _ in range(rings):
            offset += 4 + 16 * struct.unpack_from("<I", wkb, offset)[0]
    return found


def text(x: float, y: float, content: str, size: float, **style: str) -> str:
    """A line of text."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{extra}>{escape(content)}</text>'


def marker(x: float, y: float, types: Counter[str], vague: bool) -> Iterator[str]:
    """A disc with a slice a record type, and the number of records on it."""
    total = types.total()
    radius = 9 + 2.6 * math.sqrt(total)
    if vague:
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius + 7:.1f}" fill="{CARD}" '
            f'fill-opacity="0.45" stroke="{SOFT}" stroke-dasharray="3 3"/>'
        )
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius + 2:.1f}" fill="{CARD}"/>'
    start = -0.25
    for name in sorted(types, key=list(COLOURS).index):
        share = types[name] / total
        if share == 1:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{COLOURS[name]}"/>'
            continue
        ends = [math.tau * turn for turn in (start, start + share)]
        (x1, y1), (x2, y2) = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in ends]
        yield (
            f'<path d="M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}A{radius:.1f} {radius:.1f} 0 '
            f'{int(share > 0.5)} 1 {x2:.1f} {y2:.1f}Z" fill="{COLOURS[name]}"/>'
        )
        start += share
    style = {"text_anchor": "middle", "font_weight": "700", "fill": CARD}
    yield text(x, y + 4.6, str(total), 13, **style)


def label(x: float, y: float, name: str, types: Counter[str]) -> Iterator[str]:
    """A card with the place's name and its records, and a line from it to the point."""
    right, down, anchor = LABELS.get(name, (28, -28, "start"))
    lines = [_counted(types[kind], kind) for kind in COLOURS if types[kind]]
    width = 22 + max(7.9 * len(name), *(6.3 * len(line) for line in lines))
    height = 26 + 15 * len(lines)
    left = x + right - (width if anchor == "end" else 0)
    top = y + down - height / 2
    yield (
        f'<path d="M{x:.1f} {y:.1f}L{x + right:.1f} {y + down:.1f}" stroke="{INK}" '
        f'stroke-opacity="0.55"/>'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height}" rx="6" '
        f'fill="{CARD}" stroke="{BORDER}"/>'
    )
    yield text(left + 11, top + 19, name, 14, font_weight="700")
    for index, line in enumerate(lines):
        yield text(left + 11, top + 35 + 15 * index, line, 12, fill=SOFT)


def legend(features: Sequence[Feature]) -> Iterator[str]:
    """The colours, how many records of each type there are, and how many have no place."""
    left, top = 724, 96
    all_types = Counter(feature["properties"]["type"] for feature in features)
    placed = Counter(f["properties"]["type"] for f in features if f["geometry"])
    yield (
        f'<rect x="{left}" y="{top}" width="212" height="204" rx="10" fill="{CARD}" '
        f'fill-opacity="0.94" stroke="{BORDER}"/>'
    )
    yield text(left + 16, top + 26, "Records", 14, font_weight="700")
    yield text(left + 196, top + 26, "on the map / all", 11.5, text_anchor="end", fill=SOFT)
    for index, (name, colour) in enumerate(COLOURS.items()):
        y = top + 50 + 24 * index
        yield f'<circle cx="{left + 23}" cy="{y}" r="7" fill="{colour}"/>'
        yield text(left + 40, y + 4.5, name.capitalize(), 13)
        count = f"{placed[name]} / {all_types[name]}"
        yield text(left + 196, y + 4.5, count, 13, text_anchor="end", font_weight="600")
    yield f'<path d="M{left + 16} {top + 141}h180" stroke="{BORDER}"/>'
    yield (
        f'<circle cx="{left + 23}" cy="{top + 160}" r="7" fill="none" stroke="{SOFT}" '
        f'stroke-dasharray="3 3"/>'
    )
    yield text(left + 40, top + 164.5, "Known to the country only", 12)
    missing = len(features) - placed.total()
    yield text(left + 16, top + 189, f"{missing} name no place: null geometry", 12, fill=SOFT)


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}"


def draw(collection: dict[str, Any]) -> str:
    """The picture of a FeatureCollection that dateline wrote."""
    features: list[Feature] = collection["features"]
    placed = [feature for feature in features if feature["geometry"]]
    outlines = countries()
    main = View("region", (12, 84, WIDTH - 24, 440), 22.5, 67.5, 41.9)
    inset = View("inset", (28, 372, 186, 136), -92, -66, 45.5)
    headline = features[0]["properties"]["headline"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-labelledby="title" fill="{INK}" font-family="'
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif\">",
        f'<title id="title">Map of {len(placed)} records of one news article</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="14" fill="#fbfcfd"/>',
        text(24, 36, headline, 19, font_weight="700"),
        text(24, 62, f"{len(features)} records from one article, {len(placed)} of them with "
             "coordinates, as dateline writes them to GeoJSON", 13.5, fill=SOFT),
        *main.land(outlines),
    ]  # fmt: skip
    for name, position in COUNTRY_NAMES.items():
        style = {"text_anchor": "middle", "letter_spacing": "2", "fill": "#8d9299"}
        parts.append(text(*main.point(*position), name, 11.5, **style))
    parts += legend(features)
    parts += inset.land(outlines)
    parts.append(
        f'<rect x="{inset.left}" y="{inset.top}" width="{inset.width}" height="{inset.height}" '
        f'rx="10" fill="none" stroke="{SOFT}"/>'
    )
    places: dict[tuple[float, float], list[dict[str, Any]]] = {}
    for feature in placed:
        at = tuple(feature["geometry"]["coordinates"])
        places.setdefault(at, []).append(feature["properties"])
    cards: list[str] = []
    markers: list[str] = []
    for at, found in places.items():
        x, y = main.point(*at)
        if not main.shows(x, y):
            x, y = inset.point(*at)
        types = Counter(properties["type"] for properties in found)
        cards += label(x, y, found[0]["place_name"], types)
        markers += marker(x, y, types, found[0]["precision"] in ("country", "region"))
    note = "Outlines: Natural Earth (public domain)  ·  Points: dateline.dumps(article, \"geojson\")"
    parts += [*cards, *markers, text(24, HEIGHT - 13, note, 11.5, fill=SOFT), "</svg>", ""]
    return "\n".join(parts)


def main() -> int:
    """Write the picture, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail if the file is out of date")
    check = parser.parse_args().check
    article = dateline.read(ARTICLE)
    picture = draw(json.loads(dateline.dumps(article, "geojson")))
    if not check:
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(picture, encoding="utf-8", newline="\n")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != picture:
        print(f"{PICTURE.relative_to(ROOT)} is out of date: run python docs/make_map.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
