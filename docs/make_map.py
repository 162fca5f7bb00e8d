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
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import dateline

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "us-iraq-coalition" / "article.json"
PICTURE = ROOT / "docs" / "images" / "us-iraq-coalition.svg"

WIDTH, HEIGHT = 960, 560
INK, SOFT, BORDER, CARD = "#1b2733", "#5b6b7a", "#b9b7ab", "#ffffff"
DASHED = f' stroke="{SOFT}" stroke-dasharray="3 3"'
SEA, LAND, LAND_IN_FOCUS = "#dfe9f1", "#f7f5ef", "#ebe3d0"
COLOURS = {
    "meeting": "#6d4bb3",
    "statement": "#0f8a7e",
    "deployment": "#1f6fc4",
    "incident": "#d1432f",
}
IN_FOCUS = ("Iraq", "Israel", "Syria")

# Where a label stands from its point, in pixels, and which of its edges.
LABELS = {
    "Erbil": (32, -66, "start"),
    "Iraq": (38, 54, "start"),
    "Israel": (-40, -34, "end"),
    "Syria": (-48, -62, "end"),
    "White House": (-24, -22, "end"),
}
# Countries named for orientation only: longitude and latitude of the middle of the name.
COUNTRY_NAMES = {"TURKEY": (32.6, 39.2), "IRAN": (54.6, 32.7), "SAUDI ARABIA": (44.6, 25.4)}

Ring = list[tuple[float, float]]
Feature = dict[str, Any]


class View(NamedTuple):
    """A rectangle of the picture with a piece of the world in it, Mercator."""

    name: str
    left: float
    top: float
    width: float
    height: float
    west: float
    east: float
    north: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place is in the picture, in pixels."""
        scale = self.width / math.radians(self.east - self.west)
        x = self.left + math.radians(longitude - self.west) * scale
        return x, self.top + (_mercator(self.north) - _mercator(latitude)) * scale

    def land(self, countries: Sequence[tuple[str, Ring]]) -> Iterator[str]:
        """The outlines of the countries that reach into the view."""
        box = f'x="{self.left:g}" y="{self.top:g}" width="{self.width:g}" height="{self.height:g}"'
        yield f'<clipPath id="{self.name}"><rect {box} rx="10"/></clipPath>'
        yield f'<g clip-path="url(#{self.name})" stroke="{BORDER}" stroke-linejoin="round">'
        yield f'<rect {box} fill="{SEA}" stroke="none"/>'
        for name, ring in countries:
            points = [self.point(*corner) for corner in ring]
            xs, ys = zip(*points, strict=True)
            right, bottom = self.left + self.width, self.top + self.height
            if max(xs) < self.left or min(xs) > right or max(ys) < self.top or min(ys) > bottom:
                continue
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            fill = LAND_IN_FOCUS if name in IN_FOCUS else LAND
            yield f'<polygon points="{path}" fill="{fill}"/>'
        yield "</g>"


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(max(-85.0, min(85.0, latitude)))))


def countries() -> list[tuple[str, Ring]]:
    """The outer rings of every country, with its name."""
    import pyogrio.raw  # type: ignore[import-untyped]

    folder = importlib.resources.files("pyogrio") / "tests" / "fixtures" / "naturalearth_lowres"
    path = str(folder / "naturalearth_lowres.shp")
    _, _, shapes, (names,) = pyogrio.raw.read(path, columns=["name"])
    named = zip(names, shapes, strict=True)
    return [(str(name), ring) for name, shape in named for ring in _rings(shape)]


def _rings(wkb: bytes) -> Iterator[Ring]:
    """The outer rings of a polygon or multipolygon in little-endian well-known binary."""
    _, kind, count = struct.unpack_from("<BII", wkb)
    offset, polygons = (0, 1) if kind == 3 else (9, count)
    for _ in range(polygons):
        offset += 9
        for ring in range(struct.unpack_from("<I", wkb, offset - 4)[0]):
            end = offset + 4 + 16 * struct.unpack_from("<I", wkb, offset)[0]
            if ring == 0:
                yield list(struct.iter_unpack("<dd", wkb[offset + 4 : end]))
            offset = end


def text(x: float, y: float, content: str, size: float, /, **style: str) -> str:
    """A line of text."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{extra}>{escape(content)}</text>'


def card(left: float, top: float, width: float, height: float) -> str:
    """A white rectangle to write on."""
    size = f'width="{width:.1f}" height="{height:.1f}" rx="7"'
    return f'<rect x="{left:.1f}" y="{top:.1f}" {size} fill="{CARD}" stroke="{BORDER}"/>'


