"""The words of an article, by which the first word of a sentence is judged: a name or none."""

from collections.abc import Callable, Iterable

import attrs

from dateline.capture.grammar.lexicon import closed_class, verb_form
from dateline.capture.grammar.sentences import Sentence
from dateline.capture.grammar.tokens import Token
from dateline.capture.naming.names import person_noun_kind

__all__ = ["Vocabulary", "vocabulary_of"]

_COMMON_ENDINGS = ("s", "ed", "ing", "ly", "ion", "ment", "ity", "ness", "ance", "ence")


@attrs.frozen
class Vocabulary:
    """The words of an article, by which a sentence's first word is judged.

    Attributes:
        lowered: Those written in lower case somewhere.
        capitals: Those written with a capital where a common word would have none.
        known: Says whether a word is a name that is known from elsewhere.
    """

    lowered: frozenset[str]
    capitals: frozenset[str]
    known: Callable[[str], bool]

    def is_name(self, token: Token, following: Token | None) -> bool:
        """Whether a word that begins a sentence is a name.

        Args:
            token: The word.
            following: The one after it.
        """
        word = token.lower
        if not token.text[:1].isupper():
            return token.capital
        if len(token.text) > 1 and token.text.isupper():
            return True
        if token.text in self.capitals or self.known(token.text):
            return True
        if (
            word in self.lowered
            or person_noun_kind(word) is not None
            or verb_form(word) is not None
        ):
            return False
        if following is not None and following.capital:
            return True
        return not word.endswith(_COMMON_ENDINGS)


def vocabulary_of(sentences: Iterable[Sentence], known: Callable[[str], bool]) -> Vocabulary:
    """The vocabulary of an article.

    Args:
        sentences: Its sentences.
        known: Says whether a word is a name.
    """
    lowered: set[str] = set()
    capitals: set[str] = set()
    for sentence in sentences:
        opening = True
        for token in sentence.tokens:
            if token.tag == "word":
                if not token.capital:
                    lowered.add(token.lower)
                elif not opening and closed_class(token.lower) is None:
                    capitals.add(token.text)
                opening = False
            elif token.text in ('"', "“", "‘", ":", "[", "("):
                opening = True
    return Vocabulary(frozenset(lowered), frozenset(capitals), known)
