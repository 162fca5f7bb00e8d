"""What each word is in its sentence: a noun, a name, a verb, one of the closed classes."""

import functools
from collections.abc import Callable, Iterable, Sequence

import attrs

from dateline.capture.lexicon import closed_class, is_verbal_noun, verb_form
from dateline.capture.sentences import Sentence, abbreviations
from dateline.capture.tables import words
from dateline.capture.tokens import Token

__all__ = ["Vocabulary", "tag", "vocabulary_of"]

# Words of these classes keep theirs when they begin with a capital letter.
_KEPT_CLASSES = frozenset(
    ["determiner", "possessive", "preposition", "conjunction", "pronoun", "to", "subordinator"]
)
_BEFORE_VERB = frozenset(["to", "modal"])
_OBJECT_OPENERS = frozenset(["determiner", "possessive", "pronoun", "name", "number"])
_BE = frozenset(
    ["am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting"]
)
_SUBJECT_PRONOUNS = frozenset(["i", "we", "you", "they"])
_YOUNGER = frozenset(["jr", "sr"])
_HAVE = frozenset(["has", "have", "had", "having"])
_ADJECTIVE_ENDINGS = ("al", "ous", "ful", "ive", "ible", "able", "less", "ary", "ic", "ish", "ern")
_COMMON_ENDINGS = ("s", "ed", "ing", "ly", "ion", "ment", "ity", "ness", "ance", "ence")


_QUALIFIERS = {
    "at": (("least",), ("most",)),
    "as": (("many", "as"), ("few", "as")),
    "more": (("than",),),
    "fewer": (("than",),),
    "less": (("than",),),
    "up": (("to",),),
    "no": (("fewer", "than"), ("less", "than"), ("more", "than")),
    "close": (("to",),),
}


def _is_number(token: Token) -> bool:
    return token.tag == "number" or (
        (token.tag == "word" and closed_class(token.lower) == "number") or token.lower == "one"
    )


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
        if word in self.lowered or word in _common_nouns() or verb_form(word) is not None:
            return False
        if following is not None and following.capital:
            return True
        return not word.endswith(_COMMON_ENDINGS)


@functools.cache
def _common_nouns() -> frozenset[str]:
    return frozenset(words("people", "kind"))


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


def tag(sentence: Sentence, vocabulary: Vocabulary, dates: Iterable[tuple[int, int]] = ()) -> None:
    """Say of each token of a sentence what it is there.

    Args:
        sentence: The sentence; its tokens' tags become one of name, noun, adjective, verb, number,
            adverb, determiner, possessive, genitive, pronoun, preposition, conjunction,
            subordinator, auxiliary, modal, to, negation, date, mark.
        vocabulary: That of the article.
        dates: Where times are told, in code points; sorted.
    """
    _Tagging(sentence.tokens, vocabulary).run(dates)


