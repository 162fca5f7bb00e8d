"""Meetings: who met, spoke or will meet with whom, by verbs and by nouns."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.actors import Identity
from dateline.capture.meeting_details import (
    Extent,
    date_of,
    extent_of,
    format_of,
    outcome_of,
    places_of,
    reach_of,
    topics_of,
)
from dateline.capture.meeting_memory import Memory
from dateline.capture.meeting_sides import (
    are_sides,
    as_bodies,
    both,
    compound_sides,
    distinct,
    sides,
)
from dateline.capture.reading import Passage
from dateline.capture.status import (
    Governor,
    governor_of,
    is_negated,
    is_refused,
    noun_status,
    status_of,
)
from dateline.capture.story import Story
from dateline.capture.tables import Row, rows, words
from dateline.model import Evidence, Meeting, Status

__all__ = ["meetings"]

# Prepositions that make a verb's subject a side: "in talks with", "arrived for a meeting with".
_DURING = frozenset(["in", "at", "for", "during", "after", "before", "following", "to", "from"])
# Nouns that mean a meeting only where those who meet are told.
_BROAD = frozenset(["visit", "call", "calls", "dialogue"])
_BACK = frozenset(["the", "this", "that", "these", "their", "both"])


def meetings(story: Story) -> Iterator[Meeting]:
    """The meetings of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    yield from _Reading(story).run()


