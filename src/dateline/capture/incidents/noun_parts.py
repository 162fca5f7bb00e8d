"""What stands about a noun of force: whose act it was, on whom, with what, where."""

from collections.abc import Sequence

from dateline.capture.incidents.circumstances import government, place_of_country, struck_country
from dateline.capture.incidents.event import Event
from dateline.capture.incidents.protests import opposed
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.toll import counted
from dateline.capture.incidents.vocabulary import is_vehicle, noun_row, weapon_kind
from dateline.capture.naming.names import country_of_word, known_name, person_noun_kind
from dateline.capture.tables import Row, words
from dateline.gazetteer import gazetteer
from dateline.model import Actor

__all__ = ["take_complements", "take_modifiers", "take_owner"]

_TARGETING = frozenset(["into", "on", "against", "at", "of", "upon", "targeting"])
_SPOTS = frozenset(
    [
        *("road", "roads", "highway", "motorway", "street", "track", "outskirts", "border"),
        *("frontier", "edge", "coast", "scene", "night", "front", "frontline", "dawn", "dusk"),
    ]
)
_DOING = frozenset(["by", "from"])
_BOTH = frozenset(["between", "with"])
_IN = frozenset(["in", "through", "via"])
_TWO_SIDED = frozenset(["clash"])
_WEAPON_OF = {
    "drone_strike": "drone",
    "missile_strike": "missile",
}
_ADJECTIVES = frozenset(["terrorist", "guerrilla", "mass", "sister", "copycat"])
_KILLINGS = frozenset(
    [
        *("assassination", "killing", "killings", "murder", "murders", "massacre", "beheading"),
        *("beheadings", "execution", "executions", "lynching", "homicide", "slaying"),
    ]
)
_SCREENS = frozenset(
    [
        *("internet", "web", "television", "tv", "radio", "air", "camera", "video", "film", "tape"),
        *("screen", "facebook", "twitter", "youtube", "telegram", "instagram", "website", "media"),
    ]
)
_TIES = frozenset(["of", "from", "in", "to"])
_EFFECTS = frozenset(["impact", "impacts", "effect", "effects", "consequences", "toll"])


def take_modifiers(scene: Scene, event: Event, noun: int, parts: Sequence[str], row: Row) -> None:
    """Take in ``a Kabul car bombing``, ``Palestinian rocket fire``, ``the Al-Qaeda attack``.

    Args:
        scene: The sentence.
        event: The event.
        noun: The index of the noun phrase.
        parts: Its words before the noun of force, in lower case.
        row: The noun's line in the table.
    """
    weapon = _implied_weapon(event.kind, scene.mention(noun).name)
    if weapon is not None:
        event.weapon = weapon
        kind = weapon_kind(weapon)
        if event.kind == "attack" and kind:
            event.kind = kind
    for part in parts:
        found = noun_row([part])
        if event.kind == "attack" and found is not None:
            event.kind = found[0]["kind"]  # "a stabbing attack"
    tokens = scene.phrases[noun].tokens
    after = next((i + 1 for i, token in enumerate(tokens) if token.tag == "genitive"), 0)
    names = [token for token in tokens[after:] if token.tag == "name"]
    if names:
        name = scene.passage.text[names[0].start : names[-1].end]
        _take_name(event, name)
    written = scene.mention(noun).name.split()[: len(parts)]
    _take_common(event, written[-1] if written else "", row)
    if event.kind == "protest" and not event.actors:
        event.actors = [Actor(name="protesters", kind="population")]


def _take_common(event: Event, word: str, row: Row) -> None:
    """Take in who did it or what was struck: ``a mob attack``, ``the church bombing``."""
    kind = None if weapon_kind(word) is not None else person_noun_kind(word)
    if word in (event.weapon or "").split():
        return  # "a car bombing", "a nerve agent attack"
    if kind is not None and kind != "organization" and word not in _ADJECTIVES:
        kind = "person" if kind == "role" else kind
        actor = Actor(name=word, kind=kind)  # type: ignore[arg-type]
        if row["owner"] == "target":
            event.targets = event.targets or [actor]
        else:
            event.actors = event.actors or [actor]
    elif is_vehicle(word) or words("geographic_nouns", "level").get(word) == "site":
        event.targets = event.targets or [Actor(name=word)]


