"""Events that a noun tells: ``Iran's attack on Israel``, ``clashes with police in Hong Kong``."""

from collections.abc import Sequence

from dateline.capture.incidents.causes import take_cause, take_participle
from dateline.capture.incidents.circumstances import places_told, take_weapon
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.needs import is_played, is_ranked
from dateline.capture.incidents.noun_clauses import NounClause, clause_of, status_within
from dateline.capture.incidents.noun_parts import take_complements, take_modifiers, take_owner
from dateline.capture.incidents.protests import take_marchers
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.timing import named_day, take_date
from dateline.capture.incidents.vocabulary import (
    cause_row,
    is_fiction,
    is_figure,
    verb_rows,
    weapon_kind,
)
from dateline.capture.tables import Row
from dateline.model import Actor

__all__ = ["by_noun"]

_FIGURATIVE = frozenset(["of", "by", "for", "against", "over", "between", "with", "on"])
_BACK = frozenset(["the", "this", "that", "these", "those", "both"])
_FRESH = frozenset(
    [
        "a", "an", "another", "several", "many", "some", "multiple", "two", "three", "numerous",
        "repeated", "countless", "frequent", "previous",
    ]
)  # fmt: skip
_COLLECTIVE = frozenset(
    [
        "series",
        "wave",
        "waves",
        "spate",
        "string",
        "number",
        "barrage",
        "campaign",
        "round",
        "rounds",
        "hundreds",
        "dozens",
    ]
)
# Verbs by which an act happens; what is tied to them tells of the act.
_OCCURRING = frozenset(
    [
        "break", "erupt", "flare", "rage", "occur", "happen", "take", "come", "begin", "start",
        "resume", "intensify", "escalate", "continue", "ensue", "follow", "hold",
    ]
)  # fmt: skip
_COUNTS = frozenset(["hundreds", "dozens", "scores", "thousands", "series", "string", "number"])
_NEAR = 9
_ANSWERING = frozenset(["respond", "retaliate", "reply", "answer", "react", "counter"])
_WINNING = frozenset(["take", "retake", "capture", "recapture", "seize", "regain", "conquer"])
# Acts in which those who make them do something else: "freed the boys in a raid".
_RAIDS = frozenset(["raid", "raids", "sweep", "sweeps", "storming", "crackdown"])


def by_noun(scene: Scene, noun: int, told: Sequence[Event]) -> Event | None:
    """The event that a noun phrase tells.

    Args:
        scene: The sentence.
        noun: The index of the noun phrase.
        told: The events that the verbs of the sentence tell.

    Returns:
        The event; None if the noun phrase tells none.
    """
    mention = scene.mention(noun)
    parts = mention.name.lower().split()
    act = scene.act(noun)
    if act is None:
        return None
    row, length = act.row, act.words
    beside = parts[:-length] + _figurative(scene, act.last)
    if is_figure(parts[-1], beside):
        return None
    if scene.word(noun - 1) == "of" and scene.kind(noun - 2) == "noun" and scene.is_act(noun - 2):
        return None  # "war of aggression"
    phrase = scene.phrases[noun]
    event = Event(scene.passage, phrase.start, phrase.end, row["kind"], "incident.noun", noun)
    dated = phrase.tokens[0].tag == "genitive" and scene.kind(noun - 1) == "date"
    first = scene.first(noun)
    if dated:
        event.start = scene.phrases[noun - 1].start  # "Monday's attack"
    elif first != noun:
        event.start = scene.phrases[first].start
        event.date = named_day(scene, noun - 1)
    event.definite = dated or (
        (scene.word(first) in _BACK or mention.owner is not None) and "another" not in parts
    )
    event.fresh = phrase.word in _FRESH or scene.head(_whole(scene, first)) in _COUNTS
    event.several = not event.definite and parts[-1].endswith("s")
    take_modifiers(scene, event, noun, parts[:-length], row)
    take_owner(scene, event, noun, row)
    if act.last != noun and scene.is_weapon(act.last):
        _take_used(scene, event, act.last)
    index = take_complements(scene, event, act.last, row)
    near = places_told(scene, event.start, event.end)[:1]
    event.places = near or event.places
    take_participle(scene, event, index)
    if not event.places and _is_to_take(scene, index):
        won = [scene.story.places.of(scene.passage, one) for one in scene.clauses.objects(index)]
        event.places = [place for place in won if place is not None][:1]
    if is_played(scene, noun) or any(is_fiction(part, "adjective") for part in parts):
        return None
    clause = clause_of(scene, _whole(scene, first))
    status = status_within(scene, event, noun, clause)
    if status is None:
        return None
    event.status = status
    if clause is not None and clause.role == "by" and clause.verb < noun:
        event.start = min(event.start, scene.phrases[clause.verb].start)
    if clause is not None:
        if _is_put_down(scene, event, clause):
            return None
        _take_governor(scene, event, clause)
        happens = scene.phrases[clause.verb].lemma in _OCCURRING
        if clause.role == "subject" and (happens or scene.word(clause.verb + 1) == "between"):
            _take_occurrence(scene, event, clause.verb, row)
        told_as = scene.phrases[clause.verb].lemma == "be" and clause.role == "object"
        if told_as and is_ranked(scene, noun):
            return None  # "it was the second crash of the year"
    _finish(scene, event, row, clause)
    if event.kind == "arrest" and not event.targets and scene.quantity(noun) is not None:
        event.targets = [Actor(name="people", kind="population")]  # "made 40 arrests"
    if any(other.cause == noun or _harms_within(other, noun) for other in told):
        return event
    if event.fresh and event.is_bare and event.weapon is None:
        return None
    return event if _is_news(event, row) else None


