"""Who did what a noun tells, by the verb that the noun belongs to: ``conducted by the group``."""

from collections.abc import Sequence

from dateline.capture.incidents.circumstances import places_told
from dateline.capture.incidents.event import PROTESTERS, Event
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import cause_row
from dateline.capture.status import is_negated

__all__ = ["take_cause", "take_participle"]


def take_participle(scene: Scene, event: Event, index: int) -> None:
    """Take in the doer in ``an attack, reportedly conducted by the group``.

    Args:
        scene: The sentence.
        event: The event.
        index: The index of what follows the noun phrase and all that is tied to it.
    """
    while scene.kind(index) in ("comma", "adverb"):
        index += 1
    if scene.kind(index) != "verb" or not _is_suffered(scene, index):
        return
    if scene.phrases[index].infinitive or scene.phrases[index].modal:
        return
    take_cause(scene, event, index, passive=True)
    if event.kind != "protest" and not event.targets:
        event.targets = scene.targets(_struck(scene, index))
    if scene.phrases[index].tokens[0].tag != "auxiliary":
        event.places = event.places or places_told(scene, event.start, event.end)[:1]


def _struck(scene: Scene, verb: int) -> Sequence[int]:
    """On what an act was, told after a participle: ``attacks carried out on four villages``."""
    for complement in scene.clauses.complements(verb):
        if (
            complement.preposition in ("on", "against")
            and scene.kind(complement.index + 1) == "noun"
        ):
            return complement.nouns
    return ()


def _is_suffered(scene: Scene, verb: int) -> bool:
    if scene.clauses.is_passive(verb):
        return True
    return scene.phrases[verb].participle and not scene.clauses.objects(verb)


def take_cause(scene: Scene, event: Event, verb: int, *, passive: bool) -> None:
    """Take in the doer that a verb tells, or whom it happened to.

    Args:
        scene: The sentence.
        event: The event.
        verb: The index of the verb.
        passive: Whether the act is what its subject suffered.
    """
    row = cause_row(scene.phrases[verb].lemma)
    if row is None or is_negated(scene.passage, verb):
        return
    doer = row["doer"]
    if doer == "subject" and not passive:
        nouns: Sequence[int] = scene.clauses.subjects(verb)
    else:
        preposition = "by" if doer == "subject" else doer
        nouns = [
            noun
            for complement in scene.clauses.complements(verb)
            if complement.preposition == preposition
            for noun in complement.nouns
        ]
    doers = scene.actors([noun for noun in nouns if not scene.is_act(noun)])
    if not doers:
        return
    if row["as"] == "did" and all(scene.phrases[noun].is_pronoun for noun in nouns):
        event.blamed = event.blamed or doers  # "it had carried out the attack"
    elif row["as"] == "did":
        nobody_named = event.actors in ([], [PROTESTERS])
        event.actors = doers if nobody_named else event.actors
    elif row["as"] == "claimed":
        event.claimed = doers
    elif row["as"] == "blamed":
        event.blamed = doers
    elif event.kind in ("clash", "protest", "crash"):
        _take_stricken_place(scene, event, nouns)
    elif not event.targets:
        event.targets = doers
    end = scene.phrases[scene.clauses.clause_end(verb) - 1].end
    event.end = max(event.end, end)
    if not passive:
        event.start = min([event.start, *(scene.phrases[noun].start for noun in nouns)])


def _take_stricken_place(scene: Scene, event: Event, nouns: Sequence[int]) -> None:
    """``Yemen has been experiencing civil war``."""
    for noun in nouns:
        place = scene.story.places.of(scene.passage, noun)
        if place is not None and not event.places:
            event.places = [place]
