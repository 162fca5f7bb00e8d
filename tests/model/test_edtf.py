"""EDTF, levels 0 and 1 of ISO 8601-2:2019."""

from __future__ import annotations

import datetime
import json
import re
from calendar import monthrange
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.edtf import PATTERN, Day, bounds, is_edtf, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

# The conformance suite lies beside the checkout, not in it.
SUITE = Path(__file__).resolve().parents[3] / "shared" / "suites" / "edtf" / "edtf-validate.json"
ACCEPTED = ("Level0", "Level1", "L0_Intervals", "L1_Intervals")
REFUSED = (
    *("invalid_edtf_dates", "invalid_edtf_intervals", "invalid_edtf_datetimes"),
    *("Level2", "L2_Intervals"),
)


def suite_cases(names: Sequence[str]) -> list[object]:
    """One parameter for each distinct text of the named lists, or one that is skipped."""
    if not SUITE.is_file():
        reason = "the EDTF suite is not beside the checkout"
        return [pytest.param("", marks=pytest.mark.skip(reason=reason), id="absent")]
    lists: dict[str, list[str]] = json.loads(SUITE.read_text(encoding="utf-8"))
    seen = {text: name for name in names for text in lists[name]}
    return [pytest.param(text, id=f"{name}:{text!a}") for text, name in seen.items()]


def pattern_matches(text: str) -> bool:
    return re.fullmatch(PATTERN, text) is not None


def leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


# --- The suite


@pytest.mark.parametrize("text", suite_cases(ACCEPTED))
def test_suite_accepts(text: str) -> None:
    assert parse(text).text == text
    assert is_edtf(text)
    assert pattern_matches(text)


@pytest.mark.parametrize("text", suite_cases(REFUSED))
def test_suite_refuses(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match="is not an EDTF date"):
        parse(text)


@pytest.mark.parametrize("text", suite_cases(("Level0", "L0_Intervals")))
def test_suite_level_0(text: str) -> None:
    assert parse(text).level == 0


@pytest.mark.parametrize("text", suite_cases(("Level1", "L1_Intervals")))
def test_suite_level_1(text: str) -> None:
    assert parse(text).level == 1


@pytest.mark.parametrize("text", suite_cases(("Level2", "L2_Intervals")))
def test_suite_level_2_is_outside_the_pattern(text: str) -> None:
    assert not pattern_matches(text)


@pytest.mark.parametrize("text", suite_cases((*ACCEPTED, *REFUSED)))
def test_suite_pattern_agrees_with_parse(text: str) -> None:
    if not pattern_matches(text):
        assert not is_edtf(text)
    if is_edtf(text):
        assert pattern_matches(text)


