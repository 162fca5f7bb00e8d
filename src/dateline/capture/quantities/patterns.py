"""The forms that numbers have in English text, as regular expressions.

Every repetition is bounded, so that a search takes time proportional to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.capture.quantities.number_words import MULTIPLIERS, ROUND_WORDS, SMALL, TENS, VAGUE
from dateline.capture.quantities.words import (
    ABOUT_AFTER,
    APPROXIMATE,
    AT_LEAST,
    AT_LEAST_AFTER,
    AT_MOST,
    AT_MOST_AFTER,
    HARM,
    HARMED,
    ORDINALS,
)

__all__ = [
    "AFTER",
    "AGE",
    "AGE_BEFORE",
    "AND_A_HALF",
    "BEFORE",
    "BETWEEN",
    "CLOCK",
    "DIGITS",
    "FROM",
    "GAP",
    "LABEL",
    "LONG",
    "NEXT",
    "NOTHING",
    "ORDINAL",
    "PERCENT",
    "RANGE",
    "TRIGGER",
    "VAGUE_NUMBER",
    "WORD",
]


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


# White space and letters beyond ASCII are named: inside (?ai:...) the classes know ASCII alone.
_S = r"[\s\u00a0\u2009\u202f]{1,3}"
_END = r"(?![\w\u00c0-\u024f])"
_MULTIPLE = f"{_either(MULTIPLIERS)}|{_either(ROUND_WORDS)}"

DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])"
    r"|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?![0-9])"
    r"|[0-9]{1,16}(?![0-9]))(?:\.(?P<fraction>[0-9]{1,9})(?![0-9]))?"
    rf"(?ai:(?:{_S}|-)(?P<multiplier>{_MULTIPLE})s?{_END})?"
)
"""2,500; 2 500; 5.7 million."""

LONG = re.compile(r"[0-9]+(?:[.,:/+][0-9]+)*")
"""All digits and marks of a number, a date or a time."""

WORD = re.compile(rf"(?ai:an?|and|{_MULTIPLE}|{_either(TENS)}|{_either(SMALL)}){_END}", re.NOFLAG)
"""A word of a number in words."""

GAP = re.compile(rf"{_S}|-")
"""What stands between two of them."""

AND_A_HALF = re.compile(
    rf"(?ai:[-\s]and[-\s]a[-\s]half[-\s](?P<multiplier>{_either(MULTIPLIERS)}){_END})"
)
"""What may follow them: "three and a half million"."""

VAGUE_NUMBER = re.compile(
    rf"(?ai:(?P<tens>tens|dozens|hundreds|scores){_S}of{_S}(?P<thousands>thousands|millions|billions)"
    rf"|(?:several|a{_S}few|a{_S}couple(?:{_S}of)?){_S}(?P<multiplier>{_MULTIPLE})"
    rf"|half(?:-|{_S})(?:an?(?:-|{_S}))?(?P<half>million|billion|dozen)"
    rf"|(?P<vague>{_either(VAGUE)})){_END}"
)
"""Dozens; tens of thousands; several hundred; half a million."""

NOTHING = re.compile(
    rf"(?ai:(?P<none>no(?:{_S}one|ne|body){_END})"
    rf"(?={_S}(?:was|were|has{_S}been|have{_S}been){_S}(?:{_either(HARMED)}){_END})"
    rf"|(?P<no>no)(?={_S}(?:\w{{2,14}}{_S}){{0,2}}(?:{_either(HARM)}){_END}))"
)
"""No (casualties); no one (was killed)."""

ORDINAL = re.compile(
    rf"(?ai:(?:(?P<ten>{_either(TENS)})-)?(?P<word>{_either(ORDINALS)})"
    rf"|(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)){_END}"
)
"""Third; twenty-first; 21st."""

TRIGGER = re.compile(
    rf"[0-9]|(?ai:{_either(TENS)}|{_either(SMALL)}|{_either(VAGUE)}|{_either(ORDINALS)}"
    rf"|tens|several|both|half|none|nobody|no|an?(?={_S}(?:{_MULTIPLE}|few|couple){_END})){_END}"
)
"""Where a number may start."""

BEFORE = re.compile(
    rf"(?<!\w)(?ai:(?P<least>{_either(AT_LEAST)})|(?P<most>{_either(AT_MOST)})"
    rf"|(?P<about>{_either(APPROXIMATE)}))(?:{_S}(?ai:the{_S})?)\Z|(?P<sign>~)\s?\Z"
)
"""What qualifies a number, in front of it."""

AFTER = re.compile(
    rf"(?ai:(?:{_S})?(?:(?P<least>{_either(AT_LEAST_AFTER)})|(?P<most>{_either(AT_MOST_AFTER)})"
    rf"|(?P<about>{_either(ABOUT_AFTER)})){_END})"
)
"""What qualifies a number, behind it."""

BETWEEN = re.compile(rf"(?<!\w)(?ai:between){_S}(?:(?ai:about|some|roughly){_S})?\Z")
"""What opens "between 10 and 20"."""

FROM = re.compile(rf"(?<!\w)(?ai:from){_S}\Z")
"""What opens a change, "from 10 to 20"."""

RANGE = re.compile(rf"(?:\s?[-\u2013\u2014]\s?|{_S}(?P<word>(?ai:to|and|or)){_S})\Z")
"""What joins the two ends of a range."""

CLOCK = re.compile(
    rf"(?ai:[:.][0-5][0-9](?::[0-5][0-9])?(?:{_S})?[ap]\.?m{_END}\.?|:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
    rf"|(?:{_S})?[ap]\.?m{_END}\.?|(?:{_S}|-)(?:hours{_S})?(?:UTC|GMT|local{_S}time|o['\u2019]clock|hrs){_END})"
)
"""What follows the hour of a time: "4:00 a.m."."""

AGE = re.compile(
    rf"(?ai:(?:-|{_S})(?:year|month|week|day)s?(?:-|{_S})olds?{_END}"
    rf"|(?:-|{_S})years?{_S}of{_S}age{_END})"
)
"""What follows an age: "22-year-old"."""

AGE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?ai:aged|age{_S}of|age|ages|turned){_S}|(?P<name>[A-Z][\w\u2019'-]{{1,20}}),{_S})\Z"
)
"""What stands in front of an age: "aged 12"; "Smith, 53,"."""

PERCENT = re.compile(rf"\s?%|(?ai:(?:-|{_S})(?:percent|per{_S}cent|percentage|pct){_END})")
"""What follows a percentage."""

NEXT = re.compile(r"(?P<gap>\s{1,3}|-|)(?P<word>[^\W\d_]{1,20})")
"""The word after a number."""

LABEL = re.compile(
    r"(?<!\w)(?P<word>[^\W\d_]{1,20})(?:\.?\s{1,3}(?:No\.\s?|of\s{1,3})?|(?P<joined>-)|\.\s?)\Z"
)
"""The word in front of a number that names: "Flight 302", "F-16"."""
