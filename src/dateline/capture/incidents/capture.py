"""The incidents of an article: each sentence in order, each event once."""

from collections.abc import Iterator

from dateline.capture.incidents.circumstances import place_of_country, places_told
from dateline.capture.incidents.claims import (
    take_claims,
    take_doer_nouns,
    take_weapon_news,
)
from dateline.capture.incidents.event import PROTESTERS, Event
from dateline.capture.incidents.merging import fused, known_event
from dateline.capture.incidents.nouns import by_noun
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.toll import Toll, toll_of
from dateline.capture.incidents.verbs import by_verb
from dateline.capture.incidents.victims import take_victims, victims_of
from dateline.capture.incidents.vocabulary import is_perpetrator
from dateline.capture.story import Story
from dateline.model import Incident, Place

__all__ = ["incidents"]

# A sentence of more phrases than this is none.
_LONGEST = 400
# How many sentences after an event its toll may be told.
_TOLL_MEMORY = 4
# What a building is called that can be struck by itself.
_SITES = frozenset(
    [
        "airport", "barracks", "base", "basilica", "cathedral", "chapel", "church", "consulate",
        "embassy", "hospital", "hotel", "masjid", "monastery", "mosque", "palace", "prison",
        "refinery", "school", "shrine", "stadium", "synagogue", "temple", "university",
    ]
)  # fmt: skip
# How many sentences after an event another one that names no place is taken to be there.
_NEXT = 2


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
    for event in events:
        _settle(story, event)
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
    event = next((one for one in told if one.can_harm), None)
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


def _latest(scene: Scene, events: list[Event]) -> Event | None:
    for event in reversed(events[-3:]):
        if event.can_harm and scene.passage.number - event.last <= _TOLL_MEMORY:
            return event
    return None


def _file(scene: Scene, events: list[Event], event: Event) -> None:
    known = known_event(events, event)
    if known is not None:
        known.take(event)
        known.cite(scene.passage, event.start, event.end)
        return
    if (event.is_bare and event.weapon is None) or event.whom:
        return
    if event.rule == "incident.noun" and event.definite and event.is_bare:
        return
    if not event.places and not event.state:
        start = event.passage.start if event.told else event.end
        event.places = places_told(scene, start, event.passage.end)[:1]
    _infer_place(event)
    _share_place(events, event)
    events.append(event)


def _infer_place(event: Event) -> None:
    """What is done to a country is done there; its police arrest people at home."""
    hit = next((actor.country for actor in event.targets[:1] if actor.kind == "government"), None)
    abroad = hit is not None and event.rule == "incident.noun"
    if event.places and not (abroad and event.places[0].country != hit):
        return
    at_home = event.actors if event.kind in ("arrest", "protest") else []
    for actor in (*event.targets, *at_home):
        if actor in at_home and actor.country is not None and actor.kind != "government":
            place = place_of_country(actor.country)
            event.places = [place] if place is not None else []
            return
        if actor.kind == "government" and actor.country is not None:
            place = place_of_country(actor.country)
            if place is not None:
                event.places = [place]
                return


def _is_whole(event: Event) -> bool:
    """Whether harm that no act was told for is an event by itself."""
    if event.kind == "other" or event.status in ("planned", "hypothetical"):
        return False
    return bool(event.killed or event.injured) and bool(event.places or event.date)


def _settle(story: Story, event: Event) -> None:
    """Give what has no place yet that of the building struck, or of the whole article."""
    if event.places or event.state or event.harm:
        return
    for actor in event.targets[:1]:
        if actor.name[:1].isupper() and set(actor.name.lower().split()) & _SITES:
            event.places = [Place(name=actor.name, precision="site")]
            return
    setting = story.places.setting()
    at_home = event.kind in ("arrest", "protest") or event.targets == [PROTESTERS]
    if at_home and event.status in ("occurred", "ongoing") and setting is not None:
        event.places = [setting]


def _share_place(events: list[Event], event: Event) -> None:
    """What is told right after an event, with no place of its own, was there too."""
    if event.state or not events:
        return
    before = events[-1]
    at_once = event.date is None or event.date == before.date
    if event.date is None and before.can_harm and _befell_doer(event, before):
        event.date = before.date
    near = event.passage.number - before.last <= _NEXT
    if at_once and not event.places and not before.state and near:
        event.places = list(before.places)


def _befell_doer(event: Event, before: Event) -> bool:
    """Whether it was done to who had just done the other: ``the attacker was shot dead``."""
    return (
        event.passage.number - before.last <= _NEXT
        and event.can_harm
        and bool(event.killed)
        and any(is_perpetrator(actor.name.lower().split()[-1]) for actor in event.targets)
    )
