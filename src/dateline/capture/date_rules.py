"""The rules that tell an expression of time from what looks like one, one function a form.

A rule looks at one place of a sentence and says what is there, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from attrs import frozen

from dateline.capture import date_patterns as patterns
from dateline.capture.calendar_words import (
    COUNTED_NOUNS,
    DATED_NOUNS,
    FEASTS,
    MONTHS,
    NAMED_DAYS,
    NOT_A_YEAR_AFTER_OF,
    PAPERS,
    PROPER_WEEKDAYS,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
)
from dateline.capture.expressions import (
    Ahead,
    Calendar,
    Expression,
    Fixed,
    Interval,
    Recent,
    Season,
    Shift,
    Unknown,
    Weekday,
    Weekend,
)
from dateline.capture.number_words import value_of

__all__ = ["RELATIONS", "RULES", "Found", "Site"]

RELATIONS: dict[str, str] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}
"""Prepositions that make a bound of a date, and which."""

_MONTH_NUMBERS = {
    **{month.upper(): number for number, month in enumerate(MONTHS, 1)},
    **{short.upper(): MONTHS.index(month) + 1 for short, month in SHORT_MONTHS.items()},
}
_WEEKDAY_NUMBERS = {
    **{weekday.lower(): number for number, weekday in enumerate(WEEKDAYS)},
    **{short.lower(): WEEKDAYS.index(weekday) for short, weekday in SHORT_WEEKDAYS.items()},
}
_FEASTS = {name.lower(): day for name, day in FEASTS.items()}
_SIGN = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_LEAD_LENGTH = 48
_WORD = re.compile(r"[^\W\d_]+|\S")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "according",
        "after",
        "against",
        "ahead",
        "along",
        "also",
        "although",
        "amid",
        "an",
        "and",
        "are",
        "as",
        "at",
        "because",
        "been",
        "before",
        "being",
        "between",
        "but",
        "by",
        "can",
        "could",
        "did",
        "during",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "killing",
        "leaving",
        "local",
        "may",
        "might",
        "more",
        "most",
        "near",
        "not",
        "of",
        "off",
        "on",
        "only",
        "or",
        "over",
        "said",
        "saying",
        "says",
        "she",
        "should",
        "since",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "to",
        "under",
        "until",
        "was",
        "we",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "without",
        "would",
    ]
)
_YEAR_PREPOSITIONS = frozenset(
    [
        "in",
        "since",
        "during",
        "until",
        "till",
        "throughout",
        "by",
        "of",
        "from",
        "before",
        "after",
        "between",
        "around",
        "through",
        "to",
    ]
)
_SURE_YEAR_PREPOSITIONS = frozenset(["in", "since", "during", "until", "till", "throughout"])
_MONTH_PREPOSITIONS = frozenset(["in", "since", "during", "until", "till", "throughout", "between"])


@frozen
class Found:
    """An expression of time that a rule found.

    Attributes:
        start: Where it starts, in code points of the text.
        end: Where it ends, half-open.
        expression: What it means.
        kind: calendar, relative or anaphor.
        preposition: The preposition in front of it, or "".
        about: Whether words say that it is approximate.
        phrase_start: Where its phrase starts, with the preposition.
    """

    start: int
    end: int
    expression: Expression
    kind: str
    preposition: str
    about: bool
    phrase_start: int

    def same_form(self, other: Found) -> bool:
        """Whether another expression can be the other end of an interval.

        Args:
            other: The expression that follows.

        Returns:
            True for two of the same form, such as two months.
        """
        mine, its = self.expression, other.expression
        if isinstance(mine, Calendar) and isinstance(its, Calendar):
            return (mine.month is None, mine.day is None) == (its.month is None, its.day is None)
        return isinstance(mine, Weekday) and isinstance(its, Weekday)


@frozen(slots=False)
class Site:
    """A place in a sentence where an expression may start.

    Attributes:
        text: The whole text.
        start: From where on the sentence is free, in code points.
        position: The place.
        end: Where the sentence ends.
    """

    text: str
    start: int
    position: int
    end: int

    @cached_property
    def lead(self) -> re.Match[str]:
        """What stands in front: preposition, article, "about", "early"."""
        first = max(self.start, self.position - _LEAD_LENGTH)
        match = patterns.LEAD.search(self.text[first : self.position])
        assert match is not None
        return match

    @cached_property
    def preposition(self) -> str:
        """The preposition in front, in lower case, or ""."""
        return (self.lead["preposition"] or "").lower()

    @cached_property
    def part(self) -> str:
        """The part in front, in lower case: "early", "mid", or ""."""
        return (self.lead["part"] or "").lower()

    @cached_property
    def article(self) -> bool:
        """Whether "the" stands in front."""
        return self.lead["article"] is not None

    @cached_property
    def words_before(self) -> list[str]:
        """The words and marks in front of the place, as written."""
        return _WORD.findall(
            self.text[max(self.start, self.position - _LEAD_LENGTH) : self.position]
        )

    @cached_property
    def words_before_lead(self) -> list[str]:
        """The words and marks in front of the phrase, as written."""
        first = max(self.start, self.position - _LEAD_LENGTH)
        return _WORD.findall(self.text[first : first + self.lead.start()])

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match a pattern here.

        Args:
            pattern: A compiled pattern.

        Returns:
            The match, within the sentence, or None.
        """
        return pattern.match(self.text, self.position, self.end)

    def word_after(self, position: int) -> str:
        """The word that follows a position after white space.

        Args:
            position: A place in the text.

        Returns:
            The word as written, or "".
        """
        match = patterns.COUNTED_AFTER.match(self.text, position, self.end)
        return match["word"] if match is not None else ""

    def found(self, end: int, expression: Expression, kind: str = "relative") -> Found:
        """The expression from here, with what stands in front.

        Args:
            end: Where it ends.
            expression: What it means.
            kind: calendar, relative or anaphor.

        Returns:
            What was found.
        """
        first = max(self.start, self.position - _LEAD_LENGTH)
        lead = self.lead
        inside = lead["about"] or lead["part"]
        start = (
            first + lead.start("about" if lead["about"] else "part") if inside else self.position
        )
        about = lead["about"] is not None or self.preposition == "around"
        return Found(start, end, expression, kind, self.preposition, about, first + lead.start())


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name.rstrip(".").upper()]


