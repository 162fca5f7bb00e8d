"""Numbers in English news text: how many, as uncertain as the text leaves it.

A number is found with the words that qualify it ("at least", "about") and gets a kind, so that
counts can be told from percentages, money, measures, ages, times, numbers of order and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from dateline.capture.dates import DateMention, find_dates
from dateline.capture.number_words import MULTIPLIERS, ROUND_WORDS, SMALL, TENS, VAGUE, value_of
from dateline.capture.quantity_words import (
    ABOUT_AFTER,
    APPROXIMATE,
    AT_LEAST,
    AT_LEAST_AFTER,
    AT_MOST,
    AT_MOST_AFTER,
    FRACTIONS,
    HARM,
    LABELS,
    MEASURES,
    MONEY,
    ORDINALS,
    SIGNS_OF_MONEY,
)
from dateline.model import Quantity

__all__ = ["QuantityMention", "find_quantities"]

_LARGEST = 10**15
_LONGEST_QUALIFIER = 32
_MOST_WORDS = 12


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


_S = r"\s{1,3}"
_MULTIPLIER = (
    rf"(?:(?:{_S}|-)(?P<multiplier>{_either(MULTIPLIERS)}|{_either(ROUND_WORDS)})s?(?!\w))"
)
_DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?![0-9])"
    rf"|[0-9]{{1,16}}(?![0-9]))(?:\.(?P<fraction>[0-9]{{1,9}})(?![0-9]))?(?ai:{_MULTIPLIER})?"
)
_LONG = re.compile(r"[0-9][0-9.,:/]*")
_WORD = re.compile(
    rf"(?ai:an?|and|{_either(MULTIPLIERS)}|{_either(ROUND_WORDS)}|{_either(TENS)}|{_either(SMALL)})(?!\w)"
)
_GAP = re.compile(rf"{_S}|-")
_VAGUE = re.compile(
    rf"(?ai:(?P<tens>tens|dozens|hundreds|scores){_S}of{_S}(?P<thousands>thousands|millions|billions)"
    rf"|(?P<several>(?:several|a{_S}few|a{_S}couple(?:{_S}of)?)){_S}"
    rf"(?P<multiplier>{_either(MULTIPLIERS)}|{_either(ROUND_WORDS)})"
    rf"|half(?:-|{_S})(?:a(?:-|{_S}))?(?P<half>million|billion|dozen)"
    rf"|(?P<vague>{_either(VAGUE)}))(?!\w)"
)
_NOTHING = re.compile(
    rf"(?ai:no{_S}one{_S}(?:was|has{_S}been){_S}(?:killed|hurt|injured|wounded|harmed)"
    rf"|(?:none|nobody){_S}(?:was|were|has{_S}been|have{_S}been){_S}(?:killed|hurt|injured|wounded|harmed)"
    rf"|no(?={_S}(?:\w{{2,14}}{_S}){{0,2}}(?:{_either(HARM)})(?!\w)))"
)
_ORDINAL = re.compile(
    rf"(?ai:(?:(?P<ten>{_either(TENS)})-)?(?P<word>{_either(ORDINALS)})|(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th))(?!\w)"
)
_TRIGGER = re.compile(
    rf"[0-9]|(?ai:{_either(TENS)}|{_either(SMALL)}|{_either(VAGUE)}|{_either(ORDINALS)}|tens|several|both|half"
    rf"|no|none|nobody|an?(?={_S}(?:{_either(MULTIPLIERS)}|{_either(ROUND_WORDS)}|few|couple)(?!\w)))(?!\w)"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?ai:(?P<least>{_either(AT_LEAST)})|(?P<most>{_either(AT_MOST)})"
    rf"|(?P<about>{_either(APPROXIMATE)}))(?:{_S}(?:the{_S})?)\Z|(?P<sign>~)\s?\Z"
)
_AFTER = re.compile(
    rf"(?ai:(?:{_S})?(?:(?P<least>{_either(AT_LEAST_AFTER)})|(?P<most>{_either(AT_MOST_AFTER)})"
    rf"|(?P<about>{_either(ABOUT_AFTER)}))(?!\w))"
)
_BETWEEN = re.compile(rf"(?<!\w)(?ai:between){_S}(?:(?ai:about|some|roughly){_S})?\Z")
_FROM = re.compile(rf"(?<!\w)(?ai:from){_S}\Z")
_RANGE = re.compile(rf"(?:\s?[-–—]\s?|{_S}(?P<word>to|and|or){_S})\Z")
_CLOCK = re.compile(
    rf"(?ai:[:.][0-5][0-9](?::[0-5][0-9])?(?:{_S}?[ap]\.?m\b\.?)?|{_S}?[ap]\.?m(?!\w)\.?"
    rf"|(?:{_S}|-)(?:hours{_S})?(?:UTC|GMT|local{_S}time|o['’]clock|hrs)(?!\w))"
)
_AGE = re.compile(
    rf"(?ai:(?:-|{_S})years?(?:-|{_S})olds?(?!\w)|(?:-|{_S})years?{_S}of{_S}age(?!\w))"
)
_AGE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?ai:aged?|age{_S}of|ages|turned){_S}|[A-Z][\w’'-]{{1,20}},{_S})\Z"
)
_PERCENT = re.compile(rf"\s?%|(?ai:(?:-|{_S})(?:percent|per{_S}cent|percentage|pct)(?!\w))")
_NEXT = re.compile(r"(?P<gap>\s{1,3}|-|)(?P<word>[^\W\d_]{1,20}(?:['’]clock)?)")
_LABEL = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{1,20})\.?(?:\s{1,3}(?:No\.|[Nn]umber)?\s?|-)\Z")


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
    triggers = _TRIGGER.finditer(text, start, end)
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
                run = _LONG.match(text, at, limit)
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
    kind: str = "count"


def _number(text: str, floor: int, at: int, limit: int) -> QuantityMention | None:
    if at > floor and (text[at - 1].isalnum() or text[at - 1] in "_'’"):
        return None
    bare = _bare(text, at, limit)
    if bare is None:
        return None
    kind, end = _kind(text, floor, at, limit, bare)
    low, best, high, about = bare.low, bare.best, None, bare.approximate
    number = best if best is not None else low
    start = at
    before = _before(_BEFORE, text, floor, at)
    after = _AFTER.match(text, end, limit)
    if before is not None:
        start = max(floor, at - _LONGEST_QUALIFIER) + before.start()
        least, most, hedged = before["least"], before["most"], before["about"] or before["sign"]
    elif after is not None:
        end = after.end()
        least, most, hedged = after["least"], after["most"], after["about"]
    else:
        least = most = hedged = None
    if least:
        low, best = number, None
    elif most:
        low, best, high = None, number, number
    elif hedged:
        about = True
    quantity = None
    if number is not None and number < _LARGEST:
        quantity = Quantity(low=low, best=best, high=high, approximate=about)
    return QuantityMention(start, end, quantity, kind, at)


def _before(pattern: re.Pattern[str], text: str, floor: int, at: int) -> re.Match[str] | None:
    return pattern.search(text[max(floor, at - _LONGEST_QUALIFIER) : at])


def _bare(text: str, at: int, limit: int) -> _Bare | None:
    ordinal = _ORDINAL.match(text, at, limit)
    if ordinal is not None:
        value = int(ordinal["digits"] or 0) or (
            TENS.get((ordinal["ten"] or "").lower(), 0)
            + ORDINALS[(ordinal["word"] or "first").lower()]
        )
        return _Bare(ordinal.end(), None, value, kind="ordinal")
    if text[at].isdigit():
        return _digits(text, at, limit)
    vague = _VAGUE.match(text, at, limit)
    if vague is not None:
        return _vague(vague)
    if text[at : at + 4].lower() == "both":
        return _Bare(at + 4, None, 2)
    nothing = _NOTHING.match(text, at, limit)
    if nothing is not None:
        word = re.match(r"\w+(?:\s{1,3}one)?", nothing[0])
        assert word is not None
        return _Bare(at + word.end(), None, 0)
    return _words(text, at, limit)


def _digits(text: str, at: int, limit: int) -> _Bare | None:
    match = _DIGITS.match(text, at, limit)
    if match is None:
        return None
    fraction, multiplier = match["fraction"] or "", (match["multiplier"] or "").lower()
    scale = MULTIPLIERS.get(multiplier) or ROUND_WORDS.get(multiplier) or 1
    digits = "".join(mark for mark in match["whole"] if mark.isdigit()) + fraction
    value, rest = divmod(int(digits) * scale, 10 ** len(fraction))
    whole = None if rest else value
    return _Bare(match.end(), None, whole, kind="count" if whole is not None else "measure")


def _vague(match: re.Match[str]) -> _Bare:
    words = {name: (word or "").lower() for name, word in match.groupdict().items()}
    if words["tens"]:
        tens = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100}[words["tens"]]
        return _Bare(match.end(), 2 * VAGUE[words["thousands"]] * tens // 2, None, True)
    if words["several"]:
        word = words["multiplier"]
        return _Bare(match.end(), 2 * (MULTIPLIERS.get(word) or ROUND_WORDS[word]), None, True)
    if words["half"]:
        word = words["half"]
        return _Bare(match.end(), None, (MULTIPLIERS.get(word) or ROUND_WORDS[word]) // 2)
    return _Bare(match.end(), VAGUE[words["vague"]], None, True)


def _words(text: str, at: int, limit: int) -> _Bare | None:
    words: list[str] = []
    best: _Bare | None = None
    position = at
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, position, limit)
        if match is None:
            break
        words.append(match[0].lower())
        value = value_of(words)
        if value is not None and words[-1] != "and" and words != ["a"] and words != ["an"]:
            best = _Bare(match.end(), None, value)
        elif words[-1] not in ("and", "a", "an"):
            break
        gap = _GAP.match(text, match.end(), limit)
        if gap is None:
            break
        position = gap.end()
    return best


def _kind(text: str, floor: int, at: int, limit: int, bare: _Bare) -> tuple[str, int]:
    """What the words around a number make of it, and where it ends with them."""
    end = bare.end
    if bare.kind == "ordinal":
        return "ordinal", end
    previous = text[at - 1] if at > floor else " "
    if previous in SIGNS_OF_MONEY:
        return "money", end
    digit = text[at].isdigit()
    for pattern, kind in ((_PERCENT, "percent"), (_AGE, "age")):
        match = pattern.match(text, end, limit)
        if match is not None:
            return kind, match.end()
    if digit:
        clock = _CLOCK.match(text, end, limit)
        if clock is not None:
            return "time", clock.end()
        if previous in "/:#+" or (text[end : end + 1] in ("/", ":") and end < limit):
            long = _LONG.match(text, end, limit) if text[end + 1 : end + 2].isdigit() else None
            return "fraction" if previous == "/" or long else "label", end
    if (bare.best or bare.low or 0) < 120 and _is_age(text, floor, at, end):
        return "age", end
    following = _NEXT.match(text, end, limit)
    if following is not None:
        word, gap = following["word"].lower(), following["gap"]
        if gap == "-" and word in FRACTIONS and not digit:
            return "fraction", following.end()
        if gap or digit:
            if word in MEASURES and (gap or word != "s"):
                return "measure", end
            if word in MONEY:
                return "money", end
        if gap == "-" and word not in ("strong", "plus", "odd", "to", "and", "or"):
            return "compound", end
        if not gap and digit:
            return ("money" if word in ("bn", "k") else "label"), following.end()
    if digit:
        label = _before(_LABEL, text, floor, at)
        if label is not None and (label["word"].lower() in LABELS or label[0].endswith("-")):
            if not (label[0].endswith("-") and label["word"].lower() in SMALL):
                return "label", end
    return bare.kind, end


def _is_age(text: str, floor: int, at: int, end: int) -> bool:
    before = _before(_AGE_BEFORE, text, floor, at)
    if before is None:
        return False
    return not before[0].rstrip().endswith(",") or text[end : end + 1] in (",", ")")


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
    match = _RANGE.match(gap) if 0 < len(gap) <= 9 and last.start == last.number_start else None
    if match is None or ("count" not in (first.kind, last.kind) and first.kind != last.kind):
        return None
    one, two = first.quantity, last.quantity
    if one is None or two is None or one.best is None or two.best is None:
        return None
    opening = _before(_BETWEEN, text, start, first.number_start)
    word = match["word"] or "to"
    if (word.lower() == "and") != (opening is not None):
        return None
    if word == "to" and _before(_FROM, text, start, first.start) is not None:
        return None
    low, high = one.best, two.best
    if high >= 1000 > low and high % 1000 == 0 and low < high // 1000 and _scaled(text, last):
        scale = next(s for s in (10**9, 10**6, 10**3) if high % s == 0)
        low *= scale
    if low >= high or first.kind in ("ordinal", "label", "time"):
        return None
    about = one.approximate or two.approximate
    begin = first.start
    if opening is not None:
        begin = max(start, first.number_start - _LONGEST_QUALIFIER) + opening.start()
    return evolve(
        last,
        start=begin,
        quantity=Quantity(low=low, high=high, approximate=about),
        number_start=first.number_start,
    )


def _scaled(text: str, mention: QuantityMention) -> bool:
    written = text[mention.number_start : mention.end].lower()
    return any(word in written for word in MULTIPLIERS)
