"""Expressions of time in text, and what they mean."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.capture.dates.calendar_words import MONTHS, WEEKDAYS
from dateline.capture.dates.finding import DateMention, day_of, find_dates
from dateline.model.edtf import is_edtf

TUESDAY = "2019-10-08"


def dates(text: str, published: str | None = TUESDAY) -> tuple[DateMention, ...]:
    return find_dates(text, 0, len(text), published)


def read(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(text[date.start : date.end], date.edtf) for date in dates(text, published)]


def only(text: str, published: str | None = TUESDAY) -> DateMention:
    found = dates(text, published)
    assert len(found) == 1, read(text, published)
    return found[0]


# --- Weekdays, seen from Tuesday 8 October 2019


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on Monday", "2019-10-07", "2019-10-14"),
        ("Monday", "2019-10-07", "2019-10-14"),
        ("MONDAY", "2019-10-07", "2019-10-14"),
        ("on Tuesday", "2019-10-08", "2019-10-08"),
        ("on Wednesday", "2019-10-02", "2019-10-09"),
        ("Thursday", "2019-10-03", "2019-10-10"),
        ("Friday's attack", "2019-10-04", "2019-10-11"),
        ("Saturday", "2019-10-05", "2019-10-12"),
        ("on Sunday", "2019-10-06", "2019-10-13"),
        ("Monday night", "2019-10-07", "2019-10-14"),
        ("early Sunday", "2019-10-06", "2019-10-13"),
        ("late on Sunday", "2019-10-06", "2019-10-13"),
        ("in the early hours of Monday", "2019-10-07", "2019-10-14"),
        ("on the night of Friday", "2019-10-04", "2019-10-11"),
        ("last Monday", "2019-10-07", "2019-10-07"),
        ("last Tuesday", "2019-10-01", "2019-10-01"),
        ("last Wednesday", "2019-10-02", "2019-10-02"),
        ("next Friday", "2019-10-11", "2019-10-11"),
        ("next Tuesday", "2019-10-15", "2019-10-15"),
        ("this coming Thursday", "2019-10-10", "2019-10-10"),
        ("this past Thursday", "2019-10-03", "2019-10-03"),
        ("this Friday", "2019-10-11", "2019-10-11"),
        ("this Monday", "2019-10-07", "2019-10-14"),
        ("Monday last week", "2019-09-30", "2019-09-30"),
        ("on Monday of last week", "2019-09-30", "2019-09-30"),
        ("on Friday next week", "2019-10-18", "2019-10-18"),
    ],
)
def test_weekday(text: str, past: str, future: str) -> None:
    date = only(text)
    assert (date.resolved(False), date.resolved(True)) == (past, future)
    assert date.kind == "relative"


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("today", range(7))
def test_bare_weekday_is_within_a_week(number: int, today: int) -> None:
    day = datetime.date(2019, 12, 30) + datetime.timedelta(days=today)
    date = only(f"He said on {WEEKDAYS[number]} that", day.isoformat())
    past = datetime.date.fromisoformat(date.resolved(False) or "")
    future = datetime.date.fromisoformat(date.resolved(True) or "")
    assert past.weekday() == future.weekday() == number
    assert 0 <= (day - past).days < 7
    assert 0 <= (future - day).days < 7


@pytest.mark.parametrize(
    "text",
    [
        "on Mondays",
        "an overnight curfew",
        "the overnight train",
        "the Sunday Times",
        "the Sunday Telegraph reported",
        "the Good Friday Agreement",
        "Bloody Sunday",
        "Black Friday sales",
        "Super Tuesday",
        "Sheffield Wednesday won",
        "every Friday",
        "Sundays are quiet",
        "the Sun said",
        "he sat there",
        "Mon ami",
    ],
)
def test_names_are_not_weekdays(text: str) -> None:
    assert read(text) == []


# --- Days reckoned from today


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2019-10-08"),
        ("Today, he died", "2019-10-08"),
        ("earlier today", "2019-10-08"),
        ("early today", "2019-10-08"),
        ("overnight.", "2019-10-08~"),
        ("Overnight, he died", "2019-10-08~"),
        ("overnight in Paris", "2019-10-08~"),
        ("tonight", "2019-10-08"),
        ("this morning", "2019-10-08"),
        ("this evening", "2019-10-08"),
        ("yesterday", "2019-10-07"),
        ("yesterday morning", "2019-10-07"),
        ("last night's attack", "2019-10-07"),
        ("tomorrow", "2019-10-09"),
        ("tomorrow night", "2019-10-09"),
        ("the day before yesterday", "2019-10-06"),
        ("the day after tomorrow", "2019-10-10"),
        ("a day ago", "2019-10-07"),
        ("two days ago", "2019-10-06"),
        ("2 days ago", "2019-10-06"),
        ("ten days ago", "2019-09-28"),
        ("twenty-one days ago", "2019-09-17"),
        ("a couple of days ago", "2019-10-06"),
        ("several days ago", None),
        ("a few days ago", None),
        ("two hours ago", "2019-10-08"),
        ("about two days ago", "2019-10-06~"),
        ("two days from now", "2019-10-10"),
        ("a week ago", "2019-09-30/2019-10-06"),
        ("three weeks ago", "2019-09-16/2019-09-22"),
        ("two months ago", "2019-08"),
        ("eleven months ago", "2018-11"),
        ("five years ago", "2014"),
        ("nearly five years ago", "2014~"),
        ("more than 10 years ago", "2009~"),
        ("two decades ago", "1999~"),
        ("last week", "2019-09-30/2019-10-06"),
        ("this week", "2019-10-07/2019-10-13"),
        ("later this week", "2019-10-07/2019-10-13"),
        ("next week", "2019-10-14/2019-10-20"),
        ("last month", "2019-09"),
        ("this month", "2019-10"),
        ("earlier this month", "2019-10"),
        ("earlier in the month", "2019-10"),
        ("later in the year", "2019"),
        ("the end of the year", "2019"),
        ("next month", "2019-11"),
        ("last year", "2018"),
        ("late last year", "2018"),
        ("this year's summit", "2019"),
        ("later this year", "2019"),
        ("early next year", "2020"),
        ("in the past week", "2019-10-01/2019-10-08"),
        ("over the past two weeks", "2019-09-24/2019-10-08"),
        ("in the last three days", "2019-10-05/2019-10-08"),
        ("last weekend", "2019-10-05/2019-10-06"),
        ("over the weekend", "2019-10-05/2019-10-06"),
        ("next weekend", "2019-10-12/2019-10-13"),
        ("last summer", "2019-22"),
        ("last autumn", "2018-23"),
        ("this winter", "2018-24"),
        ("next spring", "2020-21"),
    ],
)
def test_relative(text: str, expected: str | None) -> None:
    date = only(text)
    assert date.edtf == expected
    assert date.kind == "relative"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in two days", "2019-10-10"),
        ("in two weeks' time", "2019-10-21/2019-10-27"),
        ("in three years", "2022"),
    ],
)
def test_span_to_come_is_a_date_in_the_future_only(text: str, expected: str) -> None:
    date = only(text)
    assert (date.edtf, date.edtf_future) == (None, expected)


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2019-01-02", "in December", "2018-12"),
        ("2019-01-02", "last month", "2018-12"),
        ("2019-01-02", "two months ago", "2018-11"),
        ("2019-01-02", "last night", "2019-01-01"),
        ("2019-01-01", "yesterday", "2018-12-31"),
        ("2018-12-31", "tomorrow", "2019-01-01"),
        ("2018-12-31", "next month", "2019-01"),
        ("2018-12-31", "this week", "2018-12-31/2019-01-06"),
        ("2019-01-02", "on December 30", "2018-12-30"),
        ("2020-03-01", "yesterday", "2020-02-29"),
        ("2019-03-01", "yesterday", "2019-02-28"),
        ("2019-03-01", "on February 29", "2016-02-29"),
        ("2019-08-24", "this weekend", "2019-08-24/2019-08-25"),
        ("2019-08-25", "this weekend", "2019-08-24/2019-08-25"),
        ("2019-08-24", "last weekend", "2019-08-17/2019-08-18"),
        ("2019-01-15", "last winter", "2017-24"),
        ("2019-01-15", "this winter", "2018-24"),
    ],
)
def test_borders(published: str, text: str, expected: str) -> None:
    assert only(text, published).edtf == expected


# --- Days and months by name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 8", "2019-10-08"),
        ("October 8th", "2019-10-08"),
        ("8 October", "2019-10-08"),
        ("the 8th of October", "2019-10-08"),
        ("the 8th day of October", "2019-10-08"),
        ("October the 8th", "2019-10-08"),
        ("OCTOBER 8", "2019-10-08"),
        ("Oct. 8", "2019-10-08"),
        ("Oct 8", "2019-10-08"),
        ("Sept. 11, 2018", "2018-09-11"),
        ("Oct. 8, 2019", "2019-10-08"),
        ("October 8, 2019,", "2019-10-08"),
        ("October 8 2019", "2019-10-08"),
        ("8 October 2019", "2019-10-08"),
        ("8th of October, 2019", "2019-10-08"),
        ("May 5, 2018", "2018-05-05"),
        ("on 5 May", "2019-05-05"),
        ("March 5", "2019-03-05"),
        ("around March 5", "2019-03-05~"),
        ("about 8 October 2018", "2018-10-08~"),
        ("October 8 last year", "2018-10-08"),
        ("8 October this year", "2019-10-08"),
        ("on November 30", "2019-11-30"),
        ("on December 30", "2018-12-30"),
        ("Monday, January 14, 2019", "2019-01-14"),
        ("Monday 14 January 2019", "2019-01-14"),
        ("on Thursday, August 22", "2019-08-22"),
        ("Thurs., Aug. 22", "2019-08-22"),
        ("Monday, 14th January", "2019-01-14"),
        ("2019-10-08", "2019-10-08"),
        ("2019-10-08T09:30:00Z", "2019-10-08"),
        ("14/10/2019", "2019-10-14"),
        ("10/14/2019", "2019-10-14"),
        ("10/10/2019", "2019-10-10"),
        ("14.01.2019", "2019-01-14"),
        ("8/10/2019", None),
        ("February 30, 2019", None),
        ("February 29, 2019", None),
        ("February 29, 2016", "2016-02-29"),
        ("April 14-15", "2019-04-14/2019-04-15"),
        ("April 14\u201315, 2018", "2018-04-14/2018-04-15"),
        ("14-15 April", "2019-04-14/2019-04-15"),
        ("April 14 to 16", "2019-04-14/2019-04-16"),
        ("from April 14 to April 16", "2019-04-14/2019-04-16"),
        ("from 30 April to 2 May 2018", "2018-04-30/2018-05-02"),
        ("April 30 to May 2, 2018", "2018-04-30/2018-05-02"),
        ("December 30 - January 2, 2019", "2018-12-30/2019-01-02"),
        ("between April 14 and 16", "2019-04-14/2019-04-16"),
        ("between April 14 and April 16", "2019-04-14/2019-04-16"),
        ("April 14 and 15", "2019-04-14/2019-04-15"),
        ("Christmas Day", "2018-12-25"),
        ("New Year's Eve 2017", "2017-12-31"),
        ("New Year\u2019s Day", "2019-01-01"),
        ("on May Day", "2019-05-01"),
        ("the 9/11 attacks", "2001-09-11"),
        ("9/11/2001", "2001-09-11"),
        ("the September 11 attacks", "2001-09-11"),
        ("the Sept. 11 terrorist attacks", "2001-09-11"),
        ("on September 11, 2001", "2001-09-11"),
        ("on September 11", "2019-09-11"),
    ],
)
def test_day(text: str, expected: str | None) -> None:
    date = only(text)
    assert date.edtf == expected
    assert date.kind == "calendar"


@pytest.mark.parametrize("number", range(1, 13))
@pytest.mark.parametrize("year", [2016, 2019])
def test_every_month(number: int, year: int) -> None:
    month = MONTHS[number - 1]
    assert only(f"on {month} 3, {year}").edtf == f"{year}-{number:02}-03"
    assert only(f"on 3 {month} {year}").edtf == f"{year}-{number:02}-03"
    assert only(f"in {month} {year}").edtf == f"{year}-{number:02}"
    assert only(f"in {month}").edtf == f"{2019 if number <= 10 else 2018}-{number:02}"
    assert only(f"in {month}").edtf_future == f"{2019 if number >= 10 else 2020}-{number:02}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March", "2019-03"),
        ("in early March", "2019-03"),
        ("in mid-July", "2019-07"),
        ("mid-July", "2019-07"),
        ("late May", "2019-05"),
        ("at the end of March", "2019-03"),
        ("last March", "2019-03"),
        ("last October", "2018-10"),
        ("last December", "2018-12"),
        ("this March", "2019-03"),
        ("next March", "2020-03"),
        ("March last year", "2018-03"),
        ("in March of last year", "2018-03"),
        ("March 2018", "2018-03"),
        ("March of 2018", "2018-03"),
        ("March, 2018", "2018-03"),
        ("Oct. 2018", "2018-10"),
        ("early October 2018", "2018-10"),
        ("May 2018", "2018-05"),
        ("the October attack", "2019-10"),
        ("a May election", "2019-05"),
        ("the March offensive", "2019-03"),
        ("March-June 2018", "2018-03/2018-06"),
        ("March to June 2018", "2018-03/2018-06"),
        ("from March to June", "2019-03/2019-06"),
        ("from November to March", "2018-11/2019-03"),
        ("between March and June", "2019-03/2019-06"),
        ("between November 2017 and March 2018", "2017-11/2018-03"),
        ("since January", "2019-01/.."),
        ("since early October", "2019-10/.."),
        ("until December", "../2018-12"),
        ("since last week", "2019-09-30/.."),
        ("since Friday", "2019-10-04/.."),
        ("since the 1990s", "1990/.."),
    ],
)
def test_month(text: str, expected: str) -> None:
    assert only(text).edtf == expected


@pytest.mark.parametrize(
    "text",
    [
        "he may march to the sea",
        "Prime Minister Theresa May said so",
        "a vote of no confidence in May's government",
        "the March for Life",
        "the March on Washington",
        "they marched in March for Our Lives",
        "by May",
        "May said",
        "May I come in?",
        "Black September",
        "each October",
        "April Ryan asked",
        "a mar on it",
        "Jan Egeland said",
        "the decision of August Hanning",
    ],
)
def test_names_and_verbs_are_not_months(text: str) -> None:
    assert read(text) == []


def test_may_is_a_person_where_the_text_says_so() -> None:
    text = "Theresa May resigned. The party lost faith in May long ago. It voted in May 2018."
    start = text.index("The party")
    end = text.index("It voted")
    assert find_dates(text, start, end, TUESDAY) == ()
    assert [date.edtf for date in find_dates(text, end, len(text), TUESDAY)] == ["2018-05"]


# --- Years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2014", "2014"),
        ("In 1066", "1066"),
        ("since 2015", "2015/.."),
        ("until 2011", "../2011"),
        ("by 2020", "2020"),
        ("during 2014", "2014"),
        ("late 2018", "2018"),
        ("mid-2018", "2018"),
        ("at the end of 2018", "2018"),
        ("the war of 1967", "1967"),
        ("the year 2014", "2014"),
        ("about 2014", "2014~"),
        ("in around 2014", "2014~"),
        ("(2014)", "2014"),
        ("(born 1964)", "1964"),
        ("the 2011 revolution", "2011"),
        ("2015 attack", "2015"),
        ("its 2015 nuclear deal", "2015"),
        ("Turkey's 2016 coup attempt", "2016"),
        ("2023 national elections", "2023"),
        ("between 2014 and 2017", "2014/2017"),
        ("from 2014 to 2017", "2014/2017"),
        ("from 2014 until 2017", "2014/2017"),
        ("in 2014-2017", "2014/2017"),
        ("(2003\u20132011)", "2003/2011"),
        ("in 2014-15", "2014/2015"),
        ("the 1990s", "199X"),
        ("the early 1990s", "199X"),
        ("mid-1990s", "199X"),
        ("the '80s", "198X"),
        ("spring 2019", "2019-21"),
        ("summer of 2018", "2018-22"),
        ("the autumn of 2018", "2018-23"),
        ("fall 2018", "2018-23"),
        ("winter 2018-19", "2018-24"),
        ("in the first quarter of 2019", "2019-01/2019-03"),
        ("the last quarter of 2018", "2018-10/2018-12"),
        ("the second half of 2018", "2018-07/2018-12"),
        ("500 people in 2014", "2014"),
    ],
)
def test_year(text: str, expected: str) -> None:
    date = only(text)
    assert date.edtf == expected
    assert only(text, None).edtf == expected


def test_years_in_a_row() -> None:
    assert read("as there was in 2015 and 2016") == [("2015", "2015"), ("2016", "2016")]
    assert [edtf for _, edtf in read("in 2014, 2015 and 2016")] == ["2014", "2015", "2016"]


@pytest.mark.parametrize(
    "text",
    [
        "2,000 troops",
        "2000 people",
        "the 2000 people",
        "1998 votes",
        "about 2000 troops",
        "about 1900 were killed",
        "a force of 1900",
        "a total of 2015",
        "by 2000 people",
        "from 2000 villages",
        "$2014",
        "2014 votes",
        "at 1800 UTC",
        "Resolution 2254",
        "for 12 years",
        "for the last five years",
        "53-year-old",
        "aged 12",
        "eight-year war",
        "a two-day visit",
        "at 4:00 A.M. local time",
        "12:30 UTC",
        "in 2000 BC",
        "the second man",
        "9/11",
        "24/7",
        "next door",
        "the last man",
        "last week of talks",
        "this is it",
        "that one",
        "a day in the life",
        "USA Today",
        "the Arab Spring",
        "the fall of Kabul",
        "",
        " ",
        "1",
    ],
)
def test_not_a_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March 20 people were killed", [("March", "2019-03")]),
        ("on March 20 people were killed", [("March 20", "2019-03-20")]),
        ("October 8 and 12 people", [("October 8", "2019-10-08")]),
        ("12:30 UTC on Monday", [("Monday", "2019-10-07")]),
        ("at 4:00 A.M. on October 8", [("October 8", "2019-10-08")]),
        ("October 8, 2,000 people", [("October 8", "2019-10-08")]),
        ("October 8, 2000 people", [("October 8", "2019-10-08")]),
        ("October 8:30", [("October", "2019-10")]),
        (
            "Monday, Tuesday and Friday",
            [("Monday", "2019-10-07"), ("Tuesday", "2019-10-08"), ("Friday", "2019-10-04")],
        ),
        ("from Monday to Wednesday", [("Monday to Wednesday", "2019-09-30/2019-10-02")]),
        ("in early March and late 2018", [("early March", "2019-03"), ("late 2018", "2018")]),
    ],
)
def test_where_it_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


# --- What depends on other dates


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("that day", "2019-11-08", "2019-11-08"),
        ("the same day", "2019-11-08", "2019-11-08"),
        ("that night", "2019-11-08", "2019-11-08"),
        ("the same week", "2019-11-08", "2019-11-04/2019-11-10"),
        ("that year", "2011", "2011"),
        ("the following day", "2019-11-08", "2019-11-09"),
        ("the next day", "2019-11-08", "2019-11-09"),
        ("the previous day", "2019-11-08", "2019-11-07"),
        ("the previous year", "2011", "2010"),
        ("the following month", "2019-12-08", "2020-01"),
        ("the day before", "2019-11-08", "2019-11-07"),
        ("a day earlier", "2019-11-08", "2019-11-07"),
        ("two days later", "2019-11-08", "2019-11-10"),
        ("three years later", "2011", "2014"),
        ("three years later", "2011-12-18", "2014"),
        ("two days later", "2011", None),
        ("two days later", None, None),
        ("several days later", "2019-11-08", None),
        ("one week after", "2019-09-22", "2019-09-23/2019-09-29"),
    ],
)
def test_anaphor(text: str, anchor: str | None, expected: str | None) -> None:
    date = only(text)
    assert (date.kind, date.edtf, date.edtf_future) == ("anaphor", None, None)
    assert date.resolved_from(anchor) == expected


def test_only_anaphors_refer_back() -> None:
    assert only("yesterday").resolved_from("2001-01-01") == "2019-10-07"


# --- What the publication date allows


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (None, "yesterday", None),
        (None, "in March", None),
        (None, "on Monday", None),
        (None, "October 8", None),
        (None, "October 8, 2018", "2018-10-08"),
        (None, "last week", None),
        (None, "in 2014", "2014"),
        ("2019-10", "today", "2019-10"),
        ("2019-10", "yesterday", None),
        ("2019-10", "last month", "2019-09"),
        ("2019-10", "in March", "2019-03"),
        ("2019-10", "October 8", "2019-10-08"),
        ("2019-10", "on Monday", None),
        ("2019-10", "last week", None),
        ("2019-10", "two years ago", "2017"),
        ("2019", "in March", None),
        ("2019", "last year", "2018"),
        ("2019", "today", "2019"),
        ("2019-10-08T09:30:00Z", "today", "2019-10-08"),
        ("2019-10-08 09:30", "today", "2019-10-08"),
        ("2019-10-08T23:30:00-05:00", "yesterday", "2019-10-07"),
        ("2019-10~", "last month", "2019-09"),
        ("2019-10-08?", "today", "2019-10-08"),
        ("2019-02-30", "today", None),
        ("2019-13", "today", None),
        ("2019-22", "today", None),
        ("201X", "today", None),
        ("2019-10-01/2019-10-08", "today", None),
        ("0000", "today", None),
        ("0001-01-01", "yesterday", None),
        ("0001", "two years ago", None),
        ("9999-12-31", "tomorrow", None),
        ("9999", "next year", None),
        ("yesterday", "today", None),
        ("", "today", None),
    ],
)
def test_published(published: str | None, text: str, expected: str | None) -> None:
    assert only(text, published).edtf == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2019-10-08", datetime.date(2019, 10, 8)),
        ("2019-10-08T09:30:00Z", datetime.date(2019, 10, 8)),
        ("2019-10-08~", datetime.date(2019, 10, 8)),
        ("2019-10", None),
        ("2019", None),
        ("2019-02-30", None),
        ("20191008", None),
        ("2019-10-08/2019-10-09", None),
        ("tomorrow", None),
        (None, None),
    ],
)
def test_day_of(published: str | None, expected: datetime.date | None) -> None:
    assert day_of(published) == expected


# --- Spans


@pytest.mark.parametrize(
    ("text", "phrase", "span", "relation"),
    [
        ("It was on Monday that", "on Monday", "Monday", "at"),
        ("Late on Sunday, he", "Late on Sunday", "Late on Sunday", "at"),
        ("since the end of 2018.", "since the end of 2018", "end of 2018", "since"),
        ("It fell in about 2014.", "in about 2014", "about 2014", "at"),
        ("done by Friday.", "by Friday", "Friday", "by"),
        ("shortly before October 8.", "before October 8", "October 8", "before"),
        ("the war after 2003.", "after 2003", "2003", "after"),
        ("until next month", "until next month", "next month", "until"),
    ],
)
def test_spans(text: str, phrase: str, span: str, relation: str) -> None:
    date = only(text)
    assert text[date.phrase_start : date.end] == phrase
    assert text[date.start : date.end] == span
    assert date.relation == relation


def test_offsets_are_of_the_whole_text() -> None:
    text = "\U0001f600 Yesterday. Cafe\u0301 on Monday\r\nand in 2014. Tomorrow."
    start, end = text.index("Cafe"), text.index("Tomorrow")
    found = find_dates(text, start, end, TUESDAY)
    assert [text[date.start : date.end] for date in found] == ["Monday", "2014"]


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "\u00a0", "  ", "\u202f"])
def test_white_space(gap: str) -> None:
    assert only(f"on{gap}October{gap}8,{gap}2018").edtf == "2018-10-08"
    assert only(f"two{gap}days{gap}ago").edtf == "2019-10-06"


_VOCABULARY = """
    Monday May March October Oct. 8 14 2014 2000 1990s '80s 9/11 the The in on since until by of
    from to and between last next this that same early late mid- end day days week year month ago
    later before after yesterday today two twenty-five a few several couple past about around , . (
    ) - \u2013 \u2019s 's 8th 31 30 29 February 00:30 2019-10-08 8/10/2019 summer spring weekend
    quarter first Christmas Day New Year's Eve UTC people troops attack Theresa \u017f \u0130 \u212a
