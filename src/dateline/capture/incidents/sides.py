"""Which noun phrases of a clause do it, suffer it, and are what it is done with."""

from collections.abc import Sequence

import attrs

from dateline.capture.grammar.phrase_rows import RELATIVES
from dateline.capture.incidents.scene import Scene
from dateline.capture.incidents.vocabulary import verb_rows, weapon_kind
from dateline.capture.tables import Row

__all__ = ["Sides", "governed", "is_found_so", "sides_of"]


_MINES = frozenset(["mine", "mines"])
# Verbs that tell what someone takes a thing for: "what the army called a base".
_CALLING = frozenset(["call", "describe", "say", "term", "believe", "allege"])
_OBJECT_RELATIVES = frozenset(["which", "that", "whom"])
_FINDING = frozenset(
    ["believe", "confirm", "declare", "fear", "find", "leave", "presume", "report", "say", "think"]
)


@attrs.define
class Sides:
    """Which noun phrases do it, suffer it, and are what it is done with.

    Attributes:
        doers: The indexes of those who do it.
        suffering: The indexes of those to whom or what it is done.
        weapons: The indexes of what it is done with.
        cause: The index of a noun phrase that tells the same act, or None.
    """

    doers: Sequence[int] = ()
    suffering: Sequence[int] = ()
    weapons: Sequence[int] = ()
    cause: int | None = None


def sides_of(scene: Scene, verb: int, row: Row) -> Sides:
    """The sides of what a verb of force tells.

    Args:
        scene: The sentence.
        verb: The index of the verb.
        row: The verb's line in the table.
    """
    clauses, phrase = scene.clauses, scene.phrases[verb]
    passive = _is_passive(scene, verb, row)
    teller = verb - 1 if is_found_so(scene, verb) else verb
    subjects = _acting(scene, verb, clauses.subjects(teller))
    objects = _objects(scene, verb)
    sides = Sides()
    by = list(_acting(scene, len(scene.phrases), governed(scene, verb, "by")))
    if not by and passive and _joins(scene, verb):
        by = governed(scene, verb + 2, "by")
    at = _aimed(scene, verb, row)
    if row["sides"] == "weapon":
        sides.doers = by if passive else subjects
        sides.weapons = [n for n in (subjects if passive else objects) if scene.is_weapon(n)]
        if not sides.weapons and not passive and not phrase.infinitive:
            sides.weapons = [noun for noun in subjects if scene.is_weapon(noun)]
        sides.doers = [noun for noun in sides.doers if noun not in sides.weapons]
        sides.suffering = at
        return sides
    if row["sides"] == "lost":
        sides.suffering, sides.doers = governed(scene, verb, "of"), at
        return sides
    if row["sides"] == "fall":
        sides.suffering, sides.doers = subjects, at
        return sides
    if row["sides"] == "suffered":
        if _is_under(scene, verb, row):
            sides.suffering = subjects
            sides.doers = governed(scene, verb, "from") or by
        return _without_weapons(scene, sides, verb)
    if row["needs"] == "traffic":
        sides.suffering = (*subjects, *(by if passive else objects))
        return sides
    if row["sides"] == "none":
        harmed = bool(row["harm"]) or row["kind"] == "crash"
        sides.doers, sides.suffering = ((), subjects) if harmed else (subjects, at)
        return sides if row["needs"] == "vehicle" else _without_weapons(scene, sides, verb)
    if row["sides"] == "both":
        sides.doers, sides.suffering = subjects, at or objects
        between, beside = governed(scene, verb, "between"), governed(scene, verb, "with")
        if between or beside:  # those who fight with each other both do it
            sides.doers, sides.suffering = between or (*subjects, *beside), ()
        return _without_weapons(scene, sides, verb)
    sides.doers, sides.suffering = (by, subjects) if passive else (subjects, objects)
    if not passive and phrase.lemma in ("hit", "strike") and _are_mines(scene, sides.suffering):
        sides.doers, sides.suffering = sides.suffering, sides.doers  # "the bus hit a mine"
    if passive and not by and row["needs"] == "force":
        acts = [
            n for tie in ("in", "during") for n in governed(scene, verb, tie) if scene.is_act(n)
        ]
        sides.cause = acts[0] if acts else None  # "was damaged in an attack"
    told = frozenset(row["with"].split("|"))
    apart = row["with"] and (not passive or told & set(scene.heads(sides.suffering)))
    if at and (not sides.suffering or apart or _is_beside(scene, sides.suffering, row)):
        sides.suffering = at
    return _without_weapons(scene, sides, verb)