def _is_to_take(scene: Scene, index: int) -> bool:
    """Whether what follows tells what an attack is to win: ``an offensive to take Tripoli``."""
    return (
        scene.kind(index) == "verb"
        and scene.phrases[index].infinitive
        and scene.phrases[index].lemma in _WINNING
    )


def _take_used(scene: Scene, event: Event, weapon: int) -> None:
    """Take in the weapon of ``the use of cluster bombs by the army``."""
    event.weapon = scene.mention(weapon).name
    kind = weapon_kind(event.weapon)
    if event.kind == "attack" and kind:
        event.kind = kind


def _is_put_down(scene: Scene, event: Event, clause: NounClause) -> bool:
    """Whether a verb tells all that is told of a protest: ``to suppress protests``."""
    needed = [row["needs"] for row in verb_rows(scene.phrases[clause.verb].lemma)]
    return clause.role == "object" and "unrest" in needed and not (event.places or event.date)


def _harms_within(other: Event, noun: int) -> bool:
    """Whether harm is told right after: ``clashes in which ten were injured``."""
    return other.harm and 0 < other.pivot - noun < _NEAR


def _is_news(event: Event, row: Row) -> bool:
    if not any(phrase.kind == "verb" for phrase in event.passage.phrases):
        return False
    if event.kind == "attack" and row["noun"].startswith("strike"):
        return bool(event.targets or event.weapon) or any(
            actor.kind in ("military", "government", "group") for actor in event.actors
        )
    if row["event"] == "t":
        return bool(event.targets or event.actors or event.killed or event.definite)
    return not event.is_bare or event.definite


def _figurative(scene: Scene, noun: int) -> list[str]:
    if scene.word(noun + 1) in _FIGURATIVE and scene.kind(noun + 2) == "noun":
        return [scene.head(noun + 2)]
    return []


def _whole(scene: Scene, noun: int) -> int:
    """The noun phrase that a noun is part of: ``a series`` of ``a series of air strikes``."""
    part = scene.word(noun - 1) == "of" and scene.kind(noun - 2) == "noun"
    return noun - 2 if part and scene.head(noun - 2) in _COLLECTIVE else noun


def _take_governor(scene: Scene, event: Event, clause: NounClause) -> None:
    passive = scene.clauses.is_passive(clause.verb)
    take_marchers(scene, event, clause.verb, clause.role)
    lost = scene.phrases[clause.verb].lemma in ("suffer", "sustain", "lose", "inflict")
    if clause.role == "on" and scene.phrases[clause.verb].lemma in ("go", "embark"):
        doers = scene.clauses.subjects(clause.verb)
        event.actors = event.actors or scene.actors(doers) or scene.targets(doers)
        event.start = min([event.start, *(scene.phrases[noun].start for noun in doers)])
    if clause.role in ("in", "during") and lost and event.kind == "clash":
        event.actors = event.actors or scene.actors(scene.clauses.subjects(clause.verb))
        event.start = min(event.start, scene.phrases[clause.verb].start)
    if clause.role in ("in", "during") and not passive and scene.head(event.pivot) in _RAIDS:
        event.actors = event.actors or scene.actors(scene.clauses.subjects(clause.verb))
    if clause.role == "with" and scene.phrases[clause.verb].lemma in _ANSWERING:
        doers = scene.clauses.subjects(clause.verb)  # "Israel responded with air strikes"
        event.actors = event.actors or scene.actors(doers)
        event.start = min([event.start, *(scene.phrases[noun].start for noun in doers)])
    if clause.role == "object" and not passive:
        take_cause(scene, event, clause.verb, passive=False)
    elif clause.role == "subject" and passive:
        take_cause(scene, event, clause.verb, passive=True)


def _take_occurrence(scene: Scene, event: Event, verb: int, row: Row) -> None:
    """Take in what a verb of happening parts from the noun: ``fighting broke out between``."""
    while scene.kind(verb + 1) == "adverb":
        verb += 1
    if scene.word(verb) == "ahead":
        return  # "come ahead of elections"
    take_complements(scene, event, verb, row)
    event.places = event.places or places_told(scene, event.start, event.end)[:1]


def _finish(scene: Scene, event: Event, row: Row, clause: NounClause | None) -> None:
    if event.kind != "protest":
        take_weapon(scene, event)
    event.told = clause is not None and _is_told(scene, clause)
    if not (event.claimed and event.definite):  # "claimed the attack on Sunday"
        take_date(scene, event, told=event.told)
    if row["event"] == "s":
        over = event.date is not None and not event.date.endswith("/..")  # "the war of 2006"
        event.state, event.status = True, "occurred" if over else "ongoing"
        if event.kind == "clash" and (event.targets or _by_one(event)):
            event.kind = "attack"  # "its war against": not of two sides
            event.targets = event.targets or _invaded(event)


def _invaded(event: Event) -> list[Actor]:
    """The country that another wages war in: ``Russia's war in Ukraine``."""
    place = event.places[0] if event.places else None
    abroad = place is not None and place.country not in {actor.country for actor in event.actors}
    if place is None or place.precision != "country" or not abroad:
        return []
    return [Actor(name=place.name, kind="government", country=place.country)]


def _by_one(event: Event) -> bool:
    return len(event.actors) == 1 and event.actors[0].name[:1].isupper()


def _is_told(scene: Scene, clause: NounClause) -> bool:
    """Whether the verb of the clause tells what happened, and not what was said of it."""
    lemma = scene.phrases[clause.verb].lemma
    if clause.role == "subject":
        return True
    return clause.role == "object" and (cause_row(lemma) is not None or lemma == "see")