"""
_WORDS = st.sampled_from(_VOCABULARY.split())
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(_WORDS, st.text(max_size=3)), max_size=30).map(" ".join),
    st.lists(_WORDS, max_size=20).map("".join),
)
_PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(str),
    st.sampled_from(["2019", "2019-10", "0001-01-01", "9999-12-31", "2020-02-29", "x", ""]),
    st.text(max_size=12),
)


@given(text=_TEXTS, published=_PUBLISHED, first=st.integers(0, 40), last=st.integers(0, 200))
def test_any_text(text: str, published: str | None, first: int, last: int) -> None:
    start = min(first, len(text))
    end = max(start, min(last, len(text)))
    position = start
    for date in find_dates(text, start, end, published):
        assert position <= date.phrase_start <= date.start < date.end <= end
        position = date.end
        for future in (False, True):
            edtf = date.resolved(future)
            assert edtf is None or is_edtf(edtf)
        later = date.resolved_from(published)
        assert later is None or is_edtf(later)


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find_dates(text, 0, len(text), TUESDAY)
        best = min(best, time.process_time() - start)
    return best


_UNITS = (
    *("1", ",", " ", "1,", "2014 ", "May ", "October", "October 8 ", "the last ", "a ", "14-", "'"),
    *("Monday, ", "twenty-", "\n", "in 2014 and ", "two hundred ", "early ", "1/", "of the ", "1 "),
)


@pytest.mark.parametrize("unit", _UNITS)
def test_linear(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (65_536, 131_072))
    assert _seconds(long) < 2.5 * _seconds(short) + 0.05
