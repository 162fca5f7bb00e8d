"""Deployments told by verbs: ``France sent 400 soldiers to Niger``."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.deployments.force_phrases import is_further
from dateline.capture.deployments.forces import Force
from dateline.capture.deployments.hosts import DeploymentHosts
from dateline.capture.deployments.movements import movements_of
from dateline.capture.deployments.places import DeploymentPlaces
from dateline.capture.deployments.sites import ERRANDS, Sites, mission_of, sites_of, subject_place
from dateline.capture.status import is_negated, is_refused, status_of
from dateline.capture.tables import Row, words
from dateline.model import Deployment, Place, Status

__all__ = ["DeploymentVerbs"]

_TO = frozenset(["to", "into", "towards", "toward"])
# Verbs whose object does what an infinitive after it says: "ordered troops to leave".
_DIRECTING = frozenset(["order", "ask", "urge", "tell", "call", "want", "require", "allow"])
_SENDING = frozenset(
    ["deploy", "station", "base", "position", "move", "withdraw", "remove", "redeploy", "mass"]
)
_RELATIVES = frozenset(["that", "which", "whom"])
# Of fewer police, the news does not say that they are a force.
_MANY_POLICE = 100
_PARTICLES = frozenset(["in", "up", "out", "over", "off", "down"])
# Movements that have what they lead into or out of as their object; others have none but a place.
_LEADING = frozenset(
    [
        *("enter", "cross", "reach", "invade", "join", "approach", "transit", "leave", "vacate"),
        *("exit", "abandon", "quit", "embark", "evacuate"),
    ]
)
_REFLEXIVE = frozenset(["themselves", "itself"])
# Verbs that tell of an act in the past, and of a state in the present: "was deployed".
_ACTS = frozenset(["deploy", "redeploy", "post", "assign", "position", "mass", "concentrate"])
_PAST = frozenset(["was", "were", "been", "being"])
_ARRIVALS = frozenset(["deploy", "reinforce"])
_NATIONS = frozenset(["government", "military", "group"])
_SEEING = frozenset(["see", "spot", "sight", "photograph", "film", "observe"])
_REMAINING = frozenset(["remain", "stay", "keep", "retain", "maintain", "linger"])
# What more soldiers are sent for, as much as to swell a force: "deployed to reinforce the army".
_REINFORCING = ("reinforce", "bolster", "strengthen", "augment")
# Verbs by which a deployment is only to come: "pledged 300 soldiers".
_PROMISING = frozenset(
    [
        *("pledge", "offer", "promise", "order", "commit", "approve", "authorize", "authorise"),
        *("earmark", "allocate"),
    ]
)
_INTENDED = frozenset(["planned", "hypothetical"])


class DeploymentVerbs(DeploymentHosts, DeploymentPlaces):
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
        yield from self.home_to(verb)

    def _by_row(self, verb: int, row: Row) -> Iterator[tuple[Force, Deployment] | None]:
        clauses = self.passage.clauses
        subjects, objects = clauses.subjects(verb), clauses.objects(verb)
        behind = self._behind_particle(verb, subjects) or self._relative_object(verb, subjects)
        objects = objects or behind
        passive = clauses.is_passive(verb) and not behind
        of = row["of"]
        if of == "nation":
            yield self._nation(verb, row)
            return
        if of == "host":
            for noun in objects:
                yield self.hosted(verb, noun)
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
            nouns = (self._described(verb) or subjects) if passive else ()
        else:
            nouns = objects
        owners = subjects if of == "object" and not passive else ()
        forces = [
            force
            for noun in nouns
            if (force := self.force(noun, owners)) is not None
            and self._fits(verb, force, row, objects)
        ]
        for force in forces:
            yield self._moved(verb, force, row, owners, forces)
        if of == "object" and row["movement"] == "reinforce":
            # "reinforced its flank with four battalions in Poland"
            for noun in self._governed(verb, "with"):
                reinforcing = self.force(noun, subjects)
                if reinforcing is not None:
                    yield self._moved(verb, reinforcing, row, subjects)

    def _behind_particle(self, verb: int, subjects: Sequence[int]) -> tuple[int, ...]:
        """The forces that a verb with a particle has as objects: ``sent in | more troops``."""
        clauses = self.passage.clauses
        if clauses.word(verb + 1) not in _PARTICLES or clauses.kind(verb + 2) != "noun":
            return ()
        if self.force(verb + 2) is None or any(self.force(noun) for noun in subjects):
            return ()
        return clauses.joined_after(verb + 2)

    def _relative_object(self, verb: int, subjects: Sequence[int]) -> tuple[int, ...]:
        """The force before a clause that tells of it: ``the soldiers | that Kenya sent``."""
        clauses = self.passage.clauses
        if not subjects or clauses.kind(verb + 1) == "noun":
            return ()
        before = min(subjects) - 1
        if clauses.word(before) in _RELATIVES:
            before -= 1
        if clauses.kind(before) != "noun" or self.force(before) is None:
            return ()
        return (before,)

    def _described(self, verb: int) -> tuple[int, ...]:
        """The force that a participle stands right after: ``visited the soldiers | based in``."""
        clauses = self.passage.clauses
        before = clauses.back(verb - 1)
        if not self.passage.phrases[verb].participle or clauses.kind(before) != "noun":
            return ()
        return (before,) if self.force(before) is not None else ()

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

    def _fits(self, verb: int, force: Force, row: Row, objects: Sequence[int]) -> bool:
        of, movement = row["of"], row["movement"]
        phrase, phrases = self.passage.phrases[verb], self.passage.phrases
        if force.kind == "munition" and phrase.lemma not in _SENDING:
            return False
        if phrase.lemma in _DIRECTING and of == "object":
            return not (force.end < len(phrases) and phrases[force.end].infinitive)
        if phrase.lemma == "be":
            index = force.end if force.noun > verb else verb + 1
            while index < len(phrases) and phrases[index].kind in ("adverb", "date"):
                index += 1
            busy = index + 1 < len(phrases) and phrases[index].word in ("on", "at", "under")
            if busy and self.passage.mention(index + 1).head in ERRANDS:
                index += 2  # "are on patrol in the Gulf"
            return index + 1 < len(phrases) and bool(
                sites_of(self.story, self.passage, index, index + 2).inside
            )
        if of != "subject" or not objects or force.noun in objects:
            return True
        phrasal = phrases[objects[0]].tokens[-1].lower in row["with"].split("|")
        if phrasal or (row["with"] and phrases[verb + 1].kind == "adverb"):
            return True  # "set sail", "took up positions"
        if movement == "rotate":
            return True
        if force.kind == "police":
            return movement == "present" and force.personnel is not None
        return movement == "present" or self._leads(phrase.lemma, objects[0])

    def _leads(self, verb: str, noun: int) -> bool:
        """Whether the object of a verb of movement is where it leads: ``entered the town``."""
        mention = self.passage.mention(noun)
        if mention.name in _REFLEXIVE:
            return True
        place = self.story.places.of(self.passage, noun)
        named = place is not None or mention.head in words("geographic_nouns", "level")
        return verb == "join" or (named and verb in _LEADING)

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
        sites = self.sites(verb, force, forces, last)
        movement = self._movement(verb, force, row, sites)
        places = self.places(verb, sites, movement)
        if not places and clauses.kind(last) == "verb" and phrases[last].gerund:
            # "sent troops in anticipation of | rioting in Chad"
            on = sites_of(self.story, passage, last, clauses.clause_end(last))
            places = on.inside if clauses.kind(last - 1) == "preposition" else ()
        if movement == "withdraw" and sites.target and not places:
            places = self.whereabouts.of(force.actor) or sites.target
        if movement == "withdraw" and places and self._is_home(force, places) and force.equipment:
            movement, sites = "deploy", attrs.evolve(sites, origin=places)  # "left Portsmouth"
            places = sites.target or places
        if not places and row["of"] == "agent":
            place = subject_place(self.story, passage, verb)
            places = (place,) if place is not None else ()
        places = places or self.places_elsewhere(verb, force, owners, first, bool(row["placeless"]))
        if not places and (row["placeless"] != "y" or force.kind == "munition"):
            return None
        mustered = row["of"] in ("object", "passive") and movement != "withdraw"
        if force.kind == "police" and not self._is_force(force, places, mustered=mustered):
            return None
        if movement == "deploy" and is_further(phrases[force.noun].tokens):
            movement = "reinforce"
        status = self._status(verb, movement)
        if phrases[verb].lemma in _SEEING and status == "hypothetical":
            status = "ongoing"  # "could be seen in the streets"
        if movement == "present" and clauses.is_passive(verb) and status in _INTENDED:
            movement = "deploy"  # "will be stationed"
        made = self.made(force, movement, status, places, first, last, "verb")
        origin = sites.origin[0] if sites.origin and movement in ("deploy", "reinforce") else None
        mission = mission_of(passage, max(verb, force.noun), last)
        if movement == "deploy" and (mission or "").startswith(_REINFORCING):
            made = attrs.evolve(made, movement="reinforce")
        made = attrs.evolve(made, origin=origin, mission=mission)
        return force, self.counted(made, last) if made.personnel is None else made

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
        if status == "planned" and self.passage.phrases[verb].lemma in _REMAINING:
            return "ongoing"  # who will stay is there
        if status == "occurred" and self.passage.phrases[verb].lemma in _PROMISING:
            return "planned"
        return status

    def _first(self, verb: int, force: Force) -> int:
        """Where the words for it begin, after what another verb of the same subject says."""
        phrases, clauses = self.passage.phrases, self.passage.clauses
        subjects = () if force.noun in self._described(verb) else clauses.subjects(verb)
        first = min([verb, force.noun, *(one for one in subjects if one < verb)])
        joint = verb
        for index in range(verb - 1, first, -1):
            if phrases[index].kind in ("comma", "conjunction"):
                joint = index + 1
            elif phrases[index].kind == "verb" and clauses.is_finite(index):
                # "troops are expected to leave" is one, "left, then returned" is two.
                return joint if force.noun < index and joint != verb else first
        return first

    def _is_home(self, force: Force, places: Sequence[Place]) -> bool:
        """Whether a force is in its own country."""
        return force.actor.country is not None and places[0].country == force.actor.country

    def _goes_home(self, verb: int, force: Force, sites: Sites) -> bool:
        home = any(
            token.lower == "home"
            for phrase in self.passage.phrases[verb : verb + 4]
            for token in phrase.tokens
        )
        return bool(sites.origin) and (
            home or any(place.country == force.actor.country for place in sites.target)
        )

    def _is_force(self, force: Force, places: Sequence[Place], *, mustered: bool) -> bool:
        """Whether police are more than those of the place: sent from abroad, or in numbers."""
        count = force.personnel
        if mustered and is_further(self.passage.phrases[force.core].tokens):
            return True
        if count is not None and (mustered or (count.best or count.low or 0) >= _MANY_POLICE):
            return True
        home = force.actor.country
        there = places[0].country if places else None
        return home is not None and there is not None and home != there

    def _nation(self, verb: int, row: Row) -> tuple[Force, Deployment] | None:
        """``Turkey would be moving into northern Syria``: a country for its forces."""
        passage = self.passage
        subjects = passage.clauses.subjects(verb)
        for one in self.story.identities(passage, subjects):
            if one.kind not in _NATIONS or not (one.proper or one.kind == "group"):
                continue
            last = passage.clauses.clause_end(verb)
            sites = sites_of(self.story, passage, verb + 1, last)
            places = self.places(verb, sites, row["movement"])
            if not places or places[0].country in (None, one.country):
                return None
            force = Force(one.actor(), None, (), subjects[0], subjects[0] + 1, "people")
            status = status_of(passage, verb)
            first = min(subjects[0], verb)
            made = self.made(force, row["movement"], status, places, first, last, "verb")
            return force, made
        return None


def _together(found: Sequence[tuple[Force, Deployment]]) -> Iterator[tuple[Force, Deployment]]:
    """What one verb tells of several forces: those that go together are one.

    ``sent tanks and troops to Gao``, but ``200 soldiers and 50 police officers``
    """
    force, made = found[0]
    for other, again in found[1:]:
        counted = made.personnel is not None and again.personnel is not None
        alike = again.movement == made.movement or {again.movement, made.movement} <= _ARRIVALS
        if again.places != made.places or not alike or counted:
            yield force, made
            force, made = other, again
        elif made.equipment and not again.equipment:
            force, made = (
                other,
                attrs.evolve(again, equipment=made.equipment, movement=made.movement),
            )
        else:
            personnel = made.personnel or again.personnel
            equipment = (*made.equipment, *again.equipment)
            made = attrs.evolve(made, personnel=personnel, equipment=equipment)
    yield force, made
