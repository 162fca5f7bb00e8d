"""Where forces are, where they go and come from, and what for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from dateline.capture.grammar.phrases import Phrase
from dateline.capture.quantities.finding import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.model import Deployment, Place

__all__ = ["ERRANDS", "Sites", "halves", "mission_of", "sites_of", "subject_place"]

_TARGETS = frozenset(["to", "into", "towards", "toward", "onto"])
# Before a name that is not known these lead to a place: none but places are moved to or from.
_LEADING = frozenset(["to", "into", "from", "in", "near", "outside", "around"])
# Words of names that are none of places.
_DEEDS = frozenset(["war", "operation", "exercise", "battle", "treaty", "agreement", "shield"])
# What leads to a place only where nothing else tells one: "a force for Darfur".
_AIMS = frozenset(["for"])
_ORIGINS = frozenset(["from", "out"])
_JOINTS = frozenset(["conjunction", "comma"])
# What ties a place to what it lies in: "at a base in Kuwait".
_WITHIN = frozenset(["in", "on", "near"])
_PLACELESS = frozenset(["it", "country", "nation", "city", "base", "region", "town", "province"])
# Nouns for what a force is sent on.
ERRANDS = frozenset(
    [
        *("mission", "missions", "operation", "operations", "exercise", "exercises", "drill"),
        *("drills", "patrol", "patrols", "training", "duty", "duties", "tour", "manoeuvres"),
        *("maneuvers", "support", "protection", "security"),
    ]
)
# How many sentences back the place may stand that "it" or "the base" means.
_MEMORY = 3
_LONGEST_MISSION = 160


@attrs.frozen
class Sites:
    """The places that a part of a sentence tells, by their prepositions.

    Attributes:
        inside: Those where something is: in, at, near.
        target: Those where something goes: to, into.
        origin: Those where something comes from: from, out of.
        prepositions: All of their prepositions.
    """

    inside: tuple[Place, ...]
    target: tuple[Place, ...]
    origin: tuple[Place, ...]
    prepositions: frozenset[str]

    def has(self, wanted: Iterable[str]) -> bool:
        """Whether one of some prepositions stands before a place.

        Args:
            wanted: The prepositions, in lower case.
        """
        return not self.prepositions.isdisjoint(wanted)


def sites_of(story: Story, passage: Passage, first: int, last: int) -> Sites:
    """The places that a part of a sentence tells.

    Args:
        story: The article.
        passage: The sentence.
        first: The index of its first phrase.
        last: The index of its last phrase, half-open.
    """
    phrases = passage.phrases
    found: dict[str, list[Place]] = {"inside": [], "target": [], "origin": []}
    directions: dict[int, str] = {}
    prepositions: set[str] = set()
    latest = -2
    for index in range(max(first, 1), min(last, len(phrases))):
        before = phrases[index - 1]
        if phrases[index].kind != "noun" or before.kind not in ("preposition", *_JOINTS):
            continue
        direction = directions[index] = _direction(phrases, index, directions)
        places = _places_at(story, passage, index, weak=not any(found.values()))
        if not places or not direction:
            continue
        if before.kind == "preposition":
            prepositions.add(before.word)
        # Of several, the first is the closest; what it lies in and what "and" joins count too.
        within = index == latest + 2 and before.word in _WITHIN
        joined = before.kind in _JOINTS and index - 3 <= latest
        direction = direction if not within else directions[latest]
        if within or joined or not found[direction]:
            found[direction] += [place for place in places if place not in found[direction]]
            latest = index
    return Sites(
        tuple(found["inside"]),
        tuple(found["target"]),
        tuple(found["origin"]),
        frozenset(prepositions),
    )


def _direction(phrases: Sequence[Phrase], noun: int, known: Mapping[int, str]) -> str:
    """Whether the words before a noun phrase lead to it, from it, or say that something is there.

    Args:
        phrases: Those of the sentence.
        noun: The index of the noun phrase.
        known: The directions of noun phrases before it, which "of" and "and" pass on.

    Returns:
        inside, target or origin; nothing where it only follows another noun.
    """
    before = phrases[noun - 1]
    if before.kind in _JOINTS:
        return known.get(noun - 2) or known.get(noun - 3) or ""
    if before.word == "of":
        out = noun > 1 and phrases[noun - 2].word == "out"
        return "origin" if out else known.get(noun - 2) or "inside"
    if before.word in _ORIGINS:
        return "origin"
    return "target" if before.word in _TARGETS or before.word in _AIMS else "inside"


def _places_at(story: Story, passage: Passage, noun: int, *, weak: bool) -> Sequence[Place]:
    """The places of a noun phrase; after "for" only where nothing else tells any."""
    before = passage.phrases[noun - 1].word
    out = before == "of" and noun > 1 and passage.phrases[noun - 2].word == "out"
    if out or (weak and before in _AIMS):
        place = story.places.of(passage, noun)
        return () if place is None else (place,)
    start = passage.phrases[noun].start
    found = story.places_in(passage, start, start + 1)
    return found or _unlisted(story, passage, noun)


def _unlisted(story: Story, passage: Passage, noun: int) -> Sequence[Place]:
    """A place that no gazetteer has, by its name alone: ``were sent to Rann``."""
    mention = passage.mention(noun)
    if passage.phrases[noun - 1].word not in _LEADING or mention.kind not in ("name", "place"):
        return ()
    if not mention.proper or mention.head or not {*mention.name.lower().split()}.isdisjoint(_DEEDS):
        return ()
    if any(one.kind == "person" for one in story.actors.of(passage, noun)):
        return ()
    return (Place(name=mention.name),)


def subject_place(story: Story, passage: Passage, verb: int) -> Place | None:
    """The place that a verb is about, also where "it" or "the base" stands for it.

    Args:
        story: The article.
        passage: The sentence.
        verb: The index of the verb.
    """
    for noun in passage.clauses.subjects(verb):
        place = story.places.of(passage, noun) or _located(story, passage, noun, verb)
        if place is not None:
            return place
        if passage.phrases[noun].tokens[-1].lower not in _PLACELESS:
            return None
        for number in range(passage.number - 1, max(-1, passage.number - 1 - _MEMORY), -1):
            place = _first_subject(story, story.passages[number])
            if place is not None:
                return place
    return None


def _located(story: Story, passage: Passage, noun: int, verb: int) -> Place | None:
    """``an air base in Erbil``, ``a base near Mosul`` as a subject."""
    if words("geographic_nouns", "level").get(passage.mention(noun).head) != "site":
        return None
    found = sites_of(story, passage, noun + 1, verb).inside
    return found[0] if found else None


def _first_subject(story: Story, passage: Passage) -> Place | None:
    for verb in passage.clauses.verbs():
        subjects = passage.clauses.subjects(verb)
        for noun in subjects:
            place = story.places.of(passage, noun)
            if place is not None:
                return place
        if subjects:
            return None
    return None


def halves(story: Story, passage: Passage, made: Deployment, noun: int) -> Iterator[Deployment]:
    """A record, and the second half of ``2,500 troops in Iraq and 900 in Syria``.

    Args:
        story: The article.
        passage: The sentence.
        made: The record of the first.
        noun: The index of its force among the phrases.

    Yields:
        The first, and the others where there are any.
    """
    again = list(_further_halves(story, passage, made, noun))
    if again:
        # Each half is evidence of its own.
        before = story.text[: again[0].evidence[0].start].rstrip()
        end = len(before.removesuffix("and").rstrip().removesuffix(","))
        head = story.evidence(made.evidence[0].start, end)
        made = attrs.evolve(made, evidence=(head,), places=made.places[:1])
    yield made
    yield from again


def _further_halves(
    story: Story, passage: Passage, made: Deployment, noun: int
) -> Iterator[Deployment]:
    phrases = passage.phrases
    if made.personnel is None:
        return
    for index in range(noun + 1, len(phrases) - 3):
        number, place_noun = index + 1, index + 3
        kinds = [phrase.kind for phrase in phrases[index : index + 4]]
        if kinds[0] not in ("conjunction", "comma") or kinds[1:] != ["noun", "preposition", "noun"]:
            continue
        if any(token.tag in ("noun", "name") for token in phrases[number].tokens):
            continue
        place = story.places.of(passage, place_noun)
        counts = find_quantities(story.text, phrases[number].start, phrases[number].end)
        if place is not None and counts:
            evidence = story.evidence(phrases[number].start, phrases[place_noun].end)
            yield attrs.evolve(
                made, personnel=counts[0].quantity, places=(place,), evidence=(evidence,)
            )


def mission_of(passage: Passage, first: int, last: int) -> str | None:
    """What a force is somewhere for: ``to fight gangs``, ``as part of the mission``.

    Args:
        passage: The sentence.
        first: The index of the verb, or of the force if that comes later.
        last: Where the clause ends, half-open.
    """
    phrases = passage.phrases
    # "as" begins no clause here.
    last = last + 4 if last < len(phrases) and phrases[last].word == "as" else last
    for index in range(first + 1, min(last, len(phrases))):
        phrase = phrases[index]
        if phrase.kind in ("comma", "semicolon"):
            return None
        if phrase.kind == "verb" and phrase.infinitive and phrase.lemma:
            return _cleaned(passage.words(index, last).removeprefix("to "))
        before = phrases[index - 1].word
        tied = index + 2 < len(phrases) and phrases[index + 1].word == "of"
        if tied and phrase.tokens[-1].lower == "part" and before == "as":
            return _cleaned(passage.words(index, min(index + 3, last)))
        errand = phrase.kind == "noun" and passage.mention(index).head in ERRANDS
        if errand and (before in ("on", "for", "in") or phrases[index - 1].kind == "verb"):
            return _cleaned(passage.words(index, index + 1))
    return None


def _cleaned(text: str) -> str | None:
    text = " ".join(text.split()).rstrip(" .,;")
    return text if text and len(text) <= _LONGEST_MISSION else None
