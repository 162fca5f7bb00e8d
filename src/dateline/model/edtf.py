"""Dates of varying precision: the Extended Date/Time Format, levels 0 and 1 (ISO 8601-2:2019).

EDTF writes what plain ISO 8601 dates cannot: a month or a year alone, an uncertain or approximate
date, a date with unspecified digits, an interval with an open end. A date is kept as the text it
came as; this module says whether the text is well formed and which days it covers.

=====================  ===========================  ======================================
Form                   Example                      Days
=====================  ===========================  ======================================
day, month, year       2024-04-05, 2024-04, 2024    the day, the whole month or year
date and time          2024-04-05T09:30:00+02:00    the calendar day as written
qualified              2024-04?, 2024~, 2024%       as without ``?``, ``~`` or ``%``
unspecified digits     201X, 19XX, 2024-04-XX       all that the digits can stand for
season                 2024-21 (spring) to 2024-24  March-May, June-August,
                                                    September-November, December-February
interval               2024-04/2024-06-15           first day of the start, last of the end
half-open interval     2024-04/.., /2024            None at the open or unknown end
long year              Y170000002, Y-170000002      the whole year
=====================  ===========================  ======================================

Years are astronomical: 0000 is 1 BC and a leap year, -0001 is 2 BC. The calendar is the proleptic
Gregorian one. Seasons are the meteorological ones of the northern hemisphere, and 24 ends in the
February of the following year. Qualifiers flag a date and do not widen it.

Where levels 0 and 1 leave room, the narrow reading holds: an hour is 00 to 23 and a second 00 to
59; a UTC offset is not -00:00; a long year has no leading zero; unspecified digits, long years and
date-times are neither qualified nor ends of an interval; a season is qualified only in an interval.
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

__all__ = ["PATTERN", "Day", "Edtf", "bounds", "is_edtf", "parse"]

_CACHE_SIZE = 4096
_SHOWN_LENGTH = 40
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Spelt out instead of a lookahead against -0000, because several engines that run JSON Schema
# patterns have no lookahead.
_NEGATIVE_YEAR = "-(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_YEAR = f"(?:[0-9]{{4}}|{_NEGATIVE_YEAR})"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_SEASON = "2[1-4]"
_QUALIFIER = "[?~%]?"
_HOUR = "(?:[01][0-9]|2[0-3])"
_SIXTIETH = "[0-5][0-9]"
_OFFSET = (
    f"(?:Z|[+]{_HOUR}(?::{_SIXTIETH})?|-(?:0[1-9]|1[0-9]|2[0-3])(?::{_SIXTIETH})?"
    "|-00:(?:0[1-9]|[1-5][0-9]))"
)
_TIME = f"T{_HOUR}:{_SIXTIETH}:{_SIXTIETH}{_OFFSET}?"
_UNSPECIFIED = f"-?[0-9]{{2}}(?:[0-9]X|XX)|{_YEAR}-(?:XX(?:-XX)?|{_MONTH}-XX)"
_SINGLE = (
    f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?{_QUALIFIER}|{_YEAR}-{_MONTH}-{_DAY}{_TIME}"
    f"|{_YEAR}-{_SEASON}|{_UNSPECIFIED}|Y-?[1-9][0-9]{{4,}}"
)
_END = f"{_YEAR}(?:-(?:{_SEASON}|{_MONTH}(?:-{_DAY})?))?{_QUALIFIER}"
_INTERVAL = f"{_END}/(?:{_END}|[.]{{2}})?|(?:[.]{{2}})?/{_END}|[.]{{2}}/(?:[.]{{2}})?|/[.]{{2}}"

PATTERN: str = f"^(?:{_SINGLE}|{_INTERVAL})$"
"""The syntax of levels 0 and 1 as one regular expression, for ECMA 262 (JSON Schema) and Python.

