"""The sides of a meeting that a noun tells of: with it, before it, or by its verb."""

from collections.abc import Sequence

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.meetings.memory import Memory
from dateline.capture.meetings.places import is_travel
from dateline.capture.meetings.sides import both, compound_sides, sides
from dateline.capture.meetings.words import is_by_a_side, is_light, measured, meeting_noun
from dateline.capture.reading import Passage
from dateline.capture.status import Governor
from dateline.capture.story import Story
from dateline.capture.tables import words

__all__ = ["NounSides", "Told"]

# Prepositions that make a verb's subject a side: "in talks with", "arrived for a meeting with".
_DURING = frozenset(["in", "at", "for", "during", "after", "before", "following", "to", "from"])
# Nouns that mean a meeting only where those who meet are told.
_BROAD = frozenset(["visit", "call", "calls", "dialogue", "conference", "session", "sessions"])

# Nouns for what is paid or given to somebody, by the preposition: "a visit to Doe", "a dinner for".
_PAID = {"to": ("visit",), "for": ("dinner", "lunch", "banquet")}
# Prepositions that lead to something else: "talks, including a meeting with Doe".
_GIVING_EXAMPLES = frozenset(["including", "like", "unlike", "despite", "according", "citing"])
# What those do who have met: "the deal was signed by Doe after talks with Roe".
_SETTLING = frozenset(["sign", "announce", "agree", "settle", "seal", "reach", "negotiate"])
# Verbs whose passive says that one will be there: "is expected in Rome for talks".
_EXPECTED = frozenset(["expect", "schedule", "slate", "book", "send", "dispatch"])


@attrs.define
class Told:
    """What stands with a noun for a meeting.

    Attributes:
        last: The index of the phrase after it.
        sides: Who meets.
        agents: Who hosts, leads or calls it.
        whole: Whether nobody else meets than the sides told.
        compound: Whether the sides are joined by a dash.
    """

    last: int
    sides: list[Identity] = attrs.field(factory=list)
    agents: list[Identity] = attrs.field(factory=list)
    whole: bool = False
    compound: bool = False


