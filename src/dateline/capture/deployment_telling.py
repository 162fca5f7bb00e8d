"""What the rules for deployments draw on: a sentence, what it has told, how a record is made."""

from collections.abc import Mapping, Sequence

import attrs

from dateline.capture.forces import Force, force_of, head_count
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.capture.whereabouts import Whereabouts
from dateline.model import Deployment, Place, Status

__all__ = ["DeploymentTelling"]

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
        return None if found is None else self.whereabouts.named(found)

    def place_before(self, force: Force) -> tuple[Place, ...]:
        """The place abroad that the text named last: where a force is that is told without one.

        Args:
            force: The force.
        """
        for place in self.story.places.before(self.passage, force.noun, _MEMORY):
            if place.country is not None and place.country != force.actor.country:
                return (place,)
        return ()

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
