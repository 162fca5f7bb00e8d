"""The words of force, as the tables have them."""

import functools
from collections.abc import Mapping, Sequence

from dateline.capture.tables import Row, rows, words

__all__ = [
    "cause_row",
    "is_disaster",
    "is_fiction",
    "is_figure",
    "is_natural",
    "is_perpetrator",
    "is_vehicle",
    "noun_row",
    "verb_rows",
    "weapon_kind",
]

_LONGEST = 3
# Nouns that only carry an act: "a stabbing spree", "an assassination plot".
_CARRIERS = frozenset(["spree", "sprees", "plot", "plots", "attempt", "attempts", "incident"])


@functools.cache
def _by_verb() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in rows("incident_verbs"):
        for verb in row["verb"].split("|"):
            found.setdefault(verb, []).append(row)
    return {verb: tuple(lines) for verb, lines in found.items()}


def verb_rows(lemma: str) -> tuple[Row, ...]:
    """The lines of the table of verbs that a verb has, in order.

    Args:
        lemma: Its dictionary form.
    """
    return _by_verb().get(lemma, ())


@functools.cache
def _by_noun() -> Mapping[str, Row]:
    return {noun: row for row in rows("incident_nouns") for noun in row["noun"].split("|")}


@functools.cache
def _last_words() -> frozenset[str]:
    """The last words of the nouns of force, most other nouns being none by theirs."""
    return frozenset(noun.rpartition(" ")[2] for noun in _by_noun()) | _CARRIERS


@functools.cache
def _by_cause() -> Mapping[str, Row]:
    return {verb: row for row in rows("incident_causes") for verb in row["verb"].split("|")}


def cause_row(lemma: str) -> Row | None:
    """What a verb says of the doer of an act that a noun tells.

    Args:
        lemma: Its dictionary form.
    """
    return _by_cause().get(lemma)


def noun_row(parts: Sequence[str]) -> tuple[Row, int] | None:
    """The line of the table of nouns for the last words of a noun phrase.

    Args:
        parts: Its words in lower case.

    Returns:
        The line and of how many words the noun is; None if it is no noun of force.
    """
    if not parts or parts[-1] not in _last_words():
        return None
    for length in range(min(_LONGEST, len(parts)), 0, -1):
        row = _by_noun().get(" ".join(parts[-length:]))
        if row is not None:
            return row, length
    if len(parts) > 1 and parts[-1] in _CARRIERS:
        found = noun_row(parts[:-1])
        return (found[0], found[1] + 1) if found is not None else None
    return None


def weapon_kind(name: str) -> str | None:
    """The kind of incident that a weapon makes.

    Args:
        name: A noun phrase without its article.

    Returns:
        The kind; empty where it makes none of its own; None if it is no weapon.
    """
    kinds = words("weapons", "kind")
    parts = name.lower().split()
    for length in range(min(_LONGEST, len(parts)), 0, -1):
        found = kinds.get(" ".join(parts[-length:]))
        if found is not None:
            return found
    return None


def is_vehicle(name: str) -> bool:
    """Whether a noun phrase is for something that can crash.

    Args:
        name: The noun phrase without its article.
    """
    parts = name.lower().split()
    return any(part in words("vehicles", "noun") for part in (*parts, " ".join(parts[-2:])))


def is_perpetrator(noun: str) -> bool:
    """Whether a noun is for the doer of an act of force.

    Args:
        noun: In lower case.
    """
    return noun in words("perpetrators", "noun")


@functools.cache
def _fictions() -> frozenset[tuple[str, str]]:
    return frozenset(
        (word, row["kind"]) for row in rows("fictions") for word in row["word"].split("|")
    )


def is_fiction(word: str, kind: str) -> bool:
    """Whether what a word has to do with is only played or imagined.

    Args:
        word: In lower case.
        kind: How it has to do with it: a kind of the table of fictions.
    """
    return (word, kind) in _fictions()


def is_natural(noun: str) -> bool:
    """Whether a noun is for what does harm, and is nobody's act.

    Args:
        noun: In lower case.
    """
    return noun in words("natural_causes", "disaster")


def is_disaster(noun: str) -> bool:
    """Whether a noun is for a natural disaster or a disease, and hardly ever for anything else.

    Args:
        noun: In lower case.
    """
    return words("natural_causes", "disaster").get(noun) == "y"


@functools.cache
def _figures() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("incident_figures"):
        for word in row["word"].split("|"):
            found.setdefault(word, set()).update(row["beside"].split("|"))
    return {word: frozenset(beside) for word, beside in found.items()}


def is_figure(word: str, beside: Sequence[str]) -> bool:
    """Whether a word of force is a figure of speech, or no act against people or things.

    Args:
        word: The verb's dictionary form, or the noun.
        beside: The words beside it, in lower case.
    """
    figures = _figures()
    return any(other in figures["*"] or other in figures.get(word, frozenset()) for other in beside)
