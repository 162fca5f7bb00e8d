"""Meetings that nouns tell of: ``held talks with Roe``, ``the meeting between Doe and Roe``."""

from collections.abc import Sequence

import attrs

from dateline.capture.actors import Identity
from dateline.capture.meeting_details import Extent, extent_of, outcome_of
from dateline.capture.meeting_records import Records
from dateline.capture.meeting_retellings import Retellings
from dateline.capture.meeting_sides import (
    are_sides,
    as_bodies,
    both,
    compound_sides,
    distinct,
    sides,
)
from dateline.capture.meeting_words import is_game, is_light, is_telling
from dateline.capture.reading import Passage
from dateline.capture.status import Governor, governor_of, noun_status
from dateline.capture.tables import words
from dateline.model import Meeting

__all__ = ["NounMeetings"]

# Prepositions that make a verb's subject a side: "in talks with", "arrived for a meeting with".
_DURING = frozenset(["in", "at", "for", "during", "after", "before", "following", "to", "from"])
# Nouns that mean a meeting only where those who meet are told.
_BROAD = frozenset(["visit", "call", "calls", "dialogue"])


class NounMeetings:
    """Finds the meetings that nouns tell of.

    Args:
        records: Makes the records.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.story, self.memory = records.story, records.memory
        self.retellings = Retellings(records)

    def at(self, passage: Passage, noun: int) -> Meeting | None:
        """The meeting that a noun tells of, if it is a noun for one.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
        """
        mention = passage.mention(noun)
        formats = words("meeting_nouns", "format")
        if mention.proper or mention.head not in formats or is_game(passage, noun):
            return None
        name = mention.name.lower()
        long = next((one for one in formats if " " in one and name.endswith(one)), mention.head)
        governor = governor_of(passage, noun)
        found, last = self._told_sides(passage, noun, governor)
        told = found
        between = len(found) > 1
        if governor is not None and not between:
            found = [*self._governing_sides(passage, noun, governor, found), *found]
        elif governor is None and found and not between:
            found = [*self._opening_sides(passage, noun, last), *found]
        participants = as_bodies(self.story, passage, distinct(found))
        alone = governor is not None and is_light(passage.phrases[governor.verb].lemma)
        if not are_sides(participants, alone):
            return self.retellings.by_noun(passage, noun, governor, formats[long])
        status = noun_status(passage, noun)
        if status is None or status == "hypothetical":
            return None
        if governor is not None and not told and self.memory.goes_on(passage, participants):
            return self.records.again(passage, extent_of(passage, governor.verb, noun))
        extent = self._extent_of_noun(passage, noun, governor, last)
        made = self.records.new(passage, participants, formats[long], status, extent, "noun")
        if governor is not None and governor.role == "complement":
            made = attrs.evolve(made, outcome=outcome_of(passage, governor.verb))
        return made

    def _told_sides(
        self, passage: Passage, noun: int, governor: Governor | None
    ) -> tuple[list[Identity], int]:
        """The sides told with the noun, and the index of the phrase after them."""
        phrases, clauses = passage.phrases, passage.clauses
        broad = passage.mention(noun).head in _BROAD
        found = [] if broad else compound_sides(self.story, passage, noun)
        owner = self.story.actors.owner(passage, noun)
        if owner is not None and (owner.proper or owner.kind == "person"):
            found.append(owner)
            if noun >= 2 and phrases[noun - 1].word == "and" and phrases[noun - 2].kind == "noun":
                found += sides(self.story, passage, [noun - 2])
        index = end = noun + 1
        if (
            governor is not None
            and governor.role == "subject"
            and clauses.is_passive(governor.verb)
        ):
            for item in clauses.complements(governor.verb):
                if item.preposition in ("between", "with", "among"):
                    found += self.memory.sides(passage, item.nouns)
        while index + 1 < len(phrases):
            kind, following = phrases[index].kind, phrases[index + 1].kind
            if kind == "preposition" and following == "noun":
                joined = clauses.joined_after(index + 1)
                if phrases[index].word == "between":
                    joined = both(passage, joined)
                if phrases[index].word in ("with", "between", "among"):
                    found += self.memory.sides(passage, joined)
                elif phrases[index].word == "of" and index == noun + 1:
                    found += sides(self.story, passage, joined)
                index = joined[-1] + 1
            elif kind in ("date", "adverb") or (kind == "preposition" and following == "date"):
                index += 1
            elif (
                kind == "verb"
                and phrases[index].lemma == "host"
                and phrases[index + 1].word == "by"
            ):
                found += self.memory.sides(passage, clauses.joined_after(index + 2))
                index += 3
            else:
                break
            end = index
        return found, min(end, len(phrases))

    def _governing_sides(
        self, passage: Passage, noun: int, governor: Governor, found: Sequence[Identity]
    ) -> list[Identity]:
        """The subject of the verb that a meeting belongs to, where that takes part in it."""
        lemma = passage.phrases[governor.verb].lemma
        if self.story.actors.owner(passage, noun) is not None or governor.role == "subject":
            return []
        if governor.role == "object" and not is_light(lemma):
            return []
        if passage.mention(noun).head in _BROAD and not (found or lemma in ("hold", "have")):
            return []
        subjects = self.memory.sides(passage, passage.clauses.subjects(governor.verb))
        if governor.role == "complement":
            if governor.preposition not in _DURING or passage.clauses.is_passive(governor.verb):
                return []
            together = len(subjects) > 1 and passage.phrases[noun].word in ("a", "an")
            return subjects if found or together else []
        return subjects

    def _opening_sides(self, passage: Passage, noun: int, last: int) -> list[Identity]:
        """Who the sentence is about that opens with ``In a phone call with Roe,``."""
        phrases, clauses = passage.phrases, passage.clauses
        opens = noun and phrases[noun - 1].word in _DURING and noun <= 2
        if not opens or last >= len(phrases) or phrases[last].kind != "comma":
            return []
        if self.story.actors.owner(passage, noun) is not None:
            return []
        for verb in range(last, min(last + 8, len(phrases))):
            if phrases[verb].kind == "verb" and clauses.is_finite(verb):
                return self.memory.sides(passage, clauses.subjects(verb))
        return []

    def _extent_of_noun(
        self, passage: Passage, noun: int, governor: Governor | None, last: int
    ) -> Extent:
        if governor is None:
            return Extent(noun, noun, last)
        lemma = passage.phrases[governor.verb].lemma
        if governor.role == "complement" or not (is_light(lemma) or is_telling(lemma)):
            first = noun
            if governor.role == "complement":
                nouns = [one for one in passage.clauses.subjects(governor.verb) if one < noun]
                first = min([noun, *nouns])
            return Extent(first, noun, last)
        extent = extent_of(passage, governor.verb, noun)
        return attrs.evolve(extent, last=max(extent.last, last))
