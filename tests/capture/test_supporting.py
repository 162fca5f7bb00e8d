"""Which words a date, a place or a number was taken from."""

import pytest

from dateline.capture.pipeline import capture_article
from dateline.model import Article


def supported(text, kind):
    article = capture_article(Article(text=text, published="2024-04-20"))
    record = next(record for record in article.records if record.type == kind)
    return {item.field: item.exact for item in record.evidence if item.field}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "A car bomb killed five people in Mosul on Monday.",
            "incident",
            {"date": "Monday", "places": "Mosul", "killed": "five"},
        ),
        (
            "US forces are stationed near the northern Iraqi city of Erbil.",
            "deployment",
            {"places": "Erbil"},
        ),
        (
            "The United States has about 2,500 troops in Iraq.",
            "deployment",
            {"places": "Iraq", "personnel": "about 2,500"},
        ),
        ("Joe Biden met Emmanuel Macron in Paris.", "meeting", {"places": "Paris"}),
    ],
)
def test_fields_point_at_their_words(text, kind, expected):
    assert supported(text, kind).items() >= expected.items()


def test_a_record_without_particulars_has_its_passage_alone():
    article = capture_article(Article(text="Rebels attacked soldiers."))
    (record,) = article.records
    assert [item.field for item in record.evidence] == [None]
