"""What the words around a number make of it: a count, a sum of money, an age, a name."""

from __future__ import annotations

import re

from attrs import frozen

from dateline.capture.quantities import patterns
from dateline.capture.quantities.number_words import SMALL
from dateline.capture.quantities.words import (
    FRACTIONS,
    LABELS,
    MEASURES,
    MONEY,
    SIGNS_OF_MONEY,
)

__all__ = ["LONGEST_BEFORE", "NumberSite", "kind_of"]

LONGEST_BEFORE = 32
"""How many code points in front of a number are looked at."""

_OLDEST = 120
_SHOWN_AFTER = (
    (patterns.PERCENT, "percent"),
    (patterns.AGE, "age"),
    (patterns.CLOCK, "time"),
)
_STILL_COUNTS = frozenset(("strong", "plus", "odd", "to", "and", "or"))
_GLUED_MULTIPLIERS = frozenset(("m", "bn", "k"))


@frozen
class NumberSite:
    """A place in a sentence where a number stands.

    Attributes:
        text: The whole text.
        floor: From where on the sentence is free, in code points.
        start: Where the number starts.
        end: Where it ends.
        limit: Where the sentence, or what is free of it, ends.
    """

    text: str
    floor: int
    start: int
    end: int
    limit: int

    def before(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Search what stands directly in front of the number.

        Args:
            pattern: A compiled pattern that ends with its text.

        Returns:
            The match; its offsets are those of :attr:`before_start` on.
        """
        return pattern.search(self.text[self.before_start : self.start])

    @property
    def before_start(self) -> int:
        """Where the text that :meth:`before` searches starts, in code points."""
        return max(self.floor, self.start - LONGEST_BEFORE)

    def after(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match what follows the number.

        Args:
            pattern: A compiled pattern.

        Returns:
            The match.
        """
        return pattern.match(self.text, self.end, self.limit)


def kind_of(site: NumberSite, value: int | None) -> tuple[str, int]:
    """What the words around a number make of it.

    Args:
        site: Where it stands.
        value: What it is, or None for one that is not whole.

    Returns:
        The kind, as in :class:`~dateline.capture.quantities.QuantityMention`, and where the number
        ends with the words that show it.
    """
    if site.text[site.start - 1 : site.start] in (*SIGNS_OF_MONEY,):
        glued = site.after(patterns.NEXT)
        joined = glued is not None and not glued["gap"] and glued["word"] in _GLUED_MULTIPLIERS
        return "money", glued.end() if glued is not None and joined else site.end
    for pattern, kind in _SHOWN_AFTER:
        match = site.after(pattern)
        if match is not None:
            return kind, match.end()
    digit = site.text[site.start].isdigit()
    marked = _by_marks(site) if digit else None
    if marked is not None:
        return marked
    if value is not None and value < _OLDEST and _is_age(site):
        return "age", site.end
    return _by_next_word(site, digit=digit) or (
        "label" if _is_label(site, digit=digit) else "count",
        site.end,
    )


def _by_marks(site: NumberSite) -> tuple[str, int] | None:
    """The kind that colons, slashes and the like show."""
    mark = site.text[site.end : min(site.end + 1, site.limit)]
    if mark in ("/", ":", "+", ".") and site.text[site.end + 1 : site.end + 2].isdigit():
        long = patterns.LONG.match(site.text, site.end + 1, site.limit)
        end = long.end() if long is not None else site.end
        return ("fraction" if mark == "/" else "label"), end
    if site.start > site.floor and site.text[site.start - 1] in "/:#+.":
        return "label", site.end
    return None


def _is_age(site: NumberSite) -> bool:
    match = site.before(patterns.AGE_BEFORE)
    if match is None:
        return False
    return match["name"] is None or site.text[site.end : site.end + 1] in (",", ")")


def _by_next_word(site: NumberSite, *, digit: bool) -> tuple[str, int] | None:
    match = site.after(patterns.NEXT)
    if match is None:
        return None
    word, gap = match["word"].lower(), match["gap"]
    if gap == "-" and word in FRACTIONS and not digit:
        return "fraction", match.end()
    if word in MEASURES and (gap or digit) and (gap or word != "m"):
        return "measure", site.end
    if word in MONEY and gap:
        return "money", site.end
    if gap == "-" and word not in _STILL_COUNTS and word not in SMALL:
        return "compound", site.end
    if not gap and digit:
        return "label", match.end()
    return None


def _is_label(site: NumberSite, *, digit: bool) -> bool:
    match = site.before(patterns.LABEL)
    if match is None:
        return False
    word = match["word"]
    if match["joined"]:
        return digit and word.lower() not in SMALL
    if " of" in match[0]:
        return word in ("Group", "Big") and (digit or site.text[site.start].isupper())
    if digit:
        return word.lower() in LABELS
    return word.lower() in LABELS and word[0].isupper() and site.text[site.start].isupper()
