"""A statement in one sentence: who said what to whom, as plain English has it."""

from collections.abc import Iterator

import attrs

from dateline.capture.grammar.lexicon import past_of, verb_form
from dateline.capture.summaries.wording import Wording
from dateline.capture.summaries.words import capital, joined, spoken_name
from dateline.model import Actor, Statement

__all__ = ["statement_summary"]

_LONGEST = 240
_QUOTES = "\"“”„«»‘’'"
_SOURCES = frozenset(["according to", "per"])
# Verbs that want to be told to whom something is said.
_TOLD = frozenset(["tell", "inform", "notify", "remind", "assure", "reassure", "promise", "warn"])


def statement_summary(statement: Statement, wording: Wording) -> str | None:
    """What a statement says, in one sentence.

    Args:
        statement: The statement.
        wording: How the article words it.

    Returns:
        Such as ``Jane Doe told reporters the talks had failed.``; None without content.
    """
    said = _shortened(statement.content or "")
    who = joined([_speaker(actor, wording) for actor in statement.speakers])
    if not said:
        # "released a statement"
        several = " " in (statement.verb or "")
        return _ended(f"{capital(who)} {_verb(statement)}") if several else None
    if _is_quotation(statement):
        said = f"“{said}”"
        if statement.verb in _SOURCES:
            return _ended(f"According to {who}, {said}")
        return _ended(f"{capital(who)} {_verb(statement)}: {said}")
    said = wording.uncapitalized(said)
    if statement.verb in _SOURCES:
        return _ended(f"According to {who}, {said}")
    if (statement.extractor or "").endswith(":statement.as"):
        return _ended(f"{capital(who)} said that {said}")  # "as outlined in the statement"
    that = "that " if any(_before(statement, 3, " that")) else ""
    return _ended(f"{capital(who)} {_verb(statement)} {that}{said}")


def _speaker(actor: Actor, wording: Wording) -> str:
    """``the official``, but ``officials`` and ``Jane Doe``."""
    name = wording.uncapitalized(actor.name)
    parts = name.split()
    singular = actor.kind == "person" and not name.endswith("s") and "'s " not in name
    common = singular and parts[-1].islower() and (name[:1].islower() or len(parts) < 4)
    return f"the {name}" if common else spoken_name(attrs.evolve(actor, name=name))


def _is_quotation(statement: Statement) -> bool:
    """Whether what is said stood in quotation marks as a whole."""
    if not statement.direct or (statement.content or "")[:1] in _QUOTES:
        return False
    return any(_before(statement, 2, *_QUOTES))


def _before(statement: Statement, count: int, *marks: str) -> Iterator[bool]:
    """Whether one of some marks stands before the first words of what is said, each time it does.

    Args:
        statement: The statement.
        count: How many words tell what is said.
        marks: The marks.
    """
    first = " ".join((statement.content or "").split()[:count])
    for evidence in statement.evidence:
        parts = " ".join(evidence.exact.split()).split(first)
        yield from (part.rstrip(" ").endswith(marks) for part in parts[:-1])


def _verb(statement: Statement) -> str:
    """The cue in the past, with those to whom it is said where the verb wants them."""
    first, _, rest = (statement.verb or "said").partition(" ")
    form = verb_form(first.lower())
    lemma = form.lemma if form is not None else first.lower()
    if form is not None and form.form in ("base", "ing"):
        first = past_of(lemma)
    if lemma not in _TOLD:
        return f"{first} {rest}".strip()
    whom = joined([spoken_name(actor) for actor in statement.addressees])
    content = (statement.content or "").lower().removeprefix("the ")
    named = bool(whom) and content.startswith(whom.lower().removeprefix("the "))
    if lemma == "tell" and not whom:
        return "said"
    return f"{first} {rest}".strip() if named or not whom else f"{first} {whom} {rest}".strip()


def _ended(sentence: str) -> str:
    bare = sentence.rstrip(".,;: ")
    if bare.endswith(tuple(_QUOTES)) and bare[-2:-1] in (".", "!", "?", "…"):
        return bare
    return bare if bare.endswith(("!", "?")) else f"{bare}."


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