class NounSides:
    """Finds the sides of meetings that nouns tell of.

    Args:
        story: The article.
        memory: Who met before.
    """

    def __init__(self, story: Story, memory: Memory) -> None:
        self.story = story
        self.memory = memory

    def told(self, passage: Passage, noun: int, governor: Governor | None) -> Told:
        """The sides that stand with a noun: ``the meeting between Doe and Roe in Rome``.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
            governor: The verb that it belongs to.
        """
        told = Told(last=noun + 1)
        self._before(passage, noun, told)
        while (following := self._after(passage, noun, told)) is not None:
            told.last = following
        if governor is not None and governor.role == "subject":
            self._by_verb(passage, governor.verb, told)
        told.last = min(told.last, len(passage.phrases))
        return told

    def _before(self, passage: Passage, noun: int, told: Told) -> None:
        """``US-China talks``, ``Doe's meeting``, ``Doe and Roe's meeting``, ``their meeting``."""
        phrases = passage.phrases
        if passage.mention(noun).head not in _BROAD:
            told.sides += compound_sides(self.story, passage, noun)
            told.compound = told.whole = bool(told.sides)
        owner = self.story.actors.owner(passage, noun)
        several = phrases[noun].tokens[-1].lower in ("meetings", "calls", "visits")
        if phrases[noun].word == "their" and not several and self.memory.met_before(passage):
            told.sides += self.memory.members
        elif owner is not None and (owner.proper or owner.kind == "person"):
            told.sides.append(owner)
            if noun >= 2 and phrases[noun - 1].word == "and" and phrases[noun - 2].kind == "noun":
                told.sides += sides(self.story, passage, [noun - 2])

    def _after(self, passage: Passage, noun: int, told: Told) -> int | None:
        """What follows the phrases read so far, with its sides; None where no more is told."""
        phrases, index = passage.phrases, told.last
        if index + 1 >= len(phrases) or phrases[index].word in _GIVING_EXAMPLES:
            return None
        kind, following = phrases[index].kind, phrases[index + 1].kind
        if kind == "preposition" and following == "noun":
            return self._tied(passage, noun, told)
        if kind in ("date", "adverb") or (kind == "preposition" and following == "date"):
            return index + 1
        if kind == "verb" and is_by_a_side(passage, index):
            agents = both(passage, passage.clauses.joined_after(index + 2))
            told.agents += self.memory.sides(passage, agents)
            return agents[-1] + 1
        return None

    def _tied(self, passage: Passage, noun: int, told: Told) -> int:
        """What a preposition ties to the noun: ``with Doe``, ``between Doe and Roe``."""
        index, word = told.last, passage.phrases[told.last].word
        joined = passage.clauses.joined_after(index + 1)
        if word == "between":
            joined = both(passage, joined)
        of = word == "of" and index == noun + 1
        told.whole = told.whole or word in ("between", "among") or of
        if word in ("with", "between", "among"):
            told.sides += self.memory.sides(passage, joined)
        elif passage.mention(noun).head in _PAID.get(word, ()):
            whom = sides(self.story, passage, joined)
            told.sides += [one for one in whom if one.kind == "person"]
        elif of:
            whose = sides(self.story, passage, joined)
            told.sides += [one for one in whose if one.kind not in ("place", "name")]
        return joined[-1] + 1

    def _by_verb(self, passage: Passage, verb: int, told: Told) -> None:
        """``talks were held between Doe and Roe``, ``talks led to a deal between Doe and Roe``."""
        passive = passage.clauses.is_passive(verb)
        for item in passage.clauses.complements(verb):
            between = item.preposition == "between" and (
                passive or _is_deal(passage, item.index - 1)
            )
            if told.sides and not passive:
                return
            if between or (passive and item.preposition in ("with", "among")):
                told.sides += self.memory.sides(passage, both(passage, item.nouns))
                told.whole = True

    def governing(
        self, passage: Passage, noun: int, governor: Governor, found: Sequence[Identity]
    ) -> list[Identity]:
        """The subject of the verb that a meeting belongs to, where that takes part in it.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
            governor: The verb.
            found: The sides told already.
        """
        lemma = passage.phrases[governor.verb].lemma
        if self.story.actors.owner(passage, noun) is not None:
            return []
        if governor.role == "subject":
            return self._telling(passage, noun) if found else []
        if governor.role == "object" and not is_light(passage, governor.verb):
            return []
        if passage.mention(noun).head in _BROAD and not (found or lemma in ("hold", "have")):
            return []
        subjects = self.memory.sides(passage, _subjects(passage, governor.verb, noun))
        if governor.role == "complement":
            if not _is_during(passage, noun, governor.verb):
                return []
            if passage.clauses.is_passive(governor.verb) and lemma not in _EXPECTED:
                subjects = self._by_whom(passage, governor.verb, subjects)
            return subjects if found or _is_of_all(passage, noun, subjects) else []
        return subjects

    def _telling(self, passage: Passage, noun: int) -> list[Identity]:
        """Who tells of talks with somebody: ``Doe said talks with Roe would go on``."""
        clauses = passage.clauses
        verb = clauses.verb_before(noun)
        if verb is None or not takes_clause(passage.phrases[verb].lemma):
            return []
        tells = passage.phrases[noun - 1].word == "that" or verb == noun - 1
        if not tells or clauses.is_passive(verb) or passage.phrases[noun + 1].word != "with":
            return []
        return self.memory.sides(passage, clauses.subjects(verb))

    def _by_whom(self, passage: Passage, verb: int, subjects: Sequence[Identity]) -> list[Identity]:
        """Who comes for it by a passive: ``was joined by Roe``, ``was signed by Doe``."""
        joins = passage.phrases[verb].lemma in ("join", "accompany")
        if not joins and passage.phrases[verb].lemma not in _SETTLING:
            return []
        agents = [
            noun
            for item in passage.clauses.complements(verb)
            if item.preposition == "by"
            for noun in item.nouns
        ]
        found = self.memory.sides(passage, agents)
        return [*subjects, *found] if joins and found else found

    def opening(
        self, passage: Passage, noun: int, last: int, found: Sequence[Identity]
    ) -> list[Identity]:
        """Who the sentence is about that opens with ``In a phone call with Roe,``.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
            last: The index of the phrase after what tells of the meeting.
            found: The sides told already.
        """
        phrases, clauses = passage.phrases, passage.clauses
        opens = noun and phrases[noun - 1].word in _DURING and noun <= 2
        if not opens or last >= len(phrases) or phrases[last].kind != "comma":
            return []
        if self.story.actors.owner(passage, noun) is not None:
            return []
        for verb in range(last, min(last + 8, len(phrases))):
            if phrases[verb].kind == "verb" and clauses.is_finite(verb):
                subjects = self.memory.sides(passage, clauses.subjects(verb))
                if not found and _is_call(passage, noun):
                    # "In a call on Monday, Doe told Roe"
                    return [*subjects, *self.memory.sides(passage, clauses.objects(verb))]
                return subjects if found or _is_of_all(passage, noun, subjects) else []
        return []


def _is_during(passage: Passage, noun: int, verb: int) -> bool:
    """Whether a preposition puts what a verb tells to the time of the talks, or near it."""
    phrases, noun = passage.phrases, measured(passage, noun)
    before = phrases[noun - 1].word if noun else ""
    if noun > 1 and before == "of":
        if phrases[noun - 2].word == "ahead":
            return is_travel(passage, verb)  # "arrived ahead of talks with Doe"
        return phrases[noun - 2].word == "out"  # "walked out of talks with Doe"
    return before in _DURING


def _is_of_all(passage: Passage, noun: int, subjects: Sequence[Identity]) -> bool:
    """Whether several met whom a sentence is about: ``Doe and Roe agreed after talks in Rome``."""
    opener = passage.phrases[noun].tokens[0]
    bare = opener.tag not in ("determiner", "possessive") and opener.lower.endswith("s")
    return len(subjects) > 1 and (bare or opener.lower in ("a", "an"))


def _is_call(passage: Passage, noun: int) -> bool:
    """Whether somebody was called: ``a phone call``."""
    format = words("meeting_nouns", "format").get(meeting_noun(passage, noun) or "")
    return format in ("phone", "virtual") and passage.phrases[noun].word in ("a", "an")


def _is_deal(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase is what talks come to: ``a ceasefire``."""
    phrase = passage.phrases[noun]
    return phrase.kind == "noun" and phrase.tokens[-1].lower in words("deals", "noun")


def _subjects(passage: Passage, verb: int, noun: int) -> tuple[int, ...]:
    """The subjects of a verb, those after it too: ``"We agree," said Doe after talks with Roe``."""
    found = passage.clauses.subjects(verb)
    if found or not takes_clause(passage.phrases[verb].lemma):
        return found
    objects = passage.clauses.objects(verb)
    return objects if noun not in objects else ()
