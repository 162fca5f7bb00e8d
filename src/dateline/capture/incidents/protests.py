"""Who takes part in a protest, and against whom it is."""

from collections.abc import Iterable

from dateline.capture.incidents.event import PROTESTERS, Event
from dateline.capture.incidents.scene import Scene
from dateline.model import Actor

__all__ = ["opposed", "take_marchers"]

_ACTORS = frozenset(["person", "government", "military", "organization", "group"])
# Verbs for those who take part: "participate in a march", "turn out for a rally".
_JOINING = frozenset(
    [
        *("participate", "take", "turn", "join", "attend", "gather", "march", "flock", "assemble"),
        *("converge", "walk", "come", "engage", "unite", "hold"),
    ]
)
_ROLES = frozenset(["in", "for", "at", "object"])


def opposed(scene: Scene, nouns: Iterable[int]) -> list[Actor]:
    """Those whom a protest is against: ``the rule of the king``, ``the mayor's plans``.

    Args:
        scene: The sentence.
        nouns: The indexes of the noun phrases after "against", or of the objects of "protest".
    """
    found: list[Actor] = []
    for noun in nouns:
        whose = noun + 2 if scene.word(noun + 1) == "of" else noun
        told = scene.actors([noun]) or scene.actors([whose] if whose != noun else [])
        owner = scene.possessor(noun) if not told else None
        told = told or ([owner] if owner is not None else [])
        found += [actor for actor in told if actor.kind in _ACTORS and actor not in found]
    return found


def take_marchers(scene: Scene, event: Event, verb: int, role: str) -> None:
    """Take in those who take part in a protest: ``students took part in a march``.

    Args:
        scene: The sentence.
        event: The protest.
        verb: The index of the verb that it belongs to.
        role: How it belongs to it: object, or a preposition.
    """
    joins = scene.phrases[verb].lemma in _JOINING and role in _ROLES
    if event.kind == "protest" and joins and event.actors in ([], [PROTESTERS]):
        event.actors = scene.actors(scene.clauses.subjects(verb)) or event.actors
