"""Text stays text: whatever it holds, it is read back the same, and nothing of it runs."""

import io
import json
import re
import zipfile
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline

SUITES = Path(__file__).resolve().parents[4] / "shared" / "suites"
RISKY = [
    "=cmd|' /C calc'!A0", "{=1}", "{=SUM(A1:A9)}", "@SUM(1)", "+1", "-1+1", "=1+1", "\t=1+1",
    "http://example.com", "mailto:a@example.com", "internal:Sheet2!A1", "external:c:\\x.xlsx",
    "007", "1e5", "TRUE", "#N/A", "2024-05-01", "'quoted", " padded ", "\n", "a\r\nb", "\t",
    "_x0041_", "_x0041_x0042_", "_x005F_x0041_", "_x000d_", "__x0041__", "_x41_", "\x00\x01\x1f",
    "\x7f\x85\u2028", "\ufffe\uffff", "\U0001fffe\U0010ffff", "\U0001f600e\u0301", "\u202ea",
    "<r>", "<r></r>", "<r><t>bold</t></r>", "<r>\x00_x0041_</r>", "<r>&amp;</r>", "]]>", "&#13;",
    '<r></r></is></c><c r="B9"><f>1+1</f></c><c t="inlineStr"><is></r>',
]  # fmt: skip
PIECES = ["_x0041_", "x0042_", "_", "<r>", "</r>", "\r\n", "=", "&", "\x00", "\uffff", "\U0001f600"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]))).map(
    "".join
)


def of_text(number, text):
    """An article with the text in each field that takes any, and a record of each type."""
    named = text if text.strip() else f"x{text}"
    place = dateline.Place(name=named, admin1=text)
    actor = dateline.Actor(name=named, office=text)
    shared = {"summary": text, "extractor": text, "places": (place, place)}
    return dateline.Article(
        id=str(number),
        text=text or "x",
        headline=text,
        url=text,
        publisher=text,
        byline=(text,),
        language=text,
        dateline=place,
        records=[
            dateline.Meeting(id="m", participants=[actor], outcome=text, **shared),
            dateline.Statement(id="s", verb=text, content=text, speakers=[actor], **shared),
            dateline.Deployment(id=text or "x", force=actor, mission=text, **shared),
        ],
    )


def joined(text):
    return text.replace("\\", "\\\\").replace(";", "\\;")


def check(texts, book):
    found = book([of_text(number, text) for number, text in enumerate(texts)])
    names = ("articles", "meeting", "statement", "deployment")
    for text, *rows in zip(texts, *map(found.rows, names), strict=True):
        named = text if text.strip() else f"x{text}"
        article, meeting, statement, deployment = rows
        for row in rows:
            for name in ("headline", "url", "publisher", "language"):
                assert row[name] == text
            assert (row["dateline"], row["byline"]) == (named, joined(text))
        assert article["text"] == (text or "x")
        assert article["dateline_admin1"] == text
        for row in rows[1:]:
            assert (row["summary"], row["extractor"], row["admin1"]) == (text, text, text)
            assert (row["place_name"], row["other_places"]) == (named, joined(named))
        assert (meeting["participants"], meeting["outcome"]) == (joined(named), text)
        assert (statement["verb"], statement["content"]) == (text, text)
        assert (deployment["force"], deployment["mission"]) == (named, text)
        assert deployment["id"] == (text or "x")
    nothing_runs(found)


def nothing_runs(found):
    for sheet in found.sheets.values():
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "snbd"
                assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(found.data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert not re.search(r"externalLink|vba|macro|sheet\d+\.xml\.rels", name)
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<(f|hyperlinks?)[ />]", archive.read(name))


def test_risky_text_is_text(book):
    check(["", *RISKY], book)


@pytest.mark.skipif(not SUITES.is_dir(), reason="needs ../shared/suites beside the checkout")
def test_naughty_strings_are_text(book):
    naughty = json.loads((SUITES / "naughty-strings" / "blns.json").read_bytes())
    payloads = (SUITES / "csv-injection" / "Intruder" / "csv-payload.txt").read_text().splitlines()
    assert len(naughty) > 500
    assert len(payloads) > 5
    check([*naughty, *payloads], book)


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(TEXTS, max_size=8))
def test_any_text_is_text(texts, book):
    check(texts, book)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 32_767, 32_767),
        ("a" * 32_768, 32_767),
        ("\r" * 32_767, 32_767),
        ("\U0001f600" * 16_383, 16_383),
        ("\U0001f600" * 16_384, 16_383),
        ("a" + "\U0001f600" * 16_384, 16_384),
    ],
)
def test_text_that_no_cell_can_hold_is_cut_and_told(text, kept, book, converter):
    article = dateline.Article(id="a", text=text)
    assert book(article).rows("articles")[0]["text"] == text[:kept]
    losses = converter.write(article, io.BytesIO(), "xlsx").losses
    expected = [] if kept == len(text) else ["text behind 32,767 characters of a cell (1)"]
    assert [str(loss) for loss in losses] == expected


def test_a_list_is_cut_too(book, converter):
    article = dateline.Article(id="a", text="t", byline=["name"] * 10_000)
    assert len(book(article).rows("articles")[0]["byline"]) == 32_767
    twice = attrs.evolve(article, records=[dateline.Meeting(id="m")])
    (loss,) = converter.write(twice, io.BytesIO(), "xlsx").losses
    assert loss.count == 2
