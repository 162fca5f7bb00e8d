"""Numbers in text, and how many they say."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture.dates.finding import find_dates
from dateline.capture.quantities.finding import QuantityMention, find_quantities
from dateline.capture.quantities.number_words import value_of
from dateline.model import Quantity


def quantities(text: str) -> tuple[QuantityMention, ...]:
    return find_quantities(text, 0, len(text))


def counts(text: str) -> list[tuple[str, Quantity | None]]:
    found = quantities(text)
    return [(text[one.start : one.end], one.quantity) for one in found if one.kind == "count"]


def only(text: str) -> QuantityMention:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


# --- Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5 people", 5),
        ("110 wounded", 110),
        ("5000 troops", 5000),
        ("2,500 troops", 2500),
        ("2 500 troops", 2500),
        ("2\u00a0500 troops", 2500),
        ("2\u202f500 troops", 2500),
        ("1,234,567 people", 1_234_567),
        ("2.5 million people", 2_500_000),
        ("5.7  million people", 5_700_000),
        ("2 million refugees", 2_000_000),
        ("1.25 billion people", 1_250_000_000),
        ("two million refugees", 2_000_000),
        ("three-and-a-half million people", 3_500_000),
        ("three and a half million people", 3_500_000),
        ("half a million people", 500_000),
        ("half a dozen men", 6),
        ("a half-dozen men", 6),
        ("a dozen men", 12),
        ("two dozen men", 24),
        ("3 dozen men", 36),
        ("a hundred people", 100),
        ("a thousand people", 1000),
        ("a million people", 1_000_000),
        ("one man", 1),
        ("Two men", 2),
        ("TWELVE MEN", 12),
        ("nineteen men", 19),
        ("twenty men", 20),
        ("twenty-five men", 25),
        ("twenty five men", 25),
        ("ninety-nine men", 99),
        ("one hundred men", 100),
        ("one hundred and six men", 106),
        ("one hundred six men", 106),
        ("two hundred and fifty men", 250),
        ("two thousand five hundred men", 2500),
        ("two thousand, men", 2000),
        ("a hundred thousand men", 100_000),
        ("twelve hundred men", 1200),
        ("one hundred and twenty-three thousand men", 123_000),
        ("both men", 2),
        ("no casualties", 0),
        ("No Coalition troops were injured", 0),
        ("no reported injuries", 0),
        ("no one was killed", 0),
        ("nobody was hurt", 0),
        ("none were injured", 0),
        ("a 100-strong force", 100),
    ],
)
def test_number(text: str, number: int) -> None:
    one = only(text)
    assert (one.kind, one.quantity) == ("count", Quantity(best=number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("dozens of people", 24),
        ("Dozens died", 24),
        ("scores of people", 40),
        ("hundreds of people", 200),
        ("by the hundreds", 200),
        ("thousands of people", 2000),
        ("millions of people", 2_000_000),
        ("tens of thousands of people", 20_000),
        ("dozens of thousands", 24_000),
        ("hundreds of thousands", 200_000),
        ("several hundred people", 200),
        ("a few thousand people", 2000),
        ("a couple of hundred men", 200),
        ("several dozen people", 24),
    ],
)
def test_vague(text: str, number: int) -> None:
    assert only(text).quantity == Quantity(low=number, approximate=True)


ABOUT = [
    *("about", "approximately", "around", "nearly", "almost", "some", "roughly", "an estimated"),
    *("About", "close to", "just under"),
]
LEAST = [
    *("at least", "more than", "over", "At least", "upwards of", "no fewer than", "a minimum of"),
    *("well over", "in excess of", "not less than"),
]
MOST = ["up to", "as many as", "fewer than", "less than", "no more than", "at most", "a maximum of"]


@pytest.mark.parametrize("words", ABOUT)
@pytest.mark.parametrize(
    ("number", "value"), [("900", 900), ("a dozen", 12), ("2.5 million", 2_500_000)]
)
def test_about(words: str, number: str, value: int) -> None:
    text = f"It said {words} {number} were there"
    one = only(text)
    assert text[one.start : one.end] == f"{words} {number}"
    assert text[one.number_start : one.end] == number
    assert one.quantity == Quantity(best=value, approximate=True)


@pytest.mark.parametrize("words", LEAST)
@pytest.mark.parametrize(("number", "value"), [("12", 12), ("two dozen", 24), ("1,000", 1000)])
def test_at_least(words: str, number: str, value: int) -> None:
    text = f"It said {words} {number} were there"
    one = only(text)
    assert text[one.start : one.end] == f"{words} {number}"
    assert one.quantity == Quantity(low=value)


@pytest.mark.parametrize("words", MOST)
@pytest.mark.parametrize(("number", "value"), [("5", 5), ("five hundred", 500), ("1,000", 1000)])
def test_at_most(words: str, number: str, value: int) -> None:
    text = f"It said {words} {number} were there"
    one = only(text)
    assert text[one.start : one.end] == f"{words} {number}"
    assert one.quantity == Quantity(best=value, high=value)


@pytest.mark.parametrize(
    ("text", "span", "quantity"),
    [
        ("500 or more people", "500 or more", Quantity(low=500)),
        ("500+ people", "500+", Quantity(low=500)),
        ("ten or fewer people", "ten or fewer", Quantity(best=10, high=10)),
        ("20 or so people", "20 or so", Quantity(best=20, approximate=True)),
        ("~900 people", "~900", Quantity(best=900, approximate=True)),
        ("at least hundreds", "at least hundreds", Quantity(low=200, approximate=True)),
        ("10 to 20 people", "10 to 20", Quantity(low=10, high=20)),
        ("10-20 people", "10-20", Quantity(low=10, high=20)),
        ("10\u201320 people", "10\u201320", Quantity(low=10, high=20)),
        ("between 10 and 20 people", "between 10 and 20", Quantity(low=10, high=20)),
        ("two or three men", "two or three", Quantity(low=2, high=3)),
        ("two to three men", "two to three", Quantity(low=2, high=3)),
        ("about 10 to 20 men", "about 10 to 20", Quantity(low=10, high=20, approximate=True)),
        ("2-3 million people", "2-3 million", Quantity(low=2_000_000, high=3_000_000)),
        ("300-400 people", "300-400", Quantity(low=300, high=400)),
    ],
)
def test_bounds(text: str, span: str, quantity: Quantity) -> None:
    one = only(text)
    assert (text[one.start : one.end], one.quantity, one.kind) == (span, quantity, "count")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("rose from 10 to 20", [10, 20]),
        ("four and five", [4, 5]),
        ("20 to 10", [20, 10]),
        ("killed five and wounded 110", [5, 110]),
        ("150 security forces, 95 civilians", [150, 95]),
        ("2,500 troops in Iraq and 900 in Syria", [2500, 900]),
        ("two men and three women", [2, 3]),
        ("killed 12 on October 8, 2019, and 3 on Monday", [12, 3]),
        ("500 people in 2014", [500]),
        ("on March 20 people, or 30", [30]),
        ("In 2014, 12 people", [12]),
    ],
)
def test_several(text: str, numbers: list[int]) -> None:
    assert [quantity and quantity.best for _, quantity in counts(text)] == numbers


# --- What is no count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("20 percent", "percent"),
        ("20 per cent", "percent"),
        ("5%", "percent"),
        ("2.5 %", "percent"),
        ("five percent", "percent"),
        ("$5", "money"),
        ("$5.7 billion", "money"),
        ("$3bn", "money"),
        ("\u00a3200m", "money"),
        ("300 dollars", "money"),
        ("two million euros", "money"),
        ("10 km", "measure"),
        ("10km", "measure"),
        ("160 kilometres", "measure"),
        ("about 100 miles", "measure"),
        ("30 degrees", "measure"),
        ("three hours", "measure"),
        ("seventeen years", "measure"),
        ("the last 27 years", "measure"),
        ("eight-year war", "measure"),
        ("a two-day visit", "measure"),
        ("a 10-mile zone", "measure"),
        ("5.7 million barrels", "measure"),
        ("2.5", "measure"),
        ("22-year-old", "age"),
        ("22 years old", "age"),
        ("a twenty-two-year-old man", "age"),
        ("aged 12", "age"),
        ("at the age of 53", "age"),
        ("Adamowicz, 53, has", "age"),
        ("third", "ordinal"),
        ("the second man", "ordinal"),
        ("21st", "ordinal"),
        ("twenty-first", "ordinal"),
        ("the 75th anniversary", "ordinal"),
        ("4:00 a.m.", "time"),
        ("7:45 p.m.", "time"),
        ("12:30", "time"),
        ("3 pm", "time"),
        ("3pm", "time"),
        ("1800 UTC", "time"),
        ("0100 GMT", "time"),
        ("five o'clock", "time"),
        ("two-thirds", "fraction"),
        ("1/3", "fraction"),
        ("a two-state solution", "compound"),
        ("12-member", "compound"),
        ("Flight 302", "label"),
        ("Boeing 737", "label"),
        ("Resolution 2254", "label"),
        ("F-16", "label"),
        ("S-400", "label"),
        ("COVID-19", "label"),
        ("the Group of Seven", "label"),
        ("Phase Two", "label"),
        ("No. 10", "label"),
        ("192.168.1.1", "label"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert {one.kind for one in quantities(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "G7",
        "H1N1",
        "no comment",
        "nobody knew",
        "none of it",
        "someone",
        "often",
        "a man",
        "a few people",
        "on October 8, 2019",
        "in 2014",
        "two days ago",
        "14/10/2019",
        "in the 1990s",
        "the 9/11 attacks",
        "from 2014 to 2017",
        "Tennessee",
        "attend",
        "No one died.",
        "They hurt no-one.",
    ],
)
def test_no_number(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("digits", ["9" * 15, "9" * 16, "9" * 17, "9" * 5000])
def test_too_large(digits: str) -> None:
    assert all(
        one.quantity is None or (one.quantity.best or 0) < 10**15 for one in quantities(digits)
    )


def test_dates_given() -> None:
    text = "On March 20 people came, 12 of them by car."
    dates = find_dates(text, 0, len(text), "2019-10-08")
    assert find_quantities(text, 0, len(text), dates) == quantities(text)
    numbers = [one.quantity for one in find_quantities(text, 0, len(text), ())]
    assert numbers == [Quantity(best=20), Quantity(best=12)]


def test_offsets_are_of_the_whole_text() -> None:
    text = "\U0001f600 Ten. Cafe\u0301s sent at least\r\n12 men. Eleven."
    start, end = text.index("Cafe"), text.index("Eleven")
    (one,) = find_quantities(text, start, end)
    assert text[one.start : one.end] == "at least\r\n12"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty five", 25),
        ("one hundred and six", 106),
        ("a thousand", 1000),
        ("two million three hundred thousand", 2_300_000),
        ("two dozen", 24),
        ("five twenty", None),
        ("twenty twelve", None),
        ("hundred", None),
        ("and", None),
        ("two and three", None),
        ("", None),
        ("seven apples", None),
    ],
)
def test_value_of(words: str, value: int | None) -> None:
    assert value_of(words.split()) == value


_VOCABULARY = """
    1 12 2,500 2.5 500 000 million billion hundred thousand dozen dozens tens of thousands and a an
    one two twenty five half several few couple both no none nobody casualties was killed about at
    least up to between from or so more - \\u2013 % $ percent km years old year-old aged third 21st
    4:00 a.m. UTC F- Flight Resolution / : . , ( ) October 8 2019 in people \u017f \u0130 \u212a
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.text("0123456789.,:/-+ ", max_size=40),
    st.lists(st.one_of(_WORDS, st.text(max_size=3)), max_size=30).map(" ".join),
    st.lists(_WORDS, max_size=20).map("".join),
)
KINDS = {
    *("count", "percent", "money", "measure", "age", "time", "ordinal", "fraction", "compound"),
    "label",
}


@given(text=_TEXTS, first=st.integers(0, 40), last=st.integers(0, 200))
def test_any_text(text: str, first: int, last: int) -> None:
    start = min(first, len(text))
    end = max(start, min(last, len(text)))
    dates = find_dates(text, start, end, None)
    position = start
    for one in find_quantities(text, start, end, dates):
        assert position <= one.start <= one.number_start < one.end <= end
        assert one.kind in KINDS
        assert all(one.end <= date.start or date.end <= one.number_start for date in dates)
        if one.quantity is not None:
            one.quantity.check()
        position = one.end


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find_quantities(text, 0, len(text))
        best = min(best, time.process_time() - start)
    return best


_UNITS = (
    *("1", ",", " ", "1,", "1 ", "123,", "123 ", "1-", "1/", "1:", "1.", "A-", "a ", "no "),
    *("May ", "one ", "one hundred and ", "twenty-", "about ", "at least ", "two or ", "several "),
)


@pytest.mark.parametrize("unit", _UNITS)
def test_linear(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (65_536, 131_072))
    assert _seconds(long) < 2.5 * _seconds(short) + 0.05
