"""Where the forces of an article were said to be, for what is told of them without a place."""

from collections.abc import Set

import attrs

from dateline.capture.deployments.forces import Force
from dateline.capture.merging import forces_agree
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.model import Actor, Deployment, Place

__all__ = ["Whereabouts"]

# How many deployments back the place of a force may have been told.
_MEMORY = 12
# How many characters before a sentence another may begin that it goes on from.
_NEAR = 400


class Whereabouts:
    """Remembers the deployments of an article as they are told."""

    def __init__(self) -> None:
        self._told: list[Deployment] = []
        self._nouns: set[str] = set()

    @property
    def nouns(self) -> Set[str]:
        """The last words of the forces told so far, in lower case: ``the officers`` are known."""
        return self._nouns

    def learn(self, made: Deployment) -> None:
        """Take in a deployment.

        Args:
            made: The deployment.
        """
        self._told.append(made)
        for name in (made.force.name if made.force else "", *made.equipment):
            self._nouns.update(name.lower().split()[-1:])

    def named(self, force: Force) -> Force:
        """A force by the name that it was told by: ``the troops`` are the Kenyan soldiers.

        Args:
            force: The force.
        """
        if not force.definite or force.actor.country is not None or force.equipment:
            return force
        generic = words("force_nouns", "certain").get(force.actor.name.lower())
        if generic is None:
            return force
        for made in reversed(self._told[-_MEMORY:]):
            if made.force is not None and made.force.country is not None and _is_people(made):
                return attrs.evolve(force, actor=made.force)
        return force

    def latest(self, passage: Passage) -> Actor | None:
        """The people told of last, in a sentence or the one before it.

        Args:
            passage: The sentence.
        """
        for made in reversed(self._told[-_MEMORY:]):
            if made.evidence[0].start < passage.start - _NEAR:
                return None
            if made.force is not None and _is_people(made):
                return made.force
        return None

    def of(self, force: Actor) -> tuple[Place, ...]:
        """Where a force, or another of its country, was said to be last.

        Args:
            force: The force.
        """
        for made in reversed(self._told[-_MEMORY:]):
            if made.places and forces_agree(made.force, force):
                return tuple(made.places)
        return ()


def _is_people(made: Deployment) -> bool:
    """Whether a force is people, though they may have ships with them."""
    return made.force is not None and made.force.name.split()[-1] not in {
        name.split()[-1] for name in made.equipment
    }
