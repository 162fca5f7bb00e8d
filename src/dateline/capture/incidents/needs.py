"""What a verb of force needs beside it to tell an incident, and what makes it tell none."""

from collections.abc import Sequence

from dateline.capture.incidents.event import Event
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.sides import Sides
from dateline.capture.incidents.vocabulary import (
    is_disaster,
    is_fiction,
    is_figure,
    is_natural,
    is_perpetrator,
    is_vehicle,
    noun_row,
)
from dateline.capture.tables import Row, words

__all__ = [
    "has_needed",
    "is_accident",
    "is_blameless",
    "is_figurative",
    "is_imagined",
    "is_played",
    "is_ranked",
]

_RANKS = frozenset(["worst", "first", "second", "third", "last", "latest", "only", "deadliest"])
# What is done for long: "to fight the rebels" is an aim, and no act.
_AIMS = frozenset(["fight", "battle", "combat"])
_ANYBODY = frozenset(["anyone", "anybody", "whoever", "everyone", "nobody"])
_ARMED = frozenset(["military", "group", "government"])
_PROTESTERS = frozenset(
    ["protesters", "protestors", "demonstrators", "marchers", "activists", "strikers", "rioters"]
)
_CROWD = frozenset(["population", "group"])
# Vehicles that hit others on purpose.
_WARLIKE = frozenset(
    [
        *("bomber", "drone", "drones", "destroyer", "warship", "warships", "fighter", "jet"),
        *("aircraft", "helicopter", "helicopters", "bombs", "bomb", "armoured", "armored"),
    ]
)
_HARMFUL = frozenset(
    [
        "gunmen",
        "coalition",
        "gunman",
        "attackers",
        "attacker",
        "police",
        "protesters",
        "protestors",
        "rioters",
        "mob",
        "mobs",
        "vandals",
        "arsonist",
        "arsonists",
        "looters",
        "assailants",
        "bomber",
        "militant",
        "soldier",
        "insurgent",
        "demonstrators",
        "youths",
        "warship",
        "warships",
        "destroyer",
        "frigate",
        "gunboat",
        "gunboats",
        "officers",
        "agents",
        "pirates",
    ]
)
# What ties what people came to harm of to the verb that tells it.
_THROUGH = frozenset(["in", "by", "during", "from", "of", "to", "after", "following"])
_FIGURATIVE = frozenset(["against", "for", "by", "with", "over", "of", "from", "into"])


def is_figurative(scene: Scene, verb: int) -> bool:
    """Whether a verb of force is a figure of speech: ``struck a deal``, ``fought back``.

    Args:
        scene: The sentence.
        verb: The index of the verb.
    """
    lemma = scene.phrases[verb].lemma
    clauses = scene.clauses
    nouns = [*clauses.subjects(verb), *clauses.objects(verb)]
    for complement in clauses.complements(verb):
        if complement.preposition in _FIGURATIVE:
            nouns += complement.nouns
    beside = scene.heads(nouns)
    for noun in clauses.subjects(verb):
        beside += [token.lower for token in scene.phrases[noun].tokens]
    if is_figure(lemma, beside):
        return True
    media = any(scene.mention(noun).media for noun in clauses.subjects(verb))
    if media and not clauses.is_passive(verb):
        return True  # "the Daily Mirror attacked the premier"
    if lemma in ("attack", "hit", "beat", "slam", "shoot", "fight", "fire", "kill"):
        # "fought back", but "attacked off the coast"
        return scene.word(verb + 1) in ("back", "out", "off") and scene.kind(verb + 2) != "noun"
    return False


