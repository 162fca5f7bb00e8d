"""Meetings told again: ``the two leaders discussed trade``, ``the meeting took place``."""

import attrs

from dateline.capture.meetings.details import extent_of, outcome_of, topics_of
from dateline.capture.meetings.places import places_of
from dateline.capture.meetings.records import Records
from dateline.capture.meetings.words import is_telling
from dateline.capture.reading import Passage
from dateline.capture.status import Governor, is_negated
from dateline.capture.tables import words
from dateline.model import Meeting

__all__ = ["BACK", "Retellings"]

# What stands before a noun that means a meeting told before.
BACK = frozenset(["the", "this", "that", "these", "their", "both"])


class Retellings:
    """Finds what more is told of the latest meeting.

    Args:
        records: Makes the records.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.story, self.memory = records.story, records.memory

    def by_verb(self, passage: Passage, verb: int) -> Meeting | None:
        """The latest meeting, where a verb tells what those who met spoke about or agreed to.

        Args:
            passage: The sentence.
            verb: The index of the verb among its phrases.
        """
        kind = words("meeting_topics", "kind").get(passage.phrases[verb].lemma)
        if (
            self.memory.latest is None
            or kind not in ("verb", "outcome")
            or not self.memory.is_near(passage)
        ):
            return None
        if not passage.clauses.is_finite(verb) or is_negated(passage, verb):
            return None
        subjects = self.memory.sides(passage, passage.clauses.subjects(verb))
        same = len(subjects) > 1 and {id(one) for one in subjects} == set(
            map(id, self.memory.members)
        )
        if not same or passage.phrases[verb].modal:
            return None
        extent = extent_of(passage, verb)
        return attrs.evolve(
            self.memory.latest,
            topics=topics_of(passage, extent) if kind == "verb" else (),
            outcome=outcome_of(passage, verb),
            evidence=(self.records.evidence(passage, extent),),
        )

    def by_noun(
        self, passage: Passage, noun: int, governor: Governor | None, format: str
    ) -> Meeting | None:
        """The latest meeting, where a noun stands for it.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
            governor: The verb that it belongs to.
            format: What format the noun tells, or nothing.
        """
        if self.memory.latest is None or not self.memory.is_near(passage):
            return None
        if governor is None or governor.role != "subject":
            return None
        if passage.phrases[noun].word not in BACK:
            return None
        if not is_telling(passage, governor.verb):
            return None
        if format and self.memory.latest.format and format != self.memory.latest.format:
            return None
        extent = extent_of(passage, governor.verb, noun)
        date = self.records.date(passage, extent, self.memory.latest.status)
        if date and self.memory.latest.date and not date.startswith(self.memory.latest.date):
            return None
        return attrs.evolve(
            self.memory.latest,
            date=self.memory.latest.date or date,
            places=self.memory.latest.places or places_of(self.story, passage, extent),
            topics=topics_of(passage, extent),
            evidence=(self.records.evidence(passage, extent),),
        )
