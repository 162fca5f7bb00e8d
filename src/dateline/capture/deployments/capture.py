"""Deployments: a force that is somewhere, or moves in or out."""

from collections.abc import Iterator

from dateline.capture.deployments.forces import Force
from dateline.capture.deployments.nouns import DeploymentNouns
from dateline.capture.deployments.sites import halves
from dateline.capture.deployments.verbs import DeploymentVerbs
from dateline.capture.places.whereabouts import Whereabouts
from dateline.capture.reading import Passage
from dateline.capture.story import Story
from dateline.model import Deployment

__all__ = ["deployments"]


def deployments(story: Story) -> Iterator[Deployment]:
    """The deployments of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    whereabouts = Whereabouts()
    for passage in story.passages:
        yield from _told(story, passage, whereabouts)


def _told(story: Story, passage: Passage, whereabouts: Whereabouts) -> Iterator[Deployment]:
    """The deployments of a sentence."""
    told: dict[int, list[Deployment]] = {}
    found: list[tuple[int, Force, Deployment]] = []
    verbs = DeploymentVerbs(story, passage, whereabouts, told)
    nouns = DeploymentNouns(story, passage, whereabouts, told)
    for index, phrase in enumerate(passage.phrases):
        telling: Iterator[tuple[Force, Deployment]] = iter(())
        if phrase.kind == "verb":
            telling = verbs.told_by(index)
        elif phrase.kind == "noun":
            telling = nouns.told_by(index)
        for force, made in telling:
            known = told.setdefault(force.core, [])
            purpose = phrase.infinitive and made.movement in ("present", "reinforce")
            if phrase.infinitive and (known or (purpose and len(told) > 1)):
                continue  # what it was sent for
            if any(other.movement == made.movement for other in known):
                continue
            known.append(made)
            whereabouts.learn(made)
            found.append((index, force, made))
    for index, force, made in found:
        if len(told[force.core]) == 1 or not _only_describes(passage, index, made):
            yield from halves(story, passage, made, force.noun)


def _only_describes(passage: Passage, index: int, made: Deployment) -> bool:
    """Whether words only say which force it is that moves: ``the soldiers in Chad left``."""
    if made.movement != "present":
        return False
    phrase = passage.phrases[index]
    participle = not phrase.infinitive and not passage.clauses.is_finite(index)
    return phrase.kind == "noun" or participle
