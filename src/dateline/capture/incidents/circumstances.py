"""Where an event took place, and with what."""

from collections.abc import Sequence

import attrs

from dateline.capture.incidents.event import Event
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import is_vehicle, weapon_kind
from dateline.gazetteer import gazetteer
from dateline.model import Actor, Place

__all__ = [
    "government",
    "place_of_country",
    "places_told",
    "struck_country",
    "take_places",
    "take_weapon",
    "unlisted_place",
]

_WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "off",
        "inside",
        "outside",
        "around",
        "across",
        "over",
        "throughout",
        "into",
        "within",
        "towards",
        "toward",
        "between",
        "through",
        "along",
        "against",
        "of",
        "and",
    ]
)
_UNLISTED_AFTER = frozenset(["in", "at", "near", "inside", "outside", "around"])
_COARSE = frozenset(["country", "region", "admin1"])
# What of a country is found in others too.
_ELSEWHERE = frozenset(
    [
        *("embassy", "consulate", "ambassador", "ambassadors", "consul", "diplomat", "diplomats"),
        *("citizen", "citizens", "national", "nationals", "tourist", "tourists", "expatriates"),
        *("journalist", "journalists", "reporter", "reporters", "migrants", "refugees", "crew"),
        *("origin", "descent", "nationality", "citizenship", "ancestry", "passport", "passports"),
        *("fighters", "ministry", "minister", "spokesman", "spokeswoman", "media", "officials"),
    ]
)
# What of a country lies in it.
_GROUNDS = frozenset(
    [
        *("target", "targets", "position", "positions", "site", "sites", "facility", "facilities"),
        *("installation", "installations", "infrastructure", "territory", "soil", "airspace"),
        *("city", "cities", "town", "towns", "village", "villages", "oilfield", "oilfields"),
        *("refinery", "refineries", "reactor", "reactors", "factories", "factory", "border"),
        *("airport", "airports", "airfield", "airfields", "waters", "checkpoint", "checkpoints"),
    ]
)
_AT_HOME = frozenset(["government", "organization"])
_BY_MEANS = frozenset(["with", "using", "by", "from", "in", "involving", "of"])
_USING = frozenset(
    [
        "use",
        "fire",
        "launch",
        "detonate",
        "drop",
        "hurl",
        "throw",
        "wield",
        "plant",
        "place",
        "explode",
        "include",
        "involve",
        "carry",
        "ram",
        "drive",
        "set",
    ]
)
_LEAVING = frozenset(["take-off", "takeoff", "lift-off", "departure"])
_COMING = frozenset(["born", "based", "raised", "educated", "registered", "headquartered", "bred"])
_SUCH = frozenset(["including", "like"])
_LANDS = frozenset(
    ["countries", "nations", "states", "cities", "towns", "provinces", "regions", "places", "areas"]
)
_PARTS_OF_TOWNS = frozenset(["street", "streets", "outskirts", "suburb", "suburbs", "squares"])


def take_places(scene: Scene, event: Event) -> None:
    """Find where an event was: as its own words tell, or else the rest of its sentence.

    Args:
        scene: The sentence.
        event: The event.
    """
    passage = scene.passage
    for nearness in (2, 1):
        for start, end in ((event.start, event.end), (passage.start, passage.end)):
            if not event.places:
                told = places_told(scene, start, end, pivot=event.pivot, nearness=nearness)
                event.places = _finest(told)
    if not event.places and event.kind == "crash":
        event.places = _left_from(scene)
    if not event.places:
        event.places = _only_country(scene, event)


def _left_from(scene: Scene) -> list[Place]:
    """Where what crashed had just taken off: ``minutes after take-off from Lima``."""
    for noun in scene.nouns():
        if noun > 1 and scene.word(noun - 1) == "from" and scene.head(noun - 2) in _LEAVING:
            place = scene.story.places.of(scene.passage, noun)
            return [place] if place is not None else []
    return []


def _finest(told: Sequence[Place]) -> list[Place]:
    """The first place, or a closer one within its country: ``Manama`` for ``Bahrain``."""
    if not told or told[0].precision not in ("country", "region"):
        return list(told[:1])
    within = (
        place
        for place in told[1:]
        if place.country == told[0].country and place.precision in ("site", "city", "admin1")
    )
    return [next(within, told[0])]


def places_told(
    scene: Scene, start: int, end: int, *, pivot: int | None = None, nearness: int = 0
) -> list[Place]:
    """The places where a part of a sentence says that something was; not where it came from.

    Args:
        scene: The sentence.
        start: Where that part begins, in code points.
        end: Where it ends, half-open.
        pivot: The index of the word that tells what was, if places of other clauses are not meant.
        nearness: How near to it they have to be; see `Passage.nearness`.
    """
    found: list[Place] = []
    unlisted: list[Place] = []
    for index in scene.nouns():
        phrase = scene.phrases[index]
        if not start <= phrase.start < end:
            continue
        if pivot is not None and scene.passage.nearness(index, pivot) < nearness:
            continue
        before = scene.word(index - 1)
        if before == "in" and _is_origin(scene, index):
            continue
        if before in _UNLISTED_AFTER:
            unlisted += unlisted_place(scene, index)
        if before in _WHERE:
            found += scene.story.places_in(scene.passage, phrase.start, phrase.start + 1)
        if _is_told_after(scene, index):
            place = scene.story.places.of(scene.passage, index)
            found += [place] if place is not None and place not in found else []
    if unlisted and found and _are_coarse(found, unlisted):
        return [attrs.evolve(unlisted[0], country=found[0].country), *found]
    return found or unlisted


