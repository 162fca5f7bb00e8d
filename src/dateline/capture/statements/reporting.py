"""Which verbs report a statement, by what goes with them: the table of verbs of saying, read."""

import functools
from collections.abc import Mapping

import attrs

from dateline.capture.reading import Passage
from dateline.capture.tables import rows

__all__ = ["Report", "is_said", "report_of"]

_SKIPPED = frozenset(["adverb", "date", "aside"])
_QUESTIONS = frozenset(["that", "how", "why", "whether", "if", "what", "who", "where", "when"])
# Verbs whose object is those to whom something is said.
_TOLD = frozenset(
    [
        "tell",
        "ask",
        "inform",
        "notify",
        "remind",
        "assure",
        "reassure",
        "warn",
        "caution",
        "advise",
        "urge",
        "beg",
        "promise",
        "shout",
        "show",
        "write",
        "instruct",
        "email",
        "text",
    ]
)
_MARKS = frozenset(["comma", "semicolon"])
# What stands before a noun for what has been told already: "made these comments in Rome".
_SAME = frozenset(["the", "this", "these", "those", "such", "that", "his", "her", "their", "its"])
_FEELINGS = frozenset(
    [
        *("alarm", "appreciation", "approval", "concern", "dismay", "gratitude", "horror"),
        *("interest", "pleasure", "pride", "regret", "relief", "sadness", "satisfaction"),
    ]
)
# How many phrases after a verb the clause that it reports may begin.
_REACH = 8


@attrs.frozen
class Report:
    """What a verb of saying reports, by the indexes of phrases.

    Attributes:
        kind: clause, quotation, before (what stands before says it), infinitive, object, nothing.
        content: Where what is said begins; the index after the last phrase where it is before.
        addressee: The noun phrase of those to whom it is said, or None.
        words: The index after the last phrase of the cue itself, as of "called for".
    """

    kind: str
    content: int
    addressee: int | None
    words: int


@attrs.frozen
class _Pattern:
    takes: frozenset[str]
    but: frozenset[str]
    nouns: frozenset[str]


@functools.cache
def _patterns() -> Mapping[str, tuple[_Pattern, ...]]:
    found: dict[str, tuple[_Pattern, ...]] = {}
    for row in rows("statement_verbs"):
        pattern = _Pattern(
            frozenset(row["takes"].split()), _set(row["but"]), _set(row["nouns"])
        )  # fmt: skip
        for verb in row["verb"].split("|"):
            found[verb] = (*found.get(verb, ()), pattern)
    return found


