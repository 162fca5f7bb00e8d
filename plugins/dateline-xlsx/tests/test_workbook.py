"""What openpyxl finds in a workbook: sheets, typed cells, and a golden dump of the seed article."""

import datetime
import gc
import io
import tracemalloc
import zipfile
from pathlib import Path

import attrs
import pytest

import dateline
from dateline_xlsx import XlsxExporter, XlsxOptions, _workbook
from dateline_xlsx._sheets import sheet_names

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "seeds" / "us-iraq-coalition" / "article.json"
GOLDEN = HERE / "expected" / "us-iraq-coalition.txt"
SHEETS = ["articles", "meeting", "statement", "deployment", "incident", "evidence", "columns"]


def day(*numbers):
    return datetime.datetime(*numbers)  # noqa: DTZ001 - what openpyxl makes of a date


def article(*records, **values):
    return dateline.Article(**{"id": "a", "text": "Nine soldiers left.", **values}, records=records)


def dump(book):
    """A workbook as text that people can compare."""
    lines = []
    for name, sheet in book.sheets.items():
        lines.append(f"# {name}, {sheet.sheet_state}, {sheet.auto_filter.ref}")
        for number, row in enumerate(book.rows(name), 2):
            cells = [f"{key} = {value!r}" for key, value in row.items() if value is not None]
            separator = ", " if name == "columns" else "\n  "
            lines.append(f"row {number}: {separator.join(cells)}")
    return "\n".join(lines) + "\n"


@pytest.mark.skipif(not SEED.is_file(), reason="needs the seeds of dateline's own checkout")
def test_the_seed_article_gives_the_golden_workbook(book, converter, request):
    found = dump(book(converter.read(SEED)))
    if request.config.getoption("--regenerate", default=False):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_every_workbook_has_the_same_sheets_and_shows_those_with_rows(book):
    empty, one = book([]), book(article(dateline.Meeting(id="m")))
    assert list(empty.sheets) == list(one.sheets) == SHEETS
    for found, shown in (
        (empty, {"articles", "columns"}),
        (one, {"articles", "meeting", "columns"}),
    ):
        assert {name for name in SHEETS if found.sheets[name].sheet_state == "visible"} == shown
    for name in SHEETS:
        header = [cell.value for cell in next(empty.sheets[name].iter_rows())]
        assert header == [cell.value for cell in next(one.sheets[name].iter_rows())]
        assert None not in header


def test_header_is_frozen_bold_and_filtered(book):
    found = book(article(dateline.Meeting(id="m"), dateline.Meeting(id="n")))
    for sheet in found.sheets.values():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[column].width > 9 for column in "ABC")


def test_a_sheet_has_the_columns_of_its_record_type(book, converter):
    found = book(article(dateline.Deployment(id="d"), dateline.Statement(id="s")))
    (deployment,), (statement,) = found.rows("deployment"), found.rows("statement")
    assert "personnel" in deployment
    assert "speakers" not in deployment
    assert "speakers" in statement
    assert (deployment["id"], statement["id"]) == ("d", "s")


