"""An article read: its sentences as phrases and clauses, with their dates and what they name."""

from collections.abc import Sequence

import attrs

from dateline.capture.dates.finding import DateMention, find_dates
from dateline.capture.dates.memory import DateMemory
from dateline.capture.grammar.clauses import Clauses
from dateline.capture.grammar.insets import Inset, inset_at, insets_of
from dateline.capture.grammar.phrases import Phrase, is_speech, phrases
from dateline.capture.grammar.sentences import Sentence, inner_sentences, sentences
from dateline.capture.grammar.tagging import tag
from dateline.capture.grammar.vocabulary import vocabulary_of
from dateline.capture.naming.mentions import Mention, mention_of
from dateline.capture.naming.names import is_known_word
from dateline.capture.tables import words

__all__ = ["Passage", "read"]


@attrs.define(eq=False)
class Passage:
    """A sentence, or one that is quoted within another.

    Attributes:
        text: The article's text.
        sentence: The sentence.
        phrases: Its phrases in order.
        clauses: What its verbs govern.
        dates: The times that it tells, in order.
        number: Its number in the article, from 0; those within quotations follow the sentence.
        host: The number of the sentence that quotes it, or None.
    """

    text: str
    sentence: Sentence
    phrases: Sequence[Phrase]
    clauses: Clauses
    dates: Sequence[DateMention]
    number: int
    host: int | None = None
    _mentions: dict[int, Mention] = attrs.field(factory=dict, init=False)
    _insets: tuple[Inset, ...] | None = attrs.field(default=None, init=False)

    @property
    def start(self) -> int:
        """Where it begins, in code points of the article's text."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """Where it ends, half-open."""
        return self.sentence.end

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.sentence.paragraph

    def mention(self, index: int) -> Mention:
        """What one of its noun phrases names.

        Args:
            index: The index among its phrases.
        """
        if index not in self._mentions:
            self._mentions[index] = mention_of(self.phrases[index])
        return self._mentions[index]

    def phrase_at(self, position: int) -> int:
        """The phrase that stands at a place in the text.

        Args:
            position: The place, in code points.

        Returns:
            Its index among the phrases; that of the last where none goes so far.
        """
        for index, phrase in enumerate(self.phrases):
            if position < phrase.end:
                return index
        return len(self.phrases) - 1

    def nearness(self, index: int, pivot: int) -> int:
        """How surely a time or a place that a phrase tells is that of what another tells.

        Args:
            index: The index of the one among its phrases.
            pivot: The index of the other.

        Returns:
            2 if no relative clause parts them; 1 if one does that says more of a thing; 0 if one
            does that says more of people or of a place: ``Doe, who fled Paris in 2010, was shot``.
        """
        if self._insets is None:
            self._insets = insets_of(self.clauses)
        if not self._insets:
            return 2
        here, there = inset_at(self._insets, index), inset_at(self._insets, pivot)
        if here is there:
            return 2
        parting = here or there
        if parting is None or (here is not None and there is not None):
            return 0
        mention = self.mention(parting.antecedent)
        is_place = mention.head in words("geographic_nouns", "level")
        return 1 if mention.kind == "thing" and not is_place else 0

    def words(self, first: int, last: int) -> str:
        """The text of some of its phrases.

        Args:
            first: The index of the first.
            last: The index of the last, half-open.
        """
        if first >= last:
            return ""
        return self.text[self.phrases[first].start : self.phrases[last - 1].end]


def read(text: str, start: int, published: str | None) -> list[Passage]:
    """Read a text, sentence by sentence.

    Args:
        text: The article's text.
        start: Where its body begins, in code points.
        published: When it was published, EDTF, if that is known.

    Returns:
        Its sentences and, after each, those that it quotes.
    """
    found = list(sentences(text, start))
    vocabulary = vocabulary_of(found, is_known_word)
    passages: list[Passage] = []
    memory = DateMemory()
    for number, sentence in enumerate(found):
        told = find_dates(text, sentence.start, sentence.end, published)
        dates = memory.resolved(told, number)
        tag(sentence, vocabulary, [(date.start, date.end) for date in dates])
        host = _passage(text, sentence, dates, len(passages), None)
        passages.append(host)
        for quotation in sentence.quotations:
            if is_speech(sentence, quotation):
                for inner in inner_sentences(sentence, quotation):
                    within = [date for date in dates if inner.start <= date.start < inner.end]
                    passages.append(_passage(text, inner, within, len(passages), host.number))
    return passages


def _passage(
    text: str, sentence: Sentence, dates: Sequence[DateMention], number: int, host: int | None
) -> Passage:
    cut = phrases(sentence)
    return Passage(text, sentence, cut, Clauses(cut), dates, number, host)
