"""Deployments: a force that is somewhere, or moves in or out."""

from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.deployment_sites import (
    Sites,
    further_halves,
    mission_of,
    sites_of,
    subject_place,
)
from dateline.capture.forces import Force, force_of, owning_force
from dateline.capture.reading import Passage
from dateline.capture.status import is_negated, is_refused, noun_status, status_of
from dateline.capture.story import Story
from dateline.capture.tables import Row, rows, words
from dateline.model import Deployment, Place, Status

__all__ = ["deployments"]

_MORE = frozenset(["more", "additional", "extra", "further"])
_TO = frozenset(["to", "into", "towards", "toward"])
# Verbs whose object does what an infinitive after it says: "ordered troops to leave".
_DIRECTING = frozenset(["order", "ask", "urge", "tell", "call", "want", "require", "allow"])
_SENDING = frozenset(
    ["deploy", "station", "base", "position", "move", "withdraw", "remove", "redeploy"]
)


def deployments(story: Story) -> Iterator[Deployment]:
    """The deployments of an article.

    Args:
        story: The article.

    Yields:
        Each that a sentence reports, in the order of the text, and again where it is told again.
    """
    for passage in story.passages:
        yield from _Sentence(story, passage).run()


class _Sentence:
    """One sentence, and what it has told so far."""

    def __init__(self, story: Story, passage: Passage) -> None:
        self.story = story
        self.passage = passage
        self.told: dict[int, list[Deployment]] = {}

    def run(self) -> Iterator[Deployment]:
        for index, phrase in enumerate(self.passage.phrases):
            if phrase.kind == "verb":
                for force, made in self._by_verb(index):
                    known = self.told.setdefault(force.noun, [])
                    if any(other.movement == made.movement for other in known):
                        continue
                    known.append(made)
                    yield from self._halves(made, force)
            elif phrase.kind == "noun":
                yield from self._by_noun(index)

    # By verbs.

    def _by_verb(self, verb: int) -> Iterator[tuple[Force, Deployment]]:
        phrase = self.passage.phrases[verb]
        if is_negated(self.passage, verb) or is_refused(self.passage, verb):
            return
        for row in rows("movements"):
            if phrase.lemma not in row["verb"].split("|"):
                continue
            found = [made for made in self._by_row(verb, row) if made is not None]
            if found:
                yield from found
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
                yield self._sent(verb, before, subjects, row["movement"])
        elif of == "passive" or passive:
            nouns = subjects if passive else ()
        else:
            nouns = objects
        owners = subjects if of == "object" and not passive else ()
        for noun in nouns:
            force = force_of(self.story, self.passage, noun, owners)
            if force is not None and self._fits(verb, force, of, objects):
                yield self._moved(verb, force, row["movement"], owners)
        if of == "object" and row["movement"] == "reinforce":
            yield from self._reinforced(verb, subjects)

    def _sent(
        self, verb: int, noun: int, owners: Sequence[int], movement: str
    ) -> tuple[Force, Deployment] | None:
        """The force before an infinitive that says what it does."""
        if self.passage.phrases[noun].kind != "noun" or noun in owners:
            return None
        force = force_of(self.story, self.passage, noun, owners)
        found = None if force is None else self._moved(verb, force, movement, owners)
        if found is not None and found[1].status == "planned" and movement == "present":
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
        self, verb: int, force: Force, movement: str, owners: Sequence[int]
    ) -> tuple[Force, Deployment] | None:
        passage, clauses = self.passage, self.passage.clauses
        phrases = passage.phrases
        last = clauses.clause_end(verb)
        first = self._first(verb, force)
        sites = sites_of(self.story, passage, min(verb, force.noun) + 1, last)
        if phrases[verb].lemma == "return" and self._goes_home(verb, force, sites):
            movement = "withdraw"
        if movement == "present" and clauses.is_passive(verb) and sites.has(_TO):
            movement = "deploy"
        places = self._places(verb, sites, movement)
        if not places and (force.noun in self.told or force.equipment or owners):
            places = self._places_told(force, owners)
        if (not places and first == 0) or (not places and phrases[0].kind == "preposition"):
            places = sites_of(self.story, passage, 0, first).inside
        if not places or not self._is_abroad(force, places):
            return None
        if movement == "deploy" and {t.lower for t in phrases[force.noun].tokens} & _MORE:
            movement = "reinforce"
        status = status_of(passage, verb, ongoing=movement == "present")
        origin = sites.origin[0] if sites.origin and movement in ("deploy", "reinforce") else None
        made = self._made(force, movement, status, places, first, last, "verb", origin)
        return force, attrs.evolve(made, mission=mission_of(passage, max(verb, force.noun), last))

    def _places(self, verb: int, sites: Sites, movement: str) -> tuple[Place, ...]:
        for noun in self.passage.clauses.objects(verb)[:1]:
            place = self.story.places.of(self.passage, noun)
            if place is not None:
                return (place,)
        if movement == "withdraw":
            return sites.origin or sites.inside
        return sites.target or sites.inside if movement != "present" else sites.inside

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

    def _places_told(self, force: Force, owners: Sequence[int]) -> tuple[Place, ...]:
        """Where the same force, or the one that moves it, was said to be before."""
        for noun in (force.noun, *owners):
            for made in self.told.get(noun, ()):
                return tuple(made.places)
        return ()

    def _is_abroad(self, force: Force, places: Sequence[Place]) -> bool:
        if force.kind != "police":
            return True
        home, there = force.actor.country, places[0].country
        return home is not None and there is not None and home != there

    def _reinforced(self, verb: int, owners: Sequence[int]) -> Iterator[tuple[Force, Deployment]]:
        """``reinforced its flank with four battalions in Poland``."""
        for item in self.passage.clauses.complements(verb):
            force = force_of(self.story, self.passage, item.nouns[0], owners)
            if item.preposition == "with" and force is not None:
                found = self._moved(verb, force, "reinforce", owners)
                if found is not None:
                    yield found

    def _nation(self, verb: int, row: Row) -> tuple[Force, Deployment] | None:
        """``Turkey would be moving into northern Syria``: a country for its forces."""
        passage, phrases = self.passage, self.passage.phrases
        after = phrases[verb + 1].word if verb + 1 < len(phrases) else ""
        if row["with"] and after not in row["with"].split("|"):
            return None
        subjects = passage.clauses.subjects(verb)
        for one in self.story.identities(passage, subjects):
            if one.kind not in ("government", "military", "group") or not one.proper:
                continue
            last = passage.clauses.clause_end(verb)
            sites = sites_of(self.story, passage, verb + 1, last)
            places = self._places(verb, sites, row["movement"])
            if not places or places[0].country in (None, one.country):
                return None
            force = Force(one.actor(), None, (), subjects[0], subjects[0] + 1, "people")
            status = status_of(passage, verb)
            first = min(subjects[0], verb)
            made = self._made(force, row["movement"], status, places, first, last, "verb")
            return force, made
        return None

    def _hosted(self, verb: int, noun: int) -> tuple[Force, Deployment] | None:
        """``Djibouti hosts 4,000 US troops``: where the force is stands before the verb."""
        place = subject_place(self.story, self.passage, verb)
        force = force_of(self.story, self.passage, noun)
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
        return force, self._made(force, "present", status, places, first, last, "verb")

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

    # By nouns: "the withdrawal of troops from", "with 2,000 soldiers in".

    def _by_noun(self, noun: int) -> Iterator[Deployment]:
        passage, phrases = self.passage, self.passage.phrases
        movement = words("withdrawal_nouns", "movement").get(passage.mention(noun).head)
        if movement is not None:
            made = self._movement(noun, movement)
            if made is not None:
                yield made
        elif noun and phrases[noun - 1].word == "with" and noun + 2 < len(phrases):
            owners = tuple(
                one for one in (noun - 2, noun - 3) if one >= 0 and phrases[one].kind == "noun"
            )
            force = force_of(self.story, passage, noun, owners)
            if force is None or force.personnel is None or noun in self.told:
                return
            sites = sites_of(self.story, passage, force.end, force.end + 2).inside
            if sites:
                last = force.end + 2
                yield from self._halves(
                    self._made(force, "present", "ongoing", sites, noun, last, "noun"), force
                )

    def _movement(self, noun: int, movement: str) -> Deployment | None:
        passage, phrases = self.passage, self.passage.phrases
        end = noun + 1
        force = None
        if noun + 2 < len(phrases) and phrases[noun + 1].word == "of":
            if phrases[noun + 2].kind == "noun":
                force = force_of(self.story, passage, noun + 2)
                end = noun + 3 if force is None else force.end
        else:
            force = owning_force(self.story, passage, noun)
        if force is None:
            return None
        while end + 1 < len(phrases) and phrases[end].kind == "preposition":
            if phrases[end + 1].kind not in ("noun", "date"):
                break
            end += 2
        sites = sites_of(self.story, passage, noun + 1, end)
        places = (
            sites.origin or sites.inside if movement == "withdraw" else sites.target or sites.inside
        )
        default: Status = "planned" if movement == "withdraw" else "occurred"
        status = noun_status(passage, noun, "ongoing" if movement == "present" else default)
        if not places or status is None:
            return None
        if movement == "present" and status == "occurred":
            status = "ongoing"
        return self._made(force, movement, status, places, noun, end, "noun")

    # The record.

    def _halves(self, made: Deployment, force: Force) -> Iterator[Deployment]:
        """A record, and the second half of ``2,500 troops in Iraq and 900 in Syria``."""
        again = list(further_halves(self.story, self.passage, made, force.noun))
        if again:
            # Each half is evidence of its own.
            before = self.story.text[: again[0].evidence[0].start].rstrip()
            end = len(before.removesuffix("and").rstrip().removesuffix(","))
            head = self.story.evidence(made.evidence[0].start, end)
            made = attrs.evolve(made, evidence=(head,), places=made.places[:1])
        yield made
        yield from again

    def _made(
        self,
        force: Force,
        movement: str,
        status: Status,
        places: Sequence[Place],
        first: int,
        last: int,
        rule: str,
        origin: Place | None = None,
    ) -> Deployment:
        phrases = self.passage.phrases
        start, end = phrases[first].start, phrases[last - 1].end
        future, ongoing = status == "planned", movement == "present"
        return Deployment(
            force=force.actor,
            personnel=force.personnel,
            equipment=force.equipment,
            movement=movement,  # type: ignore[arg-type]
            status=status,
            places=tuple(places),
            origin=origin,
            date=self.story.date(self.passage, start, end, future=future, ongoing=ongoing),
            evidence=(self.story.evidence(start, end),),
            extractor=f"rules:deployment.{rule}",
        )
