"""Whom the killed and injured of an incident were: ``people`` of ``ten people were killed``."""

from collections.abc import Iterable, Sequence

from dateline.capture.incidents.claims import recent
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.scene import Scene
from dateline.capture.status import is_negated
from dateline.model import Actor

__all__ = ["take_victims", "victims_of"]

_PEOPLE = Actor(name="people", kind="population")
# How many sentences back the event may be whose victims are told.
_NEAR = 4
_VICTIMS = frozenset(
    ["victim", "victims", "dead", "fatalities", "casualties", "wounded", "deceased"]
)
_OTHERS = frozenset(
    ["other", "others", "rest", "second", "third", "fourth", "fifth", "sixth", "seventh", "last"]
)
_NAMING = frozenset(["noun", "name", "adjective", "verb"])
_HARMED = frozenset(
    ["dead", "injured", "wounded", "hurt", "hospitalized", "hospitalised", "hostage", "captive"]
)
_UNNAMED = frozenset(["people", "persons", "person", "victims", "lives", "casualties"])


def victims_of(scene: Scene, nouns: Iterable[int]) -> list[Actor]:
    """Whom noun phrases count: ``Syrians`` of ``ten Syrians dead``, ``people`` of ``ten people``.

    Args:
        scene: The sentence.
        nouns: The indexes of the noun phrases.
    """
    found: list[Actor] = []
    for noun in nouns:
        if scene.quantity(noun) is None or scene.says_more(noun):
            continue
        told = scene.targets([noun]) if scene.head(noun) not in _HARMED else []
        one = told or [_counted(scene, noun)]
        found += [actor for actor in one if actor not in found]
    return [actor for actor in found if actor != _PEOPLE] or found


def _counted(scene: Scene, noun: int) -> Actor:
    tokens = [token for token in scene.phrases[noun].tokens if token.tag in _NAMING]
    while tokens and tokens[-1].lower in _HARMED:
        tokens.pop()
    if not tokens or tokens[-1].lower in _UNNAMED:
        return _PEOPLE
    return Actor(name=scene.passage.text[tokens[0].start : tokens[-1].end], kind="population")


def take_victims(scene: Scene, events: Sequence[Event]) -> None:
    """``Three of the victims were nurses and the fourth was a cook``: whom the last event struck.

    Args:
        scene: The sentence.
        events: The events told so far.
    """
    found: list[Actor] = []
    for verb in scene.clauses.verbs():
        phrase = scene.phrases[verb]
        if phrase.lemma != "be" or phrase.passive or is_negated(scene.passage, verb):
            continue
        subjects = scene.clauses.subjects(verb)[:1]
        if any(_is_victim(scene, noun, bool(found)) for noun in subjects):
            named = scene.targets(scene.clauses.objects(verb))
            found += [actor for actor in named if actor not in found]
    if not found:
        return
    for event in recent(scene, events, _NEAR):
        if (event.killed or event.injured) and not event.targets:
            event.targets = found
            return


def _is_victim(scene: Scene, noun: int, told: bool) -> bool:
    """Whether a subject is for the victims; ``the fourth`` is once others are told."""
    counted = scene.word(noun + 1) == "of" and scene.kind(noun + 2) == "noun"
    whole = noun + 2 if counted and scene.is_only_number(noun) else noun
    if scene.head(whole) in _VICTIMS and scene.word(whole) == "the":
        return True
    return told and scene.head(noun) in _OTHERS
