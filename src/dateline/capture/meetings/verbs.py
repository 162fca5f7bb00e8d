"""Meetings that verbs tell of: ``Doe met Roe``, ``Doe hosted Roe``, ``Doe and Roe spoke``."""

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.grammar.phrase_rows import PLACING
from dateline.capture.meetings.details import Extent, extent_of
from dateline.capture.meetings.places import place_at
from dateline.capture.meetings.records import Records
from dateline.capture.meetings.sides import are_sides, distinct, sides
from dateline.capture.meetings.words import is_game, meeting_noun
from dateline.capture.reading import Passage
from dateline.capture.status import is_negated, is_refused, status_of
from dateline.capture.tables import Row, rows, words
from dateline.model import Meeting

__all__ = ["VerbMeetings"]


class VerbMeetings:
    """Finds the meetings that verbs tell of.

    Args:
        records: Makes the records.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.story, self.memory = records.story, records.memory

    def at(self, passage: Passage, verb: int) -> Meeting | None:
        """The meeting that a verb tells of, if it is a verb of meeting.

        Args:
            passage: The sentence.
            verb: The index of the verb among its phrases.
        """
        row = _row(passage, verb)
        if row is None or is_negated(passage, verb) or is_refused(passage, verb):
            return None
        if is_game(passage, verb):
            return None
        subjects = self.memory.sides(passage, passage.clauses.subjects(verb))
        others = self._others(passage, verb, row)
        if not subjects or others is None:
            return None
        if not others and row["verb"] != "meet" and self.memory.goes_on(passage, subjects):
            return self._more(passage, verb, row)
        participants = distinct([*subjects, *others])
        alone = row["verb"] == "meet" or row["sides"] == "gather"
        if row["sides"] == "gather" and not _gather(participants):
            return None
        if not are_sides(participants, alone):
            return None
        extent, status = extent_of(passage, verb), status_of(passage, verb)
        if status == "occurred" and _is_timetable(passage, verb, extent):
            status = "planned"
        if row["sides"] == "expected" and status != "planned":
            return None
        return self.records.new(passage, participants, row["format"], status, extent, "verb")

    def elsewhere(self, passage: Passage, verb: int, first: Meeting) -> Iterator[Meeting]:
        """Whom else those met in another place: ``met Doe in Rome and Roe in Paris``.

        Args:
            passage: The sentence.
            verb: The index of the verb among its phrases.
            first: The meeting that the verb tells of first.

        Yields:
            Each other meeting.
        """
        row = _row(passage, verb)
        if row is None or row["sides"] not in ("either", "object"):
            return
        subjects = self.memory.sides(passage, passage.clauses.subjects(verb))
        for noun in _in_other_places(passage, verb):
            people = sides(self.story, passage, [noun])
            places = place_at(self.story, passage, noun + 2)
            if places and people and all(one.kind == "person" for one in people):
                extent = Extent(noun, noun, noun + 3)
                yield attrs.evolve(
                    first,
                    participants=tuple(one.actor() for one in distinct([*subjects, *people])),
                    places=places,
                    evidence=(self.records.evidence(passage, extent),),
                )

    def _more(self, passage: Passage, verb: int, row: Row) -> Meeting | None:
        """What those who met "also spoke about"; what they discussed is told again elsewhere."""
        if row["sides"] == "topic":
            return None
        return self.records.again(passage, extent_of(passage, verb))

    def _others(self, passage: Passage, verb: int, row: Row) -> list[Identity] | None:
        """The side that the verb's object or "with" tells; None where it takes another object."""
        clauses, lemma = passage.clauses, passage.phrases[verb].lemma
        if clauses.is_passive(verb):
            return self._agents(passage, verb, row)
        objects = clauses.objects(verb)
        if row["sides"] in ("object", "expected"):
            return self._received(passage, verb, lemma) or None
        nouns = self._with_whom(passage, verb, row)
        others = self.memory.sides(passage, nouns)
        if lemma in ("speak", "talk", "chat"):
            if passage.words(verb + 1, verb + 2).lower() == "of":
                return None  # "both spoke of Iran"
            return others if nouns or len(clauses.subjects(verb)) > 1 else None
        if row["sides"] == "topic":
            people = [one for one in others if one.kind in ("person", "population", "name")]
            return people if people or self._are_people(passage, verb) else None
        if row["sides"] == "either" and objects:
            met = self.memory.sides(passage, objects)
            if not met and not others:
                return None
            return [*met, *others]
        return None if nouns and not others else others

    def _with_whom(self, passage: Passage, verb: int, row: Row) -> list[int]:
        """The noun phrases that "with" ties to a verb, and "to" where one speaks to somebody."""
        phrases, lemma = passage.phrases, passage.phrases[verb].lemma
        topic = row["sides"] == "topic"
        following = (
            one
            for one in passage.clauses.verbs()
            if one > verb and not (topic and _describes(passage, one))
        )
        last = next(following, len(phrases))
        found: list[int] = []
        gerunds = [one for one in passage.clauses.verbs() if topic and verb < one < last]
        complements = [passage.clauses.complements(one) for one in (verb, *gerunds)]
        for item in itertools.chain.from_iterable(complements):
            before = item.index - 1
            spoken = item.preposition == "to" and before == verb and lemma in ("speak", "talk")
            if item.index >= last or not (spoken or item.preposition == "with"):
                continue
            noun = phrases[before].kind == "noun"
            if lemma != "meet" and noun and meeting_noun(passage, before) is not None:
                continue  # "discussed Doe's meeting with Roe"
            found += item.nouns
        return found

    def _agents(self, passage: Passage, verb: int, row: Row) -> list[Identity] | None:
        """Who received those that "were received by" somebody; nobody is wanted to be gathered."""
        if row["sides"] == "gather":
            return []
        people = self.memory.sides(passage, passage.clauses.subjects(verb))
        if row["sides"] != "object" or any(one.kind != "person" for one in people):
            return None
        agents = [
            noun
            for item in passage.clauses.complements(verb)
            if item.preposition == "by"
            for noun in item.nouns
        ]
        return [one for one in sides(self.story, passage, agents) if one.kind == "person"] or None

    def _are_people(self, passage: Passage, verb: int) -> bool:
        """Whether two or more people who are named are the subject of a verb."""
        found = self.memory.sides(passage, passage.clauses.subjects(verb))
        return len(found) > 1 and all(one.kind == "person" and one.proper for one in found)

    def _received(self, passage: Passage, verb: int, lemma: str) -> list[Identity]:
        objects = passage.clauses.objects(verb)
        before = passage.phrases[verb - 1].kind if verb else ""
        if lemma in ("call", "ring") and before in ("comma", "mark", "semicolon"):
            return []  # "the town, called Doe"
        after = objects[-1] + 1 if objects else len(passage.phrases)
        follows = passage.phrases[after].kind if after < len(passage.phrases) else ""
        if lemma == "call" and follows in ("noun", "quotation", "adverb"):
            return []  # "called Doe a liar"
        kinds = ("person", "name") if lemma in ("phone", "telephone") else ("person",)
        return [
            one
            for noun in objects
            for one in sides(self.story, passage, [noun])
            if one.kind in kinds
            or (one.kind in ("government", "population") and _are_envoys(passage, noun))
        ]


