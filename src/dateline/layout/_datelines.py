"""Datelines: the place, and often the day and the agency, with which a story begins."""

import re

import attrs

from dateline.layout._agencies import is_agency
from dateline.layout._dates import DATE, DAY_OR_MONTH, PrintedDate, date_of

__all__ = ["Dateline", "read_dateline"]

_LONGEST = 160

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:[.'’ʻ-]{_LETTER}+)*\.?"
_PLACE = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
_AGENCY = r"\(\s?(?P<agency>[^()\n]{2,40}?)\s?\)|/(?P<slashed>[^/\n]{2,20})/\.?"
_DASH = (
    r"(?P<dash>\s{0,2}(?:[—–―]|--)\s{0,2}|\s{0,2}[-_]\s{1,2}|(?<=\))\s{0,2}[-_:]\s{0,2}|:\s{1,2})"
)

_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:\s?/\s?(?P<second>{_PLACE}(?:\s?/\s?{_PLACE}){{0,2}}))?"
    rf"(?:,\s{{1,2}}(?!{DAY_OR_MONTH})(?P<region>{_PLACE}))?"
    rf"(?:,\s{{1,2}}(?P<date>{DATE})(?:,\s{{1,2}}(?P<bare>{_WORD}(?:\s{_WORD})?))?[.,]?)?"
    rf"(?:\s{{0,2}}(?:{_AGENCY}))?"
    rf"(?:{_DASH}|(?P<end>\s{{1,2}}|$))",
    re.IGNORECASE,
)
# "May 3 (Reuters) - ", "(CNN) — ": no place at all.
_PLACELESS = re.compile(
    rf"(?:(?P<date>{DATE})[.,]?\s{{1,2}})?\(\s?(?P<agency>[^()\n]{{2,40}}?)\s?\)"
    r"\s{0,2}(?:[—–―_-]|--)\s{0,2}",
    re.IGNORECASE,
)
# "Washington CNN — ", "Amman, Jordan – CNN — ": an agency without parentheses.
_BARE_AGENCY = re.compile(
    rf"(?:(?P<place>{_PLACE})(?:,\s{{1,2}}(?!{DAY_OR_MONTH})(?P<region>{_PLACE}))?"
    r"(?:\s{0,2}[—–―-]\s{1,2}|\s{1,2}))?"
    rf"(?P<agency>(?-i:[A-Z][\w/-]{{1,11}}))\s{{0,2}}(?:[—–―]|--)\s{{0,2}}",
    re.IGNORECASE,
)

