"""Expressions of time in English news text, and the dates that they mean."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from attrs import evolve, frozen

from dateline.capture.dates import calendar_rules, relative_rules
from dateline.capture.dates.expressions import Anchor, Expression, Shift, Weekday, anchor_of
from dateline.capture.dates.intervals import Approximate, Interval, Open
from dateline.capture.dates.patterns import TRIGGER
from dateline.capture.dates.sites import Found, Site
from dateline.model.edtf import is_edtf

__all__ = ["DateMention", "day_of", "find_dates"]

_JOINT = re.compile(
    r"(?:\s{0,2}[-\u2013\u2014]\s{0,2}"
    r"|\s{1,3}(?:to|until|till|through|and)\s{1,3}(?:the\s{1,3})?)\Z"
)
_LONGEST_JOINT = 16
_RELATIONS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}
_RULES: dict[str | None, tuple[calendar_rules.Rule, ...]] = {
    "digit": (*calendar_rules.AT_DIGIT, *relative_rules.AT_DIGIT),
    "month": calendar_rules.AT_MONTH,
    "weekday": relative_rules.AT_WEEKDAY,
    "word": (*relative_rules.AT_WORD, *calendar_rules.AT_WORD),
}


@frozen
class DateMention:
    """An expression of time in a text, and what it means.

    Attributes:
        start: Where it starts, in code points of the text.
        end: Where it ends, half-open.
        edtf: The time it means if the sentence tells of the past or present: EDTF of level 0 or 1
            (ISO 8601-2:2019), or None if that cannot be said.
        edtf_future: The time it means if the sentence tells of what is to come.
        kind: "calendar" for what is written out (October 8, in 2014), "relative" for what is
            reckoned from the day of publication (Monday, last week), "anaphor" for what is reckoned
            from another date in the text (that day, two years later).
        relation: "at", or "since", "until", "by", "before" or "after" for a bound. With "since"
            and "until", ``edtf`` is a half-open interval.
        phrase_start: Where its phrase starts, with preposition and article: "on" in "on Monday".
        expression: How it resolves.
    """

    start: int
    end: int
    edtf: str | None
    edtf_future: str | None
    kind: str
    relation: str
    phrase_start: int
    expression: Expression

    def resolved(self, future: bool) -> str | None:
        """The time it means.

        Args:
            future: Whether the sentence tells of what is to come.

        Returns:
            EDTF of level 0 or 1, or None if that cannot be said.
        """
        return self.edtf_future if future else self.edtf

    def resolved_from(self, date: str | None) -> str | None:
        """The time it means as an anaphor: "that day", "two years later".

        Args:
            date: The date that it refers back to, as EDTF.

        Returns:
            EDTF of level 0 or 1; None if that cannot be said. ``edtf`` where it is no anaphor.
        """
        if self.kind != "anaphor":
            return self.edtf
        return _resolved(self.expression, anchor_of(date), future=False)

    def mirrored(self) -> str | None:
        """The time as long before the one it is reckoned from as it is after that.

        Returns:
            EDTF; None if that cannot be said. For ``a week after he was arrested`` the arrest,
            where the time told last is that of what came after it.
        """
        if not isinstance(self.expression, Shift) or self.edtf is None:
            return None
        back = evolve(self.expression, amount=-2 * self.expression.amount)
        return _resolved(back, anchor_of(self.edtf), future=False)


def day_of(published: str | None) -> datetime.date | None:
    """The day of a date of publication.

    Args:
        published: EDTF, or a date and time; None for unknown.

    Returns:
        The day as written; None where the date is not precise to the day, or not a date.
    """
    anchor = anchor_of(published)
    return anchor.day if anchor is not None else None


def find_dates(text: str, start: int, end: int, published: str | None) -> tuple[DateMention, ...]:
    """Find the expressions of time in one sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts, in code points.
        end: Where it ends, half-open.
        published: When the text was published, as EDTF; None for unknown.

    Returns:
        The expressions in the order of the text; no two overlap.
    """
    found: list[Found] = []
    position = start
    for trigger in TRIGGER.finditer(text, start, end):
        at = trigger.start()
        if at < position or (at > start and _joined(text[at - 1])):
            continue
        site = Site(text, position, at, end)
        for rule in _RULES[trigger.lastgroup]:
            one = rule(site)
            if one is not None:
                found.append(one)
                position = one.end
                break
    if not found:
        return ()
    anchor = _anchor(published)
    return tuple(_mention(one, anchor) for one in _joined_intervals(text, found))


def _joined(character: str) -> bool:
    return character.isalnum() or character in "_'\u2019"


_anchor = lru_cache(maxsize=64)(anchor_of)


def _joined_intervals(text: str, found: list[Found]) -> list[Found]:
    """Joins "from March" and "to June" to one interval."""
    joined = found[:1]
    for later in found[1:]:
        earlier = joined[-1]
        gap = text[earlier.end : later.start]
        joint = _JOINT.match(gap) if len(gap) <= _LONGEST_JOINT else None
        if joint is not None and earlier.same_form(later) and _opens(earlier, gap):
            joined[-1] = evolve(
                earlier, end=later.end, expression=Interval(earlier.expression, later.expression)
            )
        else:
            joined.append(later)
    return joined


def _opens(found: Found, gap: str) -> bool:
    joint = gap.strip(" ,\n\t\u00a0").split(maxsplit=1)[0].lower()
    if found.preposition == "between":
        return joint == "and"
    return joint != "and"


def _mention(found: Found, anchor: Anchor | None) -> DateMention:
    expression = found.expression
    if found.about:
        expression = Approximate(expression)
    relation = _RELATIONS.get(found.preposition, "at")
    if relation in ("since", "until") and not isinstance(expression, Interval):
        expression = Open(expression, relation == "since")
    # "That Monday" is some Monday even where no date was told before.
    anaphor = found.kind == "anaphor" and not isinstance(expression, Weekday)
    return DateMention(
        start=found.start,
        end=found.end,
        edtf=None if anaphor else _resolved(expression, anchor, future=False),
        edtf_future=None if anaphor else _resolved(expression, anchor, future=True),
        kind=found.kind,
        relation=relation,
        phrase_start=found.phrase_start,
        expression=expression,
    )


def _resolved(expression: Expression, anchor: Anchor | None, *, future: bool) -> str | None:
    try:
        text = expression.resolve(anchor, future=future)
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return None
    return text if text is not None and is_edtf(text) else None
