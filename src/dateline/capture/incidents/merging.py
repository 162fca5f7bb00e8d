"""One event told several times over the sentences of an article."""

from collections.abc import Iterable, Sequence

from dateline.capture.incidents.event import ACCIDENTS, VIOLENT, Event, is_alike
from dateline.capture.incidents.namesakes import meet, with_names
from dateline.capture.incidents.vocabulary import is_perpetrator, is_vehicle
from dateline.model import Actor, Place, Quantity

__all__ = ["known_event"]

# How many events, and how many sentences, back a telling may be of the same event.
_EVENTS = 12
_SENTENCES = 8
_HARM_SENTENCES = 5
_DEFINITE_SENTENCES = 30
# How many sentences after a description the name may be told.
_NAMED_AFTER = 3
# How many times as many dead are those of another event.
_FAR = 5
# Words of a sentence that tells another event.
_APART = frozenset(["separate", "separately", "elsewhere", "unrelated"])
# What is done once to a ship or a man.
_TAKING = frozenset(["seizure", "crash", "arrest"])
_POWERS = frozenset(["government", "military", "group", "population"])


def known_event(events: Sequence[Event], event: Event) -> Event | None:
    """The event known already that another sentence tells of.

    Args:
        events: Those known, in order.
        event: What the sentence tells.

    Returns:
        The known event; None if this one is new.
    """
    best: Event | None = None
    most = 1.0
    for back, known in enumerate(reversed(events[-_EVENTS:])):
        likeness = _likeness(known, event)
        if likeness:
            likeness += _salience(events, known) - 0.1 * back
        if likeness > most:
            best, most = known, likeness
    return best


def _salience(events: Sequence[Event], known: Event) -> float:
    """How much an event is what the article is about: told often, told first, not long ago."""
    points = min(0.6, 0.2 * len(known.more)) + 0.4 * (known is events[0])
    lead = events[0].date
    if known.date and lead and known.date[:4] != lead[:4]:
        points -= 0.6
    return points


def _likeness(known: Event, event: Event) -> float:
    distance = event.passage.number - known.last
    named = event.harm and meet(known.targets, event.targets or event.whom)
    reach = _DEFINITE_SENTENCES if event.definite or named else _SENTENCES
    if distance > reach or not _compatible(known, event):
        return 0.0
    points = 0.0
    if event.definite:
        points += 2.0 + 1.0 * (_is_that(event) and distance <= 1)
    elif (event.fresh and not _are_planned(known, event)) or _is_set_apart(event):
        points -= 1.5
    elif event.several and event.actors:
        points -= 1.0
    elif event.rule == "incident.noun":
        points += 0.5
    if event.harm and not known.harm and distance <= _HARM_SENTENCES:
        points += 1.5 if not event.places and not event.date else 0.5
    points += 1.5 * bool(meet(known.targets, event.targets or event.whom))
    points += 1.0 * (event.harm and known.kind == "protest" and _is_running(event))
    points += 1.0 * (event.retold and known.kind == event.kind)
    points += 1.0 * (_is_same_by_sides(known, event) or _is_told_closer(known, event))
    points += 1.0 * bool(meet(known.actors, event.actors))
    if known.date and event.date:
        points += 1.0
    if known.places and event.places:
        points += 0.5
    if known.kind == event.kind:
        points += 0.5
    if known.several and not known.told and not (event.several or _is_running(event)):
        points -= 1.0
    if (known.state and event.state) or (event.state and known.kind == event.kind):
        points += 1.0
    if known.kind == event.kind == "clash" and "ongoing" in (known.status, event.status):
        points += 0.5
    return points


