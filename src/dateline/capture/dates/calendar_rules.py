"""The rules for dates that are written out: days, months, seasons, years, decades.

A rule looks at one place of a sentence and says which expression of time starts there, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from attrs import evolve

from dateline.capture.dates import patterns
from dateline.capture.dates.calendar_words import (
    DATED_NOUNS,
    EACH,
    FEASTS,
    FUNCTION_WORDS,
    MONTH_PREPOSITIONS,
    MONTHS,
    NAMED_DAYS,
    NOT_A_YEAR_AFTER_OF,
    SEASONS,
    SHORT_MONTHS,
    SIGNS,
    SURE_YEAR_PREPOSITIONS,
    YEAR_PREPOSITIONS,
)
from dateline.capture.dates.expressions import Calendar, Expression, Fixed, Season, Unknown
from dateline.capture.dates.intervals import Interval
from dateline.capture.dates.sites import Found, Site

__all__ = ["AT_DIGIT", "AT_MONTH", "AT_WORD", "Rule", "full_day", "month_number"]

Rule = Callable[[Site], Found | None]

_MONTH_NUMBERS = {
    **{month.upper(): number for number, month in enumerate(MONTHS, 1)},
    **{short.upper(): MONTHS.index(month) + 1 for short, month in SHORT_MONTHS.items()},
}
_FEASTS = {name.lower(): day for name, day in FEASTS.items()}
_BEFORE_A_NUMBER = frozenset("$\u00a3\u20ac.,:/-#+")
_HOLDERS = frozenset(("a", "an", "the", "its", "his", "her", "their", "s"))
_PERSON_NAMED_MAY = re.compile(r"(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Minister|Secretary)\s{1,3}May(?!\w)")
_ANOTHER_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?:,|,?\s(?:and|or))\s\Z")
_MARKS = frozenset(",;:—–(.")
_ALSO_OTHER_WORDS = frozenset(("MAY", "MARCH"))
_OPENS_A_YEAR = frozenset(("(", "born", "b"))
_WORDS_TO_A_NOUN = 3
_CLOCKS = frozenset(("UTC", "GMT", "BC", "BCE", "hours", "hrs"))


def month_number(name: str) -> int:
    """The number of a month.

    Args:
        name: Its name, long or short, as a pattern matched it.

    Returns:
        1 for January to 12.
    """
    return _MONTH_NUMBERS[name.rstrip(".").upper()]


def _number(digits: str) -> int:
    return int(digits.rstrip("stndrh"))


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year of a date and its shift from the anchor's."""
    if match["year"]:
        return int(match["year"]), None
    which = match["which_year"]
    return None, SIGNS.get(which, 0) if which else None


def _iso_day(site: Site) -> Found | None:
    match = site.match(patterns.ISO_DAY)
    if match is None:
        return None
    day = Calendar(int(match["year"]), int(match["month"]), int(match["day"]))
    return site.found(match.end(), day, "calendar")


def _numeric_day(site: Site) -> Found | None:
    match = site.match(patterns.NUMERIC_DAY)
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    expression: Expression = Unknown()
    if first == second or second > 12:
        expression = Calendar(year, first, second)
    elif first > 12:
        expression = Calendar(year, second, first)
    return site.found(match.end(), expression, "calendar")


def _nine_eleven(site: Site) -> Found | None:
    match = site.match(patterns.NINE_ELEVEN)
    if match is None:
        return None
    if match["year"]:
        return site.found(match.end("year"), Fixed("2001-09-11"), "calendar")
    if site.word_after(match.end()).lower() in NAMED_DAYS[0][2].split():
        return site.found(match.end(), Fixed("2001-09-11"), "calendar")
    return None


def full_day(site: Site) -> Found | None:
    """The day and month that start at a place, in either order.

    Args:
        site: The place.

    Returns:
        The date, with its year if the text has it, or None.
    """
    return _month_and_day(site) or _day_and_month(site)


def _day_and_month(site: Site) -> Found | None:
    match = site.match(patterns.DAY_AND_MONTH)
    if match is None or site.text[site.position - 1 : site.position] in _BEFORE_A_NUMBER:
        return None
    month, (year, shift) = month_number(match["month"]), _year(match)
    day = Calendar(year, month, _number(match["day"]), shift)
    if not match["range"]:
        return site.found(match.end(), day, "calendar")
    last = Calendar(year, month, _number(match["day2"]), shift)
    if _two_dates(site, match["to"], day, last):
        return None  # the second of the two starts at its own digits
    return site.found(match.end(), Interval(day, last), "calendar")