It does not know the lengths of months (2023-02-30) nor the order of an interval (2024/2023). In
Python, use it with :func:`re.fullmatch`: there ``$`` alone lets a final line feed pass.
"""

_LEVEL_0_DATE = f"[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY})?)?"
_LEVEL_0 = f"{_LEVEL_0_DATE}(?:{_TIME}|/{_LEVEL_0_DATE})?"

# Only for the wording of messages: single dates of level 2, generously.
_LEVEL_2_YEAR = "-?[0-9X]{4}"
_LEVEL_2_PART = f"{_QUALIFIER}[0-9X]{{2}}{_QUALIFIER}"
_LEVEL_2 = (
    f"{_QUALIFIER}{_LEVEL_2_YEAR}{_QUALIFIER}(?:-{_LEVEL_2_PART}){{0,2}}"
    "|(?:Y-?[0-9]+(?:E[0-9]+)?|-?[0-9]{4})(?:S[0-9]+)?"
)
_NUMERIC = f"(-?[0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}})(?:T.*)?)?)?{_QUALIFIER}"


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, in any year.

    Days compare in the order of time.

    Attributes:
        year: The astronomical year: 0 is 1 BC, -1 is 2 BC. It may be of any size.
        month: The month, 1 to 12.
        day: The day of the month, from 1.
    """

    year: int
    month: int
    day: int

    def isoformat(self) -> str:
        """The day as text, its year as EDTF writes years.

        Returns:
            ``2024-04-05``, ``-0999-01-01``, or for years of more than four digits
            ``Y170000002-01-01``. The last is readable but neither ISO 8601 nor EDTF level 1.
        """
        if abs(self.year) > 9999:
            year = f"Y{self.year}"
        elif self.year < 0:
            year = f"-{-self.year:04}"
        else:
            year = f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"

    @property
    def date(self) -> datetime.date | None:
        """The day as a :class:`datetime.date`, or None outside its years 1 to 9999."""
        if not datetime.MINYEAR <= self.year <= datetime.MAXYEAR:
            return None
        return datetime.date(self.year, self.month, self.day)


@frozen
class Edtf:
    """What an EDTF text means (ISO 8601-2:2019, levels 0 and 1).

    Attributes:
        text: The text as it was given.
        first: The first day it covers, or None for an interval with an open or unknown start.
        last: The last day it covers, or None for an interval with an open or unknown end.
        uncertain: Whether it, or an end of the interval, is marked ``?`` or ``%``.
        approximate: Whether it, or an end of the interval, is marked ``~`` or ``%``.
        level: The lowest level of EDTF that has this form, 0 or 1.
    """

    text: str
    first: Day | None
    last: Day | None
    uncertain: bool
    approximate: bool
    level: int


@lru_cache(maxsize=_CACHE_SIZE)
def parse(text: str) -> Edtf:
    """Read an EDTF date of level 0 or 1 (ISO 8601-2:2019).

    Args:
        text: The date, without white space around it.

    Returns:
        The days it covers and how it is qualified.

    Raises:
        ValueError: If the text is not EDTF of level 0 or 1, names a day that the calendar does
            not have, or is an interval that ends before it starts.
    """
    if not _matches(PATTERN, text):
        raise ValueError(_refusal(text, _reason(text)))
    first: Day | None
    last: Day | None
    try:
        start, slash, end = text.partition("/")
        first, last = _span(start)
        if slash:
            first_of_end, last = _span(end)
            if first and first_of_end and first > first_of_end:
                raise ValueError("the interval ends before it starts")
    except ValueError as error:
        raise ValueError(_refusal(text, str(error))) from None
    return Edtf(
        text=text,
        first=first,
        last=last,
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
        level=0 if _matches(_LEVEL_0, text) else 1,
    )


@lru_cache(maxsize=_CACHE_SIZE)
def is_edtf(text: str) -> bool:
    """Whether a text is a valid EDTF date of level 0 or 1 (ISO 8601-2:2019).

    Args:
        text: Any text.

    Returns:
        True where :func:`parse` would read it.
    """
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_CACHE_SIZE)
def bounds(text: str) -> tuple[str | None, str | None]:
    """The first and the last day of an EDTF date, for tools that read ISO 8601 days.

    Args:
        text: An EDTF date of level 0 or 1 (ISO 8601-2:2019).

    Returns:
        Both as ``YYYY-MM-DD``; None where the end is open or unknown, or where the day is outside
        the years 0001 to 9999, which is as far as most tools can count.

    Raises:
        ValueError: As :func:`parse` does.
    """
    date = parse(text)
    return _iso_day(date.first), _iso_day(date.last)


