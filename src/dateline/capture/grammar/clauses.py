"""Who does what to whom in a sentence: the subjects, objects and complements of its verbs."""

import attrs

from dateline.capture.grammar.phrase_rows import RELATIVES
from dateline.capture.grammar.subjects import Subjects

__all__ = ["Clauses", "Complement"]


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


class Clauses(Subjects):
    """The phrases of a sentence, with what its verbs govern.

    Args:
        phrases: The phrases in order.
    """

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
            if self.kind(index) == "preposition" and self.kind(index + 1) == "noun":
                nouns = tuple(noun for noun in self.joined_after(index + 1) if noun < last)
                found.append(Complement(self.word(index), index, nouns or (index + 1,)))
        return found

    def clause_end(self, verb: int) -> int:
        """Where the clause of a verb ends to the right.

        Args:
            verb: The verb's index.

        Returns:
            The index of the first phrase that belongs to it no more.
        """
        for index in range(verb + 1, len(self.phrases)):
            kind = self.kind(index)
            if kind in ("semicolon", "quotation"):
                return index
            if kind == "subordinator" or (kind == "noun" and self.word(index) in RELATIVES):
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
        while start - 1 > floor and self.kind(start - 1) in ("conjunction", "comma", "adverb"):
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
        if self.kind(left) not in ("noun", "comma"):
            # "as outlined", but "a bombing that killed"
            relative = self.kind(left) == "subordinator" and self.word(left) in RELATIVES
            return self.kind(left) in ("subordinator", "preposition") and not relative
        after = self.forward(verb + 1)
        if self.kind(after) == "preposition" and self.word(after) == "by":
            return self.kind(after + 1) != "verb"  # "helped by deploying a battery"
        if self.kind(after) not in ("preposition", "verb", "mark", "end", "comma", "subordinator"):
            return False
        governor = self.back(self.head(left) - 1) if self.kind(left) == "noun" else -1
        if self.kind(governor) in ("verb", "preposition") and self.kind(left) == "noun":
            # The noun belongs to a verb already: "released a statement signed in Cairo"
            return self.kind(after) == "preposition" and self._has_other_verb(verb)
        for index in range(verb + 1, len(self.phrases)):
            kind = self.kind(index)
            if kind in ("semicolon", "conjunction", "quotation", "subordinator"):
                return False
            if kind == "verb" and self.phrases[index].finite:
                by_whom = self.word(index + 1) == "by" and self.kind(index + 2) == "noun"
                if self.phrases[index].participle and by_whom:
                    return False  # "participated in a meeting hosted by Doe"
                # A verb without a subject of its own wants the noun before this one.
                before = self.back(index - 1)
                tied = self.kind(before) == "noun" and self.kind(before - 1) == "preposition"
                return tied or self.kind(before) == "verb"
        return False

    def _has_other_verb(self, verb: int) -> bool:
        """Whether a sentence says something without a verb: it has another that is finite."""
        return any(
            self.phrases[other].finite
            and other != verb
            and not (self.phrases[other].participle and self.word(other + 1) == "by")
            for other in self.verbs()
        )
