"""What the rules for deployments draw on: a sentence, what it has told, how a record is made."""

from collections.abc import Mapping, Sequence

import attrs

from dateline.capture.deployments.forces import Force, elliptic_force, force_of, head_count
from dateline.capture.places.whereabouts import Whereabouts
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Deployment, Place, Status

__all__ = ["DeploymentTelling"]

_SENDERS = frozenset(["government", "military", "population", "place", "group"])
# Verbs that tell of what a force, or an exercise, is made up.
_COUNTING = frozenset(["involve", "comprise", "include", "number", "total"])
# How many sentences back the place may stand that a movement without one has.
_MEMORY = 3


class DeploymentTelling:
    """A sentence as the rules for deployments see it.

    Args:
        story: The article.
        passage: The sentence.
        whereabouts: Where the article has said that forces are.
        told: What the sentence has told so far, by the index of the noun phrase for the force.
    """

    def __init__(
        self,
        story: Story,
        passage: Passage,
        whereabouts: Whereabouts,
        told: Mapping[int, Sequence[Deployment]],
    ) -> None:
        self.story = story
        self.passage = passage
        self.whereabouts = whereabouts
        self.told = told

    def force(self, noun: int, owners: Sequence[int] = ()) -> Force | None:
        """The force that a noun phrase is, by the name that it was told by before.

        Args:
            noun: The index of the noun phrase among the phrases.
            owners: The indexes of noun phrases that may tell whose force it is.

        Returns:
            The force; None where the noun phrase is for something else.
        """
        found = force_of(self.story, self.passage, noun, owners, self.whereabouts.nouns)
        found = found or self._elliptic(noun, owners)
        return None if found is None else self.whereabouts.named(found)

    def place_before(self, force: Force) -> tuple[Place, ...]:
        """The place abroad that the text named last: where a force is that is told without one.

        Args:
            force: The force.

        Returns:
            The place, or the country where the article is set; none where that is its own.
        """
        nouns = self.passage.phrases[force.noun - 1 :: -1] if force.noun else ()
        here = (
            place
            for phrase in nouns
            for place in self.story.places_in(self.passage, phrase.start, phrase.start + 1)
        )
        named = self.story.places.before(self.passage, force.noun, _MEMORY)
        for place in (*here, *named, self.story.places.setting()):
            if place is not None and place.country not in (None, force.actor.country):
                return (place,)
        return ()

    def _elliptic(self, noun: int, owners: Sequence[int]) -> Force | None:
        """A force by its number alone, after others: ``while Germany has | 1,100 | in Mali``."""
        tokens = self.passage.phrases[noun].tokens
        if not owners or not all(token.tag in ("number", "adverb") for token in tokens):
            return None
        told = self.whereabouts.latest(self.passage)
        for one in self.story.identities(self.passage, owners) if told is not None else ():
            if one.kind in _SENDERS and told is not None:
                return elliptic_force(self.story, self.passage, noun, told, one.country)
        return None

    def listed_before(self, index: int) -> tuple[Place, ...]:
        """The place of a noun phrase, or those of a list that ends with it.

        Args:
            index: The index of the noun phrase among the phrases.
        """
        clauses, found = self.passage.clauses, []
        while clauses.kind(index) == "noun":
            place = self.story.places.of(self.passage, index)
            if place is None:
                break
            found.append(place)
            index -= 1
            while clauses.kind(index) in ("comma", "conjunction"):
                index -= 1
            if clauses.kind(index + 1) == "noun":
                break
        return tuple(reversed(found))

    def made(
        self,
        force: Force,
        movement: str,
        status: Status,
        places: Sequence[Place],
        first: int,
        last: int,
        rule: str,
    ) -> Deployment:
        """A record of what some phrases of the sentence tell.

        Args:
            force: The force.
            movement: present, deploy, withdraw, reinforce or rotate.
            status: Whether it has happened.
            places: Where.
            first: The index of the first phrase that tells it.
            last: The index of the last, half-open.
            rule: The rule, as its ``extractor`` names it.
        """
        phrases = self.passage.phrases
        start, end = phrases[first].start, phrases[last - 1].end
        return Deployment(
            force=force.actor,
            personnel=force.personnel,
            equipment=force.equipment,
            movement=movement,  # type: ignore[arg-type]
            status=status,
            places=tuple(places),
            date=self._date(start, end, status == "planned", movement == "present"),
            evidence=(self.story.evidence(start, end),),
            extractor=f"rules:deployment.{rule}",
        )

    def counted(self, made: Deployment, last: int) -> Deployment:
        """A record with what takes part by the clause after it: ``involving 3,000 sailors``.

        Args:
            made: The record, which has no number yet.
            last: Where the clause that tells it ends among the phrases, half-open.
        """
        clauses = self.passage.clauses
        verb = next(
            (at for at in (last, last + 1) if clauses.kind(at) == "verb"), len(clauses.phrases)
        )
        if verb == len(clauses.phrases) or clauses.phrases[verb].lemma not in _COUNTING:
            return made
        for noun in clauses.objects(verb):
            personnel = head_count(self.story, self.passage, noun)
            if personnel is not None:
                return attrs.evolve(made, personnel=personnel)
        return made

    def _date(self, start: int, end: int, future: bool, ongoing: bool) -> str | None:
        """When: told within the passage, or ahead of it: ``On Monday, France sent``."""
        found = self.story.date(self.passage, start, end, future=future, ongoing=ongoing)
        if found is not None:
            return found
        opening = self.passage.phrases[: 2 if self.passage.phrases[0].kind == "preposition" else 1]
        if opening[-1].kind != "date":
            return None
        return self.story.date(self.passage, self.passage.start, opening[-1].end, future, ongoing)
