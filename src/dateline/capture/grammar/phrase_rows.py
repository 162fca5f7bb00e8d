"""The phrases of a sentence in a row: what stands beside what, and which nouns belong together."""

from collections.abc import Iterator, Sequence

from dateline.capture.grammar.noun_phrases import POSTPOSED
from dateline.capture.grammar.phrases import Phrase
from dateline.capture.naming.names import person_noun_kind
from dateline.gazetteer import gazetteer

__all__ = ["PLACING", "RELATIVES", "PhraseRow"]

RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
PLACING = frozenset(["in", "at", "near", "of", "from", "outside"])
_WHERE = frozenset(["in", "at", "on", "near", "outside"])
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
# No noun phrase has more nouns than this tied to it in a row.
_TIES = 30


class PhraseRow:
    """The phrases of a sentence by their indexes.

    Args:
        phrases: The phrases in order.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self._kinds = [phrase.kind for phrase in phrases]
        self._words = [phrase.word for phrase in phrases]
        self._verbs = [index for index, kind in enumerate(self._kinds) if kind == "verb"]

    def verbs(self) -> Iterator[int]:
        """The indexes of the verbs.

        Yields:
            Each, in order.
        """
        yield from self._verbs

    def kind(self, index: int) -> str:
        """The kind of a phrase; "end" beyond the sentence.

        Args:
            index: Its index.
        """
        return self._kinds[index] if 0 <= index < len(self._kinds) else "end"

    def word(self, index: int) -> str:
        """The first word of a phrase in lower case; nothing beyond the sentence.

        Args:
            index: The index of the phrase.
        """
        return self._words[index] if 0 <= index < len(self._words) else ""

    def back(self, index: int) -> int:
        """The index of the first phrase leftward that is no adverb, no date and no brackets.

        Args:
            index: Where to begin.

        Returns:
            The same index, or a lesser one; -1 if there is none.
        """
        while index >= 0:
            kind = self.kind(index)
            if (kind == "preposition" and self.kind(index + 1) == "date") or kind in (
                "adverb",
                "date",
                "aside",
            ):
                index -= 1
            else:
                break
        return index

    def forward(self, index: int) -> int:
        """The index of the first phrase rightward that is no adverb, no date and no brackets.

        Args:
            index: Where to begin.
        """
        while self.kind(index) in ("adverb", "date", "aside") or (
            self.kind(index) == "preposition" and self.kind(index + 1) == "date"
        ):
            index += 1
        return index

    def head(self, noun: int) -> int:
        """The noun phrase that others are tied to by prepositions.

        Args:
            noun: The index of the last of them, such as ``Iraq`` in ``the government of Iraq``.

        Returns:
            The index of the first.
        """
        joined = self.back(noun - 2)
        if self.word(noun - 1) in _JOINING and (
            self._is_between(joined) or self._are_where(joined, noun)
        ):
            noun = joined  # "talks between Iran and Iraq", "bombings at the port and the pier"
        while noun >= 1:
            if self._is_place_beside(noun):
                noun -= 2
            if self._is_postposed(noun):
                noun -= 1
            tie = noun - 1
            if self.kind(tie) == "date" and self.phrases[noun].tokens[0].tag == "genitive":
                tie -= 1  # "taking part in | Sunday | 's march"
            if self.kind(tie) != "preposition" or self.word(tie) not in _TYING:
                break
            before = self.back(tie - 1)
            if self.word(before) in _JOINING and self.kind(before - 1) == "noun":
                # "in Iraq and in Syria"
                before -= 1
            if self.kind(before) != "noun":
                break
            noun = before
        return noun

    def _is_postposed(self, noun: int) -> bool:
        """Whether an adjective describes the noun before it: ``officials | close to the king``."""
        described = self.kind(noun - 1) == "noun" and self.kind(noun + 1) == "preposition"
        return described and self.word(noun) in POSTPOSED

    def _is_between(self, noun: int) -> bool:
        """Whether a noun phrase is the first of two: ``between the King | of Spain | and``."""
        while self.kind(noun - 1) == "preposition" and self.kind(noun) == "noun":
            if self.word(noun - 1) == "between":
                return True
            noun -= 2
        return False

    def _are_where(self, first: int, second: int) -> bool:
        """Whether two places tell where the subject is: ``bombings at X and Y | killed``."""
        if self.word(first - 1) not in _WHERE or self.kind(first - 2) != "noun":
            return False
        ends = self.phrases[first].tokens[-1], self.phrases[second].tokens[-1]
        alike = ends[0].tag == ends[1].tag and self.kind(first) == "noun"
        people = any(person_noun_kind(end.lower) not in (None, "organization") for end in ends)
        if people or not alike or self.phrases[second].is_pronoun:
            return False
        for index in range(first - 2, -1, -1):
            if self.kind(index) in ("verb", "comma"):
                return False
            if self.kind(index) in ("semicolon", "quotation", "subordinator"):
                return True
        return True

    def _is_place_beside(self, noun: int) -> bool:
        """Whether a name only tells where the place before it is: ``in Punjab, India``."""
        return (
            noun >= 3
            and self.kind(noun - 1) == "comma"
            and self.kind(noun - 2) == "noun"
            and self.kind(noun - 3) == "preposition"
            and self.word(noun - 3) in PLACING
            and _is_level(self.phrases[noun], ("country", "admin1"))
            and self.phrases[noun - 2].tokens[-1].tag == "name"
            and not _is_level(self.phrases[noun - 2], ("country",))
        )

    def end_of(self, noun: int) -> int:
        """Where a noun phrase ends with what "of" and the like tie to it.

        Args:
            noun: Its index.

        Returns:
            The index of what follows.
        """
        index = noun + 1
        for _ in range(_TIES):
            while self.kind(index) == "aside":
                index += 1
            tied = self.kind(index) == "preposition" and self.word(index) in ("of", "for", "to")
            if not tied or self.kind(index + 1) != "noun":
                break
            index += 2
        return index

    def joined_before(self, noun: int) -> tuple[int, ...]:
        """A noun phrase with those before it that "and" joins to it.

        Args:
            noun: The index of the last.

        Returns:
            The indexes in order.
        """
        before = self._joint_before(noun)
        if before is None:
            return (noun,)
        other = self.back(before - 1)
        if self.kind(other) == "comma":
            other = self.back(other - 1)
        if self.kind(other) != "noun":
            return (noun,)
        first = self.head(other)
        found = [first, noun]
        while self.kind(first - 1) == "comma" and self.kind(self.back(first - 2)) == "noun":
            listed = self.head(self.back(first - 2))
            if self.kind(listed - 1) == "preposition" and listed == 1:
                break  # "In a statement, France and Germany said"
            first = listed
            found.insert(0, first)
        if self.kind(found[0] - 1) == "verb" and self.phrases[found[0] - 1].form == "either":
            return (noun,)  # "killed ten people, and police said"
        governor = self.back(found[0] - 1)
        if self.kind(governor) == "preposition":
            governor = self.back(governor - 1)  # "called for calm, and Hamas said"
        if self.kind(governor) == "verb" and not self.phrases[governor].participle:
            # The object of another verb: "met Biden and Austin said"
            return (noun,)
        return tuple(found)

    def _joint_before(self, noun: int) -> int | None:
        """The index of the "and", the "as well as" or the "together with" before a noun phrase."""
        if self.word(noun - 1) in _JOINING and self.kind(noun - 1) == "conjunction":
            return noun - 1
        if [self.word(index) for index in range(noun - 3, noun)] == ["as", "well", "as"]:
            return noun - 3
        company = self.word(noun - 1) == "with" and self.word(noun - 2) in ("along", "together")
        return noun - 2 if company else None

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
            kind = self.kind(index)
            if kind == "comma":
                index += 1
                kind = self.kind(index)
                if kind == "noun" and not self.begins_clause(index):
                    pending.append(index)
                    index = self.end_of(index)
                    continue
            if kind == "conjunction" and self.word(index) in _JOINING:
                following = self.forward(index + 1)
                if self.kind(following) == "noun" and not self.begins_clause(following):
                    return (*found, *pending, following)
            return (noun,)

    def begins_clause(self, noun: int) -> bool:
        """Whether a noun phrase is the subject of a verb after it.

        Args:
            noun: Its index.
        """
        after = self.forward(self.end_of(noun))
        if self.kind(after) == "comma":
            return False
        return self.kind(after) == "verb" and self.phrases[after].finite

    def objects(self, verb: int) -> tuple[int, ...]:
        """The noun phrases that follow a verb at once, several if they are joined by "and".

        Args:
            verb: The verb's index.

        Returns:
            Their indexes in order.
        """
        index = self.forward(verb + 1)
        return self.joined_after(index) if self.kind(index) == "noun" else ()

    def verb_before(self, index: int) -> int | None:
        """The nearest verb to the left that no semicolon and no quotation cuts off.

        Args:
            index: Where to look from.
        """
        for before in range(index - 1, -1, -1):
            if self.kind(before) == "verb":
                return before
            if self.kind(before) in ("semicolon", "quotation"):
                return None
        return None

    def comma_before(self, index: int) -> int | None:
        """The nearest comma to the left that no semicolon cuts off.

        Args:
            index: Where to look from.
        """
        for before in range(index - 1, -1, -1):
            if self.kind(before) == "comma":
                return before
            if self.kind(before) == "semicolon":
                return None
        return None

    def finite_after(self, index: int) -> int | None:
        """The nearest verb to the right that has a subject of its own.

        Args:
            index: Where to look from.
        """
        for after in range(index + 1, len(self.phrases)):
            if self.kind(after) == "verb" and self.phrases[after].finite:
                return after
        return None


def _is_level(phrase: Phrase, levels: tuple[str, ...]) -> bool:
    """Whether a noun phrase is the name of a country, or of a part of one."""
    if any(token.tag != "name" for token in phrase.tokens):
        return False
    found = gazetteer().named(" ".join(token.text for token in phrase.tokens))
    return any(toponym.precision in levels for toponym in found)
