"""Deployments: a force that is somewhere, or moves in or out."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.mentions import Mention
from dateline.capture.quantities import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.status import is_negated, status_of
from dateline.capture.story import Story
from dateline.capture.tables import rows, words
from dateline.gazetteer import gazetteer
from dateline.model import Actor, Deployment, Place, Quantity, Status

__all__ = ["deployments"]

_MORE = frozenset(["more", "additional", "extra", "further"])
_OUT = frozenset(["from", "out"])


@attrs.frozen
class _Force:
    actor: Actor
    personnel: Quantity | None
    equipment: tuple[str, ...]
    noun: int


def deployments(story: Story) -> Iterator[Deployment]:
    """The deployments of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    for passage in story.passages:
        used: set[int] = set()
        for verb in passage.clauses.verbs():
            for found, noun in _by_verb(story, passage, verb):
                if noun not in used:
                    used.add(noun)
                    yield found
        for noun, phrase in enumerate(passage.phrases):
            if phrase.kind == "noun":
                made = _by_noun(story, passage, noun)
                if made is not None:
                    yield made


def _by_verb(story: Story, passage: Passage, verb: int) -> Iterator[tuple[Deployment, int]]:
    phrase, clauses = passage.phrases[verb], passage.clauses
    if is_negated(passage, verb):
        return
    passive = clauses.is_passive(verb)
    for row in rows("movements"):
        if phrase.lemma not in row["verb"].split("|"):
            continue
        wanted = row["of"]
        if wanted == "passive" or (wanted == "object" and passive):
            nouns = clauses.subjects(verb) if passive else ()
        elif wanted == "subject":
            nouns = () if passive else clauses.subjects(verb)
            if phrase.lemma == "be" and nouns and passage.phrases[nouns[0]].word == "there":
                nouns = clauses.objects(verb)
        else:
            nouns = () if passive else clauses.objects(verb)
        owner = clauses.subjects(verb) if wanted == "object" and not passive else ()
        for noun in nouns:
            force = _force(story, passage, noun, owner)
            if force is None:
                continue
            made = _deployment(story, passage, verb, force, row["movement"])
            if made is not None:
                again = list(_again(story, passage, made, force))
                if again:
                    # Each half is evidence of its own.
                    first = again[0][0].evidence[0].start
                    head = story.evidence(made.evidence[0].start, _before_joint(story.text, first))
                    made = attrs.evolve(made, evidence=(head,))
                yield made, noun
                yield from again
        if nouns:
            return


def _force(story: Story, passage: Passage, noun: int, owner: Sequence[int]) -> _Force | None:
    """The force that a noun phrase is, and whose; ``a contingent of US troops`` is US troops."""
    phrases = passage.phrases
    mention = passage.mention(noun)
    inner = noun
    if (
        noun + 2 < len(phrases)
        and phrases[noun + 1].word == "of"
        and phrases[noun + 2].kind == "noun"
        and passage.mention(noun + 2).head in words("force_nouns", "kind")
    ):
        inner = noun + 2
        mention = passage.mention(inner)
    kind = words("force_nouns", "kind").get(mention.head)
    if kind is None and mention.kind != "military":
        return None
    start, end = phrases[noun].start, phrases[inner].end
    counts = [item for item in find_quantities(story.text, start, end) if item.kind == "count"]
    actor = _actor(story, passage, mention, owner)
    equipment = (mention.name,) if kind == "equipment" else ()
    personnel = counts[0].quantity if counts and kind != "equipment" else None
    return _Force(actor, personnel, equipment, noun)


def _actor(story: Story, passage: Passage, mention: Mention, owner: Sequence[int]) -> Actor:
    if mention.proper:
        identity = story.actors.identity(passage, mention)
        if identity is not None:
            return identity.actor()
    country = mention.country
    name = mention.name
    if country is None:
        for identity in story.identities(passage, owner):
            if identity.country and identity.kind in ("government", "military", "place"):
                country = identity.country
    if country is not None and mention.country is None:
        adjectives = gazetteer().country(country).adjectives
        if adjectives:
            name = f"{adjectives[0]} {mention.head}"
    return Actor(name=name, kind="military", country=country)


