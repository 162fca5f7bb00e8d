"""The dates that an article has told, from which "the next day" and the like are reckoned."""

from collections.abc import Iterable

import attrs

from dateline.capture.dates.expressions import anchor_of
from dateline.capture.dates.finding import DateMention

__all__ = ["DateMemory"]

# How many sentences back the date may stand that "the next day" is reckoned from.
_MEMORY = 4


class DateMemory:
    """The latest dates told, sentence by sentence."""

    def __init__(self) -> None:
        self._told: list[tuple[int, str]] = []

    def resolved(self, dates: Iterable[DateMention], number: int) -> tuple[DateMention, ...]:
        """The dates of the next sentence, those that refer back resolved.

        Args:
            dates: What the sentence says, in order.
            number: The number of the sentence, counted from the first.
        """
        return tuple(self._resolved(mention, number) for mention in dates)

    def _resolved(self, mention: DateMention, number: int) -> DateMention:
        if mention.kind == "anaphor":
            mention = self._referred(mention, number)
        if mention.relation == "at" and anchor_of(mention.edtf) is not None:
            self._told.append((number, str(mention.edtf)))
        return mention

    def _referred(self, mention: DateMention, number: int) -> DateMention:
        """What refers back, reckoned from the latest date told from which it can be."""
        for told, date in reversed(self._told):
            if told < number - _MEMORY:
                break
            found = mention.resolved_from(date)
            if found is not None:
                return attrs.evolve(mention, edtf=found, edtf_future=found)
        return mention
