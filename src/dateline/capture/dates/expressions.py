"""What expressions of time mean: each resolves to EDTF from a day that it is reckoned from.

Nothing here reads text. Dates are of the proleptic Gregorian calendar, weeks are those of ISO 8601
(Monday to Sunday), results are EDTF of level 0 or 1 (ISO 8601-2:2019). A result is None where the
day to reckon from is missing or too coarse, or where no such day exists.
"""

from __future__ import annotations

import datetime
import re
from typing import Protocol

from attrs import frozen

__all__ = [
    "Ahead",
    "Anchor",
    "Calendar",
    "Expression",
    "Fixed",
    "Recent",
    "Season",
    "Shift",
    "Unknown",
    "Weekday",
    "Weekend",
    "anchor_of",
]

_PUBLISHED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?=[T ?~%]|\Z)")

# Who writes a day and month without the year means one near by: not one of ten months ago, if this
# year's is to come within two months.
_SLACK = datetime.timedelta(days=60)


@frozen
class Anchor:
    """The day, or no more than the month or the year, that an expression is reckoned from.

    Attributes:
        year: The year, 1 to 9999.
        month: The month, 1 to 12, if known.
        day: The whole day, if known.
    """

    year: int
    month: int | None = None
    day: datetime.date | None = None


class Expression(Protocol):
    """An expression of time."""

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The time it means.

        Args:
            anchor: What it is reckoned from, or None.
            future: Whether it speaks of what is to come, where its words leave that open.

        Returns:
            EDTF of level 0 or 1, or None where that cannot be said.

        Raises:
            ValueError: If the calendar has no such day.
            OverflowError: If it is outside the years 1 to 9999.
        """
        ...


def anchor_of(date: str | None) -> Anchor | None:
    """What can be reckoned from a date.

    Args:
        date: EDTF or a date and time; None for unknown.

    Returns:
        Its day, month or year; None for what is none of those (an interval, a season, nonsense).
    """
    match = _PUBLISHED.match(date) if date else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is None or day is None:
        return Anchor(year, month)
    try:
        return Anchor(year, month, datetime.date(year, month, day))
    except ValueError:
        return None


@frozen
class Unknown:
    """A time that its words do not tell."""

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """None. See :class:`Expression`."""
        return None


@frozen
class Fixed:
    """A time that needs no anchor.

    Attributes:
        text: The time as EDTF.
    """

    text: str

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The text. See :class:`Expression`."""
        return self.text


@frozen
class Calendar:
    """A year, a month or a day by its number, with or without its year.

    Attributes:
        year: The year, if the text has it.
        month: The month, if the text has it.
        day: The day of the month, if the text has it.
        shift: The year as years from the anchor's ("March last year" is -1), if the text has it.
        direction: -1 for the one before the anchor ("last March"), 1 for the one after it, 0 for
            the one of the anchor's year or the nearest (without a year).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    direction: int = 0

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The date, the nearest if it has no year. See :class:`Expression`."""
        if self.year is not None:
            return _written(self.year, self.month, self.day)
        if anchor is None:
            return None
        if self.shift is not None:
            return _written(anchor.year + self.shift, self.month, self.day)
        if self.month is None or anchor.month is None:
            return None
        if self.day is None or anchor.day is None:
            backwards = self.direction < 0 or (self.direction == 0 and not future)
            year = _year_of_month(self.month, anchor.year, anchor.month, backwards, self.direction)
            return _written(year, self.month, self.day)
        return _nearest_day(self.month, self.day, anchor.day, 1 if future else -1)


def _year_of_month(month: int, year: int, now: int, backwards: bool, direction: int) -> int:
    """The year of the nearest month of that number; this month counts if direction is 0."""
    if month == now:
        return year + direction
    if backwards:
        return year if month < now else year - 1
    return year if month > now else year + 1


def _nearest_day(month: int, number: int, today: datetime.date, step: int) -> str | None:
    # The 29th of February comes back after eight years at the latest.
    for year in range(today.year - step, today.year + 9 * step, step):
        try:
            day = datetime.date(year, month, number)
        except ValueError:
            continue
        if (day >= today) if step > 0 else (day <= today + _SLACK):
            return day.isoformat()
    return None