# --- What the forms cover


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # Days, months, years.
        ("2024-04-05", "2024-04-05", "2024-04-05"),
        ("2024-04", "2024-04-01", "2024-04-30"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        # Year zero and before.
        ("0000", "0000-01-01", "0000-12-31"),
        ("0000-02", "0000-02-01", "0000-02-29"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("-0001-02", "-0001-02-01", "-0001-02-28"),
        ("-0004-02", "-0004-02-01", "-0004-02-29"),
        ("-0100-02", "-0100-02-01", "-0100-02-28"),
        ("-0400-02-29", "-0400-02-29", "-0400-02-29"),
        ("-0999", "-0999-01-01", "-0999-12-31"),
        ("-9999", "-9999-01-01", "-9999-12-31"),
        # Long years.
        ("Y10000", "Y10000-01-01", "Y10000-12-31"),
        ("Y-10000", "Y-10000-01-01", "Y-10000-12-31"),
        ("Y170000002", "Y170000002-01-01", "Y170000002-12-31"),
        ("Y-170000002", "Y-170000002-01-01", "Y-170000002-12-31"),
        (f"Y{10**300}", f"Y{10**300}-01-01", f"Y{10**300}-12-31"),
        # Date-times.
        ("2024-04-05T23:59:59", "2024-04-05", "2024-04-05"),
        ("2024-04-05T00:00:00Z", "2024-04-05", "2024-04-05"),
        ("2024-04-05T23:30:00-04", "2024-04-05", "2024-04-05"),
        ("2024-04-05T00:30:00+14:00", "2024-04-05", "2024-04-05"),
        ("2024-04-05T00:30:00+00:00", "2024-04-05", "2024-04-05"),
        ("2024-04-05T00:30:00-00:44", "2024-04-05", "2024-04-05"),
        ("-1985-04-12T23:20:30", "-1985-04-12", "-1985-04-12"),
        # Qualified.
        ("2024?", "2024-01-01", "2024-12-31"),
        ("2024-04~", "2024-04-01", "2024-04-30"),
        ("2024-04-05%", "2024-04-05", "2024-04-05"),
        ("-0004-02-29?", "-0004-02-29", "-0004-02-29"),
        # Unspecified digits.
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("00XX", "0000-01-01", "0099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("-201X", "-2019-01-01", "-2010-12-31"),
        ("-20XX", "-2099-01-01", "-2000-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-00XX", "-0099-01-01", "-0001-12-31"),
        ("-1985-04-XX", "-1985-04-01", "-1985-04-30"),
        ("-1985-XX-XX", "-1985-01-01", "-1985-12-31"),
        # Seasons.
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("-0001-24", "-0001-12-01", "0000-02-29"),
        ("9999-24", "9999-12-01", "Y10000-02-29"),
        # Intervals.
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2024/2024", "2024-01-01", "2024-12-31"),
        ("2024-04-05/2024-04-05", "2024-04-05", "2024-04-05"),
        ("2024-22/2024-24~", "2024-06-01", "2025-02-28"),
        ("2024-24/2025-01", "2024-12-01", "2025-01-31"),
        ("-1000/-0999", "-1000-01-01", "-0999-12-31"),
        ("-0001/0000-02", "-0001-01-01", "0000-02-29"),
        # Open and unknown ends.
        ("2024-04/..", "2024-04-01", None),
        ("2024-04/", "2024-04-01", None),
        ("../2024-04", None, "2024-04-30"),
        ("/2024-04", None, "2024-04-30"),
        ("../..", None, None),
        ("../", None, None),
        ("/..", None, None),
    ],
)
def test_first_and_last_day(text: str, first: str | None, last: str | None) -> None:
    date = parse(text)
    assert (date.first and date.first.isoformat()) == first
    assert (date.last and date.last.isoformat()) == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-04", ("2024-04-01", "2024-04-30")),
        ("0001/9999", ("0001-01-01", "9999-12-31")),
        ("2024/..", ("2024-01-01", None)),
        ("../..", (None, None)),
        ("0000", (None, None)),
        ("-0044-03-15", (None, None)),
        ("0000/0001", (None, "0001-12-31")),
        ("00XX", (None, "0099-12-31")),
        ("9999-24", ("9999-12-01", None)),
        ("Y170000002", (None, None)),
    ],
)
def test_bounds(text: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024", False, False),
        ("2024?", True, False),
        ("2024~", False, True),
        ("2024%", True, True),
        ("2024?/2025", True, False),
        ("2024/2025~", False, True),
        ("2024?/2025~", True, True),
        ("../2025%", True, True),
        ("2024?/..", True, False),
    ],
)
def test_qualifiers(text: str, uncertain: bool, approximate: bool) -> None:
    date = parse(text)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2024-04-05T09:30:00+02:00", 0),
        ("2024/2025-01", 0),
        ("-2024", 1),
        ("2024/2025?", 1),
        ("-0001/2024", 1),
        ("2024/", 1),
        ("2024-21", 1),
        ("202X", 1),
        ("Y12345", 1),
    ],
)
def test_level(text: str, level: int) -> None:
    assert parse(text).level == level


@pytest.mark.parametrize(
    ("day", "text", "date"),
    [
        (Day(2024, 4, 5), "2024-04-05", datetime.date(2024, 4, 5)),
        (Day(1, 1, 1), "0001-01-01", datetime.date.min),
        (Day(9999, 12, 31), "9999-12-31", datetime.date.max),
        (Day(0, 2, 29), "0000-02-29", None),
        (Day(-1, 1, 1), "-0001-01-01", None),
        (Day(-999, 1, 1), "-0999-01-01", None),
        (Day(-9999, 1, 1), "-9999-01-01", None),
        (Day(10000, 1, 1), "Y10000-01-01", None),
        (Day(-10000, 1, 1), "Y-10000-01-01", None),
        (Day(170000002, 1, 1), "Y170000002-01-01", None),
    ],
)
def test_day(day: Day, text: str, date: datetime.date | None) -> None:
    assert day.isoformat() == text
    assert day.date == date


