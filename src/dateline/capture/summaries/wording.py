"""How the article words what a summary takes over: capitals, counts, how near a place is."""

import bisect
from collections.abc import Iterator, Sequence

from dateline.capture.grammar.tokens import Token
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Actor, Place, Record

__all__ = ["Wording"]

# After a place, "in" says what it lies in, as a comma does: "Erbil | in | northern Iraq".
_AROUND = frozenset(["in", ","])


class Wording:
    """The words of the sentences that a record is made of.

    Args:
        story: The article.
        record: The record.
    """

    def __init__(self, story: Story, record: Record) -> None:
        self._places = story.places
        self._passages = list(_touched(story.passages, record))

    def uncapitalized(self, text: str) -> str:
        """Some words without a capital that only began a sentence.

        Args:
            text: The words, such as ``Suspected militants``; a name keeps its capital.
        """
        words = text.split()
        first = words[0].rstrip(",") if words else ""
        plain = first[:1].isupper() and (len(first) == 1 or not first.isupper()) and first != "I"
        if not plain or first.startswith(("I'", "I’")):
            return text
        tags = [
            _is_common(tokens, number)
            for tokens in (passage.sentence.tokens for passage in self._passages)
            for number, token in enumerate(tokens)
            if token.text == first
        ]
        return text[:1].lower() + text[1:] if tags and all(tags) else text

    def counted(self, actor: Actor) -> str:
        """Those who are counted, with how many they are.

        Args:
            actor: Who it is, or what: ``people``.

        Returns:
            Such as ``three people``; nothing where the article does not count them.
        """
        for passage in self._passages:
            for index, phrase in enumerate(passage.phrases):
                if phrase.kind != "noun" or passage.mention(index).name != actor.name:
                    continue
                of = index > 1 and passage.phrases[index - 1].word == "of"
                first = index - 2 if of else index  # "dozens | of | men"
                counted = " ".join(passage.words(first, index + 1).split())
                is_count = passage.phrases[first].tokens[0].tag == "number"
                if is_count and counted.endswith(actor.name):
                    return counted[:1].lower() + counted[1:]
        return ""

    def relation(self, place: Place) -> str:
        """Where something was, by a place: ``near`` or ``off``; nothing for in it.

        Args:
            place: The place.
        """
        for passage, noun in self._saying(place):
            found = self._places.relation(passage, noun)
            if found is not None:
                return found if found in ("near", "off") else ""
        return ""

    def is_around(self, place: Place, other: Place) -> bool:
        """Whether the article says of a place that it lies in another: ``Erbil in Iraq``.

        Args:
            place: The place.
            other: What is named after it.
        """
        inner = set(self._saying(place))
        return any(
            passage.phrases[noun - 1].word in _AROUND and (passage, noun - 2) in inner
            for passage, noun in self._saying(other)
            if noun > 1
        )

    def _saying(self, place: Place) -> Iterator[tuple[Passage, int]]:
        """The noun phrases that name a place."""
        for passage in self._passages:
            for index, phrase in enumerate(passage.phrases):
                if phrase.kind == "noun":
                    found = self._places.of(passage, index)
                    if found is not None and found.name == place.name:
                        yield passage, index


def _touched(passages: Sequence[Passage], record: Record) -> Iterator[Passage]:
    """The sentences that the evidence of a record touches, those within quotations too."""
    starts = [passage.start for passage in passages if passage.host is None]
    whole = [passage for passage in passages if passage.host is None]
    seen: set[int] = set()
    for evidence in record.evidence:
        first = max(0, bisect.bisect_right(starts, evidence.start) - 1)
        last = bisect.bisect_left(starts, evidence.end)
        for passage in whole[first : max(first + 1, last)]:
            if passage.number not in seen:
                seen.add(passage.number)
                yield passage


def _is_common(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word is part of no name: ``Suspected``, but not ``President`` before one."""
    token = tokens[number]
    if token.tag in ("name", "date"):
        return False
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    return not (token.tag == "noun" and following is not None and following.tag == "name")
