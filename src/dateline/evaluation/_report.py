"""What an evaluation says: the table of all, and one article in full."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.annotated import TIE, Line, Span, words, wrapped
from dateline.evaluation._gold import SLOTS, GoldRecord, SlotValue
from dateline.evaluation._pairing import Outcome, Pair, captured_names, touching
from dateline.evaluation._totals import Totals, TypeTotals
from dateline.model import Record

__all__ = ["outcome_lines", "total_lines"]

_HEADINGS = ("type", "gold", "got", "found P/R", "strict P/R", "strict F1")
_WIDTHS = (12, 6, 6, 12, 13, 12)
_MARGIN = 14
_INDENT = "   "


def total_lines(totals: Totals, articles: int) -> Iterator[Line]:
    """The table of an evaluation.

    Args:
        totals: The numbers.
        articles: How many articles gold has.

    Yields:
        A line a record type, one for all, one a record type for its slots, and a last one.
    """
    yield (Span(_row(_HEADINGS), "heading"),)
    for name, total in totals.types.items():
        yield Span(f"{name:{_WIDTHS[0]}}", "label", name), Span(_numbers(total))
    yield Span(f"{'all':{_WIDTHS[0]}}", "label"), Span(_numbers(totals.all))
    yield ()
    yield (Span("slots that agree, of those that gold fills in what was found", "heading"),)
    for name in totals.types:
        slots = (
            f"{slot} {right}/{filled}"
            for (owner, slot), (right, filled) in sorted(totals.slots.items())
            if owner == name
        )
        yield Span(f"{name:{_WIDTHS[0]}}", "label", name), Span(", ".join(slots) or "-")
    yield ()
    # An article whose evidence were not exact could not have been made.
    spans = f"{totals.passages:,} of {totals.passages:,} passages exact"
    yield (Span(f"{spans}; {totals.articles:,} of {articles:,} articles compared"),)


def _row(cells: Iterable[str]) -> str:
    first, *others = zip(cells, _WIDTHS, strict=True)
    return f"{first[0]:{first[1]}}" + "".join(f"{cell:>{width}}" for cell, width in others)


def _numbers(total: TypeTotals) -> str:
    cells = (
        f"{total.gold:,}",
        f"{total.captured:,}",
        f"{_figure(total.found_precision)}/{_figure(total.found_recall)}",
        f"{_figure(total.strict_precision)}/{_figure(total.strict_recall)}",
        f"{total.strict_f1:.3f}",
    )
    return "".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS[1:], strict=True))


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def outcome_lines(outcome: Outcome, width: int) -> Iterator[Line]:
    """One article: what was missed, what disagrees, what is extra, and what is right.

    Args:
        outcome: What became of it.
        width: How many columns a line may take.

    Yields:
        The lines.
    """
    passages = dict(zip(map(id, outcome.gold.records), outcome.passages, strict=True))
    missed = [each for each in outcome.missed if not each.optional]
    left_out = [each for each in outcome.missed if each.optional]
    wrong = [pair for pair in outcome.pairs if not pair.strict]
    right = [pair for pair in outcome.pairs if pair.strict]
    counts = (
        f"{len(missed)} missed, {len(wrong)} with slots that disagree, "
        f"{len(outcome.extra)} extra, {len(right)} right"
    )
    yield Span(outcome.article.id, "heading"), Span(f"  {counts}")
    sections: tuple[tuple[str, Sequence[Iterator[Line]]], ...] = (
        ("Missed", [_missed(each, passages[id(each)], outcome, width) for each in missed]),
        ("Found, with slots that disagree", [_wrong(pair, width) for pair in wrong]),
        ("Extra", [_extra(each, outcome, width) for each in outcome.extra]),
        ("Right", [_titled(_who_made(pair.record), pair.gold, width) for pair in right]),
        ("Optional, left out", [_titled("", each, width) for each in left_out]),
    )
    for heading, items in sections:
        if items:
            yield ()
            yield (Span(f"{heading} ({len(items)})", "heading"),)
        for lines in items:
            yield from lines


def _title(type: str, passage: str, note: str, width: int) -> Iterator[Line]:
    name = type.ljust(_MARGIN - len(_INDENT)).replace(" ", TIE)
    spans = [Span(name, "label", type), Span(f"“{passage}”")]
    if note:
        spans.append(Span(f" {note}", "aside"))
    yield from wrapped(spans, width, first=_INDENT, rest=" " * _MARGIN)


def _titled(note: str, gold: GoldRecord, width: int) -> Iterator[Line]:
    yield from _title(gold.type, gold.quotes[0], note, width)


def _facts(rows: Mapping[str, Sequence[Span]], width: int) -> Iterator[Line]:
    """Rows of a label and what stands behind it, under a title."""
    margin = max(map(len, rows), default=0) + 2
    rest = " " * (_MARGIN + margin)
    for label, spans in rows.items():
        tied = label.ljust(margin).replace(" ", TIE)
        yield from wrapped([Span(tied, "aside"), *spans], width, first=" " * _MARGIN, rest=rest)


def _missed(
    gold: GoldRecord, spans: Sequence[tuple[int, int]], outcome: Outcome, width: int
) -> Iterator[Line]:
    yield from _titled("", gold, width)
    rows = {slot: [Span(_gold_words(value))] for slot, value in gold.slots.items()}
    there = [each for each in outcome.article.records if touching(each, spans)]
    if there:
        rows["got there"] = [Span("; ".join(f"{each.type}, {_who_made(each)}" for each in there))]
    yield from _facts(rows, width)


def _wrong(pair: Pair, width: int) -> Iterator[Line]:
    yield from _titled(_who_made(pair.record), pair.gold, width)
    rows = {
        slot: [
            Span("gold: ", "aside"),
            Span(_gold_words(pair.gold.slots[slot])),
            Span(" · got: ", "aside"),
            Span(_captured_words(pair.record, slot) or "nothing"),
        ]
        for slot, agrees in pair.agrees.items()
        if not agrees
    }
    yield from _facts(rows, width)


def _extra(record: Record, outcome: Outcome, width: int) -> Iterator[Line]:
    passage = record.evidence[0].exact if record.evidence else "no passage"
    yield from _title(record.type, passage, _who_made(record), width)
    slots = {slot: _captured_words(record, slot) for slot in SLOTS[record.type]}
    rows = {slot: [Span(text)] for slot, text in slots.items() if text}
    repeated = [
        pair.record.id
        for pair in outcome.pairs
        if pair.gold.type == record.type and touching(record, _spans_of(pair.gold, outcome))
    ]
    if repeated:
        rows["repeats"] = [Span(", ".join(repeated))]
    yield from _facts(rows, width)


def _spans_of(gold: GoldRecord, outcome: Outcome) -> Sequence[tuple[int, int]]:
    at = next(at for at, each in enumerate(outcome.gold.records) if each is gold)
    return outcome.passages[at]


def _who_made(record: Record) -> str:
    """The record's id, its rule and its confidence."""
    sure = "" if record.confidence is None else f"{record.confidence:g}"
    return ", ".join(filter(None, (record.id, record.extractor, sure)))


def _gold_words(value: SlotValue) -> str:
    """The value of a slot; of names that are accepted, the best."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    names = (value,) if isinstance(value, str) else value
    return "; ".join(name.partition("|")[0] for name in names)


def _captured_words(record: Record, slot: str) -> str:
    if slot == "place":
        return "; ".join(captured_names(record, slot))
    value = getattr(record, slot, None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(captured_names(record, slot))
    return words(value, choice=False)
