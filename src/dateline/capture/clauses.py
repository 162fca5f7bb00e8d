"""Who does what to whom in a sentence: the subjects, objects and complements of its verbs."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.lexicon import takes_clause
from dateline.capture.names import person_noun_kind
from dateline.capture.phrases import Phrase
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer

__all__ = ["Clauses", "Complement"]

_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
_PLACING = frozenset(["in", "at", "near", "of", "from", "outside"])
_JOINING = frozenset(["and", "or", "&", "nor"])
# Prepositions that tie a noun to the noun before it.
_TYING = frozenset(
    [
        "of",
        "aboard",
        "for",
        "to",
        "in",
        "at",
        "from",
        "on",
        "near",
        "with",
        "within",
        "between",
        "inside",
        "against",
        "about",
        "over",
        "under",
        "by",
        "around",
        "towards",
        "toward",
        "into",
        "across",
        "along",
        "outside",
        "off",
    ]
)


@attrs.frozen
class Complement:
    """A preposition and what it governs.

    Attributes:
        preposition: In lower case.
        index: The index of the preposition among the phrases.
        nouns: The indexes of the noun phrases.
    """

    preposition: str
    index: int
    nouns: tuple[int, ...]


class Clauses:
    """The phrases of a sentence, with what its verbs govern.

    Args:
        phrases: The phrases in order.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self._subjects: dict[int, tuple[int, ...]] = {}

    def verbs(self) -> Iterator[int]:
        """The indexes of the verbs.

        Yields:
            Each, in order.
        """
        for index, phrase in enumerate(self.phrases):
            if phrase.kind == "verb":
                yield index

    # To the left of a verb.

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The noun phrases that a verb is about, several if they are joined by "and".

        Args:
            verb: The verb's index.

        Returns:
            Their indexes in order; none where the sentence gives none.
        """
        if verb not in self._subjects:
            self._subjects[verb] = ()  # a sentence that runs in a circle ends here
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _kind(self, index: int) -> str:
        return self.phrases[index].kind if 0 <= index < len(self.phrases) else "end"

    def _word(self, index: int) -> str:
        return self.phrases[index].word if 0 <= index < len(self.phrases) else ""

    def back(self, index: int) -> int:
        """The index of the first phrase leftward that is no adverb, no date and no brackets.

        Args:
            index: Where to begin.

        Returns:
            The same index, or a lesser one; -1 if there is none.
        """
        while index >= 0:
            kind = self._kind(index)
            if (kind == "preposition" and self._kind(index + 1) == "date") or kind in (
                "adverb",
                "date",
                "aside",
            ):
                index -= 1
            else:
                break
        return index

    def _find_subjects(self, verb: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        left = self.back(verb - 1)
        kind = self._kind(left)
        if kind == "verb":
            return self.subjects(left) if phrase.infinitive or phrase.gerund else ()
        if kind == "noun":
            return self._subjects_at(verb, left)
        if kind == "subordinator":
            return self._after_subordinator(verb, left)
        if kind == "preposition" and phrase.gerund:
            return self._after_preposition(left)
        if kind == "conjunction":
            return self._shared(verb)
        if kind == "comma":
            return self._after_comma(verb, left)
        return ()

    def _subjects_at(self, verb: int, noun: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        if phrase.infinitive:
            before = self._verb_before(noun)
            if before is None:
                return ()
            # "urged them to leave", but "deployed a battery to intercept a missile"
            directs = self.phrases[before].lemma in words("directing_verbs", "verb")
            return (self.head(noun),) if directs else self.subjects(before)
        head = self._described(self.head(noun))
        if phrase.finite and self._kind(head - 1) == "preposition":
            # "left in May, then at Doe's request returned"
            return self._shared(verb) or self._joined_before(head)
        if self._word(head) in _RELATIVES and self.phrases[head].is_pronoun:
            return self._antecedent(head)
        return self._joined_before(head)

    def _described(self, noun: int) -> int:
        """The noun phrase that a participle describes: ``forces`` in ``forces based near X``."""
        while True:
            verb = self.back(noun - 1)
            if self._kind(verb) == "preposition":
                verb = self.back(verb - 1)
            if self._kind(verb) != "verb":
                return noun
            phrase = self.phrases[verb]
            if takes_clause(phrase.lemma):
                return noun  # "the minister claimed rebels have attacked"
            described = self.back(verb - 1)
            if not (phrase.gerund or phrase.participle) or self._kind(described) != "noun":
                return noun
            noun = self.head(described)

    def head(self, noun: int) -> int:
        """The noun phrase that others are tied to by prepositions.

        Args:
            noun: The index of the last of them, such as ``Iraq`` in ``the government of Iraq``.

        Returns:
            The index of the first.
        """
        joined = self.back(noun - 2)
        if self._word(noun - 1) in _JOINING and self._word(joined - 1) == "between":
            noun = joined  # "talks between Iran and Iraq"
        while noun >= 2:
            if self._is_place_beside(noun):
                noun -= 2
            if self._kind(noun - 1) != "preposition" or self._word(noun - 1) not in _TYING:
                break
            before = self.back(noun - 2)
            if self._word(before) in _JOINING and self._kind(before - 1) == "noun":
                # "in Iraq and in Syria"
                before -= 1
            if self._kind(before) != "noun":
                break
            noun = before
        return noun

    def _is_place_beside(self, noun: int) -> bool:
        """Whether a name only tells where the place before it is: ``in Punjab, India``."""
        return (
            noun >= 3
            and self._kind(noun - 1) == "comma"
            and self._kind(noun - 2) == "noun"
            and self._kind(noun - 3) == "preposition"
            and self._word(noun - 3) in _PLACING
            and _is_level(self.phrases[noun], ("country", "admin1"))
            and not _is_level(self.phrases[noun - 2], ("country",))
        )

    def _antecedent(self, relative: int) -> tuple[int, ...]:
        before = self.back(relative - 1)
        if self._kind(before) == "comma":
            before = self.back(self._before_aside(before) - 1)
        if self._kind(before) == "noun":
            who = self._word(relative) in ("who", "whom") and self._is_owner_of_thing(before)
            return self._joined_before(before if who else self.head(before))
        return ()

    def _is_owner_of_thing(self, noun: int) -> bool:
        """Whether a noun for people is tied to one for a thing: ``the demands of the strikers``."""
        if self._word(noun - 1) != "of" or self._kind(noun - 2) != "noun":
            return False
        person, thing = self.phrases[noun].tokens[-1], self.phrases[noun - 2].tokens[-1]
        return (
            person_noun_kind(person.lower) is not None
            and thing.tag == "noun"
            and person_noun_kind(thing.lower) is None
        )

    def _before_aside(self, comma: int) -> int:
        """The comma before a participle between two: ``rebels, | often riding in trucks, who``."""
        opening = self._comma_before(comma)
        if opening is None:
            return comma
        first = opening + 1
        while self._kind(first) == "adverb":
            first += 1
        described = self._kind(first) == "verb" and self.phrases[first].gerund
        finite = any(
            phrase.kind == "verb" and phrase.finite for phrase in self.phrases[first:comma]
        )
        return opening if described and not finite else comma

    def _joined_before(self, noun: int) -> tuple[int, ...]:
        """A noun phrase with those before it that "and" joins to it."""
        before = noun - 1
        if self._word(before) not in _JOINING or self._kind(before) != "conjunction":
            return (noun,)
        other = self.back(before - 1)
        if self._kind(other) == "comma":
            other = self.back(other - 1)
        if self._kind(other) != "noun":
            return (noun,)
        first = self.head(other)
        found = [first, noun]
        while self._kind(first - 1) == "comma" and self._kind(self.back(first - 2)) == "noun":
            first = self.head(self.back(first - 2))
            found.insert(0, first)
        governor = self.back(found[0] - 1)
        if self._kind(governor) == "preposition":
            governor = self.back(governor - 1)  # "called for calm, and Hamas said"
        if self._kind(governor) == "verb" and self.phrases[governor].finite:
            # The object of another verb: "met Biden and Austin said"
            return (noun,)
        return tuple(found)

    def _after_subordinator(self, verb: int, left: int) -> tuple[int, ...]:
        if self._word(left) in _RELATIVES:
            return self._antecedent(left)
        if not self.phrases[verb].finite or self.phrases[verb].participle:
            # "after deploying a battery", "as outlined"
            before = self._verb_before(left)
            if before is not None:
                return self.subjects(before)
            following = self._finite_after(verb)
            return self.subjects(following) if following is not None else ()
        return ()

    def _after_preposition(self, preposition: int) -> tuple[int, ...]:
        before = self._verb_before(preposition)
        if before is None:
            following = self._finite_after(preposition + 1)
            return self.subjects(following) if following is not None else ()
        objects = self.objects(before)
        blames = self.phrases[before].lemma in words("blaming_verbs", "verb")
        if blames and objects and not self.phrases[before].passive:
            return objects
        return self.subjects(before)

    def _shared(self, verb: int) -> tuple[int, ...]:
        """The subjects of the verb that "and" or a comma joins this one to."""
        phrase = self.phrases[verb]
        left = self.back(verb - 1)
        contrasted = self._word(left) == "but" and self._kind(left - 1) == "comma"
        for before in range(verb - 1, -1, -1):
            other = self.phrases[before]
            if other.kind == "semicolon":
                break
            if other.kind == "verb" and self._is_like(other, phrase):
                if contrasted and self._is_subordinate(before):
                    continue  # "did not say if there were casualties, but said"
                found = self.subjects(before)
                if found:
                    return found
        return ()

    def _is_subordinate(self, verb: int) -> bool:
        subjects = self.subjects(verb)
        return bool(subjects) and self._kind(self.back(min(subjects) - 1)) == "subordinator"

    def _is_like(self, one: Phrase, other: Phrase) -> bool:
        if other.finite:
            return one.finite
        return (one.infinitive, one.gerund) == (other.infinitive, other.gerund) or one.finite

    def _after_comma(self, verb: int, comma: int) -> tuple[int, ...]:
        phrase = self.phrases[verb]
        opening = self._comma_before(comma)
        while opening is not None:
            before = self.back(opening - 1)
            if self._kind(before) == "noun" and self._is_insertion(opening + 1, comma):
                head = self.head(before)
                governor = self.back(head - 1)
                if self._kind(governor) != "verb" or self._is_told(governor, verb):
                    if self._word(head) in _RELATIVES:
                        return self._antecedent(head)
                    return self._joined_before(head)
            if phrase.gerund or self._kind(opening + 1) in ("conjunction", "verb"):
                break
            opening = self._comma_before(opening)
        if self._verb_before(comma) is None:
            before = self.back(comma - 1)
            return self._joined_before(self.head(before)) if self._kind(before) == "noun" else ()
        return self._shared(verb)

    def _is_told(self, governor: int, verb: int) -> bool:
        """Whether a verb is in what another says: ``said Doe, his son, | was killed``."""
        content = self.phrases[verb]
        told = content.finite and not content.gerund and takes_clause(self.phrases[governor].lemma)
        return told and not self.phrases[governor].passive

    def _comma_before(self, comma: int) -> int | None:
        for index in range(comma - 1, -1, -1):
            if self._kind(index) == "comma":
                return index
            if self._kind(index) == "semicolon":
                return None
        return None

    def _is_insertion(self, first: int, last: int) -> bool:
        """Whether what stands between two commas says more of the noun before them."""
        kind = self._kind(first)
        if kind == "verb":
            return not self.phrases[first].finite or self.phrases[first].participle
        if kind == "noun" and not self.phrases[first].is_pronoun:
            return not any(
                phrase.kind == "verb" and phrase.finite and not phrase.participle
                for phrase in self.phrases[first:last]
                if not self._relative_within(first, last)
            )
        return kind in ("noun", "preposition", "adverb", "subordinator", "date") and first < last

    def _relative_within(self, first: int, last: int) -> bool:
        return any(self._word(index) in _RELATIVES for index in range(first, last))

    def _verb_before(self, index: int) -> int | None:
        for before in range(index - 1, -1, -1):
            if self._kind(before) == "verb":
                return before
            if self._kind(before) in ("semicolon", "quotation"):
                return None
        return None

    def _finite_after(self, index: int) -> int | None:
        for after in range(index + 1, len(self.phrases)):
            if self._kind(after) == "verb" and self.phrases[after].finite:
                return after
        return None

    # To the right of a verb.

    def objects(self, verb: int) -> tuple[int, ...]:
        """The noun phrases that follow a verb at once, several if they are joined by "and".

        Args:
            verb: The verb's index.

        Returns:
            Their indexes in order.
        """
        index = self._forward(verb + 1)
        return self.joined_after(index) if self._kind(index) == "noun" else ()

    def _forward(self, index: int) -> int:
        while self._kind(index) in ("adverb", "date", "aside") or (
            self._kind(index) == "preposition" and self._kind(index + 1) == "date"
        ):
            index += 1
        return index

    def joined_after(self, noun: int) -> tuple[int, ...]:
        """A noun phrase with those after it that commas and "and" join to it.

        Args:
            noun: The index of the first.

        Returns:
            The indexes in order.
        """
        found = [noun]
        pending: list[int] = []
        index = self.end_of(noun)
        while True:
            kind = self._kind(index)
            if kind == "comma":
                index += 1
                kind = self._kind(index)
                if kind == "noun" and not self._begins_clause(index):
                    pending.append(index)
                    index = self.end_of(index)
                    continue
            if kind == "conjunction" and self._word(index) in _JOINING:
                following = self._forward(index + 1)
                if self._kind(following) == "noun" and not self._begins_clause(following):
                    return (*found, *pending, following)
            return (noun,)

    def end_of(self, noun: int) -> int:
        """Where a noun phrase ends with what "of" and the like tie to it.

        Args:
            noun: Its index.

        Returns:
            The index of what follows.
        """
        index = noun + 1
        while True:
            while self._kind(index) == "aside":
                index += 1
            tied = self._kind(index) == "preposition" and self._word(index) in ("of", "for", "to")
            if tied and self._kind(index + 1) == "noun":
                index += 2
            else:
                return index

    def _begins_clause(self, noun: int) -> bool:
        """Whether a noun phrase is the subject of a verb after it."""
        after = self._forward(self.end_of(noun))
        if self._kind(after) == "comma":
            return False
        return self._kind(after) == "verb" and self.phrases[after].finite

    def complements(self, verb: int) -> list[Complement]:
        """What follows a verb with prepositions, as far as its clause goes.

        Args:
            verb: The verb's index.

        Returns:
            Each preposition with its noun phrases, in order.
        """
        found: list[Complement] = []
        last = self.clause_end(verb)
        for index in range(verb + 1, last):
            if self._kind(index) == "preposition" and self._kind(index + 1) == "noun":
                nouns = tuple(noun for noun in self.joined_after(index + 1) if noun < last)
                found.append(Complement(self._word(index), index, nouns or (index + 1,)))
        return found

    def clause_end(self, verb: int) -> int:
        """Where the clause of a verb ends to the right.

        Args:
            verb: The verb's index.

        Returns:
            The index of the first phrase that belongs to it no more.
        """
        for index in range(verb + 1, len(self.phrases)):
            kind = self._kind(index)
            if kind in ("semicolon", "quotation"):
                return index
            if kind == "subordinator" or (kind == "noun" and self._word(index) in _RELATIVES):
                return index
            if kind == "verb" and (self.phrases[index].finite or self.phrases[index].gerund):
                if self.phrases[index].participle and self._is_reduced(index):
                    continue
                return self._clause_start(index, verb)
        return len(self.phrases)

    def _clause_start(self, verb: int, floor: int) -> int:
        """Where a verb's clause begins: at its subject, or at the conjunction before it."""
        subjects = [index for index in self.subjects(verb) if floor < index < verb]
        start = min([*subjects, verb])
        while start - 1 > floor and self._kind(start - 1) in ("conjunction", "comma", "adverb"):
            start -= 1
        return start

    def is_finite(self, verb: int) -> bool:
        """Whether a verb says something of its own, and does not only describe a noun.

        Args:
            verb: The verb's index.
        """
        phrase = self.phrases[verb]
        return phrase.finite and not (phrase.participle and self._is_reduced(verb))

    def is_passive(self, verb: int) -> bool:
        """Whether the subject of a verb suffers what it says.

        Args:
            verb: The verb's index.
        """
        phrase = self.phrases[verb]
        return phrase.passive or (phrase.participle and self._is_reduced(verb))

    def _is_reduced(self, verb: int) -> bool:
        """Whether a bare participle describes the noun before it: ``forces stationed near X``."""
        left = self.back(verb - 1)
        if self._kind(left) not in ("noun", "comma"):
            return self._kind(left) in ("subordinator", "preposition")
        after = self._forward(verb + 1)
        if self._kind(after) == "preposition" and self._word(after) == "by":
            return self._kind(after + 1) != "verb"  # "helped by deploying a battery"
        if self._kind(after) not in ("preposition", "verb", "mark", "end", "comma", "subordinator"):
            return False
        governor = self.back(self.head(left) - 1) if self._kind(left) == "noun" else -1
        if self._kind(governor) in ("verb", "preposition") and self._kind(left) == "noun":
            # The noun belongs to a verb already: "released a statement signed in Cairo"
            return self._kind(after) == "preposition"
        for index in range(verb + 1, len(self.phrases)):
            kind = self._kind(index)
            if kind in ("semicolon", "conjunction", "quotation", "subordinator"):
                return False
            if kind == "verb" and self.phrases[index].finite:
                by_whom = self._word(index + 1) == "by" and self._kind(index + 2) == "noun"
                if self.phrases[index].participle and by_whom:
                    return False  # "participated in a meeting hosted by Doe"
                # A verb without a subject of its own wants the noun before this one.
                before = self.back(index - 1)
                tied = self._kind(before) == "noun" and self._kind(before - 1) == "preposition"
                return tied or self._kind(before) == "verb"
        return False


def _is_level(phrase: Phrase, levels: tuple[str, ...]) -> bool:
    """Whether a noun phrase is the name of a country, or of a part of one."""
    if any(token.tag != "name" for token in phrase.tokens):
        return False
    found = gazetteer().named(" ".join(token.text for token in phrase.tokens))
    return any(toponym.precision in levels for toponym in found)
