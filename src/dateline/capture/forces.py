"""Forces: noun phrases for troops, ships, aircraft and batteries, how many, and whose."""

import functools
from collections.abc import Sequence

import attrs

from dateline.capture.mentions import Mention
from dateline.capture.names import country_of_word
from dateline.capture.quantities import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import rows, words
from dateline.gazetteer import gazetteer
from dateline.model import Actor, Quantity

__all__ = ["Force", "force_of", "owning_force"]

_OWNERS = frozenset(["government", "military", "place", "person", "population"])
_TROOP = frozenset(["troop", "military", "naval", "force"])
_WITHDRAWALS = frozenset(["withdrawal", "pullout", "pull-out"])
# What news calls a country's forces, where it is not the gazetteer's first adjective.
_ADJECTIVES = {"USA": "US", "GBR": "British"}


@attrs.frozen
class Force:
    """A force that a noun phrase names.

    Attributes:
        actor: The force.
        personnel: How many people, or None.
        equipment: Ships, aircraft, batteries.
        noun: The index of the noun phrase.
        end: The index of the phrase after it and what it contains.
        kind: people, equipment, munition or police.
    """

    actor: Actor
    personnel: Quantity | None
    equipment: tuple[str, ...]
    noun: int
    end: int
    kind: str


def force_of(story: Story, passage: Passage, noun: int, owners: Sequence[int] = ()) -> Force | None:
    """The force that a noun phrase is; ``a contingent of US troops`` is US troops.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        owners: The indexes of noun phrases that may tell whose force it is.

    Returns:
        The force, or None where the noun phrase is for something else.
    """
    phrases = passage.phrases
    inner = _contained(passage, noun)
    mention = passage.mention(inner)
    kind = _kind(passage, inner, mention)
    if kind is None or _is_figure(passage, inner):
        return None
    country = mention.country or _owner_country(story, passage, inner, owners)
    if not _is_certain(passage, inner, mention, country):
        return None
    counts = [
        item
        for item in find_quantities(story.text, phrases[noun].start, phrases[inner].end)
        if item.kind == "count" and item.quantity is not None
    ]
    people = kind in ("people", "police")
    name = _name(passage, inner, mention)
    actor = _actor(story, passage, mention, name, country, owners, people)
    personnel = counts[0].quantity if counts and people else None
    return Force(actor, personnel, () if people else (name,), noun, inner + 1, kind)


def owning_force(story: Story, passage: Passage, noun: int) -> Force | None:
    """Whose forces move: ``Russia's withdrawal from``, ``the US troop presence in``.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase for the movement.
    """
    mention = passage.mention(noun)
    owner = story.actors.owner(passage, noun)
    if owner is not None and owner.kind in ("military", "group"):
        return Force(owner.actor(), None, (), noun, noun + 1, "people")
    military = any(token.lower in _TROOP for token in passage.phrases[noun].tokens)
    country = owner.country if owner is not None else mention.country
    if country is None or not (military or mention.head in _WITHDRAWALS):
        return None
    adjective = _adjective_of(country)
    if adjective is None:
        return None
    actor = Actor(name=f"{adjective} forces", kind="military", country=country)
    return Force(actor, None, (), noun, noun + 1, "people")


def _adjective_of(country: str) -> str | None:
    """What the forces of a country are called by: ``US``, ``French``."""
    if country in _ADJECTIVES:
        return _ADJECTIVES[country]
    adjectives = gazetteer().country(country).adjectives
    return adjectives[0] if adjectives else None


def _contained(passage: Passage, noun: int) -> int:
    phrases = passage.phrases
    if noun + 2 >= len(phrases) or phrases[noun + 1].word != "of":
        return noun
    if phrases[noun + 2].kind != "noun" or _kind_of_head(passage.mention(noun + 2)) is None:
        return noun
    last = phrases[noun].tokens[-1]
    contains = _is(last.lower, "container") or last.tag == "number"
    return noun + 2 if contains else noun


def _kind(passage: Passage, noun: int, mention: Mention) -> str | None:
    if mention.kind == "pronoun":
        return None
    first = next((token for token in passage.phrases[noun].tokens if token.tag == "name"), None)
    if any(
        _is(token.lower, "ship") and token.text.isupper() for token in passage.phrases[noun].tokens
    ):
        return "equipment"
    kind = _kind_of_head(mention)
    if kind is None and mention.kind == "military" and first is not None:
        return "people"
    return kind


def _kind_of_head(mention: Mention) -> str | None:
    kinds = words("force_nouns", "kind")
    last = " ".join(mention.name.lower().split()[-2:])
    if last in kinds:
        return kinds[last]
    return kinds.get(mention.head) if mention.head or not mention.proper else None


def _is(word: str, kind: str) -> bool:
    return word in _words_of(kind)


@functools.cache
def _words_of(kind: str) -> frozenset[str]:
    found = (row for row in rows("force_words") if row["kind"] == kind)
    return frozenset(word for row in found for word in row["word"].split("|"))


def _is_figure(passage: Passage, noun: int) -> bool:
    """Whether "of" makes a figure of it: ``an army of volunteers``, ``forces of nature``."""
    phrases = passage.phrases
    if noun + 2 >= len(phrases) or phrases[noun + 1].word != "of":
        return False
    other = passage.mention(noun + 2)
    return not (other.proper or other.country or _kind_of_head(other))


def _is_certain(passage: Passage, noun: int, mention: Mention, country: str | None) -> bool:
    tokens = passage.phrases[noun].tokens
    if any(_is(token.lower, "civil") for token in tokens[:-1]):
        return False
    last = " ".join(mention.name.lower().split()[-2:])
    certain = words("force_nouns", "certain")
    if certain.get(last) == "y" or certain.get(mention.head) == "y" or mention.kind == "military":
        return True
    military = any(_is(token.lower, "military") or _is(token.lower, "ship") for token in tokens)
    if mention.head in ("members", "team", "teams", "company", "companies", "mission", "members"):
        return military
    return military or country is not None


def _owner_country(story: Story, passage: Passage, noun: int, owners: Sequence[int]) -> str | None:
    owner = story.actors.owner(passage, noun)
    if owner is not None and owner.kind in _OWNERS:
        return owner.country
    for identity in story.identities(passage, owners):
        if identity.country and identity.kind in _OWNERS:
            return identity.country
    return None


def _name(passage: Passage, noun: int, mention: Mention) -> str:
    """The words for it without numbers and without "additional" and the like."""
    parts = mention.name.split()
    while len(parts) > 1 and (_is(parts[0].lower(), "loose") or parts[0][:1].isdigit()):
        del parts[0]
    return " ".join(parts)


def _actor(
    story: Story, passage: Passage, mention: Mention, name: str, country: str | None,
    owners: Sequence[int], people: bool,
) -> Actor:  # fmt: skip
    if mention.proper and name == mention.name:
        identity = story.actors.identity(passage, mention)
        if identity is not None and people:
            return identity.actor()
    if mention.proper:
        return Actor(name=name, kind="military", country=country)
    if not people:
        for identity in story.identities(passage, owners):
            if identity.kind == "military":
                return identity.actor()
    if country is not None and _is_bare(mention, country):
        adjective = _adjective_of(country)
        name = f"{adjective} {name}" if adjective else name
    return Actor(name=name, kind="military", country=country)


def _is_bare(mention: Mention, country: str) -> bool:
    """Whether its own words do not name the country."""
    own = mention.name.split()[0]
    return country_of_word(own) is None and (mention.country is None or mention.owner is not None)