def test_cells_have_the_types_of_the_model(book):
    deployment = dateline.Deployment(
        id="007",
        date="2014-05~",
        confidence=0.1 + 0.2,
        personnel=dateline.Quantity(best=2**53 - 1, approximate=True),
        equipment=["12", "a;b", "c\\d"],
        places=[dateline.Place(name="1e5", latitude=36.19110000000001, longitude=-44)],
    )
    (row,) = book(article(deployment)).cells("deployment")
    values = {name: (cell.data_type, cell.value) for name, cell in row.items()}
    assert values["id"] == ("s", "007")
    assert values["place_name"] == ("s", "1e5")
    assert values["date"] == ("s", "2014-05~")
    assert values["date_start"] == ("d", day(2014, 5, 1))
    assert values["date_end"] == ("d", day(2014, 5, 31))
    assert values["confidence"] == ("n", 0.1 + 0.2)
    assert values["personnel"] == ("n", 2**53 - 1)
    assert values["personnel_approximate"] == ("b", True)
    assert values["latitude"] == ("n", 36.19110000000001)
    assert values["longitude"] == ("n", -44)
    assert values["equipment"] == ("s", "12; a\\;b; c\\\\d")
    assert values["personnel_low"] == ("n", None)
    assert row["date_start"].number_format == "yyyy-mm-dd"
    assert {row[name].number_format for name in ("id", "date", "equipment", "status")} == {"@"}


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("-0044-03-15", None, None),
        ("0044-03-15", "0044-03-15", "0044-03-15"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1900-02/1900-03", "1900-02-01", day(1900, 3, 31)),
        ("1900-03-01", day(1900, 3, 1), day(1900, 3, 1)),
        ("2024-02-29/..", day(2024, 2, 29), None),
        ("9999", day(9999, 1, 1), day(9999, 12, 31)),
        ("Y170000002", None, None),
    ],
)
def test_dates_are_dates_where_excel_has_them(date, start, end, book):
    (row,) = book(article(dateline.Meeting(id="m", date=date))).rows("meeting")
    assert (row["date"], row["date_start"], row["date_end"]) == (date, start, end)


def test_blank_and_empty_are_two_things(book):
    blank, empty = article(id="a"), article(id="b", headline="", byline=("",))
    found = [(row["headline"], row["byline"]) for row in book([blank, empty]).rows("articles")]
    assert found == [(None, None), ("", "")]


def test_articles_and_evidence_hold_what_flat_columns_lose(book):
    place = dateline.Place(name="Erbil", country="IRQ", latitude=36.2, longitude=44.0)
    bare = article(dateline=place, headline="Left", byline=["A", "B"])
    passages = [bare.cite("Nine soldiers"), bare.cite("Nine", field="summary")]
    found = book(bare.with_records(dateline.Meeting(id="m", evidence=passages)))
    (row,) = found.rows("articles")
    assert next(iter(row)) == "article_id"
    assert list(row)[-1] == "text"
    assert row["text"] == "Nine soldiers left."
    assert (row["dateline"], row["dateline_country"]) == ("Erbil", "IRQ")
    assert (row["dateline_latitude"], row["dateline_geonames_id"]) == (36.2, None)
    assert row["byline"] == "A; B"
    shared = {"article_id": "a", "record_id": "m", "record_type": "meeting"}
    assert found.rows("evidence") == [
        {**shared, "exact": "Nine soldiers", "start": 0, "end": 13, "field": None},
        {**shared, "exact": "Nine", "start": 0, "end": 4, "field": "summary"},
    ]


def test_the_text_is_left_out_on_request(book, converter):
    assert "text" not in book(article(), text=False).rows("articles")[0]
    done = converter.write(article(), io.BytesIO(), "xlsx", text="no")
    assert [str(loss) for loss in done.losses] == ["text (1)"]
    assert converter.write(article(), io.BytesIO(), "xlsx").losses == ()


def test_columns_are_explained(book):
    found = book([])
    explained = [(row["sheet"], row["column"]) for row in found.rows("columns")]
    assert explained == [
        (name, cell.value) for name in SHEETS[:-1] for cell in found.sheets[name][1]
    ]
    assert all(row["description"] and row["kind"] for row in found.rows("columns"))


def test_a_record_type_of_another_package_has_a_sheet(book, converter_with):
    agreements = pytest.importorskip("dateline_agreement", reason="needs dateline-agreement")
    agreement = agreements.Agreement(id="g", title="Erbil accord", terms=["open the border"])
    found = book(article(agreement), using=converter_with(agreement=agreements))
    assert list(found.sheets) == [*SHEETS[:-2], "agreement", *SHEETS[-2:]]
    (row,) = found.rows("agreement")
    assert (row["title"], row["terms"]) == ("Erbil accord", "open the border")


