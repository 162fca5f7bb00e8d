"""Events that a noun tells: ``Iran's attack on Israel``, ``clashes with police in Hong Kong``."""

from collections.abc import Sequence

import attrs

from dateline.capture.incidents.causes import take_cause, take_participle
from dateline.capture.incidents.circumstances import (
    named_day,
    places_told,
    take_date,
    take_weapon,
    told_date,
    told_status,
)
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.needs import is_played
from dateline.capture.incidents.noun_parts import take_complements, take_modifiers, take_owner
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import (
    cause_row,
    is_fiction,
    is_figure,
    verb_rows,
)
from dateline.capture.status import is_negated, noun_stance
from dateline.capture.tables import Row
from dateline.model import Actor, Status

__all__ = ["by_noun"]

_FIGURATIVE = frozenset(["of", "by", "for", "against", "over", "between", "with", "on"])
_BACK = frozenset(["the", "this", "that", "these", "those", "both"])
_FRESH = frozenset(
    [
        "a", "an", "another", "several", "many", "some", "multiple", "two", "three", "numerous",
        "repeated", "countless", "frequent", "previous",
    ]
)  # fmt: skip
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
_PLANNING = frozenset(["plan", "schedule", "announce", "expect"])
_TRIED = frozenset(
    ["charge", "convict", "sentence", "try", "acquit", "accuse", "wanted", "indict", "suspect"]
)
_LEADS = frozenset(["information", "intelligence", "evidence", "clues", "tips"])
_TARGET_NOUNS = frozenset(["target", "targets", "victim", "victims"])
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
_NEAR = 6
_ENDS = frozenset(["comma", "conjunction", "semicolon", "mark", "end"])


@attrs.define
class _Clause:
    """The verb that a noun belongs to, and how: object, subject or a preposition."""

    verb: int
    role: str


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
    take_modifiers(scene, event, noun, parts[:-length])
    take_owner(scene, event, noun, row)
    index = take_complements(scene, event, act.last, row)
    near = places_told(scene, event.start, event.end)[:1]
    event.places = near or event.places
    take_participle(scene, event, index)
    if is_played(scene, noun) or any(is_fiction(part, "adjective") for part in parts):
        return None
    clause = _clause(scene, _whole(scene, first))
    status = _status(scene, event, noun, clause)
    if status is None:
        return None
    event.status = status
    if clause is not None:
        if _is_put_down(scene, event, clause):
            return None
        _take_governor(scene, event, clause)
        if clause.role == "subject" and scene.phrases[clause.verb].lemma in _OCCURRING:
            _take_occurrence(scene, event, clause.verb, row)
    _finish(scene, event, row, clause)
    if event.kind == "arrest" and not event.targets and scene.quantity(noun) is not None:
        event.targets = [Actor(name="people", kind="population")]  # "made 40 arrests"
    if any(other.cause == noun or _harms_within(other, noun) for other in told):
        return event
    if event.fresh and event.is_bare and event.weapon is None:
        return None
    return event if _is_news(event, row) else None


def _is_put_down(scene: Scene, event: Event, clause: _Clause) -> bool:
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


def _clause(scene: Scene, noun: int) -> _Clause | None:
    """The verb whose object, subject or complement a noun phrase is."""
    clauses = scene.clauses
    for verb in range(noun - 1, max(-1, noun - 14), -1):
        if scene.kind(verb) != "verb":
            continue
        if noun in clauses.objects(verb):
            return _Clause(verb, "object")
        for complement in clauses.complements(verb):
            if noun in complement.nouns:
                return _Clause(verb, complement.preposition)
        break
    for verb in range(noun + 1, min(noun + 14, len(scene.phrases))):
        if scene.kind(verb) == "verb" and noun in clauses.subjects(verb):
            return _Clause(verb, "subject")
    return None


def _status(scene: Scene, event: Event, noun: int, clause: _Clause | None) -> Status | None:
    """Whether it happened; None where it is not told as an event at all."""
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


def _governed_status(scene: Scene, event: Event, clause: _Clause) -> Status | None:
    phrase = scene.phrases[clause.verb]
    denied = phrase.negated or scene.word(event.pivot) == "no"
    if clause.role in ("object", "subject") and denied and is_negated(scene.passage, clause.verb):
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


def _take_governor(scene: Scene, event: Event, clause: _Clause) -> None:
    passive = scene.clauses.is_passive(clause.verb)
    lost = scene.phrases[clause.verb].lemma in ("suffer", "sustain", "lose", "inflict")
    if clause.role == "on" and scene.phrases[clause.verb].lemma in ("go", "embark"):
        doers = scene.clauses.subjects(clause.verb)
        event.actors = event.actors or scene.actors(doers) or scene.targets(doers)
        event.start = min([event.start, *(scene.phrases[noun].start for noun in doers)])
    if clause.role in ("in", "during") and lost and event.kind == "clash":
        event.actors = event.actors or scene.actors(scene.clauses.subjects(clause.verb))
        event.start = min(event.start, scene.phrases[clause.verb].start)
    if clause.role == "object" and not passive:
        take_cause(scene, event, clause.verb, passive=False)
    elif clause.role == "subject" and passive:
        take_cause(scene, event, clause.verb, passive=True)


def _take_occurrence(scene: Scene, event: Event, verb: int, row: Row) -> None:
    """Take in what a verb of happening parts from the noun: ``fighting broke out between``."""
    while scene.kind(verb + 1) == "adverb":
        verb += 1
    take_complements(scene, event, verb, row)
    event.places = event.places or places_told(scene, event.start, event.end)[:1]


def _finish(scene: Scene, event: Event, row: Row, clause: _Clause | None) -> None:
    if event.kind != "protest":
        take_weapon(scene, event)
    event.told = clause is not None and _is_told(scene, clause)
    take_date(scene, event, told=event.told)
    if row["event"] == "s":
        event.state, event.status = True, "ongoing"
        if event.kind == "clash" and (event.targets or _by_one(event)):
            event.kind = "attack"  # "its war against": not of two sides


def _by_one(event: Event) -> bool:
    return len(event.actors) == 1 and event.actors[0].name[:1].isupper()


def _is_told(scene: Scene, clause: _Clause) -> bool:
    """Whether the verb of the clause tells what happened, and not what was said of it."""
    lemma = scene.phrases[clause.verb].lemma
    if clause.role == "subject":
        return True
    return clause.role == "object" and (cause_row(lemma) is not None or lemma == "see")