def _compatible(known: Event, event: Event) -> bool:
    blow = _is_blow_of(known, event)
    alike = is_alike(known.kind, event.kind) or (event.harm and known.can_harm) or blow
    if not (alike or _points_back(known, event)) or not _status_agrees(known, event):
        return False
    spoken_of = known.several and not known.told and not _is_running(event)
    if spoken_of and event.rule == "incident.verb" and event.date:
        return False  # "attacks on aid workers", spoken of before this one is told
    if event.harm and _is_long(event) and not _is_long(known):
        return False  # "20,000 have died since 2007"
    if event.harm and _is_nobody(known.killed) and not _is_nobody(event.killed or event.injured):
        return False  # "no one was hurt": those who died did so elsewhere
    if event.harm and _is_before(event.date, known.date):
        return False  # "in April two had died": not of what was done in May
    dated = known.date and event.date and not event.harm
    if dated and event.fresh and (event.date or "").endswith("/.."):
        return False  # "hundreds of air strikes since 2011"
    if dated and not _dates_agree(known.date or "", event.date or ""):
        return False
    thing = _is_one_thing(known, event)
    apart = known.places and event.places and not thing
    obscure = event.definite and any(one.country is None for one in known.places + event.places)
    if apart and not obscure and not _places_agree(known.places[0], event.places[0]):
        return False
    named = not event.harm and with_names(known.actors) and with_names(event.actors)
    if event.kind == "seizure" and not event.harm:
        named = [] if _are_known_doers(event) else known.actors
    if named and not blow and not (meet(known.actors, event.actors) or _same_power(known, event)):
        return False
    targets = not known.targets or not event.targets or meet(known.targets, event.targets)
    targets = targets or thing or _is_one_man(known, event) or _is_told_closer(known, event)
    if not targets and not (event.definite or event.harm or blow):
        return False
    if event.killed and known.killed and event.killed != known.killed:
        if _is_far_more(event.killed, known.killed):
            return event.definite
        return event.definite or event.more_killed or event.harm or blow
    return True


def _are_known_doers(event: Event) -> bool:
    """Whether nobody did it, or who did what was told before: ``the kidnappers seized them``."""
    return all(is_perpetrator(actor.name.lower().split()[-1]) for actor in event.actors)


def _are_planned(known: Event, event: Event) -> bool:
    """Whether both are still to come: of what is planned "an attack" tells again."""
    return known.status == "planned" and _status_agrees(known, event)


def _is_that(event: Event) -> bool:
    """Whether it is what was told last: ``that attack``."""
    if event.rule != "incident.noun":
        return False
    words = [phrase.word for phrase in event.passage.phrases[max(0, event.pivot - 1) :][:2]]
    return event.passage.phrases[event.pivot].word in ("that", "this") or words[0] == "that"


def _is_set_apart(event: Event) -> bool:
    """Whether its sentence says that it is another one: ``in a separate incident, ...``."""
    return any(token.lower in _APART for token in event.passage.sentence.tokens)


def _is_same_by_sides(known: Event, event: Event) -> bool:
    return _is_blow_of(known, event) or _is_one_man(known, event) or _is_one_thing(known, event)


def _is_told_closer(known: Event, event: Event) -> bool:
    """Whether the next sentence tells who did it: ``Six were shot dead. Gunmen fired at cars``."""
    next_to = 0 < event.passage.number - known.passage.number <= 1
    unknown = not known.actors and bool(event.actors) and not event.date
    unnamed = not with_names(event.targets) and (
        _are_known_doers(event) or not with_names(event.actors)
    )
    closer = known.kind == event.kind and known.kind in VIOLENT and bool(known.killed)
    apart = _is_set_apart(event) or event.status != known.status
    return next_to and unknown and unnamed and closer and not apart


def _is_blow_of(known: Event, event: Event) -> bool:
    """Whether one side of a fight told before strikes the other: ``troops killed two rebels``."""
    if known.kind != "clash" or event.kind not in VIOLENT or not event.actors:
        return False
    sides = [*known.actors, *known.targets]
    return meet(sides, event.actors) and (meet(sides, event.targets) or not event.targets)


