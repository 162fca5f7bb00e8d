"""Places in a sentence where an expression of time may stand, and what was found at them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast

from attrs import frozen

from dateline.capture.dates import patterns
from dateline.capture.dates.expressions import Calendar, Expression, Weekday

__all__ = ["Found", "Site"]

_LEAD_LENGTH = 48
_WORD = re.compile(r"[^\W\d_]+|\S")


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
        # The pattern matches nothing at all, too.
        return cast("re.Match[str]", patterns.LEAD.search(self.text[first : self.position]))

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
