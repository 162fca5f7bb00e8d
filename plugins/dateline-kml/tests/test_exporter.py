"""The file itself: well-formed, in the standard's order, streamed, the same every time."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest

import dateline
from dateline import Actor, Article, Deployment, Meeting, Place, Quantity, Statement
from dateline_kml import KmlExporter, KmlOptions

EXPECTED = Path(__file__).parent / "expected"

# What may stand in each element, in the order of the complex types of OGC 12-007r2.
ORDER = {
    "kml": ["Document"],
    "Document": ["name", "open", "Style", "ExtendedData", "Schema", "Folder"],
    "Style": ["IconStyle", "LabelStyle", "BalloonStyle"],
    "IconStyle": ["color"],
    "LabelStyle": ["color", "scale"],
    "BalloonStyle": ["text"],
    "Schema": ["SimpleField"],
    "SimpleField": ["displayName"],
    "Folder": ["name", "ExtendedData", "Folder", "Placemark"],
    "Placemark": ["name", "description", "Time", "styleUrl", "ExtendedData", "Point"],
    "Time": ["begin", "end", "when"],
    "ExtendedData": ["SchemaData", "holds", "article"],
    "SchemaData": ["SimpleData"],
    "Point": ["coordinates"],
}
REPEATED = {"Style", "Schema", "SimpleField", "Folder", "Placemark", "SimpleData"}


def parsed(data: bytes) -> ElementTree.Element:
    """The root, its elements without namespaces, after a look at the order of all of them."""
    root = ElementTree.fromstring(data)
    assert root.tag.startswith("{http://www.opengis.net/kml/2.")
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    for element in root.iter():
        kind = "Time" if element.tag.startswith("Time") else element.tag
        names = ["Time" if child.tag.startswith("Time") else child.tag for child in element]
        allowed = ORDER.get(kind, [])
        assert set(names) <= set(allowed), element.tag
        assert names == sorted(names, key=allowed.index), element.tag
        assert all(names.count(name) == 1 or name in REPEATED for name in names), element.tag
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for reference in (*root.iter("styleUrl"), *root.iter("SchemaData")):
        url = reference.text if reference.tag == "styleUrl" else reference.get("schemaUrl")
        assert url
        assert url.removeprefix("#") in ids
    return root


def placemark(data: bytes) -> ElementTree.Element:
    (found,) = parsed(data).iter("Placemark")
    return found


def at(longitude: float | None, latitude: float | None, **rest: object) -> Meeting:
    place = Place(name="P", longitude=longitude, latitude=latitude)
    return Meeting(places=[place], **rest)


@pytest.mark.parametrize(
    ("name", "options"),
    [("article", {}), ("facts", {"read_back": False, "unlocated": "drop", "version": "2.2"})],
)
def test_the_seed(name, options, seed, write, request):
    written = write(seed, **options)
    parsed(written)
    path = EXPECTED / f"us-iraq-coalition-{name}.kml"
    if request.config.getoption("--regenerate", default=False):
        path.write_bytes(written)
    assert written == path.read_bytes()


def test_folders(write):
    records = [Statement(id="s"), Meeting(id="m"), Statement(id="t")]
    root = parsed(write(Article(text="a", headline="H", records=records), Article(text="b")))
    first, second = root.iterfind("./Document/Folder")
    assert (first.findtext("name"), second.findtext("name")) == ("H", "Untitled article")
    found = [
        (
            folder.findtext("name"),
            [data.text for data in folder.iterfind(".//*[@name='record_id']")],
        )
        for folder in first.iterfind("Folder")
    ]
    assert found == [("Meetings", ["m"]), ("Statements", ["s", "t"])]
    assert second.find("Folder") is None


@pytest.mark.parametrize("options", [{}, {"read_back": False}, {"unlocated": "drop"}])
def test_no_article_and_no_record(options, write):
    assert list(parsed(write(**options)).iter("Folder")) == []
    assert len(list(parsed(write(Article(text="a"), **options)).iter("Folder"))) == 1


def test_a_record_type_that_it_does_not_know():
    @attrs.frozen(slots=False, kw_only=True)
    class Vote(dateline.Record, type="vote", plural="Votes & Polls"):
        name: str | None = attrs.field(default=None, metadata=dateline.describe("Name"))
        ayes: int | None = attrs.field(default=None, metadata=dateline.describe("Ayes"))
        icon: str | None = attrs.field(default=None, metadata=dateline.describe("Icon"))
        record_icon: str | None = attrs.field(default=None, metadata=dateline.describe("Icon"))

    context = dateline.ExportContext(record_types={"vote": Vote})
    vote = Vote(name="N", ayes=5_000_000_000, icon="I", record_icon="R", places=[Place(name="P")])
    article = Article(text="a", records=[vote])
    root = parsed(b"".join(KmlExporter().export(iter([article]), KmlOptions(), context)))
    assert root.findtext(".//Folder/Folder/name") == "Votes & Polls"
    assert root.findtext(".//Placemark/name") == "Vote"
    # GDAL would take data named `name` or `icon` for the fields of its own that are named so.
    values = {data.get("name"): data.text for data in root.iter("SimpleData")}
    assert values["record_name"] == "N"
    assert values["ayes"] == "5000000000"
    assert (values["record_icon_"], values["record_icon"]) == ("I", "R")


def test_a_record_type_that_is_not_registered(write):
    @attrs.frozen(slots=False, kw_only=True)
    class Riot(dateline.Record, type="riot"):
        pass

    with pytest.raises(dateline.UnknownRecordTypeError):
        write(Article(text="a", records=[Riot()]))


@pytest.mark.parametrize(
    ("date", "time"),
    [
        (None, None),
        ("2024-05-06", ["TimeStamp", "when", "2024-05-06"]),
        ("2024-05-06T23:30:00-05:00", ["TimeStamp", "when", "2024-05-06"]),
        ("2024-05", ["TimeSpan", "begin", "2024-05-01", "end", "2024-05-31"]),
        ("2024~", ["TimeSpan", "begin", "2024-01-01", "end", "2024-12-31"]),
        ("2023-24", ["TimeSpan", "begin", "2023-12-01", "end", "2024-02-29"]),
        ("2024-05-06/..", ["TimeSpan", "begin", "2024-05-06"]),
        ("/2024-05-06", ["TimeSpan", "end", "2024-05-06"]),
        ("../..", None),
        # An end beyond the calendar of KML's readers is not an open one.
        ("-0999/2024", None),
        ("9999-24", None),
        ("Y17000", None),
    ],
)
def test_time(date, time, write):
    mark = placemark(write(Article(text="a", records=[Meeting(date=date)])))
    found = next((child for child in mark if child.tag.startswith("Time")), None)
    if found is None:
        assert time is None
    else:
        assert [found.tag, *(part for each in found for part in (each.tag, each.text))] == time


@pytest.mark.parametrize(
    ("longitude", "latitude", "coordinates"),
    [
        (44.0092, 36.1911, "44.0092,36.1911"),
        (-180, 90, "-180,90"),
        (1e-5, -2.6e-12, "0.000010000000,-0.000000000003"),
    ],
)
def test_longitude_before_latitude_without_exponents(longitude, latitude, coordinates, write):
    mark = placemark(write(Article(text="a", records=[at(longitude, latitude)])))
    assert mark.findtext("Point/coordinates") == coordinates


def test_unlocated(context, read):
    lost = []
    context = attrs.evolve(context, on_loss=lambda name, count: lost.append((name, count)))
    records = [at(None, None), at(1, 2, id="here"), Meeting()]
    article = Article(text="a", records=records)
    exporter, options = KmlExporter(), KmlOptions(unlocated="drop")
    written = b"".join(exporter.export(iter([article]), options, context))
    assert placemark(written).findtext("Point/coordinates") == "1,2"
    assert [[record.id for record in kept.records] for kept in read(written)] == [["here"]]
    assert lost == [("records without coordinates", 2)]
    assert [loss.name for loss in exporter.losses(options, context)] == [lost[0][0]]
    assert exporter.losses(KmlOptions(), context) == ()


def test_facts_alone_lose_what_no_column_holds(context, write, seed):
    losses = KmlExporter().losses(KmlOptions(read_back=False), context)
    assert losses[:-1] == context.table.losses
    assert losses[-1].name == "control characters"
    written = write(seed, read_back=False)
    parsed(written)
    assert seed.records[0].evidence[0].exact.partition("'")[0] in written.decode()
    assert seed.text.partition("\n")[2][-80:] not in written.decode()


def test_data_has_types_and_holds_what_columns_do(write):
    force = Deployment(
        force=Actor(name="F"),
        personnel=Quantity(best=2500, approximate=True),
        equipment=["a;b", "c\\d"],
        confidence=0.5,
    )
    root = parsed(write(Article(text="a", byline=["X", "Y"], records=[force])))
    types = {each.get("name"): each.get("type") for each in root.iterfind(".//Schema[3]/*")}
    values = {each.get("name"): each.text for each in root.iter("SimpleData")}
    assert (types["personnel"], values["personnel"]) == ("double", "2500")
    assert (types["personnel_approximate"], values["personnel_approximate"]) == ("bool", "true")
    assert (types["confidence"], values["confidence"]) == ("double", "0.5")
    assert (types["equipment"], values["equipment"]) == ("string", r"a\;b; c\\d")
    assert values["byline"] == "X; Y"
    assert "mission" in types.keys() - values.keys()


def test_data_keeps_its_line_ends(write):
    text = "a\r\nb\rc\nd\te\u2028"
    article = Article(text="a", headline=text, records=[Meeting(outcome=text)])
    values = {each.get("name"): each.text for each in parsed(write(article)).iter("SimpleData")}
    assert values["headline"] == values["outcome"] == text


def test_names_fit_on_a_map(write):
    for summary, name in (
        ("a  \n b", "a b"),
        ("word " * 30, ("word " * 15).strip() + "…"),
        ("x" * 200, "x" * 79 + "…"),
        (" \n", "Meeting"),
        ("\x00", "\ufffd"),
    ):
        mark = placemark(write(Article(text="a", records=[Meeting(summary=summary)])))
        assert mark.findtext("name") == name


def test_nothing_comes_from_the_network(write, seed):
    root = parsed(write(seed))
    assert not [element for element in root.iter() if element.tag in ("href", "Icon", "Link")]


def test_one_article_is_held_at_a_time(context):
    taken = 0

    def articles():
        nonlocal taken
        for number in range(5):
            taken += 1
            yield Article(id=str(number), text="a", records=[Meeting()])

    chunks = KmlExporter().export(articles(), KmlOptions(), context)
    for number, _ in enumerate(chunks):
        assert taken == min(number, 5)


def test_the_same_bytes_whatever_the_hash_seed(tmp_path):
    source = tmp_path / "a.json"
    source.write_bytes(b'{"id":"a","text":"b","records":[{"type":"incident"},{"type":"meeting"}]}')
    program = (
        "import sys, dateline, dateline_kml\n"
        "from dateline.formats import ExportContext\n"
        "from dateline.model import RECORD_TYPES\n"
        "context = ExportContext(record_types={each.record_type: each for each in RECORD_TYPES})\n"
        "articles = iter([dateline.read(sys.argv[1])])\n"
        "options = dateline_kml.KmlOptions()\n"
        "for chunk in dateline_kml.KmlExporter().export(articles, options, context):\n"
        "    sys.stdout.buffer.write(chunk)\n"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program, source],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Baghdad"))
    }
    assert len(written) == 1
    parsed(written.pop())


def test_characters_that_xml_cannot_hold_are_counted(context):
    lost = []
    context = attrs.evolve(context, on_loss=lambda name, count: lost.append((name, count)))
    meetings = [dateline.Meeting(id="a", summary="a\x00b\ufffe"), dateline.Meeting(id="\ufffd")]
    article = dateline.Article(text="t", records=meetings)
    for options in (KmlOptions(), KmlOptions(read_back=False)):
        b"".join(KmlExporter().export(iter([article]), options, context))
    assert [count for _, count in lost if count] == [2]
    assert {name for name, _ in lost} == {"control characters"}
