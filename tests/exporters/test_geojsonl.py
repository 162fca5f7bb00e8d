"""Newline-delimited GeoJSON out: a Feature a line, for GDAL too."""

from __future__ import annotations

import json
from pathlib import Path

import pyogrio
import pytest

from dateline.exporters.geojsonl import GeoJsonLinesExporter, GeoJsonLinesOptions
from dateline.formats import ExportContext
from dateline.model import RECORD_TYPES, Article, Incident, Meeting, Place

CONTEXT = ExportContext(record_types={kind.record_type: kind for kind in RECORD_TYPES})
ARTICLE = Article(
    text="a",
    records=[
        Meeting(places=[Place(name="P", latitude=-33.9, longitude=18.4)], date="2024"),
        Incident(summary="a\nb\u2028c"),
    ],
)


def write(options: GeoJsonLinesOptions, *articles: Article) -> bytes:
    return b"".join(GeoJsonLinesExporter().export(iter(articles), options, CONTEXT))


@pytest.mark.parametrize("separated", [False, True])
def test_each_line_is_a_feature(separated: bool, tmp_path: Path) -> None:
    data = write(GeoJsonLinesOptions(record_separator=separated), ARTICLE)
    *lines, end = data.split(b"\n")
    assert end == b""
    assert all(line.startswith(b"\x1e{" if separated else b"{") for line in lines)
    features = [json.loads(line.lstrip(b"\x1e")) for line in lines]
    assert [feature["type"] for feature in features] == ["Feature", "Feature"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [18.4, -33.9]}
    assert features[1]["geometry"] is None
    assert not {"time", "place", "featureType"} & {*features[0]}
    for suffix in GeoJsonLinesExporter.suffixes:
        path = tmp_path / f"a{suffix}"
        path.write_bytes(data)
        info = pyogrio.read_info(path)
        assert (info["driver"], info["features"]) == ("GeoJSONSeq", 2)


def test_records_without_coordinates_can_be_dropped() -> None:
    data = write(GeoJsonLinesOptions(unlocated="drop"), ARTICLE)
    assert data.count(b"\n") == 1
    assert write(GeoJsonLinesOptions()) == b""


def test_what_is_placed_in_a_country_can_be_its_outline(tmp_path: Path) -> None:
    place = Place(name="Iraq", country="IRQ", latitude=33.0, longitude=43.8, precision="country")
    article = Article(text="a", records=[Meeting(places=[place]), *ARTICLE.records])
    data = write(GeoJsonLinesOptions(geometry="area"), article)
    shapes = [json.loads(line)["geometry"] for line in data.splitlines()]
    assert [shape and shape["type"] for shape in shapes] == ["MultiPolygon", "Point", None]
    path = tmp_path / "a.geojsonl"
    path.write_bytes(data)
    assert pyogrio.read_info(path)["features"] == 3