def is_found_so(scene: Scene, verb: int) -> bool:
    """Whether a participle says how people were found: ``sixteen were reported killed``.

    Args:
        scene: The sentence.
        verb: The index of the verb.
    """
    if verb < 1 or scene.kind(verb - 1) != "verb" or not scene.phrases[verb].participle:
        return False
    return scene.clauses.is_passive(verb - 1) and scene.phrases[verb - 1].lemma in _FINDING


def _acting(scene: Scene, verb: int, subjects: Sequence[int]) -> Sequence[int]:
    """The act tied to a subject that does nothing: ``the wake of the bombings that killed ten``."""
    if len(subjects) != 1 or scene.is_act(subjects[0]) or scene.actors(subjects):
        return subjects
    tie = subjects[0] + 1
    if scene.kind(tie) != "preposition":
        return subjects
    tied = tie + 2 if scene.kind(tie + 2) == "date" else tie + 1
    for noun in (tied, tied + 1):
        if noun < verb and scene.kind(noun) == "noun" and scene.is_act(noun):
            return (noun,)
    return subjects


def governed(scene: Scene, verb: int, preposition: str) -> list[int]:
    """The noun phrases that a preposition ties to a verb, with no other verb between.

    Args:
        scene: The sentence.
        verb: The index of the verb.
        preposition: In lower case.
    """
    return [
        noun
        for complement in scene.clauses.complements(verb)
        if complement.preposition == preposition
        and not any(item.kind == "verb" for item in scene.phrases[verb + 1 : complement.index])
        for noun in complement.nouns
    ]


def _is_under(scene: Scene, verb: int, row: Row) -> bool:
    """Whether it came under what the row tells, and not "under fire for his remarks"."""
    if governed(scene, verb, "for") or governed(scene, verb, "over"):
        return False
    under = scene.heads(governed(scene, verb, "under"))
    return under[:1] != [] and under[0] in row["with"].split("|")


def _are_mines(scene: Scene, nouns: Sequence[int]) -> bool:
    return bool(nouns) and all(
        weapon_kind(scene.mention(noun).name) == "bombing" or scene.head(noun) in _MINES
        for noun in nouns
    )


def _is_beside(scene: Scene, nouns: Sequence[int], row: Row) -> bool:
    """Whether the object is no target but part of the verb: ``blew himself up``."""
    return all(scene.phrases[noun].is_pronoun for noun in nouns) and bool(row["with"])


def _is_passive(scene: Scene, verb: int, row: Row) -> bool:
    clauses, phrase = scene.clauses, scene.phrases[verb]
    if clauses.is_passive(verb):
        return True
    if not phrase.participle or row["sides"] in ("none", "both"):
        return False
    if is_found_so(scene, verb):
        return True
    # "was shot and killed": the second shares what makes the first passive
    if clauses.objects(verb) or scene.kind(verb - 1) not in ("conjunction", "noun", "adverb"):
        return False
    if (
        scene.kind(verb - 1) == "conjunction"
        and scene.kind(verb - 2) == "verb"
        and clauses.is_passive(verb - 2)
    ):
        return True
    if scene.kind(verb - 1) == "conjunction" and _shares_passive(scene, verb):
        return True  # "was wounded in a shootout and arrested later"
    counted = row["kind"] == "arrest" and _is_counted(scene, verb - 1)
    if (row["harm"] or counted) and scene.kind(verb - 1) in ("noun", "adverb"):
        # "with three people killed", "leaving 14 dead and 145 wounded"
        return scene.kind(verb + 1) in ("mark", "end", "comma", "preposition", "conjunction")
    return False


