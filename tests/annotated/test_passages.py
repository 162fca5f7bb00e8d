"""Marks in the text."""

from collections.abc import Sequence

import pytest

import dateline
from dateline.annotated._passages import Marker, paragraphs, ranges


def marked(text: str, *passages: tuple[int, int] | Sequence[tuple[int, int]]) -> str:
    """The text with marks; of a record, one passage or several."""
    records = []
    for each in passages:
        spans = [each] if isinstance(each[0], int) else each
        evidence = [
            dateline.Evidence(start=start, end=end, exact=text[start:end])
            for start, end in spans  # type: ignore[misc,union-attr]
        ]
        records.append(dateline.Incident(evidence=evidence))
    article = dateline.Article(text=text, records=records)
    spans = Marker(article).spans(0, len(text))
    return "".join(span.text for span in spans).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([], "abcdef"),
        ([(0, 6)], "[1 incident: abcdef]"),
        ([(1, 3)], "a[1 incident: bc]def"),
        ([(0, 3), (3, 6)], "[1 incident: abc][2 incident: def]"),
        ([(0, 6), (2, 4)], "[1 incident: ab[2 incident: cd]2ef]1"),
        ([(2, 4), (0, 6)], "[2 incident: ab[1 incident: cd]1ef]2"),
        ([(0, 4), (2, 6)], "[1 incident: ab[2 incident: cd]1ef]2"),
        ([(0, 6), (0, 2)], "[1 incident: [2 incident: ab]2cdef]1"),
        ([(0, 6), (4, 6)], "[1 incident: abcd[2 incident: ef]2]1"),
        ([(0, 3), (0, 3), (0, 3)], "[1-3 incident: abc]def"),
        ([(0, 3), (4, 5), (0, 3)], "[1,3 incident: abc]d[2 incident: e]f"),
        ([[(0, 1), (2, 3)]], "[1 incident: a]b[1 incident again: c]def"),
        ([[(0, 2), (0, 2)]], "[1 incident, 1 incident again: ab]cdef"),
    ],
)
def test_marks(passages: list[tuple[int, int]], expected: str) -> None:
    assert marked("abcdef", *passages) == expected


def test_marks_stand_at_the_words() -> None:
    assert marked("a  b  c", (1, 5)) == "a  [1 incident: b]  c"
    assert marked("a   c", (1, 4)) == "a[1 incident:    ]c"


def test_a_passage_of_one_field_has_no_mark() -> None:
    text = "In Baghdad they met."
    evidence = [
        dateline.Evidence(start=0, end=20, exact=text),
        dateline.Evidence(start=3, end=10, exact="Baghdad", field="places"),
    ]
    article = dateline.Article(text=text, records=[dateline.Meeting(evidence=evidence)])
    assert [span.text for span in Marker(article).spans(0, 20)][1:] == [text, "]"]


def test_a_passage_goes_on_over_parts() -> None:
    text = "one\ntwo\nthree"
    evidence = [dateline.Evidence(start=1, end=9, exact=text[1:9])]
    article = dateline.Article(text=text, records=[dateline.Incident(evidence=evidence)])
    marker = Marker(article)
    parts = [list(marker.spans(start, end)) for start, end in ((0, 4), (4, 8), (8, 13))]
    assert [
        [(span.text, span.role) for span in part if span.role != "label"] for part in parts
    ] == [
        [("o", "text"), ("ne\n", "passage")],
        [("two\n", "passage")],
        [("t", "passage"), ("hree", "text")],
    ]


def test_ranges() -> None:
    assert ranges([1]) == "1"
    assert ranges([1, 2, 4, 6, 7, 8]) == "1-2,4,6-8"


LONG = "x" * 120


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("one", ["one"]),
        ("\n\none\n", ["\n\none\n"]),
        (f"{LONG}\n{LONG}", [f"{LONG}\n", LONG]),
        ("a\nb\n\nc\nd", ["a\nb\n\n", "c\nd"]),
        ("a\r\n \r\nb", ["a\r\n \r\n", "b"]),
        (f"Head\n{LONG}\nb\n", [f"Head\n{LONG}\n", "b\n"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    found = [list(each) for each in paragraphs(text)]
    assert ["".join(text[start:end] for start, end in lines) for lines in found] == expected
    flat = [line for lines in found for line in lines]
    assert [end for _, end in flat[:-1]] == [start for start, _ in flat[1:]]