def _take_name(event: Event, name: str) -> None:
    known = known_name(name)
    country = country_of_word(name)
    named = gazetteer().named(name)
    if known is not None and known.kind != "government":
        event.actors = [Actor(name=known.name, kind=known.kind, country=known.country)]  # type: ignore[arg-type]
    elif country is not None:
        if event.kind in ("protest", "arrest", "crash"):
            place = place_of_country(country)  # "Iraqi protests", "the Hong Kong protests"
            event.places = [place] if place is not None else []
            return
        event.actors = [government(country)]
    elif named:
        event.places = [named[0].place()]


def _implied_weapon(kind: str, name: str) -> str | None:
    """The weapon that the name of an act tells: ``car bomb`` of ``Kabul car bombing``.

    Args:
        kind: The kind of the act.
        name: The noun phrase without its article.
    """
    parts = name.lower().split()
    before = parts[:-1]
    if parts[-1].startswith("bombing"):
        kept = [part for part in before[-1:] if part in ("car", "truck", "roadside", "suicide")]
        return " ".join([*kept, "bomb"])
    for length in (2, 1):
        text = " ".join(before[-length:])
        named = name.split()[: len(before)][-length:][:1]
        if any(word[:1].isupper() for word in named) and length > 1:
            continue  # "Hamas | rocket attacks"
        if text and len(before) >= length and weapon_kind(text) is not None:
            return text
    return _WEAPON_OF.get(kind)


def take_owner(scene: Scene, event: Event, noun: int, row: Row) -> None:
    """Take in who stands in the genitive: ``Iran's attack``, ``the minister's arrest``.

    Args:
        scene: The sentence.
        event: The event.
        noun: The index of the noun phrase.
        row: The noun's line in the table.
    """
    owner = scene.possessor(noun)
    before = _owner_before(scene, noun) if owner is None else None
    if before is not None:
        owner = scene.possessor(before)
        event.start, event.definite = scene.phrases[before].start, True
    if owner is None:
        return
    if row["owner"] == "target":
        event.targets = [owner]
    else:
        event.actors = [owner]


def _owner_before(scene: Scene, noun: int) -> int | None:
    """The genitive before other adjectives: ``its unjust, | brutal | and | costly war``."""
    index = noun
    while scene.word(index - 1) == "and" or scene.kind(index - 1) == "comma":
        index -= 2 if scene.kind(index - 2) != "comma" else 3
        if scene.kind(index) not in ("noun", "verb"):
            return None
        tokens = scene.phrases[index].tokens
        if len(tokens) > 1 and tokens[-1].tag not in ("adjective", "verb"):
            return None
        if any(token.tag in ("genitive", "possessive") for token in tokens):
            return index
    return None


def take_complements(scene: Scene, event: Event, noun: int, row: Row) -> int:
    """Take in what prepositions tie to the noun: on whom, by whom, where.

    Args:
        scene: The sentence.
        event: The event.
        noun: The index of the noun phrase.
        row: The noun's line in the table.

    Returns:
        The index of what follows.
    """
    index = noun + 1
    while True:
        if scene.kind(index) == "date":
            event.end = scene.phrases[index].end
            index += 1
            continue
        word = scene.word(index)
        following = scene.kind(index + 1)
        if scene.kind(index) == "adverb" and scene.word(index + 1) == "of":  # "west of Riyadh"
            if scene.kind(index + 2) != "noun":
                return index
            event.end = scene.phrases[index + 2].end
            index += 3
            continue
        if scene.kind(index) != "preposition" or following not in ("noun", "date"):
            return index
        if following == "date":
            event.end = scene.phrases[index + 1].end
            index += 2
            continue
        nouns = scene.clauses.joined_after(index + 1)
        if word in _IN and scene.head(nouns[0]) in words("communications", "own"):
            return index  # "claimed the attack in a statement on Sunday"
        if word == "between" and len(nouns) == 1:
            nouns = _pair(scene, index + 1)
        if word != "of" or not _is_where(scene, index - 1):
            _take_complement(scene, event, row, word, nouns)
        event.end = scene.phrases[nouns[-1]].end
        index = nouns[-1] + 1
        if scene.is_act(nouns[-1]):
            return index  # "protests over the killing of": what follows is of the killing


