"""What words around a meeting say: verbs that go with its noun, and games that are none."""

from dateline.capture.reading import Passage
from dateline.capture.tables import words

__all__ = ["is_game", "is_light", "is_telling"]


def is_light(lemma: str) -> bool:
    """Whether those who meet are the subject of a verb, and the meeting its object.

    Args:
        lemma: The verb.
    """
    return words("meeting_frames", "light").get(lemma) == "y"


def is_telling(lemma: str) -> bool:
    """Whether a verb tells more of a meeting that is its subject.

    Args:
        lemma: The verb.
    """
    return words("meeting_frames", "telling").get(lemma) == "y"


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
