"""Numbers in English news text: how many, as uncertain as the text leaves it.

A number is found with the words that qualify it ("at least", "about") and gets a kind, so that
counts can be told from percentages, money, measures, ages, times, numbers of order and names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from dateline.capture.dates.finding import DateMention, find_dates
from dateline.capture.quantities import patterns
from dateline.capture.quantities.kinds import NumberSite, kind_of
from dateline.capture.quantities.number_words import MULTIPLIERS, ROUND_WORDS, TENS, VAGUE, value_of
from dateline.capture.quantities.words import ORDINALS
from dateline.model import Quantity

__all__ = ["QuantityMention", "find_quantities"]

_NO = re.compile(r"(?<!\w)[Nn]o[- ]\Z")

_LARGEST = 10**15
_MOST_WORDS = 12
_LONGEST_JOINT = 9
_NO_RANGES = frozenset(("ordinal", "label", "time"))
_SCALES = {**MULTIPLIERS, **ROUND_WORDS}


@frozen
class QuantityMention:
    """A number in a text.

    Attributes:
        start: Where it starts, with the words that qualify it, in code points of the text.
        end: Where it ends, half-open.
        quantity: The number; None where it is not a whole one, or too large to be a count.
        kind: count, percent, money, measure, age, time, ordinal, fraction, compound (two-state) or
            label (Flight 302).
        number_start: Where the number itself starts.
    """

    start: int
    end: int
    quantity: Quantity | None
    kind: str
    number_start: int


def find_quantities(
    text: str, start: int, end: int, dates: Sequence[DateMention] | None = None
) -> tuple[QuantityMention, ...]:
    """Find the numbers in one sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts, in code points.
        end: Where it ends, half-open.
        dates: The expressions of time in the sentence, whose numbers are left out; None to find
            them here.

    Returns:
        The numbers in the order of the text; no two overlap.
    """
    triggers = patterns.TRIGGER.finditer(text, start, end)
    first = next(triggers, None)
    if first is None:
        return ()
    if dates is None:
        dates = find_dates(text, start, end, None)
    taken = [(date.start, date.end) for date in dates]
    taken.append((end, end))
    found: list[QuantityMention] = []
    position = start
    at_date = 0
    trigger: re.Match[str] | None = first
    while trigger is not None:
        at = trigger.start()
        while taken[at_date][1] <= at and at_date < len(taken) - 1:
            position = max(position, taken[at_date][1])
            at_date += 1
        if at >= position and at < taken[at_date][0]:
            limit = taken[at_date][0]
            one = _number(text, position, at, limit)
            if one is not None:
                found.append(one)
                position = one.end
            elif text[at].isdigit():
                run = patterns.LONG.match(text, at, limit)
                position = run.end() if run is not None else at + 1
        trigger = next(triggers, None)
    return tuple(_ranges(text, start, found))


@frozen
class _Bare:
    """A number without the words around it."""

    end: int
    low: int | None
    best: int | None
    approximate: bool = False
    ordinal: bool = False


def _number(text: str, floor: int, at: int, limit: int) -> QuantityMention | None:
    if at > floor and (text[at - 1].isalnum() or text[at - 1] in "_'\u2019"):
        return None
    bare = _bare(text, at, limit)
    if bare is None:
        return None
    number = bare.best if bare.best is not None else bare.low
    if text[at : bare.end].lower() == "one" and _NO.search(text, max(floor, at - 4), at):
        return None  # "no one"
    site = NumberSite(text, floor, at, bare.end, limit)
    kind, end = ("ordinal", bare.end) if bare.ordinal else kind_of(site, number)
    if number is None and kind == "count":
        kind = "measure"
    return _qualified(evolve(site, end=end), bare, kind)


def _qualified(site: NumberSite, bare: _Bare, kind: str) -> QuantityMention:
    """The number with what qualifies it, in front or behind."""
    start, end = site.start, site.end
    match = site.before(patterns.BEFORE)
    if match is not None:
        start = site.before_start + match.start()
    else:
        match = site.after(patterns.AFTER)
        end = match.end() if match is not None else end
    quantity = None
    number = bare.best if bare.best is not None else bare.low
    if number is not None and number < _LARGEST:
        if match is not None and match["least"]:
            quantity = Quantity(low=number, approximate=bare.approximate)
        elif match is not None and match["most"]:
            quantity = Quantity(best=number, high=number, approximate=bare.approximate)
        else:
            about = bare.approximate or match is not None
            quantity = Quantity(low=bare.low, best=bare.best, approximate=about)
    return QuantityMention(start, end, quantity, kind, site.start)


def _bare(text: str, at: int, limit: int) -> _Bare | None:
    ordinal = patterns.ORDINAL.match(text, at, limit)
    if ordinal is not None:
        ten, word = (ordinal["ten"] or "").lower(), (ordinal["word"] or "").lower()
        value = int(ordinal["digits"] or 0) + TENS.get(ten, 0) + ORDINALS.get(word, 0)
        return _Bare(ordinal.end(), None, value, ordinal=True)
    if text[at].isdigit():
        return _digits(text, at, limit)
    vague = patterns.VAGUE_NUMBER.match(text, at, limit)
    if vague is not None:
        return _vague(vague)
    if text[at : at + 4].lower() == "both":
        return _Bare(at + 4, None, 2)
    nothing = patterns.NOTHING.match(text, at, limit)
    if nothing is not None:
        return _Bare(nothing.end(), None, 0)
    return _words(text, at, limit)


def _digits(text: str, at: int, limit: int) -> _Bare | None:
    match = patterns.DIGITS.match(text, at, limit)
    if match is None:
        return None
    fraction, multiplier = match["fraction"] or "", (match["multiplier"] or "").lower()
    digits = "".join(mark for mark in match["whole"] if mark.isdigit()) + fraction
    value, rest = divmod(int(digits) * _SCALES.get(multiplier, 1), 10 ** len(fraction))
    return _Bare(match.end(), None, None if rest else value)


def _vague(match: re.Match[str]) -> _Bare:
    words = {name: (word or "").lower() for name, word in match.groupdict().items()}
    if words["tens"]:
        tens = VAGUE.get(words["tens"], 20) // 2
        return _Bare(match.end(), VAGUE[words["thousands"]] * tens, None, approximate=True)
    if words["multiplier"]:
        return _Bare(match.end(), 2 * _SCALES[words["multiplier"]], None, approximate=True)
    if words["half"]:
        return _Bare(match.end(), None, _SCALES[words["half"]] // 2)
    return _Bare(match.end(), VAGUE[words["vague"]], None, approximate=True)


def _words(text: str, at: int, limit: int) -> _Bare | None:
    words: list[str] = []
    best: _Bare | None = None
    position = at
    while len(words) < _MOST_WORDS:
        match = patterns.WORD.match(text, position, limit)
        if match is None:
            break
        words.append(match[0].lower())
        value = value_of(words)
        if value is not None and words[-1] != "and" and words != ["a"] and words != ["an"]:
            best = _Bare(match.end(), None, value)
        elif words[-1] not in ("and", "a", "an"):
            break
        gap = patterns.GAP.match(text, match.end(), limit)
        if gap is None:
            break
        position = gap.end()
    half = patterns.AND_A_HALF.match(text, best.end, limit) if best is not None else None
    if best is not None and half is not None:
        value = (2 * (best.best or 0) + 1) * MULTIPLIERS[half["multiplier"].lower()] // 2
        return _Bare(half.end(), None, value)
    return best


def _ranges(text: str, start: int, found: list[QuantityMention]) -> list[QuantityMention]:
    """Joins "10 to 20", "two or three" and "between 10 and 20" to one number each."""
    joined = found[:1]
    for later in found[1:]:
        joint = _joint(text, start, joined[-1], later)
        if joint is None:
            joined.append(later)
        else:
            joined[-1] = joint
    return joined


def _joint(
    text: str, start: int, first: QuantityMention, last: QuantityMention
) -> QuantityMention | None:
    gap = text[first.end : last.start]
    match = patterns.RANGE.match(gap) if 0 < len(gap) <= _LONGEST_JOINT else None
    if match is None or last.start != last.number_start or first.kind not in ("count", last.kind):
        return None
    if first.quantity is None or last.quantity is None or first.kind in _NO_RANGES:
        return None
    low, high = first.quantity.best, last.quantity.best
    site = NumberSite(text, start, first.number_start, first.end, last.end)
    opening = site.before(patterns.BETWEEN)
    word = (match["word"] or "to").lower()
    changes = word == "to" and site.before(patterns.FROM) is not None
    if low is None or high is None or changes or (word == "and") != (opening is not None):
        return None
    if low < _scale(text, last) <= high and _scale(text, first) == 1:
        low *= _scale(text, last)  # "2-3 million"
    if low >= high:
        return None
    about = first.quantity.approximate or last.quantity.approximate
    return QuantityMention(
        start=first.start if opening is None else site.before_start + opening.start(),
        end=last.end,
        quantity=Quantity(low=low, high=high, approximate=about),
        kind=last.kind,
        number_start=first.number_start,
    )


def _scale(text: str, mention: QuantityMention) -> int:
    """The thousand or million that a number is written with, or 1."""
    word = text[mention.number_start : mention.end].lower().split()[-1]
    return MULTIPLIERS.get(word, 1)