def _row(passage: Passage, verb: int) -> Row | None:
    """The row of a verb of meeting."""
    phrases = passage.phrases
    following = phrases[verb + 1].word if verb + 1 < len(phrases) else ""
    for row in _rows_by_verb().get(phrases[verb].lemma, ()):
        if row["adverb"] in ("", following):
            return row
    return None


@functools.cache
def _rows_by_verb() -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows("meeting_verbs"):
        for verb in row["verb"].split("|"):
            found.setdefault(verb, []).append(row)
    return found


def _gather(participants: Sequence[Identity]) -> bool:
    """Whether those who gather meet, and are no crowd."""
    kinds = words("meeting_parties", "kind")
    meets = ("envoys", "bodies")
    return all(
        one.proper or any(kinds.get(noun) in meets for noun in one.nouns) for one in participants
    )


def _describes(passage: Passage, verb: int) -> bool:
    """Whether a verb in -ing describes the noun before it: ``issues facing the region``."""
    return passage.phrases[verb].gerund and passage.phrases[verb - 1].kind == "noun"


def _are_envoys(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase names those who meet for others: ``the foreign ministers of``."""
    return words("meeting_parties", "kind").get(passage.mention(noun).head) == "envoys"


def _is_timetable(passage: Passage, verb: int, extent: Extent) -> bool:
    """Whether the present tense tells what is to come: ``the leaders meet on Monday``."""
    phrase = passage.phrases[verb]
    if phrase.tokens[-1].form not in ("base", "s") or len(phrase.tokens) > 1:
        return False
    end = passage.phrases[extent.last - 1].end
    return any(phrase.start < date.start < end for date in passage.dates)


def _in_other_places(passage: Passage, verb: int) -> Iterator[int]:
    """The noun phrases that "and" joins to a place, with a place of their own after them."""
    phrases = passage.phrases
    for index in range(verb + 3, min(passage.clauses.clause_end(verb), len(phrases) - 3)):
        kinds = [phrase.kind for phrase in phrases[index - 1 : index + 4]]
        if kinds == ["noun", "conjunction", "noun", "preposition", "noun"] and (
            phrases[index - 2].word in PLACING and phrases[index + 2].word in PLACING
        ):
            yield index + 1
