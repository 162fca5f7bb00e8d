"""Meetings that nouns tell of: ``held talks with Roe``, ``the meeting between Doe and Roe``."""

from collections.abc import Sequence

import attrs

from dateline.capture.actors import Identity
from dateline.capture.meeting_bodies import bodies_within, is_occasion, is_upcoming
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
from dateline.capture.meeting_words import is_by_a_side, is_game, is_light, is_telling, meeting_noun
from dateline.capture.reading import Passage
from dateline.capture.status import Governor, governor_of, noun_status
from dateline.capture.tables import words
from dateline.model import Meeting, Status

__all__ = ["NounMeetings"]

# Prepositions that make a verb's subject a side: "in talks with", "arrived for a meeting with".
_DURING = frozenset(["in", "at", "for", "during", "after", "before", "following", "to", "from"])
# Nouns that mean a meeting only where those who meet are told.
_BROAD = frozenset(["visit", "call", "calls", "dialogue", "conference", "session", "sessions"])
# Nouns for meetings that a body has by itself.
_OF_BODIES = frozenset(
    ["summit", "summits", "meeting", "meetings", "session", "sessions", "ministerial"]
)


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
        told_as = meeting_noun(passage, noun)
        if told_as is None or is_game(passage, noun):
            return None
        format = words("meeting_nouns", "format")[told_as]
        governor = governor_of(passage, noun)
        told, last, between = self._told_sides(passage, noun, governor)
        bodies = [] if told else bodies_within(self.story, passage, noun)
        found = told or bodies
        upcoming = is_upcoming(self.story, passage, noun)
        if bodies and is_occasion(passage, noun, governor):
            if not upcoming:
                return None
        elif governor is not None and not between:
            found = [*self._governing_sides(passage, noun, governor, found), *found]
        elif governor is None and found and not between:
            found = [*self._opening_sides(passage, noun, last), *found]
        participants = as_bodies(self.story, passage, distinct(found))
        if not are_sides(participants, self._may_be_alone(passage, noun, governor, told_as)):
            return self.retellings.by_noun(passage, noun, governor, format)
        status = noun_status(passage, noun, _default(passage, governor))
        if upcoming and status not in (None, "denied"):
            status = "planned"
        if status is None or status == "hypothetical":
            return None
        if governor is not None and not told and self.memory.goes_on(passage, participants):
            return self.records.again(passage, extent_of(passage, governor.verb, noun))
        extent = self._extent_of_noun(passage, noun, governor, last)
        if upcoming and not (governor is not None and governor.role == "subject"):
            extent = Extent(noun, noun, last)  # "spoke today about the summit on May 9"
        made = self.records.new(passage, participants, format, status, extent, "noun")
        if governor is not None and governor.role == "complement":
            made = attrs.evolve(made, outcome=outcome_of(passage, governor.verb))
        return made

    def _may_be_alone(
        self, passage: Passage, noun: int, governor: Governor | None, told_as: str
    ) -> bool:
        """Whether it can be the meeting of one body: ``NATO held a meeting``, ``a NATO summit``."""
        if governor is not None and is_light(passage, governor.verb):
            return True
        owned = self.story.actors.owner(passage, noun) is not None
        is_subject = governor is not None and governor.role == "subject"
        return told_as in _OF_BODIES and (is_subject or not owned)

    def _told_sides(
        self, passage: Passage, noun: int, governor: Governor | None
    ) -> tuple[list[Identity], int, bool]:
        """The sides told with the noun, the index of the phrase after them, and if they are all."""
        phrases, clauses = passage.phrases, passage.clauses
        broad = passage.mention(noun).head in _BROAD
        found = [] if broad else compound_sides(self.story, passage, noun)
        whole = bool(found)
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
                    whole = True
        while index + 1 < len(phrases):
            kind, following = phrases[index].kind, phrases[index + 1].kind
            if kind == "preposition" and following == "noun":
                joined = clauses.joined_after(index + 1)
                if phrases[index].word == "between":
                    joined = both(passage, joined)
                whole = whole or phrases[index].word in ("between", "among", "of")
                if phrases[index].word in ("with", "between", "among"):
                    found += self.memory.sides(passage, joined)
                elif phrases[index].word == "to" and passage.mention(noun).head == "visit":
                    whom = sides(self.story, passage, joined)
                    found += [one for one in whom if one.kind == "person"]
                elif phrases[index].word == "of" and index == noun + 1:
                    found += sides(self.story, passage, joined)
                index = joined[-1] + 1
            elif kind in ("date", "adverb") or (kind == "preposition" and following == "date"):
                index += 1
            elif kind == "verb" and is_by_a_side(passage, index):
                found += self.memory.sides(passage, clauses.joined_after(index + 2))
                index += 3
            else:
                break
            end = index
        return found, min(end, len(phrases)), len(found) > 1 and whole

    def _governing_sides(
        self, passage: Passage, noun: int, governor: Governor, found: Sequence[Identity]
    ) -> list[Identity]:
        """The subject of the verb that a meeting belongs to, where that takes part in it."""
        lemma, before = passage.phrases[governor.verb].lemma, governor.preposition
        if self.story.actors.owner(passage, noun) is not None or governor.role == "subject":
            return []
        if governor.role == "object" and not is_light(passage, governor.verb):
            return []
        if passage.mention(noun).head in _BROAD and not (found or lemma in ("hold", "have")):
            return []
        subjects = self.memory.sides(passage, passage.clauses.subjects(governor.verb))
        if governor.role == "complement":
            if not (before in _DURING or _is_ahead(passage, noun)):
                return []
            if passage.clauses.is_passive(governor.verb):
                return self._joined_by(passage, governor.verb, subjects) if found else []
            return subjects if found or _is_of_all(passage, noun, subjects) else []
        return subjects

    def _joined_by(
        self, passage: Passage, verb: int, subjects: Sequence[Identity]
    ) -> list[Identity]:
        """Those who come together for it: ``Doe was joined by Roe for talks with``."""
        if passage.phrases[verb].lemma not in ("join", "accompany"):
            return []
        agents = [
            noun
            for item in passage.clauses.complements(verb)
            if item.preposition == "by"
            for noun in item.nouns
        ]
        return [*subjects, *self.memory.sides(passage, agents)] if agents else []

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
        if governor.role == "complement" or not (
            is_light(passage, governor.verb) or is_telling(passage, governor.verb)
        ):
            first = noun
            if governor.role == "complement":
                nouns = [one for one in passage.clauses.subjects(governor.verb) if one < noun]
                first = min([noun, *nouns])
            return Extent(first, noun, last)
        extent = extent_of(passage, governor.verb, noun)
        return attrs.evolve(extent, last=max(extent.last, last))


def _is_ahead(passage: Passage, noun: int) -> bool:
    """Whether it comes after what else is told: ``arrived ahead of a summit with Doe``."""
    return noun > 1 and [phrase.word for phrase in passage.phrases[noun - 2 : noun]] == [
        "ahead",
        "of",
    ]


def _default(passage: Passage, governor: Governor | None) -> Status:
    """What holds where nothing else tells: ``has been holding talks`` goes on."""
    if governor is None or governor.role != "object" or not is_light(passage, governor.verb):
        return "occurred"
    return "ongoing" if passage.phrases[governor.verb].progressive else "occurred"


def _is_of_all(passage: Passage, noun: int, subjects: Sequence[Identity]) -> bool:
    """Whether several met whom a sentence is about: ``Doe and Roe agreed after talks in Rome``."""
    opener = passage.phrases[noun].tokens[0]
    bare = opener.tag not in ("determiner", "possessive") and opener.lower.endswith("s")
    return len(subjects) > 1 and (bare or opener.lower in ("a", "an"))
