"""Relative clauses within a sentence, whose times and places are not those of the rest of it."""

from collections.abc import Sequence

import attrs

from dateline.capture.grammar.clauses import Clauses
from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.grammar.phrase_rows import RELATIVES

__all__ = ["Inset", "inset_at", "insets_of"]

_PRONOUNS = RELATIVES | {"where"}


@attrs.frozen
class Inset:
    """A relative clause: ``Doe, | who fled Paris in 2010, | was arrested on Monday``.

    Attributes:
        first: The index of its pronoun among the phrases.
        last: The index of the first phrase after it.
        antecedent: The index of the noun phrase that it describes.
    """

    first: int
    last: int
    antecedent: int


def insets_of(clauses: Clauses) -> tuple[Inset, ...]:
    """The relative clauses of a sentence that have a verb of their own.

    Args:
        clauses: The sentence.
    """
    found: list[Inset] = []
    for index, phrase in enumerate(clauses.phrases):
        if phrase.word not in _PRONOUNS or phrase.kind not in ("noun", "subordinator"):
            continue
        antecedent = _antecedent(clauses, index)
        verb = clauses.finite_after(index)
        if antecedent is not None and verb is not None:
            found.append(Inset(index, _end(clauses, index, verb), antecedent))
    return tuple(found)


def inset_at(insets: Sequence[Inset], index: int) -> Inset | None:
    """The innermost relative clause in which a phrase stands.

    Args:
        insets: Those of the sentence.
        index: The index of the phrase.
    """
    within = [inset for inset in insets if inset.first <= index < inset.last]
    return max(within, key=lambda inset: inset.first, default=None)


def _antecedent(clauses: Clauses, pronoun: int) -> int | None:
    """The noun phrase that a relative pronoun stands for; None if the word is no pronoun."""
    before = clauses.back(pronoun - 1)
    if clauses.kind(before) == "preposition" and clauses.word(pronoun) != "that":
        before = clauses.back(before - 1)  # "the house in which"
    if clauses.kind(before) == "comma":
        if clauses.word(pronoun) == "that":
            return None
        before = clauses.back(before - 1)
    if clauses.kind(before) != "noun" or clauses.phrases[before].is_pronoun:
        return None
    if clauses.word(pronoun) == "that":
        verb = clauses.verb_before(before)
        if verb is not None and takes_clause(clauses.phrases[verb].lemma):
            return None  # "told reporters that"
    return before if clauses.word(pronoun) in ("who", "whom", "where") else clauses.head(before)


def _end(clauses: Clauses, pronoun: int, verb: int) -> int:
    """Where a relative clause ends: at a comma, or at the verb of what its noun is subject of."""
    for index in range(verb + 1, len(clauses.phrases)):
        kind = clauses.kind(index)
        if kind in ("semicolon", "quotation"):
            return index
        if kind == "comma" and not _is_place_beside(clauses, index):
            return index
        finite = kind == "verb" and clauses.phrases[index].finite
        if finite and _is_outer_verb(clauses, pronoun, index):
            return index
    return len(clauses.phrases)


def _is_outer_verb(clauses: Clauses, pronoun: int, verb: int) -> bool:
    """Whether a verb is of the clause around: ``who fled Paris in 2010 | protested``."""
    before = clauses.back(verb - 1)
    if clauses.kind(before) == "conjunction":
        return False
    tied = clauses.kind(before) == "noun" and clauses.kind(before - 1) == "preposition"
    subjects = clauses.subjects(verb)
    return (bool(subjects) and min(subjects) < pronoun) or (tied and not subjects)


def _is_place_beside(clauses: Clauses, comma: int) -> bool:
    """``in Lyon, France,``: a comma that only parts a place from that around it."""
    return clauses.kind(comma + 1) == "noun" and clauses.head(comma + 1) != comma + 1
