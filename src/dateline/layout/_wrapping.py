"""Paragraphs of a text, also where its lines are broken to a width.

A break is judged by the lines around it: what does not end a sentence and is followed by small
letters goes on. Such lines tell the width; a line that is full then goes on whatever follows.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

__all__ = ["UNFINISHED", "paragraphs"]

#: The end of a line that goes on in the next one, whatever that begins with.
UNFINISHED = re.compile(
    r"\b(?:a|after|against|an|and|as|at|because|before|but|by|during|for|from|in|into|is|its|near"
    r"|of|on|or|over|than|that|the|their|to|under|until|was|were|which|while|who|whose|with"
    r"|\w{1,20}-(?:\w{0,20}ed|held|run)?)$"
)
# A longer line is a paragraph by itself.
_WIDEST = 160
# Breaks of one width differ by no more than a word.
_WORD = 20
# A word that may be longer than any line, such as an address of the web.
_UNBREAKABLE = 40
# A line is full that lacks less than this part of the width: some count bytes, not letters.
_FULL = 0.9
_ROUGHLY_FULL = 0.8
_OPENING = "\"'“‘«(["
_CLOSING = "\"'”’»)]"
_STOPS = (".", "!", "?", "…", "。", ":", ";")
_ITEM = re.compile(r"[*•·▪]|-\s|\(?\w{1,2}[.)]\s")


@attrs.frozen
class _Line:
    """A line that holds anything: where it stands in the text, and its words."""

    start: int
    end: int
    text: str

    @property
    def width(self) -> int:
        """How long it is; 0 where it is one long word, which cannot be broken to any width."""
        length = len(self.text)
        return 0 if length > _UNBREAKABLE and len(self.text.split(maxsplit=1)) == 1 else length

    @property
    def first_word(self) -> int:
        return min(len(self.text.split(maxsplit=1)[0]), _WORD)

    @property
    def ends_sentence(self) -> bool:
        return self.text.rstrip(_CLOSING).endswith(_STOPS)

    def goes_on_in(self, following: "_Line") -> bool:
        """Whether words alone tell it: ``... that the`` or small letters behind ``... troops``."""
        if self.ends_sentence or _ITEM.match(following.text):
            return False
        small = following.text.lstrip(_OPENING)[:1].islower()
        return small or self.text.endswith(",") or UNFINISHED.search(self.text) is not None

    def fills(self, width: float, following: "_Line") -> bool:
        """Whether the next line's first word had no room in this one."""
        return len(self.text) + 1 + following.first_word > width


def paragraphs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a text stand: lines, or lines that were broken to a width.

    Args:
        text: The text.
        start: Where to begin, in code points.

    Yields:
        Begin and end of each, half-open, in order; white space may stand around it.
    """
    blocks = list(_blocks(text, start))
    widths = [_width_of(block) for block in blocks]
    common = _common_width(blocks, widths)
    for block, width in zip(blocks, widths, strict=True):
        begin = block[0].start
        for line, following in pairwise(block):
            if not _is_broken(line, following, width or common):
                yield begin, line.end
                begin = following.start
        yield begin, block[-1].end


def _blocks(text: str, start: int) -> Iterator[Sequence[_Line]]:
    """Lines between blank ones; one that is too long to be part of a paragraph stands alone."""
    block: list[_Line] = []
    for line in _lines(text, start):
        if block and (not line.text or line.width > _WIDEST):
            yield block
            block = []
        if line.text:
            block.append(line)
        if line.text and line.width > _WIDEST:
            yield block
            block = []
    if block:
        yield block


def _lines(text: str, start: int) -> Iterator[_Line]:
    position = start
    for line in text[start:].splitlines(keepends=True):
        yield _Line(position, position + len(line), line.strip())
        position += len(line)


def _width_of(block: Sequence[_Line]) -> int | None:
    """The width to which lines are broken; None where few go on beside those that are longer."""
    going_on = _widths_going_on(block)
    if not going_on:
        return None
    limit = statistics.median_low(going_on) + _WORD
    widths = [line.width for line in block]
    longer = sum(width > limit for width in widths)
    return max(width for width in widths if width <= limit) if longer < len(going_on) else None


def _widths_going_on(block: Sequence[_Line]) -> list[int]:
    return [line.width for line, after in pairwise(block) if line.width and line.goes_on_in(after)]


def _common_width(blocks: Sequence[Sequence[_Line]], widths: Sequence[int | None]) -> int | None:
    """The width for paragraphs that do not tell one; None where a single break told the others."""
    broken = [(block, width) for block, width in zip(blocks, widths, strict=True) if width]
    if len(broken) < 2 and sum(len(_widths_going_on(block)) for block, _ in broken) < 2:
        return None
    limit = statistics.median_low(width for _, width in broken) + _WORD
    return max(width for _, width in broken if width <= limit)


def _is_broken(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether a paragraph goes on in the next line."""
    if width is None or _ITEM.match(following.text):
        return False
    if line.goes_on_in(following):
        return line.fills(width * _ROUGHLY_FULL, following)
    full = width if line.ends_sentence else width * _FULL
    return len(line.text) <= width and line.fills(full, following)
