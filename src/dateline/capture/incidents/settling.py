"""Where and when an incident was, where only the rest of the article tells."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.capture.incidents.circumstances import place_of_country
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.vocabulary import is_perpetrator
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Actor, Place

__all__ = ["infer_place", "settle", "share_place"]

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
# The same for one whose place nothing else tells.
_FAR = 8
_HAPPENED = ("occurred", "ongoing", "alleged")


def infer_place(event: Event) -> None:
    """What is done to a country is done there; its police arrest people at home.

    Args:
        event: The event.
    """
    hit = next((actor.country for actor in event.targets[:1] if actor.kind == "government"), None)
    abroad = hit is not None and event.rule == "incident.noun"
    if event.places and not (abroad and event.places[0].country != hit):
        return
    at_home = event.actors if event.kind in ("arrest", "protest") else []
    at_home = [actor for actor in at_home if actor.kind != "military"]
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


def share_place(events: Sequence[Event], event: Event) -> None:
    """Give what is told right after an event, with no place of its own, that of the other.

    Args:
        events: The events told so far.
        event: The one told now.
    """
    if event.state or not events:
        return
    before = events[-1]
    if before.passage is not event.passage and _is_aside(before, events):
        return
    at_once = event.date is None or event.date == before.date
    if event.date is None and before.can_harm and _befell_doer(event, before):
        event.date = before.date
    near = event.passage.number - before.last <= _NEXT
    if near and event.date is None and _goes_on(event, before):
        event.date = before.date
    scene = near and before.passage.paragraph == event.passage.paragraph
    if at_once and not event.places and not before.state and scene:
        event.places = list(before.places)


def _is_aside(event: Event, events: Sequence[Event]) -> bool:
    """Whether an event is told of another country than that of the first of the article."""
    first = next((other.places[0] for other in events if other.places), None)
    country = event.places[0].country if event.places else None
    return first is not None and None not in (country, first.country) and country != first.country


def _goes_on(event: Event, before: Event) -> bool:
    """Whether an act told in the past right after another was the same day."""
    told = event.passage.phrases[event.pivot] if event.rule == "incident.verb" else None
    return (
        told is not None
        and told.finite
        and not told.perfect
        and before.can_harm
        and event.can_harm
        and event.status == before.status == "occurred"
        and (not event.places or not before.places or event.places[0] == before.places[0])
        and before.date is not None
        and len(before.date) == len("2019-09-10")
    )


def _befell_doer(event: Event, before: Event) -> bool:
    """Whether it was done to who had just done the other: ``the attacker was shot dead``."""
    return (
        event.passage.number - before.last <= _NEXT
        and event.can_harm
        and bool(event.killed)
        and any(is_perpetrator(actor.name.lower().split()[-1]) for actor in event.targets)
    )


def settle(story: Story, events: Sequence[Event]) -> None:
    """Give what has no place yet that of the building struck, of the scene, or of the article.

    Args:
        story: The article.
        events: Its events, in the order of the text.
    """
    setting = story.places.setting() or story.places.leading()
    told = [event for event in events if event.places and not event.state]
    for event in events:
        if event.harm and not event.date:
            continue
        if event.places or event.state or event.status not in _HAPPENED:
            continue
        site = next(filter(None, map(_site, event.targets[:1])), None)
        scene = site or _scene_of(told, event) or setting
        event.places = [scene] if scene is not None else []


def _is_told_there(event: Event) -> bool:
    """Whether its sentence says that it was where the article is: ``there``, ``the same city``."""
    tokens = event.passage.sentence.tokens
    levels = words("geographic_nouns", "level")
    for token, following in pairwise(tokens):
        if token.lower == "there" and following.tag in ("mark", "preposition", "conjunction"):
            return True
        if token.lower in ("same", "the") and levels.get(following.lower) in ("city", "admin1"):
            return True
    return False


def _site(target: Actor) -> Place | None:
    """A building that is struck, as a place: ``Holy Cross Church was attacked``."""
    if target.name[:1].isupper() and set(target.name.lower().split()) & _SITES:
        return Place(name=target.name, precision="site")
    return None


def _scene_of(told: Sequence[Event], event: Event) -> Place | None:
    """Where the event before was, or the first of the article; in another year, its country."""
    near = [
        other
        for other in told
        if event.passage.number - other.passage.number >= 0
        and not (other.passage is not event.passage and _is_aside(other, told))
        and event.passage.number - other.last <= _FAR
    ]
    near = [other for other in near if other.passage.paragraph == event.passage.paragraph]
    first = [other for other in told if other.kind != "arrest" or other.passage is event.passage]
    other = next(iter(near[-1:] or first[:1] or told[:1]), None)
    if other is None:
        return None
    place = other.places[0]
    if _is_told_there(event):
        return place
    if event.date and other.date and event.date[:4] != other.date[:4]:
        return place_of_country(place.country) if place.country is not None else None
    return place
