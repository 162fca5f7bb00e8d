"""GeoJSON out: RFC 7946, and what GDAL makes of it."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import jsonschema
import pyogrio
import pyogrio.raw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codec import Codec
from dateline.convert import dumps
from dateline.exporters.geojson import GeoJsonExporter, GeoJsonOptions
from dateline.formats import ExportContext
from dateline.model import RECORD_TYPES, Actor, Article, Deployment, Meeting, Place, Quantity

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "geojson" / "test" / "fixtures"
SEED = Path(__file__).parents[2] / "seeds" / "us-iraq-coalition" / "article.json"
CONTEXT = ExportContext(record_types={kind.record_type: kind for kind in RECORD_TYPES})
DROP = GeoJsonOptions(unlocated="drop")


def geometry(kind: str, coordinates: dict[str, object]) -> dict[str, object]:
    return {"properties": {"type": {"const": kind}, "coordinates": coordinates, "bbox": BOX}}


def listed(items: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "items": items, "minItems": least}


NUMBER = {"type": "number"}
BOX = {"type": "array", "items": NUMBER, "oneOf": [
    {"minItems": count, "maxItems": count} for count in (4, 6)
]}  # fmt: skip
POSITION = listed(NUMBER, 2)
LINE = listed(POSITION, 2)
RING = listed(POSITION, 4)
SHAPES = {
    "Point": POSITION, "MultiPoint": listed(POSITION), "LineString": LINE,
    "MultiLineString": listed(LINE), "Polygon": listed(RING), "MultiPolygon": listed(listed(RING)),
}  # fmt: skip
GEOMETRY = {"oneOf": [
    *(
        {**geometry(kind, shape), "required": ["type", "coordinates"]}
        for kind, shape in SHAPES.items()
    ),
    {"properties": {"type": {"const": "GeometryCollection"}, "bbox": BOX,
                    "geometries": listed({"$ref": "#/$defs/geometry"})},
     "required": ["type", "geometries"]},
]}  # fmt: skip
FEATURE = {
    "properties": {
        "type": {"const": "Feature"}, "id": {"type": ["string", "number"]}, "bbox": BOX,
        "geometry": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/geometry"}]},
        "properties": {"type": ["object", "null"]},
    },
    "required": ["type", "geometry", "properties"],
}  # fmt: skip
COLLECTION = {
    "properties": {"type": {"const": "FeatureCollection"}, "bbox": BOX,
                   "features": listed({"$ref": "#/$defs/feature"})},
    "required": ["type", "features"],
}  # fmt: skip
RFC_7946 = jsonschema.Draft202012Validator({
    "type": "object",
    "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("geometry", "feature", "collection")],
    "$defs": {"geometry": {"type": "object", **GEOMETRY}, "feature": {"type": "object", **FEATURE},
              "collection": COLLECTION},
})  # fmt: skip


def write(*articles: Article, options: GeoJsonOptions | None = None) -> bytes:
    exporter = GeoJsonExporter()
    return b"".join(exporter.export(iter(articles), options or GeoJsonOptions(), CONTEXT))


def written(*articles: Article, options: GeoJsonOptions | None = None) -> dict[str, list]:  # type: ignore[type-arg]
    collection = json.loads(write(*articles, options=options))
    RFC_7946.validate(collection)
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)
    return collection  # type: ignore[no-any-return]


def at(longitude: float | None, latitude: float | None, **rest: object) -> Meeting:
    return Meeting(places=[Place(name="P", longitude=longitude, latitude=latitude)], **rest)  # type: ignore[arg-type]


def seed() -> Article:
    return Codec().decode(SEED.read_bytes())


@pytest.mark.skipif(not SUITE.is_dir(), reason="needs ../shared/suites")
def test_the_validator_tells_valid_from_invalid() -> None:
    count = 0
    for path in SUITE.rglob("*.json"):
        count += 1
        valid = path.relative_to(SUITE).parts[0] == "valid"
        assert RFC_7946.is_valid(json.loads(path.read_bytes())) is valid, path
    assert count > 50


POINTS = st.none() | st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(
    st.lists(
        st.tuples(st.text("ab/~", min_size=1), st.lists(POINTS, max_size=3)),
        unique_by=lambda a: a[0],
    )
)
def test_all_that_is_written_is_valid(
    given_articles: list[tuple[str, list[tuple[float, float] | None]]],
) -> None:
    articles = [
        Article(id=name, text="a", records=[at(*(point or (None, None))) for point in points])
        for name, points in given_articles
    ]
    everything = [point for _, points in given_articles for point in points]
    located = [point for point in everything if point]
    for options, wanted in ((None, everything), (DROP, located)):
        collection = written(*articles, options=options)
        found = [feature["geometry"] for feature in collection["features"]]
        assert found == [
            point and {"type": "Point", "coordinates": list(point)} for point in wanted
        ]
        assert ("bbox" in collection) is bool(located)
        if located:
            xs, ys = zip(*located, strict=True)
            assert collection["bbox"] == [min(xs), min(ys), max(xs), max(ys)]


def test_ids_are_unique_whatever_they_hold() -> None:
    articles = [
        Article(id="a", text="a", records=[Meeting(id="b/c"), Meeting(id="b~1c"), Meeting(id="c")]),
        Article(id="a/b", text="a", records=[Meeting(id="c")]),
    ]
    ids = [feature["id"] for feature in written(*articles)["features"]]
    assert ids == ["a/b~1c", "a/b~01c", "a/c", "a/b/c"]


def test_the_edges_of_the_world() -> None:
    places = [(180, 90), (-180, -90), (-0.0, 0.0)]
    collection = written(Article(text="a", records=[at(*place) for place in places]))
    assert collection["bbox"] == [-180, -90, 180, 90]
    assert [f["geometry"]["coordinates"] for f in collection["features"]] == [[*p] for p in places]


@pytest.mark.parametrize(
    ("date", "time"),
    [
        (None, None),
        ("2024-04-15", {"date": "2024-04-15"}),
        ("2024-04", {"interval": ["2024-04-01", "2024-04-30"]}),
        ("2024-04-01/..", {"interval": ["2024-04-01", ".."]}),
        ("../2024-04-01", {"interval": ["..", "2024-04-01"]}),
    ],
)
def test_time(date: str | None, time: object) -> None:
    (feature,) = written(Article(text="a", records=[Meeting(date=date)]))["features"]
    assert feature["time"] == time
    assert feature["featureType"] == "meeting"


def layers(path: Path) -> dict[str, tuple[dict[str, str], dict[str, list[object]], list[object]]]:
    found = {}
    for name, _ in pyogrio.list_layers(path):
        meta, _, shapes, columns = pyogrio.raw.read(path, layer=name)
        info = pyogrio.read_info(path, layer=name)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        values = {key: list(column) for key, column in zip(meta["fields"], columns, strict=True)}
        found[name] = (types, values, list(shapes))
    return found


def test_gdal_sees_a_layer_a_type(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    records = [
        at(18.4, -33.9, date="2024-04-15", participants=[Actor(name="A"), Actor(name="B")]),
        at(None, None, date="2024-04/.."),
        at(None, None),
        Deployment(personnel=Quantity(best=2500, approximate=True), equipment=["tank"]),
    ]
    path.write_bytes(write(Article(text="a", records=records)))
    found = layers(path)
    assert {*found} == {"meeting", "deployment"}
    types, values, shapes = found["meeting"]
    assert [types[name] for name in ("time", "date_start", "date_end")] == ["datetime64[D]"] * 3
    assert [str(day) for day in values["date_start"]] == ["2024-04-15", "2024-04-01", "NaT"]
    assert [str(day) for day in values["time_start"]] == ["NaT", "2024-04-01", "NaT"]
    assert types["participants"] == "list(str)"
    assert list(values["participants"][0]) == ["A", "B"]  # type: ignore[call-overload]
    assert [shape is None for shape in shapes] == [False, True, True]
    # Well-known binary: little-endian, a point, longitude and then latitude.
    assert struct.unpack("<BIdd", shapes[0]) == (1, 1, 18.4, -33.9)  # type: ignore[arg-type]
    types, values, _ = found["deployment"]
    assert types["personnel"] == "int32"
    assert (values["personnel"][0], types["personnel_approximate"]) == (2500, "bool")


@pytest.mark.parametrize("options", [GeoJsonOptions(), DROP])
def test_gdal_reads_the_seed(options: GeoJsonOptions, tmp_path: Path) -> None:
    article = seed()
    written(article, options=options)
    path = tmp_path / "a.geojson"
    path.write_bytes(write(article, options=options))
    located = [r for r in article.records if r.places and r.places[0].latitude is not None]
    wanted = [r.id for r in (located if options is DROP else article.records)]
    found = [name for _, values, _ in layers(path).values() for name in values["id"]]
    assert sorted(found, key=str) == sorted(wanted)


def test_gdal_reads_records_without_date_or_place(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(write(Article(text="a", records=[Meeting(), Meeting(id="b")])))
    assert len(layers(path)["meeting"][2]) == 2


@pytest.mark.parametrize("articles", [[], [Article(text="a")]])
def test_gdal_reads_a_file_without_features(articles: list[Article], tmp_path: Path) -> None:
    assert written(*articles) == {"type": "FeatureCollection", "features": []}
    path = tmp_path / "a.geojson"
    path.write_bytes(write(*articles))
    assert [shapes for _, _, shapes in layers(path).values()] == [[]]


def test_one_article_is_held_at_a_time() -> None:
    taken = 0

    def articles() -> Iterator[Article]:
        nonlocal taken
        for number in range(5):
            taken += 1
            yield Article(id=str(number), text="a", records=[Meeting()])

    chunks = GeoJsonExporter().export(articles(), GeoJsonOptions(), CONTEXT)
    for number, _ in enumerate(chunks, 1):
        assert taken == min(number, 5)


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2024", {"interval": ["2024-01-01", "2024-12-31"]}),
        ("2024-04-15", {"date": "2024-04-15"}),
        ("2024/..", {"interval": ["2024-01-01", ".."]}),
        ("9999-24", None),
        ("-0999/2024", None),
        (None, None),
    ],
)
def test_an_end_beyond_the_calendar_is_not_an_open_end(date: str | None, time: object) -> None:
    article = Article(text="x", records=[Meeting(date=date)])
    (feature,) = json.loads(dumps(article, "geojson"))["features"]
    assert feature["time"] == time


# --- Outlines of countries


AREA = GeoJsonOptions(geometry="area")


def placed(*places: Place) -> Article:
    return Article(text="a", records=[Meeting(id=place.name, places=[place]) for place in places])


YEMEN = Place(name="Yemen", country="YEM", latitude=15.9, longitude=47.6, precision="country")
MOKHA = Place(name="Mokha", country="YEM", latitude=13.32, longitude=43.25, precision="city")


def ring_area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def test_what_is_placed_in_a_country_gets_its_outline() -> None:
    country, city = written(placed(YEMEN, MOKHA), options=AREA)["features"]
    assert city["geometry"] == {"type": "Point", "coordinates": [43.25, 13.32]}
    shape = country["geometry"]
    assert shape["type"] == "MultiPolygon"
    for polygon in shape["coordinates"]:
        exterior, *holes = polygon
        assert ring_area(exterior) > 0
        assert all(ring_area(hole) < 0 for hole in holes)
        assert all(ring[0] == ring[-1] for ring in polygon)


def test_only_the_geometry_differs() -> None:
    article = placed(YEMEN, MOKHA)
    for point, area in zip(
        written(article)["features"], written(article, options=AREA)["features"], strict=True
    ):
        assert {**point, "geometry": None} == {**area, "geometry": None}
        assert area["properties"]["longitude"] == point["geometry"]["coordinates"][0]
        assert area["place"] is None


def test_the_box_is_round_the_outlines() -> None:
    collection = written(placed(YEMEN), options=AREA)
    (shape,) = (feature["geometry"] for feature in collection["features"])
    xs, ys = zip(*(position for part in shape["coordinates"] for position in part[0]), strict=True)
    assert collection["bbox"] == [min(xs), min(ys), max(xs), max(ys)] == shape["bbox"]
    assert 40 < collection["bbox"][0] < 43
    far = placed(YEMEN, Place(name="P", latitude=-60.0, longitude=100.0))
    assert written(far, options=AREA)["bbox"] == [min(xs), -60, 100, max(ys)]


@pytest.mark.parametrize(
    "place",
    [
        attrs.evolve(YEMEN, precision="region"),
        attrs.evolve(YEMEN, precision=None),
        attrs.evolve(YEMEN, country=None),
        attrs.evolve(YEMEN, country="TUV"),
    ],
)
def test_others_stay_points(place: Place) -> None:
    assert write(placed(place), options=AREA) == write(placed(place))


def test_an_outline_is_not_made_up_for_what_has_no_coordinates() -> None:
    place = attrs.evolve(YEMEN, latitude=None, longitude=None)
    (feature,) = written(placed(place), options=AREA)["features"]
    assert feature["geometry"] is None
    dropping = GeoJsonOptions(geometry="area", unlocated="drop")
    assert written(placed(place), options=dropping)["features"] == []


@pytest.mark.parametrize("alpha3", ["RUS", "FJI", "USA", "NZL", "KIR", "ATA"])
def test_outlines_are_cut_at_the_antimeridian(alpha3: str) -> None:
    place = attrs.evolve(YEMEN, country=alpha3)
    (feature,) = written(placed(place), options=AREA)["features"]
    for polygon in feature["geometry"]["coordinates"]:
        for (x1, y1), (x2, y2) in pairwise(polygon[0]):
            # The pole is a line on a map: Antarctica's outline runs along it.
            assert abs(x2 - x1) < 180 or y1 == y2 == -90


def test_gdal_reads_outlines(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(write(placed(YEMEN, MOKHA), options=AREA))
    _, values, shapes = layers(path)["meeting"]
    kinds = [struct.unpack("<BI", shape[:5])[1] for shape in shapes]  # type: ignore[index]
    assert dict(zip(values["id"], kinds, strict=True)) == {"Yemen": 6, "Mokha": 1}


def test_outlines_are_loaded_only_where_they_are_asked_for() -> None:
    program = """
import sys, dateline
place = dateline.Place(name="Y", country="YEM", latitude=1, longitude=1, precision="country")
article = dateline.Article(text="a", records=[dateline.Meeting(places=[place])])
plain = dateline.dumps(article, "geojson")
print("dateline.gazetteer" in sys.modules)
print(dateline.dumps(article, "geojson", geometry="area") != plain)
print("dateline.gazetteer" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["False", "True", "True"]
