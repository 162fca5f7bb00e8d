"""The forms that expressions of time have in English text, as regular expressions.

Every repetition is bounded, so that a search takes time proportional to the text. Names of months
and weekdays are matched as names are written; other words in either case of ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.capture.dates.calendar_words import (
    COUNTED_NOUNS,
    FEASTS,
    MONTHS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from dateline.capture.quantities.number_words import SMALL, TENS

__all__ = [
    "COMMA",
    "COUNTED_AFTER",
    "DAY_AND_MONTH",
    "DAY_BEFORE",
    "DECADE",
    "FEAST",
    "IN_THE",
    "ISO_DAY",
    "LEAD",
    "MONTH_ALONE",
    "MONTH_AND_DAY",
    "MONTH_AND_YEAR",
    "NINE_ELEVEN",
    "NUMBER_OF_UNITS",
    "NUMERIC_DAY",
    "OF_UNIT",
    "OVERNIGHT",
    "QUARTER",
    "RECENT",
    "SAME_UNIT",
    "SEASON",
    "TODAY",
    "TRIGGER",
    "WEEKDAY",
    "WEEKEND",
    "WHICH_MONTH",
    "WHICH_UNIT",
    "YEAR",
]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# White space and letters beyond ASCII are named: inside (?ai:...) the classes know ASCII alone.
_S = r"[\s\u00a0\u2009\u202f]{1,3}"
_DASH = r"\s{0,2}[-\u2013\u2014]\s{0,2}"
_END = r"(?![\w\u00c0-\u024f])"
# Not the start of a longer number: "8,000", "8.5", "8:30", "8%".
_NUMBER_END = r"(?![\w%°]|[.,:/'\u2019][0-9])"
# "in 2012 killed 40 people" is a year, "2012 killed" is a count.
_OBJECT = (
    r"\s{1,3}(?:[0-9]|(?ai:an?|the|at|more|some|about|nearly|over|up|dozens|hundreds|scores"
    r"|several|many|one|two|three|four|five|six|seven|eight|nine|ten)(?!\w))"
)
_COUNTED = rf"(?!\s{{1,3}}(?ai:{_either(COUNTED_NOUNS)})(?!\w)(?!(?<=ed){_OBJECT}))"

_FULL_MONTH = _either([*MONTHS, *(month.upper() for month in MONTHS)])
_SHORT_MONTH = _either([*SHORT_MONTHS, *(month.upper() for month in SHORT_MONTHS)])
_MONTH = rf"(?:{_FULL_MONTH}|(?:{_SHORT_MONTH})\.?){_END}"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?{_NUMBER_END}"
_YEAR = rf"(?:1[0-9]|20|21)[0-9]{{2}}{_NUMBER_END}{_COUNTED}"
_TO = rf"(?:{_DASH}|{_S}(?:to|and|through|until|till){_S}(?:the{_S})?)"
_OF_YEAR = (
    rf"(?:,?{_S}(?:of{_S})?(?P<year>{_YEAR})"
    rf"|,?{_S}(?:of{_S})?(?P<which_year>last|this|next|the{_S}same|that){_S}year{_END})"
)
_PART_OF_DAY = rf"(?:{_S}(?ai:morning|afternoon|evening|night)s?{_END})"

MONTH_AND_DAY = re.compile(
    rf"(?P<month>{_MONTH}),?{_S}(?:the{_S})?(?P<day>{_DAY})"
    rf"(?P<range>(?P<to>{_TO})(?:(?P<month2>{_MONTH}){_S})?(?P<day2>{_DAY}))?{_OF_YEAR}?"
)
"""April 14, 2019; Oct. 8; April 14-15; April 30 to May 2, 2019."""

DAY_AND_MONTH = re.compile(
    rf"(?P<day>{_DAY})(?P<range>(?P<to>{_TO})(?P<day2>{_DAY}))?"
    rf"{_S}(?:day{_S})?(?:of{_S})?(?P<month>{_MONTH}){_OF_YEAR}?"
)
"""8 October 2019; the 8th of October; 14-15 April."""

MONTH_AND_YEAR = re.compile(
    rf"(?P<month>{_MONTH})(?:(?P<to>{_DASH}|{_S}(?:to|through|until){_S})(?P<month2>{_MONTH}))?{_OF_YEAR}"
)
"""October 2019; October of last year; March-June 2018."""

MONTH_ALONE = re.compile(
    rf"(?P<month>{_FULL_MONTH}){_END}(?P<range>(?P<to>{_TO})(?P<month2>{_FULL_MONTH}){_END})?"
)
"""October; March-June; (from) March to June."""

WEEKDAY = re.compile(
    rf"(?:(?P<which>(?ai:last|next|this{_S}coming|this{_S}past|this|coming|past|following|previous"
    rf"|same|that)){_S})?(?:(?P<weekday>(?ai:{_either(WEEKDAYS)}))|(?P<short>{_either(SHORT_WEEKDAYS)})\.?){_END}"
    rf"(?P<part>{_PART_OF_DAY})?"
    rf"(?:{_S}(?:of{_S})?(?P<week>(?ai:last|this|next)){_S}week{_END})?"
)
"""Monday; last Monday; Monday night; Monday of last week."""

ISO_DAY = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?![\w]|[-/.][0-9])"
)
"""2019-10-08, with or without a time."""

NUMERIC_DAY = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[12][0-9]{3})"
    r"(?![\w]|[-/.][0-9])"
)
"""8/10/2019, 14.01.2019: in either order of day and month."""

NINE_ELEVEN = re.compile(rf"9/11(?=(?P<year>/2001|{_S}2001)?)")
"""9/11."""

DECADE = re.compile(
    r"(?P<century>1[0-9]|20)?(?P<apostrophe>['\u2019]?)(?P<ten>[0-9])0['\u2019]?s(?!\w)"
)
"""1990s, '90s."""

