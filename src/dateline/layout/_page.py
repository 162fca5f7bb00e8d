"""A whole text: which of its first lines are what."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs

from dateline.layout._bylines import Byline, read_byline
from dateline.layout._datelines import Dateline, read_dateline
from dateline.layout._dates import PrintedDate, read_date_line
from dateline.layout._wrapping import UNFINISHED, paragraphs
from dateline.model import Place

__all__ = ["Layout", "Part", "PartKind", "layout_of"]

PartKind = Literal["headline", "byline", "date", "issuer", "dateline"]

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_LINES_LOOKED_AT = 10
_PROSE_LOOKED_AT = 2
_LINES_AT_THE_END = 3
_TAIL = 1000
_LONGEST_HEADLINE = 250
_LONGEST_QUESTION = 120
_LINES_OF_A_HEADLINE = 3
_WIDTH_LOOKED_FOR = 10_000

_SEPARATED = re.compile(r"\s+[|•·–—]\s+|\s{3,}|\t+")
_READING_TIME = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_HEADLINE_LABEL = re.compile(r"(?:headline|title)\s?:\s+", re.IGNORECASE)
_OFFICES = (
    "office|bureau|department|ministry|embassy|secretariat|directorate|permanent mission|consulate"
    "|press (?:office|service)"
)
_ISSUER = re.compile(
    rf"(?i:(?:the )?(?:{_OFFICES}) (?:of|for|to)(?: the)?)"
    r"(?: [A-Z][\w'’.-]*| (?:of|the|and|for|to|in)){1,8}"
    r"|(?i:for immediate release|press release|news release|media note|press statement"
    r"|media release|advertisement|readout)"
)
_ENDS_SENTENCE = re.compile(r"[.!?…。．।؟:;,]$")
_CLOSING = "\"'”’»)] \t\u00a0"
_OPENING = "\"'“‘«([¿¡#@$€£…-–— "
_ABBREVIATION = re.compile(r"(?:\b(?:\w\.){2,}|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|No|St|Gov|Gen)\.)$")


@attrs.frozen
class Part:
    """A passage that is no part of the story.

    Attributes:
        kind: What it is.
        start: Offset of its first character: Unicode code points, half-open.
        end: Offset behind its last character.
    """

    kind: PartKind
    start: int
    end: int


@attrs.frozen(kw_only=True)
class Layout:
    """What stands around the story of an article.

    Attributes:
        headline: The headline, in one line.
        byline: Who wrote it.
        published: When it was published, EDTF; None where the text does not say the year.
        dateline: The place that it was filed from, by name alone.
        region: What stands behind that place, such as its country.
        publisher: The agency that it is signed with.
        parts: The passages from which all this was taken, in order.
        story: Offset at which the story begins, its dateline included: Unicode code points.
    """

    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    dateline: Place | None = None
    region: str | None = None
    publisher: str | None = None
    parts: tuple[Part, ...] = ()
    story: int = 0


def layout_of(text: str) -> Layout:
    """Tell headline, byline, date line and dateline of an article from its story.

    Args:
        text: The article as read.

    Returns:
        What was found. Nothing is taken for anything of which there is doubt.
    """
    lines = list(_first_lines(text))
    page = _Page()
    position = 0
    prose = 0
    while position < len(lines):
        line = lines[position]
        if page.take_furniture(line):
            position += 1
            continue
        taken = 0
        if page.may_have_headline and position + 1 < len(lines):
            taken = page.take_headline(lines[position:], text)
        if taken:
            position += taken
            continue
        page.may_have_headline = False
        if page.take_dateline(line, text):
            break
        prose += 1
        if prose >= _PROSE_LOOKED_AT:
            break
        position += 1
    page.take_labelled_dates(text)
    return page.layout(lines, text)


@attrs.frozen
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _first_lines(text: str) -> Iterator[_Line]:
    """Lines that hold anything, without the white space around it."""
    for number, match in enumerate(_LINE.finditer(text)):
        if number == _LINES_LOOKED_AT:
            return
        line = match[0]
        yield _Line(line.strip(), match.start() + len(line) - len(line.lstrip()))


class _Page:
    """What has been found so far."""

    def __init__(self) -> None:
        self.may_have_headline = True
        self._headline: str | None = None
        self._byline: list[str] = []
        self._agency: str | None = None
        self._dates: list[PrintedDate] = []
        self._dateline: Dateline | None = None
        self._parts: list[Part] = []

    def take_furniture(self, line: _Line) -> bool:
        """Take a line that holds a byline, a date, an issuing office, or several of these."""
        found: list[tuple[PartKind, Byline | list[PrintedDate] | None]] = []
        segments = [line.text]
        if read_date_line(line.text) is None:
            segments = [part for part in _SEPARATED.split(line.text) if part]
        for segment in segments:
            dates = read_date_line(segment)
            byline = None if dates else read_byline(segment)
            if dates:
                found.append(("date", dates))
            elif byline:
                found.append(("byline", byline))
            elif _ISSUER.fullmatch(segment):
                found.append(("issuer", None))
            elif not (len(segments) > 1 and _READING_TIME.fullmatch(segment)):
                return False
        if not found:
            return False
        for _, value in found:
            if isinstance(value, Byline):
                self._byline += [name for name in value.names if name not in self._byline]
                self._agency = self._agency or value.agency
            elif value is not None:
                self._dates += value
        self._parts.append(Part(found[0][0], line.start, line.end))
        return True

    def take_headline(self, lines: Sequence[_Line], text: str) -> int:
        """Take a headline; how many lines it takes, or 0."""
        first = lines[0]
        label = _HEADLINE_LABEL.match(first.text)
        if label is None and read_dateline(first.text) is not None:
            return 0
        count = _lines_of_headline(lines, text)
        if not count:
            return 0
        words = _joined(lines[:count])
        self._headline = words[label.end() :] if label else words
        self._parts.append(Part("headline", first.start, lines[count - 1].end))
        self.may_have_headline = False
        return count

    def take_dateline(self, line: _Line, text: str) -> bool:
        """Take the dateline with which a story begins."""
        found = read_dateline(text[line.start : line.end])
        if found is None:
            return False
        self._dateline = found
        self._agency = found.agency or self._agency
        self._parts.append(Part("dateline", line.start, line.start + found.end))
        return True

    def take_labelled_dates(self, text: str) -> None:
        """Take a date of publication that stands at the end."""
        if any(date.edtf for date in self._dates):
            return
        start = max(len(text) - _TAIL, 0)
        for match in list(_LINE.finditer(text, start))[-_LINES_AT_THE_END:]:
            dates = [date for date in read_date_line(match[0]) or () if date.label]
            if dates and not any(part.start == match.start() for part in self._parts):
                self._dates += dates
                self._parts.append(Part("date", match.start(), match.end()))

    def layout(self, lines: Sequence[_Line], text: str) -> Layout:
        """All that was found."""
        place = self._dateline.place if self._dateline else None
        head = [part.end for part in self._parts if part.kind != "dateline"]
        behind = [line.start for line in lines if all(line.start >= end for end in head)]
        return Layout(
            headline=self._headline,
            byline=tuple(self._byline),
            published=self._published(),
            dateline=Place(name=place) if place else None,
            region=self._dateline.region if self._dateline else None,
            publisher=self._agency,
            parts=tuple(self._parts),
            story=min(behind, default=0),
        )

    def _published(self) -> str | None:
        known = [date for date in self._dates if date.edtf]
        first = [date for date in known if date.label != "changed"]
        if first:
            return first[0].edtf
        day = self._dateline.date if self._dateline else None
        if day is not None and day.year is None and known:
            # Only when it was changed is known: the year, with the day of the dateline.
            changed = known[0].edtf or ""
            dated = attrs.evolve(day, year=known[0].year).edtf or ""
            return dated if dated <= changed else known[0].edtf
        if day is not None and day.edtf:
            return day.edtf
        return known[0].edtf if known else None


def _lines_of_headline(lines: Sequence[_Line], text: str) -> int:
    """How many lines a headline takes that begins with the first; 0 if that is none."""
    broken = _lines_of_paragraph(lines, text)
    if 1 < broken <= _LINES_OF_A_HEADLINE and _may_be_headline(lines, broken):
        return broken
    count = 1
    while (
        count < min(len(lines), _LINES_OF_A_HEADLINE + 1)
        and _is_next_line(lines[count - 1], lines[count], text)
        and lines[count].text[0].islower()
    ):
        count += 1
    if count == 1 and UNFINISHED.search(lines[0].text) and _is_next_line(lines[0], lines[1], text):
        return 0
    if count > _LINES_OF_A_HEADLINE or not _may_be_headline(lines, count):
        return 0
    # Else it is a paragraph that is broken into lines.
    ends = count == 1 or not _is_next_line(lines[count - 1], lines[count], text)
    return count if ends else 0


def _lines_of_paragraph(lines: Sequence[_Line], text: str) -> int:
    """How many lines the first paragraph takes, by the width of the lines that follow."""
    if not _is_next_line(lines[0], lines[1], text):
        return 1
    _, end = next(paragraphs(text[: lines[0].start + _WIDTH_LOOKED_FOR], lines[0].start))
    return sum(line.start < end for line in lines)


def _may_be_headline(lines: Sequence[_Line], count: int) -> bool:
    """Whether the first lines read like one, and others follow."""
    if count >= len(lines) or not _is_headline(_joined(lines[:count])):
        return False
    return all(
        read(line.text) is None
        for line in lines[1:count]
        for read in (read_byline, read_date_line, read_dateline)
    )


def _joined(lines: Sequence[_Line]) -> str:
    """Lines as one, where a hyphen holds two together: ``US-`` and ``led coalition``."""
    return re.sub(r"(?<=\w-) ", "", " ".join(line.text for line in lines))


def _is_next_line(line: _Line, other: _Line, text: str) -> bool:
    """Whether no blank line stands between two lines."""
    between = text[line.end : other.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") <= 1


def _is_headline(words: str) -> bool:
    if len(words) > _LONGEST_HEADLINE:
        return False
    end = words.rstrip(_CLOSING)
    if _ABBREVIATION.search(end):
        return True
    if end.endswith(("?", "!")):
        return len(words) <= _LONGEST_QUESTION
    return not _ENDS_SENTENCE.search(end) and words.lstrip(_OPENING)[:1].isalnum()
