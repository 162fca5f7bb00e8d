"""Events that a verb tells: ``gunmen attacked the convoy``, ``five people were killed``."""

from collections.abc import Sequence

from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.incidents.circumstances import (
    government,
    struck_country,
    take_places,
    take_weapon,
    unlisted_place,
)
from dateline.capture.incidents.event import PROTESTERS, VIOLENT, Event
from dateline.capture.incidents.happening import told_status
from dateline.capture.incidents.needs import (
    has_needed,
    is_accident,
    is_blameless,
    is_figurative,
    is_imagined,
)
from dateline.capture.incidents.protests import opposed
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.sides import Sides, governed, is_found_so, sides_of
from dateline.capture.incidents.timing import take_date
from dateline.capture.incidents.toll import counted
from dateline.capture.incidents.victims import victims_of
from dateline.capture.incidents.vocabulary import (
    is_perpetrator,
    is_vehicle,
    verb_rows,
    weapon_kind,
)
from dateline.capture.status import is_negated
from dateline.capture.tables import Row
from dateline.model import Actor, Place

__all__ = ["by_verb"]

_MEANS = frozenset(["use", "deploy", "fire", "launch"])
# Words before a number of those told of before: "the three officers".
_KNOWN = frozenset(["the", "these", "those", "both"])
# What is done to a missile or a drone is to stop it.
_DOWNING = frozenset(["destroy", "neutralize", "neutralise", "shoot", "repel", "engage"])
_OPERATIONS = frozenset(
    [
        "operation",
        "operations",
        "raid",
        "raids",
        "sweep",
        "sweeps",
        "crackdown",
        "strike",
        "strikes",
    ]
)


_TAKING = frozenset(["retake", "recapture", "occupy", "overrun", "besiege", "capture", "annex"])
_AGAINST_CROWDS = frozenset(
    [
        *("tear gas", "teargas", "tear-gas", "water cannon", "water cannons", "rubber bullets"),
        *("pepper spray", "stun grenades", "batons", "rubber bullet", "tear gas canisters"),
    ]
)