def _is_one_man(known: Event, event: Event) -> bool:
    """Whether someone is first described and then named: ``the leader``, ``John Doe``."""
    if known.kind != event.kind or event.passage.number - known.last > _NAMED_AFTER:
        return False
    if event.retold and event.targets:
        return True  # "the two men were abducted"
    ones = [*known.targets, *event.targets]
    if not (known.targets and event.targets) or any(actor.kind is None for actor in ones):
        return False
    described = known.kind in _TAKING and not with_names(known.targets)
    if described and all(actor.kind == "person" for actor in with_names(event.targets)):
        return len(with_names(event.targets)) == len(event.targets)
    alone = len(known.targets) == len(event.targets) == 1
    return alone and len(with_names(ones)) == 1 and all(actor.kind == "person" for actor in ones)


def _is_long(event: Event) -> bool:
    """Whether it is told as going on for some time."""
    lasting = event.state or event.kind == "protest" or (event.date or "").endswith("/..")
    return lasting or _is_running(event)


def _is_running(event: Event) -> bool:
    """Whether it is a toll of what has gone on: ``have been killed since the protests began``."""
    return event.harm and any(phrase.word == "since" for phrase in event.passage.phrases)


def _is_one_thing(known: Event, event: Event) -> bool:
    """Whether the same ship or man was taken, wherever that is said to have been."""
    if known.kind != event.kind or event.kind not in _TAKING or _is_set_apart(event):
        return False
    ours = with_names(known.targets)
    if event.pointing and known.targets:  # "the suspect was arrested", "the ship was seized"
        vehicles = _are_vehicles(event.targets)
        return vehicles == _are_vehicles(known.targets) or (vehicles and len(ours) == 1)
    return meet(ours, with_names(event.targets))


def _are_vehicles(actors: Iterable[Actor]) -> bool:
    return any(is_vehicle(actor.name) for actor in actors)


def _is_far_more(one: Quantity, other: Quantity) -> bool:
    """Whether so many more died that no later count of the same event tells it."""
    first = one.best if one.best is not None else one.low
    second = other.best if other.best is not None else other.low
    return bool(first and second) and (first or 0) > _FAR * (second or 0)


def _points_back(known: Event, event: Event) -> bool:
    """Whether "the attack" can stand for a clash or the like told before."""
    if known.kind in ("attack", "shooting") and event.kind == "clash" and not event.actors:
        return event.definite  # "157 people were killed in the clashes"
    return (
        known.kind in ACCIDENTS - {"protest"}
        and event.kind in ("attack", "other")
        and event.definite
        and not event.targets
    )


def _same_power(known: Event, event: Event) -> bool:
    """Whether a war is told as that of a country, and as that of who leads it."""
    if not (known.state or event.state):
        return False
    powers = {actor.country for actor in (*known.actors, *event.actors) if actor.kind in _POWERS}
    return len(powers - {None}) < 2


def _status_agrees(known: Event, event: Event) -> bool:
    told = {known.status, event.status}
    if known.status == "denied" and event.harm:
        return False
    unreal = known.status in ("planned", "hypothetical")
    if unreal and event.status == "occurred" and event.rule == "incident.verb":
        return False  # what was to be done is not what a torpedo did before
    if known.status == "planned" and event.rule == "incident.noun" and not event.told:
        return meet(known.targets, event.targets)  # "preparations for an attack on the port"
    if event.harm and told <= {"occurred", "alleged"}:
        return True  # "he further claimed that ninety were hurt"
    return len(told) == 1 or told <= {"occurred", "ongoing"} or event.definite


def _dates_agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or "/" in one or "/" in other


def _is_nobody(toll: Quantity | None) -> bool:
    return toll is not None and toll.best == 0


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether a time is over before another begins, as far as both tell."""
    if not one or not other or "/" in one or "/" in other:
        return False
    length = min(len(one.rstrip("~?")), len(other.rstrip("~?")))
    return one[:length] < other[:length]


def _places_agree(one: Place, other: Place) -> bool:
    if one.name == other.name:
        return True
    vague = ("country", "region", "admin1")
    same = one.country is None or other.country is None or one.country == other.country
    return same and (one.precision in vague or other.precision in vague)
