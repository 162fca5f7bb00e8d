"""Names, dates, places and counts in the words of a sentence."""

import re
from collections.abc import Sequence

from dateline.capture.summaries.wording import Wording
from dateline.model import Actor, Place, Quantity

__all__ = ["are", "capital", "count_words", "joined", "spoken_name", "when", "where"]

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)([~?]?)\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)([~?]?)\Z")
_YEAR = re.compile(r"(\d{4})([~?]?)\Z")
# Names that want "the" before them, by their first or their last word.
_FIRST = frozenset(["united", "european", "republic", "democratic", "international", "global"])
_LAST = frozenset(
    ["sea", "gulf", "strait", "ocean", "river", "peninsula", "sahel", "east", "bank", "strip",
     "zone", "islands", "canal", "house", "kremlin", "pentagon", "netherlands", "philippines",
     "government", "council", "army", "navy", "forces", "taliban", "nations", "union", "police",
     "military", "opposition", "parliament", "ministry", "states", "emirates", "coalition", "g7",
     "g20", "nato secretary", "group", "committee", "commission", "agency", "border", "coast",
     "caucasus", "balkans", "vatican", "delta", "desert", "assembly", "organization"]
)  # fmt: skip
_PLURALS = frozenset(
    ["personnel", "police", "people", "aircraft", "artillery", "infantry", "troops"]
)
# How to say that what moves, or is, goes or stays near a place.
_NEAR = {"": "near", "to": "near"}
_INITIALS = re.compile(r"(?:US|UN|UK|EU|NATO|UAE|USS|U\.S\.)\b")


def capital(text: str) -> str:
    """A text with a capital letter at its start.

    Args:
        text: The text.
    """
    return text[:1].upper() + text[1:]


def spoken_name(actor: Actor) -> str:
    """A name as a sentence has it, with "the" where it wants one.

    Args:
        actor: The actor.
    """
    if actor.kind == "person":
        return actor.name
    named = _with_article(actor.name)
    common = named[:1].islower() and not named.startswith(("the ", "a ", "an "))
    singular = bool(named) and not named.endswith(("s", "men", "people", "children", "personnel"))
    return f"the {named}" if common and singular else named


def _with_article(name: str) -> str:
    parts = name.lower().split()
    if not parts or parts[0] in ("the", "a", "an") or "'s" in name or "’s" in name:
        return name
    plural = parts[-1].endswith("s") and name.split()[-1].islower()
    if plural or (_INITIALS.match(name) and parts[-1] in ("forces", "military")):
        return name
    if parts[0] in _FIRST or parts[-1] in _LAST:
        return f"the {name}"
    return name


def joined(names: Sequence[str]) -> str:
    """Names in a row, with "and" before the last.

    Args:
        names: The names.
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def are(name: str, present: bool = True) -> str:
    """The form of "to be" that goes with a name.

    Args:
        name: The name.
        present: Whether it is now, and not before.
    """
    last = name.split()[-1].lower() if name.split() else ""
    many = last in _PLURALS or (last.endswith("s") and not last.endswith("ss"))
    if present:
        return "are" if many else "is"
    return "were" if many else "was"


def when(date: str | None) -> str:
    """A date in words, with its preposition; what is no day, month or year as it is written.

    Args:
        date: EDTF, or None.

    Returns:
        Such as ``on 5 October 2024``; nothing for None.
    """
    if not date:
        return ""
    first, interval, last = date.partition("/")
    if interval:
        begin, end = _date_words(first), _date_words(last)
        if begin and end and begin.split()[1:] == end.split()[1:] and begin != end:
            begin = begin.split()[0] if _DAY.match(first) else begin
        if begin and end:
            return f"between {begin} and {end}"
        return f"since {begin}" if begin else f"until {end}" if end else f"({date})"
    words = _date_words(date)
    if not words:
        return f"({date})"
    if date.endswith(("~", "?")):
        return f"around {words}"
    return f"on {words}" if _DAY.match(date) else f"in {words}"


def _date_words(date: str) -> str:
    day, month, year = _DAY.match(date), _MONTH.match(date), _YEAR.match(date)
    if day is not None and 1 <= int(day[2]) <= 12:
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}"
    if month is not None and 1 <= int(month[2]) <= 12:
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}"
    return year[1] if year is not None else ""


def where(places: Sequence[Place], wording: Wording, preposition: str = "") -> str:
    """Places in words, with a preposition.

    Args:
        places: The places.
        wording: How the article words them.
        preposition: That of a movement, such as "to"; nothing for "in" or "at".
    """
    said: list[str] = []
    listed = ""
    for number, place in enumerate(places):
        usual = "at" if place.precision == "site" else "in"
        near = wording.relation(place)
        own = _NEAR.get(preposition, f"{preposition} near") if near == "near" else near
        own = (own if near == "near" or not preposition else "") or preposition or usual
        name = _with_article(place.name)
        if number and wording.is_around(places[number - 1], place):
            said[-1] += f" {usual} {name}"
        else:
            said.append(name if own == listed else f"{own} {name}")
            listed = own
    return joined(said)


def count_words(quantity: Quantity | None) -> str:
    """A count in words.

    Args:
        quantity: The count, or None.
    """
    if quantity is None:
        return ""
    about = "about " if quantity.approximate else ""
    if quantity.best is not None:
        return f"{about}{quantity.best:,}"
    if quantity.low is not None and quantity.high is not None:
        return f"{about}{quantity.low:,} to {quantity.high:,}"
    if quantity.low is not None:
        return f"at least {quantity.low:,}"
    return f"at most {quantity.high:,}" if quantity.high is not None else ""
