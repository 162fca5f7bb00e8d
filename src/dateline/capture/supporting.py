"""Passages that support one field of a record: its date, its place, its numbers."""

import bisect
from collections.abc import Iterator, Sequence

from dateline.capture.quantities.finding import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Evidence, Quantity, Record, fields

__all__ = ["Supporting"]


class Supporting:
    """Finds in the passages of a record what its fields were taken from.

    Args:
        story: The article.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._sentences = list(story.sentences())
        self._starts = [passage.start for passage in self._sentences]

    def evidence(self, record: Record) -> tuple[Evidence, ...]:
        """The evidence of a record, with a passage for each field that words of its own stand for.

        Args:
            record: The record.

        Returns:
            What it has already, and then the passages for fields.
        """
        first = record.evidence[0]
        found: list[Evidence] = []
        for passage in self._around(first):
            found += self._of_date(record, passage)
            found += self._of_places(record, passage)
        found += self._of_quantities(record, first)
        known = {item.field for item in record.evidence}
        kept = {item.field: item for item in reversed(found) if item.field not in known}
        return (*record.evidence, *reversed(kept.values()))

    def _around(self, evidence: Evidence) -> Sequence[Passage]:
        """The sentences that a passage touches."""
        first = max(0, bisect.bisect_right(self._starts, evidence.start) - 1)
        last = bisect.bisect_left(self._starts, evidence.end)
        return self._sentences[first : max(first + 1, last)]

    def _of_date(self, record: Record, passage: Passage) -> Iterator[Evidence]:
        if record.date is None:
            return
        for mention in passage.dates:
            if record.date in (mention.edtf, mention.edtf_future):
                yield self._story.evidence(mention.start, mention.end, "date")

    def _of_places(self, record: Record, passage: Passage) -> Iterator[Evidence]:
        if not record.places:
            return
        saying = [
            index
            for index, phrase in enumerate(passage.phrases)
            if phrase.kind == "noun"
            and (place := self._story.places.of(passage, index)) is not None
            and place.name == record.places[0].name
        ]
        # The name rather than "the city" before it.
        for index in sorted(saying, key=lambda index: not passage.mention(index).proper):
            phrase = passage.phrases[index]
            yield self._story.evidence(phrase.start, phrase.end, "places")

    def _of_quantities(self, record: Record, passage: Evidence) -> Iterator[Evidence]:
        wanted = {
            field.name: value
            for field in fields(type(record))
            if isinstance(value := getattr(record, field.name), Quantity)
        }
        if not wanted:
            return
        for mention in find_quantities(self._story.text, passage.start, passage.end):
            for name, quantity in wanted.items():
                if mention.quantity == quantity:
                    yield self._story.evidence(mention.start, mention.end, name)
