"""Text for Markdown: data made harmless, and dates and numbers in words."""

import re
from collections.abc import Sequence

from dateline.model import Quantity

__all__ = [
    "SUBSTITUTE",
    "after",
    "date_words",
    "escaped",
    "in_brackets",
    "link",
    "listed",
    "name_words",
    "plain",
    "quantity_words",
    "sentence",
    "stands_in",
    "table",
]

#: Stands for a control character until the whole brief is there, so that they can be counted: of
#: data, no control character is left, and not this one either (SUB, ECMA-48 §8.3.148).
SUBSTITUTE = "\x1a"

# And those that would turn the order of what stands around the data (Unicode TR 9, §2).
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# What means something to CommonMark or GFM, each in the narrowest form that is still sure, so that
# prose stays readable. Every alternative ends in the character that gets the backslash.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>~|]"  # code, emphasis, links, HTML, quotes, strikethrough, cells
    r"|(?<![^\s#])#"  # headings, and the closing hashes of one
    r"|&(?=#?[0-9A-Za-z]+(?:;|\Z))"  # entities
    r"|/(?=/)"  # http://, and // alone
    r"|(?<=\S)@(?=\S)"  # e-mail addresses
    # Host names; neither 2.5 nor U.S. nor a.m. is one.
    r"|(?<=[^\s.])(?<![0-9](?=\.[0-9]))(?<!\b[A-Za-z](?=\.[A-Za-z]\b))\.(?=[^\s.,;:!?'\")\u201d\u2019])"
    r"|\A[-+=](?!\w)"  # lists, rules, underlines of headings
)
_NUMBER_OF_LIST = re.compile(r"[0-9]+(?=[.)](?:\s|\Z))")

