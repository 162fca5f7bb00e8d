"""Relative clauses: their times and places are not those of the rest of the sentence."""

import pytest

from dateline.capture.grammar.insets import insets_of
from dateline.capture.pipeline import capture_article
from dateline.capture.reading import read
from dateline.model import Article


def insets(text: str) -> list[tuple[str, str]]:
    passage = read(text, 0, None)[0]
    return [
        (passage.words(one.antecedent, one.antecedent + 1), passage.words(one.first, one.last))
        for one in insets_of(passage.clauses)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doe, who fled Lyon in 2010, was shot.", [("Doe", "who fled Lyon in 2010")]),
        ("Men who fled Lyon in 2010 marched in Rome.", [("Men", "who fled Lyon in 2010")]),
        ("Police shot a man who fled Lyon.", [("a man", "who fled Lyon.")]),
        ("Doe fled Lyon, where she was born, in 2010.", [("Lyon", "where she was born")]),
        ("They took a town that rebels had held.", [("a town", "that rebels had held.")]),
        # No relative pronouns.
        ("Doe told reporters that rebels had fled.", []),
        ("Doe said that rebels had fled.", []),
        ("That man fled.", []),
    ],
)
def test_relative_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert insets(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "place", "date"),
    [
        ("Jane Doe, who was born in Lyon in 1960, was shot in Rome on Sunday.",
         "shooting", "Rome", "2019-09-15"),
        ("Police arrested a man on Monday who had fled Leeds on 3 September.",
         "arrest", None, "2019-09-16"),
        ("The bomb, which was made in Lyon, exploded in Rome on Sunday.",
         "bombing", "Rome", "2019-09-15"),
    ],
)  # fmt: skip
def test_times_and_places_are_told_apart(
    text: str, kind: str, place: str | None, date: str
) -> None:
    [record] = capture_article(Article(id="x", text=text, published="2019-09-16")).records

    assert (record.kind, record.date) == (kind, date)  # type: ignore[union-attr]
    assert [one.name for one in record.places] == ([place] if place else [])