def _shares_passive(scene: Scene, verb: int) -> bool:
    """Whether the last verb of the same subject is passive, with an auxiliary of its own."""
    clauses = scene.clauses
    before = clauses.verb_before(verb)
    if before is None or not clauses.subjects(verb):
        return False
    auxiliary = len(scene.phrases[before].tokens) > 1 and clauses.is_passive(before)
    return auxiliary and clauses.subjects(before) == clauses.subjects(verb)


def _is_counted(scene: Scene, noun: int) -> bool:
    """Whether people stand as a number after "and": ``and 89 | arrested``."""
    joined = scene.kind(noun - 1) in ("conjunction", "comma")
    return joined and scene.kind(noun) == "noun" and scene.is_only_number(noun)


def _objects(scene: Scene, verb: int) -> Sequence[int]:
    found: Sequence[int] = scene.clauses.objects(verb)
    if not found and _joins(scene, verb):
        found = scene.clauses.objects(verb + 2)  # "shot and wounded the suspect"
    if not found:
        found = _antecedent(scene, verb)
    if found and scene.word(found[0]) == "what" and scene.phrases[found[0] + 1].lemma in _CALLING:
        found = scene.clauses.objects(found[0] + 1)  # "bombed what it called a camp"
    if found and scene.kind(found[0] + 1) == "noun" and scene.mention(found[0] + 1).proper:
        return scene.clauses.joined_after(found[0] + 1)  # "arrested the activists Jane Doe and"
    if found and scene.phrases[found[0]].word == "dead":
        after = found[0] + 1  # "shot dead a man"
        return scene.clauses.joined_after(after) if scene.kind(after) == "noun" else ()
    return found


def _antecedent(scene: Scene, verb: int) -> Sequence[int]:
    """What an object relative is about: ``the town, which the rebels retook``."""
    before = [noun for noun in scene.clauses.subjects(verb) if noun < verb]
    relative = before[0] - 1 if before else -1
    if scene.word(relative) not in _OBJECT_RELATIVES or scene.kind(relative) != "subordinator":
        return ()
    noun = relative - 1 - (scene.kind(relative - 1) == "comma")
    return (noun,) if scene.kind(noun) == "noun" else ()


def _joins(scene: Scene, verb: int) -> bool:
    """Whether "and" and another verb follow at once."""
    return scene.kind(verb + 1) == "conjunction" and scene.kind(verb + 2) == "verb"


def _aimed(scene: Scene, verb: int, row: Row) -> Sequence[int]:
    at = row["at"].split("|") if row["at"] else []
    for complement in scene.clauses.complements(verb):
        if complement.preposition in at:
            return complement.nouns
    return ()


def _crashes(scene: Scene, nouns: Sequence[int]) -> bool:
    """Whether it is what crashed that does harm: ``the jet crashed, killing all on board``."""
    return any(
        row["kind"] == "crash" and tuple(nouns) == tuple(scene.clauses.subjects(other))
        for other in scene.clauses.verbs()
        for row in verb_rows(scene.phrases[other].lemma)
    )


def _without_weapons(scene: Scene, sides: Sides, verb: int) -> Sides:
    """Set apart what is no side but a weapon, or a word for the event itself."""
    if not (scene.phrases[verb].gerund and _crashes(scene, sides.doers)):
        sides.weapons = [noun for noun in sides.doers if scene.is_weapon(noun)]
    acts = [noun for noun in sides.doers if scene.is_act(noun)]
    sides.cause = acts[0] if acts else sides.cause
    sides.doers = [noun for noun in sides.doers if noun not in (*sides.weapons, *acts)]
    if not acts and len(sides.doers) == 1 and scene.word(verb - 1) in RELATIVES:
        within = range(sides.doers[0] + 1, verb)  # "in the wake of the bombing that killed ten"
        told = [noun for noun in within if scene.kind(noun) == "noun" and scene.is_act(noun)]
        if told and not scene.is_human(sides.doers):
            sides.cause, sides.doers = told[-1], ()
    return sides
