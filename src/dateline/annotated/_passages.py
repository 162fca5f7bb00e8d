"""Marks in the text: where each passage begins and ends, and which records rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import attrs

from dateline.annotated._wrapping import TIE, Role, Span
from dateline.model import Article

__all__ = ["Marker", "paragraphs", "ranges"]

_LONG_LINE = 100


@attrs.define(eq=False)
class _Passage:
    """A passage of the text, with the records that it reports.

    Attributes:
        start: Its first character that is no white space.
        end: Behind its last one.
        records: The numbers of the records by type, and by whether it is not their first passage.
        alone: Whether no other passage has a character of it.
    """

    start: int
    end: int
    records: dict[tuple[str, bool], list[int]] = attrs.field(factory=dict)
    alone: bool = True

    @property
    def type(self) -> str:
        return next(iter(self.records))[0]

    @property
    def opening(self) -> str:
        names = (
            f"{ranges(numbers)} {type}{' again' if again else ''}"
            for (type, again), numbers in self.records.items()
        )
        return f"[{', '.join(names)}: ".replace(" ", TIE)

    @property
    def closing(self) -> str:
        every = (number for numbers in self.records.values() for number in numbers)
        return "]" if self.alone else f"]{ranges(sorted(every))}"


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in few words.

    Args:
        numbers: The numbers, in rising order.

    Returns:
        Such as ``"1,4-6"``.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ",".join("-".join(map(str, run)) for run in runs)


class Marker:
    """Cuts the text of an article into spans, with marks around its passages.

    A mark at the beginning names the records, one at the end has their numbers where passages
    overlap. The text is gone through once, from its beginning.

    Args:
        article: The article; its records are numbered from 1.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        passages = _passages(article)
        # What ends goes before what begins at the same place, the latest to begin first; and of
        # two that begin together, the longer one goes first.
        cuts = [(each.end, 0, -each.start, each) for each in passages]
        cuts += [(each.start, 1, -each.end, each) for each in passages]
        self._cuts = sorted(cuts, key=lambda cut: cut[:3])
        self._next = 0
        self._open: dict[_Passage, None] = {}

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The spans of the next part of the text.

        Args:
            start: Where it begins, which is where the last one ended.
            end: Where it ends.

        Yields:
            The spans.
        """
        place = start
        while self._next < len(self._cuts):
            offset, begins, _, passage = self._cuts[self._next]
            if offset > end or (begins and offset == end):
                break
            self._next += 1
            if offset > place:
                yield self._span(self._text[place:offset])
                place = offset
            if begins:
                self._open[passage] = None
                yield Span(passage.opening, "label", passage.type)
            else:
                del self._open[passage]
                yield Span(passage.closing, "label", passage.type)
        if place < end:
            yield self._span(self._text[place:end])

    def _span(self, text: str) -> Span:
        role: Role = "passage" if self._open else "text"
        # The last to begin is the innermost, as a rule.
        return Span(text, role, next(reversed(self._open)).type if self._open else "")


def _passages(article: Article) -> list[_Passage]:
    found: dict[tuple[int, int], _Passage] = {}
    for number, record in enumerate(article.records, 1):
        for index, evidence in enumerate(record.evidence):
            if index and evidence.field is not None:
                continue
            start = evidence.end - len(evidence.exact.lstrip())
            end = evidence.start + len(evidence.exact.rstrip())
            if start >= end:
                start, end = evidence.start, evidence.end
            passage = found.setdefault((start, end), _Passage(start, end))
            numbers = passage.records.setdefault((record.type, index > 0), [])
            if number not in numbers[-1:]:
                numbers.append(number)
    passages = sorted(found.values(), key=attrgetter("start", "end"))
    before: _Passage | None = None
    for passage in passages:
        if before is not None and before.end > passage.start:
            before.alone = passage.alone = False
        if before is None or passage.end > before.end:
            before = passage
    return passages


def paragraphs(text: str) -> Iterator[Sequence[tuple[int, int]]]:
    """The paragraphs of a text, in files that wrap their lines and in files that do not.

    Args:
        text: The text.

    Yields:
        The lines of a paragraph, each as where it begins and where the next one does. A paragraph
        ends at an empty line, and at a line too long to be one of several.
    """
    lines: list[tuple[int, int]] = []
    for start, end in _lines(text):
        if not text[start:end].strip():
            if lines:
                # Behind the paragraph, so that nothing is between two.
                lines[-1] = (lines[-1][0], end)
            else:
                lines.append((start, end))
            continue
        if lines and _ends(text, lines[-1]):
            yield lines
            lines = []
        lines.append((start, end))
    if lines:
        yield lines


def _ends(text: str, line: tuple[int, int]) -> bool:
    shown = text[line[0] : line[1]]
    return bool(shown.strip()) and (len(shown) > _LONG_LINE or "\n" in shown[:-1])


def _lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end