def is_imagined(scene: Scene, verb: int) -> bool:
    """Whether it is told of nobody, or in play: ``In the film, ...``, ``anyone who attacks``.

    Args:
        scene: The sentence.
        verb: The index of the verb.
    """
    subjects = scene.clauses.subjects(verb)
    phrase = scene.phrases[verb]
    if phrase.infinitive and is_ranked(scene, verb - 1):
        return True
    bare = phrase.tokens[0].form == "base" and scene.kind(verb - 1) == "conjunction"
    if phrase.lemma in _AIMS and (phrase.infinitive or bare) and not phrase.perfect:
        return True
    if phrase.gerund and _is_feared(scene, verb):
        return True
    if any(scene.word(noun) in _ANYBODY for noun in subjects) or _is_command(scene, verb):
        return True
    if any(is_fiction(scene.head(noun), "tells") for noun in subjects):
        return True
    struck = (*scene.clauses.objects(verb), *subjects)
    if any(
        is_fiction(token.lower, "adjective") for n in struck for token in scene.phrases[n].tokens
    ):
        return True
    return _is_manner(scene, verb) or is_played(scene, verb)


def is_ranked(scene: Scene, noun: int) -> bool:
    """Whether one of a row of acts is spoken of: ``the worst (attack) to strike the city``."""
    return scene.kind(noun) == "noun" and any(
        token.lower in _RANKS or (token.lower.endswith("est") and token.tag == "adjective")
        for token in scene.phrases[noun].tokens
    )


def _is_feared(scene: Scene, verb: int) -> bool:
    """Whether it is only feared or threatened: ``threats about attacking the temple``."""
    if scene.kind(verb - 1) != "preposition" or scene.kind(verb - 2) != "noun":
        return False
    head = scene.head(verb - 2)
    return head in words("intents", "status") or head in ("fear", "fears", "risk", "danger")


def _is_manner(scene: Scene, verb: int) -> bool:
    """Whether it only tells how an act was done: ``carried out the attack using ten drones``."""
    phrase = scene.phrases[verb]
    using = phrase.gerund and phrase.lemma in ("use", "deploy", "employ")
    return using and scene.kind(verb - 1) == "noun" and scene.is_act(verb - 1)


def is_played(scene: Scene, index: int) -> bool:
    """Whether a clause is of a film, a drill or what one imagines: ``Imagine that rebels ...``.

    Args:
        scene: The sentence.
        index: The index of the verb or noun that tells an act.
    """
    for other in range(index - 1, -1, -1):
        kind = scene.kind(other)
        if kind == "semicolon":
            return False
        if kind == "noun" and scene.word(other - 1) in ("in", "during"):
            if is_fiction(scene.head(other), "in"):
                return True
        elif kind == "verb":
            phrase = scene.phrases[other]
            telling = is_fiction(phrase.lemma, "verb")
            if telling and (phrase.lemma in ("imagine", "dream") or other > index - 4):
                return True
            if any(is_fiction(scene.head(n), "tells") for n in scene.clauses.subjects(other)):
                return True
    return False


def _is_command(scene: Scene, verb: int) -> bool:
    """Whether a clause tells others to do it: ``Occupy the streets``."""
    phrase = scene.phrases[verb]
    bare = len(phrase.tokens) == 1 and phrase.tokens[0].form == "base" and phrase.finite
    return bare and not scene.clauses.subjects(verb) and scene.kind(verb - 1) in ("end", "mark")


def is_blameless(scene: Scene, sides: Sides) -> bool:
    """Whether nobody did it: a fire, a storm or a disease.

    Args:
        scene: The sentence.
        sides: The sides of what the verb tells.
    """
    return any(is_natural(scene.mention(noun).head) for noun in sides.doers)


def is_accident(scene: Scene, event: Event) -> bool:
    """Whether harm that nobody did came of a disaster: ``ten people died in the earthquake``.

    Args:
        scene: The sentence.
        event: The event that the verb tells.
    """
    if not event.harm or event.cause is not None:
        return False
    tied = [
        noun
        for complement in scene.clauses.complements(event.pivot)
        if complement.preposition in _THROUGH
        for noun in complement.nouns
    ]
    return any(is_natural(head) for head in scene.heads(tied)) or any(
        is_disaster(head) for head in scene.heads(scene.nouns())
    )


