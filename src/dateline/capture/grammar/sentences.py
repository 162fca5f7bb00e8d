"""Sentences of a text, and what stands in quotation marks."""

import functools
from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.grammar.lexicon import closed_class
from dateline.capture.grammar.tokens import Token, tokens
from dateline.capture.tables import rows
from dateline.layout import paragraphs

__all__ = ["Quotation", "Sentence", "abbreviations", "inner_sentences", "said_words", "sentences"]

_OPENING = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'", "‹": "›"}
_CLOSING = frozenset("”»\"’'›“")
_SINGLE = frozenset("‘'")
_TERMINAL = frozenset([".", "!", "?", "…", "...", "[.]", "[...]", "。"])
# No sentence has more tokens: what does is no prose, and is cut so that no rule takes long over it.
_LONGEST = 600
_OPEN_BRACKETS = frozenset("([{—–-")
# How far after a closing quotation mark the verb of who said it may stand.
_ATTRIBUTION_WORDS = 8


@attrs.frozen
class Quotation:
    """A passage in quotation marks.

    Attributes:
        first: The index of its opening mark among the sentence's tokens.
        last: The index of its closing mark, or of the last token where it is not closed.
    """

    first: int
    last: int


@attrs.frozen(eq=False)
class Sentence:
    """A sentence; one that quotes several sentences at a stretch holds them all.

    Attributes:
        start: Where it begins: Unicode code points into the article's text.
        end: Where it ends, half-open, without white space.
        tokens: Its words, numbers and marks.
        quotations: What of it stands in quotation marks, in order.
        paragraph: The number of its paragraph, from 0.
    """

    start: int
    end: int
    tokens: Sequence[Token]
    quotations: Sequence[Quotation]
    paragraph: int


def sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """Cut a text into sentences.

    Args:
        text: The article's text.
        start: Where to begin, in code points: after a headline and what else stands above.

    Yields:
        The sentences in order.
    """
    for number, (begin, end) in enumerate(paragraphs(text, start)):
        yield from _sentences_of(list(tokens(text, begin, end)), number)


def inner_sentences(sentence: Sentence, quotation: Quotation) -> Iterator[Sentence]:
    """Cut what stands in quotation marks into sentences.

    Args:
        sentence: The sentence that quotes.
        quotation: The quotation within it.

    Yields:
        The sentences in order, which share their tokens with the one that quotes.
    """
    last = quotation.last
    if sentence.tokens[last].text not in _CLOSING:
        last += 1
    within = list(sentence.tokens[quotation.first + 1 : last])
    if within:
        yield from _sentences_of(within, sentence.paragraph)


def _sentences_of(words: list[Token], paragraph: int) -> Iterator[Sentence]:
    closing = _quotation_ends(words)
    quotations: list[Quotation] = []
    first = index = 0
    while index < len(words):
        if index in closing:
            last = closing[index]
            quotations.append(Quotation(index - first, last - first))
            inner = words[last - 1].text if last > index + 1 else ""
            index = last
            ends = inner in _TERMINAL and _may_follow(words, last + 1, inner)
        else:
            ends = words[index].text in _TERMINAL and _is_end(words, index)
            ends = ends or (words[index].text.endswith(".") and _ends_in_initials(words, index))
        index += 1
        if ends or index - first >= _LONGEST:
            while index < len(words) and words[index].text in (")", "]") and index - first > 1:
                index += 1
            yield _sentence(words[first:index], quotations, paragraph)
            first, quotations = index, []
    if first < len(words):
        yield _sentence(words[first:], quotations, paragraph)


def _sentence(words: Sequence[Token], quotations: list[Quotation], paragraph: int) -> Sentence:
    return Sentence(words[0].start, words[-1].end, words, quotations, paragraph)


def _quotation_ends(words: Sequence[Token]) -> dict[int, int]:
    """The index of the closing mark, by that of the opening one; outermost quotations only."""
    found: dict[int, int] = {}
    opened: int | None = None
    for index, token in enumerate(words):
        if token.tag != "mark":
            continue
        if opened is None:
            if token.text in _OPENING and _opens(words, index):
                opened = index
        elif token.text in _OPENING[words[opened].text] and _closes(words, index):
            if index - opened < _LONGEST:
                found[opened] = index
            opened = None
    if opened is not None and _runs_on(words, opened):
        found[opened] = len(words) - 1
    return found