def _set(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|")) if cell else frozenset()


def report_of(passage: Passage, verb: int, inverted: bool) -> Report | None:
    """What a verb reports, if it is one of saying there.

    Args:
        passage: The sentence.
        verb: The index of the verb among its phrases.
        inverted: Whether its subject comes after it.

    Returns:
        None where it reports no statement.
    """
    patterns = _patterns().get(passage.phrases[verb].lemma)
    if patterns is None:
        return None
    found = _complement(passage, verb, inverted)
    for pattern in patterns:
        words = _fits(passage, pattern, verb, found)
        if words is None and found.kind == "infinitive" and found.addressee is not None:
            # "welcomed efforts to end the war"
            whole = Report("object", verb + 1, None, verb + 1)
            words = _fits(passage, pattern, verb, whole)
            found = whole if words is not None else found
        if words is not None:
            if words > verb + 1:
                return Report("object", words, None, words)
            return attrs.evolve(found, words=words, content=max(found.content, words))
    return None


def is_said(lemma: str) -> bool:
    """Whether a verb that suffers nothing but a subject reports a statement: ``was condemned by``.

    Args:
        lemma: The verb's dictionary form.
    """
    return any(
        pattern.takes & {"any", "object", "thing", "label"}
        for pattern in _patterns().get(lemma, ())
    )


def _fits(passage: Passage, pattern: _Pattern, verb: int, found: Report) -> int | None:
    """The index after the last phrase of the cue; None where the pattern does not fit."""
    takes = pattern.takes
    first = _forward(passage, verb + 1)
    head = passage.mention(first).head if _kind(passage, first) == "noun" else ""
    if found.kind == "object" and {head, _word(passage, first)} & pattern.but:
        return None
    for particle in takes:
        if particle.startswith("+") and _word(passage, verb + 1) == particle[1:]:
            dated = _kind(passage, verb + 2) == "date"  # "agreed on Monday"
            return None if dated else verb + 2
        after = passage.clauses.end_of(first) if head or _kind(passage, first) == "noun" else -1
        if particle.startswith("~") and _word(passage, after) == particle[1:]:
            return verb + 1
    fits = (
        "any" in takes
        or ("clause" in takes and found.kind in ("clause", "quotation", "before"))
        or ("quote" in takes and (found.kind == "quotation" or _quote_near(passage, verb)))
        or ("infinitive" in takes and found.kind == "infinitive")
        or ("object" in takes and found.kind in ("object", "clause"))
        or ("thing" in takes and found.kind == "object" and _is_thing(passage, first))
        or ("label" in takes and found.kind in ("object", "clause") and _is_label(passage, first))
    )
    if fits:
        return verb + 1
    if "noun" in takes and _word(passage, first) == "it":
        first += 1  # "made it clear that"
        head = ""
    if "noun" in takes and (head in pattern.nouns or _word(passage, first) in pattern.nouns):
        again = passage.phrases[verb].lemma == "make" and _word(passage, first) in _SAME
        return None if again else first + 1
    return None


def _quote_near(passage: Passage, verb: int) -> bool:
    """Whether a quotation ends the verb's clause, as in ``opposed it: "Mad."``."""
    for at in range(verb + 1, min(verb + _REACH, len(passage.phrases))):
        kind = _kind(passage, at)
        if kind == "quotation":
            return True
        if kind in ("verb", "subordinator", "conjunction"):
            return False
    return False


def _is_thing(passage: Passage, noun: int) -> bool:
    mention = passage.mention(noun)
    return mention.kind not in ("person", "population") and not (
        mention.proper and mention.kind == "name"
    )


def _is_label(passage: Passage, noun: int) -> bool:
    """Whether another noun phrase, or "as", says what the object is called."""
    if _kind(passage, noun) != "noun":
        return False
    phrase = passage.phrases[noun]
    if any(token.text in ('"', "“", "‘", "'") for token in phrase.tokens[1:]):
        return True
    after = _forward(passage, passage.clauses.end_of(noun))
    if _word(passage, after) == "as":
        return True
    return _kind(passage, after) in ("noun", "quotation") and not _begins_clause(passage, after)


def _complement(passage: Passage, verb: int, inverted: bool) -> Report:
    index = _forward(passage, verb + 1)
    addressee: int | None = None
    if inverted:
        index = _forward(passage, passage.clauses.end_of(index))
    elif _is_feeling(passage, index) and _kind(passage, index + 2) == "noun":
        return Report("object", verb + 1, None, verb + 1)
    elif _kind(passage, index) == "noun" and not _begins_clause(passage, index):
        objects = passage.clauses.objects(verb)
        after = _forward(passage, passage.clauses.end_of(objects[-1] if objects else index))
        told = passage.phrases[verb].lemma in _TOLD
        if told and (
            _opens_clause(passage, after) or _ends(passage, after) or _is_quote(passage, after)
        ):
            addressee = index
            index = after
        elif _kind(passage, after) == "verb" and passage.phrases[after].infinitive:
            return Report("infinitive", verb + 1, index, verb + 1)
        elif told and _kind(passage, after) == "preposition":
            far = _clause_after(passage, after)
            if far is not None:
                addressee, index = index, far
            elif _follows_what_is_said(passage, verb):
                # "..., the minister told reporters in Brussels"
                return Report(_before_kind(passage, verb), after, index, verb + 1)
    kind = _kind(passage, index)
    if _is_quote(passage, index):
        return Report("quotation", index, addressee, verb + 1)
    if kind == "verb" and passage.phrases[index].gerund:
        return Report("object", index, None, verb + 1)
    if _stands_after(passage, verb, index, inverted):
        return Report(_before_kind(passage, verb), index, addressee, verb + 1)
    if _opens_clause(passage, index):
        start = index + 1 if _word(passage, index) == "that" else index
        return Report("clause", start, addressee, verb + 1)
    if kind == "preposition" and (far := _clause_after(passage, index)) is not None:
        start = far + 1 if _word(passage, far) == "that" else far
        kind = "quotation" if _is_quote(passage, far) else "clause"
        return Report(kind, start, addressee, verb + 1)
    if kind == "verb" and passage.phrases[index].infinitive:
        return Report("infinitive", index, addressee, verb + 1)
    if kind == "noun" or addressee is not None:
        return Report("object", verb + 1, None, verb + 1)
    return Report("nothing", min(index, len(passage.phrases)), None, verb + 1)


def _is_feeling(passage: Passage, index: int) -> bool:
    """Whether words tell with what feeling something is said: ``noted with regret the delay``."""
    tied = _word(passage, index) == "with" and _kind(passage, index + 1) == "noun"
    return tied and passage.mention(index + 1).head in _FEELINGS


def _clause_after(passage: Passage, index: int) -> int | None:
    """Where, after "in a statement on Monday", the clause begins."""
    for at in range(index, min(index + _REACH, len(passage.phrases))):
        kind = _kind(passage, at)
        if _word(passage, at) == "that" and kind in ("subordinator", "noun"):
            return at
        if kind == "quotation" or (kind == "semicolon" and _is_quote(passage, at)):
            return at
        if kind in ("verb", "semicolon", "conjunction", "subordinator"):
            return None
        if _word(passage, at) in ("there", "here"):
            continue
        if at > index and kind == "noun" and _kind(passage, at - 1) != "preposition":
            return at if _begins_clause(passage, at) else None
    return None


def _opens_clause(passage: Passage, index: int) -> bool:
    kind = _kind(passage, index)
    if _word(passage, index) in _QUESTIONS and kind in ("subordinator", "noun"):
        return True
    return kind == "noun" and _begins_clause(passage, index)


def _begins_clause(passage: Passage, noun: int) -> bool:
    """Whether a noun phrase is the subject of a verb after it."""
    for at in range(noun + 1, min(noun + 2 * _REACH, len(passage.phrases))):
        phrase = passage.phrases[at]
        if phrase.participle and _kind(passage, at - 1) == "comma":
            continue  # "said the operation — called Dawn — was over"
        if phrase.kind == "verb" and passage.clauses.is_finite(at):
            return noun in passage.clauses.subjects(at)
        if phrase.kind in ("semicolon", "quotation", "subordinator"):
            return False
    return False


def _is_quote(passage: Passage, index: int) -> bool:
    while _kind(passage, index) in _MARKS:
        index += 1
    if _kind(passage, index) == "quotation":
        return True
    # The colon before a quotation that the next paragraph holds.
    return index == len(passage.phrases) and _word(passage, index - 1) == ":"


def _stands_after(passage: Passage, verb: int, index: int, inverted: bool) -> bool:
    """Whether what is said stands before the verb and who says it."""
    start = verb
    if not inverted:
        subjects = passage.clauses.subjects(verb)
        start = min(subjects) if subjects and min(subjects) < verb else verb
    before = start - 1
    while _kind(passage, before) in ("adverb", "conjunction", "subordinator"):
        before -= 1
    quoted = _kind(passage, before) == "quotation" or (
        _word(passage, before) == "," and _kind(passage, before - 1) == "quotation"
    )
    if quoted and _kind(passage, index) == "preposition":
        return True
    if _kind(passage, index) == "preposition":
        index = _forward(passage, passage.clauses.end_of(index + 1))
    if not (_ends(passage, index) or _kind(passage, index) in _MARKS):
        return False
    return before >= 0 and (
        _kind(passage, before) == "quotation" or _word(passage, before) in (",", "—", "–")
    )


def _follows_what_is_said(passage: Passage, verb: int) -> bool:
    """Whether a comma or a quotation, and words before it, stand before who speaks."""
    subjects = passage.clauses.subjects(verb)
    before = min([*subjects, verb]) - 1
    return before >= 0 and (
        _kind(passage, before) == "quotation" or _word(passage, before) in (",", "—", "–")
    )


def _before_kind(passage: Passage, verb: int) -> str:
    return (
        "quotation"
        if any(phrase.kind == "quotation" for phrase in passage.phrases[:verb])
        else "before"
    )


def _forward(passage: Passage, index: int) -> int:
    while _kind(passage, index) in _SKIPPED or (
        _kind(passage, index) == "preposition" and _kind(passage, index + 1) == "date"
    ):
        index += 1
    return index


def _ends(passage: Passage, index: int) -> bool:
    return index >= len(passage.phrases) or _kind(passage, index) == "mark"


def _kind(passage: Passage, index: int) -> str:
    return passage.phrases[index].kind if 0 <= index < len(passage.phrases) else "end"


def _word(passage: Passage, index: int) -> str:
    return passage.phrases[index].word if 0 <= index < len(passage.phrases) else ""
