"""What each word is in its sentence: a noun, a name, a verb, one of the closed classes."""

from collections.abc import Iterable, Sequence

from dateline.capture.grammar.lexicon import closed_class, verb_form
from dateline.capture.grammar.sentences import Sentence, abbreviations
from dateline.capture.grammar.tag_context import KEPT_CLASSES
from dateline.capture.grammar.tokens import Token
from dateline.capture.grammar.verb_tags import VerbTags
from dateline.capture.grammar.vocabulary import Vocabulary
from dateline.capture.tables import words

__all__ = ["tag"]

# What tells how an act left someone, after the noun for them: "shot a man dead".
_RESULTS = frozenset(["dead", "alive", "unconscious", "unharmed", "unhurt"])
# What stands after "her" where no noun follows.
_NOTHING_OWNED = frozenset(
    [
        *("", "mark", "preposition", "conjunction", "subordinator", "to", "date", "determiner"),
        *("auxiliary", "modal", "possessive", "pronoun"),
    ]
)
# Determiners that may stand apart from their noun, before the verb: "they all said".
_FLOATING = frozenset(["both", "all", "each"])
_BEFORE_FLOATING = frozenset(["noun", "name", "pronoun", "auxiliary", "modal"])
_ACTING = frozenset(["noun", "name", "pronoun", "auxiliary"])
# Verbs that "to" ties a noun to: "respond to bomb attacks".
_WITH_TO = frozenset(
    ["adhere", "amount", "belong", "contribute", "object", "react", "refer", "reply", "respond"]
)
# Participles that describe people more often than they tell what was done.
_DESCRIBING = frozenset(["allied", "armed", "masked", "suspected", "wounded", "injured", "retired"])
_DIRECTIONS = frozenset(
    [
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
        *("north-east", "north-west", "south-east", "south-west", "outside", "inland"),
    ]
)
_LENGTHS = frozenset(
    [
        *("km", "kilometers", "kilometres", "miles", "metres", "meters", "kilometer", "kilometre"),
        *("mile", "far", "just", "hour", "hours", "minutes", "yards", "kms", "the"),
    ]
)
_YOUNGER = frozenset(["jr", "sr"])
_ADJECTIVE_ENDINGS = ("al", "ous", "ful", "ive", "ible", "able", "less", "ary", "ic", "ish", "ern")


_QUALIFIERS = {
    "at": (("least",), ("most",)),
    "as": (("many", "as"), ("few", "as")),
    "more": (("than",),),
    "fewer": (("than",),),
    "less": (("than",),),
    "up": (("to",),),
    "in": (("excess", "of"),),
    "upwards": (("of",),),
    "no": (("fewer", "than"), ("less", "than"), ("more", "than")),
    "close": (("to",),),
}


def _is_number(token: Token) -> bool:
    return token.tag == "number" or (
        (token.tag == "word" and closed_class(token.lower) == "number") or token.lower == "one"
    )


def _is_adverb_in_ly(token: Token) -> bool:
    """Whether a word is an adverb by its ending, and no verb such as ``fly``."""
    return token.tag == "word" and token.lower.endswith("ly") and verb_form(token.lower) is None


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


def _may_be_verb(token: Token | None) -> bool:
    if token is None or token.capital or token.tag != "word":
        return False
    return verb_form(token.lower) is not None or closed_class(token.lower) in ("auxiliary", "modal")