def _month_and_day(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_AND_DAY)
    if match is None:
        return None
    year, shift = _year(match)
    month, number = month_number(match["month"]), _number(match["day"])
    day = Calendar(year, month, number, shift)
    dated = year is not None or shift is not None
    if not match["range"]:
        undated_in = not dated and site.preposition == "in" and not site.article
        if undated_in and _counts(site, match.end("day")):
            return None  # "in March 20 people were killed"
        named = None if dated else _named_day(site, match.end(), month, number)
        return named or site.found(match.end(), day, "calendar")
    last = evolve(day, day=_number(match["day2"]))
    if match["month2"]:
        last = evolve(last, month=month_number(match["month2"]))
        day = evolve(day, year=None)
    if _two_dates(site, match["to"], day, last) or (
        not dated and not match["month2"] and _counts(site, match.end("day2"))
    ):
        return site.found(match.end("day"), Calendar(None, month, number), "calendar")
    return site.found(match.end(), Interval(day, last), "calendar")


def _counts(site: Site, end: int) -> bool:
    """Whether a noun follows, so that the number before it may count."""
    follows = site.word_after(end)
    return follows.islower() and follows not in FUNCTION_WORDS


def _two_dates(site: Site, to: str, first: Calendar, last: Calendar) -> bool:
    """Whether two days joined by "and" are two dates, not one span of two days."""
    if to.split()[0] != "and" or site.preposition == "between":
        return False
    adjacent = (first.day or 0) + 1 == last.day
    return first.month != last.month or not adjacent


def _named_day(site: Site, end: int, month: int, number: int) -> Found | None:
    for _, day, words in NAMED_DAYS:
        if day[1:] == (month, number) and site.word_after(end).lower() in words.split():
            return site.found(end, Calendar(*day), "calendar")
    return None


def _month_and_year(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_AND_YEAR)
    if match is None:
        return None
    year, shift = _year(match)
    month = Calendar(year, month_number(match["month"]), None, shift)
    if match["month2"]:
        last = Calendar(year, month_number(match["month2"]), None, shift)
        first = Calendar(None, month.month)
        return site.found(match.end(), Interval(first, last), "calendar")
    return site.found(match.end(), month, "calendar")


def _month_alone(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_ALONE)
    if match is None:
        return None
    month = Calendar(None, month_number(match["month"]))
    joined = match["range"] and (match["to"].split() != ["and"] or site.preposition == "between")
    if joined:
        last = Calendar(None, month_number(match["month2"]))
        return site.found(match.end(), Interval(month, last))
    if not _is_month(site, match["month"], match.end("month")):
        return None
    return site.found(match.end("month"), month)


def _is_month(site: Site, name: str, end: int) -> bool:
    follows = site.word_after(end)
    before = site.words_before
    previous = before[-1] if before else ""
    ranged = site.preposition in ("from", "to", "through", "and")
    certain = site.preposition in MONTH_PREPOSITIONS or bool(site.part)
    if name.upper() not in _ALSO_OTHER_WORDS:
        named = previous[:1].isupper() and previous.lower() not in FUNCTION_WORDS
        if previous.lower() in EACH:
            return False
        return certain or ranged or not (named or follows[:1].isupper())
    if follows.lower() in ("for", "on", "of") and not site.part:
        return False
    if site.part:
        return True
    if certain:
        possessive = site.text[end : end + 2] in ("'s", "\u2019s")
        if name.upper() != "MAY" or possessive:
            return not possessive
        # "In May, a man", but "confidence in May"
        opens = not site.words_before_lead or site.words_before_lead[-1] in _MARKS
        return opens or not _speaks_of_may(site.text)
    return previous.lower() in _HOLDERS and _counts(site, end)


@lru_cache(maxsize=4)
def _speaks_of_may(text: str) -> bool:
    """Whether a text speaks of a person whose name is May."""
    return _PERSON_NAMED_MAY.search(text) is not None


