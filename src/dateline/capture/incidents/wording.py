"""The words of a sentence as the rules of incidents see them: phrases, numbers, people, weapons."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from dateline.capture.grammar.phrases import Phrase
from dateline.capture.incidents.vocabulary import is_perpetrator, is_vehicle, noun_row, weapon_kind
from dateline.capture.naming.mentions import Mention
from dateline.capture.quantities.finding import QuantityMention, find_quantities
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import Row
from dateline.model import Quantity

__all__ = ["EMPTY", "MORE", "Act", "Wording"]

#: Words that name nobody and nothing.
EMPTY = frozenset(
    [
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "many",
        "several",
        "others",
        "other",
        "more",
        "people",
        "dead",
        "wounded",
        "injured",
        "control",
        "life",
        "lives",
        "hostage",
        "custody",
        "target",
        "targets",
        "fire",
        "power",
    ]
)
_QUOTES = "'\"‘’“”"
# The parts of a name such as "exchange of fire".
_WITH_OF = ("noun", "of", "noun")
# What stands by itself for some of the people told of before: "Several were beaten".
_SOME = frozenset(
    [
        *("several", "many", "some", "others", "dozens", "hundreds", "scores", "both"),
        *("one", "another"),
    ]
)
_SELVES = frozenset(["himself", "herself", "itself", "themselves"])
#: Words for others than those told of before.
MORE = frozenset(["other", "others", "more", "another", "additional", "further"])


@attrs.frozen
class Act:
    """An act of force that a noun phrase names.

    Attributes:
        row: Its line in the table.
        words: How many words of the noun phrase name it, from its end.
        last: The index of the last phrase of its name.
    """

    row: Row
    words: int
    last: int


class Wording:
    """The phrases of a sentence, its numbers, and which are for people, weapons and acts.

    Args:
        story: The article.
        passage: The sentence.
    """

    def __init__(self, story: Story, passage: Passage) -> None:
        self.story = story
        self.passage = passage
        self.phrases: Sequence[Phrase] = passage.phrases
        self.clauses = passage.clauses
        self._quantities: tuple[QuantityMention, ...] | None = None

    def mention(self, noun: int) -> Mention:
        """What a noun phrase names.

        Args:
            noun: Its index among the phrases.
        """
        return self.passage.mention(noun)

    def kind(self, index: int) -> str:
        """The kind of a phrase; "end" beyond the last.

        Args:
            index: Its index.
        """
        return self.phrases[index].kind if 0 <= index < len(self.phrases) else "end"

    def word(self, index: int) -> str:
        """The first word of a phrase in lower case; nothing beyond the last.

        Args:
            index: Its index.
        """
        return self.phrases[index].word if 0 <= index < len(self.phrases) else ""

    def nouns(self) -> Iterator[int]:
        """The indexes of the noun phrases.

        Yields:
            Each in order.
        """
        for index, phrase in enumerate(self.phrases):
            if phrase.kind == "noun":
                yield index

    def head(self, noun: int) -> str:
        """The last word of a noun phrase, in lower case.

        Args:
            noun: Its index.
        """
        return self.phrases[noun].tokens[-1].lower

    def text(self, noun: int) -> str:
        """The words of a noun phrase.

        Args:
            noun: Its index.
        """
        return self.passage.words(noun, noun + 1)

    def heads(self, nouns: Iterable[int]) -> list[str]:
        """The last words of noun phrases, in lower case.

        Args:
            nouns: Their indexes.
        """
        return [self.head(noun) for noun in nouns if self.kind(noun) == "noun"]

    def is_weapon(self, noun: int) -> bool:
        """Whether a noun phrase is for a weapon, and for none who carries it.

        Args:
            noun: Its index.
        """
        mention = self.mention(noun)
        return not mention.proper and weapon_kind(mention.name) is not None

    def is_act(self, noun: int) -> bool:
        """Whether a noun phrase tells an act of force.

        Args:
            noun: Its index.
        """
        return self.act(noun) is not None

    def act(self, noun: int) -> Act | None:
        """The act of force that a noun phrase names: ``a raid``, ``an exchange | of | fire``.

        Args:
            noun: Its index.
        """
        mention = self.mention(noun)
        if mention.proper or not mention.name:
            return None
        parts = [part.strip(_QUOTES) for part in mention.name.lower().split()]
        found = noun_row(parts)
        if found is not None:
            return Act(found[0], found[1], noun)
        if self.word(noun + 1) == "between":  # "violence | between"
            between = noun_row([parts[-1], "between"])
            return Act(between[0], 1, noun) if between is not None else None
        if self.word(noun + 1) == "of" and self.kind(noun + 2) == "noun":
            whole = noun_row([parts[-1], "of", self.head(noun + 2)])
            if whole is not None and whole[1] == len(_WITH_OF):
                return Act(whole[0], 1, noun + 2)
            if parts[-1] == "use" and self.is_weapon(noun + 2):
                of_weapons = noun_row(["use", "of", "weapons"])
                return Act(of_weapons[0], 1, noun + 2) if of_weapons is not None else None
        return None

    def first(self, noun: int) -> int:
        """Where a noun phrase begins that a date parts: ``the`` of ``the October 7 attacks``.

        Args:
            noun: The index of the noun phrase.
        """
        before = self.phrases[noun - 2].tokens if self.kind(noun - 2) == "noun" else ()
        article = len(before) == 1 and self.word(noun - 2) in ("the", "a", "an")
        parted = self.kind(noun - 1) == "date" and (article or self.is_parted_owner(noun))
        return noun - 2 if parted else noun

    def is_parted_owner(self, noun: int) -> bool:
        """Whether a date parts a noun from the genitive before it: ``Israel's 1982 invasion``.

        Args:
            noun: The index of the noun phrase.
        """
        if self.kind(noun - 2) != "noun" or self.kind(noun - 1) != "date":
            return False
        tokens = self.phrases[noun - 2].tokens
        return tokens[-1].tag == "genitive" or (tokens[0].tag == "possessive" and len(tokens) == 1)

    @property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """The numbers of the sentence that count something, in order."""
        if self._quantities is None:
            passage = self.passage
            found = find_quantities(passage.text, passage.start, passage.end, passage.dates)
            self._quantities = tuple(
                item for item in found if item.kind == "count" and item.quantity is not None
            )
        return self._quantities

    def quantity(self, noun: int) -> Quantity | None:
        """How many a noun phrase counts.

        Args:
            noun: Its index.
        """
        phrase = self.phrases[noun]
        for item in self.quantities:
            if phrase.start <= item.number_start < phrase.end:
                return item.quantity
        return None

    def says_more(self, noun: int) -> bool:
        """Whether a noun phrase is for others than those told of before.

        Args:
            noun: Its index.
        """
        return any(token.lower in MORE for token in self.phrases[noun].tokens)

    def is_human(self, nouns: Iterable[int]) -> bool:
        """Whether some of the noun phrases are for people.

        Args:
            nouns: Their indexes.
        """
        for noun in nouns:
            numbered = any(letter.isdigit() for letter in self.head(noun)) and "-" in self.head(
                noun
            )
            mention = self.mention(noun)
            if numbered and (mention.kind == "thing" or weapon_kind(mention.name) is not None):
                continue
            if self.is_weapon(noun) or is_vehicle(self.text(noun)):
                continue
            if self.word(noun) in _SOME and self.is_only_number(noun):
                return True
            if any(
                one.kind not in ("place", "government")
                for one in self.story.actors.of(self.passage, noun)
            ):
                return True
            if not mention.proper and is_perpetrator(mention.head):
                return True
            if mention.kind == "pronoun" and mention.name not in ("it", "which", "this", "itself"):
                return True
            if self.quantity(noun) is not None and mention.kind == "thing" and not mention.head:
                return True
            if self.quantity(noun) is not None and self.phrases[noun].tokens[-1].tag == "number":
                return True
        return False

    def is_only_number(self, noun: int) -> bool:
        """Whether a noun phrase is a number, or a word for one, with nothing counted.

        Args:
            noun: Its index.
        """
        tokens = self.phrases[noun].tokens
        return all(
            token.tag in ("number", "determiner", "adverb", "mark") or token.lower in EMPTY
            for token in tokens
        )

    def is_reflexive(self, noun: int) -> bool:
        """Whether a noun phrase is a pronoun for who does it: ``killed himself``.

        Args:
            noun: Its index.
        """
        return self.phrases[noun].is_pronoun and self.word(noun) in _SELVES

    def is_pronoun(self, noun: int) -> bool:
        """Whether a noun phrase is a pronoun.

        Args:
            noun: Its index.
        """
        return self.phrases[noun].is_pronoun

    def is_single_pronoun(self, noun: int) -> bool:
        """Whether a noun phrase is a pronoun for one person.

        Args:
            noun: Its index.
        """
        return self.phrases[noun].is_pronoun and self.word(noun) in ("he", "she", "him", "her")