YEAR = re.compile(rf"(?P<year>{_YEAR})(?:{_DASH}(?P<year2>{_YEAR}|[0-9]{{2}}{_NUMBER_END}))?")
"""2014; 2014-2017; 2014-15."""

_NUMBER = (
    rf"(?:(?P<digits>[0-9]{{1,3}})|(?P<vague>several|(?:a{_S})?few|some|many)"
    rf"|(?P<couple>a{_S}couple{_S}of)"
    rf"|(?P<words>(?:{_either(TENS)})(?:[-\s](?:{_either(list(SMALL)[:9])}))?|{_either(SMALL)}|an?))"
)
_UNITS = rf"(?P<unit>{_either(UNITS)})s?{_END}['\u2019]?"

NUMBER_OF_UNITS = re.compile(
    rf"(?ai:{_NUMBER}{_S}{_UNITS}(?:{_S}and{_S}a{_S}half)?(?:{_S}(?P<where>ago|earlier|later|before|after|previously"
    rf"|from{_S}now|from{_S}today|time|hence){_END})?)"
)
"""Two days ago; a week later; three years (for "in three years")."""

WHICH_UNIT = re.compile(
    rf"(?ai:(?P<which>last|this|next|past|previous|following|coming|current){_S}"
    rf"(?P<unit>{_either(UNITS)}|{_either(SEASONS)}){_END})"
)
"""Last week; this morning; next year; last summer."""

RECENT = re.compile(rf"(?ai:(?P<which>last|past|next|coming){_S}{_NUMBER}{_S}{_UNITS})")
"""Past two weeks, after "in the"."""

SAME_UNIT = re.compile(
    rf"(?ai:(?P<which>same|that{_S}same|that){_S}(?P<unit>{_either(UNITS)}|weekend){_END})"
)
"""That day; the same week."""

DAY_BEFORE = re.compile(
    rf"(?ai:(?P<unit>day|night|week|month|year){_S}(?P<where>before|after|earlier)"
    rf"(?:{_S}(?P<word>yesterday|tomorrow))?{_END})"
)
"""(The) day before; day after tomorrow."""

TODAY = re.compile(rf"(?ai:(?P<word>today|yesterday|tomorrow|tonight){_END}{_PART_OF_DAY}?)")
"""Today; yesterday morning."""

