"""The whole page."""

import time
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import dateline
from dateline.annotated import Span, annotated, words
from dateline.annotated._wrapping import columns
from dateline.testing import Unseen, strategies

TEXT = """\
Talks in Baghdad
Joe Biden met Sudani on Monday. Iran attacked Israel.

Nothing here.
"""


def page(article: dateline.Article, width: int = 60) -> str:
    lines = ["".join(span.text for span in line) for line in annotated(article, width)]
    return "\n".join(lines)


def test_a_page() -> None:
    article = dateline.Article(id="a", text=TEXT, publisher="Wire", published="2024-04-15")
    meeting = dateline.Meeting(
        id="m",
        date="2024-04-15",
        summary="They met.",
        participants=[
            dateline.Actor(name="Joe Biden", kind="person", country="USA", office="President"),
            dateline.Actor(name="Sudani"),
        ],
        format="in_person",
        places=[dateline.Place(name="Baghdad", latitude=33.3, longitude=44.4)],
        confidence=0.85,
        extractor="rules.met",
        evidence=[
            article.cite("Joe Biden met Sudani on Monday."),
            article.cite("on Monday", field="date"),
            article.cite("Talks in Baghdad"),
            article.cite("Sudani", field="status"),
        ],
    )
    incident = dateline.Incident(
        id="i",
        kind="missile_strike",
        status="alleged",
        killed=dateline.Quantity(best=3, approximate=True),
        injured=dateline.Quantity(low=2),
        evidence=[article.cite("Iran attacked Israel.")],
    )
    without = dateline.Statement(id="s", direct=True, content="Well.")
    expected = """\
a · Wire · 2024-04-15
3 records: 1 meeting, 1 incident, 1 statement

[1 meeting again: Talks in Baghdad]
[1 meeting: Joe Biden met Sudani on Monday.]
[2 incident: Iran attacked Israel.]

   1  meeting · occurred · confidence 0.85 · by rules.met ·
      m
      They met.
      participants  Joe Biden (person, USA, President);
                    Sudani
      format        in person
      places        Baghdad (latitude 33.3, longitude 44.4)
      date          2024-04-15
                    “on Monday” 38:47
      status        occurred
                    “Sudani” 31:37
      again         “Talks in Baghdad” 0:16

   2  incident · alleged · i
      kind     missile strike
      killed   3 (approximate)
      injured  low 2

Nothing here.

Without a passage

   3  statement · occurred · s
      content  Well.
      direct   yes"""
    lines = page(article.with_records(meeting, incident, without)).splitlines()
    assert [line.rstrip() for line in lines] == expected.splitlines()


def test_a_headline_that_the_text_lacks_is_shown() -> None:
    assert page(dateline.Article(id="a", headline="H", text="T")) == "H\na\nNo records\n\nT"
    assert page(dateline.Article(id="a", headline="T", text="T")) == "a\nNo records\n\nT"


def test_a_type_of_a_plugin_shows_by_itself() -> None:
    article = dateline.Article(text="x").with_records(Unseen(summary="They agreed."))
    shown = page(article)
    assert Unseen.record_type in shown
    assert "They agreed." in shown


def test_words_of_values() -> None:
    assert words(None) == ""
    assert words("in_person") == "in person"
    assert words("in_person", choice=False) == "in_person"
    assert words(dateline.Actor(name="a_b", kind="group")) == "a_b (group)"
    assert words(dateline.Quantity(low=3, high=5)) == "low 3, high 5"


@given(strategies.articles())
@settings(max_examples=30, deadline=None)
def test_every_record_is_shown_and_every_line_fits(article: dateline.Article) -> None:
    lines = list(annotated(article, 40))
    numbers = [line[0].text.split()[0] for line in lines if _is_heading(line)]
    assert sorted(map(int, numbers)) == list(range(1, len(article.records) + 1))
    assert all(sum(columns(span.text) for span in line) <= 40 for line in lines)


def _is_heading(line: Sequence[Span]) -> bool:
    first = line[0] if line else None
    return (
        first is not None
        and first.role == "label"
        and first.text[:1] in " 123456789"
        and first.text.strip()[:1].isdigit()
    )


@pytest.mark.parametrize("shape", ["spread", "nested", "same", "chained"])
def test_a_long_text_with_many_records_takes_linear_time(shape: str) -> None:
    text = "Some words of a text. " * 20_000
    places: dict[str, Any] = {
        "spread": lambda i: (i * 60, i * 60 + 40),
        "nested": lambda i: (i, 20_000 - i),
        "same": lambda i: (100, 200),
        "chained": lambda i: (i * 30, i * 30 + 900),
    }
    records = []
    for number in range(5000):
        start, end = places[shape](number)
        evidence = [dateline.Evidence(start=start, end=end, exact=text[start:end])]
        records.append(dateline.Statement(id=f"s{number}", evidence=evidence))
    article = dateline.Article(text=text, records=records)
    began = time.perf_counter()
    assert sum(1 for _ in annotated(article, 80)) > 10_000
    assert time.perf_counter() - began < 20


def test_the_page_comes_piece_by_piece() -> None:
    article = dateline.Article(text="Some words of a text.\n\n" * 100_000)
    began = time.perf_counter()
    lines = annotated(article, 80)
    assert len([next(lines) for _ in range(10)]) == 10
    assert time.perf_counter() - began < 0.5


def test_nothing_of_the_article_is_changed(seed_article: dateline.Article) -> None:
    before = attrs.asdict(seed_article)
    page(seed_article)
    assert attrs.asdict(seed_article) == before
