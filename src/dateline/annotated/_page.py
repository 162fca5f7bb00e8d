"""The whole page: heading, paragraphs, and under each the records that rest on it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.annotated._facts import fact
from dateline.annotated._passages import Marker, paragraphs
from dateline.annotated._wrapping import Line, Span, wrapped
from dateline.model import Article, Record

__all__ = ["annotated"]

_NARROWEST = 20


def annotated(article: Article, width: int) -> Iterator[Line]:
    """An article as it is read on a screen.

    Each passage that reports a record stands in brackets with the record's number, counted from 1
    in the article's order, and its type. Under each paragraph stand the records whose first passage
    ends in it, and behind the text those without a passage. Time and memory grow with the text and
    the passages alone, not with how they overlap.

    Args:
        article: The article.
        width: How many columns a line may take; 20 at least.

    Yields:
        The lines, each as soon as it is made.
    """
    width = max(width, _NARROWEST)
    yield from _heading(article, width)
    marker = Marker(article)
    waiting = sorted(
        (record.evidence[0].end, number)
        for number, record in enumerate(article.records, 1)
        if record.evidence
    )
    waiting.reverse()
    for lines in paragraphs(article.text):
        yield ()
        for start, end in lines:
            yield from wrapped(marker.spans(start, end), width)
        numbers = []
        while waiting and waiting[-1][0] <= lines[-1][1]:
            numbers.append(waiting.pop()[1])
        yield from _facts(article.records, numbers, width)
    without = [number for number, record in enumerate(article.records, 1) if not record.evidence]
    if without:
        yield ()
        yield (Span("Without a passage", "heading"),)
        yield from _facts(article.records, without, width)


def _heading(article: Article, width: int) -> Iterator[Line]:
    if article.headline and not article.text.lstrip().startswith(article.headline.strip()):
        yield from wrapped([Span(article.headline, "heading")], width)
    filed = f"filed from {article.dateline.name}" if article.dateline else None
    known = [article.id, article.publisher, article.published, *article.byline, filed, article.url]
    yield from wrapped([Span(" · ".join(filter(None, known)), "aside")], width)
    yield from wrapped(_counts(article.records), width)


def _counts(records: Sequence[Record]) -> Iterator[Span]:
    if not records:
        yield Span("No records")
        return
    yield Span(f"{len(records):,} record{'s' if len(records) > 1 else ''}: ")
    plurals = {record.type: record.plural for record in records}
    before = ""
    for type, count in Counter(record.type for record in records).items():
        name = type.replace("_", " ") if count == 1 else plurals[type].lower()
        yield Span(before)
        yield Span(f"{count:,} {name}", "label", type)
        before = ", "


def _facts(records: Sequence[Record], numbers: Sequence[int], width: int) -> Iterator[Line]:
    for number in sorted(numbers):
        yield ()
        yield from fact(records[number - 1], number, width)
