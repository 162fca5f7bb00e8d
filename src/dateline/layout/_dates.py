"""Dates as they are printed, and the lines that hold nothing else."""

import datetime
import re
from typing import Literal

import attrs

__all__ = ["DATE", "DAY_OR_MONTH", "PrintedDate", "date_of", "read_date_line"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{1,3}"
#: A weekday or a month, which stands where a place could and is none.
DAY_OR_MONTH = rf"(?:{_WEEKDAY}|{_MONTH})"

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"

#: A printed date, with its groups; the year may be missing where the month is a word.
DATE = (
    rf"(?:(?:{_WEEKDAY})?(?:"
    rf"(?P<iso>{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)"
    rf"|(?P<numeric>\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR})(?!\d)"
    rf"|(?P<month1>{_MONTH})\s{{0,3}}(?P<day1>{_DAY})\b(?:(?:,\s{{0,3}}|\s{{1,3}})(?P<year1>{_YEAR})\b)?"
    rf"|(?P<day2>{_DAY})(?:\s{{1,3}}of)?[-\s]{{1,3}}(?P<month2>{_MONTH})(?:[-,\s]{{1,3}}(?P<year2>{_YEAR})\b)?"
    rf"|(?P<month3>{_MONTH}),?\s{{1,3}}(?P<year3>{_YEAR})\b"
    r"))"
)

_LABEL = (
    r"(?P<label>(?:first\s|originally\s|last\s|date\s|publication\s)?"
    r"(?:published|publication\sdate|posted|updated?|modified|issued|released?|created|uploaded"
    r"|filed|dated?|published\sdate)"
    r"(?:\s(?:on|at|date))?)\s{0,3}:?\s{0,3}"
)
_ZONE = (
    r"(?:\s{0,2}\(?(?:(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|Z|[+-]\d{2}:?\d{2}|[A-Z]{1,3}[SD]T"
    r"|[A-Z]{1,2}T|BST|CES?T|IST|MSK|UK(?:\stime)?|local\stime)\)?)"
)
_TIME = (
    r"(?:(?:T|,?\s{0,3}(?:at\s|@\s?|[-–—|]\s?)?)"
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d{1,6})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
    r"|\d{4}(?=\s?(?:GMT|UTC|Z|hours|hrs)))(?:\s?(?:hours|hrs))?"
    rf"{_ZONE}?)"
)
_ITEM = re.compile(
    rf"(?:{_LABEL})?(?:{_TIME}\s{{0,3}},?\s{{0,3}}(?:on\s)?)?{DATE}{_TIME}?{_ZONE}?", re.IGNORECASE
)
_YEAR_ALONE = re.compile(rf"{_LABEL}(?P<year>{_YEAR})\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s|•·;,./()\[\]–—-]*")
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)

_LONGEST_LINE = 200


@attrs.frozen
class PrintedDate:
    """A date as far as it is printed.

    Attributes:
        year: The year, if it is there.
        month: The month, 1 to 12.
        day: The day of the month.
        label: Whether the line says that the article was published or changed then.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    label: Literal["published", "changed"] | None = None

    @property
    def edtf(self) -> str | None:
        """The date as EDTF; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def date_of(match: "re.Match[str]") -> PrintedDate | None:
    """The date of a match of `DATE`.

    Args:
        match: The match.

    Returns:
        The date, or None if there is no such day. Where day and month cannot be told apart, it
        is the year alone.
    """
    found = match.groupdict()
    if found["iso"]:
        year, month, day = map(int, re.split("[-/.]", found["iso"]))
        return _checked(year, month, day)
    if found["numeric"]:
        first, second, year = map(int, re.split("[-/.]", found["numeric"]))
        # With points it is day, month, year; with slashes it may be either.
        if first > 12 or first == second or "." in found["numeric"]:
            return _checked(year, second, first)
        return _checked(year, first, second) if second > 12 else PrintedDate(year)
    name = found["month1"] or found["month2"] or found["month3"]
    printed_day = found["day1"] or found["day2"]
    printed_year = found["year1"] or found["year2"] or found["year3"]
    return _checked(
        int(printed_year) if printed_year else None,
        _MONTHS[name.lower().rstrip(".")],
        int(printed_day.rstrip("stndrhSTNDRH")) if printed_day else None,
    )


def _checked(year: int | None, month: int, day: int | None) -> PrintedDate | None:
    try:
        # Of a leap year, so that a day without a year may be the 29th of February.
        datetime.date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return None
    return PrintedDate(year, month, day)


def read_date_line(line: str) -> list[PrintedDate] | None:
    """The dates of a line that holds nothing but dates, with times and labels.

    Args:
        line: The line, without its end.

    Returns:
        The dates, at least one; None if there is anything else in the line.
    """
    line = line.strip()
    if len(line) > _LONGEST_LINE:
        return None
    dates: list[PrintedDate] = []
    position = 0
    while position < len(line):
        match = _ITEM.match(line, position)
        if match is not None:
            date = date_of(match)
        else:
            match = _YEAR_ALONE.match(line, position)
            date = None if match is None else PrintedDate(int(match["year"]))
        if match is None or date is None:
            return None
        dates.append(_labelled(date, match["label"]))
        position = match.end()
        gap = _SEPARATOR.match(line, position)
        if gap is not None and gap.end() == position < len(line):
            return None
        position = gap.end() if gap else position
    return dates or None


def _labelled(date: PrintedDate, label: str | None) -> PrintedDate:
    if label is None:
        return date
    return attrs.evolve(date, label="changed" if _CHANGED.search(label) else "published")
