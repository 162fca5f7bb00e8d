"""Whether what a clause tells has happened: occurred, planned, alleged, denied, hypothetical."""

from typing import Final

from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.model import Status

__all__ = ["is_negated", "status_of"]

_FUTURE: Final = frozenset(
    ["will", "would", "shall", "we'll", "they'll", "he'll", "she'll", "it'll"]
)
_POSSIBLE: Final = frozenset(["may", "might", "could", "can", "should", "must"])
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
    governor = _governor(passage, verb)
    stances = words("stances", "status")
    if phrase.infinitive and governor is not None:
        stance = stances.get(passage.phrases[governor].lemma)
        if stance:
            return stance  # type: ignore[return-value]
    if phrase.gerund and governor is not None:
        stance = stances.get(passage.phrases[governor].lemma)
        if stance in ("planned", "hypothetical", "denied", "alleged"):
            return stance  # type: ignore[return-value]
    modal = phrase.modal or (
        passage.phrases[governor].modal if phrase.infinitive and governor is not None else ""
    )
    if modal in _FUTURE and not phrase.perfect:
        return "planned"
    if modal in _POSSIBLE:
        return "alleged" if phrase.perfect else "hypothetical"
    if _is_conditional(passage, verb):
        return "hypothetical"
    if any(token.lower in ("allegedly", "supposedly", "purportedly") for token in phrase.tokens):
        return "alleged"
    if phrase.progressive or (ongoing and not phrase.perfect):
        return "ongoing"
    return "occurred"


def _governor(passage: Passage, verb: int) -> int | None:
    """The verb that an infinitive or a gerund hangs on."""
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
