"""Captured records beside those of gold: which belong together, and where they agree."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from dateline.errors import Problem
from dateline.evaluation._gold import SLOTS, GoldArticle, GoldRecord, SlotKind, SlotValue
from dateline.evaluation._names import same_name, same_names
from dateline.messages import shown
from dateline.model import Article, Quantity, Record

__all__ = ["Outcome", "Pair", "captured_names", "compare", "outcomes", "touching"]

# Both say that it happened.
_HAPPENED = ("occurred", "ongoing")
_LEAST_SHARE = 0.5

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Pair:
    """A record of gold, and the captured one that it is paired with.

    Attributes:
        gold: The record of gold.
        record: The captured record.
        agrees: Whether they agree, for each slot that gold fills.
    """

    gold: GoldRecord
    record: Record
    agrees: Mapping[str, bool]

    @property
    def strict(self) -> bool:
        """Whether every slot agrees."""
        return all(self.agrees.values())


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of one article.

    Attributes:
        article: The article, with the captured records.
        gold: Its gold.
        pairs: What was found, in the order of gold.
        missed: The records of gold that were not, those that are optional included.
        extra: The captured records that are paired with none.
        passages: Where the quotes of each record of gold stand, in the order of gold.
    """

    article: Article
    gold: GoldArticle
    pairs: Sequence[Pair]
    missed: Sequence[GoldRecord]
    extra: Sequence[Record]
    passages: Sequence[Sequence[Span]]


def outcomes(
    gold: Mapping[str, GoldArticle],
    articles: Iterable[Article],
    capture: Callable[[Article], Article] | None = None,
) -> Iterator[Outcome]:
    """Compare articles with gold, one at a time.

    Args:
        gold: The gold of each article, by its id.
        articles: The articles; one without gold is passed over.
        capture: Gives an article its records; an article that has records keeps them.

    Yields:
        What became of each article.

    Raises:
        GoldError: A quote is not in the article's text.
    """
    for article in articles:
        wanted = gold.get(article.id)
        if wanted is not None:
            bare = capture is not None and not article.records
            yield compare(wanted, capture(article) if capture and bare else article)


def compare(gold: GoldArticle, article: Article) -> Outcome:
    """Compare the records of an article with gold.

    Args:
        gold: The gold.
        article: The article, with its records.

    Returns:
        What became of it. Records of types that gold does not know are left out of it.

    Raises:
        GoldError: A quote is not in the article's text.
    """
    passages = _passages(gold, article.text)
    records = [record for record in article.records if record.type in SLOTS]
    candidates = [
        (wanted, number, _agreement(gold.records[wanted], record))
        for wanted, spans in enumerate(passages)
        for number, record in enumerate(records)
        if record.type == gold.records[wanted].type and touching(record, spans)
    ]
    # The best first; of equals the one captured first, then the one that gold has first.
    candidates.sort(key=lambda each: (-_share(each[2]), each[1], each[0]))
    chosen: dict[int, Pair] = {}
    taken: set[int] = set()
    for wanted, number, agrees in candidates:
        if wanted not in chosen and number not in taken:
            taken.add(number)
            chosen[wanted] = Pair(gold=gold.records[wanted], record=records[number], agrees=agrees)
    return Outcome(
        article=article,
        gold=gold,
        pairs=tuple(chosen[wanted] for wanted in sorted(chosen)),
        missed=tuple(each for at, each in enumerate(gold.records) if at not in chosen),
        extra=tuple(each for at, each in enumerate(records) if at not in taken),
        passages=passages,
    )


def _passages(gold: GoldArticle, text: str) -> list[list[Span]]:
    found: list[list[Span]] = []
    problems: list[Problem] = []
    for record in gold.records:
        spans = []
        for number, quote in enumerate(record.quotes):
            start = text.find(quote)
            if start < 0:
                where = f"{record.path}.{f'also[{number - 1}]' if number else 'quote'}"
                what = f"{shown(quote)} is not in the text of article {shown(gold.id)}"
                problems.append(Problem(where, what))
            spans.append((start, start + len(quote)))
        found.append(spans)
    if problems:
        raise gold.error(problems)
    return found


def touching(record: Record, spans: Iterable[Span]) -> bool:
    """Whether the passage that reports a record overlaps another by half of the shorter one.

    Args:
        record: The captured record.
        spans: The other passages.

    Returns:
        Whether it overlaps one of them.
    """
    if not record.evidence:
        return False
    start, end = record.evidence[0].start, record.evidence[0].end
    return any(
        min(end, last) - max(start, first) >= _LEAST_SHARE * min(end - start, last - first)
        for first, last in spans
    )


def _share(agrees: Mapping[str, bool]) -> float:
    return sum(agrees.values()) / max(1, len(agrees))


def _agreement(gold: GoldRecord, record: Record) -> dict[str, bool]:
    kinds = SLOTS[gold.type]
    return {
        slot: _COMPARISONS[kinds[slot]](value, record, slot) for slot, value in gold.slots.items()
    }


def captured_names(record: Record, slot: str) -> list[str]:
    """The names that a captured record has in a slot.

    Args:
        record: The captured record.
        slot: The name of the slot.

    Returns:
        The names; none where the record does not say.
    """
    value = getattr(record, "places" if slot == "place" else slot, None)
    items = value if isinstance(value, tuple) else (value,)
    names = (item if isinstance(item, str) else getattr(item, "name", None) for item in items)
    return [name for name in names if isinstance(name, str)]


def _same_names(value: SlotValue, record: Record, slot: str) -> bool:
    return isinstance(value, Sequence) and same_names(value, captured_names(record, slot))


def _one_of_names(value: SlotValue, record: Record, slot: str) -> bool:
    return any(same_name(str(value), name) for name in captured_names(record, slot))


def _same_number(value: SlotValue, record: Record, slot: str) -> bool:
    held = getattr(record, slot, None)
    if isinstance(held, Quantity):
        held = held.low if held.best is None else held.best
    return bool(held == value)


def _same_date(value: SlotValue, record: Record, slot: str) -> bool:
    """As exact as gold has it; what is more exact agrees, what is less does not."""
    date = str(value)
    return bool(record.date) and str(record.date)[: len(date)].rstrip("~?") == date


def _same_status(value: SlotValue, record: Record, slot: str) -> bool:
    return record.status == value or (value in _HAPPENED and record.status in _HAPPENED)


def _same_value(value: SlotValue, record: Record, slot: str) -> bool:
    return bool(getattr(record, slot, None) == value)


_COMPARISONS: Mapping[SlotKind, Callable[[SlotValue, Record, str], bool]] = {
    "names": _same_names,
    "name": _one_of_names,
    "place": _one_of_names,
    "number": _same_number,
    "date": _same_date,
    "flag": _same_value,
    "choice": _same_value,
    "status": _same_status,
}