def _runs_on(words: Sequence[Token], opened: int) -> bool:
    """Whether a quotation that is not closed goes on in the next paragraph."""
    if len(words) >= _LONGEST or words[opened].text in _SINGLE:
        return False
    return opened == 0 or words[opened - 1].text in (":", ",")


def _opens(words: Sequence[Token], index: int) -> bool:
    token = words[index]
    spaced = index == 0 or words[index - 1].end < token.start
    spaced = spaced or words[index - 1].text in _OPEN_BRACKETS
    adjacent = index + 1 < len(words) and words[index + 1].start == token.end
    if token.text in "“«„":
        return index + 1 < len(words)
    return spaced and adjacent


def _closes(words: Sequence[Token], index: int) -> bool:
    token = words[index]
    if token.text in "”»":
        return True
    if token.text == '"':
        return words[index - 1].end == token.start or index + 1 == len(words)
    followed = index + 1 < len(words) and words[index + 1].start == token.end
    return not (followed and words[index + 1].tag != "mark") and words[index - 1].end == token.start


def _is_end(words: Sequence[Token], index: int) -> bool:
    token = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if following.text in (")", "]"):
        following = words[index + 2] if index + 2 < len(words) else None
        return following is None or _begins(following)
    if following.start == token.end and following.text not in _CLOSING:
        return False
    if token.text == "." and index and words[index - 1].end == token.start:
        if _is_wide_gap(following):
            return True
        before = words[index - 1]
        if before.lower in ("no", "nos", "fig", "vol", "est") and following.tag != "number":
            return _begins(following)
        if before.lower in abbreviations() and following.text not in _OPENING:
            return before.lower == "etc" and following.text[:1].isupper()
        if len(before.text) == 1 and before.text.isupper() and before.text != "I":
            return False
    return _begins(following)


def _ends_in_initials(words: Sequence[Token], index: int) -> bool:
    """Whether the stop of ``U.S.`` or ``p.m.`` ends the sentence too."""
    token = words[index]
    if token.tag != "word" or index + 1 >= len(words):
        return False
    following = words[index + 1]
    if _is_wide_gap(following):
        return True
    return following.text in _OPENING or (
        following.text[:1].isupper()
        and closed_class(following.lower) is not None
        and len(following.lower) > 1
    )


def _is_wide_gap(following: Token) -> bool:
    """Whether two spaces tell that a sentence ends: ``in Washington, D.C.  They also``."""
    return following.text[:1].isupper() and following.spaced


def _begins(token: Token) -> bool:
    return not token.text[:1].islower() and token.text not in (",", ";", ":", ")", "]", "—", "–")


def _may_follow(words: Sequence[Token], index: int, terminal: str) -> bool:
    """Whether a sentence may begin after a quotation that ended with a sentence."""
    if index >= len(words):
        return True
    if not _begins(words[index]):
        return False
    if terminal == ".":
        return True
    return not _is_attributed(words, index)


def _is_attributed(words: Sequence[Token], index: int) -> bool:
    """Whether a name and a verb of saying follow, as in ``"Never!" Jane Doe said``."""
    for token in words[index : index + _ATTRIBUTION_WORDS]:
        if token.lower in said_words():
            return True
        if token.tag == "mark" or not (token.capital or closed_class(token.lower)):
            return False
    return False


@functools.cache
def said_words() -> frozenset[str]:
    """Verbs that commonly follow a quotation, as they are written."""
    return frozenset(
        [
            "said",
            "says",
            "told",
            "asked",
            "wrote",
            "added",
            "tweeted",
            "replied",
            "declared",
            "stated",
            "shouted",
        ]
    )


@functools.cache
def abbreviations() -> frozenset[str]:
    """Words whose full stop ends no sentence, in lower case and without it."""
    return frozenset(word for row in rows("abbreviations") for word in row["word"].split("|"))
