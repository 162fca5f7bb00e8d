"""Precision and recall over all articles."""

import attrs

from dateline.evaluation._gold import SLOTS
from dateline.evaluation._pairing import Outcome

__all__ = ["Totals", "TypeTotals"]


@attrs.define
class TypeTotals:
    """The numbers of one record type, or of all.

    Attributes:
        gold: The records of gold that are not optional.
        captured: The captured records.
        found: The captured records that are paired.
        found_due: Those of them whose gold is not optional.
        strict: The captured records of which every slot agrees.
        strict_due: Those of them whose gold is not optional.
    """

    gold: int = 0
    captured: int = 0
    found: int = 0
    found_due: int = 0
    strict: int = 0
    strict_due: int = 0

    @property
    def found_precision(self) -> float | None:
        """The share of the captured records that are found; None where there are none."""
        return _share(self.found, self.captured)

    @property
    def found_recall(self) -> float | None:
        """The share of gold that is found; None where there is none."""
        return _share(self.found_due, self.gold)

    @property
    def strict_precision(self) -> float | None:
        """The share of the captured records that are strictly right."""
        return _share(self.strict, self.captured)

    @property
    def strict_recall(self) -> float | None:
        """The share of gold that is captured strictly right."""
        return _share(self.strict_due, self.gold)

    @property
    def strict_f1(self) -> float:
        """The harmonic mean of strict precision and strict recall; 0 where either is none."""
        precision, recall = self.strict_precision, self.strict_recall
        if not precision or not recall:
            return 0.0
        return 2 * precision * recall / (precision + recall)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


class Totals:
    """Adds up what became of articles.

    Attributes:
        types: The numbers of each record type, by its name.
        slots: By record type and slot, how often it agrees, and in how many pairs gold fills it.
        articles: How many articles were compared.
        passages: How many passages the captured records have, each ``text[start:end]``.
    """

    def __init__(self) -> None:
        self.types = {name: TypeTotals() for name in SLOTS}
        self.slots: dict[tuple[str, str], tuple[int, int]] = {}
        self.articles = 0
        self.passages = 0

    def add(self, outcome: Outcome) -> None:
        """Add what became of one article.

        Args:
            outcome: The outcome.
        """
        self.articles += 1
        for record in outcome.gold.records:
            self.types[record.type].gold += not record.optional
        for captured in (*outcome.extra, *(pair.record for pair in outcome.pairs)):
            self.types[captured.type].captured += 1
            self.passages += len(captured.evidence)
        for pair in outcome.pairs:
            total, due = self.types[pair.gold.type], not pair.gold.optional
            total.found += 1
            total.found_due += due
            total.strict += pair.strict
            total.strict_due += due and pair.strict
            for slot, agrees in pair.agrees.items():
                right, filled = self.slots.get((pair.gold.type, slot), (0, 0))
                self.slots[pair.gold.type, slot] = (right + agrees, filled + 1)

    @property
    def all(self) -> TypeTotals:
        """The numbers of all record types together."""
        rows = [attrs.astuple(total) for total in self.types.values()]
        return TypeTotals(*map(sum, zip(*rows, strict=True)))
