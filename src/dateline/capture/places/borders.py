"""Borders as places: ``the border with Belarus``, ``the Turkish border``."""

from dateline.capture.naming.names import country_of_word
from dateline.capture.reading import Passage
from dateline.model import Place

__all__ = ["border_of"]

_BORDERS = frozenset(["border", "borders", "frontier", "frontiers", "boundary"])
# What ties the neighbour to the border.
_NEIGHBORING = frozenset(["with", "between", "of"])
_DETERMINERS = frozenset(["determiner", "possessive"])


def border_of(passage: Passage, noun: int) -> Place | None:
    """The border that a noun phrase and what is tied to it name.

    Args:
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.

    Returns:
        The border, which lies in no one country; None where nothing tells whose it is.
    """
    if passage.mention(noun).head not in _BORDERS:
        return None
    tokens = passage.phrases[noun].tokens
    first = 1 if tokens[0].tag in _DETERMINERS and len(tokens) > 1 else 0
    named = any(token.tag == "name" and _is_country(token.text) for token in tokens)
    end = _neighbor_end(passage, noun)
    if not named and tokens[0].tag != "possessive" and end == noun + 1:
        return None
    name = " ".join(passage.text[tokens[first].start : passage.phrases[end - 1].end].split())
    return Place(name=name, precision="region")


def _neighbor_end(passage: Passage, noun: int) -> int:
    """Where the neighbours named after a border end: ``with Iran``, ``between Iran and Iraq``."""
    phrases = passage.phrases
    if noun + 2 >= len(phrases) or phrases[noun + 1].word not in _NEIGHBORING:
        return noun + 1
    last = passage.clauses.joined_after(noun + 2)[-1] if phrases[noun + 2].kind == "noun" else noun
    if last == noun or not passage.mention(last).proper:
        return noun + 1
    return last + 1 if phrases[noun + 1].word == "between" else noun + 3


def _is_country(text: str) -> bool:
    """Whether a word, or one that a dash joins to it, names a country: ``Turkish-Syrian``."""
    return any(country_of_word(part) is not None for part in (text, *text.split("-")))
