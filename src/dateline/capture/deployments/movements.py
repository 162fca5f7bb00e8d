"""What verbs say of forces: that they are somewhere, go there, leave, or are changed."""

import functools
from collections.abc import Iterator, Mapping, Sequence

from dateline.capture.reading import Passage
from dateline.capture.tables import Row, rows

__all__ = ["movements_of"]

# How many phrases after a verb the word may stand that makes its sense: "pulled its troops out".
_NEAR = 6


def movements_of(passage: Passage, verb: int) -> Iterator[Row]:
    """What a verb can say of a force.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.

    Yields:
        The lines of the table ``movements`` that fit the verb and the words after it, in order.
    """
    for row in _by_verb().get(passage.phrases[verb].lemma, ()):
        wanted = row["with"].split("|") if row["with"] else ()
        near = 1 if row["of"] == "nation" else _NEAR
        if not wanted or any(word in wanted for word in _words_after(passage, verb, near)):
            yield row


@functools.cache
def _by_verb() -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows("movements"):
        for verb in row["verb"].split("|"):
            found.setdefault(verb, []).append(row)
    return found


def _words_after(passage: Passage, verb: int, near: int) -> Iterator[str]:
    """The first and the last word of each phrase in a verb's clause: ``in``, ``to``."""
    last = min(passage.clauses.clause_end(verb), verb + 1 + near)
    for phrase in passage.phrases[verb + 1 : last]:
        if phrase.kind in ("comma", "verb"):
            return
        yield phrase.word
        yield phrase.tokens[-1].lower
