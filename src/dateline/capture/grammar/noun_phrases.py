"""Where a noun phrase ends: its nouns, names and offices, and the small words within them."""

import functools
from collections.abc import Container, Sequence

from dateline.capture.grammar.tokens import Token, written
from dateline.capture.naming.names import (
    country_of_word,
    is_office_word,
    known_name,
    organization_kind,
)
from dateline.capture.tables import words

__all__ = ["NOMINAL", "POSTPOSED", "QUALIFYING", "NounPhrases"]

NOMINAL = frozenset(["noun", "name", "adjective", "number"])
_LINKS = frozenset(
    [
        "of",
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "von",
        "van",
        "der",
        "de",
        "la",
        "le",
        "du",
        "da",
        "dos",
        "del",
        "di",
        "abu",
        "ben",
        "y",
        "e",
    ]
)
# Words of "at least 20", "as many as 20" and the like.
QUALIFYING = frozenset(
    [
        "at",
        "least",
        "most",
        "as",
        "many",
        "few",
        "more",
        "fewer",
        "less",
        "than",
        "up",
        "to",
        "no",
        "close",
    ]
)
# Determiners that follow a number: "300 more soldiers".
_ADDED = frozenset(["more", "other"])
# More words in a row than this are no noun phrase, but a list or noise.
_LONGEST_NOUN = 40

# Adjectives that stand after the noun that they describe, with what they are followed by.
POSTPOSED = frozenset(["familiar", "close", "loyal", "opposed", "sympathetic", "aware", "present"])


