"""Deployments told of the place where a force is: ``Djibouti hosts 4,000 US troops``."""

from collections.abc import Iterator

from dateline.capture.deployments.forces import Force
from dateline.capture.deployments.sites import sites_of, subject_place
from dateline.capture.deployments.telling import DeploymentTelling
from dateline.capture.status import status_of
from dateline.model import Deployment

__all__ = ["DeploymentHosts"]

# What a place is to a force that is based there.
_SEATS = frozenset(["home", "host", "headquarters", "base", "hub"])
_SEATING = frozenset(["to", "of", "for"])
_EACH = frozenset(["all", "both", "each", "now", "long", "also"])


class DeploymentHosts(DeploymentTelling):
    """The rules by places."""

    def hosted(self, verb: int, noun: int) -> tuple[Force, Deployment] | None:
        """``Djibouti hosts 4,000 US troops``: where the force is stands before the verb.

        Args:
            verb: The index of the verb among the phrases.
            noun: The index of the noun phrase after it.

        Returns:
            The force and its deployment; None where it tells of none.
        """
        place = subject_place(self.story, self.passage, verb)
        force = self.force(noun)
        if (
            place is None
            or force is None
            or force.kind == "munition"
            or force.actor.country == place.country
        ):
            return None
        if self.passage.phrases[verb].lemma == "have" and not force.actor.country:
            return None
        last = self.passage.clauses.clause_end(verb)
        sites = sites_of(self.story, self.passage, force.end, last).inside
        first = min([verb, *self.passage.clauses.subjects(verb)])
        status = status_of(self.passage, verb, ongoing=True)
        places = sites or (place,)
        return force, self.made(force, "present", status, places, first, last, "verb")

    def home_to(self, verb: int) -> Iterator[tuple[Force, Deployment]]:
        """``Qatar is home to about 10,000 US troops``.

        Args:
            verb: The index of the verb among the phrases.

        Yields:
            The force and its deployment, where there is one.
        """
        phrases = self.passage.phrases
        if phrases[verb].lemma not in ("be", "remain", "become") or verb + 3 >= len(phrases):
            return
        if phrases[verb + 1].tokens[-1].lower not in ("home", "host", "base", "hub"):
            return
        if phrases[verb + 2].word in ("to", "for") and phrases[verb + 3].kind == "noun":
            described = verb + 5 < len(phrases) and phrases[verb + 4].kind == "comma"
            for noun in (verb + 3, verb + 5) if described else (verb + 3,):
                # "host to an anti-rebel, pro-government coalition"
                found = self.hosted(verb, noun) if phrases[noun].kind == "noun" else None
                if found is not None:
                    yield found
                    return

    def seated(self, noun: int) -> tuple[Force, Deployment] | None:
        """``Bahrain, home to the Fifth Fleet``: the place stands before.

        Args:
            noun: The index of the noun phrase for the force.

        Returns:
            The force and its deployment; None where it tells of none.
        """
        clauses = self.passage.clauses
        if clauses.word(noun - 1) not in _SEATING or noun < 4:
            return None
        if self.passage.phrases[noun - 2].tokens[-1].lower not in _SEATS:
            return None
        comma = noun - 3
        while clauses.word(comma) in _EACH:
            comma -= 1
        if clauses.kind(comma) != "comma":
            return None
        places = self.listed_before(comma - 1)
        force = self.force(noun) if places else None
        if force is None or force.actor.country == places[0].country:
            return None
        first = noun - 2
        return force, self.made(force, "present", "ongoing", places, first, force.end, "noun")
