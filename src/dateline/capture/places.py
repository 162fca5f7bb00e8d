"""Where things happen: noun phrases after prepositions of place, as places of the gazetteer."""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from dateline.capture.actors import Actors
from dateline.capture.mentions import Mention
from dateline.capture.names import fold
from dateline.capture.reading import Passage
from dateline.capture.tables import words
from dateline.gazetteer import Toponym, gazetteer
from dateline.model import Place
from dateline.model.place import Precision

__all__ = ["Places", "located"]

_AT = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "off",
        "from",
        "inside",
        "outside",
        "around",
        "across",
        "over",
        "throughout",
        "into",
        "to",
        "within",
        "of",
        "towards",
        "toward",
        "between",
        "through",
        "along",
        "against",
    ]
)
# What "of" and the like say of a place, only after a noun for one: "the city of Erbil".
_TIED = frozenset(["of", "between", "against"])
_NEAR = frozenset(["near", "around", "outside"])
_COARSER: dict[Precision, Precision] = {"site": "city", "city": "admin1"}
# How many sentences back "the city" and "the country" may look.
_MEMORY = 12
# How often an article at least names the country that it is set in.
_OFTEN = 3
# A town of that many people is what its own name stands for.
_LARGE = 100_000
_COUNTRY_KINDS = frozenset(["country", "capital"])