class _Reading:
    """Goes through an article and remembers the latest meeting."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.memory = Memory(story)

    def run(self) -> Iterator[Meeting]:
        for passage in self.story.passages:
            for index, phrase in enumerate(passage.phrases):
                found = None
                if phrase.kind == "verb":
                    found = self._by_verb(passage, index) or self._again_by_verb(passage, index)
                elif phrase.kind == "noun":
                    found = self._by_noun(passage, index)
                if found is not None:
                    yield found

    # By verbs: "Doe met Roe".

    def _by_verb(self, passage: Passage, verb: int) -> Meeting | None:
        row = _row(passage, verb)
        if row is None or (passage.clauses.is_passive(verb) and row["sides"] != "gather"):
            return None
        if is_negated(passage, verb) or is_refused(passage, verb) or _is_game(passage, verb):
            return None
        subjects = self.memory.sides(passage, passage.clauses.subjects(verb))
        others = self._others(passage, verb, row)
        if not subjects or others is None:
            return None
        if not others and row["verb"] != "meet" and self.memory.goes_on(passage, subjects):
            return self._again(passage, extent_of(passage, verb))
        participants = distinct([*subjects, *others])
        alone = row["verb"] == "meet" or row["sides"] == "gather"
        if row["sides"] == "gather" and not _gather(participants):
            return None
        if not are_sides(participants, alone):
            return None
        extent = extent_of(passage, verb)
        return self._meeting(
            passage, participants, row["format"], status_of(passage, verb), extent, "verb"
        )

    def _others(self, passage: Passage, verb: int, row: Row) -> list[Identity] | None:
        """The side that the verb's object or "with" tells; None where it takes another object."""
        clauses, lemma = passage.clauses, passage.phrases[verb].lemma
        objects = clauses.objects(verb)
        if row["sides"] == "object":
            return self._received(passage, verb, lemma) or None
        last = next((one for one in clauses.verbs() if one > verb), len(passage.phrases))
        nouns = [
            noun
            for item in clauses.complements(verb)
            if item.index < last
            if item.preposition == "with"
            or (item.preposition == "to" and lemma in ("speak", "talk"))
            for noun in item.nouns
        ]
        others = self.memory.sides(passage, nouns)
        if lemma in ("speak", "talk", "chat"):
            return others if nouns or len(clauses.subjects(verb)) > 1 else None
        if lemma == "meet" and objects:
            met = self.memory.sides(passage, objects)
            if not met and not others:
                return None
            return [*met, *others]
        return None if nouns and not others else others

    def _received(self, passage: Passage, verb: int, lemma: str) -> list[Identity]:
        objects = passage.clauses.objects(verb)
        after = objects[-1] + 1 if objects else len(passage.phrases)
        follows = passage.phrases[after].kind if after < len(passage.phrases) else ""
        if lemma == "call" and follows in ("noun", "quotation", "adverb"):
            return []  # "called Doe a liar"
        kinds = ("person", "name") if lemma in ("phone", "telephone") else ("person",)
        return [one for one in sides(self.story, passage, objects) if one.kind in kinds]

    # By nouns: "held talks with Roe", "the meeting between Doe and Roe".

    def _by_noun(self, passage: Passage, noun: int) -> Meeting | None:
        mention = passage.mention(noun)
        formats = words("meeting_nouns", "format")
        if mention.proper or mention.head not in formats or _is_game(passage, noun):
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
        alone = governor is not None and _is_light(passage.phrases[governor.verb].lemma)
        if not are_sides(participants, alone):
            return self._again_by_noun(passage, noun, governor, formats[long])
        status = noun_status(passage, noun)
        if status is None or status == "hypothetical":
            return None
        if governor is not None and not told and self.memory.goes_on(passage, participants):
            return self._again(passage, extent_of(passage, governor.verb, noun))
        extent = self._extent_of_noun(passage, noun, governor, last)
        made = self._meeting(passage, participants, formats[long], status, extent, "noun")
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
        if governor.role == "object" and not _is_light(lemma):
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
        if governor.role == "complement" or not (_is_light(lemma) or _is_telling(lemma)):
            first = noun
            if governor.role == "complement":
                nouns = [one for one in passage.clauses.subjects(governor.verb) if one < noun]
                first = min([noun, *nouns])
            return Extent(first, noun, last)
        extent = extent_of(passage, governor.verb, noun)
        return attrs.evolve(extent, last=max(extent.last, last))

    # Told again: "the two leaders discussed", "the meeting took place".

    def _again_by_verb(self, passage: Passage, verb: int) -> Meeting | None:
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
            evidence=(self._evidence(passage, extent),),
        )

    def _again(self, passage: Passage, extent: Extent) -> Meeting | None:
        if self.memory.latest is None:
            return None
        topics = topics_of(passage, extent)
        evidence = (self._evidence(passage, extent),)
        return attrs.evolve(self.memory.latest, topics=topics, outcome=None, evidence=evidence)

    def _again_by_noun(
        self, passage: Passage, noun: int, governor: Governor | None, format: str
    ) -> Meeting | None:
        if self.memory.latest is None or not self.memory.is_near(passage):
            return None
        if governor is None or governor.role != "subject":
            return None
        if passage.phrases[noun].word not in _BACK:
            return None
        if not _is_telling(passage.phrases[governor.verb].lemma):
            return None
        if format and self.memory.latest.format and format != self.memory.latest.format:
            return None
        extent = extent_of(passage, governor.verb, noun)
        date = self._date(passage, extent, self.memory.latest.status)
        if date and self.memory.latest.date and not date.startswith(self.memory.latest.date):
            return None
        return attrs.evolve(
            self.memory.latest,
            date=self.memory.latest.date or date,
            places=self.memory.latest.places or places_of(self.story, passage, extent),
            topics=topics_of(passage, extent),
            evidence=(self._evidence(passage, extent),),
        )

    # The record.

    def _meeting(
        self,
        passage: Passage,
        participants: Sequence[Identity],
        usual: str,
        status: Status,
        extent: Extent,
        rule: str,
    ) -> Meeting:
        places = places_of(self.story, passage, extent)
        made = Meeting(
            participants=tuple(one.actor() for one in participants),
            format=format_of(passage, extent, usual or None, bool(places)),  # type: ignore[arg-type]
            topics=topics_of(passage, extent),
            status=status,
            date=self._date(passage, extent, status),
            places=places,
            evidence=(self._evidence(passage, extent),),
            extractor=f"rules:meeting.{rule}",
        )
        self.memory.remember(made, participants, passage)
        return made

    def _evidence(self, passage: Passage, extent: Extent) -> Evidence:
        phrases = passage.phrases
        start = passage.start if extent.first == 0 else phrases[extent.first].start
        return self.story.evidence(start, phrases[extent.last - 1].end)

    def _date(self, passage: Passage, extent: Extent, status: Status) -> str | None:
        phrases = passage.phrases
        start = passage.start if extent.first == 0 else phrases[extent.first].start
        future = status == "planned"
        for last in (extent.last, reach_of(passage, extent), len(phrases)):
            found = date_of(passage, start, phrases[last - 1].end, future)
            if found is not None:
                return found
        verbs = (phrase.start for phrase in phrases if phrase.kind == "verb")
        return date_of(passage, passage.start, next(verbs, start), future)


def _row(passage: Passage, verb: int) -> Row | None:
    """The row of a verb of meeting."""
    phrases = passage.phrases
    for row in rows("meeting_verbs"):
        if phrases[verb].lemma in row["verb"].split("|"):
            following = phrases[verb + 1].word if verb + 1 < len(phrases) else ""
            return row if row["adverb"] in ("", following) else None
    return None


def _is_light(lemma: str) -> bool:
    """Whether those who meet are the subject of a verb, and the meeting its object."""
    return words("meeting_frames", "light").get(lemma) == "y"


def _is_telling(lemma: str) -> bool:
    """Whether a verb tells more of a meeting that is its subject."""
    return words("meeting_frames", "telling").get(lemma) == "y"


def _is_game(passage: Passage, index: int) -> bool:
    """Whether those who met played against each other."""
    games = words("meeting_games", "word")
    return any(
        token.text in games
        for phrase in passage.phrases[index : index + 8]
        if phrase.kind == "noun"
        for token in phrase.tokens
    )


def _gather(participants: Sequence[Identity]) -> bool:
    """Whether those who gather meet, and are no crowd."""
    kinds = words("meeting_parties", "kind")
    return all(
        one.proper or any(kinds.get(noun) == "envoys" for noun in one.nouns) for one in participants
    )