def _decade(site: Site) -> Found | None:
    match = site.match(patterns.DECADE)
    if match is None or not (site.article or site.part or match["century"]):
        return None
    if not match["century"] and not (match["apostrophe"] or site.article):
        return None
    century = match["century"] or ("19" if match["ten"] > "2" else "20")
    return site.found(match.end(), Fixed(f"{century}{match['ten']}X"), "calendar")


def _year_alone(site: Site) -> Found | None:
    match = site.match(patterns.YEAR)
    if match is None:
        return None
    year = int(match["year"])
    if not _is_year(site, year, match.end()):
        return None
    expression: Expression = Calendar(year)
    if match["year2"]:
        last = match["year2"]
        expression = Interval(
            Calendar(year), Calendar(int(last if len(last) == 4 else match["year"][:2] + last))
        )
    return site.found(match.end(), expression, "calendar")


def _is_year(site: Site, year: int, end: int) -> bool:
    text = site.text
    follows = site.word_after(end)
    before = site.words_before
    previous = before[-1].lower() if before else ""
    if follows in _CLOCKS:
        return False
    if site.part:
        return True
    if text[site.position - 1 : site.position] in _BEFORE_A_NUMBER:
        return False
    if previous == "year" or site.preposition in SURE_YEAR_PREPOSITIONS:
        return True
    if previous in _OPENS_A_YEAR and text[end : end + 1] == ")":
        return True
    plain = not _counts(site, end)
    if not 1900 <= year < 2100:
        return site.preposition == "from" and plain
    if _ANOTHER_YEAR.search(text, max(0, site.position - 12), site.position):
        return plain or _is_dated(site, end)
    if _is_dated(site, end):
        return True
    if site.preposition == "of":
        ahead = site.words_before_lead
        return plain and not (ahead and ahead[-1].lower() in NOT_A_YEAR_AFTER_OF)
    if site.preposition in YEAR_PREPOSITIONS:
        return plain
    if site.lead["about"]:
        return follows.lower() in ("", "when", "and", "as", "the") and year % 50 != 0
    return previous in _HOLDERS and bool(follows) and follows not in FUNCTION_WORDS


def _is_dated(site: Site, end: int) -> bool:
    """Whether a noun that goes with years follows at once or soon: "2023 national elections"."""
    for _ in range(_WORDS_TO_A_NOUN):
        match = patterns.COUNTED_AFTER.match(site.text, end, site.end)
        if match is None or match["word"] in FUNCTION_WORDS:
            return False
        if match["word"].lower() in DATED_NOUNS:
            return True
        end = match.end()
    return False


def _season(site: Site) -> Found | None:
    match = site.match(patterns.SEASON)
    if match is None:
        return None
    code = SEASONS[match["season"].lower()]
    if match["year"]:
        return site.found(match.end(), Season(code, int(match["year"])), "calendar")
    if match["season"][0].isupper() or match["season"].lower() == "fall":
        return None
    if site.preposition in ("in", "during", "since", "until", "by", "over") and (
        site.article or site.preposition == "in"
    ):
        return site.found(match.end(), Season(code))
    return None


def _quarter(site: Site) -> Found | None:
    match = site.match(patterns.QUARTER)
    if match is None:
        return None
    length = 3 if match["unit"].lower() == "quarter" else 6
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(
        match["which"].lower(), 12 // length
    )
    if number * length > 12:
        return None
    year = int(match["year"])
    first, last = Calendar(year, (number - 1) * length + 1), Calendar(year, number * length)
    return site.found(match.end(), Interval(first, last), "calendar")


def _feast(site: Site) -> Found | None:
    match = site.match(patterns.FEAST)
    if match is None:
        return None
    year, shift = _year(match)
    month, day = _FEASTS[match["feast"].lower().replace("\u2019", "'")]
    return site.found(match.end(), Calendar(year, month, day, shift), "calendar")


AT_DIGIT: tuple[Rule, ...] = (
    *(_iso_day, _nine_eleven, _numeric_day, _day_and_month, _decade, _year_alone),
)
"""The rules for what starts with a digit, the longest forms first."""

AT_MONTH: tuple[Rule, ...] = (_feast, _month_and_day, _month_and_year, _month_alone)
"""The rules for what starts with a month, the longest forms first."""

AT_WORD: tuple[Rule, ...] = (_season, _quarter, _feast)
"""The rules for what starts with another word."""
