"""What a reader of meetings remembers: the latest one, and whom "the two leaders" means."""

from collections.abc import Sequence

from dateline.capture.actors.resolving import Identity
from dateline.capture.meetings.sides import distinct, is_pair, joint_subjects, sides
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Meeting

__all__ = ["Memory"]

# How many sentences after a meeting "the meeting" and "the two leaders" may stand for it.
_MEMORY = 6
_JUST_BEFORE = 2


class Memory:
    """The latest meeting of an article, as far as it has been read.

    Args:
        story: The article.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.latest: Meeting | None = None
        self.members: Sequence[Identity] = ()
        self._number = -_MEMORY

    def remember(self, meeting: Meeting, members: Sequence[Identity], passage: Passage) -> None:
        """Take in a meeting that has been told.

        Args:
            meeting: The meeting.
            members: Who took part.
            passage: The sentence that tells of it.
        """
        self.latest, self.members, self._number = meeting, members, passage.number

    def is_near(self, passage: Passage) -> bool:
        """Whether the latest meeting was told a few sentences before, at most.

        Args:
            passage: The sentence that may go on about it.
        """
        return passage.number - self._number <= _MEMORY

    def met_before(self, passage: Passage) -> bool:
        """Whether "they" can be those who met: a meeting was told in the sentences just before.

        Args:
            passage: The sentence that says "they".
        """
        return passage.number - self._number <= _JUST_BEFORE

    def is_told_in(self, passage: Passage) -> bool:
        """Whether the latest meeting was told in a sentence.

        Args:
            passage: The sentence.
        """
        return passage.number == self._number

    def goes_on(self, passage: Passage, found: Sequence[Identity]) -> bool:
        """Whether those who "also spoke about" something do so in the meeting just told.

        Args:
            passage: The sentence.
            found: Who speaks.
        """
        if self.latest is None or self.latest.status != "occurred" or not self.is_near(passage):
            return False
        return len(found) > 1 and any(one in self.members for one in found)

    def sides(self, passage: Passage, nouns: Sequence[int]) -> list[Identity]:
        """Those whom noun phrases name who can be a side; "they" are those who met before.

        Args:
            passage: The sentence.
            nouns: The indexes of the noun phrases.
        """
        found: list[Identity] = []
        for noun in nouns:
            named = sides(self.story, passage, [noun])
            if is_pair(passage, noun) or self._are_they(passage, noun, named):
                found += self._pair(passage)
            else:
                found += named
        return distinct(found)

    def _are_they(self, passage: Passage, noun: int, named: Sequence[Identity]) -> bool:
        """Whether "they" stands for those who met just before."""
        if passage.phrases[noun].word != "they" or not self.met_before(passage):
            return False
        return sum(one.proper for one in named) < 2

    def _pair(self, passage: Passage) -> Sequence[Identity]:
        if self.is_near(passage) and len(self.members) > 1:
            return self.members
        return joint_subjects(self.story, passage)
