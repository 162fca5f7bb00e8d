"""What GDAL makes of it, by LIBKML (as QGIS does) and by its older driver."""

import os
import re
import struct
import subprocess
import sys

import pytest

from dateline import Actor, Article, Deployment, Meeting, Place, Quantity, Statement

pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio, the GDAL that reads KML")

pytestmark = pytest.mark.skipif(
    "LIBKML" not in pyogrio.list_drivers(read=True), reason="needs a GDAL with LIBKML"
)

AWKWARD = "<b>&amp; \"x\" 'y' ]]> é \U0001f600 $[name]"


def layers(path):
    """By layer: types and values by field, and shapes as well-known binary."""
    found = {}
    for name, _ in pyogrio.list_layers(path):
        info = pyogrio.read_info(path, layer=name)
        assert info["driver"] == "LIBKML"
        meta, _, shapes, columns = pyogrio.raw.read(path, layer=name)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        values = {key: list(column) for key, column in zip(meta["fields"], columns, strict=True)}
        found[name] = (types, values, list(shapes))
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.kml"


@pytest.mark.parametrize("version", ["2.3", "2.2"])
def test_layers_fields_and_values(version, write, path):
    article = Article(text=AWKWARD, headline=AWKWARD, url=AWKWARD, byline=[AWKWARD])
    meetings = [
        Meeting(
            id=AWKWARD,
            date="2024-05",
            summary=AWKWARD,
            outcome=AWKWARD,
            participants=[Actor(name=AWKWARD)],
            places=[Place(name=AWKWARD, longitude=44.0092, latitude=36.1911)],
            evidence=[article.cite(AWKWARD)],
            confidence=0.5,
        ),
        Meeting(date="2024-05-06", places=[Place(name="x")]),
        Meeting(date="2024-05-06/.."),
    ]
    big = Deployment(personnel=Quantity(best=5_000_000_000, approximate=True))
    path.write_bytes(write(article.with_records(*meetings, big, Statement()), version=version))
    found = layers(path)
    # An article's own Folder is a layer without features.
    assert [len(shapes) for _, _, shapes in found.values()] == [0, 3, 1, 1]
    assert list(found)[1:] == ["Meetings", "Statements", "Deployments"]

    types, values, shapes = found["Meetings"]
    texts = ("Name", "headline", "url", "record_id", "summary", "outcome", "place_name")
    lists = ("byline", "participants")
    for name in (*texts, *lists, "evidence_exact"):
        assert types[name] == "object", name
        wanted = AWKWARD.replace(";", "\\;") if name in lists else AWKWARD
        assert values[name][0] == wanted, name
    assert (types["confidence"], values["confidence"][0]) == ("float64", 0.5)
    assert (types["evidence_end"], values["evidence_end"][0]) == ("float64", len(AWKWARD))
    assert values["date"] == ["2024-05", "2024-05-06", "2024-05-06/.."]
    assert values["date_start"] == ["2024-05-01", "2024-05-06", "2024-05-06"]
    assert values["date_end"] == ["2024-05-31", "2024-05-06", None]
    days = {name: [str(day)[:10] for day in values[name]] for name in ("begin", "end", "timestamp")}
    assert days == {
        "begin": ["2024-05-01", "NaT", "2024-05-06"],
        "end": ["2024-05-31", "NaT", "NaT"],
        "timestamp": ["NaT", "2024-05-06", "NaT"],
    }
    # Well-known binary: little-endian, a point, longitude and then latitude.
    assert struct.unpack("<BIdd", shapes[0]) == (1, 1, 44.0092, 36.1911)
    assert shapes[1:] == [None, None]

    types, values, _ = found["Deployments"]
    assert (types["personnel"], values["personnel"]) == ("float64", [5e9])
    assert (types["personnel_approximate"], values["personnel_approximate"]) == ("bool", [True])
    assert found["Statements"][1]["direct"] == [False]


def test_the_seed(seed, write, path):
    path.write_bytes(write(seed))
    found = layers(path)
    names = [name for _, values, _ in found.values() for name in values.get("record_id", ())]
    assert sorted(names) == sorted(record.id for record in seed.records)
    located = [record for record in seed.records if record.places and record.places[0].latitude]
    shapes = [shape for _, _, shapes in found.values() for shape in shapes if shape is not None]
    assert len(shapes) == len(located)


@pytest.mark.parametrize("articles", [[], [Article(text="a")]])
def test_a_file_without_features(articles, write, path):
    path.write_bytes(write(*articles))
    assert [shapes for _, _, shapes in layers(path).values()] == [[] for _ in articles]


def test_naughty_strings(naughty_strings, write, path):
    # GDAL trims these, and ends a text at a NUL.
    texts = [text for text in naughty_strings if text == text.strip(" \n") and "\0" not in text]
    records = [Meeting(id=str(number), outcome=text) for number, text in enumerate(texts)]
    path.write_bytes(write(Article(text="a", records=records)))
    _, values, _ = layers(path)["Meetings"]
    unwritable = "[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    shown = [re.sub(unwritable, "\ufffd", text) for text in texts]
    assert [text or "" for text in values["outcome"]] == shown


def test_the_older_driver_reads_what_has_a_point(seed, write, path):
    path.write_bytes(write(seed))
    program = (
        "import sys, pyogrio\n"
        "for name, _ in pyogrio.list_layers(sys.argv[1]):\n"
        "    info = pyogrio.read_info(sys.argv[1], layer=name, force_feature_count=True)\n"
        "    print(info['driver'], info['features'], name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path],
        env={**os.environ, "OGR_SKIP": "LIBKML"},
        capture_output=True,
        check=True,
        text=True,
    )
    lines = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert {line[0] for line in lines} == {"KML"}
    located = [record for record in seed.records if record.places and record.places[0].latitude]
    assert sum(int(line[1]) for line in lines) == len(located)