def by_verb(scene: Scene, verb: int) -> Event | None:
    """The event that a verb tells.

    Args:
        scene: The sentence.
        verb: The index of the verb.

    Returns:
        The event; None if the verb tells none.
    """
    rows = _rows(scene, verb)
    if not rows or is_negated(scene.passage, verb):
        return None
    if is_found_so(scene, verb) and is_negated(scene.passage, verb - 1):
        return None
    if is_figurative(scene, verb) or is_imagined(scene, verb):
        return None
    for row in rows:
        sides = sides_of(scene, verb, row)
        if has_needed(scene, sides, row):
            break
    else:
        return None
    if is_blameless(scene, sides):
        return None
    sides.suffering = _unexplained(scene, sides.suffering)
    event = Event(
        scene.passage, *_span(scene, verb), row["kind"], "incident.verb", verb, cause=sides.cause
    )
    if row["needs"] == "aimed" and sides.weapons:
        event.kind = weapon_kind(scene.text(sides.weapons[0])) or event.kind  # "artillery fired on"
    event.actors = scene.actors(sides.doers) or scene.owners(sides.doers)
    if not event.actors:
        event.actors = (
            scene.actors(sides.weapons) or _operators(scene, verb) or _arresters(scene, verb, row)
        )
    if not (row["harm"] and _are_pronouns(scene, sides.suffering)):
        event.targets = scene.targets(sides.suffering)
        meant = map(scene.counted_of, sides.suffering)
        if event.targets == event.actors and all(map(scene.is_pronoun, meant)):
            event.targets = []  # "police used tear gas on them"
    else:
        event.whom = scene.actors(sides.suffering)
    if event.kind == "protest":
        against = governed(scene, verb, "against")
        event.targets = opposed(scene, against or scene.clauses.objects(verb))
    event.victims = victims_of(scene, sides.suffering) if not event.targets else []
    event.retold = any(
        scene.word(noun) in _KNOWN and scene.quantity(noun) is not None for noun in sides.suffering
    )
    event.pointing = bool(sides.suffering) and all(
        scene.word(noun) == "the" and (is_vehicle(scene.text(noun)) or _is_bare_person(scene, noun))
        for noun in sides.suffering
    )
    if row["needs"] == "unrest":
        event.targets = [Actor(name="protesters", kind="population")]
    if event.kind == "arrest" and not event.targets:
        counts = [noun for noun in sides.suffering if scene.quantity(noun) is not None]
        event.targets = [Actor(name="people", kind="population")] if counts else []
    if scene.phrases[verb].lemma in ("capture", "seize") and _are_people(scene, event, sides):
        event.kind = "seizure" if _are_fighters(event.actors) else "arrest"
    if scene.phrases[verb].lemma in _DOWNING and _are_missiles(scene, sides.suffering):
        event.kind = "interception"
    take_weapon(scene, event, sides.weapons)
    _take_crowd(scene, event, verb)
    _take_means(scene, event, verb)
    _take_harm(scene, event, row, sides.suffering)
    _take_doer_kind(event)
    if row["with"] and row["at"] and not event.targets and event.kind == "seizure":
        return None
    event.definite = any(scene.word(noun) == "it" for noun in sides.suffering) or (
        event.kind in VIOLENT
        and (any(_is_known_doer(scene, event, noun) for noun in (*sides.doers, *sides.weapons)))
    )
    event.harm = row["harm"] != "" and not event.actors and event.weapon is None
    if is_accident(scene, event):
        return None
    event.status = told_status(scene, verb)
    if event.status == "occurred" and _is_said_to_be(scene, verb):
        event.status = "alleged"
    if event.status in ("planned", "hypothetical"):
        event.killed = event.injured = None
    take_date(scene, event)
    if not row["harm"]:
        event.places = _stricken(scene, verb, sides.suffering)
    if not (event.harm and _is_in_care(scene, verb)):
        take_places(scene, event)
    if row["sides"] == "weapon" and not (event.places or sides.suffering):
        event.places = _stricken(scene, verb, governed(scene, verb, "from"))  # "from Wonsan"
    return event


def _take_crowd(scene: Scene, event: Event, verb: int) -> None:
    """Whom tear gas and the like are used on: ``to disperse the crowd``, or else protesters."""
    if event.targets or (event.weapon or "").lower() not in _AGAINST_CROWDS:
        return
    following = [other for other in scene.clauses.verbs() if verb < other <= verb + 6]
    before = [other for other in scene.clauses.verbs() if verb - 4 <= other < verb]
    objects = [noun for other in following for noun in scene.clauses.objects(other)]
    objects += [noun for other in before for noun in governed(scene, other, "to")]
    event.targets = [actor for actor in scene.targets(objects) if actor.kind == "population"] or [
        PROTESTERS
    ]


def _unexplained(scene: Scene, nouns: Sequence[int]) -> Sequence[int]:
    """Those who came to harm, without who they are: ``Jane Doe, a major, and her son``."""
    return [
        noun
        for before, noun in zip((None, *nouns), nouns, strict=False)
        if before is None
        or scene.word(noun) not in ("a", "an", "the")
        or scene.kind(noun - 1) != "comma"
        or scene.mention(before).kind not in ("person", "name")
        or not scene.mention(before).proper
        or scene.mention(noun).proper
    ]


def _operators(scene: Scene, verb: int) -> list[Actor]:
    """Whose operation it was done in: ``killed in a French raid``, ``held in a police sweep``."""
    for noun in [*governed(scene, verb, "in"), *governed(scene, verb, "during")]:
        country = scene.mention(noun).country
        if scene.head(noun) not in _OPERATIONS:
            continue
        if country is not None:
            return [government(country)]
        if any(token.lower == "police" for token in scene.phrases[noun].tokens):
            return [Actor(name="police", kind="government")]
    return []


