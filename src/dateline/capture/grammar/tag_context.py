"""What stands beside a word while its sentence is being tagged."""

from collections.abc import Sequence

from dateline.capture.grammar.lexicon import closed_class
from dateline.capture.grammar.tokens import Token
from dateline.capture.naming.names import person_noun_kind

__all__ = ["KEPT_CLASSES", "TagContext"]

# Words of these classes keep theirs when they begin with a capital letter.
KEPT_CLASSES = frozenset(
    ["determiner", "possessive", "preposition", "conjunction", "pronoun", "to", "subordinator"]
)


class TagContext:
    """The tokens of a sentence; those before a word have their tags already.

    Args:
        tokens: The tokens.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def is_about_number(self, index: int) -> bool:
        """Whether ``about`` and a number stand here.

        Args:
            index: The index of the first token.
        """
        about, number = self.at(index), self.at(index + 1)
        if about is None or number is None or number.tag != "number":
            return False
        return about.lower in (
            "about",
            "around",
            "nearly",
            "some",
            "approximately",
            "almost",
            "over",
        )

    def is_plural_before(self, index: int) -> bool:
        """Whether the noun before is of several, or of people.

        Args:
            index: The index of the token.
        """
        before = self.at(index - 1)
        while before is not None and before.tag in ("adverb", "date"):
            index -= 1
            before = self.at(index - 1)
        if before is None or before.tag == "conjunction":
            return before is not None
        return before.lower.endswith("s") or person_noun_kind(before.lower) is not None

    def tag_before(self, index: int) -> str:
        """The tag of the token before, adverbs and opening quotation marks passed over.

        Args:
            index: The index of the token.
        """
        while index > 0:
            index -= 1
            token = self.tokens[index]
            if token.tag not in ("adverb", "negation") and token.text not in ('"', "“"):
                return token.tag
        return ""

    def word_before(self, index: int) -> str:
        """The word before in lower case, adverbs and dates passed over.

        Args:
            index: The index of the token.
        """
        while index > 0:
            index -= 1
            token = self.tokens[index]
            if token.tag not in ("adverb", "negation", "date"):
                return token.lower
        return ""

    def class_after(self, index: int) -> str:
        """What follows, as far as it is known before it has been tagged.

        Args:
            index: The index of the token.
        """
        following = self.at(index + 1)
        if following is None:
            return "end"
        if following.tag in ("mark", "date", "number"):
            return "quote" if following.text in ('"', "“") else following.tag
        if following.lower == "to":
            return "to"
        class_ = closed_class(following.lower)
        if following.capital and class_ not in KEPT_CLASSES:
            return "name"
        if class_ is not None:
            return class_
        return "adverb" if following.lower.endswith("ly") else "open"

    def at(self, index: int) -> Token | None:
        """A token; None beyond the sentence.

        Args:
            index: Its index.
        """
        return self.tokens[index] if 0 <= index < len(self.tokens) else None