def _deployment(
    story: Story, passage: Passage, verb: int, force: _Force, movement: str
) -> Deployment | None:
    phrases, clauses = passage.phrases, passage.clauses
    last = clauses.clause_end(verb)
    start, end = passage.phrases[verb].start, phrases[last - 1].end
    subjects = [noun for noun in clauses.subjects(verb) if noun < verb]
    start = min([start, phrases[force.noun].start, *(phrases[noun].start for noun in subjects)])
    places = story.places_in(passage, phrases[min(verb, force.noun)].start, end)
    direct = _direct_place(story, passage, verb)
    if direct is not None:
        places = (direct, *places)
    if not places:
        return None
    words_here = {token.lower for token in phrases[force.noun].tokens}
    if movement == "deploy" and words_here & _MORE:
        movement = "reinforce"
    status = status_of(passage, verb, ongoing=movement == "present")
    return _made(story, passage, force, movement, status, places, start, end, "deployment.verb")


def _direct_place(story: Story, passage: Passage, verb: int) -> Place | None:
    """The place that is a verb's object: ``left Iraq``."""
    for noun in passage.clauses.objects(verb):
        place = story.places.of(passage, noun)
        if place is not None:
            return place
    return None


def _again(
    story: Story, passage: Passage, made: Deployment, force: _Force
) -> Iterator[tuple[Deployment, int]]:
    """The second half of ``2,500 troops in Iraq and 900 in Syria``."""
    phrases = passage.phrases
    for index in range(force.noun + 1, len(phrases) - 3):
        if phrases[index].kind != "conjunction" or phrases[index + 1].kind != "noun":
            continue
        number, preposition, place_noun = index + 1, index + 2, index + 3
        if phrases[preposition].kind != "preposition" or phrases[place_noun].kind != "noun":
            continue
        if any(token.tag in ("noun", "name") for token in phrases[number].tokens):
            continue
        place = story.places.of(passage, place_noun)
        counts = find_quantities(story.text, phrases[number].start, phrases[number].end)
        if place is None or not counts:
            continue
        first, last = phrases[number].start, phrases[place_noun].end
        yield (
            attrs.evolve(
                made,
                personnel=counts[0].quantity,
                places=(place,),
                evidence=(story.evidence(first, last),),
            ),
            number,
        )


def _before_joint(text: str, end: int) -> int:
    """Where the words end before ``and`` or a comma that stands before a place in the text."""
    before = text[:end].rstrip()
    return len(before.removesuffix("and").rstrip().removesuffix(","))


def _by_noun(story: Story, passage: Passage, noun: int) -> Deployment | None:
    """``the withdrawal of the coalition from Iraq``."""
    mention = passage.mention(noun)
    movement = words("withdrawal_nouns", "movement").get(mention.head)
    phrases = passage.phrases
    if movement is None or noun + 2 >= len(phrases) or phrases[noun + 1].word != "of":
        return None
    if phrases[noun + 2].kind != "noun":
        return None
    force = _force(story, passage, noun + 2, ())
    if force is None:
        return None
    start = phrases[noun].start
    end = phrases[noun + 2].end
    index = noun + 3
    while (
        index + 1 < len(phrases)
        and phrases[index].kind == "preposition"
        and phrases[index + 1].kind == "noun"
    ):
        end = phrases[index + 1].end
        index += 2
    places = story.places_in(passage, start, end)
    if not places:
        return None
    status: Status = "planned" if movement != "present" else "ongoing"
    return _made(story, passage, force, movement, status, places, start, end, "deployment.noun")


def _made(
    story: Story, passage: Passage, force: _Force, movement: str, status: Status,
    places: Sequence[Place], start: int, end: int, rule: str,
) -> Deployment:  # fmt: skip
    return Deployment(
        force=force.actor,
        personnel=force.personnel,
        equipment=force.equipment,
        movement=movement,  # type: ignore[arg-type]
        status=status,
        places=tuple(places[:1]),
        date=story.date(passage, start, end, future=status == "planned"),
        evidence=(story.evidence(start, end),),
        extractor=f"rules:{rule}",
    )
