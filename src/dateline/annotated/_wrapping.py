"""Spans of text, and lines of them that fit a width."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from dateline.messages import clean

__all__ = ["TIE", "Line", "Role", "Span", "columns", "wrapped"]

#: What a span is: text, a passage of it, the label of a passage or a record, a heading, an aside.
Role = Literal["text", "passage", "label", "heading", "aside"]

#: A space at which no line is broken, as it stands in spans; lines have a plain space.
TIE = "\N{NO-BREAK SPACE}"

_SPACE = re.compile(rf"([^\S{TIE}]+)")


@attrs.frozen
class Span:
    """A piece of a line.

    Attributes:
        text: What stands there.
        role: What it is.
        type: The record type that it belongs to, or an empty string.
    """

    text: str
    role: Role = "text"
    type: str = ""


Line: TypeAlias = tuple[Span, ...]
"""The spans of a line, without a line feed."""


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    Args:
        text: Any text without control characters.

    Returns:
        Two for each wide character (Unicode TR 11), none for what stands on another, else one.
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(
    spans: Iterable[Span], width: int, *, first: str = "", rest: str = ""
) -> Iterator[Line]:
    """Break spans into lines at white space, which becomes one space.

    Args:
        spans: The text; line feeds are white space too.
        width: How many columns a line may take; a word that takes more is broken.
        first: What stands before the first line.
        rest: What stands before the others.

    Yields:
        The lines; none where there are only spaces.
    """
    line = _Line(width, first, rest)
    word: list[Span] = []
    space: Span | None = None
    for span in spans:
        for number, piece in enumerate(_SPACE.split(span.text)):
            if not piece:
                continue
            if number % 2:
                if word:
                    yield from line.add(word, space)
                    word, space = [], None
                space = space or attrs.evolve(span, text=" ")
            else:
                word.append(attrs.evolve(span, text=clean(piece).replace(TIE, " ")))
    if word:
        yield from line.add(word, space)
    yield from line.end()


class _Line:
    """The line that is being filled."""

    def __init__(self, width: int, first: str, rest: str) -> None:
        self._width, self._rest = width, rest
        self._begin(first)

    def _begin(self, indent: str) -> None:
        self._spans = [Span(indent)] if indent else []
        self._used = columns(indent)
        self._empty = True

    def add(self, word: list[Span], space: Span | None) -> Iterator[Line]:
        needed = sum(columns(span.text) for span in word)
        if not self._empty:
            if self._used + 1 + needed > self._width:
                yield self._take()
            elif space is not None:
                self._put(space, 1)
        if self._used + needed <= self._width:
            for span in word:
                self._put(span, columns(span.text))
            return
        for span in word:
            yield from self._add_broken(span)

    def _add_broken(self, span: Span) -> Iterator[Line]:
        start, text = 0, span.text
        for index, character in enumerate(text):
            taken = _columns_of(character)
            if self._used + taken > self._width and not (self._empty and start == index):
                self._put(attrs.evolve(span, text=text[start:index]), 0)
                yield self._take()
                start = index
            self._used += taken
        self._put(attrs.evolve(span, text=text[start:]), 0)

    def end(self) -> Iterator[Line]:
        if not self._empty:
            yield self._take()

    def _put(self, span: Span, taken: int) -> None:
        self._empty = False
        self._used += taken
        before = self._spans[-1] if self._spans else None
        if before is not None and (before.role, before.type) == (span.role, span.type):
            self._spans[-1] = attrs.evolve(before, text=before.text + span.text)
        elif span.text:
            self._spans.append(span)

    def _take(self) -> Line:
        made = tuple(self._spans)
        self._begin(self._rest)
        return made
