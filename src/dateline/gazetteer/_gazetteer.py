"""The gazetteer: names to places, without a table of them all in memory."""

import functools
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from typing import cast

from dateline.gazetteer._folding import key_of, other_spellings
from dateline.gazetteer._toponyms import Country, Toponym, ToponymKind

__all__ = ["Gazetteer", "gazetteer"]

# How many names are remembered with their places: an article asks for the same ones again.
_REMEMBERED = 4096
_LESS = "~"  # before a row for which the name is a lesser one
_RANKS: dict[str, int] = {"country": 0, "seat": 1, "capital": 2, "city": 4}


@functools.cache
def gazetteer() -> "Gazetteer":
    """The gazetteer, read when it is first asked for."""
    return Gazetteer()


class Gazetteer:
    """Places and countries by name.

    The names are one sorted text, searched by halves where it lies; so it costs little more
    memory than its file.
    """

    def __init__(self) -> None:
        self._names = _data("names.txt.z")
        self._cached = functools.lru_cache(maxsize=_REMEMBERED)(self._search)
        self._rows = _data("toponyms.tsv.z")
        self._countries = {country.alpha3: country for country in _countries()}
        self._by_name = _index(self._countries, lambda country: country.names)
        self._by_people = _index(
            self._countries, lambda country: [*country.adjectives, *country.people]
        )
        self._by_capital = _index(
            self._countries, lambda country: [country.capital] if country.capital else []
        )

    def named(self, name: str) -> tuple[Toponym, ...]:
        """The places of a name.

        Args:
            name: The name; case, accents, apostrophes, hyphens and "the" make no difference. Up to
                three letters have to be written as they are: "US", "Qom".

        Returns:
            Countries and what was entered by hand come first, then towns by population; those that
            others call so come last. Empty if there is none.
        """
        return self._cached(name)

    def _search(self, name: str) -> tuple[Toponym, ...]:
        wanted = key_of(name)
        if not wanted:
            return ()
        found = self._listed(wanted)
        if not found:
            others = (self._listed(other) for other in other_spellings(wanted))
            found = next(filter(None, (list(filter(_is_site, other)) for other in others)), [])
        found.sort(key=lambda item: (item.lesser, _RANKS.get(item.kind, 3), -item.population))
        return tuple(found)

    def _listed(self, wanted: str) -> list[Toponym]:
        """The places of a folded name, in the order of the table."""
        return [
            self._toponym(int(row.lstrip(_LESS)), lesser=row[0] == _LESS)
            for row in self._find(wanted)
        ]

    def _find(self, wanted: str) -> list[str]:
        """The rows of a folded name: a search by halves in sorted lines."""
        names, key = self._names, wanted.encode() + b"\t"
        low, high = 0, len(names)
        while low < high:
            middle = (low + high) // 2
            start = names.rfind(b"\n", 0, middle) + 1
            end = names.find(b"\n", middle)
            line = names[start:end]
            if line.startswith(key):
                return line[len(key) :].decode().split(",")
            if line < key:
                low = end + 1
            else:
                high = start
        return []

    def _toponym(self, offset: int, *, lesser: bool) -> Toponym:
        line = self._rows[offset : self._rows.find(b"\n", offset)].decode()
        name, kind, country, admin1, latitude, longitude, population, number = line.split("\t")
        return Toponym(
            name=name,
            kind=cast("ToponymKind", kind),
            country=country or None,
            admin1=admin1 or None,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(population or 0),
            geonames_id=int(number) if number else None,
            lesser=lesser,
        )

    def country(self, alpha3: str) -> Country:
        """A country by its code.

        Args:
            alpha3: ISO 3166-1 alpha-3, or XKX.

        Returns:
            The country.

        Raises:
            KeyError: The gazetteer has no country of that code.
        """
        return self._countries[alpha3]

    def country_named(self, name: str) -> Country | None:
        """The country of a name or an abbreviation.

        Args:
            name: Such as ``"Turkey"``, ``"Türkiye"``, ``"UK"``, ``"U.S."``.

        Returns:
            The country, or None.
        """
        return self._looked_up(self._by_name, name)

    def country_of_demonym(self, word: str) -> Country | None:
        """The country of an adjective, or of the people who live there.

        Args:
            word: Such as ``"Turkish"``, ``"Turks"``, ``"South Korean"``; with a capital letter.

        Returns:
            The country, or None. Of several, the one with the most people: "Congolese" is COD.
        """
        return self._looked_up(self._by_people, word) if word[:1].isupper() else None

    def country_of_capital(self, name: str) -> Country | None:
        """The country whose capital bears a name, which news uses for its government.

        Args:
            name: Such as ``"Ankara"``.

        Returns:
            The country, or None.
        """
        found = self._looked_up(self._by_capital, name)
        if found is not None:
            return found
        for toponym in self.named(name)[:1]:
            if toponym.country and self._countries[toponym.country].capital == toponym.name:
                return self._countries[toponym.country]
        return None

    def country_of_seat(self, name: str) -> Country | None:
        """The country for whose government a building or a street stands.

        Args:
            name: Such as ``"Kremlin"``, ``"White House"``, ``"Downing Street"``.

        Returns:
            The country, or None.
        """
        for toponym in self.named(name)[:1]:
            if toponym.kind == "seat" and toponym.country:
                return self._countries[toponym.country]
        return None

    def _looked_up(self, index: Mapping[str, str], name: str) -> Country | None:
        alpha3 = index.get(key_of(name))
        return None if alpha3 is None else self._countries[alpha3]


def _is_site(toponym: Toponym) -> bool:
    return toponym.precision == "site"


def _data(name: str) -> bytes:
    packed = resources.files(__package__).joinpath("data", name).read_bytes()
    return zlib.decompress(packed)


def _countries() -> Iterator[Country]:
    text = resources.files(__package__).joinpath("data", "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        alpha3, names, adjectives, people, capital, latitude, longitude, population = line.split(
            "\t"
        )
        yield Country(
            alpha3=alpha3,
            names=tuple(names.split("|")),
            adjectives=tuple(filter(None, adjectives.split("|"))),
            people=tuple(filter(None, people.split("|"))),
            capital=capital or None,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(population),
        )


def _index(
    countries: Mapping[str, Country], names: Callable[[Country], Iterable[str]]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for country in sorted(countries.values(), key=lambda country: -country.population):
        for name in names(country):
            found.setdefault(key_of(name), country.alpha3)
    return found