class NounPhrases:
    """The noun phrases of a tagged sentence.

    Args:
        tokens: The tokens of the sentence.
        opaque: The indexes of the tokens that open a quotation of more than a few words.
        last: Where to end, half-open.
    """

    def __init__(self, tokens: Sequence[Token], opaque: Container[int], last: int) -> None:
        self.tokens = tokens
        self.opaque = opaque
        self.last = last

    def end(self, index: int) -> int:
        """Where a noun phrase ends.

        Args:
            index: The index of its first token.

        Returns:
            The index of the token after it.
        """
        stop = index + 1
        nominal = self.tokens[index].tag in NOMINAL
        while stop < min(self.last, index + _LONGEST_NOUN):
            token = self.tokens[stop]
            tag = token.tag
            if stop in self.opaque:
                break
            if tag in NOMINAL:
                if nominal and self._is_new_noun(stop):
                    break
                nominal = True
            elif tag == "genitive":
                nominal = False
            elif tag == "date" and self._is_dated_noun(index, stop):
                pass
            elif tag in ("determiner", "possessive"):
                added = token.lower in _ADDED and self.tokens[stop - 1].tag == "number"
                if not added and (nominal or self.tokens[stop - 1].tag == "possessive"):
                    break
            elif tag == "adverb":
                follows = self.tokens[stop + 1].tag if stop + 1 < self.last else ""
                qualifies = follows == "adverb" and token.lower in QUALIFYING
                if nominal or (follows not in NOMINAL and not qualifies):
                    break
            elif token.text in ('"', "“", "”", "‘", "’", "'") and stop + 1 < self.last:
                # A few words in quotation marks belong to the phrase.
                if self.tokens[stop + 1].tag not in NOMINAL:
                    break
            elif tag == "preposition" and (end := self._office_end(stop) or self._name_end(stop)):
                stop = end
                continue
            elif tag == "conjunction" and self._is_or_more(stop):
                stop += 2  # "300 or more soldiers"
                continue
            elif tag == "conjunction" and self._joins_offices(index, stop):
                pass
            elif token.text == "(" and self._is_short_form(stop):
                stop += 3
                continue
            elif token.text in ("-", "–", "/") and self._is_compound(stop):
                pass
            elif not self._is_link(stop):
                break
            stop += 1
        return stop

    def _is_dated_noun(self, first: int, index: int) -> bool:
        """Whether a noun or a name follows a date: ``the upcoming | March 24 summit``."""
        before = self.tokens[index - 1]
        within = self.tokens[first].tag == "determiner" and index == first + 2
        adjective = within and (before.tag == "adjective" or before.lower.endswith("ing"))
        if before.tag in NOMINAL and not adjective:
            return False
        while index < self.last and self.tokens[index].tag == "date":
            index += 1
        return index < self.last and self.tokens[index].tag in NOMINAL

    def _is_or_more(self, index: int) -> bool:
        """Whether what stands here leaves the number before it open: ``300 | or more |``."""
        words = [token.lower for token in self.tokens[index : index + 2]]
        return self.tokens[index - 1].tag == "number" and words in (["or", "more"], ["or", "so"])

    def _is_new_noun(self, index: int) -> bool:
        """Whether another noun begins here: ``told reporters | Duda said``."""
        before, token = self.tokens[index - 1], self.tokens[index]
        if before.tag == "name" and token.tag == "number":
            return token.text.isalpha() and token.text.islower()  # "met Doe | three times"
        if before.tag == "name" and token.tag == "adjective":
            return self._says_how(index)
        if before.tag != "noun":
            return False
        if token.lower in POSTPOSED:
            return True  # "officials | familiar with the matter"
        return token.tag == "number" or (token.tag == "name" and before.lower in _peoples())

    def _says_how(self, index: int) -> bool:
        """Whether an adjective says how something is: ``held Russia | accountable for``."""
        following = self.tokens[index + 1] if index + 1 < self.last else None
        return following is not None and following.tag in ("preposition", "to", "mark")

    def _office_end(self, index: int) -> int:
        """Where what an office is for ends: ``Secretary | of State |``; 0 if it is no office."""
        if self.tokens[index].lower not in ("of", "for", "to"):
            return 0
        if not (is_office_word(self.tokens[index - 1].lower) or self._is_within_office(index - 1)):
            return 0
        stop = index + 1
        while stop < self.last and self.tokens[stop].lower in ("the", "both"):
            stop += 1
        first = stop
        while stop < self.last:
            token = self.tokens[stop]
            if token.tag == "conjunction" and stop > first:
                following = self.tokens[stop + 1] if stop + 1 < self.last else None
                if following is None or not self._is_portfolio(following):
                    break
            elif not self._is_portfolio(token):
                if token.tag in ("noun", "adjective") or organization_kind(token.text) is not None:
                    return 0  # "spokesman | for the Iraqi military"
                break
            stop += 1
        return stop if stop > first else 0

    def _is_within_office(self, index: int) -> bool:
        """Whether an office goes on: ``Minister of State | for Europe``."""
        return (
            index >= 2
            and self._is_portfolio(self.tokens[index])
            and self.tokens[index - 1].lower == "of"
            and is_office_word(self.tokens[index - 2].lower)
        )

    def _name_end(self, index: int) -> int:
        """Where a name with "of" in it ends: ``Bank | of England |``; 0 if it is none."""
        before = self.tokens[index - 1]
        if self.tokens[index].lower == "in" and before.tag == "name":
            return self._branch_end(index)
        if self.tokens[index].lower != "of" or before.tag != "name":
            return 0
        if before.lower not in words("names_with_of", "word"):
            return 0
        stop = index + 1
        if stop < self.last and self.tokens[stop].lower == "the":
            stop += 1
        first = stop
        while stop < self.last and self.tokens[stop].tag == "name":
            stop += 1
        return self._joined_name_end(index, stop) if stop > first else 0

    def _branch_end(self, index: int) -> int:
        """Where the known name of a branch ends: ``Al-Qaeda | in the Islamic Maghreb |``."""
        first = index
        while first and self.tokens[first - 1].tag in ("name", "mark"):
            first -= 1
        stop = index + 1 + (index + 1 < self.last and self.tokens[index + 1].lower == "the")
        while stop < self.last and self.tokens[stop].tag == "name":
            stop += 1
        name = written(self.tokens[first:stop])
        return stop if known_name(name) is not None else 0

    def _joined_name_end(self, index: int, stop: int) -> int:
        """Where a known name with "and" in it ends: ``Islamic State of Iraq | and the Levant``."""
        if stop >= self.last or self.tokens[stop].lower != "and":
            return stop
        end = stop + 1
        while end < self.last and (self.tokens[end].tag == "name" or end == stop + 1):
            end += 1
        for first in range(index + 1, max(-1, index - 4), -1):
            if known_name(" ".join(token.text for token in self.tokens[first:end])) is not None:
                return end
        return stop

    def _joins_offices(self, first: int, index: int) -> bool:
        """Whether "and" joins two offices of one person: ``President and Chair | Doe``."""
        if self.tokens[first].lower == "the":
            return False  # "the Secretary and Foreign Minister Doe" are two
        if not is_office_word(self.tokens[index - 1].lower) or self.tokens[index].lower != "and":
            return False
        if self.tokens[first].tag != "determiner" and self.tokens[index - 1].tag == "noun":
            return self._are_offices_of_one(index + 1)
        office = False
        for token in self.tokens[index + 1 : min(index + 7, self.last)]:
            if token.tag != "name":
                return False
            if office and not is_office_word(token.lower):
                return self.tokens[index - 1].tag == "name"
            office = is_office_word(token.lower)
        return False

    def _are_offices_of_one(self, index: int) -> bool:
        """Whether an office and a name follow: ``cleric and | party leader Jane Doe``."""
        office = False
        for token in self.tokens[index : min(index + 7, self.last)]:
            if token.tag not in ("name", "noun", "adjective"):
                return False
            if office and token.tag == "name":
                return True
            office = token.tag == "noun" and is_office_word(token.lower)
        return False

    def _is_short_form(self, index: int) -> bool:
        """Whether brackets hold an acronym within a name: ``Korea (ROK) | Minister Park``."""
        if index + 3 >= self.last or self.tokens[index - 1].tag != "name":
            return False
        inner, closing, after = self.tokens[index + 1 : index + 4]
        return inner.text.isupper() and closing.text == ")" and after.tag == "name"

    def _is_portfolio(self, token: Token) -> bool:
        if token.tag != "name":
            return False
        return token.lower in words("portfolios", "word") or country_of_word(token.text) is not None

    def _is_compound(self, index: int) -> bool:
        """Whether a dash joins two names, as in ``Iran-Iraq War``."""
        before, mark = self.tokens[index - 1], self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < self.last else None
        return (
            following is not None
            and before.end == mark.start
            and mark.end == following.start
            and following.tag in NOMINAL
        )

    def _is_link(self, index: int) -> bool:
        """Whether a word in lower case belongs to the name around it: ``bin``, ``de la``."""
        if self.tokens[index].lower not in _LINKS or self.tokens[index - 1].tag != "name":
            return False
        if self.tokens[index].lower == "of":
            return False
        stop = index + 1
        while stop < self.last and self.tokens[stop].lower in _LINKS:
            stop += 1
        return stop < self.last and self.tokens[stop].tag == "name" and stop - index <= 2


@functools.cache
def _peoples() -> frozenset[str]:
    kinds = words("people", "kind")
    return frozenset(
        noun for noun, kind in kinds.items() if kind == "population" or noun == "media"
    )
