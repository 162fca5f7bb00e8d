"""The words of English for days, months, seasons and spans of time, as tables.

To teach the program a word, add it to a table here. Nothing depends on the language or the region
that the computer is set to.
"""

__all__ = [
    "COUNTED_NOUNS",
    "DATED_NOUNS",
    "EACH",
    "FEASTS",
    "FUNCTION_WORDS",
    "MONTHS",
    "MONTH_PREPOSITIONS",
    "NAMED_DAYS",
    "NOT_A_YEAR_AFTER_OF",
    "PAPERS",
    "PROPER_WEEKDAYS",
    "SEASONS",
    "SHORT_MONTHS",
    "SHORT_WEEKDAYS",
    "SIGNS",
    "SURE_YEAR_PREPOSITIONS",
    "UNITS",
    "WEEKDAYS",
    "YEAR_PREPOSITIONS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WEEKDAYS: tuple[str, ...] = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
"""The days of the week, in the order of ISO 8601: Monday is the first."""

SHORT_WEEKDAYS: dict[str, str] = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
"""Short forms of weekdays. They count only in front of a date: "Mon., Jan. 14"."""

MONTHS: tuple[str, ...] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months, January first."""

SHORT_MONTHS: dict[str, str] = {
    "Jan": "January",
    "Feb": "February",
    "Mar": "March",
    "Apr": "April",
    "Jun": "June",
    "Jul": "July",
    "Aug": "August",
    "Sep": "September",
    "Sept": "September",
    "Oct": "October",
    "Nov": "November",
    "Dec": "December",
}
"""Short forms of months, with or without a full stop. They count only beside a day or a year."""

SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The codes of EDTF level 1 (ISO 8601-2:2019) for the seasons."""

UNITS: dict[str, str] = {
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "morning": "day",
    "afternoon": "day",
    "evening": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "year": "year",
    "decade": "decade",
}
"""Words for spans of time, each with the unit that it is reckoned in."""

FEASTS: dict[str, tuple[int, int]] = {
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "May Day": (5, 1),
    "Halloween": (10, 31),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
"""Days that have the same month and day each year."""

NAMED_DAYS: tuple[tuple[str, tuple[int, int, int], str], ...] = (
    (
        "September 11",
        (2001, 9, 11),
        "attacks terrorist terror hijackings bombings hijackers memorial commission",
    ),
    ("October 7", (2023, 10, 7), "attack attacks massacre assault terrorist"),
    ("January 6", (2021, 1, 6), "attack riot insurrection committee rioters commission"),
)
"""Days that news calls by month and day alone, years later, and the words that then follow."""

PROPER_WEEKDAYS: frozenset[str] = _set(
    """
    Black Bloody Casual Clean Cyber Fat Giving Holy Lazarus Man Maundy Palm Ruby
    Sheffield Shrove Spy Super Whit
    """
)
"""Words that make a name of the weekday that follows: Good Friday, Bloody Sunday."""

PAPERS: frozenset[str] = _set(
    """
    Times Telegraph Mirror Express Mail Post Herald Star Independent Standard World Business Sun
    People Tribune Guardian Review Mercury Mass Night Agreement Prayers
    """
)
"""Words that make a name of the weekday before them: the Sunday Times."""

COUNTED_NOUNS: frozenset[str] = _set(
    """
    people persons men women children civilians troops soldiers fighters militants personnel
    policemen officers officials protesters demonstrators refugees migrants prisoners detainees
    hostages victims casualties deaths dead killed wounded injured injuries votes homes houses
    buildings families villages members workers employees residents students passengers voters
    metres meters kilometres kilometers km miles feet tonnes tons kg kilograms pounds dollars euros
    barrels rounds rockets missiles tanks aircraft vehicles ships strong more others additional
    seats jobs cases companies schools times percent per
    """
)
"""Words that show the number before them to be a count, not a year."""

DATED_NOUNS: frozenset[str] = _set(
    """
    accord accords agreement airstrike ambush annexation armistice assassination assault attack
    attacks bombing bombings campaign ceasefire census civil clashes conference conflict
    constitution convention coup crash crisis deal decision declaration disaster drone earthquake
    election elections explosion general genocide incident incursion insurgency intervention
    invasion kidnapping killing law massacre meeting mission nuclear offensive operation pact
    parliamentary peace pledge presidential protest protests raid referendum report resolution
    revolt revolution riots rocket ruling shooting siege speech strike strikes suicide summit
    survey talks terror terrorist treaty truce uprising vote war withdrawal
    """
)
"""Words that show the number before them to be a year: "2015 attack"."""

NOT_A_YEAR_AFTER_OF: frozenset[str] = _set(
    """
    army average capacity contingent crew crowd crowds deployment detachment distance fleet force
    forces garrison group groups height maximum members minimum number payment population salary
    speed strength sum team thousands toll total village town range some
    """
)
"""Words after which "of" and four digits are a count: "a force of 1900"."""

FUNCTION_WORDS: frozenset[str] = _set(
    """
    a according after against ahead along also although amid an and are as at because been before
    being between but by can could did during for from had has have he her his if in into is it its
    killing leaving local may might more most near not of off on only or over said saying says she
    should since so some than that the their then there these they this those though through to
    under until was we were when where which while who whose will with without would
    """
)
"""Words that no noun phrase starts with after its number: "on October 8 in Paris"."""

YEAR_PREPOSITIONS: frozenset[str] = _set(
    "in since during until till throughout by of from before after between around through to"
)
"""Words in front of a year; after some of them a count may stand as well: "by 2000 people"."""

SURE_YEAR_PREPOSITIONS: frozenset[str] = _set("in since during until till throughout")
"""Words after which four digits are a year."""

MONTH_PREPOSITIONS: frozenset[str] = _set("in since during until till throughout between")
"""Words after which May and March are months."""

SIGNS: dict[str, int] = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
}
"""Words that say which week, month or year: -1 the one before, 0 this one, 1 the one after."""

EACH: frozenset[str] = _set("each every")
"""Words that make what comes back of the weekday or month that follows: "every Friday"."""