def _arresters(scene: Scene, verb: int, row: Row) -> list[Actor]:
    """The police who tell of an arrest made it, unless another is said to have."""
    if row["kind"] != "arrest" or not scene.clauses.is_passive(verb):
        return []
    for noun in scene.nouns():
        tells = scene.word(noun - 1) in ("for", "of", "to") or any(
            noun in scene.clauses.subjects(other) and takes_clause(scene.phrases[other].lemma)
            for other in scene.clauses.verbs()
        )
        if scene.head(noun) != "police" or not (tells or scene.kind(noun - 1) == "comma"):
            continue
        tokens = scene.phrases[noun].tokens
        tied = next((i for i, token in enumerate(tokens) if token.lower in ("for", "of")), None)
        if tied is None:
            return scene.actors([noun])
        body = [token for token in tokens[tied + 1 :] if token.tag != "determiner"]
        name = scene.passage.text[body[0].start : body[-1].end]
        country = scene.mention(noun).country
        return [Actor(name=name, kind="organization", country=country)]
    return []


def _stricken(scene: Scene, verb: int, nouns: Sequence[int]) -> list[Place]:
    """The place that was struck or taken: ``shelled Sirte``, ``seized control of the island``."""
    nouns = [scene.counted_of(noun) for noun in nouns]
    found = [scene.story.places.told(scene.passage, noun) for noun in nouns]
    told = [place for place in found if place is not None]
    taken = scene.phrases[verb].lemma in _TAKING
    unlisted = [place for noun in nouns for place in unlisted_place(scene, noun)] if taken else []
    return (told or struck_country(scene, nouns) or unlisted)[:1]


def _is_said_to_be(scene: Scene, verb: int) -> bool:
    """Whether a quoted speaker says that it is done, in the simple present."""
    tokens = [token.lower for token in scene.phrases[verb].tokens]
    quoted = scene.passage.host is not None
    return quoted and tokens[0] in ("is", "are") and "being" not in tokens


def _are_people(scene: Scene, event: Event, sides: Sides) -> bool:
    if not event.targets or any(is_vehicle(scene.text(noun)) for noun in sides.suffering):
        return False
    return all(actor.kind == "person" for actor in event.targets)


def _are_fighters(actors: Sequence[Actor]) -> bool:
    """Whether those who take someone are no police: they hold a captive, and arrest nobody."""
    return any(actor.kind in ("group", "military") for actor in actors)


