"""Forces: noun phrases for troops, ships, aircraft and batteries, how many, and whose."""

from collections.abc import Container, Sequence

import attrs

from dateline.capture.deployments.force_phrases import (
    STRENGTH,
    contained,
    force_mention,
    is_certain,
    is_figure,
    joined_first,
    kind_of,
    kind_of_head,
    strength_at,
    without_loose,
)
from dateline.capture.grammar.phrases import Phrase
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import country_of_word, known_name
from dateline.capture.quantities.finding import find_quantities
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer
from dateline.model import Actor, Quantity

__all__ = ["Force", "elliptic_force", "force_of", "head_count", "owning_force"]

_OWNERS = frozenset(["government", "military", "place", "person", "population"])
_NATIONS = frozenset(["government", "military", "population", "place"])
# What forces are called after the word beside the noun for what they do: "troop presence".
_TROOP = {"troop": "troops", "troops": "troops", "military": "military", "army": "army",
          "naval": "navy", "force": "forces"}  # fmt: skip
_DEFINITE = frozenset(["determiner", "possessive"])
_SEVERAL = frozenset(["they", "them"])
_WITHDRAWALS = frozenset(["withdrawal", "pullout", "pull-out", "drawdown"])
_PEOPLE = frozenset(["people", "unit", "police"])
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
        kind: people, unit, equipment, munition or police.
        definite: Whether it stands for what is known, such as ``the force``.
    """

    actor: Actor
    personnel: Quantity | None
    equipment: tuple[str, ...]
    noun: int
    end: int
    kind: str
    definite: bool = False

    @property
    def core(self) -> int:
        """The index of the noun phrase for the force itself, within ``the last of the troops``."""
        return self.end - 1


def force_of(
    story: Story,
    passage: Passage,
    noun: int,
    owners: Sequence[int] = (),
    known: Container[str] = (),
) -> Force | None:
    """The force that a noun phrase is; ``a contingent of US troops`` is US troops.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
        owners: The indexes of noun phrases that may tell whose force it is.
        known: The nouns for forces that the article has named before.

    Returns:
        The force, or None where the noun phrase is for something else.
    """
    phrases = passage.phrases
    if phrases[noun].is_pronoun:
        return _stood_for(story, passage, noun)
    inner = contained(passage, noun)
    mention = force_mention(passage, inner)
    kind = kind_of(passage, inner, mention)
    if kind is None or is_figure(passage, inner):
        return None
    country = mention.country or _flag(phrases[inner])
    country = country or _owner_country(story, passage, inner, owners)
    again = mention.definite and mention.name.lower() in known
    first = joined_first(passage, noun)
    strength = strength_at(passage, inner) if kind == "unit" else None
    if strength is None:
        personnel = _personnel(story, phrases[first].start, phrases[inner].end, kind)
    else:
        personnel = _personnel(story, phrases[strength].start, phrases[strength].end, "people")
    counted = kind == "police" and personnel is not None
    armed = kind != "munition" and _is_of_armed(story, passage, owners)
    if not (again or counted or armed or is_certain(passage, inner, mention, country)):
        return None
    people = kind in _PEOPLE
    opener = phrases[inner].tokens[0].tag
    definite = mention.definite and (mention.owner is not None or opener in _DEFINITE)
    name = without_loose(mention.name)
    if first != noun:
        name = without_loose(f"{passage.mention(first).name} and {name}")
    actor = _actor(story, passage, mention, name, country, owners, people)
    if actor.country is None:
        actor = attrs.evolve(actor, country=_home(story, passage, inner))
    return Force(actor, personnel, () if people else (name,), noun, inner + 1, kind, definite)


def _stood_for(story: Story, passage: Passage, noun: int) -> Force | None:
    """The force that "they" stands for."""
    if passage.phrases[noun].word not in _SEVERAL:
        return None
    found = story.identities(passage, (noun,))
    if len(found) != 1 or found[0].kind != "military":
        return None
    actor = found[0].actor()
    actor = attrs.evolve(actor, name=without_loose(actor.name))
    kinds = words("force_nouns", "kind")
    if actor.name.split()[-1].lower() not in kinds and not found[0].proper:
        return None
    return Force(actor, None, (), noun, noun + 1, "people", definite=True)


def elliptic_force(
    story: Story, passage: Passage, noun: int, like: Actor, country: str | None
) -> Force | None:
    """A force of which only the number is said, like one told before.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase for the number.
        like: The force told before.
        country: Whose this one is.

    Returns:
        The force; None where there is no number.
    """
    phrase = passage.phrases[noun]
    personnel = _personnel(story, phrase.start, phrase.end, "people")
    if personnel is None:
        return None
    adjective = _adjective_of(country) if country is not None else None
    name = " ".join(filter(None, [adjective, like.name.split()[-1]]))
    actor = Actor(name=name, kind="military", country=country)
    return Force(actor, personnel, (), noun, noun + 1, "people")


def head_count(story: Story, passage: Passage, noun: int) -> Quantity | None:
    """How many people of a force a noun phrase counts, whoever they are: ``900 sailors``.

    Args:
        story: The article.
        passage: The sentence.
        noun: The index of the noun phrase among its phrases.
    """
    inner = contained(passage, noun)
    kind = kind_of_head(passage.mention(inner)) or ""
    phrases = passage.phrases
    return _personnel(story, phrases[noun].start, phrases[inner].end, kind)


def _personnel(story: Story, start: int, end: int, kind: str) -> Quantity | None:
    """How many people a noun phrase counts; of a unit, only its strength tells."""
    if kind not in _PEOPLE:
        return None
    for item in find_quantities(story.text, start, end):
        strength = STRENGTH.search(story.text, item.start, end) is not None
        if item.quantity is None or item.kind not in ("count", "compound"):
            continue
        if strength or (item.kind == "count" and kind != "unit"):
            return item.quantity
    return None


def _flag(phrase: Phrase) -> str | None:
    """The country whose ships bear what stands before a name: ``HMS``."""
    countries = words("force_words", "country")
    named = [token.lower for token in phrase.tokens if token.text.isupper()]
    return next((countries[word] for word in named if countries.get(word)), None)


def _is_of_armed(story: Story, passage: Passage, owners: Sequence[int]) -> bool:
    """Whether those who have or move it bear arms: ``The rebels have 3,000 men in``."""
    return any(one.kind in ("military", "group") for one in story.identities(passage, owners))


def _home(story: Story, passage: Passage, noun: int) -> str | None:
    """The country that a force is from: ``soldiers from Senegal``."""
    phrases = passage.phrases
    if noun + 2 >= len(phrases) or phrases[noun + 1].word != "from":
        return None
    before = phrases[noun - 1] if noun else None
    if before is not None and (before.word == "of" or _withdraws(before)):
        return None  # "the withdrawal of foreign troops from Iraq"
    place = story.places.of(passage, noun + 2) if phrases[noun + 2].kind == "noun" else None
    return place.country if place is not None and place.precision == "country" else None


def _withdraws(phrase: Phrase) -> bool:
    movement = words("movements", "movement").get(phrase.lemma)
    return phrase.kind == "verb" and movement == "withdraw"


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
    own = next(
        (_TROOP[token.lower] for token in passage.phrases[noun].tokens if token.lower in _TROOP),
        None,
    )
    country = owner.country if owner is not None else mention.country
    of_nation = mention.head == "presence" and (owner is None or owner.kind in _NATIONS)
    if country is None or not (own or of_nation or mention.head in _WITHDRAWALS):
        return None
    adjective = _adjective_of(country)
    if adjective is None:
        return None
    actor = Actor(name=f"{adjective} {own or 'forces'}", kind="military", country=country)
    return Force(actor, None, (), noun, noun + 1, "people")


def _adjective_of(country: str) -> str | None:
    """What the forces of a country are called by: ``US``, ``French``."""
    if country in _ADJECTIVES:
        return _ADJECTIVES[country]
    adjectives = gazetteer().country(country).adjectives
    return adjectives[0] if adjectives else None


def _owner_country(story: Story, passage: Passage, noun: int, owners: Sequence[int]) -> str | None:
    owner = story.actors.owner(passage, noun)
    found = [] if owner is None else [owner]
    # "Its" is the one that moves it.
    own = passage.phrases[noun].tokens[0].tag == "possessive"
    movers = story.identities(passage, owners)
    for one in (*movers, *found) if own else (*found, *movers):
        if one.country and one.kind in _OWNERS:
            return one.country
    return None


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
    """Whether its own words name neither the country nor a body: ``UN force``."""
    own = mention.name.split()[0]
    if country_of_word(own) is not None or known_name(own) is not None:
        return False
    return mention.country is None or mention.owner is not None
