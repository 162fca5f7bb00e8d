"""The rules for times that are reckoned from the day of publication or from another date.

A rule looks at one place of a sentence and says which expression of time starts there, or None.
"""

from __future__ import annotations

import re

from dateline.capture.dates import patterns
from dateline.capture.dates.calendar_rules import Rule, full_day, month_number
from dateline.capture.dates.calendar_words import (
    EACH,
    PAPERS,
    PROPER_WEEKDAYS,
    SEASONS,
    SIGNS,
    UNITS,
    WEEKDAYS,
)
from dateline.capture.dates.expressions import (
    Ahead,
    Calendar,
    Expression,
    Recent,
    Season,
    Shift,
    Unknown,
    Weekday,
    Weekend,
)
from dateline.capture.dates.intervals import Approximate
from dateline.capture.dates.sites import Found, Site
from dateline.capture.quantities.number_words import value_of

__all__ = ["AT_DIGIT", "AT_WEEKDAY", "AT_WORD"]

_WEEKDAY_NUMBERS = {weekday.lower(): number for number, weekday in enumerate(WEEKDAYS)}
# Words for a weekday that is reckoned from a date told before.
_REFERRING = {"following": "following", "previous": "previous", "same": "that", "that": "that"}
_SPAN_PREPOSITIONS = frozenset(("in", "over", "during", "within"))


def _which_month(site: Site) -> Found | None:
    match = site.match(patterns.WHICH_MONTH)
    if match is None or site.word_after(match.end()).lower() in ("for", "on", "of"):
        return None
    number, sign = month_number(match["month"]), SIGNS[match["which"].lower()]
    shift = None if sign else 0
    return site.found(match.end(), Calendar(None, number, None, shift, sign))


def _weekday(site: Site) -> Found | None:
    match = site.match(patterns.WEEKDAY)
    if match is None:
        return None
    comma = patterns.COMMA.match(site.text, match.end(), site.end)
    if comma is not None:
        date = full_day(Site(site.text, site.start, comma.end(), site.end))
        if date is not None:
            return site.found(date.end, date.expression, "calendar")
    if match["short"] or _is_name(site, match.end()):
        return None
    week = SIGNS[match["week"].lower()] if match["week"] else None
    number = _WEEKDAY_NUMBERS[match["weekday"].lower()]
    which = ((match["which"] or "").lower().split() or [""])[-1]
    if which in _REFERRING and _refers_back(site, which):
        return site.found(match.end(), Weekday(number, _REFERRING[which], week), "anaphor")
    if which in ("following", "previous"):
        return None
    return site.found(match.end(), Weekday(number, "" if which in _REFERRING else which, week))


def _refers_back(site: Site, which: str) -> bool:
    """Whether "the following Monday" or "on that Monday" is one after a date told before."""
    if which == "that":
        return bool(site.preposition) or not site.words_before_lead  # not "said that Monday"
    return site.article


def _is_name(site: Site, end: int) -> bool:
    previous = site.words_before[-1] if site.words_before else ""
    if previous in PROPER_WEEKDAYS or previous.lower() in EACH:
        return True
    return site.word_after(end) in PAPERS


def _today(site: Site) -> Found | None:
    match = site.match(patterns.TODAY)
    if match is None:
        return None
    before = site.words_before
    if match["word"][0].isupper() and before and before[-1][0].isupper():
        return None  # USA Today
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    return site.found(match.end(), Shift(days, "day"))


def _overnight(site: Site) -> Found | None:
    """The night that ended on the day of publication, or else began on it."""
    match = site.match(patterns.OVERNIGHT)
    if match is None or site.article:
        return None
    return site.found(match.end(), Approximate(Shift(0, "day")))


def _day_before(site: Site) -> Found | None:
    match = site.match(patterns.DAY_BEFORE)
    if match is None:
        return None
    sign = 1 if match["where"].lower() == "after" else -1
    unit = UNITS[match["unit"].lower()]
    if match["word"]:
        if (match["word"].lower() == "tomorrow") != (sign > 0) or unit != "day":
            return None
        return site.found(match.end(), Shift(2 * sign, "day"))
    if not site.article and not site.text[: site.position].endswith(("a ", "the ")):
        return None
    return site.found(match.end(), Shift(sign, unit), "anaphor")


