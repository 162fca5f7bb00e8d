"""One event told by several words of a sentence."""

from collections.abc import Sequence

from dateline.capture.incidents.event import ACCIDENTS, VIOLENT, Event, is_alike
from dateline.capture.incidents.scene import Scene

__all__ = ["fused"]

# Acts in which others are done: arrests in a raid, power seized in a coup.
_MEANS = frozenset(["raid", "raids", "coup", "putsch", "crackdown", "offensive", "mutiny"])
_INTO = frozenset(
    ["in", "during", "by", "with", "from", "when", "after", "as", "following", "amid", "while"]
)


def fused(scene: Scene, told: Sequence[Event]) -> list[Event]:
    """Make one event of what a sentence tells of it in several of its words.

    Args:
        scene: The sentence.
        told: What its verbs and nouns tell, in order.

    Returns:
        The events, in order.
    """
    found: list[Event] = []
    for event in told:
        other = next((one for one in reversed(found) if _is_one(scene, one, event)), None)
        if other is None:
            found.append(event)
            continue
        _unite(other, event)
    return found


def _unite(one: Event, other: Event) -> None:
    fresh, definite = one.fresh or other.fresh, one.definite or other.definite
    if other.rule == "incident.noun" and one.rule == "incident.verb":
        # The noun has its own place, date and doer closer by.
        one.places = other.places or one.places
    one.take(other)
    one.start, one.end = min(one.start, other.start), max(one.end, other.end)
    one.fresh, one.definite = fresh, definite and not fresh
    one.harm = one.harm and other.harm
    if one.cause is None:
        told = other.rule == "incident.noun" and one.rule == "incident.verb"
        one.cause = other.pivot if told else other.cause


def _is_one(scene: Scene, one: Event, other: Event) -> bool:
    """Whether two tellings in one sentence are of the same event by its grammar."""
    if one.cause == other.pivot or other.cause == one.pivot:
        return True
    if one.cause is not None and one.cause == other.cause:
        return True
    if not _go_together(scene, one, other):
        return False
    if one.rule == "incident.verb" and other.rule == "incident.noun":
        return _is_within(scene, one.pivot, other.pivot)
    if _is_apposed(scene, one, other):
        return True
    if one.fresh and other.fresh:
        return False
    verbs = one.rule == other.rule == "incident.verb"
    if verbs:
        return _share_clause(scene, one, other)
    if other.rule == "incident.verb":
        harms = other.harm or (
            scene.phrases[other.pivot].gerund and (other.killed or other.injured)
        )
        return (bool(harms) and _belongs(scene, one, other)) or _is_fronted(scene, one, other)
    return False


def _is_fronted(scene: Scene, one: Event, other: Event) -> bool:
    """Whether a verb tells the act that "in" puts before it: ``In an attack, gunmen killed``."""
    between = scene.phrases[one.pivot : other.pivot]
    opens = scene.word(one.pivot - 1) in ("in", "during")
    return opens and not any(item.kind in ("verb", "semicolon") for item in between)


def _is_apposed(scene: Scene, one: Event, other: Event) -> bool:
    """Whether a noun after a comma says again what it was: ``..., another attack ascribed to``."""
    if other.rule != "incident.noun" or scene.kind(other.pivot - 1) != "comma":
        return False
    return scene.word(other.pivot) in ("a", "an", "another", "the") and not other.targets


def _is_means(scene: Scene, one: Event, other: Event) -> bool:
    """Whether what a verb tells was done in what a noun tells: ``arrested in a raid``."""
    verb_then_noun = one.rule == "incident.verb" and other.rule == "incident.noun"
    return verb_then_noun and scene.head(other.pivot) in _MEANS


def _go_together(scene: Scene, one: Event, other: Event) -> bool:
    if is_alike(one.kind, other.kind) or _is_means(scene, one, other):
        return True
    harms = one.harm or other.harm or one.killed or other.killed or one.injured or other.injured
    kinds = {one.kind, other.kind}
    return bool(harms) and bool(kinds & VIOLENT) and bool(kinds & ACCIDENTS)


def _share_clause(scene: Scene, one: Event, other: Event) -> bool:
    clauses, phrases = scene.clauses, scene.phrases
    second = phrases[other.pivot]
    harm = bool(other.killed or other.injured or other.harm)
    subjects = clauses.subjects(one.pivot)
    shared = bool(subjects) and subjects == clauses.subjects(other.pivot)
    if shared and not second.gerund and _are_two_acts(one, other):
        return False
    if shared and (harm or second.gerund or second.infinitive):
        return True
    if second.gerund and harm:
        return True
    if one.harm or other.harm:
        between = phrases[one.pivot + 1 : other.pivot]
        joined = one.harm and harm and any(item.word == "and" for item in between)
        if joined or (one.harm and other.harm):
            return not any(item.kind == "semicolon" and item.word == ":" for item in between)
        return any(
            item.word in ("when", "after", "as", "while")
            or (item.kind == "date" and item.tokens[-1].lower == "after")  # "a day after"
            for item in between
        )
    return False


def _are_two_acts(one: Event, other: Event) -> bool:
    """Whether two blows are told, each with its own victim: ``burned a bar and stabbed a man``."""
    apart = bool(one.targets and other.targets) and not (one.harm or other.harm)
    alike = any(actor in one.targets for actor in other.targets)
    return apart and not alike and one.kind != other.kind and other.kind in ("shooting", "stabbing")


def _is_within(scene: Scene, verb: int, noun: int) -> bool:
    """``died in the attack``, ``were hit by strikes in a raid``."""
    noun = scene.first(noun)
    if scene.word(noun - 1) == "of" and scene.head(noun - 2) in ("result", "course", "aftermath"):
        return True
    for complement in scene.clauses.complements(verb):
        if noun in complement.nouns and complement.preposition in _INTO:
            return True
    return noun > verb and scene.word(noun - 1) in _INTO and noun - verb < 12


def _belongs(scene: Scene, one: Event, other: Event) -> bool:
    """Whether harm is told of the event of a noun before it: ``in an attack, ten died``."""
    between = scene.phrases[one.pivot : other.pivot]
    return not any(item.kind == "semicolon" for item in between) and other.pivot - one.pivot < 24
