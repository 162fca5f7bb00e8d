"""A sentence as a row of phrases: nouns, verbs with their auxiliaries, and what links them."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.grammar.noun_phrases import NOMINAL, QUALIFYING, NounPhrases
from dateline.capture.grammar.sentences import Quotation, Sentence, said_words
from dateline.capture.grammar.tokens import Token

__all__ = ["Phrase", "is_speech", "phrases"]

_BE = frozenset(
    [
        "am",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
    ]
)
_GET = frozenset(["get", "gets", "got", "gotten", "getting"])
_HAVE = frozenset(["has", "have", "had", "having", "hasn't", "haven't", "hadn't"])
# A quotation shorter than this belongs to the sentence around it, as in: an "act of barbarity".
_QUOTED_WORDS = 5
_BREAKS = frozenset([",", "—", "–", "-", ";", ":", "…", "..."])


@attrs.define(eq=False)
class Phrase:
    """A part of a sentence.

    Attributes:
        kind: noun, verb, preposition, conjunction, subordinator, date, adverb, comma (or a dash),
            semicolon (or a colon), quotation, aside (in brackets), mark.
        tokens: Its tokens.
        lemma: Of a verb: the dictionary form.
        finite: Of a verb: whether it has a subject of its own.
        passive: Of a verb: whether its subject suffers what it says.
        participle: Of a verb: whether it is a bare past participle or past tense, which only the
            rest of the sentence can tell.
        infinitive: Of a verb: whether it comes with "to".
        gerund: Of a verb: whether it ends in -ing without "to be".
        progressive: Of a verb: whether it ends in -ing with "to be".
        negated: Of a verb: whether "not" or "never" is with it.
        modal: Of a verb: its modal verb, or nothing.
        perfect: Of a verb: whether "to have" is with it.
        form: Of a verb without auxiliaries: its form, as of `dateline.capture.lexicon.VerbForm`.
        word: Its first word in lower case.
    """

    kind: str
    tokens: Sequence[Token]
    lemma: str = ""
    finite: bool = False
    passive: bool = False
    participle: bool = False
    infinitive: bool = False
    gerund: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    form: str = ""
    word: str = attrs.field(init=False)

    @word.default
    def _first_word(self) -> str:
        return self.tokens[0].lower

    @property
    def start(self) -> int:
        """Where it begins, in code points of the article's text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return self.tokens[-1].end

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun and nothing else."""
        return self.kind == "noun" and self.tokens[0].tag == "pronoun"


def phrases(sentence: Sentence, first: int = 0, last: int | None = None) -> list[Phrase]:
    """Cut a tagged sentence, or a part of it, into phrases.

    Args:
        sentence: The sentence.
        first: The index of the first token wanted.
        last: The index of the last token wanted, half-open; the end if None.

    Returns:
        Its phrases in order; quotations of more than a few words are one phrase each.
    """
    last = len(sentence.tokens) if last is None else last
    opaque = {
        item.first: item.last
        for item in sentence.quotations
        if item.first >= first and is_speech(sentence, item)
    }
    return list(_Phrasing(sentence.tokens, opaque, last).run(first))


def is_speech(sentence: Sentence, quotation: Quotation) -> bool:
    """Whether a quotation is speech, and not a word or two in quotation marks.

    Args:
        sentence: The sentence that it stands in.
        quotation: The quotation.
    """
    if sentence.tokens[quotation.last].text in (".", "!", "?"):
        return True  # it goes on in the next paragraph
    inner = sentence.tokens[quotation.first + 1 : quotation.last]
    if len(inner) >= _QUOTED_WORDS or (inner and inner[-1].text in (",", ".", "!", "?")):
        return True
    after = sentence.tokens[quotation.last + 1 : quotation.last + 2]
    opens = quotation.first == 0 and bool(inner and after)
    return opens and (after[0].text == "," or after[0].lower in said_words())


class _Phrasing:
    def __init__(self, tokens: Sequence[Token], opaque: dict[int, int], last: int) -> None:
        self.tokens = tokens
        self.opaque = opaque
        self.last = last
        self.nouns = NounPhrases(tokens, opaque, last)

    def run(self, index: int) -> Iterator[Phrase]:
        while index < self.last:
            end = self._end(index)
            if end is not None:
                phrase, index = end
                yield phrase
            else:
                index += 1

    def _end(self, index: int) -> tuple[Phrase, int] | None:
        token = self.tokens[index]
        tag = token.tag
        if index in self.opaque:
            stop = min(self.opaque[index] + 1, self.last)
            return Phrase("quotation", self.tokens[index:stop]), stop
        if tag == "mark":
            return self._mark(index)
        if tag in ("auxiliary", "modal", "verb", "to", "negation"):
            return self._verb(index)
        if tag == "date":
            return self._while(index, "date", "date")
        if tag == "pronoun":
            return Phrase("noun", self.tokens[index : index + 1]), index + 1
        if tag in NOMINAL or tag in ("determiner", "possessive", "genitive"):
            return self._noun(index)
        if tag == "adverb":
            if self._begins_noun(index):
                return self._noun(index)
            return Phrase("adverb", self.tokens[index : index + 1]), index + 1
        return Phrase(tag, self.tokens[index : index + 1]), index + 1

    def _mark(self, index: int) -> tuple[Phrase, int] | None:
        token = self.tokens[index]
        if token.text in ("(", "[") and index:  # the first opens a sentence all in brackets
            closing = ")" if token.text == "(" else "]"
            for stop in range(index + 1, min(index + 40, self.last)):
                if self.tokens[stop].text == closing:
                    return Phrase("aside", self.tokens[index : stop + 1]), stop + 1
            return None
        if token.text in (";", ":"):
            return Phrase("semicolon", self.tokens[index : index + 1]), index + 1
        if token.text in _BREAKS:
            return Phrase("comma", self.tokens[index : index + 1]), index + 1
        if token.text in ('"', "“", "”", "'", "‘", "’"):
            return None
        if token.text in ("$", "€", "£", "#", "@"):
            return None
        return Phrase("mark", self.tokens[index : index + 1]), index + 1

    def _noun(self, index: int) -> tuple[Phrase, int]:
        stop = self.nouns.end(index)
        return Phrase("noun", self.tokens[index:stop]), stop

    def _while(self, index: int, tag: str, kind: str) -> tuple[Phrase, int]:
        stop = index + 1
        while stop < self.last and self.tokens[stop].tag == tag:
            stop += 1
        return Phrase(kind, self.tokens[index:stop]), stop

    def _begins_noun(self, index: int) -> bool:
        following = self.tokens[index + 1] if index + 1 < self.last else None
        word = self.tokens[index].lower
        stop = index
        while stop < min(index + 4, self.last) and self.tokens[stop].lower in QUALIFYING:
            stop += 1
        alone = stop == index + 1 and word == "up"  # "picked up | two suspects"
        if index < stop < self.last and self.tokens[stop].tag == "number" and not alone:
            return True  # "at least 20"
        return (
            following is not None
            and following.tag in ("number", "adjective")
            and word in ("about", "approximately", "nearly", "almost", "around", "roughly", "some",
                         "over", "only", "just", "least", "most", "more")
        )  # fmt: skip

    def _verb(self, index: int) -> tuple[Phrase, int]:
        stop = index
        parts: list[Token] = []
        main: Token | None = None
        while stop < self.last:
            token = self.tokens[stop]
            if token.tag in ("auxiliary", "modal", "negation"):
                if main is not None:
                    break
                parts.append(token)
            elif token.tag == "to":
                if parts:
                    break
                parts.append(token)
            elif token.tag == "verb":
                main = token
                parts.append(token)
                stop += 1
                break
            elif token.tag in ("adverb", "date") and self._verb_goes_on(stop):
                pass
            elif token.text in ('"', "“", "‘") and parts and self._quotes_verb(stop):
                pass  # were "ambushed" by rebels
            elif parts and self._is_dated(stop) and self._verb_goes_on(stop + 1):
                pass  # "was on Monday rammed"
            else:
                break
            stop += 1
        return _verb_phrase(self.tokens[index:stop], parts, main), stop

    def _quotes_verb(self, index: int) -> bool:
        """Whether a quotation mark opens before the verb of a phrase, and is none of speech."""
        following = self.tokens[index + 1] if index + 1 < self.last else None
        return index not in self.opaque and following is not None and following.tag == "verb"

    def _is_dated(self, index: int) -> bool:
        """Whether a preposition before a date stands here."""
        return (
            self.tokens[index].tag == "preposition"
            and index + 1 < self.last
            and self.tokens[index + 1].tag == "date"
        )

    def _verb_goes_on(self, index: int) -> bool:
        """Whether, after an adverb or two, there is still a verb to come."""
        for token in self.tokens[index : min(index + 4, self.last)]:
            if token.tag in ("verb", "auxiliary", "negation"):
                return True
            if token.tag not in ("adverb", "date"):
                return False
        return False


def _verb_phrase(tokens: Sequence[Token], parts: Sequence[Token], main: Token | None) -> Phrase:
    before = [token.lower for token in parts if token is not main]
    be = any(word in _BE for word in before) or (before[-1:] == ["'s"])
    get = any(word in _GET for word in before)
    have = any(word in _HAVE for word in before)
    modal = next((token.lower for token in parts if token.tag == "modal"), "")
    phrase = Phrase("verb", tokens)
    phrase.infinitive = "to" in before
    phrase.negated = any(token.tag == "negation" or token.lower.endswith("n't") for token in parts)
    phrase.modal = modal
    phrase.perfect = have
    if main is None:
        last = before[-1] if before else ""
        phrase.lemma = "be" if last in _BE or last == "'s" else "have" if last in _HAVE else last
        phrase.perfect = any(word in _HAVE for word in before[:-1])
        phrase.gerund = last in ("having", "being")
        phrase.finite = not phrase.infinitive and not phrase.gerund
        return phrase
    phrase.lemma = main.lemma
    bare = not before or all(token.tag == "negation" for token in parts if token is not main)
    phrase.form = main.form if bare else ""
    if main.form == "ing":
        phrase.gerund = not be
        phrase.progressive = be
    elif main.form in ("either", "participle"):
        phrase.passive = be or (get and not bare) or (bare and main.form == "participle")
        phrase.participle = bare
    phrase.finite = not (phrase.gerund or phrase.infinitive or (bare and main.form == "participle"))
    if before[:1] in (["having"], ["being"]):
        phrase.finite, phrase.gerund = False, True
    return phrase
