"""What words around a meeting say: verbs that go with its noun, and games that are none."""

import functools

from dateline.capture.reading import Passage
from dateline.capture.tables import words

__all__ = ["is_by_a_side", "is_game", "is_light", "is_telling", "measured", "meeting_noun"]

# Nouns that measure talks: "after six hours of talks".
_MEASURES = frozenset(
    [
        *("minutes", "hours", "days", "weeks", "months", "years", "day", "week", "month", "hour"),
        *("round", "rounds", "series", "string", "flurry", "start", "beginning", "opening"),
        *("middle", "course", "end", "close", "conclusion"),
    ]
)


def is_light(passage: Passage, verb: int) -> bool:
    """Whether those who meet are the subject of a verb, and the meeting its object.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    return _frames(passage, verb, "light")


def is_telling(passage: Passage, verb: int) -> bool:
    """Whether a verb tells more of a meeting that is its subject.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    return _frames(passage, verb, "telling")


def is_by_a_side(passage: Passage, verb: int) -> bool:
    """Whether who stands after "by" takes part: ``hosted by Doe``.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    following = passage.phrases[verb + 1].word if verb + 1 < len(passage.phrases) else ""
    return following == "by" and _frames(passage, verb, "by")


def _frames(passage: Passage, verb: int, column: str) -> bool:
    known = words("meeting_frames", column)
    lemma = passage.phrases[verb].lemma
    following = passage.phrases[verb + 1].word if verb + 1 < len(passage.phrases) else ""
    found = known.get(f"{lemma} {following}")
    return (known.get(lemma) if found is None else found) == "y"


def is_game(passage: Passage, index: int) -> bool:
    """Whether those who met played against each other.

    Args:
        passage: The sentence.
        index: The index of the phrase that tells of it.
    """
    games = words("meeting_games", "word")
    return any(
        token.text in games
        for phrase in passage.phrases[index : index + 8]
        if phrase.kind == "noun"
        for token in phrase.tokens
    )


def meeting_noun(passage: Passage, noun: int) -> str | None:
    """The noun for a meeting that a noun phrase ends in, with the word before it where it is two.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.

    Returns:
        In lower case; None if it is none.
    """
    tokens = passage.phrases[noun].tokens
    last = tokens[-1].lower
    if last not in _last_words():
        return None
    before = tokens[-2].lower if len(tokens) > 1 else ""
    if before in ("news", "press"):
        return None
    formats = words("meeting_nouns", "format")
    both = f"{before} {last}"
    return both if both in formats else last if last in formats else None


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.rpartition(" ")[2] for noun in words("meeting_nouns", "format"))


def measured(passage: Passage, noun: int) -> int:
    """The noun phrase that tells what part or how many: ``two days`` in ``two days of talks``.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase for the meeting.

    Returns:
        Its index; that of the noun phrase itself where nothing is told.
    """
    phrases = passage.phrases
    while noun > 1 and phrases[noun - 1].word == "of":
        if phrases[noun - 2].tokens[-1].lower not in _MEASURES:
            break
        noun -= 2  # "at the end | of two days | of talks"
    return noun
