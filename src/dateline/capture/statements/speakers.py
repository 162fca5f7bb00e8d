"""Who speaks: the subject of a verb of saying, the author of a statement, whoever spoke last."""

from collections.abc import Sequence

from dateline.capture.actors.resolving import Identity
from dateline.capture.naming.mentions import maker_of
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words

__all__ = ["Speakers"]

_SPEAKING_KINDS = frozenset(
    [
        "person",
        "government",
        "military",
        "organization",
        "group",
        "population",
        "name",
        "place",
        "document",
    ]
)
_HE = frozenset(["he", "she"])
_OF_THEM = frozenset(["one", "some", "others", "another", "both"])
_BY = frozenset(["by", "from", "of"])
# How many sentences back "he said" looks for who spoke last.
_MEMORY = 2
# How far after "statement" its author may stand: "a statement released by X".
_AUTHOR_REACH = 5


class Speakers:
    """Who speaks in an article; asked sentence by sentence, in order.

    Args:
        story: The article.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._last: tuple[Identity, ...] = ()
        self._last_sentence = -1
        self._sentence = -1
        self._authors: dict[str, tuple[Identity, ...]] = {}

    def begin(self) -> None:
        """Go on to the next sentence."""
        self._sentence += 1

    def spoke(self, speakers: tuple[Identity, ...]) -> None:
        """Take note of who speaks here.

        Args:
            speakers: Who speaks.
        """
        self._last, self._last_sentence = speakers, self._sentence

    def last(self) -> tuple[Identity, ...]:
        """Who spoke in the sentence before or in this; nobody if that is longer ago."""
        return self._last if self._sentence - self._last_sentence <= _MEMORY else ()

    def at(self, passage: Passage, nouns: Sequence[int]) -> tuple[Identity, ...]:
        """Who speaks where noun phrases are the subject of saying.

        Args:
            passage: The sentence.
            nouns: The indexes of the noun phrases.
        """
        found: dict[int, Identity] = {}
        if nouns and self._is_signed(passage, nouns[0]):
            nouns = nouns[:1]  # "a statement by France and | Germany |"
        for noun in nouns:
            if noun != nouns[0] and _belongs_to_first(passage, nouns[0], noun):
                continue
            for one in self._one(passage, noun):
                if one.kind in _SPEAKING_KINDS:
                    found.setdefault(id(one), one)
        return tuple(found.values())

    def _is_signed(self, passage: Passage, noun: int) -> bool:
        """Whether what is said or written is followed by those whose it is."""
        following = noun + 1
        by = following < len(passage.phrases) and passage.phrases[following].word in ("by", "from")
        return by and passage.mention(noun).head in words("communications", "own")

    def _one(self, passage: Passage, noun: int) -> tuple[Identity, ...]:
        mention = passage.mention(noun)
        if mention.head in words("communications", "own") and not mention.proper:
            return self._author(passage, noun)
        word = passage.phrases[noun].word
        resolved = self._story.actors.of(passage, noun)
        if mention.kind == "pronoun" or passage.phrases[noun].tokens[0].tag == "pronoun":
            return self._pronoun(passage, noun, resolved)
        if word in _OF_THEM and not resolved and self._last and self._last[0].plural:
            return self._last
        return resolved

    def _is_named_here(self, passage: Passage, noun: int, named: tuple[Identity, ...]) -> bool:
        """Whether the sentence has named someone as a subject before a pronoun for the same."""
        return any(
            other < noun
            and not passage.phrases[other].is_pronoun
            and self._story.actors.of(passage, other) == named
            for verb in passage.clauses.verbs()
            if verb < noun
            for other in passage.clauses.subjects(verb)
        )

    def _pronoun(
        self, passage: Passage, noun: int, resolved: tuple[Identity, ...]
    ) -> tuple[Identity, ...]:
        word = passage.phrases[noun].word
        if resolved and self._is_named_here(passage, noun, resolved):
            return resolved
        recent = self._last if self._sentence - self._last_sentence == 1 else ()
        if word in _HE and len(recent) == 1 and recent[0].kind in ("person", "name"):
            return recent if recent[0].may_be(word) else resolved
        if word == "it" and len(recent) == 1 and recent[0].kind not in ("person", "name"):
            return recent
        if word == "they" and recent and (len(recent) > 1 or recent[0].plural):
            return recent
        if word in _OF_THEM and recent and recent[0].plural:
            return recent
        return resolved

    def _author(self, passage: Passage, noun: int) -> tuple[Identity, ...]:
        """Whose a statement is: whom the words around name, or who spoke last."""
        mention = passage.mention(noun)
        owner = self._story.actors.owner(passage, noun)
        maker = maker_of(passage.phrases[noun]) if owner is None else None
        if maker is not None:
            owner = self._story.actors.identity(passage, maker)
        found: tuple[Identity, ...] = (owner,) if owner is not None else ()
        if not found:
            found = self._named_after(passage, noun)
        if not found and mention.country is not None:
            found = self._story.actors.of_country(mention.country)
        head = mention.head.rstrip("s")
        if found:
            self._authors[head] = found
            return found
        if head in self._authors:
            return self._authors[head]
        anew = passage.phrases[noun].word in ("a", "an")
        if words("communications", "own").get(mention.head) and not anew:
            return self._last
        if noun and passage.phrases[noun - 1].word == "in":
            return ()  # "in a tweet saying so, Doe left"
        # Of a document whose author is not named, it is the document that speaks.
        self._authors[head] = (Identity(mention.name, "document"),)
        return self._authors[head]

    def _named_after(self, passage: Passage, noun: int) -> tuple[Identity, ...]:
        phrases = passage.phrases
        for index in range(noun + 1, min(noun + _AUTHOR_REACH, len(phrases) - 1)):
            if phrases[index].kind == "preposition" and phrases[index].word in _BY:
                if phrases[index + 1].kind != "noun":
                    continue
                nouns = _listed(passage, index + 1)
                named = self._story.identities(passage, nouns)
                if named and named[0].kind in _SPEAKING_KINDS:
                    return named
            elif phrases[index].kind == "comma" and phrases[index + 1].kind == "verb":
                continue  # "the report, put out by the institute,"
            elif phrases[index].kind not in ("verb", "preposition", "date", "noun", "adverb"):
                break
        return ()

    def made(self, passage: Passage, verb: int, speakers: tuple[Identity, ...]) -> None:
        """Remember who released what: ``published a report``.

        Args:
            passage: The sentence.
            verb: The verb's index.
            speakers: Its subject.
        """
        for noun in passage.clauses.objects(verb) if speakers else ():
            head = passage.mention(noun).head
            if head in words("communications", "own"):
                self._authors[head.rstrip("s")] = speakers


def _listed(passage: Passage, noun: int) -> list[int]:
    """A noun phrase with those after it that commas and "and" join to it."""
    found = [noun]
    index = passage.clauses.end_of(noun)
    while passage.clauses.kind(index) in ("comma", "conjunction"):
        if passage.clauses.kind(index + 1) == "noun":
            found.append(index + 1)
            index = passage.clauses.end_of(index + 1)
        elif passage.clauses.kind(index + 1) == "conjunction":
            index += 1
        else:
            break
    return found if any(passage.clauses.word(at - 1) == "and" for at in found[1:]) else [noun]


def _belongs_to_first(passage: Passage, first: int, noun: int) -> bool:
    """Whether "and" joins a name to what ties to the first: ``officials in Kyiv and Moscow``."""
    other = noun - 2
    if other <= first or passage.phrases[other].kind != "noun":
        return False
    if passage.phrases[other - 1].kind != "preposition" or passage.mention(first).proper:
        return False
    one, two = passage.mention(other), passage.mention(noun)
    return one.proper and two.proper and "person" not in (one.kind, two.kind)