# Words with which a line may begin as with a place, and that are none.
_WORDS = """
    advertisement alert analysis breaking bulletin comment commentary correction corrects dateline
    developing editorial eu exclusive explainer factbox feature file flash focus highlights isis
    insight interview isil just_in live media_note more nato news note opinion photo photos profile
    q&a read related reuters review scoop source special_report summary timeline topic topline uae
    uk un update updated urgent us usa video views watch what_we_know world write by published
    question answer q a i moderator host who what when where why how text transcript
"""
_NO_PLACES = frozenset(_WORDS.split())
# A ship is not aboard "Uss" anything.
_ABBREVIATIONS = frozenset(
    ("DC", "HMAS", "HMCS", "HMS", "INS", "UAE", "UK", "UN", "US", "USA", "USNS", "USS")
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]{0,2}(?:\s|$)")
_SMALL_WORDS = frozenset(
    ("and", "aux", "da", "de", "del", "des", "di", "do", "du", "en", "la", "le", "of", "on", "sur",
     "the", "upon")
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Dateline:
    """With what a story begins.

    Attributes:
        end: How many characters it takes, dash included.
        place: The place's name; of several, the first. None where only an agency is named.
        region: What stands behind the place, such as its country.
        date: The day, often without its year.
        agency: The agency, as written.
    """

    end: int
    place: str | None = None
    region: str | None = None
    date: PrintedDate | None = None
    agency: str | None = None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph.

    Args:
        paragraph: The paragraph, or its beginning, without white space before it.

    Returns:
        The dateline; None if it has none.
    """
    head = paragraph[:_LONGEST]
    unusual = _without_place(head) or _with_bare_agency(paragraph)
    if unusual is not None:
        return unusual
    match = _DATELINE.match(head)
    if match is None:
        return None
    region, agency = match["region"], match["agency"] or match["slashed"] or match["bare"]
    if region and agency is None and is_agency(region):
        region, agency = None, region
    date = date_of(match) if match["date"] else None
    if not _is_credible(match, agency, date, paragraph):
        return None
    return Dateline(
        end=match.end(),
        place=_as_name(match["place"]),
        region=_as_name(region) if region else None,
        date=date,
        agency=agency,
    )


def _without_place(head: str) -> Dateline | None:
    """``May 3 (Reuters) -`` and ``(CNN) —``: an agency, and before it at most the day."""
    match = _PLACELESS.match(head)
    if match is None or not _is_source(match["agency"]):
        return None
    date = date_of(match) if match["date"] else None
    if match["date"] and date is None:
        return None
    return Dateline(end=match.end(), date=date, agency=match["agency"])


def _with_bare_agency(paragraph: str) -> Dateline | None:
    """``Washington CNN —``: the agency without parentheses, before a dash and a sentence."""
    match = _BARE_AGENCY.match(paragraph[:_LONGEST])
    if match is None or not is_agency(match["agency"]):
        return None
    place, region = match["place"], match["region"]
    if any(_is_no_place(name) or not _is_capitalized(name) for name in (place, region) if name):
        return None
    # A headline may name an agency before a dash, too.
    if not _SENTENCE_END.search(paragraph, match.end()):
        return None
    return Dateline(
        end=match.end(),
        place=_as_name(place) if place else None,
        region=_as_name(region) if region else None,
        agency=match["agency"],
    )


def _is_credible(
    match: "re.Match[str]", agency: str | None, date: PrintedDate | None, paragraph: str
) -> bool:
    place, region = match["place"], match["region"]
    if _is_no_place(place) or len(place.strip(".")) < 2:
        return False
    if region and not _is_capitalized(region):
        return False
    if agency is not None and not (is_agency(agency) if match["bare"] else _is_source(agency)):
        return False
    if match["date"] and date is None:
        return False
    rest = paragraph[match.end() :]
    in_capitals = place == place.upper() and place != place.lower()
    if match["dash"] is None:
        return _ends_without_dash(match, agency, date, rest, in_capitals)
    # What goes on in capitals is a headline or a list, and no story.
    if rest[:80].strip() and not any(letter.islower() for letter in rest[:80]):
        return False
    dash = match["dash"]
    if dash.strip() == ":":
        return in_capitals and len(place.split()) <= 3
    if dash[0] in "-_" and not dash.startswith("--") and agency is None:
        # A hyphen that stands at a word is part of it.
        return False
    if agency is not None or date is not None:
        return _is_capitalized(place)
    if not rest.strip():
        return False
    if in_capitals:
        return True
    # "Baghdad, Iraq – ": a mixed-case place needs its country, or it might be any phrase.
    return bool(region) and _is_capitalized(place)


def _ends_without_dash(
    match: "re.Match[str]",
    agency: str | None,
    date: PrintedDate | None,
    rest: str,
    in_capitals: bool,
) -> bool:
    if agency is not None and date is not None and not match["bare"]:
        # "New Delhi, Apr 15 (PTI) Text": some agencies have no dash.
        return _is_capitalized(match["place"])
    # A line of its own.
    alone = not rest.strip() and not match["bare"]
    return alone and date is not None and (in_capitals or date.year is not None)


def _is_source(agency: str) -> bool:
    """What may stand in parentheses behind a place: the name of an agency or a newspaper."""
    words = agency.split()
    return is_agency(agency) or (
        len(words) <= 4 and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    )


def _is_no_place(words: str) -> bool:
    return "_".join(words.casefold().split()) in _NO_PLACES


def _is_capitalized(place: str) -> bool:
    return all(not word[0].islower() or word in _SMALL_WORDS for word in place.split())


def _as_name(printed: str) -> str:
    """The name of a place that is printed in capitals, as it is written else."""
    printed = " ".join(printed.split())
    if printed != printed.upper() or len(printed) < 4:
        return printed
    words = printed.split()
    return " ".join(
        word.lower() if number and word.lower() in _SMALL_WORDS else _capitalized(word)
        for number, word in enumerate(words)
    )


def _capitalized(word: str) -> str:
    if word in _ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+", word):
        return word
    parts = re.split("([-'’ʻ])", word)
    for number in range(0, len(parts), 2):
        # "N'Djamena" and "Al-Tanf", but "Sana'a".
        small = number and parts[number - 1] != "-" and len(parts[number - 2]) > 1
        parts[number] = parts[number].lower() if small else parts[number].capitalize()
    return "".join(parts)
