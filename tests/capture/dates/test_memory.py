"""Dates that are reckoned from those that the article told before."""

import pytest

from dateline.capture.reading import read

PUBLISHED = "2019-03-14"  # a Thursday


def told(text: str) -> list[str | None]:
    return [date.edtf for passage in read(text, 0, PUBLISHED) for date in passage.dates]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He fell on Monday. He died two days later.", ["2019-03-11", "2019-03-13"]),
        ("He fell on Monday. He died the next day.", ["2019-03-11", "2019-03-12"]),
        ("He fell on Monday. He had left the day before.", ["2019-03-11", "2019-03-10"]),
        ("He fell on Monday. That night he died.", ["2019-03-11", "2019-03-11"]),
        # Each from the one before.
        (
            "He fell on Monday. He died the next day. She left a day later.",
            ["2019-03-11", "2019-03-12", "2019-03-13"],
        ),
        ("He left in 2014. Two years later he was back.", ["2014", "2016"]),
        # A day is reckoned from a day.
        (
            "He fell on Monday, as in 2014. He died the next day.",
            ["2019-03-11", "2014", "2019-03-12"],
        ),
        ("It began on 5 February. He left the following Monday.", ["2019-02-05", "2019-02-11"]),
        ("It began on 5 February. He had left the previous Friday.", ["2019-02-05", "2019-02-01"]),
        ("It began on 5 February. On that Sunday he left.", ["2019-02-05", "2019-02-03"]),
        ("It began on 5 February. He said that Monday was good.", ["2019-02-05", "2019-03-11"]),
        # From no bound, from nothing, from nothing near.
        ("He stays until Monday. He died the next day.", ["../2019-03-11", None]),
        ("He died the next day.", [None]),
        ("He fell on Monday." + " It hurt." * 5 + " He died the next day.", ["2019-03-11", None]),
    ],
)
def test_reckoned(text: str, dates: list[str | None]) -> None:
    assert told(text) == dates