def _iso_day(day: Day | None) -> str | None:
    return day.isoformat() if day is not None and day.date is not None else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiled at first use: importing the package stays cheap for those who read no dates.
    return re.compile(pattern)


def _matches(pattern: str, text: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


def _span(text: str) -> tuple[Day, Day] | tuple[None, None]:
    """First and last day of one date, or end of an interval, that PATTERN has accepted."""
    if text in ("", ".."):
        return None, None
    if text.startswith("Y"):
        try:
            year = int(text[1:])
        except ValueError:  # Python limits the digits that it converts.
            raise ValueError("the year has too many digits") from None
        return Day(year, 1, 1), Day(year, 12, 31)

    negative = text.startswith("-")
    digits, *rest = text.removeprefix("-").partition("T")[0].rstrip("?~%").split("-")
    year, last_year = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if negative:
        # There is no year -0000, so that -000X and -00XX end in -0001.
        year, last_year = -last_year, min(-year, -1)
    numbers = [int(part) for part in rest if part != "XX"]
    if not numbers:
        return Day(year, 1, 1), Day(last_year, 12, 31)

    month = last_month = numbers[0]
    if month > 12:
        month = 3 * (month - 20)
        last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    length = _days_in_month(last_year, last_month)
    if len(numbers) == 1:
        return Day(year, month, 1), Day(last_year, last_month, length)
    day = numbers[1]
    if day > length:
        raise ValueError(f"month {month} of that year has {length} days, not {day}")
    return Day(year, month, day), Day(year, month, day)


def _days_in_month(year: int, month: int) -> int:
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _DAYS_IN_MONTH[month - 1]


def _refusal(text: str, reason: str | None) -> str:
    shown = ascii(text[:_SHOWN_LENGTH])
    if len(shown) > _SHOWN_LENGTH:
        shown = shown[: _SHOWN_LENGTH - 1] + "…"
    if reason is not None:
        return f"{shown} is not an EDTF date: {reason}"
    return (
        f"{shown} is not an EDTF date (ISO 8601-2 level 0 or 1, such as 2024-04-15, 2024-04, "
        "2024~ or 2024-04-01/2024-04-15)"
    )


def _reason(text: str) -> str | None:
    """Why PATTERN refuses a text, where more can be said than that it does."""
    unspaced = "".join(text.split())
    if unspaced != text:
        return "it has white space in it" if _matches(PATTERN, unspaced) else None
    ends = text.split("/")
    if len(ends) == 1:
        return _reason_of_single(text)
    if len(ends) > 2:
        return "an interval has one '/'"
    if ends == ["", ""]:
        return "an interval has a start or an end"
    for end in ends:
        if end in ("", ".."):
            continue
        if not _matches(PATTERN, end):
            return _reason_of_single(end)
        if "T" in end or "Y" in end:
            return "an interval has years, months, seasons or days at its ends"
    return _LEVEL_2_REASON


_LEVEL_2_REASON = "it is of EDTF level 2, and only levels 0 and 1 are in use here"


def _reason_of_single(text: str) -> str | None:
    numeric = _compiled(_NUMERIC).fullmatch(text)
    if numeric is not None:
        year, month, day = numeric[1], numeric[2] or "01", numeric[3]
        if year == "-0000":
            return "year zero is 0000, without a sign"
        if not _matches(_MONTH, month):
            if day is None and 21 <= int(month) <= 41:
                return _LEVEL_2_REASON
            seasons = " (nor a season, 21 to 24)" if day is None else ""
            return f"{month} is not a month{seasons}"
        if day is not None and not _matches(_DAY, day):
            return f"{day} is not a day of a month"
        if "T" in text:
            return "its time is not like T09:30:00, T09:30:00Z or T09:30:00+02:00"
    if _matches("Y-?(?:[0-9]{0,4}|0[0-9]*)", text):
        return "Y is for years of more than four digits, without leading zeros"
    if text.startswith(("[", "{")) or _matches(_LEVEL_2, text):
        return _LEVEL_2_REASON
    return None