def _number(digits: str) -> int:
    return int(digits.rstrip("stndrh"))


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year of a date and its shift from the anchor's."""
    if match["year"]:
        return int(match["year"]), None
    which = match["which_year"]
    return None, _SIGN.get(which, 0) if which else None


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


def _day_and_month(site: Site) -> Found | None:
    match = site.match(patterns.DAY_AND_MONTH)
    if match is None or site.text[site.position - 1 : site.position] in tuple("$£€.,:/-"):
        return None
    month, (year, shift) = _month(match["month"]), _year(match)
    day = Calendar(year, month, _number(match["day"]), shift)
    if match["range"]:
        if match["to"].strip() == "and" and site.preposition != "between":
            if _number(match["day2"]) != _number(match["day"]) + 1:
                return None
        last = Calendar(year, month, _number(match["day2"]), shift)
        return site.found(match.end(), Interval(day, last), "calendar")
    return site.found(match.end(), day, "calendar")


def _month_and_day(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_AND_DAY)
    if match is None:
        return None
    year, shift = _year(match)
    month, number = _month(match["month"]), _number(match["day"])
    day = Calendar(year, month, number, shift)
    end = match.end()
    named = _named_day(site, match, day)
    if named is not None:
        return named
    counts = year is None and shift is None and site.word_after(match.end("day")).islower()
    if counts and site.preposition == "in" and not site.article and not match["range"]:
        if site.word_after(match.end("day")) not in _FUNCTION_WORDS:
            return None  # "in March 20 people were killed"
    if match["range"]:
        second = _number(match["day2"])
        month2 = _month(match["month2"]) if match["month2"] else month
        joined = match["to"].strip() == "and" and site.preposition != "between"
        follows = site.word_after(match.end("day2"))
        counted = year is None and follows.islower() and follows not in _FUNCTION_WORDS
        if (joined and (month2 != month or second != number + 1)) or (
            counted and not match["month2"]
        ):
            return site.found(match.end("day"), Calendar(None, month, number), "calendar")
        last = Calendar(year, month2, second, shift)
        first = Calendar(None if month2 != month else year, month, number, shift)
        return site.found(end, Interval(first, last), "calendar")
    return site.found(end, day, "calendar")