class _Tagging:
    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary

    def run(self, dates: Iterable[tuple[int, int]]) -> None:
        self._mark_dates(dates)
        self._mark_qualifiers()
        opening = True
        for index, token in enumerate(self.tokens):
            if token.tag == "word":
                self._tag_word(index, token, opening)
                opening = False
            elif token.tag == "mark":
                if token.text in ('"', "“", "‘", ":"):
                    opening = True
                if token.text == "." and self._is_abbreviation(index):
                    token.tag = self.tokens[index - 1].tag = "name"
                elif token.text in (".", "!", "?"):
                    opening = True  # within a quotation
                elif token.lower in ("'s", "’s") or (
                    token.text in ("'", "’") and self._is_plural_genitive(index)
                ):
                    before = self.tokens[index - 1].tag if index else ""
                    token.tag = "auxiliary" if before == "pronoun" else "genitive"
            elif token.tag == "number":
                token.tag = (
                    "adjective" if "-" in token.text and token.text[-1].isalpha() else "number"
                )
                opening = False

    def _is_abbreviation(self, index: int) -> bool:
        """Whether a stop belongs to the word before, as in ``Dr. Jane J. Doe``."""
        before, following = self._at(index - 1), self._at(index + 1)
        if before is not None and before.lower in _YOUNGER and before.tag == "name":
            return before.end == self.tokens[index].start and following is not None
        return (
            before is not None
            and following is not None
            and (before.tag == "name" or (before.capital and before.lower in abbreviations()))
            and before.end == self.tokens[index].start
            and following.capital
            and (len(before.text) == 1 or before.lower in abbreviations())
        )

    def _mark_dates(self, dates: Iterable[tuple[int, int]]) -> None:
        spans = iter(dates)
        span = next(spans, None)
        for token in self.tokens:
            while span is not None and span[1] <= token.start:
                span = next(spans, None)
            if span is None:
                return
            if token.start >= span[0] and token.end <= span[1]:
                token.tag = "date"

    def _mark_qualifiers(self) -> None:
        """``at least 20``, ``more than 20``: words that qualify the number after them."""
        for index, token in enumerate(self.tokens):
            if token.lower not in _QUALIFIERS:
                continue
            for rest in _QUALIFIERS[token.lower]:
                last = index + 1 + len(rest)
                following = self._at(last)
                if following is not None and _is_number(following) and rest == tuple(
                    other.lower for other in self.tokens[index + 1 : last]
                ):  # fmt: skip
                    for other in self.tokens[index:last]:
                        other.tag = "adverb"

    def _is_plural_genitive(self, index: int) -> bool:
        before = self.tokens[index - 1] if index else None
        following = self._at(index + 1)
        return (
            before is not None
            and before.end == self.tokens[index].start
            and before.text.endswith(("s", "S"))
            and following is not None
            and following.tag != "mark"
            and following.start > self.tokens[index].end
        )

    def _at(self, index: int) -> Token | None:
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def _tag_word(self, index: int, token: Token, opening: bool) -> None:
        class_ = closed_class(token.lower)
        if token.capital and self._is_name(index, token, class_, opening):
            token.tag = "name"
            return
        if class_ is not None:
            token.tag = self._closed(index, token, class_)
            return
        found = verb_form(token.lower)
        if found is not None and self._is_verb(index, token, found.form, found.lemma):
            token.tag, token.lemma = "verb", found.lemma
            token.form = self._form(index, found.form)
            return
        if token.lower.endswith("ly") and len(token.text) > 4:
            token.tag = "adverb"
        elif (found is not None and found.form in ("either", "participle")) or (
            "-" in token.text and token.lower.endswith(("ed", "led", "run", "held", "made"))
        ):
            token.tag = "adjective"
        else:
            token.tag = "adjective" if token.lower.endswith(_ADJECTIVE_ENDINGS) else "noun"

    def _is_name(self, index: int, token: Token, class_: str | None, opening: bool) -> bool:
        acronym = len(token.text) > 1 and token.text.isupper()
        if class_ is not None and (class_ in _KEPT_CLASSES or opening) and not acronym:
            return False
        if token.text == "I":
            return False
        if not opening:
            return True
        return self.vocabulary.is_name(token, self._at(index + 1))

    def _closed(self, index: int, token: Token, class_: str) -> str:
        before, following = self._tag_before(index), self._at(index + 1)
        word = token.lower
        if word == "to":
            return "to" if self._begins_infinitive(index + 1) else "preposition"
        if word == "that":
            return "determiner" if before in ("preposition", "conjunction") else "subordinator"
        if word in ("as", "after", "before", "since", "until", "till", "than", "like"):
            return "subordinator"
        if word == "about" and following is not None and following.text[:1].isdigit():
            return "adverb"
        if word == "so" and before == "verb":
            return "adverb"
        if word in ("her", "his") and following is not None and following.tag == "mark":
            return "pronoun"
        if word == "one" and following is not None and self._is_nominal(following):
            return "number"
        return class_

    def _begins_infinitive(self, index: int) -> bool:
        following = self._at(index)
        while following is not None and following.tag == "word" and following.lower.endswith("ly"):
            index += 1
            following = self._at(index)
        if following is None or following.tag != "word" or following.capital:
            return False
        if following.lower in ("be", "have", "do", "get", "not"):
            return True
        found = verb_form(following.lower)
        if found is None or found.form != "base":
            return following.lower in ("also", "then", "further") and self._begins_infinitive(
                index + 1
            )
        return True

    def _is_nominal(self, token: Token) -> bool:
        return token.tag == "word" and closed_class(token.lower) is None

    def _tag_before(self, index: int) -> str:
        """The tag of the token before, adverbs and opening quotation marks passed over."""
        while index:
            index -= 1
            token = self.tokens[index]
            if token.tag not in ("adverb", "negation") and token.text not in ('"', "“"):
                return token.tag
        return ""

    def _word_before(self, index: int) -> str:
        while index:
            index -= 1
            token = self.tokens[index]
            if token.tag not in ("adverb", "negation", "date"):
                return token.lower
        return ""

    def _class_after(self, index: int) -> str:
        """What follows, as far as it is known before it has been tagged."""
        following = self._at(index + 1)
        if following is None:
            return "end"
        if following.tag in ("mark", "date", "number"):
            return "quote" if following.text in ('"', "“") else following.tag
        if following.lower == "to":
            return "to"
        class_ = closed_class(following.lower)
        if following.capital and class_ not in _KEPT_CLASSES:
            return "name"
        if class_ is not None:
            return class_
        return "adverb" if following.lower.endswith("ly") else "open"

    def _is_verb(self, index: int, token: Token, form: str, lemma: str) -> bool:
        before = self._tag_before(index)
        word_before = self._word_before(index)
        if before in _BEFORE_VERB:
            return True
        if form == "ing":
            return self._is_ing_verb(index, before, word_before)
        if form == "same" and (word_before in _BE or word_before in _HAVE):
            return True
        if form in ("either", "participle", "past"):
            return self._is_past_verb(index, form, before, word_before)
        return self._is_present_verb(index, token, form, lemma, before, word_before)

    def _form(self, index: int, form: str) -> str:
        if form != "same":
            return form
        return "base" if self._tag_before(index) in _BEFORE_VERB else "either"

    def _is_ing_verb(self, index: int, before: str, word_before: str) -> bool:
        after = self._class_after(index)
        takes_object = after in _OBJECT_OPENERS or after in (
            "subordinator",
            "adverb",
            "quote",
            "to",
        )
        if word_before in _BE or word_before in ("to", "not"):
            return True
        if before in ("determiner", "possessive", "genitive", "adjective", "number"):
            return False
        if before in ("preposition", "subordinator", "conjunction", "mark", ""):
            # "by deploying a battery", but not "after meeting minutes"; "of building materials"
            return takes_object or after in ("preposition", "open")
        if before in ("noun", "name", "pronoun", "date"):
            return takes_object or (after in ("preposition", "open") and before != "noun")
        return before == "verb" and takes_object

    def _is_past_verb(self, index: int, form: str, before: str, word_before: str) -> bool:
        if word_before in _BE or word_before in _HAVE or form == "past":
            return True
        after = self._class_after(index)
        if before in ("determiner", "possessive", "genitive"):
            return False
        if before == "verb" and after in ("open", "name"):
            return False  # "guarding captured fighters"
        if before in ("adjective", "preposition", "number"):
            return after not in ("open", "name", "number") and before != "preposition"
        return True

    def _is_present_verb(
        self, index: int, token: Token, form: str, lemma: str, before: str, word_before: str
    ) -> bool:
        if before in ("determiner", "possessive", "genitive", "preposition", "adjective", "number"):
            return False
        if before == "auxiliary" and word_before in (
            "do",
            "does",
            "did",
            "don't",
            "doesn't",
            "didn't",
        ):
            return True
        if before in ("verb", "auxiliary", "mark", ""):
            if word_before == "," and self._class_after(index) == "pronoun":
                return True  # "his critics, such as X, blame him"
            if form == "s":
                # "his lawyer, Tom Brown, says"
                return before == "mark" and word_before == "," and not is_verbal_noun(lemma)
            # An object or a complement, unless the sentence commands.
            return before in ("mark", "") and form == "base" and not is_verbal_noun(lemma)
        if before == "pronoun" and form == "base" and word_before in _SUBJECT_PRONOUNS:
            return True
        after = self._class_after(index)
        if form == "same" and before in ("noun", "name") and after in ("number", "name", "open"):
            return True  # "explosions hit three churches"
        if is_verbal_noun(lemma):
            if after in ("determiner", "possessive", "pronoun", "quote"):
                return True
            # "hosts US troops", "hosts about 4,000"; "troops patrol Baghdad"
            if form == "s" and after == "to" and lemma in words("stances", "status"):
                return before in ("name", "noun", "pronoun")  # "wants to meet"
            if form == "s":
                takes = after in ("name", "number") or self._is_about_number(index + 1)
                return takes and before in ("name", "noun", "pronoun")
            return after == "name" and before == "noun" and self._is_plural_before(index)
        if form == "base":
            return before in ("pronoun", "subordinator") or (
                before in ("noun", "name", "conjunction", "date") and self._is_plural_before(index)
            )
        return True

    def _is_about_number(self, index: int) -> bool:
        """Whether ``about`` and a number stand here."""
        about, number = self._at(index), self._at(index + 1)
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

    def _is_plural_before(self, index: int) -> bool:
        before = self._at(index - 1)
        while before is not None and before.tag in ("adverb", "date"):
            index -= 1
            before = self._at(index - 1)
        if before is None or before.tag == "conjunction":
            return before is not None
        return before.lower.endswith("s") or before.lower in _common_nouns()
