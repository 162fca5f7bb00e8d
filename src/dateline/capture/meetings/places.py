"""Where those met: the place told with the meeting, or the one they travelled to for it."""

from collections.abc import Iterator

from dateline.capture.meetings.details import Extent, is_topic_at, reach_of
from dateline.capture.meetings.words import is_light, is_telling
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Place

__all__ = ["is_travel", "is_trip", "place_at", "places_of", "reached"]

_AT = frozenset(["in", "at", "near", "outside", "inside", "aboard", "on"])
_TO = frozenset(["to", "in", "at", "for"])
# What tells of another time, and so of another place.
_ELSEWHEN = frozenset(["following", "after", "before", "since", "ahead", "until"])
_WELCOMES = frozenset(["welcome", "receive", "host", "greet"])
_SEES = frozenset(["visit", "tour"])


def places_of(story: Story, passage: Passage, extent: Extent) -> tuple[Place, ...]:
    """Where those met: the first place that is told, but not one that they spoke about.

    Args:
        story: The article.
        passage: The sentence.
        extent: The part of it.
    """
    beyond = Extent(extent.last - 1, extent.last - 1, reach_of(passage, extent))
    for index in (
        *_following(passage, extent),
        *range(extent.first, extent.at),
        *_following(passage, beyond),
    ):
        before = passage.phrases[index - 1] if index else None
        if passage.phrases[index].kind != "noun" or before is None:
            continue
        leads = before.word == "to" and (index < extent.at or _is_welcome(passage, extent.at))
        if before.word not in _AT and not leads:
            continue
        if index < extent.at and not _opens(passage, extent, index - 1):
            continue
        phrase = passage.phrases[index]
        found = story.places_in(passage, phrase.start, phrase.start + 1)
        if found:
            return found[:1]
    return _where(story, passage, extent) or _travelled(story, passage, extent)


def _where(story: Story, passage: Passage, extent: Extent) -> tuple[Place, ...]:
    """The place that "where" stands for: ``visited Kyiv, where he met Doe``."""
    phrases = passage.phrases
    if not extent.first or phrases[extent.first - 1].word != "where":
        return ()
    for index in range(extent.first - 2, max(-1, extent.first - 6), -1):
        place = story.places.of(passage, index) if phrases[index].kind == "noun" else None
        if place is not None:
            return (place,)
    return ()


def _travelled(story: Story, passage: Passage, extent: Extent) -> tuple[Place, ...]:
    """Where those had gone who met: ``flew to Rome to meet Doe``, ``on a visit to Rome, met``."""
    clauses, phrases = passage.clauses, passage.phrases
    for index in range(len(phrases) - 1):
        following = phrases[index + 1].word
        while_in = phrases[index].word in ("while", "when") and following in ("in", "at")
        if while_in or is_trip(passage, index):
            found = place_at(story, passage, index + 2)
            if found:
                return found
    who = clauses.subjects(extent.at) if phrases[extent.at].kind == "verb" else ()
    for verb in range(extent.at - 1, -1, -1):
        if phrases[verb].kind != "verb":
            continue
        subjects = clauses.subjects(verb)
        apart = who and subjects and subjects != who
        if apart and not _same(story, passage, subjects, who):
            break
        who = who or subjects
        found = reached(story, passage, verb)
        if found:
            return found
    for verb in range(extent.at + 1, len(phrases)):
        if phrases[verb].kind == "verb" and phrases[verb - 1].word in ("while", "when"):
            return reached(story, passage, verb)
    return ()


def _same(story: Story, passage: Passage, some: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether two verbs are about the same: ``Doe``, and ``he`` who is Doe."""
    mine = {id(one) for one in story.identities(passage, some)}
    return mine == {id(one) for one in story.identities(passage, others)}


def reached(story: Story, passage: Passage, verb: int) -> tuple[Place, ...]:
    """The place that a verb of travelling or of being somewhere leads to.

    Args:
        story: The article.
        passage: The sentence.
        verb: The index of the verb.
    """
    lemma = passage.phrases[verb].lemma
    if lemma in _SEES:
        objects = passage.clauses.objects(verb)
        return place_at(story, passage, objects[0]) if objects else ()
    if lemma != "be" and not is_travel(passage, verb):
        return ()
    for item in passage.clauses.complements(verb):
        told = item.preposition in (_AT if lemma == "be" else _TO)
        found = place_at(story, passage, item.nouns[0]) if told else ()
        if found:
            return found
    return ()


def place_at(story: Story, passage: Passage, noun: int) -> tuple[Place, ...]:
    """The place that a noun phrase names.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.

    Returns:
        It alone; nothing where it names none.
    """
    if noun >= len(passage.phrases) or passage.phrases[noun].kind != "noun":
        return ()
    phrase = passage.phrases[noun]
    place = story.places.of(passage, noun)
    return (place,) if place is not None else story.places_in(passage, phrase.start, phrase.end)[:1]


def is_trip(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase tells of a journey, and what it leads to follows: ``a visit | to``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    phrase = passage.phrases[noun]
    trip = phrase.kind == "noun" and words("travels", "kind").get(phrase.tokens[-1].lower) == "trip"
    return trip and noun + 1 < len(passage.phrases) and passage.phrases[noun + 1].word in _TO


def _following(passage: Passage, extent: Extent) -> Iterator[int]:
    """The phrases after the verb or noun, as far as no subject of the talks is told."""
    for index in range(extent.at + 1, extent.last):
        phrase = passage.phrases[index]
        if phrase.word in _ELSEWHEN:
            return
        if phrase.kind in ("verb", "subordinator") or is_topic_at(passage, extent.at, index):
            if phrase.kind == "verb" and passage.clauses.is_passive(index):
                continue  # "a meeting hosted by Doe in Rome"
            if phrase.kind == "verb" and (phrase.lemma == "be" or _goes_on(passage, index)):
                continue
            return
        yield index


def _opens(passage: Passage, extent: Extent, preposition: int) -> bool:
    """Whether a place opens the sentence, or follows a verb: ``arrived in Rome for talks with``."""
    phrases = passage.phrases
    before = phrases[preposition - 1].kind if preposition else "comma"
    opens = ("comma", "date", "conjunction", "adverb", "verb")
    if preposition < extent.first:
        return False
    if before not in opens:
        # "On the sidelines of the assembly in Rome, Doe met Roe"
        kinds = [phrase.kind for phrase in phrases[: preposition + 2]]
        return "verb" not in kinds and phrases[0].kind == "preposition"
    return phrases[preposition].word != "to" or is_travel(passage, preposition - 1)


def _goes_on(passage: Passage, verb: int) -> bool:
    """Whether a verb is one that talks go on by: ``the talks resumed in Rome``."""
    return is_light(passage, verb) or is_telling(passage, verb)


def is_travel(passage: Passage, verb: int) -> bool:
    """Whether a verb is one of travelling.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    return words("travels", "kind").get(passage.phrases[verb].lemma) == "verb"


def _is_welcome(passage: Passage, verb: int) -> bool:
    """Whether a verb tells where somebody is received: ``welcomed Doe to Rome``."""
    return passage.phrases[verb].kind == "verb" and passage.phrases[verb].lemma in _WELCOMES