def has_needed(scene: Scene, sides: Sides, row: Row) -> bool:
    """Whether a verb has beside it what its line in the table asks for.

    Args:
        scene: The sentence.
        sides: The sides of what the verb tells.
        row: The verb's line in the table.
    """
    needs = row["needs"]
    if row["sides"] == "weapon":
        return bool(sides.weapons) or bool(row["with"] and sides.doers)
    if row["sides"] == "object" and not (sides.suffering or sides.cause is not None):
        return bool(row["with"]) and bool(sides.doers)
    if needs == "aimed":
        return bool(sides.suffering) and _is_armed(scene, sides.doers)
    if needs == "town":
        return _is_town_taken(scene, sides)
    if row["sides"] == "lost":
        return bool(sides.suffering and sides.doers)
    if row["sides"] == "suffered":
        return bool(sides.suffering)
    if row["sides"] == "fall":
        return any(scene.story.places.of(scene.passage, noun) for noun in sides.suffering)
    if needs == "human":
        return scene.is_human(sides.suffering or sides.doers)
    if needs == "doer":
        return not sides.doers or scene.is_human(sides.doers) or _is_armed(scene, sides.doers)
    if needs == "thing" and row["kind"] == "interception" and _are_them(scene, sides.suffering):
        return True  # "intercepted two of them"
    if needs == "thing":
        return not scene.is_human(sides.suffering)
    if needs == "vehicle":
        return any(is_vehicle(scene.text(noun)) for noun in sides.suffering)
    if needs == "traffic":
        return _is_collision(scene, sides.suffering)
    if needs == "protesters":
        return any(scene.head(noun) in _PROTESTERS for noun in sides.doers)
    if needs == "unrest":
        return any(_is_protest(scene, noun) for noun in sides.suffering)
    if needs == "fighters":
        unnamed = not sides.doers and any(is_vehicle(scene.text(noun)) for noun in sides.suffering)
        return bool(sides.weapons) or unnamed or _is_armed(scene, sides.doers)
    if needs == "crowd":
        return any(_is_crowd(scene, noun) for noun in sides.doers)
    if needs == "force":
        if row["sides"] == "both":
            return _is_fight(scene, sides)
        return bool(sides.weapons) or sides.cause is not None or _is_armed(scene, sides.doers)
    return True


def _is_collision(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether one vehicle hits another, neither of them an armed one: ``the bus hit a lorry``."""
    names = [set(scene.mention(noun).name.lower().split()) for noun in nouns]
    return len(names) > 1 and all(
        is_vehicle(" ".join(name)) and not name & _WARLIKE for name in names
    )


def _are_them(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether those told of before are meant, people or things."""
    return all(scene.word(scene.counted_of(noun)) in ("them", "these", "those") for noun in nouns)


def _is_town_taken(scene: Scene, sides: Sides) -> bool:
    """Whether fighters take a place: ``the rebels took the town``."""
    levels = words("geographic_nouns", "level")
    taken = [scene.mention(noun).name.lower().split()[-1:] for noun in sides.suffering]
    town = any(levels.get(word) in ("city", "admin1") for last in taken for word in last)
    doers = scene.story.identities(scene.passage, sides.doers)
    return town and any(one.kind in ("military", "group") for one in doers)


def _is_protest(scene: Scene, noun: int) -> bool:
    found = noun_row(scene.mention(noun).name.lower().split())
    if scene.head(noun) in _PROTESTERS:
        return True
    return found is not None and found[0]["kind"] == "protest"


def _is_crowd(scene: Scene, noun: int) -> bool:
    mention = scene.mention(noun)
    if scene.phrases[noun].is_pronoun:
        return False
    return mention.kind in _CROWD or scene.quantity(noun) is not None


def _is_armed(scene: Scene, nouns: Sequence[int]) -> bool:
    if any(head in _HARMFUL or is_perpetrator(head) for head in scene.heads(nouns)):
        return True
    return any(
        one.kind in _ARMED or one.nouns & _HARMFUL or (one.kind == "population" and one.proper)
        for one in scene.story.identities(scene.passage, nouns)
    )


def _is_fight(scene: Scene, sides: Sides) -> bool:
    both = [*sides.doers, *sides.suffering]
    if not sides.suffering and len(scene.story.identities(scene.passage, sides.doers)) < 2:
        return False
    return _is_armed(scene, both)