class _Tagging:
    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.verbs = VerbTags(tokens)

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
        self._mark_her()

    def _mark_her(self) -> None:
        """Say where "her" owns nothing: ``attacked her in Leeds``."""
        for index, token in enumerate(self.tokens):
            if token.tag == "possessive" and token.lower == "her":
                after = index + 1
                while after + 1 < len(self.tokens) and self.tokens[after].tag == "date":
                    after += 1  # "her Sunday visit"
                following = self.tokens[after].tag if after < len(self.tokens) else ""
                if following in _NOTHING_OWNED:
                    token.tag = "pronoun"

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
        if token.lower == "provided" and self.verbs.tag_before(index) in _ACTING:
            class_ = None  # "Doe provided an update"
        if token.capital and self._is_name(index, token, class_, opening):
            token.tag = "name"
            return
        if class_ is not None:
            token.tag = self._closed(index, token, class_)
            return
        found = verb_form(token.lower)
        if token.lower in _DESCRIBING and self._is_before_second(index):
            token.tag = "adjective"
        elif found is not None and self.verbs.is_verb(index, token, found.form, found.lemma):
            token.tag, token.lemma = "verb", found.lemma
            token.form = self.verbs.form(index, found.form)
        elif self._is_afterthought(index, token):
            token.tag = "adverb"
        elif token.lower in words("deceptive_nouns", "noun"):
            token.tag = "noun"
        elif token.lower.endswith("ly") and len(token.text) > 4:
            token.tag = "adverb"
        elif (found is not None and found.form in ("either", "participle")) or (
            "-" in token.text and token.lower.endswith(("ed", "led", "run", "held", "made"))
        ):
            token.tag = "adjective"
        else:
            token.tag = "adjective" if token.lower.endswith(_ADJECTIVE_ENDINGS) else "noun"

    def _is_afterthought(self, index: int, token: Token) -> bool:
        """Whether a word tells more of the noun before it: ``a road south of it``."""
        before = self._at(index - 1)
        if token.lower in _RESULTS:
            return before is not None and before.tag in ("noun", "name")
        if token.lower not in _DIRECTIONS or before is None or before.tag != "noun":
            return False
        following = self._at(index + 1)
        return following is not None and following.lower == "of" and before.lower not in _LENGTHS

    def _is_before_second(self, index: int) -> bool:
        """Whether a participle stands before the second of two: ``troops and allied rebels``."""
        first, following = self.verbs.tag_before(index - 1), self._at(index + 1)
        joined = self.verbs.tag_before(index) == "conjunction" and first in ("noun", "name")
        return joined and following is not None and self._is_nominal(following)

    def _is_name(self, index: int, token: Token, class_: str | None, opening: bool) -> bool:
        acronym = len(token.text) > 1 and token.text.isupper()
        if class_ == "modal" and opening:
            return self._is_named_as_modal(index)
        if class_ is not None and (class_ in KEPT_CLASSES or opening) and not acronym:
            return False
        if token.text == "I":
            return False
        if not opening:
            return True
        return self.vocabulary.is_name(token, self._at(index + 1))

    def _is_named_as_modal(self, index: int) -> bool:
        """Whether a modal verb that begins a sentence is a name: ``May met``, ``May is``."""
        following = self._at(index + 1)
        while following is not None and closed_class(following.lower) == "adverb":
            index += 1
            following = self._at(index + 1)
        if following is None or following.capital:
            return False
        if following.lower in ("'s", "’s") or closed_class(following.lower) == "auxiliary":
            return True
        found = verb_form(following.lower)
        return found is not None and found.form in ("past", "either", "s", "same")

    def _ends_after(self, index: int) -> bool:
        """Whether a clause ends with a word, so that "that" opens none: ``did that job``."""
        word, following = self._at(index), self._at(index + 1)
        if word is None or not word.text[:1].isalpha():
            return False
        found = verb_form(word.lower)
        if found is not None and found.form != "base":
            return False  # "the bomb that exploded"
        return following is None or following.text in (".", ",", ";")

    def _closed(self, index: int, token: Token, class_: str) -> str:
        before, following = self.verbs.tag_before(index), self._at(index + 1)
        word = token.lower
        if word == "to":
            tied = index > 0 and self.tokens[index - 1].lemma in _WITH_TO
            infinitive = not tied and self._begins_infinitive(index + 1)
            return "to" if infinitive else "preposition"
        if word == "that":
            if before in ("preposition", "conjunction") or self._ends_after(index + 1):
                return "determiner"
            return "subordinator"
        if word in ("as", "after", "before", "since", "until", "till", "than", "like"):
            return "subordinator"
        if (
            word in ("about", "around", "over")
            and following is not None
            and (following.text[:1].isdigit() or closed_class(following.lower) == "number")
        ):
            return "adverb"
        if word == "further" and before in ("number", "determiner"):
            return "adjective"  # "three further rockets"
        if word == "off" and self._is_off_place(before, following):
            return "preposition"
        if word in ("first", "last") and before == "determiner":
            return "adjective"  # "the last of the soldiers"
        if word == "so" and before == "verb":
            return "adverb"
        if word in _FLOATING and before in _BEFORE_FLOATING and _may_be_verb(following):
            return "adverb"
        if word in ("her", "his") and following is not None and following.tag == "mark":
            return "pronoun"
        if word == "one" and following is not None and self._is_nominal(following):
            return "number"
        return class_

    def _is_off_place(self, before: str, following: Token | None) -> bool:
        """Whether "off" tells where: ``sank a boat off Jaffna``, but ``took off``."""
        return following is not None and following.capital and before != "auxiliary"

    def _begins_infinitive(self, index: int) -> bool:
        following = self._at(index)
        while following is not None and _is_adverb_in_ly(following):
            index += 1
            following = self._at(index)
        if following is None or following.tag != "word" or following.capital:
            return False
        if following.lower in ("be", "have", "do", "get", "not"):
            return True
        found = verb_form(following.lower)
        if found is None or found.form not in ("base", "same"):
            return following.lower in ("also", "then", "further") and self._begins_infinitive(
                index + 1
            )
        return True

    def _is_nominal(self, token: Token) -> bool:
        return token.tag == "word" and closed_class(token.lower) is None