def _named_day(site: Site, match: re.Match[str], day: Calendar) -> Found | None:
    if day.year is not None or day.shift is not None or match["range"]:
        return None
    for _, (year, month, number), words in NAMED_DAYS:
        if (month, number) == (day.month, day.day):
            follows = site.word_after(match.end()).lower()
            if follows in words.split():
                return site.found(match.end(), Calendar(year, month, number), "calendar")
    return None


def _month_and_year(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_AND_YEAR)
    if match is None:
        return None
    year, shift = _year(match)
    month = Calendar(year, _month(match["month"]), None, shift)
    if match["month2"]:
        last = Calendar(year, _month(match["month2"]), None, shift)
        first = Calendar(None, month.month)
        return site.found(match.end(), Interval(first, last), "calendar")
    return site.found(match.end(), month, "calendar")


def _month_alone(site: Site) -> Found | None:
    match = site.match(patterns.MONTH_ALONE)
    if match is None:
        return None
    month = _month(match["month"])
    if match["month2"]:
        return site.found(
            match.end(),
            Interval(Calendar(None, month), Calendar(None, _month(match["month2"]))),
            "relative",
        )
    if not _is_month(site, match["month"], match.end()):
        return None
    return site.found(match.end(), Calendar(None, month), "relative")


def _is_month(site: Site, name: str, end: int) -> bool:
    follows = site.word_after(end)
    before = site.words_before
    previous = before[-1] if before else ""
    certain = site.preposition in _MONTH_PREPOSITIONS or bool(site.part)
    if name.upper() in ("MAY", "MARCH"):
        if follows.lower() in ("for", "on", "of") and not certain:
            return False
        if certain:
            return (
                not (
                    name.upper() == "MAY"
                    and (site.text[end : end + 2] in ("'s", "’s") or _speaks_of_may(site.text))
                    and not site.part
                )
                and follows.lower() != "for"
            )
        return (
            previous.lower() in ("a", "the", "this", "s")
            and follows.islower()
            and follows not in _FUNCTION_WORDS
        )
    if certain:
        return True
    named = previous[:1].isupper() and len(before) > 1 and previous.lower() not in _FUNCTION_WORDS
    return not named and not follows[:1].isupper()


@lru_cache(maxsize=4)
def _speaks_of_may(text: str) -> bool:
    """Whether a text speaks of a person whose name is May."""
    return (
        re.search(r"(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Minister|Secretary)\s{1,3}May(?!\w)", text)
        is not None
    )


def _which_month(site: Site) -> Found | None:
    match = re.compile(r"(?ai:(last|this|next|past|coming|previous))\s{1,3}").match(
        site.text, site.position, site.end
    )
    if match is None:
        return None
    month = patterns.MONTH_ALONE.match(site.text, match.end(), site.end)
    if month is None or site.word_after(month.end()).lower() in ("for", "on"):
        return None
    which = match[1].lower()
    number = _month(month["month"])
    if which == "this":
        return site.found(month.end(), Calendar(None, number, None, 0))
    return site.found(month.end(), Calendar(None, number, None, None, _SIGN[which]))


def _weekday(site: Site) -> Found | None:
    match = site.match(patterns.WEEKDAY)
    if match is None:
        return None
    dated = re.compile(r",?\s{1,3}(?:the\s{1,3})?").match(site.text, match.end(), site.end)
    if dated is not None:
        inner = Site(site.text, site.start, dated.end(), site.end)
        for rule in (_month_and_day, _day_and_month):
            date = rule(inner)
            if date is not None:
                return site.found(date.end, date.expression, "calendar")
    if match["short"] or _is_name(site, match.end()):
        return None
    number = _WEEKDAY_NUMBERS[match["weekday"].lower()]
    which = (match["which"] or "").lower().split()
    week = _SIGN[match["week"].lower()] if match["week"] else None
    end = match.end()
    return site.found(end, Weekday(number, which[-1] if which else "", week))


