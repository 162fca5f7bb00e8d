"""Where people had gone whose meeting a later sentence tells: ``Doe flew to Rome. He met Roe``."""

from collections.abc import Iterable, Iterator

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.meetings.details import date_of
from dateline.capture.meetings.places import is_trip, place_at, reached
from dateline.capture.meetings.sides import sides
from dateline.capture.reading import Passage
from dateline.capture.status import status_of
from dateline.capture.story import Story
from dateline.model import Place, Status

__all__ = ["Journey", "Whereabouts"]

# How many sentences after a journey a meeting is thought to be a part of it.
_MEMORY = 4


@attrs.frozen
class Journey:
    """Where somebody went.

    Attributes:
        place: Where to.
        date: When, EDTF, or None.
        planned: Whether it is still to come.
        number: The number of the sentence that tells of it.
    """

    place: Place
    date: str | None
    planned: bool
    number: int


class Whereabouts:
    """The latest journey of each person, as far as an article has been read.

    Args:
        story: The article.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self._latest: dict[int, Journey] = {}

    def follow(self, passage: Passage) -> None:
        """Take in the journeys that a sentence tells of.

        Args:
            passage: The sentence.
        """
        for people, journey in (*self._by_verbs(passage), *self._by_nouns(passage)):
            for one in people:
                if one.kind == "person":
                    self._latest[id(one)] = journey

    def of(self, passage: Passage, people: Iterable[Identity], status: Status) -> Journey | None:
        """The journey that a meeting belongs to which tells no place.

        Args:
            passage: The sentence that tells of the meeting.
            people: Who met.
            status: Whether they have met.
        """
        for one in people:
            journey = self._latest.get(id(one))
            if journey is None or journey.planned != (status == "planned"):
                continue
            if 0 < passage.number - journey.number <= _MEMORY:
                return journey
        return None

    def _by_verbs(self, passage: Passage) -> Iterator[tuple[list[Identity], Journey]]:
        phrases = passage.phrases
        for verb in passage.clauses.verbs():
            places = reached(self.story, passage, verb)
            if not places or phrases[verb].negated:
                continue
            people = sides(self.story, passage, passage.clauses.subjects(verb))
            status = status_of(passage, verb)
            if people and status in ("occurred", "ongoing", "planned"):
                end = phrases[passage.clauses.clause_end(verb) - 1].end
                yield people, self._journey(passage, places[0], status, phrases[verb].start, end)

    def _by_nouns(self, passage: Passage) -> Iterator[tuple[list[Identity], Journey]]:
        for noun in range(len(passage.phrases) - 2):
            if not is_trip(passage, noun):
                continue
            owner = self.story.actors.owner(passage, noun)
            places = place_at(self.story, passage, noun + 2)
            if owner is not None and places:
                start, end = passage.phrases[noun].start, passage.phrases[noun + 2].end
                yield [owner], self._journey(passage, places[0], "occurred", start, end)

    def _journey(
        self, passage: Passage, place: Place, status: Status, start: int, end: int
    ) -> Journey:
        planned = status == "planned"
        return Journey(place, date_of(passage, start, end, planned), planned, passage.number)