OVERNIGHT = re.compile(
    rf"(?ai:overnight)(?=[.,;:!?]|\s{{0,2}}\Z"
    rf"|{_S}(?ai:in|at|and|but|as|by|after|when|while|with|near|amid|across|outside|against|that)(?!\w))"
)
"""Overnight, where it says when, and neither which night nor what kind of thing."""

WEEKEND = re.compile(
    rf"(?ai:(?:(?P<which>last|this|next|this{_S}coming|this{_S}past|past|coming){_S})?weekend{_END})"
)
"""Last weekend; the weekend."""

SEASON = re.compile(
    rf"(?ai:(?P<season>{_either(SEASONS)}){_END})(?:{_S}(?:of{_S})?(?P<year>{_YEAR})(?:[-\u2013/][0-9]{{2}}{_END})?)?"
)
"""Summer of 2018; (in the) spring."""

QUARTER = re.compile(
    rf"(?ai:(?P<which>first|second|third|fourth|last|final){_S}(?P<unit>quarter|half){_S}of){_S}(?P<year>{_YEAR})"
)
"""First quarter of 2019."""

_FEASTS = _either(FEASTS).replace("'", r"['\u2019]")
FEAST = re.compile(rf"(?P<feast>{_FEASTS}){_END}{_OF_YEAR}?")
"""Christmas Day; New Year's Eve 2018."""

WHICH_MONTH = re.compile(
    rf"(?P<which>(?ai:last|this|next|past|coming|previous)){_S}(?P<month>{_FULL_MONTH}){_END}"
)
"""Last March."""

OF_UNIT = re.compile(r"(?ai:day|week|month|year)(?!\w)")
"""The year, after "later in"."""

IN_THE = re.compile(r"(?:in|of)\s{1,3}(?:the\s{1,3})?\Z")
"""How the part in front of such a unit ends."""

COMMA = re.compile(r",?\s{1,3}(?:the\s{1,3})?")
"""What stands between a weekday and its date."""

LEAD = re.compile(
    rf"(?<!\w)(?:(?P<preposition>(?ai:in|on|at|since|until|till|by|of|from|during|throughout|before|after"
    rf"|between|over|within|to|through|for|around|as{_S}of|through)){_S})?"
    rf"(?P<core>(?:(?P<about>(?ai:about|around|approximately|roughly|circa|some|nearly|almost"
    rf"|more{_S}than|over|less{_S}than))(?:{_S}|\Z))?"
    rf"(?P<article>(?ai:the){_S})?"
    rf"(?P<part>(?ai:early|late|mid|middle|earlier|later|beginning|start|end|close|night|morning|afternoon"
    rf"|evening|hours|month|week|year)(?:-|{_S}(?:(?ai:on|in|of){_S}(?:the{_S})?)?))?)\Z"
)
"""What may stand directly in front of an expression: "since about the end of"."""

COUNTED_AFTER = re.compile(rf"{_S}(?P<word>[^\W\d_]{{1,30}})")
"""The word after a number."""

TRIGGER = re.compile(
    # Most places are within words: they are passed over before anything is tried there.
    rf"(?<!\w)(?:(?P<digit>[0-9]|['\u2019](?=[0-9]0['\u2019]?s))|(?P<month>(?:{_FULL_MONTH}|{_SHORT_MONTH})(?!\w))"
    rf"|(?P<weekday>(?ai:{_either(WEEKDAYS)})(?!\w)|(?:{_either(SHORT_WEEKDAYS)})[.,])"
    rf"|(?P<word>(?ai:today|yesterday|tomorrow|tonight|overnight|last|this|next|past|previous|following|coming|current"
    rf"|same|that|day|night|week|month|year|weekend|{_either(SEASONS)}|several|few|couple|an?"
    rf"|{_either(SMALL)}|{_either(TENS)}|first|final|second|third|fourth)(?!\w)"
    rf"|(?:New|Christmas|Boxing|Valentine|Halloween)(?!\w)))"
)
"""Where an expression may start; most sentences have few such places."""
