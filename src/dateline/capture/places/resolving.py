"""Where things happen: noun phrases after prepositions of place, as places of the gazetteer."""

from collections.abc import Iterator, Sequence
from typing import cast

import attrs

from dateline.capture.actors.resolving import Actors
from dateline.capture.naming.mentions import Mention
from dateline.capture.naming.names import country_of_word, known_name
from dateline.capture.naming.place_names import (
    KINGDOMS,
    NAMED_AFTER,
    as_near,
    at_level,
    country_toponym,
    earlier_in_list,
    has_name,
    has_word,
    in_part,
    is_own_name,
    is_part,
    is_set_off,
    names_behind,
    set_off_around,
    spelled,
    states_and_countries,
)
from dateline.capture.places.borders import border_of
from dateline.capture.places.choosing import Choice
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.gazetteer import Toponym, gazetteer
from dateline.model import Place
from dateline.model.place import Precision

__all__ = ["Places", "located"]

_NAMED_KINDS = frozenset(["name", "place", "government", "organization"])
# What "the city" and the like stand for, within so many sentences back.
_POINTING = frozenset(
    ["city", "town", "village", "country", "nation", "capital", "kingdom", "province", "region"]
)
_MEMORY = 12
# A city after which a site is called: "Kabul University".
_LARGE = 100_000


