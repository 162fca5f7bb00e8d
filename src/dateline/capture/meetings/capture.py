"""Meetings: who met, spoke or will meet with whom, by verbs and by nouns."""

from collections.abc import Iterator

from dateline.capture.meetings.nouns import NounMeetings
from dateline.capture.meetings.records import Records
from dateline.capture.meetings.retellings import Retellings
from dateline.capture.meetings.verbs import VerbMeetings
from dateline.capture.story import Story
from dateline.model import Meeting

__all__ = ["meetings"]


def meetings(story: Story) -> Iterator[Meeting]:
    """The meetings of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    records = Records(story)
    verbs, nouns, again = VerbMeetings(records), NounMeetings(records), Retellings(records)
    for passage in story.passages:
        records.whereabouts.follow(passage)
        for index, phrase in enumerate(passage.phrases):
            found = None
            if phrase.kind == "verb":
                found = verbs.at(passage, index)
                if found is not None:
                    yield from verbs.elsewhere(passage, index, found)
                else:
                    found = again.by_verb(passage, index)
            elif phrase.kind == "noun":
                found = nouns.at(passage, index)
            if found is not None:
                yield found
