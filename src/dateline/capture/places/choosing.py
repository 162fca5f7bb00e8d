"""Which of the places of a name an article means: by what stands beside it, then by the rest."""

import functools
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.capture.reading import Passage
from dateline.gazetteer import Toponym, gazetteer
from dateline.model.place import Precision

__all__ = ["Choice"]

# A name of one small town in another country than the one beside it is a name of something else.
_SMALL = 100_000
_LARGE = 1_000_000
# Counting a country more often than this makes it no likelier.
_OFTEN = 3
_WEIGHTS: dict[Precision, int] = {"country": 4, "admin1": 2, "region": 2, "site": 2, "city": 0}


class Choice:
    """Chooses among the places of a name.

    Args:
        passages: The article's sentences.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def named(
        self, name: str, beside: Sequence[Toponym] = (), level: Precision | None = None
    ) -> Toponym | None:
        """The place that a name means here.

        Args:
            name: The name.
            beside: What stands beside it: the countries or states that it may lie in.
            level: The level of the noun with it, such as ``city``.

        Returns:
            The likeliest place; None if there is none of that name.
        """
        found = gazetteer().named(name)
        if not found:
            return None
        own = _own(found)
        best = max(own, key=lambda item: self._likeliness(item, beside, level))
        if beside and best.country and not any(_lies_in(best, other) for other in beside):
            # "Cairo, Illinois": a state tells a town from its namesakes, large ones too.
            in_state = all(other.precision == "admin1" for other in beside)
            is_small = len(found) == 1 and best.population < _SMALL
            return None if in_state or is_small else best
        if best.kind == "country" and not beside and level is None:
            return next((item for item in found if self._is_state(item, best)), best)
        return best

    def setting(self, least: int = _OFTEN) -> Toponym | None:
        """The country where the article is set: one that most of its names of countries name.

        Args:
            least: How often it has to be named.

        Returns:
            The country; None where none is named often enough.
        """
        for country, count in self._countries.most_common(1):
            if country is not None and count >= least and 2 * count > self._countries.total():
                return next(iter(gazetteer().named(gazetteer().country(country).name)), None)
        return None

    def leading(self) -> Toponym | None:
        """The country that the article names more often than any other, and often.

        Returns:
            The country; None where two are named as often.
        """
        (first, most), (_, next_most), *_ = [*self._countries.most_common(2), (None, 0), (None, 0)]
        if first is None or most < _OFTEN or most == next_most:
            return None
        return next(iter(gazetteer().named(gazetteer().country(first).name)), None)

    def _likeliness(
        self, item: Toponym, beside: Sequence[Toponym], level: Precision | None
    ) -> tuple[int, int, int, int]:
        weight = 4 if item.kind == "capital" else _WEIGHTS[item.precision]
        often = min(self._countries[item.country], _OFTEN) if item.country else 0
        large = item.population > _LARGE
        return (
            max((_lies_in(item, other) for other in beside), default=0),
            int(item.precision == level),
            weight + often + int(large),
            item.population,
        )

    def _is_state(self, state: Toponym, country: Toponym) -> bool:
        """Whether a name of a state and a country, such as Georgia, is that of the state here."""
        if state.precision != "admin1":
            return False
        others = [item for item in self._towns_and_states if item.name != state.name]
        inside = sum(
            item.admin1 == state.admin1
            or (item.precision, item.country) == ("admin1", state.country)
            for item in others
        )
        abroad = sum(item.country == country.country for item in others)
        return inside > abroad + self._adjectives[country.country]

    @functools.cached_property
    def _countries(self) -> Counter[str | None]:
        """How often the article names each country, by its name or its adjectives."""
        return Counter(country for _, country in self._named_countries())

    @functools.cached_property
    def _adjectives(self) -> Counter[str | None]:
        """How often the article names each country, but not by its name."""
        known = gazetteer()
        return Counter(
            country
            for name, country in self._named_countries()
            if known.country(country).name not in name
        )

    def _named_countries(self) -> Iterator[tuple[str, str]]:
        for passage in self._passages:
            for index, phrase in enumerate(passage.phrases):
                if phrase.kind == "noun":
                    mention = passage.mention(index)
                    if mention.country is not None:
                        yield mention.name, mention.country

    @functools.cached_property
    def _towns_and_states(self) -> Sequence[Toponym]:
        """What the names of the article are likeliest to be, if that is no country."""
        found: list[Toponym] = []
        for passage in self._passages:
            for index, phrase in enumerate(passage.phrases):
                mention = passage.mention(index) if phrase.kind == "noun" else None
                if mention is not None and mention.proper and mention.kind in ("name", "place"):
                    found += gazetteer().named(mention.name)[:1]
        return [item for item in found if item.precision in ("city", "admin1")]


def _own(found: Sequence[Toponym]) -> Sequence[Toponym]:
    """The places of a name without the towns that only others call so.

    Where a large town bears the name, "Philadelphia" is that one and not Amman.
    """
    large = any(
        item.precision == "city" and not item.lesser and item.population >= _SMALL for item in found
    )
    return [item for item in found if not item.lesser] if large else found


def _lies_in(item: Toponym, other: Toponym) -> int:
    """How surely a place lies in another: 2 in the state, 1 in the country."""
    if item.country is None or item.country != other.country:
        return 0
    if other.precision == "admin1" and item.admin1 is not None:
        return 2 if item.admin1 == other.admin1 else 0
    return 1