def _is_name(site: Site, end: int) -> bool:
    before = site.words_before
    if before and before[-1] in PROPER_WEEKDAYS:
        return True
    follows = site.word_after(end)
    return follows in PAPERS


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
    if follows in ("BC", "BCE") or (previous in "$£€.,:/#-+" and previous):
        return previous == "," and _continues_years(site)
    if text[end : end + 1] == ")" and previous in ("(", "born", "since"):
        return True
    if previous == "year" or site.part:
        return True
    plain = not follows.islower() or follows in _FUNCTION_WORDS
    if site.preposition in _SURE_YEAR_PREPOSITIONS:
        return True
    if not 1900 <= year < 2100:
        return site.preposition == "from" and plain
    if follows.lower() in DATED_NOUNS:
        return True
    if site.preposition == "of":
        ahead = site.words_before_lead
        return plain and not (ahead and ahead[-1].lower() in NOT_A_YEAR_AFTER_OF)
    if site.preposition in _YEAR_PREPOSITIONS:
        return plain
    if site.lead["about"]:
        return follows.lower() in ("", "when", "and", "as", "the") and year % 50 != 0
    if previous in ("the", "a", "its", "his", "their", "s"):
        return (
            bool(follows)
            and follows.lower() not in COUNTED_NOUNS
            and follows not in _FUNCTION_WORDS
        )
    return previous in ("and", "or") and _continues_years(site)


def _continues_years(site: Site) -> bool:
    return (
        re.search(
            r"(?:1[0-9]|20)[0-9]{2},?\s(?:and\s|or\s)?\Z",
            site.text[max(0, site.position - 12) : site.position],
        )
        is not None
    )


def _today(site: Site) -> Found | None:
    match = site.match(patterns.TODAY)
    if match is None:
        return None
    before = site.words_before
    if match["word"][0].isupper() and before and before[-1][0].isupper():
        return None  # USA Today
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    return site.found(match.end(), Shift(days, "day"))


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
        if which not in _SIGN:
            return None
        return site.found(match.end(), Season(SEASONS[word], None, _SIGN[which]))
    unit = UNITS[word]
    sign = _SIGN.get(which, 1)
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
        if which in ("last", "past") and site.preposition in ("in", "over", "during", "within"):
            return site.found(match.end(), Recent(1, unit))
        if which in ("last", "past"):
            return None
    if which in ("past", "following"):
        return None
    return site.found(match.end(), Shift(sign, unit))


def _recent(site: Site) -> Found | None:
    match = site.match(patterns.RECENT)
    if match is None or site.preposition not in ("in", "over", "during", "within"):
        return None
    count = _count(match)
    if count is None:
        return None
    sign = _SIGN[match["which"].lower()]
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
    match = re.compile(r"(?ai:day|week|month|year)(?!\w)").match(site.text, site.position, site.end)
    if match is None or not re.search(r"(?:in|of)\s{1,3}(?:the\s{1,3})?\Z", site.part):
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
    month, day = _FEASTS[match["feast"].lower().replace("’", "'")]
    return site.found(match.end(), Calendar(year, month, day, shift), "calendar")


Rule = Callable[[Site], Found | None]

RULES: dict[str, tuple[Rule, ...]] = {
    "digit": (
        *(_iso_day, _numeric_day, _nine_eleven, _day_and_month, _decade, _number_of_units),
        _year_alone,
    ),
    "month": (_feast, _month_and_day, _month_and_year, _month_alone),
    "weekday": (_weekday,),
    "word": (
        *(_today, _weekday, _weekend, _which_month, _which_unit, _recent, _same_unit),
        *(_number_of_units, _day_before, _of_unit, _season, _quarter, _feast),
    ),
}
"""The rules by what an expression starts with, the longest forms first."""
