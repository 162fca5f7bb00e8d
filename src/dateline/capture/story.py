"""What the rules of every record type draw on: an article's sentences, actors, dates and places."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from dateline.capture.actors.resolving import Actors, Identity
from dateline.capture.places.resolving import Places
from dateline.capture.reading import Passage
from dateline.model import Evidence, Place

__all__ = ["Story"]


@attrs.frozen(eq=False)
class Story:
    """An article as the rules see it.

    Attributes:
        text: The article's text.
        passages: Its sentences and, after each, those that it quotes.
        actors: Who is who.
        places: Where is where.
        published: When it was published, EDTF, if that is known.
    """

    text: str
    passages: Sequence[Passage]
    actors: Actors
    places: Places
    published: str | None = None

    def sentences(self) -> Iterator[Passage]:
        """The sentences that the article itself says.

        Yields:
            Each in order, without those that are quoted.
        """
        for passage in self.passages:
            if passage.host is None:
                yield passage

    def following(self, passage: Passage) -> Passage | None:
        """The sentence after one, if there is one.

        Args:
            passage: The sentence.
        """
        for number in range(passage.number + 1, len(self.passages)):
            if self.passages[number].host is None:
                return self.passages[number]
        return None

    def evidence(self, start: int, end: int, field: str | None = None) -> Evidence:
        """A passage of the text.

        Args:
            start: Where it begins, in code points.
            end: Where it ends, half-open; white space at either end is left out.
            field: The field that it supports, if it does not report the whole record.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Evidence(start=start, end=end, exact=self.text[start:end], field=field)

    def identities(self, passage: Passage, nouns: Iterable[int]) -> tuple[Identity, ...]:
        """Whom noun phrases name, each once.

        Args:
            passage: The sentence.
            nouns: The indexes of the noun phrases.
        """
        found: dict[int, Identity] = {}
        for noun in nouns:
            for one in self.actors.of(passage, noun):
                found.setdefault(id(one), one)
        return tuple(found.values())

    def date(
        self, passage: Passage, start: int, end: int, future: bool = False, ongoing: bool = False
    ) -> str | None:
        """When something happened that a part of a sentence tells.

        Args:
            passage: The sentence.
            start: Where that part begins, in code points.
            end: Where it ends, half-open.
            future: Whether it is still to come.
            ongoing: Whether it may go on: then "since" tells when it began.

        Returns:
            EDTF, or None where the part says no time that can be resolved.
        """
        relations = ("at", "since") if ongoing else ("at",)
        pivot = passage.phrase_at(start)
        told: dict[int, str] = {}
        for mention in passage.dates:
            if start <= mention.start < end and mention.relation in relations:
                found = mention.edtf_future if future else mention.edtf
                if found is not None:
                    told.setdefault(
                        passage.nearness(passage.phrase_at(mention.start), pivot), found
                    )
        return told.get(2) or told.get(1)

    def places_in(self, passage: Passage, start: int, end: int) -> tuple[Place, ...]:
        """The places where a part of a sentence says that something is.

        Args:
            passage: The sentence.
            start: Where that part begins, in code points.
            end: Where it ends, half-open.
        """
        return self.places.within(passage, start, end)
