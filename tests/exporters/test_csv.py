"""CSV out: the cells that csv and DuckDB read back, and none that a spreadsheet would run."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exporters.csv import CsvExporter, CsvOptions
from dateline.formats import ExportContext
from dateline.model import (
    RECORD_TYPES,
    Actor,
    Article,
    Deployment,
    Meeting,
    Place,
    Quantity,
    Record,
)

SUITES = Path(__file__).parents[3] / "shared" / "suites"
needs_suites = pytest.mark.skipif(not SUITES.is_dir(), reason="needs ../shared/suites")
CONTEXT = ExportContext(record_types={kind.record_type: kind for kind in RECORD_TYPES})
HEADER = [column.name for column in CONTEXT.table.columns]
RAW = CsvOptions(formulas="raw")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@\t\r\n\",;'\0\\ 0"))


def write(*articles: Article, options: CsvOptions | None = None) -> bytes:
    exporter = CsvExporter()
    return b"".join(exporter.export(iter(articles), options or CsvOptions(), CONTEXT))


def rows(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    reader = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True)
    header, *body = reader
    assert header == HEADER
    return [dict(zip(header, row, strict=True)) for row in body]


def of_text(text: str) -> Article:
    """An article with the text in every cell that holds text."""
    named = text if text.strip() else f"x{text}"
    actor = Actor(name=named, office=text)
    place = Place(name=named, admin1=text)
    shared = {"summary": text, "extractor": text, "places": (place, place)}
    return Article(
        id=text or "x",
        text=text or "x",
        headline=text,
        url=text,
        publisher=text,
        byline=(text, text),
        language=text,
        dateline=place,
        records=[
            Meeting(
                id=f"1{text}",
                participants=[actor],
                topics=[text],
                outcome=text,
                **shared,  # type: ignore[arg-type]
            ),
            Deployment(
                id=text or "x",
                force=actor,
                equipment=[text],
                origin=place,
                mission=text,
                **shared,  # type: ignore[arg-type]
            ),
        ],
    )


def joined(*items: str) -> str:
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split(cell: str) -> list[str]:
    parts = re.findall(r"((?:[^\\;]|\\.)*)(?:; |\Z)", cell, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts][: -1 if cell else 0]


def check_texts(text: str) -> None:
    named = text if text.strip() else f"x{text}"
    wanted = {
        "headline": text, "url": text, "publisher": text, "byline": joined(text, text),
        "language": text, "dateline": named, "summary": text, "place_name": named,
        "admin1": text, "other_places": joined(named), "extractor": text,
    }  # fmt: skip
    first, second = rows(write(of_text(text), options=RAW))
    assert first == {**first, **wanted, "topics": joined(text), "outcome": text}
    assert second == {**second, **wanted, "force": named, "origin": named, "mission": text}
    guarded = [*rows(write(of_text(text)))]
    for raw, safe in zip((first, second), guarded, strict=True):
        for name, cell in raw.items():
            assert safe[name] in (cell, f"'{cell}")
            assert not runs(safe[name]), (name, safe[name])


def runs(cell: str) -> bool:
    """Whether a spreadsheet may run a cell: it passes over white space and control characters."""
    core = re.sub(r"^[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2060\ufeff]+", "", cell)
    number = re.fullmatch(r"-\d+(\.\d+)?(e[+-]?\d+)?", cell, re.ASCII | re.IGNORECASE)
    return not number and (
        core[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20") or cell[:1] in tuple("\t\r\n")
    )


def strings() -> list[str]:
    naughty: list[str] = json.loads((SUITES / "naughty-strings" / "blns.json").read_bytes())
    payloads = (SUITES / "csv-injection" / "Intruder" / "csv-payload.txt").read_text().splitlines()
    suite = [
        cell
        for path in sorted((SUITES / "csv" / "csvs").glob("*.csv"))
        for row in csv.reader(io.StringIO(path.read_bytes().decode(errors="replace"), newline=""))
        for cell in row
    ]
    assert (len(naughty) > 500, len(payloads) > 5, len(suite) > 40) == (True, True, True)
    return [*naughty, *payloads, *suite]


@needs_suites
def test_suites_read_back_by_csv() -> None:
    for text in strings():
        check_texts(text)


@given(TEXTS)
def test_any_text_reads_back(text: str) -> None:
    check_texts(text)


@needs_suites
@pytest.mark.parametrize("formulas", ["raw", "guarded"])
@pytest.mark.parametrize("detected", ["all_varchar = true", "auto_detect = true"])
def test_suites_read_back_by_duckdb(formulas: str, detected: str, tmp_path: Path) -> None:
    options = CsvOptions(formulas=formulas)  # type: ignore[arg-type]
    texts = [*strings(), "a\rb", '"', '""', "\r", "a\nb\r\nc", "-5"]
    articles = [attrs.evolve(of_text(text), id=f"a-{n}") for n, text in enumerate(texts)]
    path = tmp_path / "a.csv"
    path.write_bytes(write(*articles, options=options))
    wanted = rows(path.read_bytes())
    read = f"read_csv(?, header = true, {detected})"
    found = duckdb.execute(
        f"select article_id, topics, summary from {read}", [str(path)]
    ).fetchall()
    assert [row[0] for row in found] == [row["article_id"] for row in wanted]
    assert [row[1] or "" for row in found] == [row["topics"] for row in wanted]
    assert [row[2] or "" for row in found] == [row["summary"] for row in wanted]


def test_duckdb_sees_types(tmp_path: Path) -> None:
    record = Deployment(
        date="2024-04",
        places=[Place(name="Cape Town", latitude=-33.9, longitude=18.4)],
        personnel=Quantity(best=2500, approximate=True),
    )
    path = tmp_path / "a.csv"
    path.write_bytes(write(Article(text="a", records=[record])))
    found = duckdb.execute(
        "select latitude, personnel, personnel_approximate, date_start::varchar,"
        " typeof(latitude), typeof(personnel), typeof(personnel_approximate), typeof(date_start)"
        " from read_csv(?)", [str(path)],
    ).fetchone()  # fmt: skip
    assert found == (
        -33.9, 2500, True, "2024-04-01", "DOUBLE", "BIGINT", "BOOLEAN", "DATE",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["-5", "-33.9", "-1e5", "-1.5E+3", "5", "a-b", "'=1", "(-5)"])
def test_what_is_no_formula_stays(text: str) -> None:
    record = Meeting(summary=text, date="-0044")
    (row,) = rows(write(Article(text="a", records=[record])))
    assert row["summary"] == text
    assert row["date"] == "-0044"


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1+1", "@SUM(1)", "-", "--5", "-5-", "-5\n", "-.5", "-٥"),
        *(
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\xa0=1",
            "\u3000=1",
            "\ufeff=1",
            "\u200b=1",
            "\0=1",
            " -5",
        ),
        *("\x1f@a", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a", "\ta", "\ra", "\na"),
    ],
)
def test_a_formula_is_guarded(text: str) -> None:
    article = Article(text="a", byline=[text], records=[Meeting(summary=text)])
    (row,) = rows(write(article))
    assert row["summary"] == f"'{text}"
    assert row["byline"] == f"'{joined(text)}"
    (row,) = rows(write(article, options=RAW))
    assert (row["summary"], row["byline"]) == (text, joined(text))


def test_the_header_is_guarded() -> None:
    context = ExportContext(record_types=CONTEXT.record_types)
    column = attrs.evolve(context.table.columns[0], name="=cmd")

    class Table:
        columns = (column,)

    class Context:
        table = Table()

        def lose(self, name: str) -> None:
            assert name == "guarded formulas"

    exporter = CsvExporter()
    data = b"".join(exporter.export(iter(()), CsvOptions(), Context()))  # type: ignore[arg-type]
    assert data == b"'=cmd\r\n"


@given(st.lists(TEXTS.filter(bool), min_size=1))
def test_lists_can_be_split_again(items: list[str]) -> None:
    (row,) = rows(write(Article(text="a", byline=items, records=[Meeting()]), options=RAW))
    assert split(row["byline"]) == items


@pytest.mark.parametrize("text", ["a\rb", "\r", "a\nb", "a\r\nb", 'a"b', '"', "a,b", "a;b\t|"])
def test_cells_are_quoted_as_rfc_4180_says(text: str) -> None:
    data = write(Article(text="a", records=[Meeting(summary=text)]), options=RAW).decode()
    quoted = any(mark in text for mark in '\r\n",')
    cell = '"' + text.replace('"', '""') + '"' if quoted else text
    assert f",{cell}," in data
    assert data.endswith("\r\n")
    bare = re.sub(r'"(?:[^"]|"")*"', "", data)
    assert bare.count("\r") == bare.count("\n") == bare.count("\r\n") == 2


@pytest.mark.parametrize(
    ("name", "delimiter"), [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")]
)
@given(text=TEXTS)
def test_delimiters(name: str, delimiter: str, text: str) -> None:
    options = CsvOptions(delimiter=name, formulas="raw")  # type: ignore[arg-type]
    article = Article(text="a", headline=text, byline=["a", "b"], records=[Meeting(summary=text)])
    (row,) = rows(write(article, options=options), delimiter)
    assert (row["headline"], row["summary"], row["byline"]) == (text, text, "a; b")


def test_byte_order_mark() -> None:
    article = Article(text="a", records=[Meeting()])
    data = write(article, options=CsvOptions(bom=True))
    assert data == codecs.BOM_UTF8 + write(article)
    assert write(options=CsvOptions(bom=True)).startswith(codecs.BOM_UTF8)


def test_the_header_is_the_same_in_every_file() -> None:
    header = write()
    assert header == (",".join(HEADER) + "\r\n").encode()
    for kind in RECORD_TYPES:
        assert write(Article(text="a", records=[kind()])).startswith(header)


def test_one_article_is_held_at_a_time() -> None:
    taken = 0

    def articles() -> Iterator[Article]:
        nonlocal taken
        for number in range(5):
            taken += 1
            yield Article(id=str(number), text="a", records=[Meeting()])

    for number, chunk in enumerate(CsvExporter().export(articles(), CsvOptions(), CONTEXT), 1):
        assert taken == min(number, 5)
        assert chunk.count(b"\r\n") == (2 if number == 1 else 1 if number < 6 else 0)


def test_booleans_and_numbers() -> None:
    record = Deployment(
        personnel=Quantity(low=1, best=2, high=3, approximate=False), confidence=0.0
    )
    (row,) = rows(write(Article(text="a", records=[record])))
    assert row["personnel_approximate"] == "false"
    assert [row[f"personnel{part}"] for part in ("_low", "", "_high")] == ["1", "2", "3"]
    assert row["confidence"] == "0.0"
    assert row["killed"] == ""


def test_records_of_any_type_have_their_cells() -> None:
    article = Article(text="a", records=[kind() for kind in RECORD_TYPES])
    assert [row["type"] for row in rows(write(article))] == [k.record_type for k in RECORD_TYPES]
    assert issubclass(Meeting, Record)


def test_guarded_formulas_are_counted() -> None:
    lost: list[tuple[str, int]] = []
    context = attrs.evolve(CONTEXT, on_loss=lambda name, count: lost.append((name, count)))
    article = Article(text="a", headline="=1+1", byline=["@a", "b"], records=[Meeting(summary="+")])
    for options in (CsvOptions(), RAW):
        b"".join(CsvExporter().export(iter([article]), options, context))
    assert lost == [("guarded formulas", 1)] * 3
    names = [loss.name for loss in CsvExporter().losses(CsvOptions(), context)]
    assert names[-1] == "guarded formulas"
    assert "guarded formulas" not in [loss.name for loss in CsvExporter().losses(RAW, context)]