# --- What is refused, and in which words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "ISO 8601-2 level 0 or 1, such as"),
        ("31 March", "such as 2024-04-15, 2024-04, 2024~ or 2024-04-01/2024-04-15"),
        ("2024-13", "13 is not a month (nor a season, 21 to 24)"),
        ("2024-00", "00 is not a month"),
        ("2024-13~", "13 is not a month"),
        ("2024-13-01", "13 is not a month"),
        ("2024-21-01", "21 is not a month"),
        ("2024-13-01T10:00:00", "13 is not a month"),
        ("2024-04-00", "00 is not a day"),
        ("2024-04-32", "32 is not a day"),
        ("2023-02-30", "month 2 of that year has 28 days, not 30"),
        ("2024-02-30", "month 2 of that year has 29 days, not 30"),
        ("1900-02-29", "month 2 of that year has 28 days, not 29"),
        ("-0001-02-29", "month 2 of that year has 28 days, not 29"),
        ("2024-04-31T10:00:00Z", "month 4 of that year has 30 days, not 31"),
        ("2024/2024-06-31", "month 6 of that year has 30 days, not 31"),
        ("2024/2024-13", "13 is not a month"),
        ("2025/2024", "ends before it starts"),
        ("2024-02/2024", "ends before it starts"),
        ("2024-04-05/2024-04", "ends before it starts"),
        ("-0999/-1000", "ends before it starts"),
        ("/", "a start or an end"),
        ("2024/2025/2026", "one '/'"),
        ("2024-04-05T10:00:00/2025", "years, months, seasons or days at its ends"),
        ("2024/Y20250", "years, months, seasons or days at its ends"),
        ("201X/2025", "level 2"),
        ("2024-04-XX/..", "level 2"),
        ("-0000", "year zero is 0000"),
        ("-0000-01-01", "year zero is 0000"),
        ("-0000/2000", "year zero is 0000"),
        ("Y2024", "more than four digits"),
        ("Y", "more than four digits"),
        ("Y-2024", "more than four digits"),
        ("Y020240", "without leading zeros"),
        ("Y" + "9" * 5000, "too many digits"),
        ("2024-25", "level 2"),
        ("2024-21~", "level 2"),
        ("202X~", "level 2"),
        ("?2024", "level 2"),
        ("2024?-04", "level 2"),
        ("1XXX", "level 2"),
        ("XXXX-04-05", "level 2"),
        ("1984-1X", "level 2"),
        ("Y17E8", "level 2"),
        ("1950S2", "level 2"),
        ("[1667,1668]", "level 2"),
        ("{1667..1668}", "level 2"),
        ("2024-04-05T24:00:00", "its time"),
        ("2024-04-05T10:60:00", "its time"),
        ("2024-04-05T10:00:60", "its time"),
        ("2024-04-05T10:00", "its time"),
        ("2024-04-05T10:00:00.5", "its time"),
        ("2024-04-05T10:00:00-00:00", "its time"),
        ("2024-04-05T10:00:00-00", "its time"),
        ("2024-04-05T10:00:00+0200", "its time"),
        ("2024-04-05T10:00:00?", "its time"),
        ("2024 ", "white space"),
        (" 2024", "white space"),
        ("2024\n", "white space"),
        ("2024-04-05\r\n", "white space"),
        ("2024\N{NO-BREAK SPACE}", "white space"),
        ("2024 / 2025", "white space"),
        ("\u0662\u0660\u0662\u0664", "such as"),
        ("2024-0\N{FULLWIDTH DIGIT FOUR}", "such as"),
        ("2024\N{MINUS SIGN}04", "such as"),
        ("2024-04-05T1\N{ARABIC-INDIC DIGIT ZERO}:00:00", "its time"),
        ("20240405", "such as"),
        ("+2024", "such as"),
        ("24", "such as"),
        ("2024-4", "such as"),
        ("2024/.", "such as"),
        ("..", "such as"),
        ("2024-W14", "such as"),
        ("2024-04-05/P1D", "such as"),
        ("\0", "such as"),
    ],
)
def test_refusals_say_why(text: str, words: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        parse(text)
    with pytest.raises(ValueError, match=re.escape(words)):
        bounds(text)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_the_whole_message() -> None:
    with pytest.raises(ValueError, match="31 March") as caught:
        parse("31 March")
    assert str(caught.value) == (
        "'31 March' is not an EDTF date (ISO 8601-2 level 0 or 1, such as 2024-04-15, 2024-04, "
        "2024~ or 2024-04-01/2024-04-15)"
    )


@pytest.mark.parametrize("text", ["\x1b[31m2024\x07", "x" * 10_000, "\U0001f4c5" * 50, "\ud800"])
def test_messages_are_short_and_harmless(text: str) -> None:
    with pytest.raises(ValueError, match="is not an EDTF date") as caught:
        parse(text)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message.partition(" is not an EDTF date")[0]) <= 40


