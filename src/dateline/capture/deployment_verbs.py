"""Deployments told by verbs: ``France sent 400 soldiers to Niger``."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.deployment_sites import Sites, mission_of, sites_of, subject_place
from dateline.capture.deployment_telling import DeploymentTelling
from dateline.capture.forces import Force
from dateline.capture.movements import movements_of
from dateline.capture.status import is_negated, is_refused, status_of
from dateline.capture.tables import Row, words
from dateline.model import Deployment, Place, Status

__all__ = ["DeploymentVerbs"]

_MORE = frozenset(["more", "additional", "extra", "further"])
_TO = frozenset(["to", "into", "towards", "toward"])
# Verbs whose object does what an infinitive after it says: "ordered troops to leave".
_DIRECTING = frozenset(["order", "ask", "urge", "tell", "call", "want", "require", "allow"])
_SENDING = frozenset(
    ["deploy", "station", "base", "position", "move", "withdraw", "remove", "redeploy", "mass"]
)
# Verbs by which even police at home are a force.
_MUSTERING = frozenset(
    ["deploy", "station", "mobilize", "mobilise", "dispatch", "mass", "redeploy"]
)
# Verbs that tell of an act in the past, and of a state in the present: "was deployed".
_ACTS = frozenset(["deploy", "redeploy", "post", "assign", "position", "mass", "concentrate"])
_PAST = frozenset(["was", "were", "been"])
_NATIONS = frozenset(["government", "military", "group"])
# What is in question only because someone has to do it yet: "pledged 300 soldiers".
_INTENDED = frozenset(["planned", "hypothetical"])


class DeploymentVerbs(DeploymentTelling):
    """The rules by verbs."""

    def told_by(self, verb: int) -> Iterator[tuple[Force, Deployment]]:
        """What a verb tells.

        Args:
            verb: The index of the verb among the phrases.

        Yields:
            Each force and its deployment.
        """
        if is_negated(self.passage, verb) or is_refused(self.passage, verb):
            return
        for row in movements_of(self.passage, verb):
            found = [made for made in self._by_row(verb, row) if made is not None]
            if found:
                yield from _together(found)
                return
        yield from self._home_to(verb)

    def _by_row(self, verb: int, row: Row) -> Iterator[tuple[Force, Deployment] | None]:
        clauses = self.passage.clauses
        passive = clauses.is_passive(verb)
        subjects, objects = clauses.subjects(verb), clauses.objects(verb)
        of = row["of"]
        if of == "nation":
            yield self._nation(verb, row)
            return
        if of == "host":
            for noun in objects:
                yield self._hosted(verb, noun)
            return
        nouns: Sequence[int]
        if of == "subject":
            there = subjects and self.passage.phrases[subjects[0]].word == "there"
            nouns = () if passive else objects if there else subjects
            if self.passage.phrases[verb].infinitive and verb and not there:
                # "announced a coalition to patrol the Gulf"
                before = clauses.head(verb - 1)
                yield self._sent(verb, before, subjects, row)
        elif of == "agent":
            nouns = self._governed(verb, "by") if passive else ()
        elif of == "passive" or passive:
            nouns = subjects if passive else ()
        else:
            nouns = objects
        owners = subjects if of == "object" and not passive else ()
        forces = [
            force
            for noun in nouns
            if (force := self.force(noun, owners)) is not None
            and self._fits(verb, force, of, objects)
        ]
        for force in forces:
            yield self._moved(verb, force, row, owners, forces)
        if of == "object" and row["movement"] == "reinforce":
            # "reinforced its flank with four battalions in Poland"
            for noun in self._governed(verb, "with"):
                reinforcing = self.force(noun, subjects)
                if reinforcing is not None:
                    yield self._moved(verb, reinforcing, row, subjects)

    def _governed(self, verb: int, preposition: str) -> tuple[int, ...]:
        """The noun phrases that a verb has with a preposition."""
        for item in self.passage.clauses.complements(verb):
            if item.preposition == preposition:
                return item.nouns
        return ()

    def _sent(
        self, verb: int, noun: int, owners: Sequence[int], row: Row
    ) -> tuple[Force, Deployment] | None:
        """The force before an infinitive that says what it does."""
        if self.passage.phrases[noun].kind != "noun" or noun in owners:
            return None
        force = self.force(noun, owners)
        found = None if force is None else self._moved(verb, force, row, owners)
        if found is not None and found[1].status == "planned" and row["movement"] == "present":
            return found[0], attrs.evolve(found[1], movement="deploy")
        return found

    def _fits(self, verb: int, force: Force, of: str, objects: Sequence[int]) -> bool:
        phrase, phrases = self.passage.phrases[verb], self.passage.phrases
        if force.kind == "munition" and phrase.lemma not in _SENDING:
            return False
        if phrase.lemma in _DIRECTING and of == "object":
            return not any(
                item.kind == "verb" and item.infinitive for item in phrases[verb + 1 : verb + 6]
            )
        if phrase.lemma == "be":
            index = force.end if force.noun > verb else verb + 1
            while index < len(phrases) and phrases[index].kind in ("adverb", "date"):
                index += 1
            return index + 1 < len(phrases) and bool(
                sites_of(self.story, self.passage, index, index + 2).inside
            )
        return not (of == "subject" and objects and force.kind == "police")

    def _moved(
        self,
        verb: int,
        force: Force,
        row: Row,
        owners: Sequence[int],
        forces: Sequence[Force] = (),
    ) -> tuple[Force, Deployment] | None:
        passage, clauses = self.passage, self.passage.clauses
        phrases = passage.phrases
        last = clauses.clause_end(verb)
        first = self._first(verb, force)
        sites = self._sites(verb, force, forces, last)
        movement = self._movement(verb, force, row, sites)
        places = self._places(verb, sites, movement)
        if not places and row["of"] == "agent":
            place = subject_place(self.story, passage, verb)
            places = (place,) if place is not None else ()
        places = places or self._places_elsewhere(force, owners, first, bool(row["placeless"]))
        if not places and not (row["placeless"] and force.kind in ("people", "unit")):
            return None
        if force.kind == "police" and not self._is_force(verb, force, places):
            return None
        if movement == "deploy" and {t.lower for t in phrases[force.noun].tokens} & _MORE:
            movement = "reinforce"
        status = self._status(verb, movement)
        if movement == "present" and clauses.is_passive(verb) and status in _INTENDED:
            movement = "deploy"  # "will be stationed"
        made = self.made(force, movement, status, places, first, last, "verb")
        origin = sites.origin[0] if sites.origin and movement in ("deploy", "reinforce") else None
        mission = mission_of(passage, max(verb, force.noun), last)
        return force, attrs.evolve(made, origin=origin, mission=mission)

    def _movement(self, verb: int, force: Force, row: Row, sites: Sites) -> str:
        """What the words around a verb make of the movement that it tells."""
        phrase = self.passage.phrases[verb]
        if phrase.lemma == "return" and self._goes_home(verb, force, sites):
            return "withdraw"
        if row["of"] == "passive" and row["movement"] == "present":
            act = phrase.lemma in _ACTS and any(token.lower in _PAST for token in phrase.tokens)
            if act or sites.has(_TO):
                return "deploy"  # "were deployed around the airport"
        return row["movement"]

    def _status(self, verb: int, movement: str) -> Status:
        """Whether it has happened, also where the verb itself only intends it: ``pledged``."""
        status = status_of(self.passage, verb, ongoing=movement == "present")
        own = words("stances", "status").get(self.passage.phrases[verb].lemma)
        if status == "occurred" and own in _INTENDED and movement == "deploy":
            return "planned"
        return status

    def _sites(self, verb: int, force: Force, forces: Sequence[Force], last: int) -> Sites:
        """The places told for a force, of several those that are told for this one.

        ``sent ten tanks to Ukraine and 500 troops to Estonia``
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

    def _places(self, verb: int, sites: Sites, movement: str) -> tuple[Place, ...]:
        for noun in self.passage.clauses.objects(verb)[:1]:
            place = self.story.places.of(self.passage, noun)
            if place is not None:
                end = self.passage.clauses.end_of(noun)
                around = sites_of(self.story, self.passage, end, end + 2).inside
                return (place, *(one for one in around if one != place))
        if movement == "withdraw":
            return sites.origin or sites.inside
        return sites.target or sites.inside if movement != "present" else sites.inside

    def _places_elsewhere(
        self, force: Force, owners: Sequence[int], first: int, placeless: bool
    ) -> tuple[Place, ...]:
        """Where the sentence, or what was told before, says that a force is."""
        phrases = self.passage.phrases
        if force.noun in self.told or force.equipment or owners:
            for noun in (force.noun, *owners):
                for made in self.told.get(noun, ()):
                    return tuple(made.places)
        if first == 0 or phrases[0].kind == "preposition":
            places = sites_of(self.story, self.passage, 0, first).inside
            if places:
                return places
        known = force.definite or placeless
        return self.whereabouts.of(force.actor) if known else ()

    def _first(self, verb: int, force: Force) -> int:
        """Where the words for it begin, after what another verb of the same subject says."""
        phrases, clauses = self.passage.phrases, self.passage.clauses
        first = min([verb, force.noun, *(one for one in clauses.subjects(verb) if one < verb)])
        joint = verb
        for index in range(verb - 1, first, -1):
            if phrases[index].kind in ("comma", "conjunction"):
                joint = index + 1
            elif phrases[index].kind == "verb" and clauses.is_finite(index):
                return joint if force.noun < index else first
        return first

    def _goes_home(self, verb: int, force: Force, sites: Sites) -> bool:
        home = any(
            token.lower == "home"
            for phrase in self.passage.phrases[verb : verb + 4]
            for token in phrase.tokens
        )
        return bool(sites.origin) and (
            home or any(place.country == force.actor.country for place in sites.target)
        )

    def _is_force(self, verb: int, force: Force, places: Sequence[Place]) -> bool:
        """Whether police are more than those of the place: sent from abroad, or in numbers."""
        if force.personnel is not None and self.passage.phrases[verb].lemma in _MUSTERING:
            return True
        home = force.actor.country
        there = places[0].country if places else None
        return home is not None and there is not None and home != there

    def _nation(self, verb: int, row: Row) -> tuple[Force, Deployment] | None:
        """``Turkey would be moving into northern Syria``: a country for its forces."""
        passage = self.passage
        subjects = passage.clauses.subjects(verb)
        for one in self.story.identities(passage, subjects):
            if one.kind not in _NATIONS or not one.proper:
                continue
            last = passage.clauses.clause_end(verb)
            sites = sites_of(self.story, passage, verb + 1, last)
            places = self._places(verb, sites, row["movement"])
            if not places or places[0].country in (None, one.country):
                return None
            force = Force(one.actor(), None, (), subjects[0], subjects[0] + 1, "people")
            status = status_of(passage, verb)
            first = min(subjects[0], verb)
            made = self.made(force, row["movement"], status, places, first, last, "verb")
            return force, made
        return None

    def _hosted(self, verb: int, noun: int) -> tuple[Force, Deployment] | None:
        """``Djibouti hosts 4,000 US troops``: where the force is stands before the verb."""
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

    def _home_to(self, verb: int) -> Iterator[tuple[Force, Deployment]]:
        """``Qatar is home to about 10,000 US troops``."""
        phrases = self.passage.phrases
        if phrases[verb].lemma not in ("be", "remain", "become") or verb + 3 >= len(phrases):
            return
        if phrases[verb + 1].tokens[-1].lower not in ("home", "host", "base", "hub"):
            return
        if phrases[verb + 2].word in ("to", "for") and phrases[verb + 3].kind == "noun":
            described = verb + 5 < len(phrases) and phrases[verb + 4].kind == "comma"
            for noun in (verb + 3, verb + 5) if described else (verb + 3,):
                # "host to an anti-rebel, pro-government coalition"
                found = self._hosted(verb, noun) if phrases[noun].kind == "noun" else None
                if found is not None:
                    yield found
                    return


def _together(found: Sequence[tuple[Force, Deployment]]) -> Iterator[tuple[Force, Deployment]]:
    """What one verb tells of several forces: those that go together are one.

    ``sent tanks and troops to Gao``, but ``200 soldiers and 50 police officers``
    """
    force, made = found[0]
    for other, again in found[1:]:
        counted = made.personnel is not None and again.personnel is not None
        if again.places != made.places or again.movement != made.movement or counted:
            yield force, made
            force, made = other, again
        elif made.equipment and not again.equipment:
            force, made = other, attrs.evolve(again, equipment=made.equipment)
        else:
            personnel = made.personnel or again.personnel
            equipment = (*made.equipment, *again.equipment)
            made = attrs.evolve(made, personnel=personnel, equipment=equipment)
    yield force, made
