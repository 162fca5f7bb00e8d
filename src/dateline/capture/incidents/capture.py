"""The incidents of an article: each sentence in order, each event once."""

from collections.abc import Iterator, Sequence

from dateline.capture.incidents.circumstances import places_told
from dateline.capture.incidents.claims import (
    take_claims,
    take_doer_nouns,
    take_weapon_news,
)
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.fusing import fused
from dateline.capture.incidents.merging import known_event
from dateline.capture.incidents.nouns import by_noun
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.settling import infer_place, settle, share_place
from dateline.capture.incidents.toll import Toll, is_rise, toll_of
from dateline.capture.incidents.verbs import by_verb
from dateline.capture.incidents.victims import take_victims, victims_of
from dateline.capture.story import Story
from dateline.model import Incident

__all__ = ["incidents"]

# A sentence of more phrases than this is none.
_LONGEST = 400
_AGAIN = frozenset(["retake", "recapture", "reconquer", "regain"])
# How many sentences after an event its toll may be told.
_TOLL_MEMORY = 4


def incidents(story: Story) -> Iterator[Incident]:
    """The incidents of an article.

    Args:
        story: The article.

    Yields:
        Each once, in the order of the text, with every passage that tells of it.
    """
    events: list[Event] = []
    for passage in story.passages:
        if len(passage.phrases) > _LONGEST:
            continue
        scene = Scene(story, passage)
        told = _told(scene)
        toll = toll_of(scene)
        _take_toll(scene, told, events, toll)
        for event in told:
            _file(scene, events, event)
        take_claims(scene, events)
        take_victims(scene, events)
        take_doer_nouns(scene, events)
        take_weapon_news(scene, events)
    settle(story, events)
    for event in events:
        if not event.harm or _is_whole(event):
            yield event.record(story)


def _told(scene: Scene) -> list[Event]:
    """What a sentence tells."""
    verbs = [by_verb(scene, verb) for verb in scene.clauses.verbs()]
    told = [event for event in verbs if event is not None]
    nouns = [by_noun(scene, noun, told) for noun in scene.nouns()]
    told += [event for event in nouns if event is not None]
    return fused(scene, sorted(told, key=lambda event: event.pivot))


def _take_toll(scene: Scene, told: list[Event], events: list[Event], toll: Toll | None) -> None:
    """Give the killed and injured of a sentence to the event that they belong to."""
    if toll is None:
        return
    event = _harming(told, toll)
    if toll.updated and (event is None or event.harm):
        _take_update(scene, events, toll)
        return
    if event is None:
        event = _latest(scene, events)
        if event is None or any(date.relation == "since" for date in scene.passage.dates):
            return
        event.cite(scene.passage, toll.start, toll.end)
    harm = Event(
        scene.passage, toll.start, toll.end, "other", "incident.toll", -1, harm=True,
        killed=toll.killed if event in told or not event.killed or toll.more_killed else None,
        injured=toll.injured, more_killed=toll.more_killed, more_injured=toll.more_injured,
        victims=victims_of(scene, toll.nouns),
    )  # fmt: skip
    event.victims = event.victims or harm.victims
    if event in told and toll.summed:
        event.killed, event.injured = toll.killed or event.killed, toll.injured or event.injured
    elif event in told:
        event.killed = event.killed or toll.killed
        event.injured = event.injured or toll.injured
        event.more_killed = event.more_killed or (toll.more_killed and event.killed == toll.killed)
        # "a guard was killed and three others hurt": others than the guard
        beside = event.killed is not None or (event.harm and event.targets)
        more = toll.more_injured and (event.more_killed or not beside)
        event.more_injured = event.more_injured or more
    else:
        event.take(harm)


def _take_update(scene: Scene, events: list[Event], toll: Toll) -> None:
    """Give a later count to the event that it is of: ``the toll has risen to thirty``."""
    event = _with_fewer(events, toll) or _latest(scene, events)
    if event is None:
        return
    if "killed" in toll.updated:
        event.killed = toll.killed
    if "injured" in toll.updated:
        event.injured = toll.injured
    event.cite(scene.passage, toll.start, toll.end)


def _with_fewer(events: Sequence[Event], toll: Toll) -> Event | None:
    """The event that a later count is of by its size: the first, or else the latest, that fits."""
    fitting = [
        event
        for event in events
        if is_rise(event.killed, toll.killed) or is_rise(event.injured, toll.injured)
    ]
    lead = next((event for event in fitting if event is events[0]), None)
    return lead or next(reversed(fitting), None)


def _harming(told: Sequence[Event], toll: Toll) -> Event | None:
    """The event of a sentence that a toll is of: the one that it stands in, or else the first."""
    harming = [one for one in told if one.can_harm]
    within = [one for one in harming if one.start <= toll.start < one.end and not one.state]
    return next(iter(within or [one for one in harming if not _is_parted(one, toll)]), None)


def _is_parted(event: Event, toll: Toll) -> bool:
    """Whether a semicolon ends the clause of a toll before an event is told."""
    passage = event.passage
    return any(
        phrase.kind == "semicolon" and toll.end <= phrase.start < event.start
        for phrase in passage.phrases
    )


def _latest(scene: Scene, events: list[Event]) -> Event | None:
    for event in reversed(events[-3:]):
        if event.can_harm and scene.passage.number - event.last <= _TOLL_MEMORY:
            return event
    return None


def _file(scene: Scene, events: list[Event], event: Event) -> None:
    known = known_event(events, event)
    if known is None and event.definite and _is_only_dated(event):
        event.date = None  # "two men were arrested over the attack on Wednesday"
        known = known_event(events, event)
    if known is not None:
        known.take(event)
        known.cite(scene.passage, event.start, event.end)
        return
    if (event.is_bare and event.weapon is None) or event.whom or _is_thin(event):
        return
    if event.rule == "incident.noun" and event.definite and event.is_bare:
        return
    if not event.places and not event.state:
        start = event.passage.start if event.told else event.end
        event.places = places_told(scene, start, event.passage.end)[:1]
    again = event.kind == "seizure" and scene.phrases[event.pivot].lemma in _AGAIN
    if again and event.definite and not event.targets:
        taken = [one for one in events if one.kind == "seizure" and one.targets]
        event.targets = list(taken[-1].targets) if taken else []  # "rebels retook it"
    infer_place(event)
    share_place(events, event)
    events.append(event)


def _is_only_dated(event: Event) -> bool:
    """Whether a noun tells of an act no more than a day, which may be that of the verb."""
    sides = event.actors or event.targets or event.killed or event.injured or event.weapon
    return event.rule == "incident.noun" and not event.told and not (sides or event.places)


def _is_thin(event: Event) -> bool:
    """Whether too little is told of what has not happened: ``plans to detonate the explosives``."""
    if event.status == "hypothetical":
        return not (event.actors and event.targets)
    return event.status == "planned" and not (event.targets or event.places or event.date)


def _is_whole(event: Event) -> bool:
    """Whether harm that no act was told for is an event by itself."""
    if event.kind == "other" or event.status in ("planned", "hypothetical"):
        return False
    return bool(event.killed or event.injured) and bool(event.places or event.date)
