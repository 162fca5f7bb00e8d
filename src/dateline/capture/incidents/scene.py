"""A sentence as the rules of incidents see it: whom and what its noun phrases name."""

from collections.abc import Iterable

import attrs

from dateline.capture.actors.resolving import Identity
from dateline.capture.grammar.lexicon import takes_clause
from dateline.capture.incidents.vocabulary import is_vehicle
from dateline.capture.incidents.wording import EMPTY, MORE, Act, Wording
from dateline.capture.naming.names import known_name
from dateline.capture.tables import words
from dateline.gazetteer import gazetteer
from dateline.model import Actor, ActorKind

__all__ = ["Act", "Scene"]

_ACTING = frozenset(
    ["person", "government", "military", "organization", "group", "population", "name", "place"]
)
_TENS = frozenset(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
# Nouns for some of what "of" tells.
_PARTS = frozenset(
    [
        *("part", "parts", "portion", "portions", "section", "sections", "half", "rest", "bulk"),
        *("swathe", "swathes", "swath", "swaths", "stretch", "majority", "number", "dozens"),
        *("hundreds", "thousands", "scores", "members", "member", "wing", "arm", "branch"),
        *("order", "orders", "hands", "behest"),
        *("end", "start", "beginning", "edge", "entrance", "gate", "gates", "front", "rear"),
        *("grounds", "side", "outskirts", "heart", "centre", "center", "foot"),
        *("kilograms", "kilogrammes", "kilos", "kilo", "kg", "tonnes", "tons", "pounds", "ounces"),
        *("litres", "liters", "gallons", "barrels", "bags", "sacks", "boxes", "crates", "rounds"),
    ]
)
_STATES = frozenset(["ablaze", "alight", "afire", "aflame", "dead", "unconscious"])
_TAKEN = _STATES | frozenset(
    ["hostage", "hostages", "captive", "captives", "prisoner", "prisoners"]
)
_WE = frozenset(["we", "i"])
# Those who have weapons, as they stand before them: "coalition aircraft".
_COMMON_OWNERS: dict[str, ActorKind] = {
    "coalition": "military", "army": "military", "government": "government", "regime": "government",
    "rebel": "group", "militant": "group", "insurgent": "group", "separatist": "group",
    "police": "government", "military": "military", "militia": "group",
}  # fmt: skip
_PERSON = frozenset(["person", "name"])
_POWERS = frozenset(["government", "military", "group", "place"])


class Scene(Wording):
    """A sentence as the rules of incidents see it: its article, phrases, numbers and sides."""

    def actors(self, nouns: Iterable[int]) -> list[Actor]:
        """Those of the noun phrases who can act, each once.

        Args:
            nouns: Their indexes.
        """
        named = [self.counted_of(noun) for noun in nouns if not self._names_act(noun)]
        # "women and other marchers" are women
        plain = [noun for noun in named if not self.says_more(noun)] or named
        made: list[Actor] = []
        for noun in plain:
            made += [actor for actor in self._doers(noun) if actor not in made]
        return made

    def _doers(self, noun: int) -> list[Actor]:
        if self.phrases[noun].is_pronoun and self.word(noun) in _WE:
            return self._speakers()
        pronoun = self.phrases[noun].is_pronoun
        return self._operators(noun) or [
            _power(one)
            for one in self.story.actors.of(self.passage, noun)
            if one.kind in _ACTING
            and not self._is_empty(one.name)
            and not (pronoun and one.kind == "place")
        ]

    def _operators(self, noun: int) -> list[Actor]:
        """Whose aircraft or weapons did it: ``Turkish jets``, ``Houthi drones``."""
        mention = self.mention(noun)
        armed = self.is_weapon(noun) or is_vehicle(mention.name)
        if not armed or self.is_act(noun):
            return []
        if mention.country is None:
            return self._owners_of_arms(noun)
        name = gazetteer().country(mention.country).name
        return [Actor(name=name, kind="government", country=mention.country)]

    def _owners_of_arms(self, noun: int) -> list[Actor]:
        """Those named beside a weapon: ``coalition aircraft``, ``a jet of the air force``."""
        if self.word(noun + 1) == "of" and self.kind(noun + 2) == "noun":
            found = [one.actor() for one in self.story.actors.of(self.passage, noun + 2)]
            return [actor for actor in found if actor.kind in _POWERS - {"place"}]
        owner = self.possessor(noun)
        if owner is not None:
            return [owner] if owner.kind in _POWERS - {"place"} else []
        tokens = self.phrases[noun].tokens[:-1]
        names = [token.text for token in tokens if token.tag == "name"]
        known = known_name(" ".join(names)) if names else None
        if known is not None and known.kind in _POWERS:
            return [Actor(name=known.name, kind=known.kind, country=known.country)]  # type: ignore[arg-type]
        plain = next((token for token in tokens if token.lower in _COMMON_OWNERS), None)
        return [] if plain is None else [Actor(name=plain.lower, kind=_COMMON_OWNERS[plain.lower])]

    def _speakers(self) -> list[Actor]:
        """Whom "we" stands for in what is quoted: those who say so."""
        if self.passage.host is None:
            return []
        outer = Scene(self.story, self.story.passages[self.passage.host])
        for verb in outer.clauses.verbs():
            inside = self.passage.start <= outer.phrases[verb].start < self.passage.end
            if not inside and takes_clause(outer.phrases[verb].lemma):
                said = outer.clauses.subjects(verb) or outer.clauses.objects(verb)
                return outer.actors(noun for noun in said if outer.word(noun) not in _WE)
        return []

    def _names_act(self, noun: int) -> bool:
        """Whether an act is named after two places: ``the Dublin | and | Monaghan bombings``."""
        return self.word(noun) == "the" and self.word(noun + 1) == "and" and self.is_act(noun + 2)

    def owners(self, nouns: Iterable[int]) -> list[Actor]:
        """Whose noun phrases are: ``the rebels`` of ``the rebels' control``, ``Houthi control``.

        Args:
            nouns: Their indexes.
        """
        found: list[Actor] = []
        for noun in nouns:
            owner = self.story.actors.owner(self.passage, noun)
            names = [token.text for token in self.phrases[noun].tokens if token.tag == "name"]
            known = known_name(" ".join(names)) if names else None
            if owner is not None:
                found.append(owner.actor())
            elif known is not None:
                found.append(Actor(name=known.name, country=known.country))
        return found

    def possessor(self, noun: int) -> Actor | None:
        """Whose a noun phrase is; "its" is that of the nearest power before it in the sentence.

        Args:
            noun: Its index.
        """
        if self.is_parted_owner(noun):
            named = self.actors([noun - 2])
            return named[0] if named else self.possessor(noun - 2)
        first = self.phrases[noun].tokens[0]
        if first.tag != "possessive":
            owner = self.story.actors.owner(self.passage, noun)
            if owner is None or (owner.kind == "place" and owner.country is None):
                return None
            return owner.actor()
        wanted = _PERSON if first.lower in ("his", "her") else _POWERS
        for before in range(noun - 1, -1, -1):
            if self.kind(before) != "noun":
                continue
            for one in self.story.actors.of(self.passage, before):
                if one.kind == "place" and one.country is None:
                    continue
                if one.kind in wanted and (one.proper or first.lower == "their"):
                    return one.actor()
        return None

    def targets(self, nouns: Iterable[int]) -> list[Actor]:
        """What the noun phrases are for, each once.

        Args:
            nouns: Their indexes.
        """
        found: list[Actor] = []
        for noun in map(self.counted_of, nouns):
            if self.is_only_number(noun) or self.is_act(noun) or self.is_reflexive(noun):
                continue
            mention = self.mention(noun)
            if mention.kind == "thing" and self._is_named_after(noun):
                noun, mention = noun + 2, self.mention(noun + 2)
            known = self.story.actors.of(self.passage, noun)
            if mention.kind == "pronoun" and mention.name in (*_WE, "us", "me"):
                made = self._speakers()
            elif mention.kind == "pronoun" and mention.name == "it":
                made = self._thing_before(noun)
            elif self._names_place(noun):
                made = [Actor(name=self.mention(noun + 2).name)]
            elif known and is_vehicle(self.text(noun)) and not is_vehicle(mention.name):
                made = [Actor(name=self._plain_words(noun))]
            elif known:
                made = [one.actor() for one in known if not self._is_empty(one.name)]
            elif mention.kind == "thing" and mention.head and not self._is_empty(mention.name):
                made = [Actor(name=mention.name)]
            else:
                made = []
            made = [self._uncounted(noun, _free(actor)) for actor in made]
            found += [actor for actor in made if actor not in found]
        return found

    def counted_of(self, noun: int) -> int:
        """What a number or a part is of: ``the rebels`` of ``two of the rebels``.

        Args:
            noun: The index of the noun phrase for the number or the part.
        """
        part = self.word(noun) == "one" or self.head(noun) in _PARTS
        some = (part or self.is_only_number(noun)) and self.word(noun + 1) == "of"
        return noun + 2 if some and self.kind(noun + 2) == "noun" else noun

    def _plain_words(self, noun: int) -> str:
        """A noun phrase without its article: ``Boeing 737 Max`` of ``a Boeing 737 Max``."""
        tokens = [one for one in self.phrases[noun].tokens if one.tag != "determiner"]
        return self.passage.text[tokens[0].start : tokens[-1].end]

    def _names_place(self, noun: int) -> bool:
        """Whether the name of a place follows the noun for it: ``the town of Sirte``."""
        return (
            self.word(noun + 1) == "of"
            and self.kind(noun + 2) == "noun"
            and self.mention(noun + 2).proper
            and self.mention(noun).head in words("geographic_nouns", "level")
        )

    def _is_named_after(self, noun: int) -> bool:
        """Whether the name of a thing follows between commas: ``the capital, Sanaa, fell``."""
        return (
            self.kind(noun + 1) == self.kind(noun + 3) == "comma"
            and self.kind(noun + 2) == "noun"
            and self.mention(noun + 2).proper
        )

    def _uncounted(self, noun: int, actor: Actor) -> Actor:
        """An actor without the number before it: ``people`` of ``Twenty-six people``."""
        first, _, rest = actor.name.partition(" ")
        tens = first.lower().partition("-")[0] in _TENS
        if rest and tens and self.quantity(noun) is not None:
            return attrs.evolve(actor, name=rest)
        return actor

    def _thing_before(self, pronoun: int) -> list[Actor]:
        """What "it" stands for: the subject of the clause before, here or in the last sentence."""
        for verb in self.clauses.verbs():
            if verb < pronoun:
                subjects = self.clauses.subjects(verb)
                objects = [one for one in self.clauses.objects(verb)[:1] if one < pronoun]
                things = objects and not self.phrases[objects[0]].is_pronoun
                if things and pronoun not in subjects and self.is_human(subjects):
                    return self.targets(objects)  # "a man took a bus and burned it"
                if subjects and subjects[0] < pronoun:
                    return [] if self.is_act(subjects[0]) else self.targets(subjects[:1])
        return []

    def _is_empty(self, name: str) -> bool:
        return not name or name.lower() in MORE or name.lower() in EMPTY


def _power(one: Identity) -> Actor:
    """One who acts; a capital that does stands for its country's government."""
    country = gazetteer().country_of_capital(one.name) if one.kind == "place" else None
    if country is None or one.name == country.name:
        return one.actor()
    return Actor(name=country.name, kind="government", country=country.alpha3)


def _free(actor: Actor) -> Actor:
    """What the object was without what it became: ``men`` of ``took men hostage``."""
    name, _, last = actor.name.rpartition(" ")
    return attrs.evolve(actor, name=name) if name and last in _TAKEN else actor
