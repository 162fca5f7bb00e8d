"""Who is said to have done what was told before, and other news of it."""

from collections.abc import Iterator, Sequence

from dateline.capture.incidents.event import ACCIDENTS, VIOLENT, Event
from dateline.capture.incidents.happening import teller_of
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import is_perpetrator, weapon_kind
from dateline.capture.status import is_negated
from dateline.model import Actor

__all__ = ["recent", "take_claims", "take_doer_nouns", "take_weapon_news"]

# How many sentences back the event may be that a claim is about.
_MEMORY = 12
_NEAR = 4
_CLAIMING = frozenset(["claim", "accept", "admit", "take", "acknowledge"])
_BEHIND = frozenset(["be", "stand"])
# Words before a noun for those told of before: "the attacker".
_KNOWN = frozenset(["the", "this", "that", "these", "those", "both"])
_POLICE = frozenset(["police", "officer", "officers", "soldiers", "commandos", "troops", "forces"])
_FORCES = frozenset(["group", "military", "government"])


def take_claims(scene: Scene, events: Sequence[Event]) -> None:
    """Take in claims of responsibility, and blame.

    Args:
        scene: The sentence.
        events: The events told so far.
    """
    for verb in scene.clauses.verbs():
        if is_negated(scene.passage, verb):
            continue
        claimants = _claimants(scene, verb)
        blamed = [] if claimants else _blamed(scene, verb)
        if not claimants and not blamed:
            continue
        teller = teller_of(scene, verb)
        if teller is not None and is_negated(scene.passage, teller):
            continue  # "nobody has said that they were behind the attack"
        event = _latest(scene, events)
        if event is None:
            return
        if claimants:
            event.claimed = event.claimed or claimants
        else:
            event.blamed = event.blamed or blamed
        event.cite(scene.passage, scene.passage.start, scene.passage.end)


def _claimants(scene: Scene, verb: int) -> list[Actor]:
    """``X claimed responsibility``, ``responsibility was claimed by X``."""
    clauses, phrase = scene.clauses, scene.phrases[verb]
    if phrase.lemma not in _CLAIMING:
        return []
    passive = clauses.is_passive(verb)
    what = clauses.subjects(verb) if passive else clauses.objects(verb)
    told = any(head in ("responsibility", "credit") for head in scene.heads(what))
    if not told and not (phrase.lemma == "claim" and _are_known_acts(scene, what)):
        return []
    return scene.actors(_by(scene, verb, "by") if passive else clauses.subjects(verb))


def _are_known_acts(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether acts are claimed that were told before: ``the group claimed the attack``."""
    return any(scene.is_act(noun) and scene.mention(noun).definite for noun in nouns)


def _blamed(scene: Scene, verb: int) -> list[Actor]:
    """``X blamed Y for the attack``, ``Y was behind the attack``, ``responsible for``."""
    clauses, phrase = scene.clauses, scene.phrases[verb]
    lemma = phrase.lemma
    objects = clauses.subjects(verb) if clauses.is_passive(verb) else clauses.objects(verb)
    if lemma == "blame":
        what = _by(scene, verb, "for")
        blamed = scene.actors(objects)
        if what:
            return blamed if any(map(scene.is_act, what)) else []
        return [one for one in blamed if one.kind in _FORCES]  # "officials blamed the rebels"
    if lemma == "accuse" and _tells_of(scene, verb + 1):
        return scene.actors(objects)
    if lemma in _BEHIND and any(scene.is_act(noun) for noun in _by(scene, verb, "behind")):
        return scene.actors(clauses.subjects(verb))
    if (
        lemma == "be"
        and not phrase.modal
        and any(is_perpetrator(head) for head in scene.heads(clauses.objects(verb)[:1]))
    ):
        return [one for one in scene.actors(clauses.subjects(verb)) if one.name[:1].isupper()]
    if (
        lemma == "be"
        and any(
            token.lower == "responsible"
            for phrase in scene.phrases[verb : verb + 3]
            for token in phrase.tokens
        )
        and any(scene.is_act(noun) for noun in _by(scene, verb, "for"))
    ):
        return scene.actors(clauses.subjects(verb))
    return []


def _tells_of(scene: Scene, first: int) -> bool:
    """Whether what follows is about an act told before: ``of carrying out the attack``."""
    near = range(first, min(first + 7, len(scene.phrases)))
    return any(
        scene.kind(index) == "noun" and scene.is_act(index) and scene.mention(index).definite
        for index in near
    )


def _by(scene: Scene, verb: int, preposition: str) -> list[int]:
    return [
        noun
        for complement in scene.clauses.complements(verb)
        if complement.preposition == preposition
        for noun in complement.nouns
    ]


def _latest(scene: Scene, events: Sequence[Event]) -> Event | None:
    """The latest act of violence; one whose doer is unknown comes first."""
    violent = [event for event in recent(scene, events, _MEMORY) if event.kind in VIOLENT]
    for event in violent:
        if not (event.actors or event.claimed) and not event.harm:
            return event
    return next((event for event in violent if not event.actors), None)


def recent(scene: Scene, events: Sequence[Event], memory: int) -> Iterator[Event]:
    """The events told not long ago, the last first.

    Args:
        scene: The sentence.
        events: The events told so far.
        memory: How many sentences back.

    Yields:
        Each that the article told within so many sentences.
    """
    for event in reversed(events[-memory:]):
        if scene.passage.number - event.last <= memory:
            yield event


def take_doer_nouns(scene: Scene, events: Sequence[Event]) -> None:
    """``The attacker``, ``the gunmen``: who did what was told before, unless that is known.

    Args:
        scene: The sentence.
        events: The events told so far.
    """
    for noun in scene.nouns():
        mention = scene.mention(noun)
        if scene.word(noun) not in _KNOWN or not is_perpetrator(mention.head):
            continue
        for event in recent(scene, events, _NEAR):
            if event.passage is scene.passage and scene.word(noun - 1) == "of":
                continue  # "a raid in which three of the gunmen were killed"
            if event.kind in VIOLENT and not event.harm:
                event.described = event.described or scene.actors([noun])[:1]
                break


def _are_forces(actors: Sequence[Actor]) -> bool:
    return any(
        one.kind in ("military", "government") or one.name.lower().split()[-1] in _POLICE
        for one in actors
    )


def take_weapon_news(scene: Scene, events: Sequence[Event]) -> None:
    """``The bomb was placed on a motorcycle``: a weapon with "the" is that of the last event.

    Args:
        scene: The sentence.
        events: The events told so far.
    """
    for noun in scene.nouns():
        mention = scene.mention(noun)
        if mention.proper or scene.phrases[noun].word not in ("the", "a", "an"):
            continue
        kind = weapon_kind(mention.name)
        if not kind:
            continue
        for event in recent(scene, events, _NEAR):
            if mention.head and scene.word(noun) in ("a", "an") and _are_forces(event.actors):
                continue  # nobody tells what the police were armed with
            if event.kind == kind and event.kind not in ACCIDENTS:
                event.weapon = event.weapon or mention.name
                break