class Places:
    """The places of an article.

    Args:
        passages: Its sentences.
        actors: Who is who: what names a person names no place.
    """

    def __init__(self, passages: Sequence[Passage], actors: Actors) -> None:
        self._actors = actors
        self._passages = passages
        self._countries = _countries(passages)
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

    def setting(self) -> Place | None:
        """The country where the article is set: one that most of its names of countries name.

        Returns:
            The country; None where none is named often enough.
        """
        for country, count in self._countries.most_common(1):
            if country is not None and count >= _OFTEN and 2 * count > self._countries.total():
                return self._named(gazetteer().country(country).name, None)
        return None

    def _governed(self, passage: Passage, index: int) -> Place | None:
        """The place of a noun phrase that stands where a place is told."""
        phrases = passage.phrases
        before = phrases[index - 1] if index else None
        if before is None or before.kind not in ("preposition", "conjunction"):
            return None
        if before.kind == "conjunction":
            # "in Iraq and Syria"
            head = passage.clauses.head(index - 2) if index >= 2 else -1
            if head < 2 or phrases[index - 2].kind != "noun" or phrases[index - 3].word not in _AT:
                return None
        elif before.word not in _AT or (
            before.word in _TIED and not self._is_place_noun(passage, index - 2)
        ):
            return None
        place = self.of(passage, index)
        if place is None or before.word not in _NEAR:
            return _off(place) if place is not None and before.word == "off" else place
        coarser = _COARSER.get(place.precision) if place.precision else None
        return attrs.evolve(place, precision=coarser) if coarser else place

    def _is_place_noun(self, passage: Passage, index: int) -> bool:
        if index < 0 or passage.phrases[index].kind != "noun":
            return False
        head = passage.mention(index).head
        return head in words("geographic_nouns", "level") or head in words("parts", "word")

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

    def _of(self, passage: Passage, noun: int) -> Place | None:
        mention = passage.mention(noun)
        if mention.kind == "pronoun":
            return None
        level = words("geographic_nouns", "level").get(mention.head)
        if level is not None and not mention.proper:
            return self._described(passage, noun, mention, level)
        if not mention.proper or mention.kind not in (
            "name",
            "place",
            "government",
            "organization",
        ):
            return None
        if any(one.kind == "person" for one in self._actors.of(passage, noun)):
            return None
        if mention.kind == "organization" and not gazetteer().named(mention.name):
            return None
        found = self._named(mention.name, self._hint(passage, noun, mention))
        if found is None:
            return None
        part = next(
            (
                token.text
                for token in passage.phrases[noun].tokens
                if token.lower in words("parts", "word")
            ),
            "",
        )
        if (
            part
            and part.lower() not in found.name.lower()
            and found.precision in ("country", "region")
        ):
            return attrs.evolve(found, name=f"{part} {found.name}")
        return found

    def _described(self, passage: Passage, noun: int, mention: Mention, level: str) -> Place | None:
        """``the city of Erbil``, ``Maidan Wardak province``, ``the capital, Riyadh``, ``the city``."""
        phrases = passage.phrases
        hint = mention.country
        if noun + 2 < len(phrases) and phrases[noun + 2].kind == "noun":
            if phrases[noun + 1].word == "of" or phrases[noun + 1].kind == "comma":
                other = passage.mention(noun + 2)
                if other.proper and other.kind in ("name", "place", "government"):
                    named = self._named(other.name, hint or self._hint(passage, noun + 2, other))
                    if named is not None and (
                        phrases[noun + 1].word == "of" or level in ("city", named.precision)
                    ):
                        return named
        names = [token for token in phrases[noun].tokens if token.tag == "name"]
        if names and names[-1].end < phrases[noun].tokens[-1].start and mention.owner is None:
            text = passage.text[names[0].start : names[-1].end]
            return self._named(f"{text} {mention.head}", hint) or self._named(text, hint, level)
        if names and mention.owner is not None and mention.name != mention.head:
            text = " ".join(token.text for token in names if token.start > mention.start)
            own = mention.name.rsplit(" ", 1)[0]
            if own[:1].isupper():
                return self._named(own, mention.owner.country, level)
            del text
        if mention.definite and mention.name in (
            "city",
            "town",
            "village",
            "country",
            "nation",
            "capital",
            "kingdom",
            "province",
            "region",
        ):
            return self._mentioned(passage, mention.name, level)
        return None

    def _mentioned(self, passage: Passage, noun: str, level: str) -> Place | None:
        """The place that "the city" or "the country" stands for."""
        last = max(-1, passage.number - _MEMORY)
        for number in range(passage.number, last, -1):
            other = self._passages[number]
            for index in range(len(other.phrases) - 1, -1, -1):
                if other.phrases[index].kind != "noun":
                    continue
                if other is passage and other.phrases[index].start >= passage.end:
                    continue
                mention = other.mention(index)
                if not mention.proper or (other is passage and mention.name == noun):
                    continue
                place = self.of(other, index)
                if place is None:
                    continue
                if noun == "capital" and place.country:
                    return self._named(
                        gazetteer().country(place.country).capital or "", place.country
                    )
                if place.precision == level:
                    return place
                if level == "country" and place.country:
                    return self._named(gazetteer().country(place.country).name, None)
        return None

    def _hint(self, passage: Passage, noun: int, mention: Mention) -> str | None:
        """The country, or the state, that stands beside a name: ``Mokha, Yemen``."""
        if mention.country is not None:
            return mention.country
        phrases = passage.phrases
        for step in (1, 2):
            index = noun + 2 * step
            if (
                index < len(phrases)
                and phrases[index - 1].kind in ("comma", "preposition")
                and phrases[index].kind == "noun"
            ):
                if phrases[index - 1].kind == "preposition" and phrases[index - 1].word != "in":
                    break
                other = passage.mention(index)
                if other.country is not None:
                    return other.country
                for toponym in gazetteer().named(other.name) if other.proper else ():
                    if toponym.precision in ("admin1", "country"):
                        return toponym.country
            else:
                break
        return None

    def _named(self, name: str, country: str | None, level: str | None = None) -> Place | None:
        found = gazetteer().named(name)
        if not found:
            return None
        best = max(_own(name, found), key=lambda item: self._likeliness(item, country, level))
        if (
            country is not None
            and best.country not in (country, None)
            and len(found) == 1
            and best.population < 100_000
        ):
            return None
        return best.place()

    def _likeliness(
        self, toponym: Toponym, country: str | None, level: str | None
    ) -> tuple[int, int, int, int]:
        """How well a toponym of a name fits: what stands beside it, then the article, then size."""
        beside = int(country is not None and toponym.country == country)
        fits = int(level is not None and toponym.precision == level)
        rank = 2 if toponym.kind in _COUNTRY_KINDS else 1 if toponym.precision != "city" else 0
        near = self._countries[toponym.country] if toponym.country else 0
        large = toponym.population > 1_000_000
        return (beside, fits, 2 * rank + min(near, 3) + int(large), toponym.population)


def _countries(passages: Sequence[Passage]) -> Counter[str | None]:
    """How often an article names each country, by its name or its adjectives."""
    return Counter(country for passage in passages for country in _countries_of(passage))


def _countries_of(passage: Passage) -> Iterator[str]:
    for index, phrase in enumerate(passage.phrases):
        if phrase.kind == "noun":
            country = passage.mention(index).country
            if country is not None:
                yield country


def _own(name: str, found: Sequence[Toponym]) -> Sequence[Toponym]:
    """The places of a name without the towns that only others called so.

    Where a large town bears the name, "Philadelphia" is that one and not Amman.
    """
    lesser = [item for item in found if item.precision == "city" and fold(item.name) != fold(name)]
    large = any(
        item.precision == "city" and item not in lesser and item.population >= _LARGE
        for item in found
    )
    return [item for item in found if item not in lesser] if large else found


def _off(place: Place) -> Place:
    return attrs.evolve(place, precision="region")


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
