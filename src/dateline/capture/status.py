"""Whether what a clause tells has happened: occurred, planned, alleged, denied, hypothetical."""

from collections.abc import Iterator
from typing import Final, cast, get_args

from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.model import Status

__all__ = ["is_negated", "status_of"]

_FUTURE: Final = frozenset(
    ["will", "would", "shall", "we'll", "they'll", "he'll", "she'll", "it'll"]
)
_POSSIBLE: Final = frozenset(["may", "might", "could", "can", "should", "must"])
_DOUBTED: Final = frozenset(["allegedly", "supposedly", "purportedly"])
# What parts a gerund from the verb before it: "urged calm, saying".
_APART: Final = frozenset(["comma", "subordinator", "noun"])
_CONDITIONS: Final = frozenset(["if", "unless", "whether"])


def is_negated(passage: Passage, verb: int) -> bool:
    """Whether a clause says that something did not happen.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
    """
    if passage.phrases[verb].negated:
        return True
    return any(
        passage.phrases[noun].word in ("no", "none", "nobody", "neither")
        for noun in (*passage.clauses.subjects(verb), *passage.clauses.objects(verb))
    )


def status_of(passage: Passage, verb: int, ongoing: bool = False) -> Status:
    """Whether what a verb tells has happened, according to the text.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
        ongoing: Whether the verb tells of a state, which goes on where nothing else is said.

    Returns:
        The status.
    """
    phrase = passage.phrases[verb]
    modal = phrase.modal
    stances = words("stances", "status")
    for governor in _governors(passage, verb):
        other = passage.phrases[governor]
        stance = stances.get(other.lemma)
        if stance is not None and (other.lemma != "be" or _hangs_on(passage, governor, verb)):
            return _as_status(stance)
        modal = modal or other.modal
    if modal in _FUTURE and not phrase.perfect:
        return "planned"
    if modal in _POSSIBLE:
        return "alleged" if phrase.perfect else "hypothetical"
    if _is_conditional(passage, verb):
        return "hypothetical"
    if any(token.lower in _DOUBTED for token in phrase.tokens):
        return "alleged"
    if phrase.progressive or (ongoing and not phrase.perfect):
        return "ongoing"
    return "occurred"


def _as_status(stance: str) -> Status:
    for status in get_args(Status):
        if status == stance:
            return cast("Status", status)
    raise ValueError(stance)


def _governors(passage: Passage, verb: int) -> Iterator[int]:
    """The verbs that an infinitive or a gerund hangs on, the nearest first."""
    phrase = passage.phrases[verb]
    while phrase.infinitive or phrase.gerund:
        governor = _governor(passage, verb)
        if governor is None:
            return
        between = passage.phrases[governor + 1 : verb]
        if phrase.gerund and any(item.kind in _APART for item in between):
            return
        yield governor
        verb, phrase = governor, passage.phrases[governor]


def _hangs_on(passage: Passage, governor: int, verb: int) -> bool:
    """Whether nothing stands between "to be" and the infinitive: ``is to open``."""
    return all(item.kind == "adverb" for item in passage.phrases[governor + 1 : verb])


def _governor(passage: Passage, verb: int) -> int | None:
    """The verb before, in the same sentence or what it quotes."""
    for index in range(verb - 1, -1, -1):
        kind = passage.phrases[index].kind
        if kind == "verb":
            return index
        if kind in ("semicolon", "quotation"):
            return None
    return None


def _is_conditional(passage: Passage, verb: int) -> bool:
    for index in range(verb - 1, -1, -1):
        phrase = passage.phrases[index]
        if phrase.kind == "subordinator" and phrase.word in _CONDITIONS:
            return True
        if phrase.kind in ("comma", "semicolon", "verb", "quotation"):
            return False
    return False
