"""What a conversion did, and what it lost on the way."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from dateline.errors import LossCount, LossError
from dateline.losses import Loss, counter_of
from dateline.model import Article, Record

__all__ = ["Conversion", "Ledger"]


@attrs.frozen(kw_only=True)
class Conversion:
    """What a conversion did.

    Attributes:
        format: The format that was written; empty where nothing was.
        articles: How many articles were written.
        records: How many records they held.
        skipped: How many articles were left out because they were bad.
        losses: What the format could not carry, in the order in which it declares it.
    """

    format: str
    articles: int
    records: int
    skipped: int = 0
    losses: tuple[LossCount, ...] = ()


class Ledger:
    """Counts what is lost while articles are written.

    Args:
        losses: What the format declares.
        record_types: The record types in play.
    """

    def __init__(self, losses: Sequence[Loss], record_types: Mapping[str, type[Record]]) -> None:
        self._losses = losses
        self._counts = [0] * len(losses)
        self._counter = counter_of(losses, record_types) if losses else None
        self._undeclared: dict[str, int] = {}

    @property
    def watch(self) -> Callable[[Article], None] | None:
        """What counts the declared fields of an article; None where no field is lost."""
        counter, counts = self._counter, self._counts
        return None if counter is None else lambda article: counter(article, counts)

    def lose(self, name: str, count: int) -> None:
        """Count what an exporter reports.

        Args:
            name: The name of the loss.
            count: How many times it was met.
        """
        for number, loss in enumerate(self._losses):
            if loss.name == name:
                self._counts[number] += count
                return
        self._undeclared[name] = self._undeclared.get(name, 0) + count

    def totals(self) -> tuple[LossCount, ...]:
        """What was lost.

        Returns:
            The counts above zero.
        """
        declared = [
            LossCount(loss.name, count, loss.fields)
            for loss, count in zip(self._losses, self._counts, strict=True)
            if count
        ]
        others = [LossCount(name, count) for name, count in self._undeclared.items()]
        return (*declared, *(other for other in others if other.count))

    def refuse_any(self, format: str) -> None:
        """Raise LossError if anything was lost.

        Args:
            format: The format's name.

        Raises:
            LossError: Something was.
        """
        totals = self.totals()
        if totals:
            raise LossError(format, totals)
