"""Whether what a verb of force tells took place."""

from dateline.capture.incidents.scene import Scene
from dateline.capture.status import status_of
from dateline.model import Status

__all__ = ["teller_of", "told_status"]

_CLAIMS = frozenset(["claim", "complain", "allege", "accuse", "suspect", "assert"])
# Verbs that take for granted that what follows in -ing is being done.
_ENDING = frozenset(["stop", "cease", "halt", "end", "quit", "continue", "keep", "resume"])
_ACCUSING = frozenset(["charge"])
# Verbs for what has at least been begun, where they tell of the past.
_BEGINNING = frozenset(["attempt", "try", "begin", "start", "proceed", "manage"])
# What "of" and a gerund follow where nobody vouches for the act.
_REPORTS = frozenset(
    [
        "report", "reports", "allegation", "allegations", "accusation", "accusations", "claim",
        "claims", "rumour", "rumours", "rumor", "rumors", "suspicion", "suspicions",
    ]
)  # fmt: skip
_TOLD = frozenset(["report", "believe", "think", "say", "know", "describe"])


def told_status(scene: Scene, verb: int) -> Status:
    """Whether what a verb tells happened; what is claimed in so many words is alleged.

    Args:
        scene: The sentence.
        verb: The index of the verb.
    """
    phrase = scene.phrases[verb]
    status = status_of(scene.passage, verb)
    if phrase.gerund and verb and scene.phrases[verb - 1].lemma in _ENDING:
        return "occurred"  # "must stop firing rockets"
    governor = teller_of(scene, verb)
    if governor is None and phrase.infinitive and scene.kind(verb - 1) == "verb":
        governor = verb - 1  # "is alleged to have attacked"
    lemma = scene.phrases[governor].lemma if governor is not None else ""
    told = phrase.perfect or (status == "alleged" and lemma in _TOLD)
    if phrase.infinitive and _is_attempted(scene, verb):
        return "occurred"
    if phrase.infinitive and told and lemma not in _CLAIMS | _ACCUSING:
        return "occurred"  # "is reported to have killed"
    if status == "occurred" and lemma in ("deny", "refute") and not phrase.infinitive:
        return "denied"
    if status == "occurred" and phrase.infinitive and lemma in _ACCUSING:
        return "alleged"
    if status == "occurred" and (lemma in _CLAIMS or _is_reported(scene, verb)):
        return "alleged"
    return status


def _is_attempted(scene: Scene, verb: int) -> bool:
    """Whether an act was begun: ``tried to hijack the plane``, ``started to shoot``."""
    before = scene.phrases[verb - 1] if verb else None
    if before is None or before.lemma not in _BEGINNING or before.kind != "verb":
        return False
    return before.form in ("past", "either") or before.perfect or before.gerund


def _is_reported(scene: Scene, verb: int) -> bool:
    """Whether no more than talk of it is told: ``reports of snipers attacking civilians``."""
    if not scene.phrases[verb].gerund:
        return False
    first = min([*(noun for noun in scene.clauses.subjects(verb) if noun < verb), verb])
    return (
        scene.word(first - 1) == "of"
        and scene.kind(first - 2) == "noun"
        and scene.head(first - 2) in _REPORTS
    )


def teller_of(scene: Scene, verb: int) -> int | None:
    """The verb in whose content this one stands: ``claimed (that) they attacked``.

    Args:
        scene: The sentence.
        verb: The index of the verb.
    """
    floor = min([*(noun for noun in scene.clauses.subjects(verb) if noun < verb), verb])
    for index in range(floor - 1, max(-1, floor - 5), -1):
        kind = scene.kind(index)
        if kind == "verb":
            return index
        if kind not in ("subordinator", "adverb", "date", "noun", "preposition"):
            return None
        if kind == "subordinator" and scene.word(index) != "that":
            return None
    return None