def _which_unit(site: Site) -> Found | None:
    match = site.match(patterns.WHICH_UNIT)
    if match is None:
        return None
    which, word = match["which"].lower(), match["unit"].lower()
    if word in SEASONS:
        if which not in SIGNS:
            return None
        return site.found(match.end(), Season(SEASONS[word], None, SIGNS[which]))
    unit = UNITS[word]
    sign = SIGNS.get(which, 1)
    follows = site.word_after(match.end()).lower()
    if unit == "day":
        if site.article and which in ("previous", "next", "following"):
            return site.found(match.end(), Shift(sign, "day"), "anaphor")
        if word in ("night", "evening") and which == "last":
            return site.found(match.end(), Shift(-1, "day"))
        if which == "this" and word != "day":
            return site.found(match.end(), Shift(0, "day"))
        return None
    if unit in ("hour", "decade", "fortnight") or follows == "of":
        return None
    if site.article:
        if which in ("previous", "next", "following"):
            return site.found(match.end(), Shift(sign, unit), "anaphor")
        if which in ("last", "past") and site.preposition in _SPAN_PREPOSITIONS:
            return site.found(match.end(), Recent(1, unit))
        if which in ("last", "past"):
            return None
    if which in ("past", "following"):
        return None
    return site.found(match.end(), Shift(sign, unit))


def _recent(site: Site) -> Found | None:
    match = site.match(patterns.RECENT)
    if match is None or site.preposition not in _SPAN_PREPOSITIONS:
        return None
    count = _count(match)
    if count is None:
        return None
    sign = SIGNS[match["which"].lower()]
    return site.found(match.end(), Recent(-sign * count, UNITS[match["unit"].lower()]))


def _count(match: re.Match[str]) -> int | None:
    if match["digits"]:
        return int(match["digits"])
    if match["couple"]:
        return 2
    words = match["words"]
    return value_of(words.lower().replace("-", " ").split()) if words else None


def _number_of_units(site: Site) -> Found | None:
    match = site.match(patterns.NUMBER_OF_UNITS)
    if match is None:
        return None
    count, unit = _count(match), UNITS[match["unit"].lower()]
    where = (match["where"] or "").lower().split()
    if not where or where[0] == "time":
        if site.preposition != "in" or site.article or count is None:
            return None
        return site.found(match.end(), Ahead(Shift(count, unit)))
    back = where[0] in ("ago", "earlier", "before", "previously")
    sign = -1 if back else 1
    if count is None and unit == "hour":
        count = 0  # "a few hours later": most likely the same day
    expression: Expression = Unknown() if count is None else Shift(sign * count, unit)
    kind = "relative" if where[0] in ("ago", "from", "hence") else "anaphor"
    return site.found(match.end(), expression, kind)


def _same_unit(site: Site) -> Found | None:
    match = site.match(patterns.SAME_UNIT)
    if match is None or (match["which"].lower() == "same" and not site.article):
        return None
    word = match["unit"].lower()
    expression: Expression = Unknown() if word == "weekend" else Shift(0, UNITS[word])
    return site.found(match.end(), expression, "anaphor")


def _of_unit(site: Site) -> Found | None:
    """The day, week, month or year after "earlier in the", "the end of the"."""
    match = site.match(patterns.OF_UNIT)
    if match is None or patterns.IN_THE.search(site.part) is None:
        return None
    kind = "anaphor" if match[0].lower() == "day" else "relative"
    return site.found(match.end(), Shift(0, match[0].lower()), kind)


def _weekend(site: Site) -> Found | None:
    match = site.match(patterns.WEEKEND)
    if match is None or not (match["which"] or (site.article and site.preposition)):
        return None
    which = (match["which"] or "").lower().split()
    name = which[-1] if which else ""
    return site.found(match.end(), Weekend({"past": "last", "coming": "next"}.get(name, name)))


AT_DIGIT: tuple[Rule, ...] = (_number_of_units,)
"""The rules for what starts with a digit."""

AT_WEEKDAY: tuple[Rule, ...] = (_weekday,)
"""The rules for what starts with a weekday."""

AT_WORD: tuple[Rule, ...] = (
    *(_today, _overnight, _weekday, _weekend, _which_month, _which_unit, _recent, _same_unit),
    *(_number_of_units, _day_before, _of_unit),
)
"""The rules for what starts with another word, the longest forms first."""