@frozen
class Shift:
    """A whole number of units from the anchor: yesterday, last week, three years ago.

    Attributes:
        amount: How many units; before the anchor if negative.
        unit: hour, day, week, fortnight, month, year or decade.
    """

    amount: int
    unit: str

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The day, ISO week, month or year there. See :class:`Expression`."""
        if anchor is None:
            return None
        match self.unit:
            case "year":
                return _written(anchor.year + self.amount)
            case "decade":
                return f"{_written(anchor.year + 10 * self.amount)}~"
            case "month":
                if anchor.month is None:
                    return None
                months = anchor.year * 12 + anchor.month - 1 + self.amount
                return _written(months // 12, months % 12 + 1)
        if anchor.day is None:
            # The day that is today is known as far as the publication date is.
            today = self.amount == 0 and self.unit == "day"
            return _written(anchor.year, anchor.month) if today else None
        if self.unit == "hour":
            return anchor.day.isoformat()
        if self.unit == "day":
            return (anchor.day + datetime.timedelta(days=self.amount)).isoformat()
        weeks = self.amount * (2 if self.unit == "fortnight" else 1)
        monday = anchor.day + datetime.timedelta(weeks=weeks, days=-anchor.day.weekday())
        return _days(monday, monday + datetime.timedelta(days=6))


@frozen
class Ahead:
    """A span that may be a date to come or a mere duration: "in two days".

    Attributes:
        shift: The date, if it is one.
    """

    shift: Shift

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The date if the future is meant, else None. See :class:`Expression`."""
        return self.shift.resolve(anchor, future=future) if future else None


@frozen
class Recent:
    """The days that end today: "in the past two weeks".

    Attributes:
        amount: How many units; negative for the days that start today.
        unit: day, week, fortnight, month, year or decade.
    """

    amount: int
    unit: str

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The interval from its first day to its last. See :class:`Expression`."""
        if anchor is None or anchor.day is None:
            return None
        today = anchor.day
        if self.unit in ("hour", "day", "week", "fortnight"):
            days = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}[self.unit]
            other = today - datetime.timedelta(days=days * self.amount)
        else:
            months = {"month": 1, "year": 12, "decade": 120}[self.unit]
            count = today.year * 12 + today.month - 1 - months * self.amount
            # The 31st of a short month is its last day.
            other = datetime.date(count // 12, count % 12 + 1, min(today.day, 28))
        return _days(min(today, other), max(today, other))


# "That Monday" is the nearest one.
_HALF_A_WEEK = 3


@frozen
class Weekday:
    """A day of the week.

    Attributes:
        number: 0 for Monday to 6 for Sunday.
        which: "" for the nearest; last, this, coming, past or next; of those that are reckoned from
            another date, following, previous or that.
        week: The week as weeks from the anchor's ("Monday last week" is -1), if the text has it.
    """

    number: int
    which: str = ""
    week: int | None = None

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The day; the nearest past one, today included. See :class:`Expression`."""
        if anchor is None or anchor.day is None:
            return None
        today = anchor.day
        ahead = (self.number - today.weekday()) % 7
        back = ahead - 7 if ahead else 0
        match self.which:
            case _ if self.week is not None:
                days = self.number - today.weekday() + 7 * self.week
            case "last" | "previous":
                days = ahead - 7
            case "next" | "coming" | "following":
                days = ahead or 7
            case "that":
                days = ahead if ahead <= _HALF_A_WEEK else ahead - 7
            case "this" if not future:
                days = self.number - today.weekday()
            case "past":
                days = back
            case _:
                days = ahead if future else back
        return (today + datetime.timedelta(days=days)).isoformat()


@frozen
class Weekend:
    """A Saturday and Sunday.

    Attributes:
        which: "" or this for the nearest, or last or next.
    """

    which: str = ""

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The interval of its two days. See :class:`Expression`."""
        if anchor is None or anchor.day is None:
            return None
        today = anchor.day
        saturday = today + datetime.timedelta(days=5 - today.weekday())
        during = today.weekday() >= 5
        week = datetime.timedelta(weeks=1)
        if self.which == "last" or (self.which != "next" and not future and not during):
            saturday -= week
        elif self.which == "next" and during:
            saturday += week
        return _days(saturday, saturday + datetime.timedelta(days=1))


@frozen
class Season:
    """A season of the northern hemisphere, meteorological.

    Attributes:
        code: 21 for spring to 24 for winter.
        year: The year, if the text has it.
        direction: -1 for the one before the anchor's, 1 for the one after, 0 for the nearest.
    """

    code: int
    year: int | None = None
    direction: int = 0

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The season with its year. See :class:`Expression`."""
        if self.year is not None:
            return f"{_written(self.year)}-{self.code}"
        if anchor is None or anchor.month is None:
            return None
        # Seasons counted from the spring of year 0: January belongs to the winter before.
        now = (anchor.year * 12 + anchor.month - 3) // 3
        ahead = (self.code - 21 - now) % 4
        if self.direction > 0:
            season = now + (ahead or 4)
        elif self.direction < 0:
            season = now + ahead - 4
        else:
            season = now + ahead - (4 if ahead and not future else 0)
        return f"{_written(season // 4)}-{season % 4 + 21}"


def _written(year: int, month: int | None = None, day: int | None = None) -> str:
    if not 1 <= year <= 9999:
        raise OverflowError("a year outside 1 to 9999")
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return datetime.date(year, month, day).isoformat()


def _days(first: datetime.date, last: datetime.date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"
