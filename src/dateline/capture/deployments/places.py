"""Where a verb says that a force is or goes, and where it is if the verb does not say."""

from collections.abc import Sequence

from dateline.capture.deployments.forces import Force
from dateline.capture.deployments.sites import Sites, sites_of
from dateline.capture.deployments.telling import DeploymentTelling
from dateline.model import Place

__all__ = ["DeploymentPlaces"]

_POINTING = frozenset(["there", "here"])
_POINTED = frozenset(
    ["area", "region", "zone", "territory", "scene", "streets", "border", "frontier"]
)


class DeploymentPlaces(DeploymentTelling):
    """The rules for places."""

    def sites(self, verb: int, force: Force, forces: Sequence[Force], last: int) -> Sites:
        """The places told for a force, of several those that are told for this one.

        ``sent ten tanks to Ukraine and 500 troops to Estonia``

        Args:
            verb: The index of the verb among the phrases.
            force: The force.
            forces: All of which the verb tells.
            last: Where the verb's clause ends, half-open.
        """
        if force.noun < verb:
            return sites_of(self.story, self.passage, force.noun + 1, last)
        is_first = force.noun in self.passage.clauses.objects(verb)[:1]
        start = verb + 1 if is_first else force.noun + 1
        others = [other.noun for other in forces if other.noun > force.noun]
        if others:
            own = sites_of(self.story, self.passage, start, others[0])
            if own.prepositions:
                return own
        return sites_of(self.story, self.passage, start, last)

    def places(self, verb: int, sites: Sites, movement: str) -> tuple[Place, ...]:
        """The places that a movement takes of those told: where to, where from, where.

        Args:
            verb: The index of the verb among the phrases.
            sites: The places told.
            movement: The movement.
        """
        for noun in self.passage.clauses.objects(verb)[:1]:
            place = self.story.places.of(self.passage, noun)
            if place is not None:
                end = self.passage.clauses.end_of(noun)
                around = sites_of(self.story, self.passage, end, end + 2).inside
                return (place, *(one for one in around if one != place))
        if movement == "withdraw":
            return sites.origin or sites.inside
        return sites.target or sites.inside if movement != "present" else sites.inside

    def places_elsewhere(
        self, verb: int, force: Force, owners: Sequence[int], first: int, placeless: bool
    ) -> tuple[Place, ...]:
        """Where the sentence, or what was told before, says that a force is.

        Args:
            verb: The index of the verb among the phrases.
            force: The force.
            owners: The indexes of the noun phrases for those who move it.
            first: Where the words that tell it begin.
            placeless: Whether the verb needs no place.
        """
        phrases = self.passage.phrases
        if force.core in self.told or force.equipment or owners:
            for noun in (force.core, *owners):
                for made in self.told.get(noun, ()):
                    return tuple(made.places)
        if first == 0 or phrases[0].kind == "preposition":
            places = sites_of(self.story, self.passage, 0, first).inside
            if places:
                return places
        for noun in owners:
            # "The mission in Chad has 300 soldiers on the ground."
            beside = sites_of(self.story, self.passage, noun + 1, min(noun + 3, verb)).inside
            if beside:
                return beside
        where = self._places_of_where(verb)
        if where:
            return where
        known = force.definite or placeless or self._points(verb)
        if not known and not self._relieves(verb):
            return ()
        return (
            self.whereabouts.of(force.actor)
            or self._place_served(force)
            or self.place_before(force)
        )

    def _places_of_where(self, verb: int) -> tuple[Place, ...]:
        """The places before a clause: ``the towns of Gao and Ber, | where troops were``."""
        clauses = self.passage.clauses
        index = min((one for one in clauses.subjects(verb) if one < verb), default=verb) - 1
        if clauses.word(index) != "where":
            return ()
        index -= 2 if clauses.kind(index - 1) == "comma" else 1
        return self.listed_before(index)

    def _place_served(self, force: Force) -> tuple[Place, ...]:
        """The country of those whom a force is to serve: ``to help the Libyan rebels``."""
        phrases = self.passage.phrases
        last = min(force.end + 6, len(phrases))
        serving = next((i for i in range(force.end, last) if phrases[i].kind == "verb"), last)
        if serving == last or not phrases[serving].infinitive:
            return ()
        for noun in self.passage.clauses.objects(serving):
            country = self.passage.mention(noun).country
            if country is not None and country != force.actor.country:
                return (self.story.places.country(country),)
        return ()

    def _points(self, verb: int) -> bool:
        """Whether a clause says where only by pointing back: ``there``, ``into the area``."""
        last = self.passage.clauses.clause_end(verb)
        for phrase in self.passage.phrases[verb + 1 : last]:
            if phrase.word in _POINTING and phrase.kind in ("adverb", "noun"):
                return True
            pointed = phrase.kind == "noun" and phrase.tokens[-1].lower in _POINTED
            if pointed and phrase.word == "the":
                return True
        return False

    def _relieves(self, verb: int) -> bool:
        """Whether a force comes to another, and so to where that is: ``replaced by``."""
        return self.passage.phrases[verb].lemma in ("replace", "relieve", "join", "reinforce")
