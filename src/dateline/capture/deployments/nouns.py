"""Deployments told by nouns: ``the withdrawal of troops from``, ``with 2,000 soldiers in``."""

from collections.abc import Iterator

import attrs

from dateline.capture.deployments.force_phrases import is_further
from dateline.capture.deployments.forces import Force, owning_force
from dateline.capture.deployments.hosts import DeploymentHosts
from dateline.capture.deployments.sites import mission_of, sites_of
from dateline.capture.status import governor_of, is_negated, noun_status
from dateline.capture.tables import words
from dateline.model import Deployment, Status

__all__ = ["DeploymentNouns"]

_BESIDE = frozenset(["in", "at", "near", "off", "along", "across", "on", "around"])
# What goes on where nothing says that it is only wanted.
_STATES = frozenset(["present", "reinforce"])
_TALKING = frozenset(["discuss", "address", "raise", "debate", "review", "condemn", "criticize"])
# Verbs whose subject's are the forces: "Spain approved the deployment of 300 troops".
_ARRANGING = frozenset(
    [
        *("announce", "approve", "authorize", "authorise", "order", "begin", "start", "complete"),
        *("finish", "plan", "confirm", "suspend", "halt", "delay", "postpone", "extend", "stop"),
        *("propose", "consider", "resume", "prepare", "continue", "accelerate", "speed"),
    ]
)
# Forces that are named in passing by where they are.
_STATIONED = frozenset(
    [
        *("force", "contingent", "mission", "patrols", "garrison", "detachment"),
        *("brigade", "battalion", "battlegroup", "flotilla", "fleet", "squadron"),
    ]
)
# What can follow a force that is named in passing: where it is, or what it is of.
_AFTER = _BESIDE | {"of", "there", "already", "now", "still", "currently"}
_NUMBERED = frozenset(["people", "unit"])