def _take_complement(scene: Scene, event: Event, row: Row, word: str, nouns: Sequence[int]) -> None:
    if word in ("by", "from") and word in _DOING:
        found = [noun for noun in nouns if not scene.is_weapon(noun)]
        if word == "by":
            event.actors = scene.actors(found) or event.actors
        return
    if event.kind in _TWO_SIDED and not event.actors and word in _BOTH | {"against", "of"}:
        _take_fighters(scene, event, word, nouns)
        return
    if event.kind == "protest" and word == "against":
        event.targets = event.targets or opposed(scene, nouns)
    if event.kind == "crash" and word in ("at", "on"):
        return  # "the crash on the motorway"
    if word == "on" and scene.head(nouns[0]) in _SCREENS:
        return  # "streamed the attack on the internet"
    if word not in _TARGETING or event.kind == "protest":
        return
    if word in ("on", "at") and scene.head(nouns[0]) in _SPOTS:
        return  # "an ambush on a road"
    if word == "of" and row["owner"] != "target" and event.kind not in ("seizure", "interception"):
        if row["kind"] in ("crash", "bombing", "attack", "other") and scene.is_weapon(nouns[0]):
            event.weapon = scene.mention(nouns[0]).name
        elif scene.head(noun := nouns[0]) and event.kind in ("other", "attack"):
            event.targets = event.targets or scene.targets([noun])
        return
    if word == "of" and event.targets and not event.actors:
        # "Iran's detention of X": the owner did it
        event.actors = event.targets
        event.targets = []
    if word == "on" and _is_effect(scene, event.pivot):
        return
    if word == "of" and scene.head(event.pivot) in _KILLINGS:
        event.killed = event.killed or counted(scene, nouns)
    if not event.targets:
        hit = scene.targets([noun for noun in nouns if not scene.is_act(noun)])
        event.places = event.places or struck_country(scene, nouns)
        proper = [actor for actor in hit if actor.kind is not None]
        event.targets = proper if hit and hit[0] in proper else hit


def _is_where(scene: Scene, noun: int) -> bool:
    """Whether "of" names the place before it: ``a raid in the suburb | of Dematagoda``."""
    placed = scene.kind(noun) == "noun" and scene.word(noun - 1) in ("in", "near", "at", "outside")
    return placed and scene.mention(noun).head in words("geographic_nouns", "level")


def _is_effect(scene: Scene, noun: int) -> bool:
    """Whether "on" tells what the act has an effect on: ``the impact of the war on prices``."""
    return any(
        scene.kind(index) == "noun" and scene.head(index) in _EFFECTS
        for index in range(max(0, noun - 6), noun)
    )


def _take_fighters(scene: Scene, event: Event, word: str, nouns: Sequence[int]) -> None:
    if word in ("between", "with"):
        event.actors = scene.actors(nouns)
        if word == "with" and scene.word(event.pivot - 1) in ("of", "after", "following"):
            event.actors = [*_one_side(scene, event.pivot), *event.actors]
    elif word == "against":
        event.targets = scene.actors(nouns)


def _one_side(scene: Scene, noun: int) -> list[Actor]:
    """Who had fought before they did more: ``rebels took it after days of fighting with``."""
    told = [verb for verb in scene.clauses.verbs() if verb < noun]
    doers = scene.actors(scene.clauses.subjects(told[-1])) if told else []
    return [actor for actor in doers if actor.kind in ("military", "group")]


def _pair(scene: Scene, first: int) -> tuple[int, ...]:
    """The two that "between" is about, even where a verb follows the second."""
    last = first
    while scene.word(last + 1) in _TIES and scene.kind(last + 2) == "noun":
        last += 2  # "between supporters of the president and"
    if scene.word(last + 1) == "and" and scene.kind(last + 2) == "noun":
        return (first, last + 2)
    return (first,)