def test_sheet_names_are_such_as_excel_takes():
    long = "x" * 40
    types = [
        "meeting",
        "articles",
        "history",
        long,
        f"{long}y",
        "articles_2",
        "stra\u00dfe",
        "strasse",
    ]
    names = sheet_names([*types, "\U00010330" * 20])
    assert list(names.values()) == [
        "meeting",
        "articles_2",
        "history_2",
        "x" * 31,
        "x" * 29 + "_2",
        "articles_2_2",
        "stra\u00dfe",
        "strasse_2",
        "\U00010330" * 15,
    ]


def test_sheets_of_long_and_reserved_names_are_written(book, converter_with):
    @attrs.frozen(slots=False, kw_only=True)
    class History(dateline.Record, type="history"):
        pass

    @attrs.frozen(slots=False, kw_only=True)
    class Longer(dateline.Record, type="a" * 40):
        pass

    class Plugin:
        @dateline.hookimpl
        def dateline_record_types(self):
            return [History, Longer]

    found = book(article(History(id="h"), Longer(id="l")), using=converter_with(types=Plugin()))
    (history,), (longer,) = found.rows("history_2"), found.rows("a" * 31)
    assert (history["type"], history["id"]) == ("history", "h")
    assert (longer["type"], longer["id"]) == ("a" * 40, "l")


def test_a_full_sheet_is_an_error_and_nothing_is_written(converter, tmp_path, monkeypatch):
    assert _workbook.MOST_ROWS == 2**20
    monkeypatch.setattr(_workbook, "MOST_ROWS", 200)
    target = tmp_path / "facts.xlsx"
    target.write_bytes(b"old")
    meetings = [dateline.Meeting(id=f"m{number}") for number in range(200)]
    with pytest.raises(dateline.ExportError, match=r"'meeting' is full.*200 rows.*csv or jsonl"):
        converter.write(article(*meetings), target)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.xlsx"]
    assert target.read_bytes() == b"old"
    converter.write(article(*meetings[:199]), target)
    assert target.read_bytes()[:2] == b"PK"


def test_an_error_halfway_leaves_nothing_open_and_nothing_behind(converter, tmp_path):
    def articles():
        yield article()
        raise dateline.SourceError("source", "broke")

    target = tmp_path / "facts.xlsx"
    with pytest.raises(dateline.SourceError, match="broke"):
        converter.write(articles(), target)
    # A file left open would be a ResourceWarning, which is an error here.
    gc.collect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "missing",
    [
        "dateline_xlsx._workbook._Worksheet._escape_control_characters",
        "xlsxwriter.xmlwriter.XMLwriter._xml_rich_inline_string",
    ],
)
def test_an_xlsxwriter_that_escapes_in_another_way_is_refused(missing, converter, monkeypatch):
    monkeypatch.delattr(missing)
    with pytest.raises(dateline.PluginError, match="install an earlier one"):
        converter.dumps(article(), "xlsx")


def test_what_the_system_says_of_the_disk_passes_through(converter, tmp_path, monkeypatch):
    def refuse(workbook):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook._store_workbook", refuse)
    context = dateline.ExportContext(record_types=converter.registry.record_types())
    with pytest.raises(OSError, match="No space left"):
        XlsxExporter().write(iter([]), tmp_path / "x", XlsxOptions(), context)


def test_no_time_of_writing_is_in_the_file(book):
    with zipfile.ZipFile(io.BytesIO(book(article()).data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_memory_does_not_grow_with_the_articles(converter, tmp_path):
    context = dateline.ExportContext(record_types=converter.registry.record_types())
    bare = article()
    record = dateline.Meeting(id="m", summary="word " * 200, evidence=[bare.cite("Nine")])

    def peak(count):
        articles = (attrs.evolve(bare, id=str(number), records=[record]) for number in range(count))
        tracemalloc.start()
        try:
            XlsxExporter().write(articles, tmp_path / "x.xlsx", XlsxOptions(), context)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert peak(600) < peak(60) * 1.2
