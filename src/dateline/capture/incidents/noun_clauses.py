"""The verb that a noun of force belongs to, and whether with it the act is told as done."""

import attrs

from dateline.capture.incidents.event import Event
from dateline.capture.incidents.happening import told_status
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.timing import told_date
from dateline.capture.incidents.vocabulary import cause_row
from dateline.capture.status import is_negated, noun_stance
from dateline.model import Status

__all__ = ["NounClause", "clause_of", "status_within"]

_UNREAL = {
    "possible": "hypothetical",
    "potential": "hypothetical",
    "future": "hypothetical",
    "further": "hypothetical",
    "imminent": "hypothetical",
    "any": "hypothetical",
    "no": "hypothetical",
    "planned": "planned",
    "upcoming": "planned",
    "alleged": "alleged",
    "attempted": "occurred",
}
# What makes an act that follows one that has not happened, or is not told as news.
_NOT_NEWS = frozenset(
    [
        "threat",
        "threats",
        "risk",
        "fear",
        "fears",
        "charge",
        "charges",
        "suspicion",
        "possibility",
        "danger",
        "warning",
        "warnings",
        "prospect",
        "allegations",
        "accusations",
        "count",
        "counts",
        "type",
        "kind",
        "victim",
        "victims",
        "act",
        "acts",
        "right",
        "rights",
        "form",
        "forms",
        "means",
        "symbol",
        "sign",
        "sort",
        "way",
        "call",
        "calls",
    ]
)
_AVERTING = frozenset(
    [
        "prevent",
        "foil",
        "thwart",
        "avoid",
        "avert",
        "stop",
        "deter",
        "risk",
        "threaten",
        "fear",
        "plot",
        "warn",
        "consider",
        "oppose",
        "urge",
        "incite",
        "promote",
        "ban",
        "outlaw",
        "prohibit",
        "forbid",
        "criminalize",
        "criminalise",
    ]
)
_AVERTED = {"warn": ("of", "against"), "fear": ("object", "of"), "call": ("for",), "plan": ("for",)}
# What is no more to come.
_DROPPING = frozenset(["cancel", "abort", "scrap", "abandon", "postpone", "shelve"])
_PLANNING = frozenset(["plan", "schedule", "announce", "expect"])
_TRIED = frozenset(
    ["charge", "convict", "sentence", "try", "acquit", "accuse", "wanted", "indict", "suspect"]
)
_LEADS = frozenset(["information", "intelligence", "evidence", "clues", "tips"])
_TARGET_NOUNS = frozenset(["target", "targets", "victim", "victims"])


@attrs.define
class NounClause:
    """The verb that a noun belongs to.

    Attributes:
        verb: Its index.
        role: What the noun is to it: object, subject, or the preposition that ties it.
    """

    verb: int
    role: str


def clause_of(scene: Scene, noun: int) -> NounClause | None:
    """The verb whose object, subject or complement a noun phrase is.

    Args:
        scene: The sentence.
        noun: The index of the noun phrase.

    Returns:
        The verb; None if none is near.
    """
    clauses = scene.clauses
    for verb in range(noun - 1, max(-1, noun - 14), -1):
        if scene.kind(verb) != "verb":
            continue
        if noun in clauses.objects(verb):
            return NounClause(verb, "object")
        for complement in clauses.complements(verb):
            if noun in complement.nouns:
                return NounClause(verb, complement.preposition)
        break
    for verb in range(noun + 1, min(noun + 14, len(scene.phrases))):
        if scene.kind(verb) == "verb" and noun in clauses.subjects(verb):
            return NounClause(verb, "subject")
    return None


def status_within(
    scene: Scene, event: Event, noun: int, clause: NounClause | None
) -> Status | None:
    """Whether what a noun tells happened.

    Args:
        scene: The sentence.
        event: The event that the noun tells.
        noun: The index of the noun phrase.
        clause: The verb that it belongs to, if there is one.

    Returns:
        The status; None where it is not told as an event at all.
    """
    words_here = [token.lower for token in scene.phrases[noun].tokens]
    for word in words_here:
        unreal = _UNREAL.get(word)
        if unreal == "hypothetical":
            return None
        if unreal is not None:
            return unreal  # type: ignore[return-value]
    if scene.kind(noun - 1) == "preposition" and scene.kind(noun - 2) == "noun":
        if scene.head(noun - 2) in _NOT_NEWS:
            return None
        if scene.word(noun - 1) in ("for", "of", "to"):
            stance = noun_stance(scene.head(noun - 2))
            if stance == "hypothetical":
                return None
            if stance == "planned":
                return "planned"
        if scene.head(noun - 2) in _TARGET_NOUNS:
            _take_told_target(scene, event, noun - 2)
    plotted = words_here[-1] in ("plot", "plots")
    status = "occurred" if clause is None else _governed_status(scene, event, clause)
    return "planned" if plotted and status == "occurred" else status


def _governed_status(scene: Scene, event: Event, clause: NounClause) -> Status | None:
    phrase = scene.phrases[clause.verb]
    denied = phrase.negated or scene.word(event.pivot) == "no"
    if clause.role in ("object", "subject") and denied and is_negated(scene.passage, clause.verb):
        return None
    off = phrase.lemma == "call" and scene.word(clause.verb + 1) == "off"
    if clause.role == "object" and (off or phrase.lemma in _DROPPING):
        return None
    passive = scene.clauses.is_passive(clause.verb)
    if phrase.lemma in _PLANNING and clause.role == ("subject" if passive else "object"):
        return "planned"
    if clause.role in _AVERTED.get(phrase.lemma, ("object",) if phrase.lemma in _AVERTING else ()):
        return None
    if phrase.lemma == "lead" and phrase.gerund and scene.head(clause.verb - 1) in _LEADS:
        return None  # "a reward for information leading to his capture"
    if phrase.lemma in _TRIED and clause.role in ("of", "with", "for"):
        return None if not event.targets else "occurred"
    if phrase.lemma == "deny" and clause.role == "object":
        return "denied"
    if clause.role in ("object", "subject") and phrase.lemma != "be":
        status = told_status(scene, clause.verb)
        if cause_row(phrase.lemma) is None and status in ("planned", "hypothetical", "alleged"):
            return "occurred" if event.definite or not event.is_bare else None
        if status == "ongoing" and event.kind not in ("protest", "clash"):
            return "occurred"
        return status
    return "occurred"


def _take_told_target(scene: Scene, event: Event, noun: int) -> None:
    """``Abqaiq was the target of an attack``."""
    for verb in range(noun - 1, max(-1, noun - 5), -1):
        if scene.kind(verb) == "verb":
            if scene.phrases[verb].lemma == "be":
                subjects = scene.clauses.subjects(verb)
                event.date = told_date(scene)
                event.targets = event.targets or scene.targets(subjects)
                if subjects:
                    event.start = min(event.start, scene.phrases[subjects[0]].start)
                    place = scene.story.places.of(scene.passage, subjects[0])
                    event.places = event.places or ([place] if place is not None else [])
            return