class DeploymentNouns(DeploymentHosts):
    """The rules by nouns."""

    def told_by(self, noun: int) -> Iterator[tuple[Force, Deployment]]:
        """What a noun phrase tells.

        Args:
            noun: The index of the noun phrase among its phrases.

        Yields:
            Each force and its deployment.
        """
        movement = words("movement_nouns", "movement").get(self.passage.mention(noun).head)
        found = None if movement is None else self._movement(noun, movement)
        if found is None and noun not in self.told:
            found = (
                self._with(noun) or self._wanted(noun) or self.seated(noun) or self._standing(noun)
            )
        if found is not None:
            yield found

    def _movement(self, noun: int, movement: str) -> tuple[Force, Deployment] | None:
        """``the withdrawal of French troops from Mali``, ``Russia's withdrawal from Kherson``."""
        passage, phrases = self.passage, self.passage.phrases
        end = noun + 1
        if noun + 2 < len(phrases) and phrases[noun + 1].word == "of":
            force = self._moving(noun)
            end = noun + 3 if force is None else force.end
        else:
            force = owning_force(self.story, passage, noun)
            force = None if force is None else self.whereabouts.named(force)
        if force is None:
            return None
        while end + 1 < len(phrases) and phrases[end].kind in ("preposition", "conjunction"):
            # "the presence of troops and the building of bases in Chad", "in and around Gao"
            if phrases[end + 1].kind in ("preposition", "conjunction"):
                end += 1
                continue
            if phrases[end + 1].kind not in ("noun", "date"):
                break
            end += 2
        sites = sites_of(self.story, passage, noun + 1, end)
        places = (
            sites.origin or sites.inside if movement == "withdraw" else sites.target or sites.inside
        )
        mission = mission_of(passage, end - 1, passage.clauses.clause_end(end - 1))
        if not places and end < len(phrases) and phrases[end].infinitive:
            # "the deployment of a force to restore order in Chad"
            last = passage.clauses.clause_end(end)
            places = sites_of(self.story, passage, end, last).inside
        places = places or self.whereabouts.of(force.actor) or self.place_before(force)
        default: Status = "planned" if movement == "withdraw" else "occurred"
        status = noun_status(passage, noun, "ongoing" if movement == "present" else default)
        if movement in _STATES and self._is_topic(noun):
            status = "ongoing"
        if not places or status is None:
            return None
        if movement == "present" and status == "occurred":
            status = "ongoing"
        made = self.made(force, movement, status, places, noun, end, "noun")
        return force, attrs.evolve(made, mission=mission)

    def _is_topic(self, noun: int) -> bool:
        """Whether what is there is only talked about: ``discussed Chad's military buildup``."""
        governor = governor_of(self.passage, noun)
        return governor is not None and self.passage.phrases[governor.verb].lemma in _TALKING

    def _moving(self, noun: int) -> Force | None:
        """The force after "of", whose owner may stand before: ``its deployment of troops``."""
        if self.passage.phrases[noun + 2].kind != "noun":
            return None
        subjects = [
            one
            for verb in range(noun - 1, max(-1, noun - 3), -1)
            if self.passage.phrases[verb].lemma in _ARRANGING
            for one in self.passage.clauses.subjects(verb)
        ]
        return self.force(noun + 2, subjects) or self._named(noun + 2)

    def _named(self, noun: int) -> Force | None:
        """A group or an army by its name: ``the presence of Wagner``."""
        for one in self.story.identities(self.passage, (noun,)):
            if one.proper and one.kind in ("group", "military"):
                return Force(one.actor(), None, (), noun, noun + 1, "people", definite=True)
        return None

    def _with(self, noun: int) -> tuple[Force, Deployment] | None:
        """``South Korea, with 320 soldiers in Lebanon``."""
        phrases = self.passage.phrases
        if not noun or phrases[noun - 1].word != "with" or noun + 2 >= len(phrases):
            return None
        owners = [one for one in (noun - 2, noun - 3) if one >= 0 and phrases[one].kind == "noun"]
        force = self.force(noun, owners)
        if force is None or force.personnel is None:
            return None
        return self._beside(force)

    def _standing(self, noun: int) -> tuple[Force, Deployment] | None:
        """``the 900 US troops in Syria``, ``a 300-strong force near Gao``: named in passing."""
        passage, phrases = self.passage, self.passage.phrases
        if passage.clauses.word(noun + 1) not in _AFTER:
            return None
        force = self.force(noun)
        if force is None or force.kind not in _NUMBERED:
            return None
        if any(token.lower == "police" for token in phrases[force.core].tokens):
            return None
        stationed = force.definite and passage.mention(force.core).head in _STATIONED
        if force.personnel is None and not stationed:
            return None
        governor = governor_of(passage, noun)
        if governor is not None and _is_harm(phrases[governor.verb].lemma):
            return None
        found = self._beside(force)
        abroad = found is not None and found[1].places[0].country != force.actor.country
        told = force.definite or force.kind == "unit" or force.actor.country is not None
        known = told or self.passage.clauses.word(force.end) not in _BESIDE  # "already there"
        return found if known and abroad else None

    def _wanted(self, noun: int) -> tuple[Force, Deployment] | None:
        """``a need for more foreign troops``, ``requested 500 more soldiers in Gao``."""
        passage, phrases = self.passage, self.passage.phrases
        asking = self._asking(noun) if is_further(phrases[noun].tokens) else None
        force = self.force(noun) if asking is not None else None
        if force is None or asking is None:
            return None
        last = force.end
        while last + 1 < len(phrases) and phrases[last].word in (*_BESIDE, "for"):
            last += 2
        sites = sites_of(self.story, passage, force.end, last)
        places = (
            sites.inside
            or sites.target
            or self.whereabouts.of(force.actor)
            or self.place_before(force)
        )
        made = self.made(force, "reinforce", "hypothetical", places, asking, last, "noun")
        return (force, made) if places else None

    def _asking(self, noun: int) -> int | None:
        """The index of the noun or the verb that wants what a noun phrase names."""
        phrases, verbs = self.passage.phrases, words("demands", "verb")
        if noun and verbs.get(phrases[noun - 1].lemma) == "object":
            return None if is_negated(self.passage, noun - 1) else noun - 1
        if noun < 2 or phrases[noun - 1].word != "for":
            return None
        before = phrases[noun - 2]
        if before.kind == "verb":
            asks = verbs.get(before.lemma) == "for" and not is_negated(self.passage, noun - 2)
            return noun - 2 if asks else None
        nouns = words("demands", "noun")
        return noun - 2 if nouns.get(before.tokens[-1].lower) == "for" else None

    def _beside(self, force: Force) -> tuple[Force, Deployment] | None:
        """A force that is where the phrase after it says."""
        clauses, last = self.passage.clauses, force.end + 2
        there = clauses.forward(force.end)
        pointing = [clauses.word(at) for at in range(force.end, there + 1)]
        if "there" in pointing:
            places = self.whereabouts.of(force.actor) or self.place_before(force)
            made = self.made(force, "present", "ongoing", places, force.noun, there, "noun")
            return (force, made) if places else None
        if clauses.word(last) in _BESIDE and clauses.kind(last + 1) == "noun":
            last += 2  # "at a base in Kuwait"
        if clauses.word(force.end) not in _BESIDE:
            return None
        places = sites_of(self.story, self.passage, force.end, last).inside
        if not places:
            return None
        return force, self.made(force, "present", "ongoing", places, force.noun, last, "noun")


def _is_harm(verb: str) -> bool:
    """Whether a verb always tells of an incident: "killed", but not "went" of "went off"."""
    return words("incident_verbs", "with").get(verb) == ""