def _are_missiles(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether what is destroyed is in the air: ``destroyed two drones and a missile``."""
    flying = ("missile_strike", "drone_strike")
    return any(weapon_kind(scene.mention(noun).name) in flying for noun in nouns)


def _take_means(scene: Scene, event: Event, verb: int) -> None:
    """``by deploying a missile battery to intercept a missile``."""
    if event.weapon is not None or not scene.phrases[verb].infinitive:
        return
    for before in range(verb - 1, max(-1, verb - 4), -1):
        if scene.kind(before) == "verb":
            objects = scene.clauses.objects(before)
            if scene.phrases[before].lemma in _MEANS and objects:
                event.weapon = scene.mention(objects[0]).name
            return


def _take_doer_kind(event: Event) -> None:
    """What those who did it tell of how: a suicide bomber, protesters nobody names."""
    if event.kind == "attack" and any(
        {"bomber", "bombers"} & set(actor.name.split()) for actor in event.actors
    ):
        event.kind = "bombing"
    if event.kind == "protest" and not event.actors:
        event.actors = [Actor(name="protesters", kind="population")]
    if event.kind == "attack" and any("sniper" in actor.name.lower() for actor in event.actors):
        event.kind = "shooting"
    if event.kind == "other" and event.actors and event.injured:
        event.kind = "attack"
    if event.kind in ("attack", "bombing") and any(
        "air force" in actor.name.lower() for actor in event.actors
    ):
        event.kind = "airstrike"
    if event.kind == "crash":
        event.weapon = None


def _are_pronouns(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether "he died" tells of harm to whom the sentences before were about."""
    return bool(nouns) and all(scene.is_single_pronoun(noun) for noun in nouns)


def _rows(scene: Scene, verb: int) -> list[Row]:
    """The lines of the table that a verb may have here, the likeliest first."""
    lines = verb_rows(scene.phrases[verb].lemma)
    near = _near(scene, verb) if lines else frozenset()
    if lines and scene.clauses.is_passive(verb):  # "gunfire was exchanged"
        near |= frozenset(scene.heads(scene.clauses.subjects(verb)))
    return [row for row in lines if _may_have(scene, verb, row, near, row is lines[-1])]


def _may_have(scene: Scene, verb: int, row: Row, near: frozenset[str], last: bool) -> bool:
    if row["needs"] == "aimed":
        return scene.word(verb + 1) in row["with"].split("|")
    if row["with"]:
        return bool(near & frozenset(row["with"].split("|")))
    return last or row["sides"] != "object" or _has_object(scene, verb)


def _has_object(scene: Scene, verb: int) -> bool:
    joined = scene.kind(verb + 1) == "conjunction" and scene.kind(verb + 2) == "verb"
    shared = joined and bool(scene.clauses.objects(verb + 2))  # "shot and killed a guard"
    return shared or bool(scene.clauses.objects(verb)) or scene.clauses.is_passive(verb)


def _near(scene: Scene, verb: int) -> frozenset[str]:
    """The words of a verb's object, and the few right after."""
    found: set[str] = set()
    for index in range(verb + 1, min(verb + 5, len(scene.phrases))):
        if scene.kind(index) in ("verb", "comma", "semicolon", "subordinator", "conjunction"):
            break
        found.update(token.lower for token in scene.phrases[index].tokens)
    return frozenset(found)


def _is_bare_person(scene: Scene, noun: int) -> bool:
    """Whether people are spoken of with no more than "the": ``the men``, ``the suspect``."""
    people = scene.mention(noun).kind in ("population", "person")
    short = len(scene.phrases[noun].tokens) == len(("the", "men"))
    return is_perpetrator(scene.head(noun)) or (people and short)


def _is_in_care(scene: Scene, verb: int) -> bool:
    """Whether people died where they were treated, and not where they were hurt."""
    return any(
        head in ("hospital", "hospitals", "clinic")
        for complement in scene.clauses.complements(verb)
        for head in scene.heads(complement.nouns)
    )


def _is_known_doer(scene: Scene, event: Event, noun: int) -> bool:
    """Whether it was done by who did what was told before: ``the attackers threw grenades``."""
    they = scene.word(noun) == "they" and not scene.phrases[event.pivot].infinitive
    if scene.is_single_pronoun(noun) or they:
        return any(is_perpetrator(actor.name.lower().split()[-1]) for actor in event.actors)
    if scene.word(noun) != "the":
        return False
    return is_perpetrator(scene.head(noun)) or scene.is_weapon(noun)  # "the aircraft dropped"


def _take_harm(scene: Scene, event: Event, row: Row, nouns: Sequence[int]) -> None:
    if not row["harm"]:
        if _is_deadly(scene, event.pivot):
            event.killed = counted(scene, nouns)
        return
    more = any(scene.says_more(noun) for noun in nouns) or any(
        token.lower == "also" for token in scene.phrases[event.pivot].tokens
    )
    if row["harm"] == "killed":
        event.killed, event.more_killed = counted(scene, nouns), more
    else:
        event.injured, event.more_injured = counted(scene, nouns), more


def _is_deadly(scene: Scene, verb: int) -> bool:
    """``shot dead``, ``stabbed to death``."""
    near = [token.lower for phrase in scene.phrases[verb : verb + 4] for token in phrase.tokens]
    return "dead" in near or ("death" in near and "to" in near)


def _span(scene: Scene, verb: int) -> tuple[int, int]:
    clauses, passage = scene.clauses, scene.passage
    teller = verb - 1 if is_found_so(scene, verb) else verb
    before = [noun for noun in clauses.subjects(teller) if noun < verb]
    start = scene.phrases[min([*before, verb])].start
    if not any(clauses.is_finite(other) for other in clauses.verbs() if other < verb):
        start = passage.start
    return start, scene.phrases[clauses.clause_end(verb) - 1].end
