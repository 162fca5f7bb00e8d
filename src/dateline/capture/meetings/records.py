"""The records of meetings: what a part of a sentence tells, put together and remembered."""

from collections.abc import Sequence

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.meetings.details import (
    Extent,
    date_of,
    format_of,
    reach_of,
    topics_of,
)
from dateline.capture.meetings.memory import Memory
from dateline.capture.meetings.places import places_of
from dateline.capture.meetings.sides import without_summary
from dateline.capture.meetings.whereabouts import Whereabouts
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Evidence, Meeting, Status

__all__ = ["Records"]

# What puts a meeting to the time of what is told before it.
_MEANWHILE = frozenset(["where", "when", "as", "while", "after"])


class Records:
    """Makes the records of an article's meetings, and remembers the latest.

    Args:
        story: The article.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.memory = Memory(story)
        self.whereabouts = Whereabouts(story)

    def new(
        self,
        passage: Passage,
        participants: Sequence[Identity],
        usual: str,
        status: Status,
        extent: Extent,
        rule: str,
        aside: bool = False,
    ) -> Meeting:
        """A meeting that has not been told before.

        Args:
            passage: The sentence.
            participants: Who meets.
            usual: The format that its verb or noun tells, or nothing.
            status: Whether it has happened.
            extent: The part of the sentence that tells of it.
            rule: What found it.
            aside: Whether it is told beside something else, such as ``discussed the May 9 summit``.
        """
        participants = without_summary(participants)
        places = places_of(self.story, passage, extent)
        format = format_of(passage, extent, usual or None, bool(places))
        date = self.date(passage, extent, status)
        journey = self.whereabouts.of(passage, participants, status)
        if journey is not None and not places and format not in ("phone", "virtual"):
            places, format, date = (journey.place,), "in_person", date or journey.date
        made = Meeting(
            participants=tuple(one.actor() for one in participants),
            format=format,  # type: ignore[arg-type]
            topics=topics_of(passage, extent),
            status=status,
            date=date,
            places=places,
            evidence=(self.evidence(passage, extent),),
            extractor=f"rules:meeting.{rule}",
        )
        if not (aside and self.memory.is_told_in(passage)):
            self.memory.remember(made, participants, passage)
        return made

    def again(self, passage: Passage, extent: Extent) -> Meeting | None:
        """The latest meeting, of which a sentence tells more.

        Args:
            passage: The sentence.
            extent: The part of it.
        """
        if self.memory.latest is None:
            return None
        topics = topics_of(passage, extent)
        evidence = (self.evidence(passage, extent),)
        return attrs.evolve(self.memory.latest, topics=topics, outcome=None, evidence=evidence)

    def evidence(self, passage: Passage, extent: Extent) -> Evidence:
        """The passage that tells of a meeting.

        Args:
            passage: The sentence.
            extent: The part of it.
        """
        phrases = passage.phrases
        start = passage.start if extent.first == 0 else phrases[extent.first].start
        return self.story.evidence(start, phrases[extent.last - 1].end)

    def date(self, passage: Passage, extent: Extent, status: Status) -> str | None:
        """When those met.

        Args:
            passage: The sentence.
            extent: The part of it.
            status: Whether it has happened.
        """
        phrases = passage.phrases
        start = passage.start if extent.first == 0 else phrases[extent.first].start
        future = status == "planned" and not extent.is_past
        following = (index for index in passage.clauses.verbs() if index > extent.at)
        last = min(extent.last, next(following, extent.last))
        # "arrives on Monday and will meet Doe on Tuesday"
        found = date_of(passage, phrases[extent.at].start, phrases[last - 1].end, future)
        if found is not None:
            return found
        reach = (reach_of(passage, extent), len(phrases)) if extent.is_open else ()
        for last in (extent.last, *reach):
            found = date_of(passage, start, phrases[last - 1].end, future)
            if found is not None:
                return found
        if not extent.is_open:
            return None
        if extent.first and phrases[extent.first - 1].word in _MEANWHILE:
            return date_of(passage, passage.start, start, future)  # "went on Monday, where he met"
        verbs = (phrase.start for phrase in phrases if phrase.kind == "verb")
        return date_of(passage, passage.start, next(verbs, start), future)
