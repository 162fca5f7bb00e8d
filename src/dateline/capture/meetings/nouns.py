"""Meetings that nouns tell of: ``held talks with Roe``, ``the meeting between Doe and Roe``."""

import attrs

from dateline.capture.meetings.bodies import bodies_within, is_occasion, is_upcoming
from dateline.capture.meetings.details import Extent, extent_of, outcome_of
from dateline.capture.meetings.noun_sides import NounSides
from dateline.capture.meetings.places import is_travel
from dateline.capture.meetings.records import Records
from dateline.capture.meetings.retellings import BACK, Retellings
from dateline.capture.meetings.sides import (
    are_sides,
    as_bodies,
    distinct,
)
from dateline.capture.meetings.words import is_game, is_light, is_telling, measured, meeting_noun
from dateline.capture.reading import Passage
from dateline.capture.status import (
    Governor,
    governor_of,
    noun_status,
    stance_of_adjective,
    status_of,
)
from dateline.capture.tables import words
from dateline.model import Meeting, Status

__all__ = ["NounMeetings"]

# Nouns for meetings that a body has by itself.
_OF_BODIES = frozenset(
    [
        *("summit", "summits", "meeting", "meetings", "session", "sessions", "ministerial"),
        *("conference", "gathering"),
    ]
)


class NounMeetings:
    """Finds the meetings that nouns tell of.

    Args:
        records: Makes the records.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.story, self.memory = records.story, records.memory
        self.sides = NounSides(records.story, records.memory)
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
        if measured(passage, noun) != noun:
            format = format or "in_person"  # "two days of discussions"
        governor = _governor(passage, noun)
        told = self.sides.told(passage, noun, governor)
        bodies = [] if told.sides else bodies_within(self.story, passage, noun)
        if not (told.sides or bodies) and passage.phrases[noun].word in BACK:
            # "the talks were mediated by Doe"
            return self.retellings.by_noun(passage, noun, governor, format)
        found, last = [*(told.sides or bodies), *told.agents], told.last
        between = told.whole and len(found) > 1
        held = _to_be_held(passage, last)
        last = last if held is None else passage.clauses.clause_end(held)
        upcoming = held is not None or (
            is_upcoming(self.story, passage, noun) and not _was_held(passage, governor)
        )
        named = bool(bodies) or (told.compound and passage.mention(noun).proper)
        if named and is_occasion(passage, noun, governor):
            if not upcoming:
                return None
        elif governor is not None and not between:
            found = [*self.sides.governing(passage, noun, governor, found), *found]
        elif governor is None and not between:
            found = [*self.sides.opening(passage, noun, last, found), *found]
        participants = as_bodies(self.story, passage, distinct(found))
        alone = bool(bodies) and told_as in _OF_BODIES
        alone = alone or self._may_be_alone(passage, noun, governor, told_as)
        if not are_sides(participants, alone):
            return self.retellings.by_noun(passage, noun, governor, format)
        status = _status(passage, noun, governor)
        if upcoming and status not in (None, "denied"):
            status = "planned"
        if status is None or status == "hypothetical":
            return None
        if governor is not None and not told.sides and self.memory.goes_on(passage, participants):
            return self.records.again(passage, extent_of(passage, governor.verb, noun))
        extent = self._extent_of_noun(passage, noun, governor, last)
        aside = not self._is_told(passage, governor)
        if governor is not None and governor.role == "complement":
            left = is_travel(passage, governor.verb)
            gone = left and status_of(passage, governor.verb) == "occurred"
            extent = attrs.evolve(extent, is_past=gone)
        if aside and (upcoming or self.memory.is_told_in(passage)):
            # "spoke today about the summit on May 9"
            extent = Extent(noun, noun, last, is_open=False)
        made = self.records.new(passage, participants, format, status, extent, "noun", aside)
        if governor is not None and governor.role == "complement":
            made = attrs.evolve(made, outcome=outcome_of(passage, governor.verb))
        return made

    def _is_told(self, passage: Passage, governor: Governor | None) -> bool:
        """Whether a sentence is about the meeting, and does not only name it."""
        if governor is None:
            return False
        return governor.role == "subject" or is_light(passage, governor.verb)

    def _may_be_alone(
        self, passage: Passage, noun: int, governor: Governor | None, told_as: str
    ) -> bool:
        """Whether it can be the meeting of one body: ``NATO held a meeting``, ``a NATO summit``."""
        if noun + 1 < len(passage.phrases) and passage.phrases[noun + 1].word == "with":
            return False
        if governor is not None and is_light(passage, governor.verb):
            return True
        owned = self.story.actors.owner(passage, noun) is not None
        is_subject = governor is not None and governor.role == "subject"
        return told_as in _OF_BODIES and (is_subject or not owned)

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


def _was_held(passage: Passage, governor: Governor | None) -> bool:
    """Whether the verb of a meeting says that it is over: ``held talks on Monday``."""
    if governor is None or not is_light(passage, governor.verb):
        return False
    first = passage.phrases[governor.verb].tokens[0]
    return (first.form in ("past", "either") or first.lower == "had") and status_of(
        passage, governor.verb
    ) == "occurred"


def _governor(passage: Passage, noun: int) -> Governor | None:
    """The verb that a meeting belongs to: ``be held`` in ``two days of talks are to be held``."""
    governor = governor_of(passage, measured(passage, noun))
    if governor is None or governor.role != "subject":
        return governor
    after = passage.phrases[governor.verb + 1 : governor.verb + 2]
    leads = passage.phrases[governor.verb].lemma == "be" and after and after[0].infinitive
    return attrs.evolve(governor, verb=governor.verb + 1) if leads else governor


def _status(passage: Passage, noun: int, governor: Governor | None) -> Status | None:
    """Whether those met; what others discuss or support has happened where it is known."""
    held = governor is not None and governor.role == "object" and is_light(passage, governor.verb)
    goes_on = governor is not None and held and passage.phrases[governor.verb].progressive
    default: Status = "ongoing" if goes_on else "occurred"
    status = noun_status(passage, noun, default)
    whole = measured(passage, noun)
    if whole != noun and status == default:
        status = noun_status(passage, whole, default)  # "will hold two days of talks"
    if status != "hypothetical" or not passage.mention(noun).definite:
        return status
    stances = {stance_of_adjective(token.lower) for token in passage.phrases[noun].tokens}
    if "ongoing" in stances:
        return "ongoing"
    return "occurred" if _is_spoken_of(passage, governor) else status


def _is_spoken_of(passage: Passage, governor: Governor | None) -> bool:
    """Whether a meeting is what others speak about: ``discussed Doe's meeting with Roe``."""
    if governor is None or governor.role != "object":
        return False
    return words("meeting_topics", "kind").get(passage.phrases[governor.verb].lemma) == "verb"


def _to_be_held(passage: Passage, last: int) -> int | None:
    """The verb that says that it is to come: ``the summit in Rome, | to be held in May``."""
    phrases = passage.phrases
    verb = last + 1 if last < len(phrases) and phrases[last].kind == "comma" else last
    if verb >= len(phrases) or phrases[verb].kind != "verb" or not phrases[verb].infinitive:
        return None
    held = is_telling(passage, verb) or (phrases[verb].passive and is_light(passage, verb))
    return verb if held else None