# --- The pattern


def test_pattern_is_of_the_common_dialect() -> None:
    assert PATTERN.startswith("^")
    assert PATTERN.endswith("$")
    assert PATTERN.isascii()
    # Neither escapes nor any group but (?: are left for the dialects to differ about.
    assert "\\" not in PATTERN
    assert all(group == "(?:" for group in re.findall(r"\(.{2}", PATTERN))


@pytest.mark.parametrize("text", ["2023-02-30", "2025/2024", "2024-02-31T10:00:00Z"])
def test_pattern_leaves_the_calendar_to_parse(text: str) -> None:
    assert pattern_matches(text)
    assert not is_edtf(text)


# --- Properties


@given(st.dates())
def test_any_day_round_trips(date: datetime.date) -> None:
    text = date.isoformat()
    parsed = parse(text)
    assert parsed.first == parsed.last == Day(date.year, date.month, date.day)
    assert parsed.first is not None
    assert parsed.first.date == date
    assert bounds(text) == (text, text)
    assert parsed.level == 0


@given(st.datetimes(timezones=st.none() | st.just(datetime.UTC)))
def test_any_date_time_is_of_its_day(moment: datetime.datetime) -> None:
    text = moment.isoformat(timespec="seconds")
    assert bounds(text) == (moment.date().isoformat(),) * 2


@given(st.integers(1, 9999), st.integers(1, 12))
def test_any_month_round_trips(year: int, month: int) -> None:
    text = f"{year:04}-{month:02}"
    assert bounds(text) == (f"{text}-01", f"{text}-{monthrange(year, month)[1]}")


@given(st.integers(-(10**30), 10**30) | st.integers(-12_000, 12_000))
def test_any_year_round_trips(year: int) -> None:
    text = Day(year, 1, 1).isoformat().removesuffix("-01-01")
    parsed = parse(text)
    assert (parsed.first, parsed.last) == (Day(year, 1, 1), Day(year, 12, 31))
    assert pattern_matches(text)


@given(st.integers(-9999, 9999))
def test_leap_days(year: int) -> None:
    text = Day(year, 2, 29).isoformat()
    assert is_edtf(text) is leap(year)
    february = parse(text.removesuffix("-29")).last
    assert february == Day(year, 2, 29 if leap(year) else 28)


@given(st.dates(), st.dates())
def test_intervals_run_forward(start: datetime.date, end: datetime.date) -> None:
    text = f"{start.isoformat()}/{end.isoformat()}"
    assert is_edtf(text) is (start <= end)
    if start <= end:
        assert bounds(text) == (start.isoformat(), end.isoformat())


@given(
    st.text()
    | st.text(alphabet="0123456789-/.?~%XYTZES:+[]{} \n", max_size=24)
    | st.from_regex(PATTERN)
    | st.from_regex(PATTERN, fullmatch=True)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = parse(text)
    except ValueError as error:
        message = str(error)
        assert message.isprintable()
        assert not is_edtf(text)
    else:
        assert is_edtf(text)
        assert pattern_matches(text)
        if parsed.first is not None and parsed.last is not None:
            assert parsed.first <= parsed.last