class Places:
    """The places of an article.

    Args:
        passages: Its sentences.
        actors: Who is who: what names a person names no place.
    """

    def __init__(self, passages: Sequence[Passage], actors: Actors) -> None:
        self._actors = actors
        self._passages = passages
        self._choice = Choice(passages)
        self._found: dict[tuple[int, int], Place | None] = {}

    def within(self, passage: Passage, start: int, end: int) -> tuple[Place, ...]:
        """The places that a part of a sentence says, after prepositions of place.

        Args:
            passage: The sentence.
            start: Where that part begins, in code points.
            end: Where it ends, half-open.

        Returns:
            Each once, in order; a place comes before what it lies in.
        """
        found: list[Place] = []
        for index, phrase in enumerate(passage.phrases):
            if phrase.kind != "noun" or not start <= phrase.start < end:
                continue
            place = self._governed(passage, index)
            if place is not None and all(place.name != known.name for known in found):
                found.append(place)
        return tuple(found)

    def of(self, passage: Passage, noun: int) -> Place | None:
        """The place that a noun phrase names.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.

        Returns:
            The place, with coordinates where the gazetteer has it; None if it names none.
        """
        key = (passage.number, noun)
        if key not in self._found:
            self._found[key] = None  # what leads back to itself names no place
            self._found[key] = self._of(passage, noun)
        return self._found[key]

    def told(self, passage: Passage, noun: int) -> Place | None:
        """The place that a noun phrase names, as exactly as the word before it tells.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.

        Returns:
            Such as a province for ``outside Kabul``; None if it names none.
        """
        place = self.of(passage, noun)
        return None if place is None else as_near(place, self.relation(passage, noun))

    def leading(self) -> Place | None:
        """The country that the article names more often than any other.

        Returns:
            The country; None where two are named as often, or none is often.
        """
        found = self._choice.leading()
        return None if found is None else found.place()

    def setting(self) -> Place | None:
        """The country where the article is set: one that most of its names of countries name.

        Returns:
            The country; None where none is named often enough.
        """
        found = self._choice.setting()
        return None if found is None else found.place()

    def country(self, alpha3: str) -> Place:
        """The place that a country is.

        Args:
            alpha3: ISO 3166-1 alpha-3.
        """
        return country_toponym(alpha3)[0].place()

    # Prepositions.

    def _governed(self, passage: Passage, noun: int) -> Place | None:
        """The place of a noun phrase that stands where a place is told."""
        relation = self.relation(passage, noun)
        place = self.of(passage, noun) if relation else None
        if self._is_explanation(passage, noun):
            place = self.of(passage, noun - 2) or place  # "the province of Idlib" is no town
        return None if place is None else as_near(place, relation)

    def relation(self, passage: Passage, noun: int) -> str | None:
        """How a noun phrase tells a place.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.

        Returns:
            in, near, off, part (of it); None if it does not stand where a place is told.
        """
        phrases = passage.phrases
        if not noun:
            return None
        before = phrases[noun - 1]
        if before.kind in ("conjunction", "comma"):  # "in Iraq, Syria and Yemen"
            return self._listed_relation(passage, noun)
        if before.kind != "preposition" and before.word != "off":
            return None
        relation = words("place_relations", "relation").get(before.word)
        return self._tied_relation(passage, noun - 2) if relation == "tied" else relation

    def _listed_relation(self, passage: Passage, noun: int) -> str | None:
        """The relation of what stands before in a list of places."""
        earlier = earlier_in_list(passage, noun)
        first = self.of(passage, earlier) if earlier is not None else None
        if first is None or earlier is None:
            return None
        if passage.phrases[noun - 1].kind == "comma":
            own = self.of(passage, noun)
            if own is None or own.precision != first.precision:
                return None  # "in Vienna, Austria, and"
        return self.relation(passage, earlier)

    def _tied_relation(self, passage: Passage, noun: int) -> str | None:
        """The relation that "of" passes on from ``off the coast``, ``the south``, ``the city``."""
        if noun < 0 or passage.phrases[noun].kind != "noun":
            direction = noun >= 0 and passage.phrases[noun].word in words("parts", "word")
            return "near" if direction else None  # "a road | south | of Homs"
        head = passage.mention(noun).head
        if head in words("parts", "word"):
            # "30 miles north of Baghdad" is near it, "the north of Syria" a part of it.
            return "part" if passage.phrases[noun].word == "the" else "near"
        own = words("place_relations", "relation").get(head)
        if own is None and head not in words("geographic_nouns", "level"):
            return None
        relation = self.relation(passage, noun)
        return relation if relation in ("near", "off") else own or "in"

    def _is_explanation(self, passage: Passage, noun: int) -> bool:
        """Whether a name says which city or province the noun before it is: ``city of Erbil``."""
        phrases = passage.phrases
        if noun < 2 or phrases[noun - 1].word != "of" or phrases[noun - 2].kind != "noun":
            return False
        return _level(passage.mention(noun - 2)) is not None

    # Names.

    def _of(self, passage: Passage, noun: int) -> Place | None:
        mention = passage.mention(noun)
        if mention.kind == "pronoun":
            return None
        level = _level(mention)
        if level is not None:
            return border_of(passage, noun) or self._described(passage, noun, level)
        if not mention.proper and is_part(mention.head):
            return self._part_of_owner(passage, noun)
        if not self._is_name(passage, noun):
            return None
        found = self._choice.named(mention.name, self._beside(passage, noun))
        found = found or self._named_within(mention.name, self._beside(passage, noun))
        if found is None:
            return self._unlisted(passage, noun)
        return in_part(spelled(found, mention.name), passage, noun)

    def _unlisted(self, passage: Passage, noun: int) -> Place | None:
        """A place that the gazetteer has not: ``Kafr Zeita, Syria``, ``Kilifi County``."""
        around = set_off_around(passage, noun)
        mention = passage.mention(noun)
        if around is not None:
            return attrs.evolve(around, name=mention.name, population=0, geonames_id=None).place()
        level = words("geographic_nouns", "level").get(mention.name.rsplit(" ", 1)[-1].lower())
        if mention.kind not in ("place", "organization") or level is None:
            return None
        return Place(name=mention.name, country=mention.country, precision=cast("Precision", level))

    def _part_of_owner(self, passage: Passage, noun: int) -> Place | None:
        """A part of what the genitive names: ``Mali's north``, ``Beirut's southern suburbs``."""
        owner = passage.mention(noun).owner
        if owner is None:
            return None
        found = self._choice.named(owner.name) if owner.proper else None
        pointed = None if owner.proper else self._pointed_at(passage, noun, owner.name)
        whole = found.place() if found else pointed
        if whole is None or whole.precision in ("city", "site"):
            return whole
        return attrs.evolve(whole, precision="region")

    def _named_within(self, name: str, beside: Sequence[Toponym]) -> Toponym | None:
        """The place in a name that ends in a noun: ``Sindh Province``, ``Kabul University``."""
        inner, _, noun = name.rpartition(" ")
        level = cast("Precision | None", words("geographic_nouns", "level").get(noun.lower()))
        if not inner or level not in ("site", "city", "admin1"):
            return None
        found = self._choice.named(inner, beside, "city" if level == "site" else level)
        if found is None or (level == "site" and found.population < _LARGE):
            return None
        return found if level == "site" or found.precision == level else None

    def _is_name(self, passage: Passage, noun: int) -> bool:
        """Whether a noun phrase is a name, and not that of a person."""
        mention = passage.mention(noun)
        if not mention.proper or mention.kind not in _NAMED_KINDS:
            return False
        return all(one.kind != "person" for one in self._actors.of(passage, noun))

    def _beside(self, passage: Passage, noun: int) -> Sequence[Toponym]:
        """The country or the state that stands beside a name: ``Mokha, Yemen``."""
        mention = passage.mention(noun)
        if mention.country is not None and not gazetteer().country_named(mention.name):
            return country_toponym(mention.country)
        for other in names_behind(passage, noun):
            around = states_and_countries(other)
            if around:
                return around
            if other.country is not None:
                return country_toponym(other.country)
        return ()

    # Nouns for places.

    def _described(self, passage: Passage, noun: int, level: Precision) -> Place | None:
        """``the city of Erbil``, ``Helmand province``, ``the capital, Riyadh``, ``the city``."""
        mention = passage.mention(noun)
        named = self._explained(passage, noun, level) or self._compound(passage, noun, level)
        if named is not None:
            return named
        if mention.head == "capital" and mention.country is not None:
            return self._capital(mention.country)
        if mention.owner is not None and mention.owner.proper:
            return self._in_city(passage, mention.owner, level)
        if mention.definite and mention.owner is None and mention.name in _POINTING:
            return self._pointed_at(passage, noun, mention.name)
        if mention.definite and mention.owner is None and mention.name in NAMED_AFTER:
            return next((p for p in self.before(passage, noun) if has_word(p, mention.name)), None)
        # "the Jordanian desert" is in Jordan; a US base can be anywhere.
        if mention.country is not None and level != "site":
            return self.country(mention.country)
        return None

    def _explained(self, passage: Passage, noun: int, level: Precision) -> Place | None:
        """The name behind the noun: ``the city of Erbil``, ``the capital, Riyadh``."""
        phrases = passage.phrases
        if noun + 2 >= len(phrases) or phrases[noun + 2].kind != "noun":
            return None
        is_of = phrases[noun + 1].word == "of"
        if not (is_of or is_set_off(passage, noun + 2)) or not self._is_name(passage, noun + 2):
            return None
        mention, name = passage.mention(noun), passage.mention(noun + 2).name
        if level == "admin1" and is_own_name(mention):
            return None  # "the Kullu district of Himachal Pradesh"
        beside = self._beside(passage, noun + 2)
        if mention.country is not None:
            beside = country_toponym(mention.country)
        found = self._choice.named(f"{name} {mention.head}", beside) if level == "admin1" else None
        found = found or self._choice.named(name, beside, level)
        if found is None and is_of and level != "country":
            return Place(name=name, country=mention.country, precision=level)
        if found is None or not (is_of or level in ("city", found.precision)):
            return None
        return at_level(found, level)

    def _compound(self, passage: Passage, noun: int, level: Precision) -> Place | None:
        """The name before the noun: ``Maidan Wardak province``, ``Iraq's Anbar province``."""
        mention = passage.mention(noun)
        first = mention.owner.end if mention.owner is not None else mention.start
        tokens = passage.phrases[noun].tokens
        names = [token for token in tokens if token.tag == "name" and token.start >= first]
        if not names:
            return None
        name = passage.text[names[0].start : names[-1].end]
        known = known_name(name)
        if country_of_word(name) is not None or (known is not None and known.kind == "group"):
            return None  # "the Iraqi city", "a Hamas base"
        beside = (
            country_toponym(mention.country) if mention.country else self._beside(passage, noun)
        )
        found = self._choice.named(f"{name} {mention.head}", beside)
        found = found or self._choice.named(name, beside, level)
        if found is not None:
            return at_level(found, level)
        # "the Kullu district"
        told = passage.phrases[noun].word == "the" and level in ("city", "admin1")
        common = name.lower() in words("faiths", "word") or name.endswith(("ish", "ist"))
        whole = mention.owner is None and f"{name} {mention.head}" == mention.name
        if not told or common or not whole:
            return None
        tied = passage.clauses.word(noun + 1) == "of" and passage.clauses.kind(noun + 2) == "noun"
        around = self.of(passage, noun + 2) if tied else beside[0].place() if beside else None
        country, state = (around.country, around.admin1) if around is not None else (None, None)
        return Place(name=name, country=country, admin1=state, precision=level)

    def _in_city(self, passage: Passage, owner: Mention, level: Precision) -> Place | None:
        """The city of which a place is: ``Gaza City's Shati camp``; a country's can be anywhere."""
        named = self._actors.identity(passage, owner)
        if named is not None and named.kind == "person":
            return None
        found = self._choice.named(owner.name)
        if found is None or (found.precision == "country" and level in ("site", "country")):
            return None
        return found.place()

    def _pointed_at(self, passage: Passage, noun: int, word: str) -> Place | None:
        """The place that "the city" or "the country" stands for: the last of its level."""
        level = words("geographic_nouns", "level").get(word)
        for place in self.before(passage, noun):
            if word == "capital" and place.country:
                return self._capital(place.country)
            if word == "kingdom" and place.country not in KINGDOMS:
                continue
            if place.precision == level:
                return place
            if level == "country" and place.country:
                return self.country(place.country)
        if level != "country" and word != "capital":
            return None
        setting = self._choice.setting(least=1)
        if setting is None or setting.country is None:
            return None
        return self._capital(setting.country) if word == "capital" else setting.place()

    def _capital(self, country: str) -> Place | None:
        capital = gazetteer().country(country).capital
        found = self._choice.named(capital, country_toponym(country), "city") if capital else None
        return found.place() if found is not None else None

    def before(self, passage: Passage, noun: int, memory: int = _MEMORY) -> Iterator[Place]:
        """The places named before a noun phrase, the last first.

        Args:
            passage: The sentence.
            noun: The index of the noun phrase among its phrases.
            memory: How many sentences to look through, this one included.

        Yields:
            Each, as often as it is named.
        """
        for number in range(passage.number, max(-1, passage.number - memory), -1):
            other = self._passages[number]
            last = noun if other is passage else len(other.phrases)
            for index in range(last - 1, -1, -1):
                if other.phrases[index].kind == "noun" and has_name(other, index):
                    place = self.of(other, index)
                    if place is not None:
                        yield place


def _level(mention: Mention) -> Precision | None:
    """The level of the noun for a place that a noun phrase ends in, if it is no name."""
    found = words("geographic_nouns", "level").get(mention.head)
    return cast("Precision", found) if found is not None and not mention.proper else None


def located(name: str, region: str | None = None) -> Place | None:
    """The place of a name that stands by itself, such as that of a dateline.

    Args:
        name: The name, in any case.
        region: The country or the state beside it, if there is one.

    Returns:
        The place with its coordinates, or None where the gazetteer has none.
    """
    beside = {item.country for item in gazetteer().named(region)} if region else set()
    found = gazetteer().named(name.title() if name.isupper() else name)
    fitting = [item for item in found if item.country in beside] or found
    return fitting[0].place() if fitting else None