def _are_coarse(found: Sequence[Place], unlisted: Sequence[Place]) -> bool:
    """Whether a place that is not listed is finer: ``at Kafr Zeita in northern Syria``."""
    coarse = all(place.precision in _COARSE for place in found)
    return coarse and all(unlisted[0].name != place.name for place in found)


def unlisted_place(scene: Scene, noun: int) -> list[Place]:
    """A place that the gazetteer has not: ``in Kafr Zeita``.

    Args:
        scene: The sentence.
        noun: The index of its name.
    """
    mention = scene.mention(noun)
    known = scene.story.identities(scene.passage, [noun])
    if mention.kind != "name" or mention.head or not all(one.kind == "name" for one in known):
        return []
    if mention.name.isupper() or not known or scene.story.places.of(scene.passage, noun):
        return []
    return [Place(name=mention.name, country=mention.country, precision="city")]


def _is_told_after(scene: Scene, index: int) -> bool:
    """``in countries including Denmark``, ``the streets of Bogota``."""
    before, head = scene.word(index - 1), scene.head(index - 2) if index > 1 else ""
    return (before in _SUCH and head in _LANDS) or (before == "of" and head in _PARTS_OF_TOWNS)


def _only_country(scene: Scene, event: Event) -> list[Place]:
    """The one country that the sentence names, beside that of who did it."""
    doers = {actor.country for actor in event.actors}
    powers = {actor.country for actor in event.actors if actor.kind in _AT_HOME}
    found: set[str] = set()
    tellers = {
        noun
        for verb in scene.clauses.verbs()
        if verb != event.pivot and not event.start <= scene.phrases[verb].start < event.end
        for noun in scene.clauses.subjects(verb)
    }
    for noun in scene.nouns():
        country = scene.mention(noun).country
        if (
            _is_abroad(scene, noun)
            or scene.mention(noun).media
            or noun in tellers
            or is_vehicle(scene.text(noun))
            or scene.is_act(noun)
            or (event.kind == "arrest" and _is_description(scene, noun))
            or _is_origin(scene, noun)
        ):
            continue
        if country is not None and country not in doers:
            found.add(country)
    if event.kind == "arrest" and len(powers - {None}) == 1:
        found = {country for country in powers if country is not None}  # who arrests is at home
    if len(found) != 1:
        return []
    place = place_of_country(found.pop())
    return [place] if place is not None else []


def _is_origin(scene: Scene, noun: int) -> bool:
    """Whether a place tells where someone is from: ``a man born in Turkey``."""
    return noun > 1 and scene.word(noun - 1) == "in" and scene.head(noun - 2) in _COMING


def _is_description(scene: Scene, noun: int) -> bool:
    """Whether someone is described after a comma: ``the attacker, an Afghan student``."""
    person = scene.mention(noun).kind not in ("place", "name")
    return scene.kind(noun - 1) == "comma" and person and scene.word(noun) in ("a", "an")


def _is_abroad(scene: Scene, noun: int) -> bool:
    """Whether what is of a country may well be elsewhere: its troops, its embassies."""
    mention = scene.mention(noun)
    heads = {mention.head, mention.owner.head if mention.owner is not None else ""}
    return mention.kind == "military" or bool(heads & _ELSEWHERE)


def struck_country(scene: Scene, nouns: Sequence[int]) -> list[Place]:
    """The country that is struck with what is in it: ``air strikes on Iranian targets``.

    Args:
        scene: The sentence.
        nouns: The indexes of the noun phrases for what was struck.
    """
    for noun in nouns:
        country = scene.mention(noun).country
        if country is not None and scene.mention(noun).head in _GROUNDS:
            place = place_of_country(country)
            return [place] if place is not None else []
    return []


def government(alpha3: str) -> Actor:
    """A country as one who acts.

    Args:
        alpha3: Its code, ISO 3166-1 alpha-3.
    """
    return Actor(name=gazetteer().country(alpha3).name, kind="government", country=alpha3)


def place_of_country(alpha3: str) -> Place | None:
    """A country as a place.

    Args:
        alpha3: Its code, ISO 3166-1 alpha-3.
    """
    found = gazetteer().named(gazetteer().country(alpha3).name)
    return found[0].place() if found else None


def take_weapon(scene: Scene, event: Event, given: Sequence[int] = ()) -> None:
    """Find with what it was done, among the noun phrases of its clause.

    Args:
        scene: The sentence.
        event: The event.
        given: Noun phrases that are weapons by their part in the clause.
    """
    for index in scene.nouns():
        phrase = scene.phrases[index]
        inside = event.start <= phrase.start < event.end or (
            _is_carried(scene, index) and _is_told_first(scene, index, event.pivot)
        )
        if index not in given and (not inside or event.kind == "arrest"):
            continue
        name = scene.mention(index).name
        kind = weapon_kind(name)
        if kind is None or scene.mention(index).proper:
            continue
        before = scene.phrases[index - 1] if index else None
        used = before is not None and (before.word in _BY_MEANS or before.lemma in _USING)
        if index in given or used:
            event.weapon = event.weapon or name
            from_above = event.kind == "bombing" and kind == "airstrike"
            if (
                kind
                and not _is_carried(scene, index)
                and (event.kind in ("attack", "other") or from_above)
            ):
                event.kind = kind


def _is_carried(scene: Scene, noun: int) -> bool:
    """Whether those who did it are armed with it: ``pirates armed with machine guns``."""
    return scene.word(noun - 1) == "with" and scene.phrases[noun - 2].lemma == "arm"


def _is_told_first(scene: Scene, noun: int, pivot: int) -> bool:
    """Whether no clause lies between a noun phrase and the verb that tells an act."""
    return not any(map(scene.clauses.is_finite, range(noun + 1, pivot)))