def circle(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    """A disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"{more}/>'


def marker(x: float, y: float, types: Counter[str], vague: bool) -> Iterator[str]:
    """A disc with a slice a record type, and the number of records on it."""
    total = types.total()
    radius = 9 + 2.6 * math.sqrt(total)
    if vague:
        yield circle(x, y, radius + 7, CARD, f' fill-opacity="0.45"{DASHED}')
    yield circle(x, y, radius + 2, CARD)
    start = -0.25
    for name in sorted(types, key=list(COLOURS).index):
        share = types[name] / total
        if share == 1:
            yield circle(x, y, radius, COLOURS[name])
            continue
        ends = [math.tau * turn for turn in (start, start + share)]
        (x1, y1), (x2, y2) = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in ends]
        arc = f"A{radius:.1f} {radius:.1f} 0 {int(share > 0.5)} 1 {x2:.1f} {y2:.1f}Z"
        yield f'<path d="M{x:.1f} {y:.1f}L{x1:.1f} {y1:.1f}{arc}" fill="{COLOURS[name]}"/>'
        start += share
    yield text(x, y + 4.6, str(total), 13, text_anchor="middle", font_weight="700", fill=CARD)


def label(x: float, y: float, name: str, types: Counter[str]) -> Iterator[str]:
    """A card with the place's name and its records, and a line from it to the point."""
    right, down, anchor = LABELS.get(name, (28, -28, "start"))
    lines = [f"{n} {kind}{'s' * (n > 1)}" for kind in COLOURS if (n := types[kind])]
    width = 22 + max(9.2 * len(name), *(7.4 * len(line) for line in lines))
    height = 26 + 15 * len(lines)
    left = x + right - (width if anchor == "end" else 0)
    top = y + down - height / 2
    yield f'<path d="M{x:.1f} {y:.1f}l{right} {down}" stroke="{SOFT}"/>'
    yield card(left, top, width, height)
    yield text(left + 11, top + 19, name, 14, font_weight="700")
    for index, line in enumerate(lines):
        yield text(left + 11, top + 35 + 15 * index, line, 12, fill=SOFT)


def legend(features: Sequence[Feature]) -> Iterator[str]:
    """The colours, how many records of each type there are, and how many have no place."""
    left, top = 700, 96
    all_types = Counter(feature["properties"]["type"] for feature in features)
    placed = Counter(f["properties"]["type"] for f in features if f["geometry"])
    yield card(left, top, 236, 204)
    yield text(left + 16, top + 26, "Records", 14, font_weight="700")
    yield text(left + 220, top + 26, "on the map / all", 11.5, text_anchor="end", fill=SOFT)
    for index, (name, colour) in enumerate(COLOURS.items()):
        y = top + 50 + 24 * index
        yield circle(left + 23, y, 7, colour)
        yield text(left + 40, y + 4.5, name.capitalize(), 13)
        count = f"{placed[name]} / {all_types[name]}"
        yield text(left + 220, y + 4.5, count, 13, text_anchor="end", font_weight="600")
    yield f'<path d="M{left + 16} {top + 141}h204" stroke="{BORDER}"/>'
    yield circle(left + 23, top + 160, 7, "none", DASHED)
    yield text(left + 40, top + 164.5, "Known to the country only", 12)
    missing = len(features) - placed.total()
    yield text(left + 16, top + 189, f"{missing} name no place: null geometry", 12, fill=SOFT)


def draw(collection: dict[str, Any]) -> str:
    """The picture of a FeatureCollection that dateline wrote."""
    features: list[Feature] = collection["features"]
    placed = [feature for feature in features if feature["geometry"]]
    outlines = countries()
    region = View("region", 12, 84, WIDTH - 24, 440, 22.5, 67.5, 41.9)
    inset = View("inset", 28, 380, 214, 128, -104, -69, 47)
    numbers = f"{len(features)} records from one article, {len(placed)} of them with coordinates"
    subtitle = f"{numbers}, as dateline writes them to GeoJSON"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-labelledby="title" fill="{INK}" font-family="'
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif\">",
        f'<title id="title">Map of {len(placed)} records of one news article</title>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="14" fill="#fbfcfd"/>',
        text(24, 36, features[0]["properties"]["headline"], 19, font_weight="700"),
        text(24, 62, subtitle, 13.5, fill=SOFT),
        *region.land(outlines),
    ]
    style = {"text_anchor": "middle", "letter_spacing": "2", "fill": "#8d9299"}
    for name, position in COUNTRY_NAMES.items():
        parts.append(text(*region.point(*position), name, 11.5, **style))
    parts += [*legend(features), *inset.land(outlines)]
    size = f'width="{inset.width}" height="{inset.height}" rx="10"'
    frame = f'<rect x="{inset.left}" y="{inset.top}" {size} fill="none" stroke="{SOFT}"/>'
    where = text(inset.left + 12, inset.top + inset.height - 12, "UNITED STATES", 10.5, fill=SOFT)
    places = defaultdict[tuple[float, float], list[dict[str, Any]]](list)
    for feature in placed:
        places[tuple(feature["geometry"]["coordinates"])].append(feature["properties"])
    cards, markers = list[str](), list[str]()
    for at, found in places.items():
        x, y = (region if region.west < at[0] < region.east else inset).point(*at)
        types = Counter(properties["type"] for properties in found)
        cards += label(x, y, found[0]["place_name"], types)
        markers += marker(x, y, types, found[0]["precision"] in ("country", "region"))
    note = 'Outlines: Natural Earth (public domain)  ·  Points: dateline.dumps(article, "geojson")'
    foot = text(24, HEIGHT - 13, note, 11.5, fill=SOFT)
    return "\n".join([*parts, frame, where, *cards, *markers, foot, "</svg>", ""])


def main() -> int:
    """Write the picture, or check it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail if the file is out of date")
    check = parser.parse_args().check
    article = dateline.read(ARTICLE)
    picture = draw(json.loads(dateline.dumps(article, "geojson")))
    if not check:
        PICTURE.write_text(picture, encoding="utf-8", newline="\n")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != picture:
        print(f"{PICTURE.relative_to(ROOT)} is out of date: run python docs/make_map.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
