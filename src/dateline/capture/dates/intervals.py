"""What expressions of time mean that are made of others: intervals, bounds, approximations."""

from __future__ import annotations

from attrs import evolve, frozen

from dateline.capture.dates.expressions import Anchor, Calendar, Expression, Weekday, anchor_of

__all__ = ["Approximate", "Interval", "Open"]


@frozen
class Approximate:
    """About the time of another expression.

    Attributes:
        about: The expression.
    """

    about: Expression

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """That time, marked approximate where EDTF can. See :class:`Expression`."""
        text = self.about.resolve(anchor, future=future)
        if text is None or text[-1] in "~?%X" or (len(text) == 7 and text[5] == "2"):
            return text
        start, slash, end = text.partition("/")
        return f"{start}~/{end}~" if slash else f"{start}~"


@frozen
class Interval:
    """From the start of one expression to the end of another.

    Attributes:
        first: Where it starts.
        last: Where it ends.
    """

    first: Expression
    last: Expression

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """The interval; what lacks a year takes it from the other. See :class:`Expression`."""
        end = self.last.resolve(anchor, future=future)
        if end is None:
            return None
        first = self.first
        if isinstance(first, Calendar) and first.year is None and first.shift is None:
            start = evolve(first, direction=0).resolve(anchor_of(end), future=False)
        elif isinstance(first, Weekday):
            start = first.resolve(anchor_of(end), future=False)
        else:
            start = first.resolve(anchor, future=future)
        if start is None:
            return None
        start, end = _first_end(start), _last_end(end)
        return f"{start}/{end}" if start[:10].rstrip("~") <= end[:10].rstrip("~") else None


@frozen
class Open:
    """From another expression on, or up to it: "since 2015", "until Friday".

    Attributes:
        bound: The other expression.
        since: Whether it starts there, not ends.
    """

    bound: Expression
    since: bool

    def resolve(self, anchor: Anchor | None, *, future: bool) -> str | None:
        """A half-open interval. See :class:`Expression`."""
        text = self.bound.resolve(anchor, future=future)
        if text is None:
            return None
        return f"{_first_end(text)}/.." if self.since else f"../{_last_end(text)}"


def _first_end(text: str) -> str:
    return text.partition("/")[0].replace("X", "0")


def _last_end(text: str) -> str:
    return text.rpartition("/")[2].replace("X", "9")