# Neither user names (https://bank.example@elsewhere.example) nor anything outside ASCII, and no
# semicolon, which would end an entity.
_PLAIN_URL = re.compile(
    r"https?://[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?(?::[0-9]{1,5})?"
    r"(?:[/?#][0-9A-Za-z._~:/?#@!$&'()*+,=%-]*)?",
    re.IGNORECASE,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUALIFIERS = {"?": "possibly ", "~": "about ", "%": "possibly about "}


def plain(text: str) -> str:
    """Text on one line.

    Args:
        text: Any text.

    Returns:
        The text with each run of white space as one space, none at the ends, and ``SUBSTITUTE``
        for every other control character.
    """
    return _CONTROL.sub(SUBSTITUTE, " ".join(text.split()))


def escaped(text: str) -> str:
    """Data as Markdown that a parser reads as just these words.

    It is safe wherever the exporter puts data: in a paragraph, at the beginning of a list item or
    a block quote, in a heading, in a cell of a table, between the marks of emphasis.

    Args:
        text: Any text.

    Returns:
        One line of Markdown; empty where the text is white space.
    """
    text = plain(text)
    number = _NUMBER_OF_LIST.match(text)
    before = number[0] if number else ""
    rest = _SPECIAL.sub(r"\\\g<0>", text)
    return f"{before}\\{rest[len(before) :]}" if number else rest


def link(url: str) -> str:
    """A URL, as a link where it surely is one.

    Args:
        url: Any text.

    Returns:
        An autolink for an http or https URL in plain characters; else escaped text.
    """
    return f"<{url}>" if _PLAIN_URL.fullmatch(url) else escaped(url)


def listed(items: list[str]) -> str:
    """Several things in a sentence.

    Args:
        items: The things, as Markdown.

    Returns:
        Such as ``"A, B and C"``.
    """
    return " and ".join([", ".join(items[:-1]), items[-1]] if items[1:] else items)


def name_words(name: str) -> str:
    """A name in code as words.

    Args:
        name: Such as ``other_side``.

    Returns:
        Such as ``"Other side"``, escaped.
    """
    words = name.replace("_", " ").strip()
    return escaped(words[:1].upper() + words[1:])


def after(words: str, text: str) -> str:
    """Words and a text behind them; nothing where there is no text."""
    return f"{words}{text}" if text else ""


def in_brackets(parts: Sequence[str]) -> str:
    """Parts behind what they explain: ``" (A, B)"``; nothing where there are none."""
    return f" ({', '.join(parts)})" if parts else ""


def sentence(text: str) -> str:
    """Words as a sentence.

    Args:
        text: Markdown.

    Returns:
        The text with a full stop, unless it ends as a sentence does.
    """
    return text if text.endswith((".", "!", "?", "…", '."', ".”")) else f"{text}."


def table(rows: Sequence[dict[str, str]]) -> str:
    """A table without the columns in which nothing stands.

    Args:
        rows: At least one; the cells of each, as Markdown, by their column.

    Returns:
        The table, in the form of GFM.
    """
    columns = [name for name in rows[0] if any(row[name] for row in rows)]
    lines = [columns, ["---"] * len(columns), *([row[name] for name in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def stands_in(words: str, passage: str) -> bool:
    """Whether a passage holds these words, letter for letter.

    Args:
        words: Any text.
        passage: Any text.

    Returns:
        Whether the words stand in the passage as whole words, white space aside; False where
        there are none.
    """
    sought = plain(words)
    return bool(sought) and bool(re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", plain(passage)))


def quantity_words(quantity: Quantity) -> str:
    """A quantity in words.

    Args:
        quantity: How many.

    Returns:
        Such as ``"about 2,500"``, ``"30 to 40"``, ``"at least 12"``, ``"35 (30 to 40)"``.
    """
    low, best, high = (
        None if number is None else f"{number:,}"
        for number in (quantity.low, quantity.best, quantity.high)
    )
    about = "about " if quantity.approximate else ""
    if low and high:
        limits, hedged = f"{low} to {high}", f"{about}{low} to {high}"
    else:
        words, number = ("at least", low) if low else ("at most", high)
        limits, hedged = f"{words} {number}", f"{words} {about}{number}"
    if best is None:
        return hedged
    return f"{about}{best} ({limits})" if low or high else f"{about}{best}"


def date_words(date: str) -> str:
    """A date in words, as far as it goes.

    Args:
        date: An EDTF date of level 0 or 1 (ISO 8601-2:2019).

    Returns:
        Such as ``"15 April 2024"``, ``"about April 2024"``, ``"from 2014 on"``.
    """
    start, slash, end = date.partition("/")
    if not slash:
        return _day_words(date)
    first = _day_words(start) if start.strip(".") else ""
    last = _day_words(end) if end.strip(".") else ""
    if first and last:
        return f"{first} to {last}"
    if first:
        return f"from {first} on" if end else f"from {first}, end unknown"
    if last:
        return f"until {last}" if start else f"until {last}, start unknown"
    return "without a known start or end"


def _day_words(date: str) -> str:
    if date.startswith("Y"):
        return _year_words(date[1:])
    day, _, time = date.partition("T")
    core = day.rstrip("?~%")
    before = _QUALIFIERS.get(day[len(core) :], "")
    digits, *rest = core.removeprefix("-").split("-")
    sign = "-" if core.startswith("-") else ""
    if "X" in digits:
        # There is no year -0000, so that -000X ends in -0001.
        least = max(int(digits.replace("X", "0")), len(sign))
        years = [_year_words(f"{sign}{least:04}"), _year_words(sign + digits.replace("X", "9"))]
        return "some time from " + " to ".join(reversed(years) if sign else years)
    year = _year_words(sign + digits)
    if not rest:
        return before + year
    if rest[0] == "XX":
        return f"{before}a {'day' if rest[1:] else 'month'} in {year}"
    month = f"{_SEASONS.get(rest[0]) or _MONTHS[int(rest[0]) - 1]} {year}"
    if not rest[1:]:
        return before + month
    if rest[1] == "XX":
        return f"{before}a day in {month}"
    return f"{before}{int(rest[1])} {month}" + (_time_words(time) if time else "")


def _year_words(year: str) -> str:
    """An astronomical year, of any number of digits."""
    if year.strip("-0") and not year.startswith("-"):
        number = year.lstrip("0")
        return number if len(number) > 3 else f"AD {number}"
    if len(year) > 6:
        return f"the year {year}"
    return f"{1 - int(year)} BC"


def _time_words(time: str) -> str:
    clock = time[:5] if time[5:8] == ":00" else time[:8]
    offset = time[8:]
    return f", {clock}" + (f" UTC{offset.removeprefix('Z')}" if offset else "")
